"""What rules on computed quantities make of values: conditions that begin, last and end, on record with their cases.

A condition is looked at when values are computed anew and from hour to hour. It stands on record from its first look
on, so that neither a restart nor another snapshot opens a case twice or forgets how long it has held.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from sqlalchemy import Connection, Row, func, insert, select, update

from citybrain.cases.computed.values import ComputedValues
from citybrain.cases.making import NewCase, chain_of, open_case
from citybrain.cases.merging import merge_near
from citybrain.cases.notifying import follow_step, notify_owner
from citybrain.cases.rules import CaseRule, CaseRules
from citybrain.cases.states import CaseStep
from citybrain.cases.steps import BY_RULE
from citybrain.governance import DataClass
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


class ConditionWriter:
    """Looks at values by one rule within one transaction; `now` [µs] is the time of the city."""

    def __init__(self, connection: Connection, rules: CaseRules, rule: CaseRule, now: int, zone: str) -> None:
        self._connection, self._rules, self._rule, self._now, self._zone = connection, rules, rule, now, zone

    def look(self, seen: ComputedValues) -> list[int]:
        """Record what holds by these values; numbers of cases that were opened. Nothing of personal data."""
        if seen.data_class in CLOSED:
            return []
        sided = self._rule.side * seen.values
        beyond, clear = sided > self._rule.side * self._rule.limit, sided <= self._rule.side * self._rule.clear
        rows = {subject: row for row, subject in enumerate(f"{seen.entity}/{one}" for one in seen.ids)}
        known = {one.subject: one for one in self._standing()}
        for subject, one in known.items():
            row = rows.get(subject)
            if row is None or (clear[row] if one.case is not None else not beyond[row]):
                self._clear(one, gone=row is None)
            else:
                self._hold(one, float(seen.values[row]))
        worst = np.flatnonzero(beyond)[np.argsort(-sided[beyond], kind="stable")].tolist()
        names = list(rows)
        new = [names[row] for row in worst if names[row] not in known][: max(0, MOST_CONDITIONS - len(known))]
        if new:
            acts = {"made_by": BY_RULE, "made_at": moment()}
            values = [{"rule": self._rule.name, "subject": one, "since": self._now,
                       "peak": float(seen.values[rows[one]]), **acts} for one in new]  # fmt: skip
            self._connection.execute(insert(computed_condition), values)
        return list(self._open(seen, rows, beyond, len(worst)))

    def _standing(self) -> list[Row[Any]]:
        of = STANDS & (computed_condition.c.rule == self._rule.name)
        return list(self._connection.execute(select(computed_condition).where(of)).all())

    def _hold(self, one: Row[Any], value: float) -> None:
        """What goes on: its worst value, and that it is not over."""
        side = self._rule.side
        peak = value if side * value > side * one.peak else one.peak
        if (peak, None) != (one.peak, one.cleared):
            self._change(one, peak=peak, cleared=None)
        if one.case is not None and peak != one.peak:
            self._count(one.case, peak=peak)

    def _clear(self, one: Row[Any], gone: bool) -> None:
        """What is over once it has been for as long as the rule asks; at once where nobody has a case of it."""
        since = self._now if one.cleared is None else one.cleared
        if one.case is not None and not gone and self._now - since < self._rule.clears_after * HOUR:
            if one.cleared is None:
                self._change(one, cleared=self._now)
            return
        self._change(one, cleared=since, withdrawn_by=BY_RULE, withdrawn_at=moment())
        chain = [] if one.case is None else chain_of(self._connection, one.case)
        for case in chain:
            less = int(case.family == chain[0].family)
            self._count(case.id, standing=max(0, case.standing - less), last_seen=max(case.last_seen, since))

    def _open(self, seen: ComputedValues, rows: dict[str, int], beyond: Any, count: int) -> Iterator[int]:
        """Cases of what has held for long enough, the worst first, as many as a rule may have."""
        of = LIVE & (city_case.c.rule == self._rule.name)
        room = MOST_LIVE - self._connection.execute(select(func.count()).select_from(city_case).where(of)).scalar_one()
        due = [one for one in self._standing() if one.case is None and self._lasted(one) and beyond[rows[one.subject]]]
        for one in sorted(due, key=lambda each: -self._rule.side * each.peak)[: max(0, room)]:
            if self._silenced():
                return
            row = rows[one.subject]
            new = NewCase(
                self._rule, str(seen.names[row] or seen.ids[row])[:200], seen.data_class.value, seen.point(row),
                one.since, "", self._rule.degree, subject=one.subject[:200], property=seen.quantity, unit=seen.unit,
            )  # fmt: skip
            about = {
                "rule": self._rule.name,
                "quantity": seen.quantity,
                "value": float(seen.values[row]),
                "beyond": count,
            }
            case = open_case(self._connection, new, self._now, BY_RULE, "", about)
            self._count(case.id, standing=1, episodes=1, peak=one.peak)
            self._change(one, case=case.id)
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

    def _change(self, one: Row[Any], **values: Any) -> None:
        of = computed_condition.c.id == one.id
        self._connection.execute(update(computed_condition).where(of).values(**values))

    def _count(self, case: int, **values: Any) -> None:
        """What values tell is no change that a person could have overlooked: the version of the case stays."""
        self._connection.execute(update(city_case).where(city_case.c.id == case).values(**values))
