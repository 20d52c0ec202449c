"""Which enterprises to visit next: reasons from their files, each with its points."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, select

from citybrain.base.domains import find_domains
from citybrain.cases.supervision.cells import VisitDue
from citybrain.cases.supervision.entries import EntryKind
from citybrain.cases.supervision.file import declared, stands
from citybrain.cases.supervision.quota import QuotaUse
from citybrain.records.tables.supervision import enterprise_entry

SCORE = "inspection_score"
"""What a domain makes: the points of an enterprise."""

COUNTED = {"findings": EntryKind.FINDING, "penalties": EntryKind.PENALTY, "complaints": EntryKind.COMPLAINT}
OLDEST = 5 * 365
"""Days after which nothing is held against an enterprise."""


class EnterpriseRisk(NamedTuple):
    """How urgent a visit is: points, their reasons as (name, amount, points), and when one is due."""

    number: int
    name: str
    score: float
    reasons: list[tuple[str, float, float]]
    visit: VisitDue


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


def entries_for_risk(connection: Connection, today: datetime.date) -> list[Row[Any]]:
    """Entries of all files that count in a risk: what is not too old, quotas of the year, loads that touch it."""
    entry, begin = enterprise_entry.c, f"{today.year:04d}-01-01"
    recent = entry.kind.in_(COUNTED.values()) & (entry.since >= (today - datetime.timedelta(OLDEST)).isoformat())
    quotas = (entry.kind == EntryKind.QUOTA) & (entry.since == begin)
    loads = (entry.kind == EntryKind.LOAD) & (entry.until >= begin)
    asked = select(enterprise_entry, declared()).where(recent | quotas | loads, stands())
    return list(connection.execute(asked.order_by(entry.since, entry.id)).all())


def _age(entry: Row[Any], today: datetime.date) -> int:
    return (today - datetime.date.fromisoformat(entry.since)).days


def _missing(quota: QuotaUse, today: datetime.date) -> float:
    """Share of the days of this year so far without a load, the last month apart, which may be on its way."""
    due = (min(today, datetime.date(quota.year, 12, 31)) - datetime.date(quota.year, 1, 1)).days - 31
    return max(0.0, 1 - (len(quota.days) - quota.missing) / due) if due > 0 else 0.0
