"""Indicators as plain values, in the language of their reader."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

from citybrain.base.answers import answer_of, number
from citybrain.indicators.course import IndicatorReading, IndicatorStanding
from citybrain.indicators.declared import Framework, IndicatorTarget, text_in
from citybrain.kernel import Graph
from citybrain.messages import render_on_page, text
from citybrain.plans.workspace import Workspace
from citybrain.presenting.answers.shapes.numbers import Named
from citybrain.presenting.answers.words import label
from citybrain.presenting.progress import indicator_shapes as shape
from citybrain.progress.computed_now import ComputedNow
from citybrain.progress.indicator_entry import Entered
from citybrain.progress.indicator_service import Evaluated
from citybrain.progress.indicators import IndicatorRow
from citybrain.progress.roles import RESIDENTS


def list_answer(workspace: Workspace, evaluated: Evaluated, name: str | None, language: str) -> shape.IndicatorList:
    """Indicators of a framework, of all for None. Raises NotFoundError for an unknown one."""
    chosen = [evaluated.frameworks.find(name)] if name else list(evaluated.frameworks)
    rows = [row_answer(row, framework, evaluated.this_year, workspace.graph, language)
            for framework in chosen for row in evaluated.rows[framework.name]]  # fmt: skip
    groups = Counter(row["course"]["group"] for row in rows)
    return {
        "city": city_answer(workspace),
        "frameworks": [framework_answer(one, evaluated, language) for one in chosen],
        "groups": {"behind": groups["behind"], "on_course": groups["on_course"], "cannot_say": groups["cannot_say"]},
        "rows": rows,
        "problems": [render_on_page(problem, language) for problem in evaluated.frameworks.problems],
    }


def city_answer(workspace: Workspace) -> shape.CityTold:
    """The city as other cities need it to compare."""
    manifest, today = workspace.snapshot.manifest, workspace.today()
    residents = today.graph.roles.one(RESIDENTS)
    population = number(today.value(residents)) if residents else None
    return {
        "name": workspace.snapshot.city_name,
        "country": manifest.country,
        "population": population,
        "date": manifest.date,
    }


def framework_answer(framework: Framework, evaluated: Evaluated, language: str) -> shape.FrameworkTold:
    """A framework with its counts."""
    counts = evaluated.counts(framework)
    return {
        "name": framework.name,
        "label": text_in(framework.label, language),
        "source": framework.source,
        "note": text_in(framework.note, language) or None,
        "scored": framework.scored,
        "total": framework.total,
        "counts": {
            "computed": counts.computed,
            "partly": counts.partly,
            "entered": counts.entered,
            "not_reported": counts.not_reported,
            "unlisted": counts.unlisted,
        },
    }


def row_answer(
    row: IndicatorRow, framework: Framework, this_year: int, graph: Graph, language: str
) -> shape.IndicatorRow:
    """One row of a framework."""
    indicator = row.indicator
    return {
        "framework": row.framework,
        "code": indicator.code,
        "part": row.part.key if row.part else "",
        "label": row_label(row, language),
        "groups": named_groups(framework, indicator.groups, language),
        "unit": row.unit,
        "better": indicator.better,
        "core": indicator.level,
        "kind": indicator.kind,
        "definition": indicator.status,
        "accounting": indicator.accounting,
        "status": row.status,
        "now": reading_answer(row.now) if row.now else None,
        "age": this_year - row.now.year if row.now else None,
        "quality": row.level,
        "series": [reading_answer(one) for one in row.series],
        "target": target_answer(row.target, row.target_value) if row.target else None,
        "course": course_answer(row.course, row, language),
        "computed": _computed(row, graph, language),
        "source": indicator.source,
        "missing": _missing(row, graph, language),
    }


def row_label(row: IndicatorRow, language: str) -> str:
    """What people call a row: the indicator, and the data point where it has several."""
    whole = text_in(row.indicator.label, language)
    return f"{whole}: {text_in(row.part.label, language)}" if row.part else whole


def named_groups(framework: Framework, groups: Sequence[str], language: str) -> list[Named]:
    """Groups with their labels."""
    return [{"name": name, "label": text_in(framework.groups.get(name, {}), language) or name} for name in groups]


def reading_answer(reading: IndicatorReading) -> shape.YearValue:
    """The value of a year."""
    return answer_of(shape.YearValue, reading, method=reading.method.strip())


def target_answer(target: IndicatorTarget, value: float | None) -> shape.IndicatorTarget:
    """A target with the value it demands."""
    return answer_of(shape.IndicatorTarget, target, value=value)


def course_answer(course: IndicatorStanding, row: IndicatorRow, language: str) -> shape.IndicatorCourse:
    """The course in numbers and in words."""
    trend = course.trend
    return answer_of(
        shape.IndicatorCourse,
        course,
        text=_course_text(course, row, language),
        trend={"slope": trend.slope, "low": trend.low, "high": trend.high} if trend else None,
    )


def _course_text(course: IndicatorStanding, row: IndicatorRow, language: str) -> str:
    if course.group == "on_course":
        return text("course-on-course", language)
    if course.group == "behind":
        if course.years is None:
            return text("course-behind", language)
        years = math.floor(course.years * 10) / 10
        return text("course-behind-at-least" if course.at_least else "course-behind-years", language, years=years)
    if course.reason == "no_base":
        year = next((str(one.base_year) for one in row.indicator.targets if one.base_year is not None), None)
        return text("course-no-base", language, year=year) if year else text("course-no-start", language)
    return text(f"course-{(course.reason or 'no_data').replace('_', '-')}", language)


def _computed(row: IndicatorRow, graph: Graph, language: str) -> shape.ComputedValue | None:
    found = row.computed
    if found is None:
        return None
    now = found.now
    return {
        "value": now.value if now else None,
        "low": now.low if now else None,
        "high": now.high if now else None,
        "sure": found.sure,
        "unit": found.unit,
        "year": now.year if now else None,
        "quality": found.level,
        "fit": found.fit,
        "quantity": found.quantity if found.quantity in graph.quantities else None,
        "caveat": text_in(found.said.caveat, language) or None,
        "found": " ".join(text(note.key, language, **note.named) for note in found.notes) or None,
        "lacking": _lacking(found, graph, language) or None,
    }


def _lacking(found: ComputedNow, graph: Graph, language: str) -> str:
    return ", ".join(label(graph, name, language) for name in found.lacking)


def _missing(row: IndicatorRow, graph: Graph, language: str) -> str | None:
    """What would be needed to report an indicator, by name."""
    if row.status != "not_reported":
        return None
    told = text_in(row.indicator.missing, language)
    if told:
        return told
    if row.computed is not None and row.computed.lacking:
        return text("indicator-lacks", language, inputs=_lacking(row.computed, graph, language))
    if row.computed is not None:
        return text("indicator-lacks-the-rest", language)
    return text("indicator-lacks-entry", language)


def entered_answer(value: Entered) -> shape.EnteredValue:
    """A value that a person entered."""
    return answer_of(shape.EnteredValue, value, quality=value.level)
