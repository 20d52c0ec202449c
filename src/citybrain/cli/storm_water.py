"""Commands on storms in sewers: a file run with its own or another storm, and a tank emptied by forecast."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated, Any

import typer

from citybrain.cli.city import AsJson, print_json
from citybrain.cli.headings import headed_table
from citybrain.cli.reader import READER, amount
from citybrain.cli.terminal import escaped
from citybrain.messages import text

RUN, TANK = "storm_water_run", "storm_water_tank"
MILLIMETRES_OF_INCH = 25.4
SHOWN = 10
MOST_STORMS = 12
_STORM = re.compile(r"(?P<depth>\d+(?:\.\d+)?)\s*mm(?:\s*/\s*(?P<minutes>\d+(?:\.\d+)?)\s*min)?", re.ASCII)


def _help(key: str) -> str:
    return text(f"cli-water-{key}", READER.language)


File = Annotated[Path, typer.Argument(metavar="FILE", exists=True, dir_okay=False, help=_help("file"))]


def add_to(group: typer.Typer) -> None:
    """Add the commands of this module to those on water."""
    group.command("run", help=_help("run"))(run)
    group.command("tank", help=_help("command-tank"))(tank)


def run(
    file: File,
    storm: Annotated[str | None, typer.Option(metavar="MM/MIN", help=_help("storm"))] = None,
    as_json: AsJson = False,
) -> None:
    """Run a model of sewers and tell where its water went."""
    depth, minutes = (None, 60.0) if storm is None else _storm(storm)
    answer = _made(RUN)(file, depth, minutes)
    if as_json:
        print_json(answer)
    else:
        _print_run(answer)


def tank(
    file: File,
    node: Annotated[str, typer.Option(metavar="NODE", help=_help("node"))],
    link: Annotated[str, typer.Option(metavar="LINK", help=_help("link"))],
    storm: Annotated[list[str] | None, typer.Option(metavar="MM/MIN", help=_help("storms"))] = None,
    keep: Annotated[float, typer.Option(min=0.0, max=1.0, help=_help("keep"))] = 0.8,
    ahead: Annotated[float, typer.Option(metavar="HOURS", min=1.0, max=24.0, help=_help("ahead"))] = 12.0,
    miss: Annotated[float, typer.Option(min=-2.0, max=1.0, help=_help("miss"))] = 0.0,
    without: Annotated[bool, typer.Option("--without-forecast", help=_help("no-forecast"))] = False,
    proposal: Annotated[Path | None, typer.Option(metavar="FILE", dir_okay=False, help=_help("proposal"))] = None,
    stream: Annotated[int | None, typer.Option(metavar="NUMBER", min=1, help=_help("stream"))] = None,
    chart: Annotated[Path | None, typer.Option(metavar="FILE", dir_okay=False, help=_help("chart-file"))] = None,
    as_json: AsJson = False,
) -> None:
    """Compare a tank emptied by forecast with one kept by a fixed rule, on the same storms."""
    storms = [_storm(one) for one in storm or ["10mm/60min", "20mm/60min", "30mm/60min"]]
    if len(storms) > MOST_STORMS or len({minutes for _, minutes in storms}) > 1:
        from citybrain.kernel.errors import InputError

        raise InputError("cli-water-storms-several", received=len(storms), allowed=MOST_STORMS)
    told = {"node": node, "link": link, "keep": keep, "depths": [depth for depth, _ in storms], "minutes": storms[0][1],
            "ahead": ahead, "miss": miss, "without": without}  # fmt: skip
    answer = _made(TANK)(file, told)
    if proposal is not None:
        _write_proposal(proposal, answer, stream)
    if chart is not None:
        from citybrain.cli.tank_chart import tank_chart

        chart.write_text(tank_chart(answer, READER), encoding="utf-8")
    if as_json:
        print_json(answer)
    else:
        _print_tank(answer, READER)


def _made(part: str) -> Any:
    """What a domain makes. Raises NotFoundError where none does."""
    from citybrain.base.domains import find_domains

    domains = find_domains()
    if not domains.makes(part):
        from citybrain.kernel.errors import NotFoundError

        raise NotFoundError("domain-makes-none", received=part, allowed="-")
    return domains.made(part)


def _storm(written: str) -> tuple[float, float]:
    """Depth [mm] and duration [min] of a storm as people write it. Raises InputError."""
    told = _STORM.fullmatch(written.strip())
    if told is None:
        from citybrain.kernel.errors import InputError

        raise InputError("cli-water-storm-form", received=written[:40])
    return float(told["depth"]), float(told["minutes"] or 60.0)


def _print_run(answer: dict[str, Any]) -> None:
    out, language, us = READER.out(), READER.language, answer["us_units"]
    columns = ("part", "depth", *(("inches",) if us else ()))
    table = headed_table(READER, "cli-water-column-", columns, columns[1:], escaped(answer["file"]))
    parts = ("rain", "evaporation", "infiltration", "runoff", "drained", "stored_before", "stored_after")
    for part in parts:
        more = [f"{answer[part] / MILLIMETRES_OF_INCH:.5g}"] if us else []
        table.add_row(
            text(f"cli-water-part-{part.replace('_', '-')}", language), f"{round(answer[part], 6):.5g}", *more
        )
    out.print(table)
    overflow = "–" if answer["overflow"] is None else amount(answer["overflow"], "m³")
    told = {"flooding": amount(answer["flooding"], "m³"), "nodes": answer["flooded_count"], "overflow": overflow,
            "outflow": amount(answer["outflow"], "m³")}  # fmt: skip
    out.print(text("cli-water-volumes", language, **told), markup=False)
    for one in answer["flooded"][:SHOWN]:
        place = {"node": one["node"], "volume": amount(one["volume"], "m³"), "hours": amount(one["hours"], "h")}
        out.print(text("cli-water-flooded", language, **place), markup=False)
    for one in answer["outfalls"][:SHOWN]:
        place = {"node": one["node"], "volume": amount(one["volume"], "m³")}
        out.print(text("cli-water-outfall", language, **place), markup=False)
    if answer["overflow"] is None:
        out.print(text("cli-water-untagged", language), style="dim", markup=False)
    errors = {"runoff": f"{answer['runoff_error']:.3f}", "routing": f"{answer['routing_error']:.3f}"}
    out.print(text("cli-water-errors", language, **errors), style="dim", markup=False)


def _print_tank(answer: dict[str, Any], reader: Any) -> None:
    columns = ("storm", "fixed", "forecast", "less")
    title = text(
        "cli-water-tank-title", reader.language, node=answer["node"], capacity=amount(answer["capacity"], "m³")
    )
    table = headed_table(reader, "cli-water-column-", columns, columns, escaped(title))
    for one in answer["storms"]:
        spills = (one["fixed"]["spill"], one["forecast"]["spill"], one["less_spill"])
        table.add_row(f"{one['depth']:.4g} mm / {one['minutes']:.0f} min", *(amount(spill, "m³") for spill in spills))
    out = reader.out()
    out.print(table)
    if answer["fallback"]:
        out.print(text("cli-water-fallback", reader.language), style="yellow", markup=False)


def _write_proposal(path: Path, answer: dict[str, Any], stream: int | None) -> None:
    """What a person is asked to approve for the last storm: how high water may stand in the tank before it."""
    import yaml

    last = answer["storms"][-1]
    spills = {one: amount(last[one]["spill"], "m³") for one in ("fixed", "forecast")}
    why = text("cli-water-why", READER.language, depth=f"{last['depth']:.4g}", **spills)
    content = {
        "kind": "tank_level", "target": answer["node"], "values": {"level": round(last["forecast"]["level"], 2)},
        "before": {"level": round(last["fixed"]["level"], 2)}, "reason": why,
        **({} if stream is None else {"stream": stream}),
    }  # fmt: skip
    path.write_text(yaml.safe_dump(content, allow_unicode=True, sort_keys=False), encoding="utf-8")
    READER.err().print(text("cli-water-written", READER.language, file=str(path)), markup=False)
