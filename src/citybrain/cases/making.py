"""How a case is made: its clocks and rank by its rule, and the live case near by that it joins."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, insert, select

from citybrain.cases.ranking import rank_reason
from citybrain.cases.rules import CaseRule
from citybrain.cases.states import CaseState, CaseStep
from citybrain.cases.steps import BY_RULE, add_step, case_of, merge_case
from citybrain.governance import Role
from citybrain.records import author
from citybrain.records.tables.base import now as moment
from citybrain.records.tables.cases import LIVE, city_case

HOUR = 3_600_000_000
METRES = 111_195.0
"""Metres of a degree of latitude on a sphere of 6,371 km."""

MOST_LINKS = 20
"""Cases in a chain of merges at most."""


class NewCase(NamedTuple):
    """What a case is about. position: longitude and latitude; began [µs]; severity: 0 to 3.

    One of two: `stream` for what readings show, `subject` ("proposal/12") for what is raised. `owner`: that of the
    rule where none is given.
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


def open_case(connection: Connection, new: NewCase, now: int, by: str, why: str, about: Mapping[str, Any]) -> Row[Any]:
    """Write a case with its first step; `now` [µs] is the time of the city."""
    acknowledge, resolve = (now + round(hours * HOUR) for hours in (new.rule.acknowledge, new.rule.resolve))
    longitude, latitude = new.position or (None, None)
    row = {
        "rule": new.rule.name, "family": new.rule.family, "stream": new.stream, "subject": new.subject,
        "words": new.words, "unit": new.unit, "property": new.property, "place": new.place,
        "longitude": longitude, "latitude": latitude, "data_class": new.data_class, "severity": new.severity,
        "opened": now, "first_seen": new.began, "last_seen": new.began,
        "peak": None, "episodes": 0, "standing": 0, "state": CaseState.SEEN,
        "owner_role": (new.owner or new.rule.owner).value,
        "acknowledge_by": acknowledge, "resolve_by": resolve, "escalated": 0, "gathers": False, "version": 1,
        "rank": rank_reason(new.severity, None, None, False, min(acknowledge, resolve)).rank,
        "made_by": author(by), "made_at": moment(),
    }  # fmt: skip
    made = connection.execute(insert(city_case).values(**row)).inserted_primary_key
    assert made is not None
    add_step(connection, int(made[0]), CaseStep.OPEN, now, CaseState.SEEN, by, why, about)
    return case_of(connection, int(made[0]))


def merge_near(connection: Connection, case: Row[Any], rule: CaseRule, now: int) -> None:
    """Merge a new case into the nearest live one of its family and property, with a step on both."""
    if rule.merges is None or case.longitude is None:
        return
    reach = rule.merges.metres / METRES
    narrow = max(math.cos(math.radians(case.latitude)), 0.01)
    wide = reach / narrow
    since = min(case.first_seen, now) - round(rule.merges.hours * HOUR)
    asked = select(city_case).where(
        LIVE, city_case.c.id != case.id, city_case.c.family == rule.family, city_case.c.property == case.property,
        city_case.c.data_class == case.data_class,
        city_case.c.longitude.between(case.longitude - wide, case.longitude + wide),
        city_case.c.latitude.between(case.latitude - reach, case.latitude + reach),
        (city_case.c.standing > 0) | (city_case.c.last_seen >= since),
    )  # fmt: skip
    if rule.merges.words:
        asked = asked.where(city_case.c.words == case.words)

    def metres(row: Row[Any]) -> float:
        return METRES * math.hypot((row.longitude - case.longitude) * narrow, row.latitude - case.latitude)

    near = [row for row in connection.execute(asked) if metres(row) <= rule.merges.metres]
    if near:
        into = min(near, key=lambda row: (metres(row), row.id))
        about = {"metres": round(metres(into)), "family": rule.family}
        merge_case(connection, case.id, into.id, now, BY_RULE, "", about)


def chain_of(connection: Connection, number: int) -> list[Row[Any]]:
    """A case, and those that it was merged into, one after the other."""
    chain: list[Row[Any]] = []
    at: int | None = number
    while at is not None and len(chain) < MOST_LINKS:
        chain.append(case_of(connection, at))
        at = chain[-1].into
    return chain
