"""How a case is made: its clocks and rank by its rule."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Row, insert, select

from citybrain.cases.ranking import rank_reason
from citybrain.cases.rules import CaseRule, owners
from citybrain.cases.states import CaseState, CaseStep
from citybrain.cases.steps import add_step, case_of
from citybrain.governance import Role
from citybrain.records import author
from citybrain.records.tables.base import now as moment
from citybrain.records.tables.cases import LIVE, city_case

HOUR = 3_600_000_000
MOST_LINKS = 20
"""Cases in a chain of merges at most."""


class NewCase(NamedTuple):
    """What a case is about. position: longitude and latitude; began [µs]; severity: 0 to 3.

    One of two: `stream` for what readings show, `subject` ("proposal/12") for what is raised. `owner`: that of the
    rule where none is given; `clocks` likewise: hours of acknowledgement and of resolution.
    """

    rule: CaseRule
    place: str
    data_class: str
    position: tuple[float, float] | None
    began: int
    words: str
    severity: int
    stream: int | None = None
    subject: str | None = None
    property: str = ""
    unit: str | None = None
    owner: Role | None = None
    clocks: tuple[float, float] | None = None


def open_case(connection: Connection, new: NewCase, now: int, by: str, why: str, about: Mapping[str, Any]) -> Row[Any]:
    """Write a case with its first step; `now` [µs] is the time of the city."""
    clocks = new.clocks or (new.rule.acknowledge, new.rule.resolve)
    acknowledge, resolve = (now + round(hours * HOUR) for hours in clocks)
    longitude, latitude = new.position or (None, None)
    row = {
        "rule": new.rule.name, "family": new.rule.family, "stream": new.stream, "subject": new.subject,
        "words": new.words, "unit": new.unit, "property": new.property, "place": new.place,
        "longitude": longitude, "latitude": latitude, "data_class": new.data_class, "severity": new.severity,
        "opened": now, "first_seen": new.began, "last_seen": new.began,
        "peak": None, "episodes": 0, "standing": 0, "state": CaseState.SEEN,
        "owner_role": (new.owner or owners(new.rule, new.data_class)[0]).value,
        "acknowledge_by": acknowledge, "resolve_by": resolve,
        "acknowledge_clock": acknowledge, "resolve_clock": resolve, "escalated": 0, "gathers": False, "version": 1,
        "rank": rank_reason(new.severity, None, None, False, min(acknowledge, resolve)).rank,
        "made_by": author(by), "made_at": moment(),
    }  # fmt: skip
    made = connection.execute(insert(city_case).values(**row)).inserted_primary_key
    assert made is not None
    add_step(connection, int(made[0]), CaseStep.OPEN, now, CaseState.SEEN, by, why, about)
    return case_of(connection, int(made[0]))


def chain_of(connection: Connection, number: int) -> list[Row[Any]]:
    """A case, and those that it was merged into, one after the other."""
    chain: list[Row[Any]] = []
    at: int | None = number
    while at is not None and len(chain) < MOST_LINKS:
        chain.append(case_of(connection, at))
        at = chain[-1].into
    return chain


def live_root(connection: Connection, which: ColumnElement[bool]) -> int | None:
    """The newest live case that one of some is, or was merged into."""
    roots = select(city_case.c.id, city_case.c.into).where(which).cte(recursive=True)
    roots = roots.union(select(city_case.c.id, city_case.c.into).join(roots, roots.c.into == city_case.c.id))
    asked = select(city_case.c.id).join(roots, roots.c.id == city_case.c.id).where(LIVE)
    return connection.execute(asked.order_by(city_case.c.id.desc()).limit(1)).scalar()
