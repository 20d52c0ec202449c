"""Which cases become one: a new one and live ones near by that are about the same, each merge with a step on both."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, select

from citybrain.cases.rules import CaseRule, CaseRules, Merges
from citybrain.cases.states import CaseState
from citybrain.cases.steps import BY_RULE, case_of, change_case, merge_case
from citybrain.records.tables.cases import LIVE, city_case

HOUR = 3_600_000_000
METRES = 111_195.0
"""Metres of a degree of latitude on a sphere of 6,371 km."""

MOST_JOINING = 50
"""Cases of less specific rules that join a new one."""


def merge_near(connection: Connection, case: Row[Any], rules: CaseRules, now: int) -> list[int]:
    """Merge a new case into the nearest live one that says as much of the same, or those that say less into it.

    Cases of one family and property are one, and cases of a property by rules that say less of it (`yields`) belong to
    that of the rule that says most. Numbers of the cases that were merged.
    """
    rule = rules.all[case.rule]
    if case.longitude is None:
        return []
    into = _into(connection, case, rule, rules, now)
    if into is not None:
        _merge(connection, case, into, now)
        return [case.id]
    joining = list(_joining(connection, case, rule, rules, now))
    for one in joining:
        _carry(connection, one, case.id)
        _merge(connection, one, case, now)
    return [one.id for one in joining]


def _into(connection: Connection, case: Row[Any], rule: CaseRule, rules: CaseRules, now: int) -> Row[Any] | None:
    """The case that a new one joins: of the most specific rule, the nearest of these."""
    if rule.merges is None:
        return None
    same = city_case.c.family == rule.family
    if rule.merges.words:
        same &= city_case.c.words == case.words
    above = [one.name for one in rules.all.values() if rule.yields_to(one) and one.family != rule.family]
    near = _near(connection, case, rule.merges, same | city_case.c.rule.in_(above), now)
    return min(near, key=lambda row: (-_specificity(rules, row), _metres(row, case), row.id), default=None)


def _joining(connection: Connection, case: Row[Any], rule: CaseRule, rules: CaseRules, now: int) -> Iterator[Row[Any]]:
    """Live cases that a new one says more than, within the reach of their own rules."""
    for one in rules.all.values():
        if one.merges is not None and one.yields_to(rule) and one.family != rule.family:
            yield from _near(connection, case, one.merges, city_case.c.rule == one.name, now)[:MOST_JOINING]


def _near(
    connection: Connection, case: Row[Any], merges: Merges, which: ColumnElement[bool], now: int
) -> Sequence[Row[Any]]:
    """Live cases of the property and class of data of a case that are near enough and were seen lately enough."""
    reach, since = merges.metres / METRES, min(case.first_seen, now) - round(merges.hours * HOUR)
    wide = reach / _narrow(case)
    asked = select(city_case).where(
        LIVE, city_case.c.id != case.id, city_case.c.property == case.property, which,
        city_case.c.data_class == case.data_class,
        city_case.c.longitude.between(case.longitude - wide, case.longitude + wide),
        city_case.c.latitude.between(case.latitude - reach, case.latitude + reach),
        (city_case.c.standing > 0) | (city_case.c.last_seen >= since),
    )  # fmt: skip
    return [row for row in connection.execute(asked.order_by(city_case.c.id)) if _metres(row, case) <= merges.metres]


def _merge(connection: Connection, case: Row[Any], into: Row[Any], now: int) -> None:
    about: dict[str, Any] = {"metres": round(_metres(case, into)), "family": into.family}
    if case.family != into.family:
        about |= {"property": into.property, "rule": into.rule, "yields": case.rule}
    merge_case(connection, case.id, into.id, now, BY_RULE, "", about)


def _carry(connection: Connection, case: Row[Any], into: int) -> None:
    """What persons have begun at a case goes on at the new one that it joins; the clocks of that one run."""
    target = case_of(connection, into)
    if target.state == CaseState.SEEN and case.state != CaseState.SEEN:
        change_case(connection, target, state=case.state, owner_role=case.owner_role, owner=case.owner)


def _specificity(rules: CaseRules, row: Row[Any]) -> int:
    rule = rules.all.get(row.rule)
    return 0 if rule is None else rule.specificity


def _narrow(case: Row[Any]) -> float:
    """Degrees of longitude to those of latitude, of the same length, at a case."""
    return max(math.cos(math.radians(case.latitude)), 0.01)


def _metres(row: Row[Any], case: Row[Any]) -> float:
    return METRES * math.hypot((row.longitude - case.longitude) * _narrow(case), row.latitude - case.latitude)
