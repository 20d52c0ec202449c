"""Windows of time after closed cases: since when the work was done, when they are over, and what is asked of them."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, exists, func, select

from citybrain.cases.effect.declared import EvaluationTerms
from citybrain.cases.effect.question import MOST_STREAMS, EffectQuestion
from citybrain.cases.rules import CaseRules
from citybrain.cases.states import CaseOutcome, CaseState, CaseStep
from citybrain.cases.tracing.plane import Plane
from citybrain.governance import DataClass
from citybrain.observations.stream_status.streams import KnownStream
from citybrain.observations.times import EPOCH, MICROSECOND
from citybrain.records.tables.cases import CLOSES, case_step, city_case
from citybrain.records.tables.effects import case_effect

DAY = 86_400_000_000
MOST_CONTROLS = 20
LONGEST_LATE = 31
"""Days after the last one on which a window is told, for which it is still looked for: nobody served the city."""

ACTED = (CaseOutcome.CURED, CaseOutcome.NO_EFFECT)
"""Outcomes of cases about which something was done."""


class CaseWindow(NamedTuple):
    """So many days after a closing of a case; readings of [since, until) are those after the work was done."""

    case: int
    closing: int
    days: int
    since: datetime.date
    until: datetime.date

    def last_day(self) -> datetime.date:
        """The day on which it is told at the latest, whatever was measured."""
        return self.until + datetime.timedelta(self.days)


_closing = case_step.alias()
_last_closing = select(func.max(_closing.c.id)).where(
    _closing.c.case == city_case.c.id, _closing.c.step == CaseStep.CLOSE.value
)


def closing_of(connection: Connection, number: int) -> int | None:
    """The step that closed a case last."""
    asked = select(_last_closing.scalar_subquery()).where(city_case.c.id == number)
    return connection.execute(asked).scalar()


def window_of(connection: Connection, number: int, closing: int, days: int, zone: str) -> CaseWindow:
    """The window after a closing. The work counts as done on the day before the proof was waited for, if it was."""
    asked = (
        select(case_step.c.step, case_step.c.at)
        .where(case_step.c.case == number, case_step.c.id <= closing)
        .order_by(case_step.c.id)
    )
    done = closed = 0
    for step, at in connection.execute(asked):
        match step:
            case CaseStep.AWAIT_PROOF:
                done = at
            case CaseStep.REOPEN | CaseStep.SEND_BACK | CaseStep.OPEN:
                done = 0
        closed = at
    since, until = (_next_day(at, zone) for at in (done or closed, closed))
    return CaseWindow(number, closing, days, since, until + datetime.timedelta(days))


def windows_due(
    connection: Connection, rules: CaseRules, now: int, zone: str, most: int, case: int | None = None
) -> list[CaseWindow]:
    """Windows that are over at a time [µs] and were not evaluated yet, those closed first in front.

    Of all cases those that were over lately; of one case all.
    """
    due: list[CaseWindow] = []
    today, of = local_day(now, zone), () if case is None else (city_case.c.id == case,)
    for rule in rules.all.values():
        for days in rule.evaluates.after if rule.evaluates else ():
            lately = () if case is not None else (case_step.c.at >= now - (2 * days + LONGEST_LATE) * DAY,)
            evaluated = exists().where(case_effect.c.closing == case_step.c.id, case_effect.c.days == days)
            asked = (
                select(city_case.c.id, case_step.c.id)
                .select_from(city_case)
                .join(case_step, case_step.c.id == _last_closing.scalar_subquery())
                .where(
                    *of, city_case.c.rule == rule.name, city_case.c.state == CaseState.CLOSED,
                    city_case.c.outcome.in_(ACTED), ~evaluated, CLOSES,
                    case_step.c.at <= now - days * DAY, *lately,
                )
                .order_by(case_step.c.id)
                .limit(most)
            )  # fmt: skip
            found = [window_of(connection, *one, days, zone) for one in connection.execute(asked).all()]
            due += [one for one in found if one.until <= today]
    return sorted(due, key=lambda one: (one.closing, one.days))


def question_of(
    window: CaseWindow, terms: EvaluationTerms, of: Sequence[KnownStream], known: Iterable[KnownStream], what: str
) -> EffectQuestion:
    """What is asked of the streams of a case: controls lie as far off as its rule declares, the weather is the nearest.

    Who may read the case may read all that it rests on.
    """
    streams = list(of)[:MOST_STREAMS]
    first = streams[0]
    here = [one.place for one in streams if one.place is not None]
    open_to_readers = {DataClass.PUBLIC, first.data_class}
    taken = {one.number for one in of}
    others = [
        one
        for one in known
        if one.number not in taken and one.data_class in open_to_readers and one.simulated == first.simulated
    ]
    away = _metres(here, others)
    alike = [one for one in others if (one.key, one.unit) == (first.key, first.unit) and one.number in away]
    apart = [one for one in alike if terms.apart <= away[one.number] <= terms.within]
    controls = sorted(apart, key=lambda one: (away[one.number], one.number))[:MOST_CONTROLS]
    weather = [
        min(those, key=lambda one: (away.get(one.number, terms.within), one.number))
        for key in terms.weather
        if key != first.key and (those := [one for one in others if one.key == key])
    ]
    since = window.since - datetime.timedelta(terms.before)
    numbers = (tuple(one.number for one in some) for some in (streams, controls, weather))
    asked, beside, around = numbers
    return EffectQuestion(asked, window.since, window.until, since, beside, around, None, what)


def _metres(here: Sequence[tuple[float, float]], others: Iterable[KnownStream]) -> Mapping[int, float]:
    """How far each other stream lies from the nearest of some places; none where no place is known."""
    import numpy as np

    placed = [one for one in others if one.place is not None]
    if not here or not placed:
        return {}
    there = [one.place for one in placed if one.place is not None]
    away = np.min([np.hypot(*Plane(place).metres(there).T) for place in here], axis=0)
    return {one.number: float(metres) for one, metres in zip(placed, away, strict=True)}


def local_day(at: int, zone: str) -> datetime.date:
    """The day on which a time [µs] falls."""
    return (EPOCH + at * MICROSECOND).astimezone(ZoneInfo(zone)).date()


def _next_day(at: int, zone: str) -> datetime.date:
    return local_day(at, zone) + datetime.timedelta(1)
