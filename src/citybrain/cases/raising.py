"""Cases that no reading opens: what a person or another part of the city raises, and what settles them again.

Both write within the transaction of whoever raises, so that neither is there without the other.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, select

from citybrain.cases.making import NewCase, chain_of, open_case
from citybrain.cases.merging import merge_near
from citybrain.cases.notifying import follow_step, notify_owner
from citybrain.cases.rules import CaseRule, CaseRules
from citybrain.cases.service import CaseService
from citybrain.cases.states import LIVE, CaseOutcome, CaseState, CaseStep
from citybrain.cases.steps import LONGEST, make_step
from citybrain.governance import DataClass, Role
from citybrain.kernel.errors import NotFoundError
from citybrain.records.tables.cases import city_case

LONGEST_NAME = 200
"""Characters of a place, a subject or words."""


class Raised(NamedTuple):
    """What a case is raised for: `rule` has `raises`, `subject` tells it from all others of that kind.

    place: what people call it; position: longitude and latitude, where it has one. severity: 0 to 3 and owner: those of
    the rule where none are given. began [µs]: now where not given. clocks [h]: until it is acknowledged and resolved,
    where something else is promised of it than of its rule.
    """

    rule: str
    subject: str
    place: str
    data_class: DataClass
    position: tuple[float, float] | None = None
    words: str = ""
    severity: int | None = None
    began: int | None = None
    why: str = ""
    owner: Role | None = None
    clocks: tuple[float, float] | None = None


def raise_case(connection: Connection, cases: CaseService, raised: Raised, by: str) -> int:
    """Open a case for what is raised and tell its owner; its number.

    What has a live case already gets no second one. Raises NotFoundError for a rule that is not there, or raises none.
    """
    rule, now, zone = _raising(cases.rules, raised.rule), cases.now(), cases.zone()
    subject = subject_of(rule, raised.subject)
    there = _newest(connection, rule, subject)
    if there is not None and (last := chain_of(connection, there.id)[-1]).state != CaseState.CLOSED:
        return int(last.id)
    case = open_case(
        connection,
        NewCase(
            rule, raised.place[:LONGEST_NAME], raised.data_class.value, raised.position,
            now if raised.began is None else raised.began, raised.words[:LONGEST_NAME],
            rule.degree if raised.severity is None else raised.severity, subject=subject, owner=raised.owner,
            clocks=raised.clocks,
        ),
        now, by, raised.why[:LONGEST], {"rule": rule.name, "subject": subject},
    )  # fmt: skip
    for merged in merge_near(connection, case, cases.rules, now):
        follow_step(connection, merged, CaseStep.MERGE, by, zone)
    number = int(chain_of(connection, case.id)[-1].id)
    notify_owner(connection, number, zone)
    return number


def is_open(connection: Connection, cases: CaseService, rule: str, subject: str) -> bool:
    """Whether the case that was raised for a subject is not closed. Raises NotFoundError."""
    raising = _raising(cases.rules, rule)
    case = _newest(connection, raising, subject_of(raising, subject))
    return case is not None and chain_of(connection, case.id)[-1].state != CaseState.CLOSED


def settle_case(
    connection: Connection, cases: CaseService, rule: str, subject: str, outcome: CaseOutcome, by: str, why: str = ""
) -> int | None:
    """Close the case that was raised for a subject; its number, None where none is open. Raises NotFoundError.

    A case that was merged stays merged: the one that it was merged into is about more than this.
    """
    raising, now = _raising(cases.rules, rule), cases.now()
    case = _newest(connection, raising, subject_of(raising, subject))
    if case is None or case.state not in LIVE:
        return None
    make_step(
        connection, case, CaseStep.CLOSE, now, by, why[:LONGEST], about={"outcome": outcome.value},
        outcome=outcome.value, resolve_by=None,
    )  # fmt: skip
    follow_step(connection, case.id, CaseStep.CLOSE, by, cases.zone())
    return int(case.id)


def subject_of(rule: CaseRule, name: str) -> str:
    """What a case is about, as it stands on it: kind and name."""
    return f"{rule.raises}/{name}"[:LONGEST_NAME]


def _raising(rules: CaseRules, name: str) -> CaseRule:
    rule = rules.all.get(name)
    if rule is None or rule.raises is None:
        raise NotFoundError("case-rule-unknown", received=name)
    return rule


def _newest(connection: Connection, rule: CaseRule, subject: str) -> Row[Any] | None:
    of = (city_case.c.subject == subject) & (city_case.c.rule == rule.name)
    return connection.execute(select(city_case).where(of).order_by(city_case.c.id.desc()).limit(1)).first()
