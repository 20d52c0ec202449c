"""What each measure adds to the effect of a plan, and what a tonne costs with it."""

from __future__ import annotations

from typing import NamedTuple

from citybrain.plans.roles import EMISSIONS
from citybrain.presenting.report.charts.abatement import AbatementBlock, abatement_chart
from citybrain.presenting.report.charts.frame import ChartText, both, figure, table_of
from citybrain.presenting.report.charts.rows import ChartAxis, axis_row, step_row
from citybrain.presenting.report.contents import Json, ReportContents
from citybrain.presenting.report.element import Child, Markup, element
from citybrain.presenting.report.sections.pathway import writer
from citybrain.presenting.report.sections.section import note
from citybrain.presenting.report.words import Words

LEAST_AVOIDED = 1e-6
"""Share of all that is avoided below which a measure has no block in the abatement chart."""


class _Row(NamedTuple):
    """A row of the waterfall: what is added, what is there then, and from where its bar hangs."""

    label: str
    adds: float
    then: float
    start: float
    kind: str


def _bar(label: str, adds: float, then: float, kind: str) -> _Row:
    return _Row(label, adds, then, 0.0, kind)


def _hanging(step: Json) -> _Row:
    before, after = step["before"], step["after"]
    return _Row(_named(step), after - before, after, before, "plan" if after <= before else "worse")


def waterfall(contents: ReportContents, words: Words) -> Markup | None:
    """From the emissions of today, measure by measure, to those of the plan."""
    steps = contents.steps
    if not steps:
        return None
    ends = [value for step in steps for value in (step["before"], step["after"])]
    axis, largest = ChartAxis.of(ends, 4), max(map(abs, ends))
    manner = words.manner("t/a", largest, EMISSIONS)
    write = writer(manner, largest)
    first, last = steps[0]["before"], steps[-1]["after"]
    rows = [
        _bar(words.text("report-head-today"), 0.0, first, "today"),
        *(_hanging(step) for step in steps),
        _bar(
            words.text("report-head-together" if contents.pathway else "report-head-plan"), last - first, last, "plan"
        ),
    ]
    told: list[tuple[Child, ...]] = [
        (
            row.label,
            words.say(row.adds, "t/a", EMISSIONS, signed=True) if row.adds else "",
            words.say(row.then, "t/a", EMISSIONS, largest),
            step_row(axis, row.start, row.then, row.kind),
        )
        for row in rows
    ]
    heads = [words.text(f"report-head-{name}") for name in ("measure", "adds", "then")]
    written = [write(level) for level in axis.levels]
    table = table_of([*heads, axis_row(axis, written)], told, class_="steps")
    return element(
        "div",
        element("h3", words.text("report-chart-waterfall")),
        table,
        note(words.text("report-waterfall-note-years" if contents.pathway else "report-waterfall-note")),
    )


def _named(step: Json) -> str:
    return f"{step['position']} {step['label']}"


def abatement(contents: ReportContents, words: Words) -> Markup | None:
    """Cost of a tonne by measure, from the cheapest to the dearest."""
    avoided = {step["position"]: step["before"] - step["after"] for step in contents.steps}
    whole = sum(value for value in avoided.values() if value > 0)
    blocks = [
        AbatementBlock(
            step["position"], _named(step), avoided[step["position"]], step["yearly_cost"] / avoided[step["position"]]
        )
        for step in contents.steps
        if step["yearly_cost"] is not None and avoided[step["position"]] > LEAST_AVOIDED * max(whole, 1.0)
    ]
    if not blocks:
        return None
    tonnes, prices = (
        words.manner("t/a", whole, EMISSIONS),
        words.manner("money/t", max(abs(b.cost) for b in blocks)),
    )
    cheapest = min(blocks, key=lambda block: block.cost)
    title = ChartText(
        words.text("report-chart-abatement"),
        words.text("report-chart-abatement-found", measure=cheapest.label, cost=words.say(cheapest.cost, "money/t")),
    )
    write = (writer(tonnes, whole), writer(prices, max(abs(b.cost) for b in blocks)))
    units = (tonnes.unit, prices.unit)
    drawn = both(lambda width: abatement_chart(blocks, units, write, title, width))
    ordered = sorted(blocks, key=lambda block: block.cost)
    rows = [(b.label, words.say(b.avoided, "t/a", EMISSIONS, whole), words.say(b.cost, "money/t")) for b in ordered]
    heads = [words.text(f"report-head-{name}") for name in ("measure", "avoided", "cost-per-tonne")]
    left = [step for step in contents.steps if step["position"] not in {b.number for b in blocks}]
    without = (
        None
        if not left
        else note(words.text("report-abatement-left", measures=words.text("report-comma").join(map(_named, left))))
    )
    drawing = figure(title, drawn, table_of(heads, rows), words.text("report-show-numbers"))
    return element("div", drawing, note(words.text("report-abatement-note")), without)
