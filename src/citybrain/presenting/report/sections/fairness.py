"""Who gains and who pays: by group and, where it is known, by zone."""

from __future__ import annotations

from citybrain.presenting.report.charts.frame import table_of
from citybrain.presenting.report.charts.rows import ChartAxis, axis_row, bar_row
from citybrain.presenting.report.contents import Json, ReportContents
from citybrain.presenting.report.element import Child, Markup, element
from citybrain.presenting.report.sections.pathway import writer
from citybrain.presenting.report.sections.section import Section, lead, note, section
from citybrain.presenting.report.words import Words


def fairness(contents: ReportContents, words: Words) -> Section | None:
    """Present value of what each group gains or pays."""
    money = contents.money
    if not money or not money.get("groups"):
        return None
    groups = money["groups"]
    known = [group for group in groups if group["known"] and group["present_value"] is not None]
    gain = [words.within(group["label"]) for group in known if group["present_value"] > 0]
    pay = [words.within(group["label"]) for group in known if group["present_value"] < 0]
    comma = words.text("report-comma")
    nobody = words.text("report-nobody")
    said = words.text("report-fairness-found", gain=comma.join(gain) or nobody, pay=comma.join(pay) or nobody)
    missing = [words.within(group["label"]) for group in groups if not group["known"]]
    unknown = None if not missing else note(words.text("report-fairness-unknown", groups=comma.join(missing)))
    body = [
        lead(said),
        _groups(groups, words),
        unknown,
        _not_shared(money, words),
        _zones(money, groups, words),
        note(words.text("report-fairness-note")),
    ]
    return section(words, "fairness", body)


def _not_shared(money: Json, words: Words) -> Markup | None:
    """The part of the cost of which no domain says who pays it, where there is any."""
    apart = money.get("not_shared")
    return (
        note(words.text("report-fairness-not-shared", amount=words.say(apart, "money", signed=True))) if apart else None
    )


def _groups(groups: list[Json], words: Words) -> Markup:
    values = [group["present_value"] for group in groups if group["known"] and group["present_value"] is not None]
    axis, largest = ChartAxis.of(values or [1.0], 5), max(map(abs, values), default=1.0)
    manner = words.manner("money", largest)
    write = writer(manner, largest)
    rows: list[tuple[Child, ...]] = []
    for group in groups:
        value = group["present_value"] if group["known"] else None
        if value is None:
            rows.append((group["label"], element("span", words.text("report-not-known"), class_="past"), "", None))
            continue
        verdict = words.text("report-gains" if value > 0 else "report-pays" if value < 0 else "report-even")
        bar = bar_row(axis, value, "plan" if value >= 0 else "worse")
        rows.append((group["label"], words.say(value, "money", beside=largest, signed=True), verdict, bar))
    heads = [words.text("report-head-group"), words.text("report-head-present-value"), ""]
    levels = [write(level) for level in axis.levels]
    return table_of([*heads, axis_row(axis, levels)], rows, class_="groups")


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
