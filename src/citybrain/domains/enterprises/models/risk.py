"""How urgent a visit to an enterprise is: points by reasons that anybody can check."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class RiskReason(NamedTuple):
    """One reason: its name, how much of it there is, and the points that it gives."""

    name: str
    amount: float
    points: float


class RiskWeight(NamedTuple):
    """Points for each one of something, and the most that it gives."""

    each: float
    most: float


WEIGHTS: Mapping[str, RiskWeight] = {
    "findings": RiskWeight(2.0, 6.0),
    "penalties": RiskWeight(2.0, 6.0),
    "complaints": RiskWeight(1.0, 4.0),
    "quota_ahead": RiskWeight(8.0, 4.0),
    "loads_missing": RiskWeight(4.0, 2.0),
    "visit_overdue": RiskWeight(1.5, 3.0),
}
"""By reason. Past findings tell most of what a visit finds next, then what was punished and what neighbours say."""

HALVES = 365.25
"""Days after which a finding, a penalty or a complaint counts half."""


def faded(days: float) -> float:
    """What counts of something that happened so many days ago."""
    return float(0.5 ** (max(days, 0.0) / HALVES))


def inspection_score(
    ages: Mapping[str, list[float]], quota_ahead: float, loads_missing: float, visit_overdue: float
) -> list[RiskReason]:
    """Reasons for a visit with their points, the strongest first; the score is their sum.

    ages: days since each of the `findings`, `penalties` and `complaints`. quota_ahead: share of a quota that is used
    less the share of its year that is over. loads_missing: share of days of the year without a load. visit_overdue:
    days since the last visit over the days between two visits, less one.
    """
    amounts = {name: sum(map(faded, ages.get(name, ()))) for name in ("findings", "penalties", "complaints")}
    amounts |= {"quota_ahead": quota_ahead, "loads_missing": loads_missing, "visit_overdue": visit_overdue}
    reasons = [RiskReason(name, amounts[name], _points(weight, amounts[name])) for name, weight in WEIGHTS.items()]
    return sorted((one for one in reasons if one.points > 0), key=lambda one: -one.points)


def _points(weight: RiskWeight, amount: float) -> float:
    return min(max(amount, 0.0) * weight.each, weight.most)
