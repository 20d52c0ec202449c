"""Jobs that requests begin and wait for: whose work one is, and what becomes of it when nobody waits any more."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from typing import Any, TypeVar

from fastapi import Request, Response
from fastapi.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect

from citybrain.api.limits import origin_of
from citybrain.api.respond import json_answer
from citybrain.api.state import state_of
from citybrain.governance import ANONYMOUS, Actor, Permission, require
from citybrain.plans.jobs import Job, Jobs
from citybrain.presenting.answers.progress import progress_answer

LOOK = 0.25
"""Seconds between looks whether who waits is still there."""

T = TypeVar("T")


def name_of(request: Request, actor: Actor) -> str:
    """Who asks, by name; where nobody signed in, by where the request comes from."""
    return f"{actor.name}@{origin_of(request)}" if actor == ANONYMOUS else actor.name


def require_own(job: Job[Any] | None, request: Request, actor: Actor) -> None:
    """Raises NotSignedInError or NotAllowedError for the work of somebody else, unless `actor` may write plans."""
    if job is None or job.begun_by != name_of(request, actor):
        require(actor, Permission.WRITE_PLANS)


def stopped(jobs: Jobs[Any], job: Job[Any], request: Request, actor: Actor, so_far: bool) -> Response:
    """Work ends at its next step, with the best so far where that is asked for. Raises as `require_own` does."""
    require_own(job, request, actor)
    if so_far:
        job.progress.finish()
    else:
        jobs.stop(job.id)
    return Response(status_code=204)


async def awaited(job: Job[T], request: Request, seconds: float | None) -> T | None:
    """The result of a job, None where it takes longer than so many seconds; no thread waits.

    Whoever leaves meanwhile ends the work, where nobody else waits for it. Raises what went wrong, and
    ClientDisconnect.
    """
    ended = asyncio.wrap_future(job.future)
    ended.add_done_callback(lambda one: one.cancelled() or one.exception())  # asked of the job below
    until = time.monotonic() + seconds if seconds is not None else None
    job.waiting += 1
    try:
        while not ended.done():
            left = LOOK if until is None else min(LOOK, until - time.monotonic())
            if left <= 0:
                break
            await asyncio.wait({ended}, timeout=left)
            if not ended.done() and await request.is_disconnected():
                if job.waiting == 1:
                    job.give_up()
                raise ClientDisconnect
    finally:
        job.waiting -= 1
    return job.wait(0.0)


def still_at_work(request: Request, job: Job[Any], language: str, address: str) -> Response:
    """202 with how far a job is, and where to ask for it again."""
    response = json_answer(request, progress_answer(job, language), language)
    response.status_code = 202
    response.headers["Location"] = address
    response.headers["Retry-After"] = "1"
    return response


async def answer_of(
    request: Request,
    actor: Actor,
    begin: Callable[[], Job[T]],
    seconds: Callable[[Job[T]], float | None],
    answer: Callable[[T | None, Job[T]], Response],
) -> Response:
    """The answer to a request for a job; threads and turns are held while it is begun and answered, not between."""
    turns, who = state_of(request).turns, name_of(request, actor)
    async with turns.turn(who):
        job = await run_in_threadpool(begin)
    result = await awaited(job, request, seconds(job))
    async with turns.turn(who):
        return await run_in_threadpool(answer, result, job)
