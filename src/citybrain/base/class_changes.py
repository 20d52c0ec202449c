"""A change of a city told apart from a change of classes: areas by class and year that a map of classes states.

A class that stands at nothing in one year and at much in others has not gone: who made the map of that year counted its
ground among other classes. Years in which that happened are not compared.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal, NamedTuple

import numpy as np

from citybrain.base.trend import Trend, trend_of
from citybrain.kernel.units import Array, Mask

SUBSTANTIAL = 0.01
"""Part of all ground from which a class is missed where it stands at nothing."""

LOST = 0.25
"""Part of the usual area of a class in places where it stands at nothing, from which a year lacks the class."""

HOLDS = 0.1
"""Part by which the sum of a family may be off its usual value and still holds in a year that lacks one of it."""

JUMP = 0.2
"""Part by which another class may be off its usual value in a year that lacks a class."""

LEAST_YEARS = 4
"""Comparable years from which a trend is told: with fewer no order of values is rare enough."""

Verdict = Literal["gain", "loss", "no_trend", "classes_changed", "too_few_years"]


class ClassSeries(NamedTuple):
    """Areas [m²] by place, class and year, NaN or 0 where nothing is stated; of each class its family, "" for none.

    `ground` is the area of each place [m²]. Classes of one family divide one thing, such as trees by their height.
    """

    years: tuple[int, ...]
    classes: tuple[str, ...]
    families: tuple[str, ...]
    areas: Array
    ground: Array


class IndexSeries(NamedTuple):
    """An index without unit by place and year, such as NDVI; NaN where nothing is stated."""

    name: str
    years: tuple[int, ...]
    values: Array


class MissingClass(NamedTuple):
    """A class that a year lacks, and its usual area in the same places [m²]."""

    name: str
    year: int
    usual: float


class ClassChange(NamedTuple):
    """A class, or a family as a whole: values of the years, which of them can be compared, and what follows.

    A value is NaN where nothing is stated. `reasons` are the classes that are missing in years which cannot be
    compared, those of its own family where there are. The trend is that of comparable years, None with fewer than four.
    """

    name: str
    whole: bool
    values: Array
    comparable: Mask
    verdict: Verdict
    trend: Trend | None
    reasons: tuple[MissingClass, ...]


def class_changes(series: ClassSeries, places: Sequence[int] | None = None) -> tuple[ClassChange, ...]:
    """Each family as a whole and each class, of some places or of all: whether it grew, shrank, or cannot be told.

    Which years can be compared is judged over all places, so that what one place loses is its loss. Rules:

    1. A year lacks a class that usually has 1 % of all ground or more, where it stands at nothing in places with a
       quarter of its usual area (the median of years in which it stands at something).
    2. In such a year no class of its family can be compared, and the family as a whole only where its sum is within
       10 % of its usual value, that of years which lack none of it.
    3. In such a year any other class can be compared where it is within 20 % of its usual value, that of years which
       lack nothing.
    4. Gain or loss is told of at least four comparable years where the interval of Sen's slope (90 %) leaves out none.
    """
    areas = np.nan_to_num(np.asarray(series.areas, np.float64))
    missing = missing_classes(series)
    lacks = np.zeros(areas.shape[1:], bool)
    for one in missing:
        lacks[series.classes.index(one.name), series.years.index(one.year)] = True
    some = series.areas if places is None else series.areas[np.asarray(places, np.intp)]
    changes = []
    for family in dict.fromkeys(one for one in series.families if one):
        own = np.array([one == family for one in series.families])
        if own.sum() > 1:
            whole = _whole_holds(areas[:, own].sum(axis=(0, 1)), lacks[own].any(axis=0), lacks[~own].any(axis=0))
            changes.append(_change(series, family, some[:, own], whole, missing, whole=True))
    calm = ~lacks.any(axis=0)
    for row, name in enumerate(series.classes):
        own = np.array([one == series.families[row] != "" for one in series.families])
        own[row] = True
        near = _near(areas[:, row].sum(axis=0), calm, JUMP)
        holds = ~lacks[own].any(axis=0) & (~lacks[~own].any(axis=0) | near)
        changes.append(_change(series, name, some[:, row], holds, missing))
    return tuple(changes)


def index_change(series: IndexSeries, weights: Array, places: Sequence[int] | None = None) -> ClassChange:
    """The mean of an index over places by weights, and whether it rose or fell; years without values are left out."""
    rows = np.arange(len(weights)) if places is None else np.asarray(places, np.intp)
    values, weight = np.asarray(series.values, np.float64)[rows], np.asarray(weights, np.float64)[rows, None]
    weight = np.where(np.isfinite(values), weight, 0.0)
    total = weight.sum(axis=0)
    summed = (weight * np.nan_to_num(values)).sum(axis=0)
    mean = np.divide(summed, total, out=np.full(len(total), np.nan), where=total > 0.0)
    known = np.isfinite(mean)
    return ClassChange(series.name, False, mean, known, *_verdict(series.years, mean, known), ())


def missing_classes(series: ClassSeries) -> tuple[MissingClass, ...]:
    """Classes that a year lacks over all places, by rule 1."""
    areas = np.nan_to_num(np.asarray(series.areas, np.float64))
    there = areas > 0.0
    usual = np.zeros(areas.shape[:2])
    some = there.any(axis=2)
    usual[some] = np.nanmedian(np.where(there[some], areas[some], np.nan), axis=1)
    whole = usual.sum(axis=0)
    lost = (usual[:, :, None] * ~there).sum(axis=0)
    enough = whole >= SUBSTANTIAL * max(float(np.sum(series.ground)), 1e-9)
    gone = enough[:, None] & (lost >= LOST * np.maximum(whole, 1e-9)[:, None])
    return tuple(
        MissingClass(series.classes[row], series.years[year], float(lost[row, year]))
        for year, row in zip(*np.nonzero(gone.T), strict=True)
    )


def _whole_holds(values: Array, lacking: Mask, others: Mask) -> Mask:
    holds: Mask = np.where(lacking, _near(values, ~lacking, HOLDS), ~others | _near(values, ~(lacking | others), JUMP))
    return holds


def _near(values: Array, usual: Any, part: float) -> Mask:
    """Which values are within a part of the median of the usual ones, of all where none is usual."""
    middle = float(np.median(values[usual] if usual.any() else values))
    near: Mask = np.abs(values - middle) <= part * abs(middle)
    return near


def _change(
    series: ClassSeries, name: str, some: Array, comparable: Mask, missing: tuple[MissingClass, ...],
    whole: bool = False,
) -> ClassChange:  # fmt: skip
    """`some` are its areas by place (and class) and year, NaN where nothing is stated."""
    every = tuple(range(some.ndim - 1))
    values, stated = np.nansum(some, axis=every), np.isfinite(some).any(axis=every)
    own = {name} if not whole else set()
    family = name if whole else series.families[series.classes.index(name)]
    own |= {one for one, other in zip(series.classes, series.families, strict=True) if other == family != ""}
    reasons: list[MissingClass] = []
    for year, holds in zip(series.years, comparable, strict=True):
        gone = [] if holds else [one for one in missing if one.year == year]
        reasons += [one for one in gone if one.name in own] or gone
    shown = np.where(stated, values, np.nan)
    return ClassChange(name, whole, shown, comparable, *_verdict(series.years, values, comparable), tuple(reasons))


def _verdict(years: tuple[int, ...], values: Array, comparable: Mask) -> tuple[Verdict, Trend | None]:
    rows = np.flatnonzero(comparable)
    if len(rows) < LEAST_YEARS:
        return ("classes_changed" if not comparable.all() else "too_few_years"), None
    trend = trend_of([years[row] for row in rows], values[rows].tolist())
    if trend is None or trend.low is None or trend.high is None or trend.low <= 0.0 <= trend.high:
        return "no_trend", trend
    return ("gain" if trend.slope > 0.0 else "loss"), trend
