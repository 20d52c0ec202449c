"""What upkeep does and did, as the own API answers it."""

from __future__ import annotations

import datetime

from citybrain.kernel.errors import CityBrainError
from citybrain.messages import render, text
from citybrain.observations.retention.declaration import Declaration, declared
from citybrain.observations.retention.service import Job, RetentionService
from citybrain.observations.retention.shapes import Upkeep, UpkeepJob, UpkeepKept, UpkeepRun, UpkeepTask
from citybrain.observations.retention.standing import TASKS, Ran, Task, last
from citybrain.observations.retention.work import checked
from citybrain.observations.sensing import Sensing
from citybrain.twin.configuration_sensing import FOREVER


def upkeep_answer(sensing: Sensing, retention: RetentionService, everything: bool, language: str) -> Upkeep:
    """`everything`: with who asked, folders, and what went wrong."""
    problem = None
    try:
        kept = _ages(declared(sensing.folder))
    except CityBrainError as error:
        kept, problem = [], render(error, language) if everything else text("upkeep-undeclared", language)
    return {
        "next_at": None if retention.next_at is None else _instant(retention.next_at.isoformat()),
        "jobs": [job_answer(job) for job in retention.jobs],
        "tasks": [_task(sensing, task, everything, language) for task in TASKS],
        "kept": kept,
        "forgotten": sum(one.readings for one in sensing.store.forgotten()),
        "problem": problem,
    }


def job_answer(job: Job) -> UpkeepJob:
    """How far a task has come."""
    seconds = (datetime.datetime.now(datetime.UTC) - job.asked_at).total_seconds()
    return {"task": job.task, "done": job.watch.done, "of": job.watch.of, "seconds": round(seconds, 2)}


def _task(sensing: Sensing, task: Task, everything: bool, language: str) -> UpkeepTask:
    why = None
    try:
        checked(sensing, task)
    except CityBrainError as error:
        why = render(error, language) if everything else text("upkeep-not-here", language)
    newest, done = last(sensing.records, task), last(sensing.records, task, "done")
    return {
        "task": task,
        "why": why,
        "last": None if newest is None else run_answer(newest, everything, language),
        "done": None if done is None else run_answer(done, everything, language),
    }


def run_answer(ran: Ran, everything: bool, language: str) -> UpkeepRun:
    """One run."""
    told = text(ran.problem, language, **ran.arguments) if ran.problem else None
    return {
        "state": ran.state,
        "by": ran.by if everything else None,
        "began_at": _instant(ran.began_at),
        "ended_at": None if ran.ended_at is None else _instant(ran.ended_at),
        "readings": int(ran.result.get("readings", 0)),
        "forgotten": ran.result.get("classes", {}),
        "months": ran.result.get("months", []),
        "folder": ran.result.get("folder") if everything else None,
        "problem": told if everything else None,
    }


def _ages(plan: Declaration) -> list[UpkeepKept]:
    rows = []
    for of, retention in plan.retention.items():
        readings, hours, days = (FOREVER if age is None else age.said for age in retention)
        rows.append(UpkeepKept(data_class=of.value, readings=readings, hours=hours, days=days))
    return rows


def _instant(time: str) -> str:
    """A time of the records to the second."""
    return datetime.datetime.fromisoformat(time).isoformat(timespec="seconds").replace("+00:00", "Z")
