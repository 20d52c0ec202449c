"""Where a reading comes from, as a command."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.markup import escape

from citybrain.cli.city import AsJson, CityFolder, print_json
from citybrain.cli.headings import headed_table
from citybrain.cli.reader import READER, Reader
from citybrain.messages import text
from citybrain.open_city import OpenCity

if TYPE_CHECKING:
    from citybrain.cases.tracing.answer import EmissionRate, TraceEvidence

Property = Annotated[str, typer.Option("--property", metavar="NAME", help=text("cli-trace-property", READER.language))]
Start = Annotated[str, typer.Option("--from", metavar="TIME", help=text("cli-trace-from", READER.language))]
End = Annotated[str, typer.Option("--to", metavar="TIME", help=text("cli-trace-to", READER.language))]
Sources = Annotated[
    Path | None, typer.Option("--sources", metavar="FILE", help=text("cli-trace-sources", READER.language))
]
Readings = Annotated[
    Path | None, typer.Option("--readings", metavar="FILE", help=text("cli-trace-readings", READER.language))
]
Wind = Annotated[Path | None, typer.Option("--wind", metavar="FILE", help=text("cli-trace-wind", READER.language))]
Background = Annotated[
    float | None, typer.Option("--background", metavar="NUMBER", help=text("cli-trace-background", READER.language))
]
Stability = Annotated[
    str | None, typer.Option("--stability", metavar="A-F", help=text("cli-trace-stability", READER.language))
]
Cloud = Annotated[float | None, typer.Option("--cloud", metavar="SHARE", help=text("cli-trace-cloud", READER.language))]
Country = Annotated[bool, typer.Option("--country", help=text("cli-trace-country", READER.language))]
COUNTRY_ROUGHNESS = 0.05
"""Roughness of open country [m]: Davenport's class 3, Wieringa 1992, doi:10.1016/0167-6105(92)90434-C."""


def trace(
    city: CityFolder,
    observed: Property,
    start: Start,
    end: End,
    sources: Sources = None,
    readings: Readings = None,
    wind: Wind = None,
    background: Background = None,
    stability: Stability = None,
    cloud: Cloud = None,
    country: Country = False,
    as_json: AsJson = False,
) -> None:
    """Tell which known source readings come from, or that it is none of them, or that nobody can tell."""
    from pydantic import ValidationError

    from citybrain.cases.tracing.errors import TraceError
    from citybrain.cases.tracing.question import (
        MOST_HOURS,
        MOST_READINGS,
        MOST_SOURCES,
        GivenReading,
        GivenWind,
        KnownSource,
        TraceQuestion,
    )
    from citybrain.cases.tracing.service import trace as trace_city
    from citybrain.cases.tracing.tables import read_rows

    with OpenCity(city) as opened:
        said = {
            "property": observed, "start": _time(start, opened), "end": _time(end, opened),
            "sources": read_rows(sources, KnownSource, MOST_SOURCES) if sources else (),
            "readings": read_rows(readings, GivenReading, MOST_READINGS) if readings else (),
            "wind": read_rows(wind, GivenWind, MOST_HOURS) if wind else (),
            "background": background, "stability": stability, "cloud": cloud, "city": not country,
            **({"roughness": COUNTRY_ROUGHNESS} if country else {}),
        }  # fmt: skip
        try:
            question = TraceQuestion.model_validate(said)
        except ValidationError as problem:
            first = problem.errors()[0]
            told = f"{'.'.join(map(str, first['loc']))}: {first['msg']}"
            raise TraceError("trace-question", problem=told) from None
        evidence = trace_city(question, opened.sensing)
    if as_json:
        print_json(evidence)
    else:
        print_evidence(evidence, READER)


def _time(said: str, opened: OpenCity) -> datetime.datetime:
    """A time by the clock of the city where it states no zone."""
    from zoneinfo import ZoneInfo

    from citybrain.cases.tracing.errors import TraceError

    try:
        time = datetime.datetime.fromisoformat(said)
    except ValueError:
        raise TraceError("trace-time", received=said[:40]) from None
    return time if time.tzinfo else time.replace(tzinfo=ZoneInfo(opened.time_zone()))


def print_evidence(evidence: TraceEvidence, reader: Reader) -> None:
    """Print verdict, candidates and what was left out."""
    out, language = reader.out(), reader.language
    out.print(text(f"trace-verdict-{evidence['verdict'].replace('_', '-')}", language), style="bold")
    if evidence["reason"]:
        out.print(text(f"trace-reason-{evidence['reason'].replace('_', '-')}", language))
    columns = ("source", "kind", "probability", "rate")
    table = headed_table(reader, "cli-trace-column-", columns, ("probability", "rate"), "")
    for one in evidence["candidates"]:
        table.add_row(escape(one["name"]), escape(one["kind"]), f"{one['probability']:.1%}", _rate(one["rate"]))
    if (unknown := evidence["unknown"]) is not None:
        place = f"{unknown['latitude']:.4f}, {unknown['longitude']:.4f}"
        name = text("trace-unknown", language, place=place, area=f"{unknown['area'] / 1e4:.2f}")
        table.add_row(escape(name), "", f"{unknown['probability']:.1%}", _rate(unknown["rate"]))
        out.print(table)
    for left in evidence["left_out"]:
        told = text(f"trace-left-out-{left['reason'].replace('_', '-')}", language, name=left["name"])
        out.print(escape(told), style="dim")
    out.print(text("cli-trace-evidence", language, sha256=evidence["sha256"]), style="dim")


def _rate(rate: EmissionRate) -> str:
    return f"{rate['median']:.3g} ({rate['low']:.3g}–{rate['high']:.3g})"
