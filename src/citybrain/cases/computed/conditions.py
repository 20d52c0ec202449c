"""What rules on computed quantities make of values: conditions that begin, last and end, on record with their cases.

A condition is looked at when values are computed anew and from hour to hour. It stands on record from its first look
on, so that neither a restart nor another snapshot opens a case twice or forgets how long it has held.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import ColumnElement, Connection, Row, func, insert, select, update

from citybrain.cases.computed.values import ComputedValues
from citybrain.cases.making import NewCase, chain_of, open_case
from citybrain.cases.merging import merge_near
from citybrain.cases.notifying import follow_step, notify_owner
from citybrain.cases.opening import closed_though_standing
from citybrain.cases.rules import CaseRule, CaseRules
from citybrain.cases.states import CaseState, CaseStep
from citybrain.cases.steps import BY_RULE
from citybrain.governance import DataClass
from citybrain.kernel.units import Array
from citybrain.records.tables.base import now as moment
from citybrain.records.tables.cases import LIVE, case_silence, city_case
from citybrain.records.tables.computed import computed_condition

HOUR = 3_600_000_000
MOST_CONDITIONS = 1_000
"""Conditions of a rule that are on record at once: the worst ones."""

MOST_LIVE = 50
"""Live cases of a rule; what is beyond waits on record until one of them is closed."""

CLOSED = frozenset({DataClass.PERSONAL, DataClass.SENSITIVE_PERSONAL})
"""Classes of data of which no case is made."""

STANDS = computed_condition.c.withdrawn_at.is_(None)


class ComputedLook(NamedTuple):
    """Values beside the limit of a rule. rows: by subject; worst: rows beyond the limit, the worst first."""

    values: ComputedValues
    rows: Mapping[str, int]
    sided: Array
    clear: NDArray[np.bool_]
    worst: list[int]


def seen_by(rule: CaseRule, values: ComputedValues) -> ComputedLook | None:
    """What a rule sees, which needs no database; None for personal data, of which no case is made."""
    if values.data_class in CLOSED:
        return None
    sided = rule.side * values.values
    beyond = np.flatnonzero(sided > rule.side * rule.limit)
    worst = beyond[np.argsort(-sided[beyond], kind="stable")].tolist()
    rows = {f"{values.entity}/{one}": row for row, one in enumerate(values.ids)}
    return ComputedLook(values, rows, sided, sided <= rule.side * rule.clear, worst)


class ConditionWriter:
    """Looks at values by one rule within one transaction; `now` [µs] is the time of the city."""

    def __init__(self, connection: Connection, rules: CaseRules, rule: CaseRule, now: int, zone: str) -> None:
        self._connection, self._rules, self._rule, self._now, self._zone = connection, rules, rule, now, zone

    def look(self, seen: ComputedLook | None) -> list[int]:
        """Record what holds by these values; numbers of cases that were opened. Without values nothing holds."""
        standing = self._standing()
        if seen is None:
            for one in standing:
                _end(self._connection, one, self._now)
            return []
        again = {row.id for row in closed_though_standing(self._connection, computed_condition, self._of)
                 if row.at + round(self._rule.resolve * HOUR) <= self._now}  # fmt: skip
        for one in standing:
            row = seen.rows.get(one.subject)
            if row is None:
                _end(self._connection, one, self._now)
            elif one.case is not None and seen.clear[row]:
                self._clear(one)
            elif one.case is not None:
                self._hold(one, float(seen.values.values[row]), one.id in again)
        self._wait(seen, {seen.rows[one.subject]: one for one in self._standing()})
        return list(self._open(seen))

    @property
    def _of(self) -> ColumnElement[bool]:
        return STANDS & (computed_condition.c.rule == self._rule.name)

    def _standing(self) -> Sequence[Row[Any]]:
        asked = select(computed_condition).where(self._of).order_by(computed_condition.c.id)
        return self._connection.execute(asked).all()

    def _wait(self, seen: ComputedLook, standing: Mapping[int, Row[Any]]) -> None:
        """Have those on record that have no case yet: the worst ones, as many as there is room for."""
        waiting = {row: one for row, one in standing.items() if one.case is None}
        room = max(0, MOST_CONDITIONS - len(standing) + len(waiting))
        wanted = [row for row in seen.worst if row not in standing or row in waiting][:room]
        for row in waiting.keys() - set(wanted):
            _end(self._connection, waiting[row], self._now)
        for row, one in ((row, waiting[row]) for row in wanted if row in waiting):
            self._hold(one, float(seen.values.values[row]))
        new = [row for row in wanted if row not in waiting]
        if new:
            acts = {"made_by": BY_RULE, "made_at": moment()}
            values = [{"rule": self._rule.name, "subject": f"{seen.values.entity}/{seen.values.ids[row]}",
                       "since": self._now, "peak": float(seen.values.values[row]), **acts} for row in new]  # fmt: skip
            self._connection.execute(insert(computed_condition), values)

    def _hold(self, one: Row[Any], value: float, again: bool = False) -> None:
        """What goes on: its worst value, and that it is not over; `again`: its case was closed long enough ago."""
        side = self._rule.side
        peak = value if side * value > side * one.peak else one.peak
        if (peak, None) != (one.peak, one.cleared):
            _change(self._connection, one, peak=peak, cleared=None)
        chain = [] if one.case is None else chain_of(self._connection, one.case)
        if again:
            _stand_less(self._connection, chain, self._now)
            _change(self._connection, one, case=None)
        for case in chain if chain and chain[-1].state != CaseState.CLOSED else ():
            lower = case.peak is None or side * case.peak < side * peak
            if lower and case.family == chain[0].family:
                _count(self._connection, case.id, peak=peak)

    def _clear(self, one: Row[Any]) -> None:
        """What is over once it has been for as long as the rule asks."""
        since = self._now if one.cleared is None else one.cleared
        if self._now - since >= self._rule.clears_after * HOUR:
            _end(self._connection, one, since)
        elif one.cleared is None:
            _change(self._connection, one, cleared=self._now)

    def _open(self, seen: ComputedLook) -> Iterator[int]:
        """Cases of what has held for long enough, the worst first, as many as a rule may have."""
        of = LIVE & (city_case.c.rule == self._rule.name)
        room = MOST_LIVE - self._connection.execute(select(func.count()).select_from(city_case).where(of)).scalar_one()
        beyond = set(seen.worst)
        due = [(seen.rows[one.subject], one) for one in self._standing() if one.case is None and self._lasted(one)]
        worst = sorted((some for some in due if some[0] in beyond), key=lambda some: -seen.sided[some[0]])
        of_city = seen.values
        for row, one in worst[: max(0, room)]:
            if self._silenced():
                return
            new = NewCase(
                self._rule, str(of_city.names[row] or of_city.ids[row])[:200], of_city.data_class.value,
                of_city.point(row), one.since, "", self._rule.degree, subject=one.subject[:200],
                property=of_city.quantity, unit=of_city.unit,
            )  # fmt: skip
            about = {"rule": self._rule.name, "quantity": of_city.quantity, "value": float(of_city.values[row]),
                     "beyond": len(beyond)}  # fmt: skip
            case = open_case(self._connection, new, self._now, BY_RULE, "", about)
            _count(self._connection, case.id, standing=1, episodes=1, peak=one.peak)
            _change(self._connection, one, case=case.id)
            for merged in merge_near(self._connection, case, self._rules, self._now):
                follow_step(self._connection, merged, CaseStep.MERGE, BY_RULE, self._zone)
            notify_owner(self._connection, case.id, self._zone)
            yield case.id

    def _lasted(self, one: Row[Any]) -> bool:
        return bool(self._now - one.since >= self._rule.lasts * HOUR)

    def _silenced(self) -> bool:
        asked = select(case_silence.c.id).where(
            case_silence.c.withdrawn_at.is_(None), case_silence.c.since <= self._now, case_silence.c.until > self._now,
            case_silence.c.rule == self._rule.name, case_silence.c.stream.is_(None),
        )  # fmt: skip
        return self._connection.execute(asked.limit(1)).first() is not None


def some_of_others(connection: Connection, rules: Sequence[str]) -> bool:
    """Whether something stands by rules other than these."""
    return connection.execute(select(computed_condition.c.id).where(_by_others(rules)).limit(1)).first() is not None


def end_others(connection: Connection, rules: Sequence[str], now: int) -> None:
    """End what stands by rules other than these, which are gone."""
    for one in connection.execute(select(computed_condition).where(_by_others(rules))).all():
        _end(connection, one, now)


def _by_others(rules: Sequence[str]) -> ColumnElement[bool]:
    return STANDS & computed_condition.c.rule.not_in(rules)


def _end(connection: Connection, one: Row[Any], since: int) -> None:
    """A condition that has been over since a time [µs]."""
    _change(connection, one, cleared=since, withdrawn_by=BY_RULE, withdrawn_at=moment())
    _stand_less(connection, [] if one.case is None else chain_of(connection, one.case), since)


def _stand_less(connection: Connection, chain: Sequence[Row[Any]], at: int) -> None:
    """Count one less that stands in a case, and in those that it was merged into."""
    for case in chain:
        less = int(case.family == chain[0].family)
        _count(connection, case.id, standing=max(0, case.standing - less), last_seen=max(case.last_seen, at))


def _change(connection: Connection, one: Row[Any], **values: Any) -> None:
    of = computed_condition.c.id == one.id
    connection.execute(update(computed_condition).where(of).values(**values))


def _count(connection: Connection, case: int, **values: Any) -> None:
    """What values tell is no change that a person could have overlooked: the version of the case stays."""
    connection.execute(update(city_case).where(city_case.c.id == case).values(**values))
