"""Enterprises as answers: records in words of a language."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Row

from citybrain.base.answers import answer_of
from citybrain.cases.supervision.cells import GridCell
from citybrain.cases.supervision.entries import FORMS, EntryKind, is_known_unit, is_of_vocabulary, label_of
from citybrain.cases.supervision.file import standing
from citybrain.cases.supervision.loads import SelfMonitoringCheck
from citybrain.cases.supervision.quota import QuotaUse
from citybrain.cases.supervision.risk import EnterpriseRisk
from citybrain.cases.supervision.service import MOST_LISTED, EnterpriseDetail, EnterprisePublic
from citybrain.cases.supervision.shapes import (
    CellAnswer,
    CheckAnswer,
    EnterpriseAnswer,
    EnterpriseExtract,
    EnterpriseFile,
    EntryFormAnswer,
    FileEntry,
    PublicEntry,
    QuotaAnswer,
    RiskAnswer,
    RiskReasonAnswer,
    StreamOfEnterprise,
    YearlySum,
)
from citybrain.governance.roles import DataClass
from citybrain.messages import text


def enterprise_answer(row: Row[Any], whole: bool = False) -> EnterpriseAnswer:
    """An enterprise; who may know it as a whole is told who and where a sole trader is, too."""
    if whole or not row.sole_trader:
        return answer_of(EnterpriseAnswer, row, number=row.id)
    hidden = dict.fromkeys(("identifier", "name", "address", "longitude", "latitude"))
    return answer_of(EnterpriseAnswer, row, number=row.id, activity="", **hidden)


PERSONAL = frozenset({EntryKind.OUTLET, EntryKind.PENALTY})
"""Entries that point to the person who a sole trader is: where they work, and what they were fined for."""


def extract_answer(of: EnterprisePublic, language: str, skip: int = 0, most: int = MOST_LISTED) -> EnterpriseExtract:
    """What everybody may know: entries of the public class, sums of years that are over, and how many there are.

    A sum of a year that is not over would tell what was emitted in a month. Of a sole trader nothing points to the
    person: no outlet, reference or penalty, by which other registers find them, but how many there are, and nothing in
    words of who entered it. What an entry that is not told is declared void by, or answered with, is not told either.
    """
    trader = of.enterprise.sole_trader
    corrected = _corrections(of.entries)
    public = [one for one in of.entries if one.data_class == DataClass.PUBLIC]
    public = _with_subject([one for one in public if not trader or one.kind not in PERSONAL])
    sums: list[YearlySum] = [answer_of(YearlySum, one, label=label_of(one.pollutant, language)) for one in of.sums]
    counting = standing(of.entries)
    kinds = [one.kind for one in counting]
    open_kinds = [one.kind for one in counting if one.data_class == DataClass.PUBLIC]
    return {
        "enterprise": enterprise_answer(of.enterprise),
        "entries": [
            answer_of(
                PublicEntry, one, **_labels(one, corrected, language) | (_impersonal(one, language) if trader else {})
            )
            for one in public[skip : skip + most]
        ],
        "next": following(skip, most, len(public)),
        "sums": [_impersonal_sum(one, language) for one in sums] if trader else sums,
        "withheld": of.withheld,
        "visits": kinds.count(EntryKind.VISIT),
        "findings": kinds.count(EntryKind.FINDING),
        "complaints": kinds.count(EntryKind.COMPLAINT),
        "outlets": open_kinds.count(EntryKind.OUTLET),
        "penalties": open_kinds.count(EntryKind.PENALTY),
    }


def _with_subject(entries: Sequence[Row[Any]]) -> list[Row[Any]]:
    """Entries without those that only speak of one that is not among them."""
    listed: dict[int, Row[Any]] = {}
    for one in sorted(entries, key=lambda each: int(each.id)):
        subject = {EntryKind.VOID: one.corrects, EntryKind.ANSWER: one.about}.get(one.kind)
        if subject is None or subject in listed:
            listed[one.id] = one
    return [one for one in entries if one.id in listed]


def _impersonal(row: Row[Any], language: str) -> dict[str, Any]:
    """What an entry of a sole trader tells in place of what is free to word."""
    told: dict[str, Any] = {"outlet": None, "reference": ""}
    if row.pollutant is not None and not is_of_vocabulary(row.pollutant):
        told |= {"pollutant": None, "pollutant_label": text("enterprise-pollutant-own-words", language)}
    return told if row.unit is None or is_known_unit(row.unit) else told | {"unit": None}


def _impersonal_sum(one: YearlySum, language: str) -> YearlySum:
    if is_of_vocabulary(one["pollutant"]):
        return one
    return {**one, "pollutant": "", "label": text("enterprise-pollutant-own-words", language)}


def following(skip: int, most: int, number: int) -> int | None:
    """What `skip` is for the next page of so many things; None at the end."""
    return skip + most if skip + most < number else None


def file_answer(detail: EnterpriseDetail, name: str, language: str) -> EnterpriseFile:
    """The file as somebody of a name may see it."""
    corrected = _corrections(detail.every)
    return {
        "enterprise": enterprise_answer(detail.enterprise, whole=True),
        "own": detail.own,
        "forms": [_form(one, language) for one in detail.kinds],
        "today": detail.today.isoformat(),
        "entries": [
            answer_of(
                FileEntry,
                one,
                **_labels(one, corrected, language),
                made_by=one.made_by if not detail.own or one.made_by == name else None,
            )
            for one in detail.entries
        ],
        "quotas": [quota_answer(one, language) for one in detail.quotas],
        "streams": [_stream(one, language) for one in detail.streams],
        "checks": [_check(one, language) for one in detail.checks],
        "risk": None if detail.risk is None else risk_answer(detail.risk, language),
        "people": None if detail.people is None else [{"number": one.id, "name": one.name} for one in detail.people],
    }


def quota_answer(use: QuotaUse, language: str) -> QuotaAnswer:
    """A quota and its use."""
    return answer_of(
        QuotaAnswer,
        use,
        label=label_of(use.pollutant, language),
        days=[{"day": day.isoformat(), "used": used} for day, used in use.days],
        measured_days=use.measured,
        within_since=_iso(use.within.since if use.within else None),
        within_until=_iso(use.within.until if use.within else None),
        told=quota_text(use, language),
    )


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
    reasons: list[RiskReasonAnswer] = [
        {
            "name": name,
            "label": text(f"enterprise-reason-{name.replace('_', '-')}", language),
            "amount": round(amount, 3),
            "points": round(points, 2),
        }
        for name, amount, points in risk.reasons
    ]
    return answer_of(
        RiskAnswer,
        risk,
        score=round(risk.score, 2),
        reasons=reasons,
        cell=cell.name if cell else None,
        keeper=cell.keeper if cell else None,
        last_visit=_iso(risk.visit.last),
        visit_due=_iso(risk.visit.due),
    )


def cell_answer(cell: GridCell, enterprises: int, due: int) -> CellAnswer:
    """A cell with its enterprises and visits due."""
    return answer_of(CellAnswer, cell, shape=dict(cell.shape), enterprises=enterprises, due=due)


def _form(kind: EntryKind, language: str) -> EntryFormAnswer:
    form = FORMS[kind]
    return {
        "kind": kind.value,
        "label": text(f"enterprise-kind-{kind}", language),
        "needs": sorted(form.needs),
        "may": sorted(form.may),
        "data_class": form.data_class.value,
    }


def _labels(row: Row[Any], corrected: Mapping[int, int], language: str) -> dict[str, Any]:
    """What an entry has beside its columns."""
    return {
        "number": row.id,
        "kind_label": text(f"enterprise-kind-{row.kind}", language),
        "pollutant_label": None if row.pollutant is None else label_of(row.pollutant, language),
        "corrected_by": corrected.get(row.id),
    }


def _stream(row: Row[Any], language: str) -> StreamOfEnterprise:
    label = text(f"enterprise-source-{row.source.replace('_', '-')}", language)
    return answer_of(StreamOfEnterprise, row, unit=row.unit_symbol, source_label=label)


def _check(check: SelfMonitoringCheck, language: str) -> CheckAnswer:
    verdict = (
        "few" if check.low is None or check.high is None else "differs" if check.low * check.high > 0 else "agrees"
    )
    told = text(f"enterprise-check-{verdict}", language, days=check.days)
    return answer_of(CheckAnswer, check, label=label_of(check.pollutant, language), told=told)


def _corrections(entries: Sequence[Row[Any]]) -> dict[int, int]:
    return {one.corrects: one.id for one in entries if one.corrects is not None}


def _iso(day: datetime.date | None) -> str | None:
    return None if day is None else day.isoformat()
