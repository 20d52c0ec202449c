"""All numbers of an outcome as one tidy table: a row for each, with unit, entity, year, path, interval and verdict."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from math import isclose
from typing import Any, NamedTuple

from citybrain.plans.cost import COST_UNITS
from citybrain.plans.entity_index import ZONE
from citybrain.plans.money import MONEY_UNITS
from citybrain.presenting.report.contents import Json, ReportContents
from citybrain.presenting.report.sections.section import group_of
from citybrain.presenting.report.words import Words, bounds


class TidyRow(NamedTuple):
    """One number and what it is, None where there is none; `path` is today, reference (no plan), plan or change.

    A change is what the plan does against the reference, of a plan of one day against today; `verdict` is what page and
    report call it. `without_interval` says why nobody can tell how far the number may be off, where intervals were
    asked for.
    """

    quantity: str
    label: str
    unit: str
    entity: str
    name: str
    year: int | None
    path: str
    value: float | None
    low: float | None = None
    high: float | None = None
    quality: int | None = None
    source: str = ""
    without_interval: str = ""
    verdict: str = ""


COLUMNS = TidyRow._fields
TODAY, REFERENCE, PLAN, CHANGE = "today", "reference", "plan", "change"


def tidy(contents: ReportContents, words: Words) -> Iterator[TidyRow]:
    """Every number of the outcome, its path, its uncertainty and its money, in a fixed order; each stands once."""
    told = chain(
        _headline(contents, words), _path(contents), _zones(contents, words), _measures(contents),
        _costs(contents, words), _ledgers(contents, words), _groups(contents, words),
    )  # fmt: skip
    seen: set[tuple[object, ...]] = set()
    for row in told:
        key = row.quantity, row.entity, row.name, row.year, row.path
        if key not in seen:
            seen.add(key)
            yield row


def _year(day: str) -> int:
    return int(day[:4])


def _headline(contents: ReportContents, words: Words) -> Iterator[TidyRow]:
    """Of a path, today is its first year, and what happens with and without the plan its last."""
    span = (contents.pathway or {}).get("years")
    first = span[0] if span else _year(contents.city["date"])
    last = span[-1] if span else _year(contents.answer["date"])
    for row in contents.answer["headline"]:
        uncertainty, source = contents.drawn(row["quantity"]), contents.sources.get(row["quantity"], "")
        lack = contents.lack(row["quantity"])
        known = not span or contents.series(row["quantity"])  # both paths are told year by year
        for path, year in ((TODAY, first), *(() if known else ((REFERENCE, last),)), (PLAN, last)):
            told = (row["quantity"], row["label"], row["unit"], "city", contents.city["name"], year, path, row[path])
            ends = bounds(uncertainty.get(path))
            yield TidyRow(*told, *ends, row.get("quality"), source, lack if None in ends else "")
            if unknown := row.get("unknown"):
                named = (unknown["quantity"], unknown["label"], unknown["unit"], "city", contents.city["name"])
                yield TidyRow(*named, year, path, unknown[path])
        yield _change(contents, row, last, words)
    for row in contents.beside_headlines:
        named = (row["quantity"], row["label"], row["unit"], "city", contents.city["name"])
        uncertainty, source = contents.drawn(row["quantity"]), contents.sources.get(row["quantity"], "")
        lack = contents.lack(row["quantity"])
        for path, year in ((TODAY, first), (REFERENCE, last), (PLAN, last)) if span else ((TODAY, first), (PLAN, last)):
            ends = bounds(uncertainty.get(path))
            yield TidyRow(*named, year, path, row[path], *ends, None, source, lack if None in ends else "")
        yield _change(contents, row, last, words)


def _change(contents: ReportContents, row: Json, year: int, words: Words) -> TidyRow:
    """What the plan changes of a number of the city, with what page and report call it."""
    named = (row["quantity"], row["label"], row["unit"], "city", contents.city["name"])
    ends = bounds(contents.uncertain(row["quantity"]).get("change"))
    lack = contents.lack(row["quantity"]) if None in ends else ""
    source, verdict = contents.sources.get(row["quantity"], ""), words.text(f"report-group-{group_of(contents, row)}")
    return TidyRow(*named, year, CHANGE, row["change"], *ends, row.get("quality"), source, lack, verdict)


def _path(contents: ReportContents) -> Iterator[TidyRow]:
    pathway = contents.pathway or {}
    for row in pathway.get("quantities", []):
        named = (row["quantity"], row["label"], row["unit"], "city", contents.city["name"])
        source, quality = contents.sources.get(row["quantity"], ""), contents.qualities.get(row["quantity"])
        spreads, lack = contents.spreads(row["quantity"]), contents.lack(row["quantity"])
        last, in_last = pathway["years"][-1], contents.drawn(row["quantity"])
        for path in (REFERENCE, PLAN):
            for year, value in zip(pathway["years"], row[path], strict=True):
                of_year = spreads.get(year) or (in_last if year == last else {})
                ends = bounds(of_year.get(path))
                why = lack if year == last and None in ends else ""
                yield TidyRow(*named, year, path, value, *ends, quality, source, why)


def _zones(contents: ReportContents, words: Words) -> Iterator[TidyRow]:
    """Every zone, and what stands in none."""
    spreads = {zone["row"]: zone["values"] for zone in (contents.uncertainty or {}).get("zones", [])}
    pathway = contents.pathway or {}
    day, first = _year(contents.answer["date"]), _year(contents.city["date"])
    outside = {"row": None, "name": words.text("report-row-no-zone"), "values": contents.answer["outside_zones"]}
    for zone in (*contents.answer["zones"], outside):
        for quantity, values in zone["values"].items():
            spread = (spreads.get(zone["row"]) or {}).get(quantity) or {}
            before, after = values[REFERENCE], values[PLAN]
            change = None if before is None or after is None else after - before
            yield _zone_row(contents, zone, quantity, first, TODAY, values[TODAY], bounds(spread.get(TODAY)))
            if pathway:
                yield _zone_row(contents, zone, quantity, day, REFERENCE, before)
            yield _zone_row(contents, zone, quantity, day, PLAN, after, bounds(spread))
            yield _zone_row(contents, zone, quantity, day, CHANGE, change, bounds(spread.get(CHANGE)))
    apart = {"row": None, "name": outside["name"], "values": pathway.get("outside_zones", {})}
    for zone in (*pathway.get("zones", []), apart):
        for quantity, values in zone["values"].items():
            for path in (REFERENCE, PLAN):
                for year, value in zip(pathway["zone_years"], values[path], strict=True):
                    yield _zone_row(contents, zone, quantity, year, path, value)


def _zone_row(
    contents: ReportContents,
    zone: Json,
    quantity: str,
    year: int,
    path: str,
    value: float | None,
    spread: Any = (None, None),
) -> TidyRow:
    known = contents.register.get(quantity, {})
    label, unit = known.get("label", quantity), known.get("unit", "")
    low, high = spread
    source = known.get("source", "")
    return TidyRow(quantity, label, unit, ZONE, zone["name"], year, path, value, low, high, None, source)


def _measures(contents: ReportContents) -> Iterator[TidyRow]:
    pathway = contents.pathway
    years = pathway["years"] if pathway else [_year(contents.answer["date"])]
    for row in (pathway or contents.answer)["measures"]:
        name = f"{row['position']} {row['label']}"
        for quantity, unit in (("adopted", contents.entities[row["intervention"]]), ("investment", "money")):
            values = row[quantity] if isinstance(row[quantity], list) else [row[quantity]]
            for year, value in zip(years, values, strict=True):
                yield TidyRow(quantity, quantity, unit, "measure", name, year, PLAN, value)


def _costs(contents: ReportContents, words: Words) -> Iterator[TidyRow]:
    cost, money = contents.answer["cost"], contents.money
    named = ("city", contents.city["name"], None, PLAN)
    if money is None:
        for name, unit in COST_UNITS.items():
            ends = bounds(contents.of_money(name, cost[name]))
            lack = contents.lack(name) if None in ends else ""
            yield TidyRow(name, _called(name, words), unit, *named, cost[name], *ends, None, "", lack)
        return
    for name, unit in MONEY_UNITS.items():
        if name in money:
            ends = bounds(contents.of_money(name, money[name]))
            lack = contents.lack(name) if None in ends else ""
            yield TidyRow(name, _called(name, words), unit, *named, money[name], *ends, None, "", lack)
    years, not_drawn = (contents.pathway or {})["years"], _not_drawn(contents, words)
    for name, values in money["years"].items():
        rows = [*_series(name, _called(name, words), contents.city["name"], "city", years, values, not_drawn)]
        if not rows:
            continue
        *before, last = rows
        stated = cost.get(name)
        same = last.value is not None and stated is not None and isclose(last.value, stated)
        ends = bounds(contents.of_money(name, last.value)) if same else (None, None)
        yield from before
        yield last if None in ends else last._replace(low=ends[0], high=ends[1], without_interval="")


def _not_drawn(contents: ReportContents, words: Words) -> str:
    """Why money of the last year has no interval; empty where nobody asked for any."""
    return words.text("report-money-of-year-not-drawn") if contents.uncertainty else ""


def _series(
    name: str, label: str, of: str, entity: str, years: Sequence[int], values: Any, not_drawn: str
) -> Iterator[TidyRow]:
    """A row for each year; the last one, of which intervals are told, says why it has none."""
    if isinstance(values, list) and len(values) == len(years):
        for year, value in zip(years, values, strict=True):
            lack = not_drawn if year == years[-1] else ""
            yield TidyRow(name, label, "money/a", entity, of, year, PLAN, value, without_interval=lack)


def _called(name: str, words: Words) -> str:
    key = name.removesuffix("_change").removesuffix("_years").replace("_", "-")
    return words.optional(f"report-flow-{key}", words.optional(f"report-money-{key}", name.replace("_", " ")))


def _ledgers(contents: ReportContents, words: Words) -> Iterator[TidyRow]:
    """Budget and target."""
    pathway = contents.pathway or {}
    budget, target, name = pathway.get("budget"), pathway.get("target"), contents.city["name"]
    if budget:
        yield TidyRow("budget", words.text("report-row-budget"), "t", "city", name, None, PLAN, budget["limit"])
        for path in (REFERENCE, PLAN):
            for year, value in zip(pathway["years"], budget[f"{path}_used"], strict=True):
                yield TidyRow("budget_used", words.text("report-row-budget-used"), "t", "city", name, year, path, value)
    if target:
        steps = [*(target.get("milestones") or []), {"year": target["by"], "wanted": target["wanted"]}]
        for step in steps:
            unit = contents.register.get(target["quantity"], {}).get("unit", "t/a")
            told = (target["quantity"], target["label"], unit, "city", name, step["year"], "target", step["wanted"])
            yield TidyRow(*told)


def _groups(contents: ReportContents, words: Words) -> Iterator[TidyRow]:
    """What groups of people gain; of a plan of one day in its year."""
    money: Mapping[str, Any] = contents.money or {}
    gain, day = words.text("report-head-gain"), _year(contents.answer["date"])
    for group in (contents.answer.get("money") or {}).get("groups", []):
        yield TidyRow("gain_by_year", gain, "money/a", "group", group["label"], day, PLAN, group["gain"])
    years = (contents.pathway or {}).get("years", [])
    label = words.text("report-head-present-value")
    for group in money.get("groups", []):
        yield TidyRow("present_value", label, "money", "group", group["label"], None, PLAN, group["present_value"])
        yearly = group.get("yearly")
        yield from _series("gain_by_year", gain, group["label"], "group", years, yearly, _not_drawn(contents, words))
    for zone in money.get("zones", []):
        for group, value in zone["groups"].items():
            yield TidyRow("present_value", label, "money", ZONE, f"{zone['name']}, {group}", None, PLAN, value)
