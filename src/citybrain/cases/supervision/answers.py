"""Enterprises as answers: records in words of a language."""

from __future__ import annotations

import datetime
import math
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Row

from citybrain.cases.supervision.cells import GridCell
from citybrain.cases.supervision.entries import EntryKind, in_unit, label_of
from citybrain.cases.supervision.file import standing
from citybrain.cases.supervision.loads import SelfMonitoringCheck
from citybrain.cases.supervision.quota import QuotaUse, quotas_of, yearly_sums
from citybrain.cases.supervision.risk import EnterpriseRisk
from citybrain.cases.supervision.service import EnterpriseDetail
from citybrain.cases.supervision.shapes import (
    CellAnswer,
    CheckAnswer,
    EnterpriseAnswer,
    EnterpriseExtract,
    EnterpriseFile,
    FileEntry,
    PublicEntry,
    QuotaAnswer,
    RiskAnswer,
    StreamOfEnterprise,
    YearlySum,
)
from citybrain.governance.roles import DataClass
from citybrain.messages import text


def enterprise_answer(row: Row[Any], whole: bool = False) -> EnterpriseAnswer:
    """An enterprise; who may know it as a whole is told the name of a sole trader, too."""
    shown = whole or not row.sole_trader
    return {
        "number": row.id,
        "identifier": row.identifier,
        "name": row.name if shown else None,
        "activity": row.activity,
        "address": row.address if shown else None,
        "longitude": row.longitude if shown else None,
        "latitude": row.latitude if shown else None,
        "source": row.source,
    }


def extract_answer(
    enterprise: Row[Any], entries: Sequence[Row[Any]], today: datetime.date, language: str
) -> EnterpriseExtract:
    """What everybody may know: entries of the public class, sums of years that are over, and how many there are.

    A sum of a year that is not over would tell what was emitted in a month.
    """
    counting, corrected = standing(entries), _corrections(entries)
    public = [one for one in entries if one.data_class == DataClass.PUBLIC]
    kinds = [one.kind for one in counting]
    return {
        "enterprise": enterprise_answer(enterprise),
        "entries": [_entry(one, corrected, language) for one in public],
        "sums": [one for one in _sums(counting, language) if one["year"] < today.year],
        "visits": kinds.count(EntryKind.VISIT),
        "findings": kinds.count(EntryKind.FINDING),
        "complaints": kinds.count(EntryKind.COMPLAINT),
    }


def file_answer(detail: EnterpriseDetail, name: str, language: str) -> EnterpriseFile:
    """The file as somebody of a name may see it."""
    corrected = _corrections(detail.every)
    return {
        "enterprise": enterprise_answer(detail.enterprise, whole=True),
        "own": detail.own,
        "kinds": [one.value for one in detail.kinds],
        "entries": [
            _file_entry(one, corrected, language, not detail.own or one.made_by == name) for one in detail.entries
        ],
        "quotas": [quota_answer(one, language) for one in detail.quotas],
        "streams": [_stream(one, language) for one in detail.streams],
        "checks": [_check(one, language) for one in detail.checks],
        "risk": None if detail.risk is None else risk_answer(detail.risk, language),
        "people": None if detail.people is None else [{"number": one.id, "name": one.name} for one in detail.people],
    }


def quota_answer(use: QuotaUse, language: str) -> QuotaAnswer:
    """A quota and its use."""
    return {
        "pollutant": use.pollutant,
        "label": label_of(use.pollutant, language),
        "year": use.year,
        "quota": use.quota,
        "unit": use.unit,
        "used": use.used,
        "share": use.share,
        "days": [{"day": day.isoformat(), "used": used} for day, used in use.days],
        "missing": use.missing,
        "measured_days": use.measured,
        "used_up": _iso(use.used_up),
        "within_since": _iso(use.within.since if use.within else None),
        "within_until": _iso(use.within.until if use.within else None),
        "expected": _iso(use.expected),
        "earliest": _iso(use.earliest),
        "latest": _iso(use.latest),
        "doubt": use.doubt,
        "told": quota_text(use, language),
    }


def quota_text(use: QuotaUse, language: str) -> str:
    """When a quota is used up, in words, or why nobody can tell."""
    if use.used_up and use.within and use.within.days > 1:
        return text(
            "enterprise-quota-used-up-within", language,
            day=use.used_up.isoformat(), since=use.within.since.isoformat(), until=use.within.until.isoformat(),
        )  # fmt: skip
    if use.used_up:
        return text("enterprise-quota-used-up", language, day=use.used_up.isoformat())
    if use.doubt:
        return text(f"enterprise-quota-doubt-{use.doubt}", language, missing=use.missing)
    if use.earliest is None:
        return text("enterprise-quota-lasts", language, year=str(use.year))
    after = text("enterprise-quota-after-the-year", language)
    expected, latest = (_iso(one) or after for one in (use.expected, use.latest))
    return text(
        "enterprise-quota-expected", language, expected=expected, earliest=use.earliest.isoformat(), latest=latest
    )


def risk_answer(risk: EnterpriseRisk, language: str) -> RiskAnswer:
    """How urgent a visit is, and why."""
    cell = risk.visit.cell
    return {
        "number": risk.number,
        "name": risk.name,
        "score": round(risk.score, 2),
        "reasons": [
            {
                "name": name,
                "label": text(f"enterprise-reason-{name.replace('_', '-')}", language),
                "amount": round(amount, 3),
                "points": round(points, 2),
            }
            for name, amount, points in risk.reasons
        ],
        "cell": cell.name if cell else None,
        "keeper": cell.keeper if cell else None,
        "last_visit": _iso(risk.visit.last),
        "visit_due": _iso(risk.visit.due),
    }


def cell_answer(cell: GridCell, enterprises: int, due: int) -> CellAnswer:
    """A cell with its enterprises and visits due."""
    return {
        "number": cell.number,
        "name": cell.name,
        "keeper": cell.keeper,
        "days": cell.days,
        "shape": dict(cell.shape),
        "enterprises": enterprises,
        "due": due,
    }


def _entry(row: Row[Any], corrected: Mapping[int, int], language: str) -> PublicEntry:
    return {
        "number": row.id,
        "kind": row.kind,
        "kind_label": text(f"enterprise-kind-{row.kind}", language),
        "since": row.since,
        "until": row.until,
        "pollutant": row.pollutant,
        "pollutant_label": None if row.pollutant is None else label_of(row.pollutant, language),
        "amount": row.amount,
        "unit": row.unit,
        "per": row.per,
        "outlet": row.outlet,
        "reference": row.reference,
        "corrects": row.corrects,
        "corrected_by": corrected.get(row.id),
    }


def _file_entry(row: Row[Any], corrected: Mapping[int, int], language: str, author: bool) -> FileEntry:
    return {
        **_entry(row, corrected, language),
        "text": row.text,
        "about": row.about,
        "data_class": row.data_class,
        "made_by": row.made_by if author else None,
        "made_at": row.made_at,
    }


def _sums(counting: Sequence[Row[Any]], language: str) -> list[YearlySum]:
    quotas = {(int(one.since[:4]), one.pollutant): one for one in quotas_of(counting)}
    told: list[YearlySum] = []
    for year, pollutant, amount, unit in yearly_sums(counting):
        quota = quotas.get((year, pollutant))
        shown = unit if quota is None else quota.unit
        told.append({
            "year": year, "pollutant": pollutant, "label": label_of(pollutant, language),
            "amount": in_unit(amount, unit, shown), "unit": shown, "quota": None if quota is None else quota.amount,
        })  # fmt: skip
    return told


def _stream(row: Row[Any], language: str) -> StreamOfEnterprise:
    label = text(f"enterprise-source-{row.source.replace('_', '-')}", language)
    return {
        "stream": row.stream, "name": row.name, "unit": row.unit_symbol, "source": row.source, "source_label": label,
        "outlet": row.outlet,
    }  # fmt: skip


def _check(check: SelfMonitoringCheck, language: str) -> CheckAnswer:
    numbers = {name: _number(getattr(check, name)) for name in ("own", "city", "difference", "low", "high")}
    verdict = (
        "few" if check.low is None or check.high is None else "differs" if check.low * check.high > 0 else "agrees"
    )
    told = text(f"enterprise-check-{verdict}", language, days=check.days)
    label = label_of(check.pollutant, language)
    return {
        "pollutant": check.pollutant, "label": label, "unit": check.unit, "days": check.days, "own": numbers["own"],
        "city": numbers["city"], "difference": numbers["difference"], "low": numbers["low"], "high": numbers["high"],
        "told": told,
    }  # fmt: skip


def _corrections(entries: Sequence[Row[Any]]) -> dict[int, int]:
    return {one.corrects: one.id for one in entries if one.corrects is not None}


def _number(value: float | None) -> float | None:
    return None if value is None or not math.isfinite(value) else value


def _iso(day: datetime.date | None) -> str | None:
    return None if day is None else day.isoformat()
