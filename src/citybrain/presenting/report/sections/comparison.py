"""Plans side by side: every headline number, which plans no other one beats, and their paths on one pair of axes."""

from __future__ import annotations

from collections.abc import Iterator

from citybrain.plans.roles import EMISSIONS
from citybrain.presenting.report.charts.frame import ChartText, both, figure, table_of
from citybrain.presenting.report.charts.line import Line, Picture, line_chart
from citybrain.presenting.report.charts.rows import ChartAxis, axis_row, dot_row
from citybrain.presenting.report.contents import Json, ReportContents
from citybrain.presenting.report.element import Child, Markup, element
from citybrain.presenting.report.numbers import digits
from citybrain.presenting.report.sections.pathway import writer
from citybrain.presenting.report.sections.section import Section, lead, note, section
from citybrain.presenting.report.words import Words


def comparison(contents: ReportContents, words: Words) -> Section | None:
    """The part about other plans, where there are any."""
    told = contents.comparison
    return section(words, "comparison", compared(told, words)) if told else None


def compared(told: Json, words: Words) -> Markup:
    """Everything about several plans."""
    best = [plan["name"] for plan in told["plans"] if not plan["dominated"]]
    names = words.text("report-comma").join(best)
    found = words.text("report-comparison-found", plans=names, count=len(best))
    return element(
        "div",
        lead(found if told["one_year"] else words.text("compare-years-differ")),
        _balance(told, words),
        note(words.text("report-comparison-note")),
        _paths(told, words),
        _effects(told, words),
    )


def _balance(told: Json, words: Words) -> Markup:
    """Cost against emissions: what decides whether a plan is beaten by another one."""
    plans = told["plans"]
    heads = [words.text(f"report-head-{name}") for name in ("plan", "carbon", "cost", "investment", "verdict")]
    unit = told["balance"]
    size = [
        max((abs(plan[key]) for plan in plans if plan[key] is not None), default=0.0)
        for key in ("emissions", "net_cost")
    ]
    rows = [
        (
            plan["name"],
            words.say(plan["emissions"], unit["emissions_unit"], EMISSIONS, size[0], signed=True),
            words.say(plan["net_cost"], unit["cost_unit"], beside=size[1], signed=True),
            words.say(plan["cost"]["investment"], "money"),
            words.text("report-dominated" if plan["dominated"] else "report-not-dominated"),
        )
        for plan in plans
    ]
    return table_of(heads, rows, words.text(f"report-balance-{unit['kind']}"))


def _effects(told: Json, words: Words) -> Markup:
    """A block for each headline number, a row for each plan, on one axis of change in per cent."""
    changes = [value for row in told["headline"] for value in row["change_percent"] if value is not None]
    axis = ChartAxis.of([max(-100.0, min(100.0, value)) for value in changes] or [1.0], 5)
    written = [digits(level, 0, signed=True) for level in axis.levels]
    written[-1] += "%"
    heads = [words.text(f"report-head-{name}") for name in ("quantity", "plan", "change")]
    rows = [cells for row in told["headline"] for cells in _block(told, row, axis, words)]
    return table_of([*heads, axis_row(axis, written)], rows, words.text("report-comparison-table"), "compared")


def _block(told: Json, row: Json, axis: ChartAxis, words: Words) -> Iterator[tuple[Child, ...]]:
    size = max((abs(v) for v in (*row["today"], *row["plan"]) if v is not None), default=0.0)
    for place, plan in enumerate(told["plans"]):
        percent = row["change_percent"][place]
        best = element("small", words.text("report-best")) if place in row["best"] else None
        name = element("span", plan["name"], class_="past")
        yield (
            [element("span", row["label"], class_="of"), " ", name],
            [words.say(row["plan"][place], row["unit"], row["quantity"], size), " ", best],
            words.percent(percent),
            None if percent is None else dot_row(axis, percent, None, None, row["verdict"][place]),
        )


def _paths(told: Json, words: Words) -> Markup | None:
    """Emissions of all plans over the years, beside what happens without any of them."""
    paths = told.get("paths")
    if not paths:
        return None
    lines = [Line("today", words.text("report-without"), paths["years"], paths["reference"])]
    lines += [
        Line(f"kind-{n % 6 + 1}", line["name"], line["years"], line["plan"]) for n, line in enumerate(paths["plans"])
    ]
    largest = max((abs(v) for line in lines for v in line.values if v is not None), default=0.0)
    manner = words.manner(paths["unit"], largest, paths["quantity"])
    title = ChartText(
        words.text(
            "report-chart-emissions", label=paths["label"], first=str(paths["years"][0]), last=str(paths["years"][-1])
        ),
        words.text("report-comparison-paths"),
    )
    picture = Picture(lines, manner.unit, writer(manner, largest))
    years = sorted({year for line in lines for year in line.years})
    heads = [words.text("report-head-year"), *(line.label for line in lines)]
    rows = [
        (str(year), *(words.say(_at(line, year), paths["unit"], paths["quantity"], largest) for line in lines))
        for year in years
    ]
    return figure(
        title,
        both(lambda width: line_chart(picture, title, width)),
        table_of(heads, rows),
        words.text("report-show-numbers"),
    )


def _at(line: Line, year: int) -> float | None:
    return line.values[list(line.years).index(year)] if year in line.years else None
