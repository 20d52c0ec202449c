"""What keeps readings in order: what was done and when it is done again, and a way to have it done now."""

from __future__ import annotations

import datetime
from typing import Annotated

from fastapi import Query, Request, Response

from citybrain.api.auditing import note
from citybrain.api.guards import requires
from citybrain.api.identity import TheActor
from citybrain.api.language import Language
from citybrain.api.openapi import API, answering
from citybrain.api.respond import fresh_answer
from citybrain.api.router import Router
from citybrain.api.state import TheSensing
from citybrain.base.moments import Day
from citybrain.governance import Permission
from citybrain.kernel.errors import InputError
from citybrain.observations.retention.answers import job_answer, upkeep_answer
from citybrain.observations.retention.service import RetentionService
from citybrain.observations.retention.shapes import Upkeep, UpkeepJob
from citybrain.observations.retention.standing import Task
from citybrain.observations.sensing import Sensing
from citybrain.records.errors import EntryError

router = Router(prefix=f"{API}/upkeep", tags=["sensing"])
BEFORE = "Months that end before this day (UTC) are archived; absent: as city.toml says."
Before = Annotated[Day | None, Query(description=BEFORE)]


@router.get("", summary="What keeps readings in order, when, and what it did", responses=answering(Upkeep))
def upkeep(request: Request, sensing: TheSensing, actor: TheActor, language: Language) -> Response:
    """Who may look after readings is told folders and problems as well."""
    everything = Permission.KEEP_OBSERVATIONS in actor.permissions
    return fresh_answer(request, upkeep_answer(sensing, _of(sensing), everything, language), language)


@router.post("/{task}", summary="Forget, archive or copy readings now", status_code=202,
             dependencies=[requires(Permission.KEEP_OBSERVATIONS)],
             responses=answering(UpkeepJob, 202, "Waits or runs: `GET` of /upkeep tells how far it is."))  # fmt: skip
def begin(request: Request, sensing: TheSensing, actor: TheActor, task: Task, before: Before = None) -> Response:
    """One task runs at a time; who asks for one that runs or waits joins it."""
    day = None if before is None else datetime.datetime.combine(before, datetime.time(), datetime.UTC)
    try:
        job = _of(sensing).begin(task, actor, day)
    except InputError as problem:
        raise EntryError(problem.code, **problem.arguments) from problem
    note(request, Permission.KEEP_OBSERVATIONS, f"upkeep {task} asked for")
    return fresh_answer(request, job_answer(job), status=202)


def _of(sensing: Sensing) -> RetentionService:
    retention = sensing.background_service(RetentionService)
    assert retention is not None
    return retention
