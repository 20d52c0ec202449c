"""Which enterprises to visit next: reasons from their files, and how much they helped in a made-up city."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any, NamedTuple

from sqlalchemy import Row

from citybrain.base.domains import find_domains
from citybrain.cases.precision import wilson
from citybrain.cases.supervision.cells import VisitDue
from citybrain.cases.supervision.entries import EntryKind
from citybrain.cases.supervision.quota import QuotaUse

SCORE, TRIAL = "inspection_score", "inspection_trial"
"""What a domain makes: the points of an enterprise, and visits by them beside visits at random."""

COUNTED = {"findings": EntryKind.FINDING, "penalties": EntryKind.PENALTY, "complaints": EntryKind.COMPLAINT}
OLDEST = 5 * 365
"""Days after which nothing is held against an enterprise."""

SEEDS = range(1, 6)


class EnterpriseRisk(NamedTuple):
    """How urgent a visit is: points, their reasons as (name, amount, points), and when one is due."""

    number: int
    name: str
    score: float
    reasons: list[tuple[str, float, float]]
    visit: VisitDue


class VisitTrial(NamedTuple):
    """Share of visits that found something, with its interval of 95 %: by score, and at random; all simulated."""

    signal: float
    visits: int
    by_score: tuple[float, float, float]
    at_random: tuple[float, float, float]


def risk_of(
    enterprise: Row[Any], entries: Sequence[Row[Any]], quotas: Sequence[QuotaUse], visit: VisitDue, today: datetime.date
) -> EnterpriseRisk:
    """The risk of an enterprise by the entries that count; nothing that is older than five years."""
    ages = {
        name: [float(age) for one in entries if one.kind == kind and 0 <= (age := _age(one, today)) <= OLDEST]
        for name, kind in COUNTED.items()
    }
    ahead = max((one.ahead for one in quotas), default=0.0)
    missing = max((_missing(one, today) for one in quotas), default=0.0)
    reasons = find_domains().made(SCORE)(ages, ahead, missing, visit.overdue(today))
    told = [(one.name, one.amount, one.points) for one in reasons]
    return EnterpriseRisk(enterprise.id, enterprise.name, sum(points for *_, points in told), told, visit)


def visit_trials() -> list[VisitTrial]:
    """Visits by score beside random ones in a made-up city; `signal` is how much complaints and quota tell there."""
    trial, told = find_domains().made(TRIAL), []
    for signal in (1.0, 0.5, 0.0):
        runs = [trial(seed, signal=signal) for seed in SEEDS]
        visits = sum(one.visits for one in runs)
        shares = [
            _share(sum(hits), visits) for hits in ([one.by_score for one in runs], [one.at_random for one in runs])
        ]
        told.append(VisitTrial(signal, visits, shares[0], shares[1]))
    return told


def _share(hits: int, visits: int) -> tuple[float, float, float]:
    return (hits / visits, *wilson(hits, visits))


def _age(entry: Row[Any], today: datetime.date) -> int:
    return (today - datetime.date.fromisoformat(entry.since)).days


def _missing(quota: QuotaUse, today: datetime.date) -> float:
    """Share of the days of this year so far without a load, the last month apart, which may be on its way."""
    due = (min(today, datetime.date(quota.year, 12, 31)) - datetime.date(quota.year, 1, 1)).days - 31
    return max(0.0, 1 - (len(quota.days) - quota.missing) / due) if due > 0 else 0.0
