"""What the plan costs, saves and pays back, in one sum and year by year."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from citybrain.presenting.report.charts.columns import Stack, column_chart
from citybrain.presenting.report.charts.frame import ChartText, both, figure, table_of
from citybrain.presenting.report.contents import ReportContents
from citybrain.presenting.report.element import Child, Markup, element
from citybrain.presenting.report.numbers import digits
from citybrain.presenting.report.sections.pathway import writer
from citybrain.presenting.report.sections.section import Section, number, section, swatch
from citybrain.presenting.report.sections.steps import abatement, waterfall
from citybrain.presenting.report.words import Words


def money(contents: ReportContents, words: Words) -> Section:
    """Key figures of money, yearly flows, the waterfall of emissions and the abatement chart."""
    heads = [words.text(f"report-head-{name}") for name in ("figure", "value", "meaning")]
    rows: list[tuple[Child, ...]] = [
        (words.text(f"report-money-{key}"), number(told), words.text(f"report-money-{key}-note"))
        for key, told in _figures(contents, words)
    ]
    figures = table_of(heads, rows, class_="money")
    steps = [waterfall(contents, words), abatement(contents, words)]
    return section(words, "money", figures, _flows(contents, words), steps)


def _figures(contents: ReportContents, words: Words) -> Iterator[tuple[str, str]]:
    cost, told = contents.answer["cost"], contents.money or {}

    def sure(name: str, unit: str, signed: bool = False) -> str:
        value = told.get(name, cost.get(name))
        return words.sure(value, contents.of_money(name, value), unit, signed=signed)

    if told:
        rate = told["discount_rate"]
        yield "present-value", sure("present_value", "money", signed=True)
        yield (
            "discount-rate",
            words.text("report-not-known") if rate is None else words.percent(100 * rate, signed=False),
        )
        yield "subsidies", sure("subsidies", "money")
    yield "investment", sure("investment", "money")
    yield "running-cost", sure("running_cost", "money/a", signed=True)
    yield "energy-cost", sure("energy_cost_change", "money/a", signed=True)
    yield "cost-per-tonne", sure("cost_per_tonne", "money/t")
    if told:
        years = told["payback_years"]
        yield (
            "payback",
            words.text("report-never") if years is None else words.text("report-years", count=digits(years, 0)),
        )


def _flows(contents: ReportContents, words: Words) -> Markup | None:
    """Money by year, one layer for each kind of flow."""
    told, pathway = contents.money, contents.pathway
    if not told or not pathway:
        return None
    years = pathway["years"]
    kinds = [(key, values) for key, values in told["years"].items() if _is_flow(values, years)]
    stacks = [
        Stack(f"kind-{place % 6 + 1}", _called(key, words), [v or 0.0 for v in values])
        for place, (key, values) in enumerate(kinds)
        if any(values)
    ]
    if not stacks:
        return None
    largest = max(abs(value) for stack in stacks for value in stack.values)
    manner = words.manner("money/a", largest)
    title = ChartText(words.text("report-chart-flows"), words.text("report-chart-flows-found"))
    drawn = both(lambda width: column_chart(years, stacks, manner.unit, writer(manner, largest), title, width))
    rows = [(str(y), *(words.say(s.values[n], "money/a", beside=largest) for s in stacks)) for n, y in enumerate(years)]
    table = table_of([words.text("report-head-year"), *(s.label for s in stacks)], rows, title.title)
    keys = element("ul", [element("li", swatch(f"bar {s.kind}"), s.label) for s in stacks], class_="legend")
    return figure(title, Markup(keys + drawn), table, words.text("report-show-numbers"))


def _called(key: str, words: Words) -> str:
    return words.optional(f"report-flow-{key.replace('_', '-')}", key.replace("_", " "))


def _is_flow(values: object, years: Sequence[int]) -> bool:
    return isinstance(values, list) and len(values) == len(years)
