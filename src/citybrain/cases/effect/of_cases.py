"""Effects of closed cases: which windows are due, what each says, and its evaluation, once for each closing."""

from __future__ import annotations

import datetime
import json
from collections.abc import Mapping
from contextlib import suppress
from typing import Any, Literal, NamedTuple

from sqlalchemy import Connection, Row, insert, select
from sqlalchemy.exc import IntegrityError

from citybrain.cases.effect.question import EffectQuestion
from citybrain.cases.effect.service import EffectRecord, EffectService
from citybrain.cases.effect.windows import ACTED, CaseWindow, closing_of, local_day, question_of, window_of, windows_due
from citybrain.cases.rules import CaseRules
from citybrain.cases.states import CaseState
from citybrain.kernel.errors import InputError, NotFoundError
from citybrain.observations.sensing import Sensing
from citybrain.observations.stream_status.streams import KnownStream, known_streams
from citybrain.records import author
from citybrain.records.tables.base import now as moment
from citybrain.records.tables.cases import case_episode, city_case
from citybrain.records.tables.effects import case_effect
from citybrain.twin.progress import Progress, silent

BY_EVALUATOR = "evaluator"
AT_ONCE = 500
"""Windows of a rule that are looked for at once."""

State = Literal["effect", "none_shown", "cannot_tell", "not_yet", "waiting", "nothing_done", "not_declared"]


class CaseEffect(NamedTuple):
    """What a window of a case says: `not_yet` until it is over, `waiting` while too little was measured.

    window: None where there is none. record: the evaluation, None where none was made; reason: why not, a message key
    with its arguments.
    """

    state: State
    window: CaseWindow | None
    record: EffectRecord | None = None
    reason: Mapping[str, Any] | None = None


class CaseEffects:
    """Effects of the cases of an open city by the rules that hold there."""

    def __init__(self, sensing: Sensing, rules: CaseRules) -> None:
        self._sensing, self._rules = sensing, rules
        self._effects = EffectService(sensing)

    def of(self, number: int) -> list[CaseEffect]:
        """All windows of a case that is closed, the shortest first; nothing for one that is not."""
        with self._sensing.records.read() as connection:
            case = connection.execute(select(city_case).where(city_case.c.id == number)).one()
            closing = closing_of(connection, number)
            rule = self._rules.all.get(case.rule)
            if case.state != CaseState.CLOSED or closing is None:
                return []
            if case.outcome not in ACTED:
                return [CaseEffect("nothing_done", None)]
            if rule is None or rule.evaluates is None:
                return [CaseEffect("not_declared", None)]
            rows = connection.execute(select(case_effect).where(case_effect.c.closing == closing))
            told = {row.days: row for row in rows}
            zone = self._sensing.zone
            windows = [window_of(connection, number, closing, days, zone) for days in rule.evaluates.after]
        return [self._effect_of(one, told.get(one.days)) for one in windows]

    def due(self, case: int | None = None) -> list[CaseWindow]:
        """Windows that are over and not evaluated, of one case or of all, those closed first in front."""
        with self._sensing.records.read() as connection:
            return windows_due(connection, self._rules, self._sensing.now(), self._sensing.zone, AT_ONCE, case)

    def evaluate(self, window: CaseWindow, by: str = BY_EVALUATOR, progress: Progress = silent) -> CaseEffect:
        """Evaluate a window and put it on record, once.

        Where too little was measured it is waited for as long again; then that it cannot be told is on record.
        """
        with self._sensing.records.read() as connection:
            case = connection.execute(select(city_case).where(city_case.c.id == window.case)).one()
            question = self._question(connection, case, window)
        reason: dict[str, Any] = {"code": "case-effect-no-numbers", "arguments": {}}
        if question is not None:
            try:
                return self._evaluated(window, question, by, progress)
            except IntegrityError:
                return self._on_record(window)
            except (InputError, NotFoundError) as problem:
                reason = {"code": problem.code, "arguments": problem.arguments}
                if self._today < window.last_day():
                    return CaseEffect("waiting", window, None, reason)
        with suppress(IntegrityError), self._sensing.records.begin() as connection:
            _keep(connection, window, by, None, reason)
        return self._on_record(window)

    def _evaluated(self, window: CaseWindow, question: EffectQuestion, by: str, progress: Progress) -> CaseEffect:
        record = self._effects.evaluate(
            question, by, progress=progress, case=window.case,
            beside=lambda connection, made: _keep(connection, window, by, made),
        )  # fmt: skip
        return CaseEffect(record["verdict"], window, record)

    def _on_record(self, window: CaseWindow) -> CaseEffect:
        """What somebody else found meanwhile."""
        once = (case_effect.c.closing == window.closing) & (case_effect.c.days == window.days)
        with self._sensing.records.read() as connection:
            row = connection.execute(select(case_effect).where(once)).first()
        return self._effect_of(window, row)

    @property
    def _today(self) -> datetime.date:
        return local_day(self._sensing.now(), self._sensing.zone)

    def _effect_of(self, window: CaseWindow, row: Row[Any] | None) -> CaseEffect:
        if row is None:
            return CaseEffect("not_yet" if self._today < window.until else "waiting", window)
        record = None if row.effect is None else self._effects.record(row.effect)
        return CaseEffect(row.verdict, window, record, None if row.reason is None else json.loads(row.reason))

    def _question(self, connection: Connection, case: Row[Any], window: CaseWindow) -> EffectQuestion | None:
        """What is asked of a case; None where its streams have no numbers any more."""
        rule = self._rules.all[case.rule]
        merged = select(city_case.c.id).where(city_case.c.into == case.id)
        asked = select(case_episode.c.stream).where((case_episode.c.case == case.id) | case_episode.c.case.in_(merged))
        numbers = {case.stream, *connection.execute(asked.distinct()).scalars()}
        known = known_streams(connection)
        own = next((one for one in known if one.number == case.stream), None)
        if own is None or not own.numeric or rule.evaluates is None:
            return None
        streams = [own, *(one for one in known if one.number in numbers - {own.number} and _alike(one, own))]
        what = f"{rule.label['en']} · {case.place}"
        return question_of(window, rule.evaluates, streams, [one for one in known if one.numeric], what)


def _keep(
    connection: Connection, window: CaseWindow, by: str, record: EffectRecord | None,
    reason: Mapping[str, Any] | None = None,
) -> None:  # fmt: skip
    """Put on record what a window says. Raises IntegrityError where somebody else did so meanwhile."""
    row = {
        "case": window.case, "closing": window.closing, "days": window.days,
        "verdict": "cannot_tell" if record is None else record["verdict"],
        "effect": None if record is None else record["number"],
        "reason": None if reason is None else json.dumps(reason, ensure_ascii=False, default=str),
        "made_by": author(by), "made_at": moment(),
    }  # fmt: skip
    connection.execute(insert(case_effect).values(**row))


def _alike(one: KnownStream, own: KnownStream) -> bool:
    return (one.key, one.unit, one.data_class, one.simulated) == (own.key, own.unit, own.data_class, own.simulated)
