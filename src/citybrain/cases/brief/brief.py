"""Cases of a moment in the parts of a brief, each with its count; *Now*, page, paper and command have these numbers."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, Connection, Row, String, cast, func, literal, or_, select

from citybrain.cases.gate.states import ProposalState
from citybrain.cases.readable import of_classes
from citybrain.cases.rules import CaseRules
from citybrain.cases.service import CaseService
from citybrain.cases.states import CaseOutcome, CaseState
from citybrain.cases.subjects import PROPOSAL, cases_with_subject
from citybrain.governance import Role
from citybrain.records import CityRecords
from citybrain.records.tables.cases import CLOSES, LIVE, case_step, city_case
from citybrain.records.tables.gate import proposal

HOUR = 3_600_000_000
DAY, WEEK = 24 * HOUR, 7 * 24 * HOUR
NIGHT = (22, 6)
"""Hours of the clock between which it is night."""

MOST = 20
"""Cases that a part names; all count."""

UNDER_WAY = (CaseState.ASSIGNED, CaseState.IN_WORK, CaseState.WAITING_FOR_PROOF)
PARTS = ("late", "new", "night", "proposals", "under_way", "cured")
COUNTS = (*PARTS, "proved", "need")


class BriefQuestion(NamedTuple):
    """As of when [µs], by the clock of which zone, of which classes of data, and of one role where one is named."""

    now: int
    zone: str
    classes: Sequence[str] | None
    role: Role | None = None


@dataclass(frozen=True)
class Brief:
    """Cases by part, the first by rank, and how many each part has; `night` is from when to when [µs]."""

    now: int
    night: tuple[int, int]
    role: Role | None
    cases: Mapping[str, Sequence[Row[Any]]]
    counts: Mapping[str, int]


def brief_now(
    records: CityRecords, cases: CaseService, classes: Sequence[str] | None = None, role: Role | None = None
) -> Brief:
    """The brief of now, on the clock of the city. Raises NotRecordedError."""
    question = BriefQuestion(cases.now(), cases.zone(), classes, role)
    opened = records.to_read()
    if opened is None:
        nothing: dict[str, Sequence[Row[Any]]] = dict.fromkeys(PARTS, ())
        return Brief(question.now, night_before(question.now, question.zone), role, nothing, dict.fromkeys(COUNTS, 0))
    with opened.read() as connection:
        return brief_of(connection, cases.rules, question)


def brief_of(connection: Connection, rules: CaseRules, question: BriefQuestion) -> Brief:
    """The brief of a moment. Cases that are under way and in time need nothing of anybody: `need` are the others."""
    night = night_before(question.now, question.zone)
    conditions = {name: [*one, *_readable(question)] for name, one in _parts(rules, question, night).items()}
    named = {name: _first(connection, conditions[name]) for name in PARTS}
    counts = {name: _count(connection, one) for name, one in conditions.items()}
    return Brief(question.now, night, question.role, named, counts)


def night_before(now: int, zone: str) -> tuple[int, int]:
    """The night that is on, else the one before [µs]."""
    there = datetime.datetime.fromtimestamp(now / 1e6, ZoneInfo(zone))
    begin, end = NIGHT
    evening = there.date() if there.hour >= begin else there.date() - datetime.timedelta(days=1)
    morning = evening + datetime.timedelta(days=1)
    times = (
        datetime.datetime.combine(day, datetime.time(hour), ZoneInfo(zone))
        for day, hour in ((evening, begin), (morning, end))
    )
    first, last = (round(one.timestamp()) * 1_000_000 for one in times)
    return first, min(last, now)


def _parts(rules: CaseRules, question: BriefQuestion, night: tuple[int, int]) -> dict[str, list[ColumnElement[bool]]]:
    case, now = city_case.c, question.now
    late = or_(case.acknowledge_by < now, case.resolve_by < now)
    in_time = or_(case.acknowledge_by.is_(None), case.acknowledge_by >= now) & or_(
        case.resolve_by.is_(None), case.resolve_by >= now
    )
    working = case.state.in_([one.value for one in UNDER_WAY])
    asked = select(literal(f"{PROPOSAL}/").concat(cast(proposal.c.id, String))).where(
        proposal.c.state == ProposalState.ASKED
    )
    computing = [one.name for one in rules.computing]
    cured = [case.state == CaseState.CLOSED.value, case.outcome == CaseOutcome.CURED.value, case.id.in_(_closed(now))]
    return {
        "late": [LIVE, late],
        "new": [LIVE, case.opened >= now - DAY],
        "night": [case.state != CaseState.MERGED.value, case.opened >= night[0], case.opened < night[1]],
        "proposals": [LIVE, case.subject.in_(asked)],
        "under_way": [working, in_time],
        "cured": cured,
        "proved": [*cured, case.stream.is_not(None) | case.rule.in_(computing), case.standing == 0],
        "need": [LIVE, or_(~working, late)],
    }


def _closed(now: int) -> Any:
    return select(case_step.c.case).where(CLOSES, case_step.c.at >= now - WEEK)


def _readable(question: BriefQuestion) -> list[ColumnElement[bool]]:
    conditions = [] if question.classes is None else list(of_classes(question.classes))
    return conditions if question.role is None else [*conditions, city_case.c.owner_role == question.role.value]


def _first(connection: Connection, conditions: Sequence[ColumnElement[bool]]) -> Sequence[Row[Any]]:
    asked = cases_with_subject().where(*conditions).order_by(city_case.c.rank.desc(), city_case.c.id).limit(MOST)
    return connection.execute(asked).all()


def _count(connection: Connection, conditions: Sequence[ColumnElement[bool]]) -> int:
    return int(connection.execute(select(func.count()).select_from(city_case).where(*conditions)).scalar_one())
