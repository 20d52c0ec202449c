"""What gets better, what gets worse, and what is too close to call."""

from __future__ import annotations

from collections.abc import Iterator

from citybrain.plans.outcome import percent_of
from citybrain.presenting.report.charts.frame import table_of
from citybrain.presenting.report.charts.rows import ChartAxis, axis_row, dot_row
from citybrain.presenting.report.contents import Json, ReportContents
from citybrain.presenting.report.element import Child, Markup, element
from citybrain.presenting.report.numbers import digits, last_digit
from citybrain.presenting.report.sections.section import (
    Section,
    group_of,
    lead,
    note,
    number,
    section,
    spread,
    verdict_of,
)
from citybrain.presenting.report.words import Words

GROUPS = ("better", "worse", "unclear", "unknown", "changed", "slight", "same")
FOLDED = ("slight", "same")
WIDEST = 100.0
"""The axis ends at this many per cent; what changes more has its mark at the edge and its number beside it."""


def effects(contents: ReportContents, words: Words) -> Section:
    """All headline numbers in groups, with their change as dot and interval on one axis."""
    rows = [row for row in contents.effects if not row.get("missing")]
    axis = _axis(contents, rows)
    known = [row for row in rows if row["change"] is not None]
    grouped = {group: [row for row in known if group_of(contents, row) == group] for group in GROUPS}
    said = words.text("report-effects-found", **{group: len(found) for group, found in grouped.items()})
    tables = [
        [element("h3", words.text(f"report-group-{group}")), _table(contents, found, axis, words)]
        for group, found in grouped.items()
        if found and group not in FOLDED
    ]
    beside = {
        **{group: grouped[group] for group in FOLDED},
        "without-value": [row for row in rows if row["change"] is None],
    }
    folded = [
        element(
            "details", element("summary", words.text(f"report-group-{group}")), _table(contents, found, axis, words)
        )
        for group, found in beside.items()
        if found
    ]
    key = "report-effects-note" if contents.uncertainty else "report-effects-note-sharp"
    legend = words.text(key, against="path" if contents.pathway else "today")
    absent = [note(f"{row['label']}: {row['missing']}") for row in contents.answer["headline"] if row["missing"]]
    shown = (tables, folded, absent, note(legend), _against(contents, words))
    return section(words, "effects", lead(said), *shown)


def _against(contents: ReportContents, words: Words) -> Markup | None:
    """Of years: that the plan is set beside what happens without it, not beside today."""
    pathway = contents.pathway
    if not pathway:
        return None
    return note(words.text("report-effects-years", year=str(pathway["years"][-1])))


def _axis(contents: ReportContents, rows: list[Json]) -> ChartAxis:
    ends = [end for row in rows for end in (row["change_percent"], *_interval(contents, row)) if end is not None]
    return ChartAxis.of([max(-WIDEST, min(WIDEST, end)) for end in ends] or [1.0], 5)


def _interval(contents: ReportContents, row: Json) -> tuple[float | None, float | None]:
    """Low and high end of the change in per cent of today."""
    spread, today = contents.uncertain(row["quantity"]).get("change"), row["before"]
    if not spread or not today:
        return None, None
    low, high = (percent_of(spread[end], today, row["unit"]) for end in ("low", "high"))
    return low, high


def _table(contents: ReportContents, rows: list[Json], axis: ChartAxis, words: Words) -> Markup:
    last = min(0, last_digit(max(map(abs, axis.levels)), 2))
    written = [digits(level, last, signed=True) for level in axis.levels]
    sides = ("today", "without-plan", "with-plan") if contents.pathway else ("today", "plan")
    heads = [words.text(f"report-head-{name}") for name in ("quantity", *sides, "change")]
    table = [tuple(_cells(contents, row, axis, words)) for row in rows]
    written[-1] += "%"
    return table_of([*heads, axis_row(axis, written)], table, class_="effects")


def _cells(contents: ReportContents, row: Json, axis: ChartAxis, words: Words) -> Iterator[Child]:
    quantity, unit, uncertainty = row["quantity"], row["unit"], contents.uncertain(row["quantity"])
    size = max(abs(row["before"] or 0), abs(row["after"] or 0))
    unknown = row.get("unknown")
    yield [row["label"], note(unknown["text"])] if unknown else row["label"]
    if contents.pathway:
        told = "" if row["today"] is None else words.say(row["today"], unit, quantity, size)
        yield element("span", told, class_="past")
    drawn = uncertainty.get("reference" if contents.pathway else "today")
    was, past = words.apart(row["before"], drawn, unit, quantity)
    becomes, around = words.apart(row["after"], uncertainty.get("plan"), unit, quantity)
    if not past:
        was = words.say(row["before"], unit, quantity, size)
    known = row["before"] is not None and row["after"] is not None
    if known and was == becomes and verdict_of(contents, row) in ("better", "worse", "changed"):
        was, becomes = words.telling(row["before"], row["after"], unit, quantity)
    yield element("span", was, class_="past")
    yield [number(becomes, row.get("quality")), spread(around)]
    told, around = words.apart(row["change"], uncertainty.get("change"), unit, quantity, signed=True)
    plain = row["change"] and (row["change_percent"] is not None or not row["before"])
    percent = element("small", words.percent(row["change_percent"])) if plain else None
    yield [element("span", told, class_="amount"), percent, element("span", spread(around), class_="amount")]
    low, high = _interval(contents, row)
    change = row["change_percent"]
    yield None if change is None else dot_row(axis, change, low, high, verdict_of(contents, row))
