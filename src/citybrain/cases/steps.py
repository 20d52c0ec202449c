"""Steps of cases within one transaction: each changes the case by the one table of transitions and stands on record."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, Row, func, insert, select, update

from citybrain.cases.errors import CaseChangedError, CaseStepError
from citybrain.cases.ranking import rank_reason
from citybrain.cases.states import PASSED_OVER, TRANSITIONS, UNDOABLE, CaseState, CaseStep
from citybrain.kernel.errors import NotFoundError
from citybrain.records import author
from citybrain.records.tables.base import now as moment
from citybrain.records.tables.cases import case_episode, case_step, city_case

BY_RULE = "rule"
BY_CLOCK = "clock"
LONGEST = 2_000
"""Characters of a reason or a note."""

MOST_STEPS = 10_000
"""Steps of one case."""

MOST_NOTES = 500
"""Notes and links of one case, which are read with it each time."""

CLOCKS = ("acknowledge_by", "resolve_by", "acknowledge_clock", "resolve_clock")
RESTORED = ("state", "owner_role", "owner", *CLOCKS, "outcome")
"""What a step can change, and undoing it puts back."""


def case_of(connection: Connection, number: int) -> Row[Any]:
    """One case. Raises NotFoundError."""
    row = connection.execute(select(city_case).where(city_case.c.id == number)).first()
    if row is None:
        raise NotFoundError("case-unknown", received=str(number))
    return row


def newest_step(connection: Connection) -> int:
    """When the newest step on record was made [µs]; 0 where none was."""
    return connection.execute(_NEWEST).scalar() or 0


_NEWEST = select(case_step.c.at).order_by(case_step.c.id.desc()).limit(1)


def add_step(
    connection: Connection,
    number: int,
    step: CaseStep,
    at: int,
    state: str,
    by: str,
    why: str,
    about: Mapping[str, Any],
) -> None:
    """Put a step on record; `state` is that of the case after it."""
    row = {
        "case": number, "step": step.value, "at": at, "state": state, "why": why,
        "about": json.dumps(about, ensure_ascii=False), "made_by": author(by), "made_at": moment(),
    }  # fmt: skip
    connection.execute(insert(case_step).values(**row))


def change_case(connection: Connection, case: Row[Any], **values: Any) -> None:
    """Change a case; its rank and clocks follow, and its version counts the change."""
    for clock in ("acknowledge", "resolve"):
        if f"{clock}_by" in values:
            values.setdefault(f"{clock}_clock", values[f"{clock}_by"])
    after = {**case._mapping, **values}
    due = min((one for one in (after["acknowledge_by"], after["resolve_by"]) if one is not None), default=None)
    if due is not None:
        reason = rank_reason(after["severity"], after["people"], after["vulnerable"], after["gathers"], due)
        values["rank"] = reason.rank
    connection.execute(
        update(city_case).where(city_case.c.id == case.id).values(**values, version=city_case.c.version + 1)
    )


def make_step(
    connection: Connection,
    case: Row[Any],
    step: CaseStep,
    at: int,
    by: str,
    why: str = "",
    version: int | None = None,
    about: Mapping[str, Any] | None = None,
    **values: Any,
) -> None:
    """A step of a person: `values` are what it changes beside the state.

    Raises CaseChangedError for another version than the one that is read, CaseStepError for a step that the state does
    not allow, or after too many, EntryError for a reason that is too long.
    """
    if version is not None and version != case.version:
        raise CaseChangedError("case-changed", received=version, allowed=case.version)
    transition = TRANSITIONS[step]
    if case.state not in transition.of:
        allowed = ", ".join(one for one in CaseStep if one in TRANSITIONS and case.state in TRANSITIONS[one].of)
        raise CaseStepError("case-step-not-now", received=step.value, state=case.state, allowed=allowed)
    if len(why) > LONGEST:
        raise CaseStepError("case-why-long", received=len(why), allowed=LONGEST)
    _bound_steps(connection, case.id, step)
    state = transition.to or CaseState(case.state)
    before = {name: case._mapping[name] for name in RESTORED} if step in UNDOABLE else None
    if step in UNDOABLE and step is not CaseStep.REOPEN:
        values.setdefault("acknowledge_by", None)
    changed = {"state": state.value, **values}
    change_case(connection, case, **changed)
    details = {**(about or {}), **({} if before is None else {"before": before})}
    add_step(connection, case.id, step, at, changed["state"], by, why.strip(), details)


def _bound_steps(connection: Connection, number: int, step: CaseStep) -> None:
    """Raise CaseStepError where a case has as many steps, or notes, as it can have."""
    if step in (CaseStep.CLOSE, CaseStep.MERGE):
        return
    of, most = case_step.c.case == number, MOST_STEPS
    if step in (CaseStep.NOTE, CaseStep.LINK):
        of, most = of & case_step.c.step.in_((CaseStep.NOTE, CaseStep.LINK)), MOST_NOTES
    count = connection.execute(select(func.count()).where(of)).scalar_one()
    if count >= most:
        raise CaseStepError("case-steps-many", received=count, allowed=most)


def last_change(connection: Connection, number: int) -> Row[Any] | None:
    """The last step that changed a case, which is the one that can be taken back."""
    changing = (case_step.c.case == number) & case_step.c.step.not_in(PASSED_OVER)
    return connection.execute(select(case_step).where(changing).order_by(case_step.c.id.desc()).limit(1)).first()


def undo_step(connection: Connection, case: Row[Any], at: int, by: str, why: str, version: int | None) -> None:
    """Take back the last step that changed the case. Raises CaseStepError where that is none that can be."""
    last = last_change(connection, case.id)
    if last is None or last.step not in UNDOABLE:
        received = "-" if last is None else last.step
        raise CaseStepError("case-not-undoable", received=received, allowed=", ".join(sorted(UNDOABLE)))
    before: dict[str, Any] = json.loads(last.about)["before"]
    for name in CLOCKS:  # what has joined the case meanwhile made them run out sooner
        if before.get(name) is not None and case._mapping[name] is not None:
            before[name] = min(before[name], case._mapping[name])
    make_step(connection, case, CaseStep.UNDO, at, by, why, version, {"undone": last.id, "step": last.step}, **before)


def merge_case(
    connection: Connection, number: int, into: int, at: int, by: str, why: str, about: Mapping[str, Any],
    version: int | None = None,
) -> None:  # fmt: skip
    """Merge a case into another one, with a step on both.

    Raises CaseStepError for a case that is merged into itself, one that is over or one of another class of data, and as
    `make_step`.
    """
    case, target = case_of(connection, number), case_of(connection, into)
    if number == into or target.state in (CaseState.MERGED, CaseState.CLOSED) or case.data_class != target.data_class:
        raise CaseStepError("case-merge-other", received=into, number=number)
    make_step(connection, case, CaseStep.MERGE, at, by, why, version, {**about, "into": into}, into=into)
    _add(connection, target, case, 1)
    if case.severity > target.severity and case.acknowledge_by is not None:
        clocks = ((name, case._mapping[name], target._mapping[name]) for name in ("acknowledge_by", "resolve_by"))
        sooner = {name: min(own, other or own) for name, own, other in clocks if own is not None}
        change_case(connection, case_of(connection, into), **sooner)
    add_step(connection, into, CaseStep.JOIN, at, target.state, by, why, {**about, "case": number})


def merged_into(connection: Connection, number: int) -> list[int]:
    """Cases merged into one, also by way of others."""
    found: list[int] = []
    level = [number]
    while level and len(found) < 10_000:
        asked = select(city_case.c.id).where(city_case.c.into.in_(level)).order_by(city_case.c.id)
        level = list(connection.execute(asked).scalars())
        found += level
    return found


def split_case(connection: Connection, case: Row[Any], at: int, by: str, why: str, version: int | None) -> None:
    """Undo a merge: the case has the state again that it had, with a step on both."""
    asked = (
        select(case_step.c.state)
        .where(case_step.c.case == case.id, case_step.c.state.not_in((CaseState.MERGED, CaseState.CLOSED)))
        .order_by(case_step.c.id.desc())
    )
    state = connection.execute(asked.limit(1)).scalar() or CaseState.SEEN.value
    make_step(connection, case, CaseStep.SPLIT, at, by, why, version, {"from": case.into}, into=None, state=state)
    target = case_of(connection, case.into)
    _add(connection, target, case, -1)
    add_step(connection, target.id, CaseStep.LEAVE, at, target.state, by, why, {"case": case.id})


def _add(connection: Connection, target: Row[Any], case: Row[Any], sign: int) -> None:
    """Count what a merged case counts on the one that it was merged into, and on those above."""
    at: int | None = target.id
    for _ in range(20):
        if at is None:
            return
        row = case_of(connection, at)
        values: dict[str, Any] = {
            "episodes": max(0, row.episodes + sign * case.episodes),
            "standing": max(0, row.standing + sign * case.standing * int(row.family == case.family)),
        }
        if sign < 0:
            values["severity"] = _severity_of_own(connection, row)
        if sign > 0:
            values["first_seen"] = min(row.first_seen, case.first_seen)
            values["last_seen"] = max(row.last_seen, case.last_seen)
            values["severity"] = max(row.severity, case.severity)
        change_case(connection, row, **values)
        at = row.into


def _severity_of_own(connection: Connection, case: Row[Any]) -> int:
    """How grave a case is by its own episodes and the cases merged into it; as it is where it has no episodes."""
    own = select(func.max(case_episode.c.severity)).where(case_episode.c.case == case.id)
    worst = connection.execute(own).scalar()
    if worst is None:
        return int(case.severity)
    merged = select(func.max(city_case.c.severity)).where(city_case.c.into == case.id)
    return max(int(worst), connection.execute(merged).scalar() or 0)
