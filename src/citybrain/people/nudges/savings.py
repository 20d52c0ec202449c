"""What buildings and teams of them saved: bills of a period against what the bills before let expect in its weather."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from itertools import combinations
from typing import NamedTuple

import numpy as np

from citybrain.cases.effect.bills import LEVEL, MOST_ERROR, Bill, DailyMeans, billed_effect, regress
from citybrain.governance.cells import enough_of_class
from citybrain.governance.roles import DataClass


class BuildingSaving(NamedTuple):
    """Energy of a building in a period [kWh]: expected, measured, and the variance of their difference [kWh²]."""

    row: int
    expected: float
    measured: float
    variance: float


class TeamSaving(NamedTuple):
    """The saving of a team as a share of what was expected, positive where it used less, and its standard error.

    None where too few buildings count; `first` and `last` are the ranks between which it is.
    """

    team: str
    buildings: int
    saving: float | None
    error: float | None
    first: int | None = None
    last: int | None = None

    @property
    def interval(self) -> tuple[float, float] | None:
        """Of 90 %."""
        if self.saving is None or self.error is None:
            return None
        reach = _quantile((1 + LEVEL) / 2) * self.error
        return self.saving - reach, self.saving + reach


def building_saving(
    row: int, series: Sequence[Sequence[Bill]], air: DailyMeans, since: int, until: int
) -> BuildingSaving | None:
    """All meters of a building together, bills within days [since, until) against those before; None where unsound.

    The regression of each meter has to be within the limits of ASHRAE Guideline 14 (`MOST_ERROR`).
    """
    expected = measured = variance = 0.0
    for bills in series:
        before = [one for one in bills if one.end <= since]
        after = [one for one in bills if one.first >= since and one.end <= until]
        try:
            effect = billed_effect(before, after, air)
        except ValueError:
            return None
        if not effect.sound or effect.expected <= 0:
            return None
        reach = (effect.high - effect.effect) / _student((1 + LEVEL) / 2, effect.regression.bills - 2)
        expected, measured, variance = expected + effect.expected, measured + effect.measured, variance + reach**2
    return BuildingSaving(row, expected, measured, variance) if series else None


def building_before(series: Sequence[Sequence[Bill]], air: DailyMeans, since: int) -> tuple[float, float, float] | None:
    """Use [kWh/d], heat loss [kWh/(K·d)] and spread (share of the use of a day) of a building before a day.

    None where one of its meters has too few bills before, or bills that scatter too much.
    """
    use = loss = variance = 0.0
    for bills in series:
        before = [one for one in bills if one.end <= since]
        try:
            found = regress(before, air)
        except ValueError:
            return None
        if found.error > MOST_ERROR:
            return None
        use += sum(one.energy for one in before) / sum(one.days for one in before)
        loss, variance = loss + found.loss, variance + found.spread
    return (use, loss, math.sqrt(variance) / use) if use > 0 else None


def team_saving(team: str, savings: Sequence[BuildingSaving], classes: Sequence[DataClass]) -> TeamSaving:
    """The saving of a team; buildings of a class of data that are too few, or of which one is most, do not count.

    A ratio of sums. Its variance is the larger of two: that of the regressions, errors of buildings being their own,
    and that between buildings, n/(n-1) Σ (effect - share · expected)² / (Σ expected)² (Cochran, Sampling Techniques,
    1977, section 6.3).
    """
    expected = np.array([one.expected for one in savings], float)
    of_row = np.empty(len(savings), object)
    of_row[:] = list(classes)
    counts = enough_of_class(expected, of_row)
    whole = float(expected[counts].sum())
    number = int(counts.sum())
    if number < 2 or whole <= 0:
        return TeamSaving(team, 0, None, None)
    effect = np.array([one.measured - one.expected for one in savings])[counts]
    share = float(effect.sum()) / whole
    between = number / (number - 1) * float(((effect - share * expected[counts]) ** 2).sum())
    own = float(np.array([one.variance for one in savings])[counts].sum())
    return TeamSaving(team, number, -share, math.sqrt(max(between, own)) / whole)


def ranked(teams: Iterable[TeamSaving]) -> list[TeamSaving]:
    """Teams by their saving, each with the ranks between which it is, all of them at once to 90 %; withheld ones last.

    A team is before another where the interval of their difference excludes zero, with the level shared by all pairs
    (Bonferroni): Mogstad, Romano, Shaikh and Wilhelm 2024, Review of Economic Studies 91, doi:10.1093/restud/rdad006.
    """
    every = list(teams)
    known = sorted((one for one in every if one.saving is not None), key=lambda one: (-(one.saving or 0.0), one.team))
    pairs = max(len(known) * (len(known) - 1) // 2, 1)
    reach = _quantile(1 - (1 - LEVEL) / (2 * pairs))
    before, after = [0] * len(known), [0] * len(known)
    for one, other in combinations(range(len(known)), 2):
        if are_apart(known[one], known[other], reach):
            after[one] += 1
            before[other] += 1
    told = [one._replace(first=before[n] + 1, last=len(known) - after[n]) for n, one in enumerate(known)]
    return told + sorted((one for one in every if one.saving is None), key=lambda one: one.team)


def are_apart(one: TeamSaving, other: TeamSaving, reach: float) -> bool:
    """Whether two savings differ by more than so many standard errors of their difference."""
    if one.saving is None or other.saving is None:
        return False
    return abs(one.saving - other.saving) > reach * math.hypot(one.error or 0.0, other.error or 0.0)


def _quantile(share: float) -> float:
    from scipy import stats

    return float(stats.norm.ppf(share))


def _student(share: float, freedom: int) -> float:
    from scipy import stats

    return float(stats.t.ppf(share, freedom))
