"""Emissions year by year against the target, and how long the carbon budget lasts."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from citybrain.plans.roles import EMISSIONS
from citybrain.presenting.report.charts.frame import ChartText, both, figure, table_of
from citybrain.presenting.report.charts.line import Band, Line, LineMark, Picture, line_chart
from citybrain.presenting.report.contents import Json, ReportContents
from citybrain.presenting.report.element import Markup
from citybrain.presenting.report.numbers import Manner, last_digit
from citybrain.presenting.report.sections.section import Section, note, section
from citybrain.presenting.report.words import Words


def years(contents: ReportContents, words: Words) -> Section | None:
    """The part about years, for a plan that has them."""
    pathway = contents.pathway
    if not pathway:
        return None
    shown = [*_emissions(contents, pathway, words), _budget(pathway, words)]
    scenario = words.text("report-scenario", scenario=pathway["scenario"]["label"])
    return section(words, "years", note(scenario), shown, _table(pathway, words))


def _emissions(contents: ReportContents, pathway: Json, words: Words) -> Iterator[Markup]:
    """The quantity of the target, and the emissions of the year with works where they are other ones."""
    target = pathway.get("target") or {}
    first = contents.series(target.get("quantity", ""), contents.filling.emissions, contents.filling.yearly)
    if first is not None:
        yield _line(contents, first, target if first["quantity"] == target.get("quantity") else {}, words)
    whole = contents.series(contents.filling.yearly)
    if first is not None and whole is not None and whole["plan"] != first["plan"]:
        yield _line(contents, whole, {}, words)


def _line(contents: ReportContents, series: Json, target: Json, words: Words) -> Markup:
    rows = contents.spreads(series["quantity"])
    span = (contents.pathway or {})["years"]
    largest = _largest(series)
    manner = words.manner(series["unit"], largest, series["quantity"])
    picture = Picture(
        [*_both(series, span, words), *_target_line(target, words)],
        manner.unit,
        writer(manner, largest),
        [_band(rows, path) for path in ("reference", "plan") if rows],
        [*_milestones(target, words)],
    )
    told = ChartText(_named(series["label"], span, words), _finding(series, span, words))
    drawn = both(lambda width: line_chart(picture, told, width))
    return figure(told, drawn, _series_table(series, span, rows, words), words.text("report-show-numbers"))


def _named(label: str, span: list[int], words: Words) -> str:
    return words.text("report-chart-emissions", label=label, first=str(span[0]), last=str(span[-1]))


def writer(manner: Manner, largest: float) -> Callable[[float], str]:
    """How the values of an axis are written."""
    last = last_digit(largest / manner.divisor, 2)
    return lambda value: manner.bare(value, min(last, 0))


def _both(series: Json, span: list[int], words: Words) -> list[Line]:
    return [
        Line("today", words.text("report-without"), span, series["reference"]),
        Line("plan", words.text("report-with"), span, series["plan"]),
    ]


def _target_line(target: Json, words: Words) -> Iterator[Line]:
    if target:
        steps = {target["base_year"]: target["base_value"]}
        steps |= {step["year"]: step["wanted"] for step in target.get("milestones") or []}
        steps |= {target["by"]: target["wanted"]}
        yield Line("target", words.text("report-target"), sorted(steps), [steps[year] for year in sorted(steps)])


def _milestones(target: Json, words: Words) -> Iterator[LineMark]:
    rows = [*(target.get("milestones") or []), {"year": target["by"], **target}] if target else []
    for row in rows:
        if row["wanted"] is not None:
            yield LineMark("target", words.text("report-target-in", year=str(row["year"])), row["year"], row["wanted"])


def _band(rows: dict[int, Json], path: str) -> Band:
    known = sorted(year for year, row in rows.items() if row.get(path))
    return Band(path, known, [rows[y][path]["low"] for y in known], [rows[y][path]["high"] for y in known])


def _finding(series: Json, span: list[int], words: Words) -> str:
    first, last = series["plan"][0], series["plan"][-1]
    size = max(abs(first or 0), abs(last or 0))
    said = [
        words.say(value, series["unit"], series["quantity"], size) for value in (first, last, series["reference"][-1])
    ]
    return words.text(
        "report-chart-emissions-found",
        first=str(span[0]), last=str(span[-1]), start=said[0], end=said[1], without=said[2],
    )  # fmt: skip


def _series_table(series: Json, span: list[int], rows: dict[int, Json], words: Words) -> Markup:
    heads = [words.text(f"report-head-{name}") for name in ("year", "without", "with", "interval")]
    largest = _largest(series)

    def say(value: float | None) -> str:
        return words.say(value, series["unit"], series["quantity"], largest)

    told = [
        (str(year), say(reference), say(plan), _interval((rows.get(year) or {}).get("plan"), say, words))
        for year, reference, plan in zip(span, series["reference"], series["plan"], strict=True)
    ]
    return table_of(heads, told, series["label"])


def _interval(spread: Json | None, say: Callable[[float | None], str], words: Words) -> str:
    if not spread:
        return ""
    return words.text("report-low-high", low=say(spread["low"]), high=say(spread["high"]))


def _largest(series: Json) -> float:
    return max((abs(v) for v in (*series["plan"], *series["reference"]) if v is not None), default=0.0)


def _budget(pathway: Json, words: Words) -> Markup | None:
    budget = pathway.get("budget")
    if not budget:
        return None
    span, limit = pathway["years"], budget["limit"]
    left = {path: [None if v is None else limit - v for v in budget[f"{path}_used"]] for path in ("reference", "plan")}
    manner = words.manner("t", limit, EMISSIONS)
    ends = [(path, budget[f"{path}_exhausted"]) for path in ("reference", "plan")]
    marks = [
        LineMark(
            "today" if path == "reference" else "plan", words.text("report-budget-ends", year=str(year)), year, 0.0
        )
        for path, year in ends
        if year is not None
    ]
    lines = _both({"reference": left["reference"], "plan": left["plan"]}, span, words)
    picture = Picture(lines, manner.unit, writer(manner, limit), marks=marks)
    told = ChartText(words.text("report-chart-budget"), _budget_finding(budget, span, words))
    heads = [words.text(f"report-head-{name}") for name in ("year", "without", "with")]
    rows = [
        (
            str(y),
            words.say(r, "t", EMISSIONS, limit),
            words.say(p, "t", EMISSIONS, limit),
        )
        for y, r, p in zip(span, left["reference"], left["plan"], strict=True)
    ]
    drawn = both(lambda width: line_chart(picture, told, width))
    return figure(told, drawn, table_of(heads, rows, told.title), words.text("report-show-numbers"))


def _budget_finding(budget: Json, span: list[int], words: Words) -> str:
    plan, reference = budget["plan_exhausted"], budget["reference_exhausted"]
    return words.text(
        "report-chart-budget-found",
        limit=words.say(budget["limit"], "t", EMISSIONS),
        plan="kept" if plan is None else "used",
        reference="kept" if reference is None else "used",
        year=str(plan or ""),
        without=str(reference or ""),
        last=str(span[-1]),
    )


def _table(pathway: Json, words: Words) -> Markup:
    """Every quantity of the path: first year, and last year without and with the plan."""
    span = pathway["years"]
    heads = [
        words.text("report-head-quantity"),
        str(span[0]),
        words.text("report-head-without-in", year=str(span[-1])),
        words.text("report-head-with-in", year=str(span[-1])),
    ]
    rows = []
    for row in pathway["quantities"]:
        values = (row["reference"][0], row["reference"][-1], row["plan"][-1])
        size = max((abs(v) for v in values if v is not None), default=0.0)
        rows.append((row["label"], *(words.say(v, row["unit"], row["quantity"], size) for v in values)))
    return table_of(heads, rows, words.text("report-path-table"))
