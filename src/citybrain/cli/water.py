"""Commands on water: the network of supply by hour, and where it leaks."""

from __future__ import annotations

import math
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from citybrain.cli.city import AsJson, print_json
from citybrain.cli.reader import READER, grouped
from citybrain.messages import text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

MOST_ROWS = 40
"""Rows of a table on the terminal; --json gives all."""


def _help(key: str) -> str:
    return text(f"cli-water-{key}", READER.language)


NetworkFile = Annotated[Path, typer.Argument(metavar="FILE", exists=True, dir_okay=False, help=_help("network-file"))]
Hours = Annotated[int, typer.Option("--hours", metavar="N", min=0, help=_help("hours"))]
Closed = Annotated[list[str] | None, typer.Option("--close", metavar="LINK", help=_help("close"))]


def add_to(app: typer.Typer) -> None:
    """Add the commands of this module."""
    group = typer.Typer(no_args_is_help=True, help=_help("group"))
    for name, command in (("network", network), ("leak", leak)):
        group.command(name, help=_help(f"command-{name}"))(command)
    app.add_typer(group, name="water")


def network(file: NetworkFile, hours: Hours = 24, close: Closed = None, as_json: AsJson = False) -> None:
    """Tell pressures, demands and flows of a network by hour."""
    made = _made("water_network_hours")(file, hours, tuple(close or ()))
    if as_json:
        print_json(_network_answer(made))
        return
    out, units = READER.out(), made.units
    out.print(text("cli-water-network", READER.language, file=made.file, nodes=len(made.nodes), links=len(made.links),
                   pressure=units["pressure"], flow=units["flow"]), markup=False)  # fmt: skip
    _print("hour", _hour_rows(made))
    extremes = (_of_column(one) for one in made.pressure.T)
    _print(
        "node",
        [
            (name, kind, *_shown(made.pressure[0, row], *ends, made.demand[0, row]))
            for row, (name, kind, ends) in enumerate(zip(made.nodes, made.node_kinds, extremes, strict=True))
        ],
    )
    _print("link", [(name, kind, *_shown(made.flow[0, row], *_of_column(made.flow[:, row])))
                    for row, (name, kind) in enumerate(zip(made.links, made.link_kinds, strict=True))])  # fmt: skip
    for told in _network_notices(made):
        READER.err().print(told, markup=False, soft_wrap=True)


def leak(
    file: NetworkFile,
    readings: Annotated[Path, typer.Argument(metavar="READINGS", exists=True, dir_okay=False, help=_help("readings"))],
    unit: Annotated[str, typer.Option("--unit", metavar="UNIT", help=_help("unit"))],
    noise: Annotated[float, typer.Option("--noise", metavar="NUMBER", help=_help("noise"))],
    as_json: AsJson = False,
) -> None:
    """Tell where a network leaks, by pipes with their probability, or that nobody can tell."""
    made = _made("water_leak")(file, _made("water_leak_readings")(readings, unit, noise))
    if as_json:
        columns = ("pipes", "probability", "leak", "x", "y")
        listed = [dict(zip(("pipe", *columns[1:]), row, strict=True))
                  for row in zip(*(_plain(getattr(made, name)) for name in columns), strict=True)]  # fmt: skip
        print_json({"file": made.file, "why_not": made.why_not, "noise": made.noise, "together": made.together,
                    "radius": made.radius, "leak_unit": "m³/h", "pipes": listed})  # fmt: skip
        return
    out = READER.out()
    if made.why_not:
        out.print(text(f"supply-leak-{made.why_not}", READER.language), markup=False, soft_wrap=True)
    rows = [(pipe, f"{100.0 * share:.1f} %", grouped(flow), f"{begin} – {end}")
            for pipe, share, flow, (begin, end)
            in zip(made.pipes, made.probability, made.leak, made.ends, strict=True)]  # fmt: skip
    _print("leak", rows)
    if rows:
        told = {"count": made.together, "radius": round(made.radius)}
        out.print(text("cli-water-leak-together", READER.language, **told), markup=False, soft_wrap=True)


def _made(part: str) -> Any:
    """What a domain makes; a city program without that domain says so."""
    from citybrain.base.domains import find_domains

    return find_domains().made(part)


def _plain(values: Any) -> list[Any]:
    """Numbers as JSON holds them: none where nobody knows one."""
    listed = values.tolist() if hasattr(values, "tolist") else list(values)
    return [None if isinstance(one, float) and not math.isfinite(one) else one for one in listed]


def _network_answer(made: Any) -> dict[str, Any]:
    def by_name(names: Sequence[str], kinds: Sequence[str], **columns: Any) -> dict[str, Any]:
        return {
            name: {"kind": kinds[row], **{key: _plain(values[:, row]) for key, values in columns.items()}}
            for row, name in enumerate(names)
        }

    return {
        "file": made.file, "units": made.units, "hours": made.hours.tolist(),
        "nodes": by_name(made.nodes, made.node_kinds, pressure=made.pressure, demand=made.demand,
                         supplied=made.supplied),
        "links": by_name(made.links, made.link_kinds, flow=made.flow),
        "isolated": list(made.isolated),
        "warnings": [{"text": text(code, READER.language), "hour": hour} for code, hour in made.warnings],
    }  # fmt: skip


def _network_notices(made: Any) -> Iterable[str]:
    for code, hour in made.warnings:
        yield text("cli-water-warning", READER.language, hour=round(hour, 2), problem=text(code, READER.language))
    cut = [name for name, some in zip(made.nodes, made.supplied.all(axis=0), strict=True) if not some]
    if cut:
        more = ", …" if len(cut) > MOST_ROWS else ""
        named = ", ".join(cut[:MOST_ROWS]) + more
        yield text("cli-water-without", READER.language, count=len(cut), received=named)


def _hour_rows(made: Any) -> list[tuple[str, ...]]:
    import numpy as np

    junction = np.array([kind == "junction" for kind in made.node_kinds])
    pressure, demand = made.pressure[:, junction], np.nan_to_num(made.demand[:, junction])
    names = [name for name, some in zip(made.nodes, junction, strict=True) if some]
    lowest = np.argmin(np.where(np.isnan(pressure), np.inf, pressure), axis=1)
    return [(f"{hour:g}", names[least], *_shown(row[least], np.nan_to_num(row).mean(), of.sum()))
            for hour, least, row, of in zip(made.hours, lowest, pressure, demand, strict=True)]  # fmt: skip


def _of_column(values: Any) -> tuple[float, float]:
    import numpy as np

    some = values[~np.isnan(values)]
    return (float(some.min()), float(some.max())) if len(some) else (float("nan"), float("nan"))


def _shown(*values: float) -> tuple[str, ...]:
    return tuple("–" if math.isnan(value) else f"{value:,.2f}" for value in values)


COLUMNS = {
    "hour": ("hour", "lowest-node", "lowest-pressure", "mean-pressure", "demand"),
    "node": ("node", "kind", "pressure", "lowest-pressure", "highest-pressure", "demand"),
    "link": ("link", "kind", "flow", "least-flow", "largest-flow"),
    "leak": ("pipe", "probability", "leak", "ends"),
}
TEXTS = ("lowest-node", "node", "kind", "link", "pipe", "ends")


def _print(table: str, rows: Sequence[tuple[str, ...]]) -> None:
    from rich.markup import escape

    from citybrain.cli.headings import headed_table

    if not rows:
        return
    columns = COLUMNS[table]
    right = tuple(one for one in columns if one not in TEXTS)
    shown = headed_table(READER, "cli-water-column-", columns, right)
    for row in rows[:MOST_ROWS]:
        shown.add_row(*(escape(cell) for cell in row))
    READER.out().print(shown)
    if len(rows) > MOST_ROWS:
        READER.out().print(text("cli-water-more", READER.language, count=len(rows) - MOST_ROWS), markup=False)
