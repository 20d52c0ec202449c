"""Corrections of rules: proposed from what persons said of their cases, in force once a person accepts one."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Row, insert, select, update

from citybrain.cases.errors import CaseStepError
from citybrain.cases.readable import of_classes
from citybrain.cases.rules import CaseRule, CaseRules
from citybrain.cases.states import CaseOutcome, CaseState, CaseStep
from citybrain.kernel.errors import NotFoundError
from citybrain.records import author
from citybrain.records.tables.base import now as moment
from citybrain.records.tables.cases import case_step, city_case
from citybrain.records.tables.effects import rule_correction

MOST_JUDGED = 2_000
"""Closed cases of a rule that a proposal rests on, the newest."""

LEAST = 5
"""Cases that were so, and that were not, in either half of the time."""

LEAST_AVOIDED = 0.3
"""Share of the cases that were not so, of the newer half, that a new limit must avoid."""

LONGEST_WHY = 2_000


class JudgedCase(NamedTuple):
    """The worst value of a closed case, and whether a person said that it was not so; its number."""

    peak: float
    refused: bool
    number: int = 0


class LimitProposal(NamedTuple):
    """A limit of a rule that was found from the older half of its cases, and what it would do to the newer half.

    avoided: of so many `refused` ones, those that it would not have opened; it loses none of the `confirmed`.
    """

    rule: str
    declared: float
    before: float
    limit: float
    avoided: int
    refused: int
    confirmed: int


def propose(rule: CaseRule, declared: float, judged: Sequence[JudgedCase]) -> LimitProposal | None:
    """A stricter limit under all cases that were so, from the older half of the cases, the oldest first.

    None where there are too few, where it would lose one of the newer half that was so, or would avoid too few.
    """
    half = len(judged) // 2
    older, newer = judged[:half], judged[half:]
    so, not_so = ([rule.side * one.peak for one in older if one.refused is refused] for refused in (False, True))
    if len(so) < LEAST or len(not_so) < LEAST:
        return None
    below = [one for one in not_so if one < min(so)]
    limit = float(f"{(max(below, default=min(so)) + min(so)) / 2:.3g}")
    if not below or not rule.side * rule.limit < limit < min(so):
        return None
    lost = sum(rule.side * one.peak <= limit for one in newer if not one.refused)
    refused = [rule.side * one.peak for one in newer if one.refused]
    confirmed, avoided = len(newer) - len(refused), sum(one <= limit for one in refused)
    if lost or confirmed < LEAST or len(refused) < LEAST or avoided < LEAST_AVOIDED * len(refused):
        return None
    return LimitProposal(rule.name, declared, rule.limit, rule.side * limit, avoided, len(refused), confirmed)


def proposals(connection: Connection, declared: CaseRules, classes: Sequence[str] | None = None) -> list[LimitProposal]:
    """What is proposed of the rules as they hold now, always from all of their cases.

    classes: leaves out what rests on cases that a reader of these classes of data may not read.
    """
    rules, made = corrected(declared, connection), []
    for one in rules.observing:
        judged = _judged(connection, one.name)
        proposed = propose(one, declared.all[one.name].limit, judged)
        if proposed is not None and (classes is None or judged == _judged(connection, one.name, *of_classes(classes))):
            made.append(proposed)
    return made


def corrections(connection: Connection) -> list[Row[Any]]:
    """Corrections that a person accepted and nobody withdrew, the oldest first."""
    asked = select(rule_correction).where(rule_correction.c.withdrawn_at.is_(None)).order_by(rule_correction.c.id)
    return list(connection.execute(asked))


def corrected(rules: CaseRules, connection: Connection) -> CaseRules:
    """Rules with the corrections that hold; one of a rule whose declared limit is another one by now holds no more."""
    all_rules = dict(rules.all)
    for row in corrections(connection):
        rule = rules.all.get(row.rule)
        if rule is not None and rule.limit == row.declared:
            side = "above" if rule.side > 0 else "below"
            all_rules[row.rule] = rule.model_copy(update={side: row.limit})
    return rules._replace(all=all_rules)


def accept(
    connection: Connection,
    rules: CaseRules,
    rule: str,
    limit: float,
    by: str,
    why: str,
    classes: Sequence[str] | None = None,
) -> int:
    """Put a proposed limit in force; its number. `classes` as of `proposals`.

    Raises CaseStepError where it is not what is proposed now, and for who refused one of the cases that it rests on.
    """
    proposed = next((one for one in proposals(connection, rules, classes) if one.rule == rule), None)
    if proposed is None or proposed.limit != limit:
        allowed = "-" if proposed is None else f"{proposed.limit:g}"
        raise CaseStepError("case-correction-not-proposed", rule=rule, received=f"{limit:g}", allowed=allowed)
    if not why.strip() or len(why) > LONGEST_WHY:
        raise CaseStepError("case-needs", allowed="why")
    if author(by) in _refused_by(connection, rule):
        raise CaseStepError("case-correction-same-person", rule=rule)
    _withdraw(connection, rule_correction.c.rule == rule, by)
    row = {
        "rule": rule, "declared": proposed.declared, "before": proposed.before, "limit": limit, "why": why.strip(),
        "evidence": json.dumps(proposed._asdict()), "made_by": author(by), "made_at": moment(),
    }  # fmt: skip
    made = connection.execute(insert(rule_correction).values(**row)).inserted_primary_key
    assert made is not None
    return int(made[0])


def take_back(connection: Connection, number: int, by: str) -> None:
    """The declared limit holds again; the correction stays on record. Raises NotFoundError."""
    if not _withdraw(connection, rule_correction.c.id == number, by):
        raise NotFoundError("case-correction-unknown", received=str(number))


def _withdraw(connection: Connection, of: Any, by: str) -> int:
    values = {"withdrawn_by": author(by), "withdrawn_at": moment()}
    holds = rule_correction.c.withdrawn_at.is_(None)
    return connection.execute(update(rule_correction).where(of, holds).values(**values)).rowcount


def _judged(connection: Connection, rule: str, *of: ColumnElement[bool]) -> list[JudgedCase]:
    asked = (
        select(city_case.c.id, city_case.c.peak, city_case.c.outcome)
        .where(city_case.c.rule == rule, city_case.c.state == CaseState.CLOSED, city_case.c.peak.is_not(None), *of)
        .order_by(city_case.c.id.desc())
        .limit(MOST_JUDGED)
    )
    rows = connection.execute(asked).all()
    return [JudgedCase(peak, outcome == CaseOutcome.REFUSED, number) for number, peak, outcome in reversed(rows)]


def _refused_by(connection: Connection, rule: str) -> set[str]:
    """Who closed the cases that were not so."""
    refused = [one.number for one in _judged(connection, rule) if one.refused]
    closing = (case_step.c.step == CaseStep.CLOSE) & case_step.c.case.in_(refused)
    return set(connection.execute(select(case_step.c.made_by).where(closing).distinct()).scalars())
