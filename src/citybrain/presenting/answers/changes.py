"""What grew and shrank over the years by class, as the API tells it; a change of classes is none of the city."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from typing_extensions import TypedDict

from citybrain.base.answers import number, numbers
from citybrain.base.class_changes import (
    ClassChange,
    ClassSeries,
    IndexSeries,
    MissingClass,
    Verdict,
    class_changes,
    index_change,
)
from citybrain.base.domains import find_domains
from citybrain.kernel import NotFoundError, nearest
from citybrain.kernel.units import Array
from citybrain.messages import text
from citybrain.twin.snapshot import Snapshot

CLASSES, INDEX = "class_series", "index_series"
"""What domains make: areas by class and year, and an index by year, of the areas of a snapshot."""

SQUARE_METRES, NO_UNIT = "m²", "1"


class MissingClassTold(TypedDict):
    """A class that a year lacks, and its usual area [m²]."""

    name: str
    year: int
    usual: float


class ClassOverYears(TypedDict):
    """A class, or a family of classes (`whole`): its values of the years, which of them can be compared, what follows.

    `missing`: classes that stand at nothing in the years which cannot be compared. `slope` with `low` and `high`
    (90 %): change a year over comparable years, null with fewer than four of them.
    """

    name: str
    whole: bool
    unit: str
    years: list[int]
    values: list[float | None]
    comparable: list[bool]
    verdict: Verdict
    text: str
    missing: list[MissingClassTold]
    slope: float | None
    low: float | None
    high: float | None


class ChangesAnswer(TypedDict):
    """Classes over years of an area (null: of all), families first. `ground`: m² that were mapped; null where unknown.

    `stated`: by year the area of all classes together [m²], by which one sees what a year leaves out.
    """

    area: str | None
    ground: float | None
    years: list[int]
    stated: list[float | None]
    series: list[ClassOverYears]


def changes_answer(snapshot: Snapshot, area: str | None, language: str) -> ChangesAnswer:
    """Classes over years of one area, by its id or name, or of all together.

    Raises NotFoundError for an unknown area, and where the city has no file of such years.
    """
    row = None if area is None else row_of(snapshot, area)
    places = None if row is None else [row]
    classes, index = series_of(snapshot)
    if classes is None and index is None:
        maker = next((one.name for one in find_domains() if CLASSES in one.builds), "-")
        raise NotFoundError("changes-nothing-known", domain=maker)
    series: list[ClassOverYears] = []
    stated: list[float | None] = []
    years: tuple[int, ...] = ()
    ground: float | None = None
    if classes is not None:
        changes = class_changes(classes, places)
        series += [_class_over_years(one, classes.years, SQUARE_METRES, language) for one in changes]
        ground = float(classes.ground.sum() if row is None else classes.ground[row])
        years = classes.years
        stated = [*numbers(np.nansum([one.values for one in changes if not one.whole], axis=0).tolist())]
    if index is not None:
        weights: Array = np.ones(len(snapshot.area)) if classes is None else classes.ground
        series.append(_class_over_years(index_change(index, weights, places), index.years, NO_UNIT, language))
    name = None if row is None else str(snapshot.area.names[row] or snapshot.area.ids[row])
    return {"area": name, "ground": ground, "years": [*years], "stated": stated, "series": series}


def series_of(snapshot: Snapshot) -> tuple[ClassSeries | None, IndexSeries | None]:
    """Areas by class and year of the areas of a city, and an index by year; None for what nobody states."""
    domains = find_domains()
    classes = domains.made(CLASSES)(snapshot) if domains.makes(CLASSES) else None
    return classes, (domains.made(INDEX)(snapshot) if domains.makes(INDEX) else None)


def has_changes(snapshot: Snapshot) -> bool:
    """Whether the city has rows of what makes classes over years: entities without shape of who tells them."""
    makers = (one for one in find_domains() if {CLASSES, INDEX} & set(one.builds))
    return any(e.geometry == "none" and e.name in snapshot.entities for one in makers for e in one.entities)


def row_of(snapshot: Snapshot, area: str) -> int:
    """The row of an area by its id or name. Raises NotFoundError with the nearest."""
    known = {str(name): row for names in (snapshot.area.names, snapshot.area.ids) for row, name in enumerate(names)}
    if area not in known:
        raise NotFoundError("changes-area-unknown", received=area, near=nearest(area, list(known)))
    return known[area]


def _class_over_years(one: ClassChange, years: Iterable[int], unit: str, language: str) -> ClassOverYears:
    trend = one.trend
    return {
        "name": one.name,
        "whole": one.whole,
        "unit": unit,
        "years": [*years],
        "values": [*numbers(one.values.tolist())],
        "comparable": one.comparable.tolist(),
        "verdict": one.verdict,
        "text": verdict_text(one, tuple(years), language),
        "missing": [{"name": r.name, "year": r.year, "usual": r.usual} for r in one.reasons],
        "slope": None if trend is None else number(trend.slope),
        "low": None if trend is None or trend.low is None else number(trend.low),
        "high": None if trend is None or trend.high is None else number(trend.high),
    }


def verdict_text(one: ClassChange, years: tuple[int, ...], language: str) -> str:
    """What follows, in a sentence, and why years cannot be compared in another."""
    compared = [str(year) for year, holds in zip(years, one.comparable, strict=True) if holds]
    comma = text("changes-comma", language)
    told = text(f"changes-{one.verdict}", language, years=comma.join(compared) or "-", count=len(compared))
    if one.comparable.all() or not one.reasons:
        return told
    reasons = text("changes-reasons", language, reasons=reasons_text(one.reasons, language))
    return text("changes-two", language, first=told, second=reasons)


def reasons_text(reasons: Iterable[MissingClass], language: str) -> str:
    """Each class that is missing with its years."""
    years: dict[str, list[str]] = {}
    for one in reasons:
        years.setdefault(one.name, []).append(str(one.year))
    comma = text("changes-comma", language)
    parts = (text("changes-reason", language, name=name, years=comma.join(of)) for name, of in years.items())
    return text("changes-semicolon", language).join(parts)
