"""Conditions that begin and end become episodes, and episodes cases, in the transaction that moves the cursor on."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Row, Table, func, insert, select, update

from citybrain.cases.making import NewCase, chain_of, open_case
from citybrain.cases.merging import merge_near
from citybrain.cases.observed import as_observed
from citybrain.cases.ranking import DAY, OFTEN
from citybrain.cases.rules import CaseRules
from citybrain.cases.states import CaseOutcome, CaseState, CaseStep
from citybrain.cases.steps import BY_RULE, add_step
from citybrain.observations.stream_status.streams import KnownStream
from citybrain.records.tables.base import now as moment
from citybrain.records.tables.cases import LIVE, STANDS, case_episode, case_silence, case_step, city_case

HOUR = 3_600_000_000
MOST_A_DAY = 50
"""Cases that a rule opens within a day of the city; after that, more places are gathered in its newest case."""

MOST_GATHERED = 500
"""Steps of a case that say what was gathered in it; what more there is counts as episodes alone."""


class Onset(NamedTuple):
    """A condition that began in a stream at a time [µs], or an event.

    sequence: tells it from all others of the stream. ended: of an event. severity: where it is not that of the rule.
    """

    rule: str
    stream: int
    words: str
    sequence: int
    began: int
    peak: float
    ended: int | None = None
    severity: int | None = None


class End(NamedTuple):
    """The end [µs] of what held in a stream."""

    rule: str
    stream: int
    words: str
    ended: int
    peak: float


class CaseOpener:
    """Writes within one transaction; `now` [µs] is the time of the city."""

    def __init__(self, connection: Connection, rules: CaseRules, streams: Mapping[int, KnownStream], now: int) -> None:
        self._connection = connection
        self._rules = rules
        self._streams = streams
        self._now = now
        self.opened: list[int] = []
        """Numbers of cases that were made."""

        self.merged: list[int] = []
        """Numbers of cases that joined others."""

    def take(self, changes: Iterable[Onset | End]) -> None:
        """Record what began and ended, in order; what is on record already changes nothing."""
        for _, alike in groupby(changes, _kind):
            some = list(alike)
            first = some[0]
            if isinstance(first, End):
                self._end(first)
            elif first.stream in self._streams and first.rule in self._rules.all:
                self._begin([one for one in some if isinstance(one, Onset)])

    def wake(self) -> None:
        """Open cases of what still holds and was held back by a silence that is over."""
        over = (case_silence.c.until <= self._now) | case_silence.c.withdrawn_at.is_not(None)
        asked = (
            select(case_episode)
            .join(case_silence, case_silence.c.id == case_episode.c.silence)
            .where(STANDS, case_episode.c.case.is_(None), over)
        )
        for row in self._connection.execute(asked).all():
            onset = _onset(row)
            if row.stream in self._streams and row.rule in self._rules.all:
                other = self._silence(onset)
                held = {"silence": other} if other is not None else {"case": self._case_of([onset])}
                self._connection.execute(update(case_episode).where(case_episode.c.id == row.id).values(**held))

    def reopen(self) -> None:
        """Open cases anew of what was closed, other than refused, and still holds once it should have been resolved."""
        for row in closed_though_standing(self._connection):
            rule = self._rules.all.get(row.rule)
            if rule is None or row.stream not in self._streams or row.at + round(rule.resolve * HOUR) > self._now:
                continue
            if self._silence(_onset(row)) is not None:
                continue
            chain = chain_of(self._connection, row.case)
            for case in chain:
                self._note(case, self._now, None, -int(case.family == chain[0].family))
            opened = self._case_of([_onset(row)])
            self._connection.execute(update(case_episode).where(case_episode.c.id == row.id).values(case=opened))

    def grow(self, rule: str, stream: int, peak: float, at: int) -> None:
        """Record that what holds has grown worse by a reading of a time [µs]."""
        of = (case_episode.c.rule == rule) & (case_episode.c.stream == stream) & STANDS
        row = self._connection.execute(select(case_episode).where(of)).first()
        if row is None:
            return
        self._connection.execute(update(case_episode).where(case_episode.c.id == row.id).values(peak=_number(peak)))
        chain = [] if row.case is None else chain_of(self._connection, row.case)
        for case in chain if chain and chain[-1].state != CaseState.CLOSED else ():
            self._note(case, at, _number(peak) if case.family == chain[0].family else None, standing=0)

    def end_of_gone(self) -> None:
        """End what stands by rules that are gone, or in streams that rules may not look at any more."""
        for row in standing_conditions(self._connection):
            if row.rule not in self._rules.all or row.stream not in self._streams:
                self._end(End(row.rule, row.stream, row.words, self._now, math.nan))

    def _begin(self, some: list[Onset]) -> None:
        """Record onsets of one rule, stream and words: what holds is one, events may be many.

        A reading that is looked at again says nothing new. What is found may be so again from the same time on, or from
        an earlier one: that nothing of it stands is what tells it.
        """
        if self._rules.all[some[0].rule].finds is not None:
            some = [self._numbered_anew(some[0])]
        of, first = _of(some[0]), min(one.sequence for one in some)
        asked = select(case_episode.c.sequence).where(of, (case_episode.c.sequence >= first) | STANDS)
        there = set(self._connection.execute(asked).scalars())
        new = [one for one in some if one.sequence not in there and (one.ended is not None or not there)]
        if not new:
            return
        silence = self._silence(new[0])
        case = None if silence is not None else self._case_of(new)
        acts = {"made_by": BY_RULE, "made_at": moment()}
        rows = [
            {
                **{name: getattr(one, name) for name in ("rule", "stream", "words", "sequence", "began", "ended")},
                "peak": _number(one.peak), "severity": self._severity(one), "silence": silence, "case": case, **acts,
            }
            for one in new
        ]  # fmt: skip
        self._connection.execute(insert(case_episode), rows)

    def _numbered_anew(self, one: Onset) -> Onset:
        """What is found, with a number that no episode of it has."""
        last = self._connection.execute(select(func.max(case_episode.c.sequence)).where(_of(one))).scalar()
        return one if last is None else one._replace(sequence=max(one.sequence, last + 1))

    def _end(self, one: End) -> None:
        row = self._connection.execute(select(case_episode).where(_of(one), STANDS)).first()
        if row is None:
            return
        peak = _number(one.peak) if row.peak is None or not math.isnan(one.peak) else row.peak
        values = {"ended": max(one.ended, row.began), "peak": peak}
        self._connection.execute(update(case_episode).where(case_episode.c.id == row.id).values(**values))
        chain = [] if row.case is None else chain_of(self._connection, row.case)
        for case in chain:
            own = case.family == chain[0].family
            grows = own and chain[-1].state != CaseState.CLOSED
            self._note(case, one.ended, peak if grows else None, -int(own))

    def _case_of(self, some: Sequence[Onset]) -> int:
        """The case of onsets: the live one of the same rule, stream and words, else a new one."""
        one = some[0]
        asked = (
            select(city_case.c.id)
            .where(
                city_case.c.rule == one.rule, city_case.c.stream == one.stream, city_case.c.words == one.words,
                city_case.c.state != CaseState.CLOSED, city_case.c.data_class == self._streams[one.stream].data_class,
            )
            .order_by(city_case.c.id.desc())
            .limit(1)
        )  # fmt: skip
        number = self._connection.execute(asked).scalar()
        chain = [] if number is None else chain_of(self._connection, int(number))
        new = not chain or chain[-1].state == CaseState.CLOSED
        gathering = self._gathering(one) if new else None
        if gathering is not None:
            about = {"stream": one.stream, "words": one.words}
            if self._gathered(gathering.id) < MOST_GATHERED:
                add_step(
                    self._connection, gathering.id, CaseStep.GATHER, self._now, gathering.state, BY_RULE, "", about
                )
            chain = [gathering]
        elif new:
            chain = [self._open(one)]
            self.merged += merge_near(self._connection, chain[0], self._rules, self._now)
            chain = chain_of(self._connection, chain[0].id)
        last = max(some, key=lambda each: each.began)
        for case in chain:
            own = case.family == chain[0].family
            self._note(case, last.began, _number(one.peak) if own else None, int(own and one.ended is None), len(some))
        return int(chain[0].id)

    def _open(self, one: Onset) -> Row[Any]:
        rule, stream = self._rules.all[one.rule], self._streams[one.stream]
        of = as_observed(stream)
        case = NewCase(
            rule, stream.thing, stream.data_class, stream.place, one.began, one.words, self._severity(one),
            stream=one.stream, property=of.property, unit=of.unit,
        )  # fmt: skip
        about = {"rule": rule.name, "stream": one.stream, "sequence": one.sequence}
        made = open_case(self._connection, case, self._now, BY_RULE, "", about)
        self.opened.append(made.id)
        return made

    def _severity(self, one: Onset) -> int:
        return int(self._rules.all[one.rule].degree if one.severity is None else one.severity)

    def _gathering(self, one: Onset) -> Row[Any] | None:
        """The newest live case of a rule that has opened too many within a day; its cases rank lower from then on."""
        of = (city_case.c.rule == one.rule) & (city_case.c.data_class == self._streams[one.stream].data_class)
        until_now = city_case.c.opened <= self._now  # the clock may have been ahead
        lately = select(city_case.c.opened).where(of, until_now).order_by(city_case.c.opened.desc())
        oldest = self._connection.execute(lately.offset(MOST_A_DAY - 1).limit(1)).scalar()
        if oldest is None or oldest < self._now - DAY:
            return None
        often = {"gathers": True, "rank": city_case.c.rank + OFTEN}
        self._connection.execute(update(city_case).where(of, LIVE, city_case.c.gathers.is_(False)).values(**often))
        asked = select(city_case).where(of, LIVE).order_by(city_case.c.opened.desc(), city_case.c.id.desc()).limit(1)
        return self._connection.execute(asked).first()

    def _gathered(self, number: int) -> int:
        """How many steps say what was gathered in a case."""
        of = (case_step.c.case == number) & (case_step.c.step == CaseStep.GATHER)
        return int(self._connection.execute(select(func.count()).select_from(case_step).where(of)).scalar_one())

    def _note(self, case: Row[Any], time: int, peak: float | None, standing: int, episodes: int = 0) -> None:
        """Count on a case. What readings tell is no change that a person could have overlooked: the version stays."""
        rule = self._rules.all.get(case.rule)
        side = 1 if rule is None else rule.side
        peaks = [one for one in (case.peak, peak) if one is not None]
        values = {
            "first_seen": min(case.first_seen, time),
            "last_seen": max(case.last_seen, time),
            "peak": max(peaks, key=lambda one: side * one, default=None),
            "standing": max(0, case.standing + standing),
            "episodes": case.episodes + episodes,
        }
        self._connection.execute(update(city_case).where(city_case.c.id == case.id).values(**values))

    def _silence(self, one: Onset) -> int | None:
        """The number of a silence that holds for this now."""
        asked = select(case_silence.c.id).where(
            case_silence.c.withdrawn_at.is_(None), case_silence.c.since <= self._now, case_silence.c.until > self._now,
            case_silence.c.rule.is_(None) | (case_silence.c.rule == one.rule),
            case_silence.c.stream.is_(None) | (case_silence.c.stream == one.stream),
        )  # fmt: skip
        return self._connection.execute(asked.limit(1)).scalar()


def standing_conditions(connection: Connection) -> list[Row[Any]]:
    """Rule, stream, words, beginning and peak of all that holds by the records."""
    columns = (case_episode.c[name] for name in ("rule", "stream", "words", "began", "peak"))
    return list(connection.execute(select(*columns).where(STANDS).order_by(case_episode.c.id)).all())


def closed_though_standing(
    connection: Connection, holding: Table = case_episode, stands: ColumnElement[bool] = STANDS
) -> list[Row[Any]]:
    """What holds though its case was closed, other than refused, with the time `at` [µs] of the closing, in order."""
    of = select(holding.c.id, holding.c.case.label("of")).where(stands, holding.c.case.is_not(None))
    roots = of.cte(recursive=True)
    above = select(roots.c.id, city_case.c.into).join(roots, roots.c.of == city_case.c.id)
    roots = roots.union(above.where(city_case.c.into.is_not(None)))
    at = select(func.max(case_step.c.at)).where(case_step.c.case == city_case.c.id, case_step.c.step == CaseStep.CLOSE)
    asked = (
        select(holding, at.scalar_subquery().label("at"))
        .join(roots, roots.c.id == holding.c.id)
        .join(city_case, city_case.c.id == roots.c.of)
        .where(city_case.c.state == CaseState.CLOSED, city_case.c.outcome != CaseOutcome.REFUSED)
        .order_by(holding.c.id)
    )
    return list(connection.execute(asked).all())


def _onset(row: Row[Any]) -> Onset:
    peak = math.nan if row.peak is None else row.peak
    return Onset(row.rule, row.stream, row.words, row.sequence, row.began, peak, severity=row.severity)


def _kind(one: Onset | End) -> tuple[object, ...]:
    """What is recorded at once: events alike."""
    event = isinstance(one, Onset) and one.ended is not None
    return (one.rule, one.stream, one.words, event) if event else (id(one),)


def _of(one: Onset | End) -> ColumnElement[bool]:
    return (
        (case_episode.c.rule == one.rule) & (case_episode.c.stream == one.stream) & (case_episode.c.words == one.words)
    )


def _number(value: float) -> float | None:
    return value if math.isfinite(value) else None
