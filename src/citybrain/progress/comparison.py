"""This city among others: distributions of figures that were found in the same way, never a ranking.

Figures of different methods (whose emissions count, another definition, another unit) are never in one distribution.
The place of this city is told only among cities like it, and as an interval of percentiles: with few cities little can
be said of where one stands.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from citybrain.progress.comparison_file import Accounting, ComparisonFigure
from citybrain.progress.indicators import IndicatorRow

LEAST = 5
"""Fewer cities than this are no distribution: they are counted, and no quantile is told."""

QUANTILES = (0.1, 0.25, 0.5, 0.75, 0.9)
ALIKE_POPULATION = 2.0
"""Cities are alike in size where neither has more than twice the people of the other."""

ALIKE_INCOME = 1.5
YEARS_APART = 5
"""Figures whose years lie further from ours than this are left out of a distribution, and counted."""

CONFIDENCE = 0.9


@dataclass(frozen=True)
class Method:
    """How figures were found; only those with the same are held together."""

    accounting: Accounting
    definition: str
    unit: str


@dataclass(frozen=True)
class Profile:
    """What makes cities alike; None where it is not known, and then it is not asked for."""

    population: float | None = None
    climate: str | None = None
    income: float | None = None

    def like(self, figure: ComparisonFigure) -> bool:
        """Whether the city of a figure is like this one in all that both say; the number of people both must say."""
        if self.population is None or figure.population is None:
            return False
        same_climate = self.climate is None or (figure.climate or "").casefold() == self.climate.casefold()
        same_income = self.income is None or _within(self.income, figure.income or 0.0, ALIKE_INCOME)
        return same_climate and same_income and _within(self.population, figure.population, ALIKE_POPULATION)


@dataclass(frozen=True)
class Distribution:
    """Figures of one method: how many cities, their years, their values, quantiles where there are enough of them."""

    cities: int
    first_year: int
    last_year: int
    values: tuple[float, ...]
    quantiles: tuple[float, ...] | None


@dataclass(frozen=True)
class PercentileRank:
    """Where a city stands among others: between these percentiles, from 0 to 100, with 90 % confidence."""

    low: float
    high: float


@dataclass(frozen=True)
class ComparedCities:
    """Figures of one method: of all cities and of those like this one, and this city's place among the latter.

    `ours` is whether this city's value was found by the same method; only then has it a place.
    """

    method: Method
    ours: bool
    all: Distribution
    alike: Distribution | None
    place: PercentileRank | None
    left_out: int


def compared(row: IndicatorRow, figures: Iterable[ComparisonFigure], profile: Profile) -> list[ComparedCities]:
    """Distributions of the figures of other cities for a row, one for each method, ours first, then the largest."""
    own = method_of(row)
    by_method: dict[Method, list[ComparisonFigure]] = {}
    for figure in figures:
        if (figure.framework, figure.code, figure.part) == (row.framework, row.indicator.code, _part(row)):
            by_method.setdefault(Method(figure.accounting, figure.definition, figure.unit), []).append(figure)
    found = [_compared(row, method, own, of_method, profile) for method, of_method in by_method.items()]
    return sorted(found, key=lambda one: (not one.ours, -one.all.cities, one.method.accounting, one.method.definition))


def method_of(row: IndicatorRow) -> Method | None:
    """How this city's value was found; None where it has none, or one that covers only a part."""
    if not row.comparable or row.unit is None:
        return None
    return Method(row.indicator.accounting or "none", "", row.unit)


def place_among(values: Sequence[float], low: float, high: float) -> PercentileRank:
    """Between which percentiles a value from `low` to `high` stands among values.

    The share of cities below is estimated from those seen: its equal-tailed Jeffreys interval (Brown, Cai, DasGupta:
    Interval estimation for a binomial proportion, Statistical Science 16, 2001), from below the lower end to below or
    at the upper.
    """
    count = len(values)
    below, reached = sum(value < low for value in values), sum(value <= high for value in values)
    tail = (1 - CONFIDENCE) / 2
    from scipy.special import betaincinv  # scipy takes its time to load: not at the server's start

    first = float(betaincinv(below + 0.5, count - below + 0.5, tail)) if below else 0.0
    last = float(betaincinv(reached + 0.5, count - reached + 0.5, 1 - tail)) if reached < count else 1.0
    return PercentileRank(100 * first, 100 * last)


def _compared(
    row: IndicatorRow, method: Method, own: Method | None, figures: Sequence[ComparisonFigure], profile: Profile
) -> ComparedCities:
    year = row.now.year if row.now else max(figure.year for figure in figures)
    chosen = _one_each([figure for figure in figures if abs(figure.year - year) <= YEARS_APART])
    left_out = len({figure.city.casefold() for figure in figures}) - len(chosen)
    alike = [figure for figure in chosen if profile.like(figure)]
    place = None
    if method == own and row.now is not None and len(alike) >= LEAST:
        low = row.now.value if row.now.low is None else row.now.low
        high = row.now.value if row.now.high is None else row.now.high
        place = place_among([figure.value for figure in alike], low, high)
    return ComparedCities(
        method,
        method == own,
        _distribution(chosen),
        _distribution(alike) if profile.population is not None else None,
        place,
        left_out,
    )


def _one_each(figures: Sequence[ComparisonFigure]) -> list[ComparisonFigure]:
    """The latest figure of each city."""
    latest: dict[str, ComparisonFigure] = {}
    for figure in figures:
        known = latest.get(figure.city.casefold())
        if known is None or figure.year > known.year:
            latest[figure.city.casefold()] = figure
    return list(latest.values())


def _distribution(figures: Sequence[ComparisonFigure]) -> Distribution:
    years = [figure.year for figure in figures] or [0]
    values = [figure.value for figure in figures]
    told = tuple(float(q) for q in np.quantile(values, QUANTILES)) if len(values) >= LEAST else None
    return Distribution(len(values), min(years), max(years), tuple(sorted(values)), told)


def _within(first: float, second: float, factor: float) -> bool:
    return first <= second * factor and second <= first * factor


def _part(row: IndicatorRow) -> str:
    return row.part.key if row.part else ""
