"""Commands on water: the network by hour, where it leaks and since when, the balance of waters, rain for trees."""

from __future__ import annotations

import math
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from citybrain.cli import storm_water
from citybrain.cli.city import AsJson, print_json
from citybrain.cli.reader import READER, SIGNIFICANT, grouped
from citybrain.messages import text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

FINEST = 6
"""Decimals of a cubic metre at most."""

MOST_ROWS = 40
"""Rows of a table on the terminal; --json gives all."""


def _help(key: str) -> str:
    return text(f"cli-water-{key}", READER.language)


NetworkFile = Annotated[Path, typer.Argument(metavar="FILE", exists=True, dir_okay=False, help=_help("network-file"))]
Table = Annotated[Path, typer.Argument(metavar="FILE", exists=True, dir_okay=False, help=_help("table"))]
Hours = Annotated[int, typer.Option("--hours", metavar="N", min=0, help=_help("hours"))]
Closed = Annotated[list[str] | None, typer.Option("--close", metavar="LINK", help=_help("close"))]


def add_to(app: typer.Typer) -> None:
    """Add the commands of this module."""
    group = typer.Typer(no_args_is_help=True, help=_help("group"))
    for name, command in (
        ("network", network),
        ("leak", leak),
        ("night", night),
        ("balance", balance),
        ("trees", trees),
    ):
        group.command(name, help=_help(f"command-{name}"))(command)
    storm_water.add_to(group)
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


def night(file: Table, as_json: AsJson = False) -> None:
    """Tell since which night the least flow into a district is higher than usual, and by how much."""
    made = _made("water_night_flow")(file)
    noticed = [made.days[row] for row in made.alarms.alarm.nonzero()[0]]
    begun = [made.days[row] for row in made.alarms.begun]
    if as_json:
        alarms = [{"noticed": day, "since": since, "rise": rise}
                  for day, since, rise in zip(noticed, begun, made.alarms.rise, strict=True)]  # fmt: skip
        print_json({"unit": "m³/h", "alarms": alarms, "nights": dict(zip(made.days, _plain(made.flow), strict=True))})
        return
    out = READER.out()
    out.print(text("cli-water-nights", READER.language, count=len(made.days), alarms=len(noticed)), markup=False)
    _print("night", [(day, since, *_shown(rise))
                     for day, since, rise in zip(noticed, begun, made.alarms.rise, strict=True)])  # fmt: skip


def balance(
    file: Table,
    specific_yield: Annotated[float | None, typer.Option("--specific-yield", metavar="N", help=_help("yield"))] = None,
    as_json: AsJson = False,
) -> None:
    """Tell the balance of waters of areas and months, and what is not known of them."""
    months = _made("water_balance")(file, specific_yield)
    if as_json:
        print_json([_month_answer(one) for one in months])
        return
    for month in months:
        shown = _alike(one for water in month.waters for one in (water.inflow, water.outflow, water.would_close))
        rows = [(text(f"supply-water-{one.water}", READER.language), *shown(one.inflow, one.outflow),
                 *(shown(one.residual) if not one.missing else (_help("unknown"),)), _flows(one.missing),
                 *shown(one.would_close)) for one in month.waters]  # fmt: skip
        rows.append((text("supply-water-all", READER.language), "", "", *shown(month.residual), "", ""))
        _print("water", rows, f"{month.area} {month.month}")
        for flow, share in month.over_permit.items():
            if not math.isnan(share):
                told = {"share": round(100.0 * share, 1), "over": "yes" if share > 1.0 else "no"}
                READER.out().print(text(f"supply-permit-{flow}", READER.language, **told), markup=False, soft_wrap=True)


def trees(
    file: Table,
    roof: Annotated[float | None, typer.Option("--roof", metavar="M2", help=_help("roof"))] = None,
    tank: Annotated[float | None, typer.Option("--tank", metavar="MM", help=_help("tank"))] = None,
    coefficient: Annotated[float | None, typer.Option("--coefficient", metavar="N", help=_help("coefficient"))] = None,
    as_json: AsJson = False,
) -> None:
    """Tell how much of what trees need in dry months stored rain of roofs meets."""
    made = _made("water_for_trees")(file, {"roof": roof, "tank": tank, "coefficient": coefficient})
    need, dry, whole = _plain([float(one) for one in made.numbers])
    if as_json:
        print_json({"tank": dict(made.tank), "driest": made.driest, "need_in_driest": need, "met_in_driest": dry,
                    "met": whole, "missing_days": made.missing_days, "unit": "mm",
                    "months": [one._asdict() for one in made.months]})  # fmt: skip
        return
    rows = [(one.month, *_shown(one.rain, one.need, one.given, one.stored)) for one in made.months]
    _print("month", rows)
    told = {"month": made.driest, "share": _percent(dry), "whole": _percent(whole)}
    told |= {name: f"{value:g}" for name, value in made.tank.items()}
    READER.out().print(text("cli-water-trees", READER.language, **told), markup=False, soft_wrap=True)
    if made.missing_days:
        told_days = text("cli-water-days-missing", READER.language, count=made.missing_days)
        READER.err().print(told_days, markup=False, soft_wrap=True)


def _flows(names: Sequence[str]) -> str:
    from citybrain.base.domains import find_domains

    terms = find_domains().attributes.terms
    return ", ".join(terms[name].label[READER.language] for name in names) or "–"


def _percent(share: float | None) -> str:
    return "–" if share is None else f"{100.0 * share:.0f} %"


def _alike(cubic_metres: Iterable[float]) -> Callable[..., tuple[str, ...]]:
    """How amounts that are added up are written: all to one place, the largest with four digits at least."""
    largest = max((abs(one) for one in cubic_metres if math.isfinite(one)), default=0.0)
    digits = min(max(SIGNIFICANT - 1 - math.floor(math.log10(largest)), 0), FINEST) if largest else 0

    def shown(*values: float) -> tuple[str, ...]:
        return tuple("–" if math.isnan(one) else f"{one:,.{digits}f}" for one in values)

    return shown


def _month_answer(month: Any) -> dict[str, Any]:
    waters = [
        {"water": one.water, "inflow": one.inflow, "outflow": one.outflow, "residual": _plain([one.residual])[0],
         "missing": list(one.missing), "would_close": _plain([one.would_close])[0]}
        for one in month.waters
    ]  # fmt: skip
    over = dict(zip(month.over_permit, _plain([float(one) for one in month.over_permit.values()]), strict=True))
    return {"area": month.area, "month": month.month, "unit": "m³", "waters": waters,
            "residual": _plain([month.residual])[0], "over_permit": over}  # fmt: skip


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
    "water": ("water", "inflow", "outflow", "residual", "missing", "would-close"),
    "month": ("month", "rain", "need", "given", "stored"),
    "night": ("noticed", "since", "rise"),
    "leak": ("pipe", "probability", "leak", "ends"),
}
TEXTS = ("lowest-node", "node", "kind", "link", "pipe", "ends", "water", "missing", "month", "noticed", "since")


def _print(table: str, rows: Sequence[tuple[str, ...]], title: str = "") -> None:
    from rich.markup import escape

    from citybrain.cli.headings import headed_table

    if not rows:
        return
    columns = COLUMNS[table]
    right = tuple(one for one in columns if one not in TEXTS)
    shown = headed_table(READER, "cli-water-column-", columns, right, escape(title))
    for row in rows[:MOST_ROWS]:
        shown.add_row(*(escape(cell) for cell in row))
    READER.out().print(shown)
    if len(rows) > MOST_ROWS:
        READER.out().print(text("cli-water-more", READER.language, count=len(rows) - MOST_ROWS), markup=False)
