"""The cases of a city: the queue of what needs a person, one case with its steps, and the steps that persons make."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Literal, NamedTuple

from sqlalchemy import ColumnElement, Connection, Integer, Row, and_, cast, func, insert, not_, select, update

from citybrain.cases.corrections import corrected
from citybrain.cases.departments import NO_DEPARTMENTS, CaseDepartments
from citybrain.cases.ending import is_end, require_end
from citybrain.cases.errors import CaseStepError
from citybrain.cases.making import live_root
from citybrain.cases.notifying import follow_step, take_on
from citybrain.cases.readable import of_classes, readable_case, readable_classes, role_reads, streams_of
from citybrain.cases.rules import CaseRules, owners
from citybrain.cases.second_person import ClosedCase, FollowClosed, leave_open
from citybrain.cases.states import TRANSITIONS, CaseOutcome, CaseState, CaseStep, ends_of
from citybrain.cases.steps import case_of, last_change, make_step, merge_case, merged_into, split_case, undo_step
from citybrain.cases.subjects import cases_with_subject
from citybrain.governance import Actor, Permission, Role, require
from citybrain.governance.roles import roles_with
from citybrain.kernel.errors import NotFoundError
from citybrain.records import CityRecords, author
from citybrain.records.tables.base import now as moment
from citybrain.records.tables.cases import LIVE, case_episode, case_silence, case_step, city_case
from citybrain.records.tables.evidence import case_evidence
from citybrain.records.tables.inspections import photo
from citybrain.records.tables.sensing import datastream

HOUR = 3_600_000_000
LONGEST_SILENCE = 31 * 24 * HOUR
"""µs that a silence or a maintenance window lasts at most."""

MOST_SILENCES = 1_000
MOST_EPISODES = 500
"""Episodes of a case that an answer has, the newest."""

Linked = Literal["plan", "stream", "case"]


class CaseQuery(NamedTuple):
    """Which cases are wanted: `live` for those that somebody has to see to; `after`: rank and number of the last one
    that was read; `standing`: those whose condition still holds; `subject`: what they were raised for."""

    live: bool = True
    state: CaseState | None = None
    rule: str | None = None
    family: str | None = None
    severity: int | None = None
    owner_role: str | None = None
    owner: str | None = None
    stream: int | None = None
    since: int | None = None
    after: tuple[float, int] | None = None
    most: int = 50
    standing: bool = False
    subject: str | None = None


class CaseDetail(NamedTuple):
    """A case with its steps, the oldest first, its newest episodes, and the cases merged into it."""

    case: Row[Any]
    steps: Sequence[Row[Any]]
    episodes: Sequence[Row[Any]]
    merged: Sequence[int]
    streams: Sequence[int]


class CaseService:
    """Cases of one city by the rules that hold there; `now` [µs] is the time of the city. Safe for threads.

    `follow` gives what is done about findings when a person closes a case, within the same transaction.
    """

    def __init__(
        self,
        records: CityRecords,
        rules: Callable[[], CaseRules],
        now: Callable[[], int],
        zone: Callable[[], str],
        follow: Callable[[], FollowClosed] = lambda: leave_open,
        departments: CaseDepartments = NO_DEPARTMENTS,
    ) -> None:
        self._records = records
        self._rules = rules
        self.now = now
        self.zone = zone
        self._follow = follow
        self.departments = departments

    @property
    def rules(self) -> CaseRules:
        """Rules of the domains and of the city, as persons corrected them. Raises DeclarationError."""
        declared, records = self._rules(), self._records.to_read()
        if records is None:
            return declared
        with records.read() as connection:
            return corrected(declared, connection)

    @property
    def declared_rules(self) -> CaseRules:
        """The same as files declare them, without what persons corrected. Raises DeclarationError."""
        return self._rules()

    def listed(self, query: CaseQuery, classes: Sequence[str] | None = None) -> list[Row[Any]]:
        """Cases in the order of their rank; of these classes of data alone, where some are given."""
        records = self._records.to_read()
        if records is None:
            return []
        rank = city_case.c.rank if query.since is None else city_case.c.rank + 0  # few are new: no index of all ranks
        asked = cases_with_subject().order_by(rank.desc(), city_case.c.id).where(*_conditions(query))
        if classes is not None:
            asked = asked.where(*of_classes(classes))
        with records.read() as connection:
            return list(connection.execute(asked.limit(query.most)).all())

    def one(self, number: int, actor: Actor | None = None) -> CaseDetail:
        """A case as somebody may read it; without an actor as whoever has the folder. Raises NotFoundError."""
        records = self._records.to_read()
        if records is None:
            raise NotFoundError("case-unknown", received=str(number))
        with records.read() as connection:
            readable_case(connection, number, actor)
            case = connection.execute(cases_with_subject().where(city_case.c.id == number)).one()
            merged = merged_into(connection, number)
            of: ColumnElement[bool] = case_episode.c.case.in_([number, *merged])
            if actor is not None:
                of &= case_episode.c.stream.in_(streams_of(readable_classes(actor)))
            steps = select(case_step).where(case_step.c.case == number).order_by(case_step.c.id)
            newest = select(case_episode).where(of).order_by(case_episode.c.id.desc()).limit(MOST_EPISODES)
            streams = select(case_episode.c.stream).where(of).distinct().order_by(case_episode.c.stream)
            return CaseDetail(
                case,
                connection.execute(steps).all(),
                connection.execute(newest).all(),
                merged,
                list(connection.execute(streams).scalars()),
            )

    def live_counts(self, classes: Sequence[str]) -> dict[str, tuple[int, bool]]:
        """By rule how many of its cases of these classes of data are live, and whether it fires too often."""
        records = self._records.to_read()
        if records is None:
            return {}
        often = func.max(cast(city_case.c.gathers, Integer))
        asked = (
            select(city_case.c.rule, func.count(), often).where(LIVE, *of_classes(classes)).group_by(city_case.c.rule)
        )
        with records.read() as connection:
            return {
                rule: (count, bool(gathers))
                for rule, count, gathers in connection.execute(asked.group_by(city_case.c.rule))
            }

    def step(
        self,
        number: int,
        step: CaseStep,
        by: str,
        why: str = "",
        version: int | None = None,
        actor: Actor | None = None,
        role: Role | None = None,
        owner: str | None = None,
        outcome: CaseOutcome | None = None,
        into: int | None = None,
        link: tuple[Linked, str] | None = None,
        language: str = "en",
    ) -> None:
        """Make a step; what follows from it is told in a language.

        Raises NotFoundError, NotAllowedError, CaseChangedError and CaseStepError; all or nothing.
        """
        if step not in TRANSITIONS:
            allowed = ", ".join(one for one in CaseStep if one in TRANSITIONS)
            raise CaseStepError("case-step-not-now", received=step.value, state="-", allowed=allowed)
        with self._records.to_write().begin() as connection:
            case = readable_case(connection, number, actor)
            parts = [number, *merged_into(connection, number)]
            if actor is not None:
                needs = self._needs(connection, case, step)
                require(actor, needs)
                reached = parts if needs is Permission.CLOSE_CASES else [number]
                self.departments.require_all(connection, reached, actor, needs)
            if self.rules.ends_with_subject(case.rule) and step in ends_of(case.state):
                raise CaseStepError("case-ends-with-subject", received=step.value, subject=case.subject)
            at = self.now()
            match step:
                case CaseStep.UNDO:
                    if case.state == CaseState.CLOSED:
                        _require_alone(connection, case)
                    undo_step(connection, case, at, by, why, version)
                case CaseStep.SPLIT:
                    split_case(connection, case, at, by, why, version)
                case CaseStep.MERGE:
                    target = readable_case(connection, _given(into, "into"), actor)
                    if actor is not None:
                        self.departments.require(connection, target, actor, TRANSITIONS[step].needs)
                    merge_case(connection, number, target.id, at, by, why, {}, version)
                case _:
                    details, values = self._changes(connection, case, step, at, actor, role, owner, outcome, link)
                    if step is CaseStep.NOTE and not why.strip():
                        raise CaseStepError("case-needs", allowed="why")
                    make_step(connection, case, step, at, by, why, version, details, **values)
            after = case_of(connection, number)
            if is_end(case.state, after.state):
                require_end(connection, self.rules, after, step, parts, by)
                if after.outcome is not None:
                    self._follow()(connection, ClosedCase(parts, CaseOutcome(after.outcome), by, why, language))
            follow_step(connection, number, step, by, self.zone())

    def take_on(self, subject: str, by: str) -> None:
        """Whoever answered a message about a case, "case/12", takes it on; nothing where that is done or over."""
        with self._records.to_write().begin() as connection:
            take_on(connection, subject, by, self.now(), self.zone())

    def silence(
        self,
        by: str,
        why: str,
        until: int,
        since: int | None = None,
        rule: str | None = None,
        stream: int | None = None,
        classes: Sequence[str] | None = None,
    ) -> int:
        """Open no case by a rule or of a stream, or both, from one time to another [µs]; its number.

        classes: streams of others are not there. Raises CaseStepError for one that is about nothing, has no reason, is
        over, or lasts too long; NotFoundError.
        """
        now = self.now()
        begin = now if since is None else since
        if rule is None and stream is None:
            raise CaseStepError("case-needs", allowed="rule, stream")
        if not why.strip():
            raise CaseStepError("case-needs", allowed="why")
        if rule is not None and rule not in self.rules.all:
            raise NotFoundError("case-rule-unknown", received=rule)
        if not (max(now, begin) < until <= begin + LONGEST_SILENCE):
            raise CaseStepError("case-silence-long", allowed=LONGEST_SILENCE // (24 * HOUR))
        row = {"rule": rule, "stream": stream, "since": begin, "until": until, "why": why.strip()[:2_000]}
        with self._records.to_write().begin() as connection:
            of = select(datastream.c.id) if classes is None else streams_of(classes)
            if stream is not None and connection.execute(of.where(datastream.c.id == stream)).first() is None:
                raise NotFoundError("quality-stream-unknown", received=str(stream))
            count = select(func.count()).where(case_silence.c.withdrawn_at.is_(None), case_silence.c.until > now)
            if connection.execute(count).scalar_one() >= MOST_SILENCES:
                raise CaseStepError("case-silences-many", allowed=MOST_SILENCES)
            acts = {"made_by": author(by), "made_at": moment()}
            made = connection.execute(insert(case_silence).values(**row, **acts)).inserted_primary_key
            assert made is not None
            return int(made[0])

    def silences(self, classes: Sequence[str] | None = None) -> list[Row[Any]]:
        """Silences that hold or will, the earliest end first; of streams of these classes alone where given."""
        records = self._records.to_read()
        if records is None:
            return []
        asked = select(case_silence).where(case_silence.c.withdrawn_at.is_(None), case_silence.c.until > self.now())
        if classes is not None:
            asked = asked.where(_silence_of(classes))
        with records.read() as connection:
            return list(connection.execute(asked.order_by(case_silence.c.until)).all())

    def end_silence(self, number: int, by: str, classes: Sequence[str] | None = None) -> None:
        """End a silence before its time; of streams of these classes alone where given. Raises NotFoundError."""
        of = (case_silence.c.id == number) & case_silence.c.withdrawn_at.is_(None)
        of &= True if classes is None else _silence_of(classes)
        acts = {"withdrawn_by": author(by), "withdrawn_at": moment()}
        with self._records.to_write().begin() as connection:
            if not connection.execute(update(case_silence).where(of).values(**acts)).rowcount:
                raise NotFoundError("case-silence-unknown", received=str(number))

    def _changes(
        self,
        connection: Connection,
        case: Row[Any],
        step: CaseStep,
        at: int,
        actor: Actor | None,
        role: Role | None,
        owner: str | None,
        outcome: CaseOutcome | None,
        link: tuple[Linked, str] | None,
    ) -> tuple[Mapping[str, Any], dict[str, Any]]:
        """What a step says of itself, and what it changes beside the state."""
        match step:
            case CaseStep.ASSIGN:
                if role is None and not owner:
                    raise CaseStepError("case-needs", allowed="role, owner")
                to = case.owner_role if role is None else role.value
                if to not in (allowed := workers(case.data_class)):
                    raise CaseStepError("case-role", received=to, allowed=", ".join(allowed))
                return {"role": to, "owner": owner}, {"owner_role": to, "owner": owner and author(owner)}
            case CaseStep.CLOSE:
                if outcome is None:
                    raise CaseStepError("case-needs", allowed=", ".join(CaseOutcome))
                about = {"outcome": outcome.value, "evidence": _evidence(connection, case.id)}
                return about, {"outcome": outcome.value, "resolve_by": None}
            case CaseStep.REOPEN:
                _require_alone(connection, case)
                rule = self.rules.all.get(case.rule)
                hours = (4.0, 72.0) if rule is None else (rule.acknowledge, rule.resolve)
                acknowledge, resolve = (at + round(one * HOUR) for one in hours)
                return {}, {"outcome": None, "acknowledge_by": acknowledge, "resolve_by": resolve}
            case CaseStep.LINK:
                kind, name = _given(link, "link")
                if kind == "case":
                    readable_case(connection, int(name) if name.isdecimal() and len(name) < 16 else 0, actor)
                return {"kind": kind, "name": name[:200]}, {}
        return {}, {}

    def _needs(self, connection: Connection, case: Row[Any], step: CaseStep) -> Permission:
        """The right that a step needs; undoing one needs the right to that."""
        if step is CaseStep.UNDO:
            last = last_change(connection, case.id)
            step = step if last is None or last.step not in TRANSITIONS else CaseStep(last.step)
        return TRANSITIONS[step].needs


def next_owner(rules: CaseRules, case: Row[Any]) -> Role | None:
    """To whom a case goes when a clock runs out; None at the end of the order."""
    rule = rules.all.get(case.rule)
    order = () if rule is None else owners(rule, case.data_class)
    return order[case.escalated + 1] if case.escalated + 1 < len(order) else None


def _silence_of(classes: Sequence[str]) -> ColumnElement[bool]:
    """Silences of no stream, or of one of these classes of data."""
    return case_silence.c.stream.is_(None) | case_silence.c.stream.in_(streams_of(classes))


def _conditions(query: CaseQuery) -> list[Any]:
    conditions: list[Any] = [LIVE] if query.live and query.state is None else []
    for name in ("state", "rule", "family", "severity", "owner_role", "owner", "subject"):
        value = getattr(query, name)
        if value is not None:
            conditions.append(city_case.c[name] == value)
    if query.since is not None:
        conditions.append(city_case.c.last_seen >= query.since)
    if query.stream is not None:
        conditions.append(city_case.c.stream == query.stream)
    if query.standing:
        conditions.append(city_case.c.standing > 0)
    if query.after is not None:
        rank, number = query.after
        before = and_(city_case.c.rank == rank, city_case.c.id <= number)
        conditions += [city_case.c.rank <= rank, not_(before)]
    return conditions


def workers(data_class: str) -> list[Role]:
    """The roles that may work on cases of a class of data."""
    return [one for one in roles_with(Permission.WORK_CASES) if role_reads(one, data_class)]


def _require_alone(connection: Connection, case: Row[Any]) -> None:
    """Raise CaseStepError where what a closed case was about has a case again, so that it would have two."""
    same = city_case.c.rule == case.rule
    same &= city_case.c.words == case.words if case.subject is None else city_case.c.subject == case.subject
    if case.stream is not None:
        same &= city_case.c.stream == case.stream
    other = live_root(connection, same & (city_case.c.id != case.id))
    if other is not None:
        raise CaseStepError("case-again", received=case.id, number=other)


def _evidence(connection: Connection, number: int) -> list[str]:
    """Hashes of the readings and photos that stand as evidence of a case, and of those that joined it, at its end."""
    cases = [number, *merged_into(connection, number)]
    frozen = select(case_evidence.c.sha256).where(case_evidence.c.case.in_(cases)).order_by(case_evidence.c.id)
    standing = photo.c.subject.in_([f"case/{one}" for one in cases]) & photo.c.withdrawn_at.is_(None)
    photos = select(photo.c.sha256).where(standing).order_by(photo.c.id)
    return [*connection.execute(frozen).scalars(), *connection.execute(photos).scalars()]


def _given(value: Any, name: str) -> Any:
    """What a step cannot do without. Raises CaseStepError."""
    if value is None:
        raise CaseStepError("case-needs", allowed=name)
    return value


def about_of(step: Row[Any]) -> dict[str, Any]:
    """What a step says of itself, without what it would put back."""
    said: dict[str, Any] = json.loads(step.about)
    return {name: value for name, value in said.items() if name != "before"}
