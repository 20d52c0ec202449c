"""How upkeep stands, in the records of the city: each run of a task, what it did, what went wrong."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Literal, NamedTuple, get_args

from sqlalchemy import Connection, insert, select, update

from citybrain.governance import Actor, Permission
from citybrain.governance.audit import Noted, note
from citybrain.kernel.errors import CityBrainError
from citybrain.records import Records
from citybrain.records.tables.base import now
from citybrain.records.tables.upkeep import upkeep

Task = Literal["retention", "archive", "backup"]
State = Literal["running", "done", "stopped", "failed"]
TASKS: tuple[Task, ...] = get_args(Task)
"""In the order in which they are done: what is due to go is in no file and no copy."""

INTERRUPTED = "upkeep-interrupted"


class Ran(NamedTuple):
    """A run of a task. Times are as records hold them, None while it runs; `problem` is a message."""

    task: Task
    by: str
    began_at: str
    ended_at: str | None
    state: State
    result: dict[str, Any]
    problem: str | None
    arguments: dict[str, str | int | float]


def began(records: Records, task: Task, by: str) -> int:
    """A task begins; the number of its run. What another program had begun and not ended was interrupted."""
    time = now()
    with records.begin() as connection:
        lost = (upkeep.c.state == "running") & upkeep.c.withdrawn_at.is_(None)
        ended = {"state": "failed", "ended_at": time, "problem": INTERRUPTED, "arguments": "{}"}
        connection.execute(update(upkeep).where(lost).values(**ended))
        row = {"task": task, "state": "running", "made_by": by, "made_at": time}
        made = connection.execute(insert(upkeep).values(**row)).inserted_primary_key
    assert made is not None
    return int(made[0])


def ended(records: Records, run: int, task: Task, actor: Actor, result: Mapping[str, Any]) -> None:
    """A run was done; it stands in the audit log with the readings that it touched."""
    with records.begin() as connection:
        _end(connection, run, state="done", result=json.dumps(result))
        note(connection, Noted(actor, Permission.KEEP_OBSERVATIONS, f"upkeep {task}", int(result.get("readings", 0))))


def gave_up(records: Records, run: int, task: Task, actor: Actor, problem: CityBrainError, stopped: bool) -> None:
    """A run was stopped, or failed."""
    told = json.dumps(problem.arguments, ensure_ascii=False)
    with records.begin() as connection:
        state = "stopped" if stopped else "failed"
        _end(connection, run, state=state, problem=problem.code, arguments=told)
        note(connection, Noted(actor, Permission.KEEP_OBSERVATIONS, f"upkeep {task} {state}", 0))


def last(records: Records, task: Task, *states: State) -> Ran | None:
    """The last run of a task, or the last one that ended in one of some states."""
    asked = select(upkeep).where(upkeep.c.task == task, upkeep.c.withdrawn_at.is_(None)).order_by(upkeep.c.id.desc())
    if states:
        asked = asked.where(upkeep.c.state.in_(states))
    with records.read() as connection:
        row = connection.execute(asked.limit(1)).first()
    if row is None:
        return None
    result, arguments = json.loads(row.result or "{}"), json.loads(row.arguments or "{}")
    return Ran(row.task, row.made_by, row.made_at, row.ended_at, row.state, result, row.problem, arguments)


def _end(connection: Connection, run: int, **said: str) -> None:
    connection.execute(update(upkeep).where(upkeep.c.id == run).values(ended_at=now(), **said))
