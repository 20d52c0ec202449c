"""The command that lists the measures of which a plan can be made."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer
from rich.markup import escape

from citybrain.cli.city import AsJson, CityFolder, print_json
from citybrain.cli.reader import READER, describe, grouped
from citybrain.messages import text
from citybrain.open_city import OpenCity

if TYPE_CHECKING:
    from citybrain.presenting.answers.shapes.measure_list import ListedMeasure
    from citybrain.presenting.answers.shapes.possible import Setting

Name = Annotated[str | None, typer.Argument(metavar="[NAME]", help=text("cli-plan-measures-name", READER.language))]


def measures(city: CityFolder, name: Name = None, as_json: AsJson = False) -> None:
    """List what a plan can do in a city: a line for each measure, all of one that is named."""
    from citybrain.kernel import NotFoundError, nearest
    from citybrain.presenting.answers.measure_list import measures_answer

    with OpenCity(city) as opened:
        listed = measures_answer(opened.workspace, READER.language)
        currency = opened.snapshot.manifest.currency
    if name is not None:
        chosen = [one for one in listed if one["name"] == name]
        if not chosen:
            raise NotFoundError("measure-name-unknown", received=name, near=nearest(name, [o["name"] for o in listed]))
        listed = chosen
    if as_json:
        print_json(listed)
    elif name is not None:
        for line in _whole(listed[0], currency):
            READER.out().print(line, markup=False, soft_wrap=True)
    else:
        _print(listed, currency)


def _print(listed: list[ListedMeasure], currency: str) -> None:
    """Lines for each measure that the city can have, then the names of the others; no name is broken."""
    language, out = READER.language, READER.out()
    for one in listed:
        if one["missing"] is None:
            told = escape(f"{one['label']}. {_where(one)}")
            out.print(f"[bold]{escape(one['name'])}[/bold]  {told}", soft_wrap=True)
            for setting in one["settings"]:
                out.print(f"    {_setting(setting, currency)}", style="dim", markup=False, soft_wrap=True)
    if others := [one["name"] for one in listed if one["missing"] is not None]:
        told = text("cli-plan-measures-missing", language, count=len(others), names=", ".join(others))
        out.print(told, markup=False)
    out.print(text("cli-plan-measures-more", language), markup=False)


def _whole(one: ListedMeasure, currency: str) -> Iterator[str]:
    """All that a plan needs to know of a measure, a line each."""
    language = READER.language
    yield f"{one['name']}: {one['label']}"
    yield one["description"]
    if one["missing"] is not None:
        yield text("cli-plan-measures-missing-one", language, problem=one["missing"])
    yield text("cli-plan-measures-where", language, where=_where(one))
    for reason in one["left_out"]:
        yield f"  {text('cli-plan-measures-left-out', language, reason=reason)}"
    if one["excludes"]:
        yield text("cli-plan-measures-excludes", language, names=", ".join(one["excludes"]))
    yield text("cli-plan-measures-settings", language, count=len(one["settings"]))
    for setting in one["settings"]:
        yield f"  {_setting(setting, currency)}"
    prices = [f"{_valued(p['name'], p['value'], p['unit'], currency)}: {p['label']}" for p in one["prices"]]
    yield text("cli-plan-measures-cost", language, component=one["component"] or "–", count=len(prices))
    yield from (f"  {line}" for line in prices)


def _where(one: ListedMeasure) -> str:
    rows = "" if one["rows"] is None else f" ({one['rows']:,})"
    return f"{one['entity_label']} [{one['entity']}]{rows}"


def _setting(one: Setting, currency: str) -> str:
    """A setting with its unit, and its bounds where it has any."""
    said = _valued(one["name"], one["default"], one["unit"], currency)
    if allowed := _bounds(one["minimum"], one["maximum"]):
        told = describe(allowed, one["unit"], currency)
        said += " " + text("cli-plan-measures-bounds", READER.language, allowed=told)
    return f"{said}: {one['label']}"


def _valued(name: str, value: float | None, unit: str, currency: str) -> str:
    unknown = text("cli-plan-measures-by-row", READER.language)
    return f"{name} = {unknown if value is None else describe(value, unit, currency)}"


def _bounds(low: float | None, high: float | None) -> str:
    """What a setting can be; empty where it can be anything."""
    if low is not None and high is not None:
        return f"{grouped(low)} – {grouped(high)}"
    return f"≥ {grouped(low)}" if low is not None else f"≤ {grouped(high)}" if high is not None else ""
