"""The three tasks of upkeep on an open city, each recorded and in the audit log, whoever asked for it.

What records keep of observations beside their readings, forgotten with them.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
from sqlalchemy import delete, select

from citybrain.governance import Actor, DataClass
from citybrain.kernel.errors import CityBrainError, InputError
from citybrain.observations.readings.columns import Streams
from citybrain.observations.readings.progress_token import ProgressToken, StoppedError
from citybrain.observations.readings.store import Detail, Store
from citybrain.observations.retention.copies import copy_city, new_copy, remove_old
from citybrain.observations.retention.declaration import Declaration, Retention, declared
from citybrain.observations.retention.standing import Ran, Task, began, ended, gave_up, last
from citybrain.observations.sensing import Sensing
from citybrain.records import Records, remove_copies_of_before
from citybrain.records.tables.sensing import datastream, entity_version, observation_more

OBSERVATION = "observation"
AT_ONCE = 500
COPY_STAYS = 7 * 86_400.0
"""Seconds."""


def forget_more(records: Records, store: Store, streams: Sequence[int], before: datetime.datetime) -> None:
    """Delete what observations of streams said beyond their results, where they were forgotten.

    So is how they were before somebody changed or removed them, where that is longer ago than a time. This alone is
    deleted from the records: what has to be forgotten may not stay elsewhere.
    """
    at = before.isoformat(timespec="microseconds")
    for stream in streams:
        first, end = int(stream) << 32, int(stream) + 1 << 32
        more, versions = observation_more.c, entity_version.c
        with records.read() as connection:
            asked = select(more.id).where(more.id >= first, more.id < end, more.withdrawn_at.is_(None))
            known = np.array(connection.execute(asked).scalars().all(), np.int64)
        gone = np.setdiff1d(known, store.readings(known).identity) if len(known) else known
        with records.begin() as connection:
            for some in np.array_split(gone, -(-len(gone) // AT_ONCE) or 1):
                connection.execute(delete(observation_more).where(more.id.in_(some.tolist())))
            connection.execute(delete(observation_more).where(more.id >= first, more.id < end, more.withdrawn_at < at))
            of = (versions.kind == OBSERVATION) & (versions.entity >= first) & (versions.entity < end)
            connection.execute(delete(entity_version).where(of, versions.made_at < at))


Before = datetime.datetime | None
"""The months that end before it are archived, in place of what city.toml says."""


def perform(sensing: Sensing, task: Task, actor: Actor, watch: ProgressToken, before: Before = None) -> Ran:
    """Do one task now. Raises CityBrainError, also for what was not expected; it is recorded either way."""
    run = began(sensing.records, task, actor.name)
    try:
        result = WORK[task](sensing, checked(sensing, task, before), watch, before)
    except CityBrainError as problem:
        gave_up(sensing.records, run, task, actor, problem, isinstance(problem, StoppedError))
        raise
    except Exception as problem:
        told = CityBrainError("upkeep-failed", problem=f"{type(problem).__name__}: {problem}"[:300])
        gave_up(sensing.records, run, task, actor, told, False)
        raise told from problem
    ended(sensing.records, run, task, actor, result)
    done = last(sensing.records, task, "done")
    assert done is not None
    return done


def checked(sensing: Sensing, task: Task, before: Before = None) -> Declaration:
    """What city.toml says. Raises InputError where it says something else, or a task cannot be done by it."""
    plan = declared(sensing.folder)
    if task == "backup" and plan.folder is None:
        raise InputError("upkeep-no-folder")
    if task == "archive" and not sensing.store.archives:
        raise InputError("postgresql-archive")
    if task == "archive" and plan.archive is None and before is None:
        raise InputError("upkeep-no-archive")
    return plan


def retain(sensing: Sensing, plan: Declaration, watch: ProgressToken, before: Before) -> dict[str, Any]:
    """Forget what is older than its class may be, the coarsest first, as that is the oldest; and records of before an
    update once a week went well with the newer ones.
    """
    remove_copies_of_before(sensing.folder, COPY_STAYS)
    now = moment(sensing)
    classes = {one: some for one, some in _streams(sensing).items() if plan.retention[one].readings is not None}
    counts = {}
    for number, (of, streams) in enumerate(classes.items()):
        watch.step(number, len(classes))
        counts[of.value] = 0
        for what, time in _due(plan.retention[of], now).items():
            counts[of.value] += sensing.store.forget(streams, round(time.timestamp() * 1e6), what, watch)
        kept = plan.retention[of].readings
        assert kept is not None
        forget_more(sensing.records, sensing.store, streams.tolist(), kept.before(now))
    return {"readings": sum(counts.values()), "classes": counts}


def archive(sensing: Sensing, plan: Declaration, watch: ProgressToken, before: Before) -> dict[str, Any]:
    """Move months that are old enough into files."""
    if before is None:
        assert plan.archive is not None
        before = plan.archive.before(moment(sensing))
    done = sensing.store.archive(round(before.timestamp() * 1e6), watch)
    months = [{"file": one.file, "month": f"{one.month:%Y-%m}", "readings": one.readings} for one in done]
    return {"readings": sum(one.readings for one in done), "months": months}


def backup(sensing: Sensing, plan: Declaration, watch: ProgressToken, before: Before) -> dict[str, Any]:
    """Copy readings and records, then remove copies beyond those that are kept."""
    assert plan.folder is not None
    copy = new_copy(plan.folder)
    count = copy_city(sensing.store, sensing.folder, copy, watch)
    return {"readings": count, "folder": str(copy), "removed": remove_old(plan.folder, plan.keep)}


WORK: Mapping[Task, Callable[[Sensing, Declaration, ProgressToken, Before], dict[str, Any]]] = {
    "retention": retain,
    "archive": archive,
    "backup": backup,
}


def moment(sensing: Sensing) -> datetime.datetime:
    """The time of the city; that of the demo city is the time of what is replayed."""
    return datetime.datetime.fromtimestamp(sensing.now() / 1e6, datetime.UTC)


def _due(retention: Retention, now: datetime.datetime) -> dict[Detail, datetime.datetime]:
    """What goes that is older than when. Where means go with what they are of, that is one step."""
    due: dict[Detail, datetime.datetime] = {}
    for what in ("days", "hours", "readings"):
        age = getattr(retention, what)
        if age is not None and (time := age.before(now)) not in due.values():
            due[what] = time
    return due


def _streams(sensing: Sensing) -> dict[DataClass, Streams]:
    """Streams of each class, those that were withdrawn among them: their readings are still there."""
    with sensing.records.read() as connection:
        rows = connection.execute(select(datastream.c.id, datastream.c.data_class)).all()
    found = {one: np.array([row.id for row in rows if row.data_class == one], np.int32) for one in DataClass}
    return {one: streams for one, streams in found.items() if len(streams)}
