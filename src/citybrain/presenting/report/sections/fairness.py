"""Who gains and who pays: by group and, where it is known, by zone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from citybrain.presenting.report.charts.frame import table_of
from citybrain.presenting.report.charts.rows import ChartAxis, axis_row, bar_row
from citybrain.presenting.report.contents import Json, ReportContents
from citybrain.presenting.report.element import Child, Markup, element
from citybrain.presenting.report.sections.pathway import writer
from citybrain.presenting.report.sections.section import Section, lead, note, section
from citybrain.presenting.report.words import Words

NOTHING = 0.5
"""Half a unit of money is nobody's gain, as in the page."""


class GroupGain(NamedTuple):
    """What a group of people gains (below 0: pays): at present value over the years, or a year; None: not known."""

    label: str
    amount: float | None


def gains_of(contents: ReportContents) -> list[GroupGain]:
    """What each group of people gains; nothing where that was not worked out."""
    told: Json = contents.money or contents.answer.get("money") or {}
    return [GroupGain(group["label"], _amount(group)) for group in told.get("groups", [])]


def _amount(group: Json) -> float | None:
    amount: float | None = group.get("present_value", group.get("gain")) if group["known"] else None
    return 0.0 if amount is not None and abs(amount) < NOTHING else amount


def named(gains: Sequence[GroupGain], words: Words) -> tuple[str, str, str]:
    """Who gains, who pays, and of whom that is not known, each in a list of names."""
    comma, nobody = words.text("report-comma"), words.text("report-nobody")
    gain = comma.join(words.within(label) for label, amount in gains if amount is not None and amount > 0)
    pay = comma.join(words.within(label) for label, amount in gains if amount is not None and amount < 0)
    return gain or nobody, pay or nobody, comma.join(words.within(label) for label, amount in gains if amount is None)


def fairness(contents: ReportContents, words: Words) -> Section | None:
    """What each group gains or pays: at present value over the years of a plan, of a plan of one day in a year."""
    gains, money = gains_of(contents), contents.money
    if not gains:
        return None
    gain, pay, missing = named(gains, words)
    body = [
        lead(words.text("report-fairness-found", gain=gain, pay=pay)),
        _groups(gains, words, over_years=money is not None),
        note(words.text("report-fairness-unknown", groups=missing)) if missing else None,
        _not_shared(money or contents.answer["money"], words),
        _zones(money, money["groups"], words) if money else None,
        note(words.text("report-fairness-note" if money else "report-fairness-note-year")),
    ]
    return section(words, "fairness", body)


def _not_shared(money: Json, words: Words) -> Markup | None:
    """The part of the cost of which no domain says who pays it, where there is any."""
    apart = money.get("not_shared")
    return (
        note(words.text("report-fairness-not-shared", amount=words.say(apart, "money", signed=True))) if apart else None
    )


def _groups(gains: Sequence[GroupGain], words: Words, over_years: bool) -> Markup:
    unit = "money" if over_years else "money/a"
    values = [amount for _, amount in gains if amount is not None]
    axis, largest = ChartAxis.of(values or [1.0], 5), max(map(abs, values), default=1.0)
    write = writer(words.manner(unit, largest), largest)
    rows: list[tuple[Child, ...]] = []
    for label, value in gains:
        if value is None:
            rows.append((label, element("span", words.text("report-not-known"), class_="past"), "", None))
            continue
        verdict = words.text("report-gains" if value > 0 else "report-pays" if value < 0 else "report-even")
        bar = bar_row(axis, value, "plan" if value >= 0 else "worse")
        rows.append((label, words.say(value, unit, beside=largest, signed=True), verdict, bar))
    heads = [words.text(f"report-head-{name}") for name in ("group", "present-value" if over_years else "gain-year")]
    levels = [write(level) for level in axis.levels]
    return table_of([*heads, "", axis_row(axis, levels)], rows, class_="groups")


def _zones(money: Json, groups: list[Json], words: Words) -> Markup | None:
    zones = money.get("zones")
    if not zones:
        return None
    names = [group["group"] for group in groups]
    values = [v for zone in zones for v in zone["groups"].values() if v is not None]
    largest = max(map(abs, values), default=0.0)
    rows = [
        (zone["name"], *(words.say(zone["groups"].get(name), "money", beside=largest, signed=True) for name in names))
        for zone in zones
    ]
    heads = [words.text("report-head-zone"), *(group["label"] for group in groups)]
    table = table_of(heads, rows, words.text("report-fairness-zones"))
    return element("details", element("summary", words.text("report-fairness-zones")), table, class_="numbers")
