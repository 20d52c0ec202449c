"""Whose work a job is: who asked for it first may stop it, and who may write plans."""

from __future__ import annotations

from typing import Any

from fastapi import Request

from citybrain.api.limits import origin_of
from citybrain.governance import ANONYMOUS, Actor, Permission, require
from citybrain.plans.jobs import Job


def name_of(request: Request, actor: Actor) -> str:
    """Who asks, by name; where nobody signed in, by where the request comes from."""
    return f"{actor.name}@{origin_of(request)}" if actor == ANONYMOUS else actor.name


def require_own(job: Job[Any] | None, request: Request, actor: Actor) -> None:
    """Raises NotSignedInError or NotAllowedError for the work of somebody else, unless `actor` may write plans."""
    if job is None or job.begun_by != name_of(request, actor):
        require(actor, Permission.WRITE_PLANS)
