"""What the audit log is told of requests of SensorThings."""

from __future__ import annotations

from fastapi import Request

from citybrain.api.auditing import COUNTED, note
from citybrain.api.sta.exchange import Answered
from citybrain.governance import Act, Actor, DataClass
from citybrain.observations.sensorthings.service import act_on

PUBLIC_ALONE = frozenset({DataClass.PUBLIC})


def log(request: Request, told: Answered) -> None:
    """Tell what was written, and what somebody read who may read more than everybody."""
    actor: Actor = request.state.actor
    asked = told.parts or ((None, told),)
    for part, answer in asked:
        method, path = (part.method, part.resource) if part else (request.method, request.url.path)
        if answer.status >= 400 or (method == "GET" and actor.reads == PUBLIC_ALONE):
            continue
        act = Act.READ_OBSERVATIONS if method == "GET" else act_on(answer.kind)
        written = method != "GET" and act in COUNTED
        note(request, act, answer.kind.plural if written else path, answer.number)
