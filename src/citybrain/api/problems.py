"""Errors as problem documents (RFC 9457) in the reader's language; nothing raw ever reaches a person."""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping
from http import HTTPStatus
from itertools import accumulate
from pathlib import PurePath
from typing import Any, NotRequired

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException
from typing_extensions import TypedDict, Unpack

from citybrain.api.language import language_of
from citybrain.cases.errors import CaseChangedError, CaseTagError
from citybrain.cases.gate.errors import ProposalChangedError, ProposalTagError
from citybrain.cases.tracing.errors import TraceError
from citybrain.governance.errors import (
    AccessError,
    LogoutError,
    NotAllowedError,
    NotSignedInError,
    StewardChangedError,
    TooManyRequestsError,
)
from citybrain.kernel import CityBrainError, NotFoundError, PlanError
from citybrain.messages import allowed_by, render_on_page, text
from citybrain.observations.readings.store import NotStoredError, QuestionError
from citybrain.observations.sensorthings.errors import AskedError, ConflictError, NotServedError
from citybrain.observations.times import TimeError
from citybrain.plans.problems import MOST_TOLD, each, shortened, shown
from citybrain.plans.saved.errors import NotOurFileError, NotStoredPlanError, PlanNewerError, PlanTagError
from citybrain.plans.yaml_text import DEEPEST
from citybrain.presenting.answers.access_errors import AccessQuestionError
from citybrain.records.errors import EntryError, NotRecordedError
from citybrain.twin.drafts.errors import DraftError

LOG = logging.getLogger("citybrain.api")
MEDIA_TYPE = "application/problem+json"
BY_CODE = {
    "file-too-large": 413,
    "file-too-many-values": 413,
    "file-disk-full": 507,
    "file-busy": 503,
    "plan-many-at-work": 429,
    "plan-all-at-work": 503,
    "entry-not-kept": 507,
    "draft-file-too-large": 413,
    "draft-being-built": 409,
    "draft-build-other": 409,
    "draft-not-built": 409,
    "draft-is-open": 409,
    "draft-of-start": 409,
    "draft-name-taken": 409,
    "draft-folder-gone": 409,
    "disk-full": 507,
    "records-locked": 503,
    "observations-locked": 503,
    "observations-busy": 503,
    "observations-memory": 503,
    "observations-closed": 503,
    "postgresql-unreachable": 503,
    "postgresql-busy": 503,
    "access-log-full": 503,
    "access-provider-gone": 503,
    "access-provider-secret": 503,
    "imports-busy": 503,
    "city-work-running": 409,
    "backup-running": 409,
    "backup-restoring": 409,
    "imports-too-many": 409,
    "imports-changed": 409,
    "imports-unsettled": 409,
    "imports-stored": 409,
    "imports-at-work": 409,
    "observations-import-undone": 409,
    "embed-full": 409,
    "sensor-name-taken": 409,
    "warning-changed": 409,
    "warning-issued": 409,
    "warning-sender": 422,
    "case-step-not-now": 409,
    "case-correction-not-proposed": 409,
    "case-again": 409,
    "case-merge-other": 409,
    "case-stands": 409,
    "case-ends-with-subject": 409,
    "case-not-undoable": 409,
    "proposal-step-not-now": 409,
    "proposal-other-running": 409,
    "gate-connector-off": 409,
    "incident-step-not-now": 409,
    "incident-task-not-now": 409,
    "incident-warn-first": 409,
    "photo-large": 413,
    "photo-many": 409,
    "inspection-conflict": 409,
    "inspection-decided": 409,
    "consultation-answered": 409,
    "readings-again": 409,
    "consultation-entered": 409,
    "consultation-sent-otherwise": 409,
    "consultation-tries": 409,
    "consultation-answer-first": 403,
    "consultation-not-open": 409,
    "consultation-not-closed": 409,
    "consultation-inputs-many": 409,
    "consultation-waiting": 409,
    "nudge-overlaps": 409,
    "helper-answered": 409,
    "nudge-told": 409,
    "nudge-not-over": 409,
    "questionnaire-answered": 409,
    "questionnaire-entered": 409,
    "questionnaire-not-open": 409,
    "questionnaire-many": 409,
    "intervals-without-rows": 422,
    "ranges-too-many": 422,
    "ranges-nothing-drawn": 422,
    "explain-row-missing": 422,
    "entity-row-missing": 422,
}
"""Of errors whose code says more than their kind."""
AGAIN = {429: "5", 503: "5"}
"""Seconds after which to ask again, where an error does not say it better."""

UNTOLD = "…"
LONGEST_POINTER = 500
LONGEST_ARGUMENT = 2_000
MOST_OF_PARTS = 50_000
"""Characters of all parts of one problem, however much was sent; what they would go beyond is counted."""

Arguments = dict[str, str | int | float]


class MethodError(CityBrainError):
    """A method that an address does not take."""


class MediaTypeError(CityBrainError):
    """A body that does not say that it is what is asked for."""


class TooManyKeysError(HTTPException):
    """An object in the body of a request that has more keys than any form.

    FastAPI hands on what is an HTTPException, and takes all else for a body that cannot be read.
    """

    def __init__(self, received: int, allowed: int) -> None:
        super().__init__(HTTPStatus.UNPROCESSABLE_ENTITY)
        self.received, self.allowed = received, allowed


STATUS: dict[type[CityBrainError], int] = {
    NotSignedInError: 401,
    NotAllowedError: 403,
    TooManyRequestsError: 429,
    NotFoundError: 404,
    LogoutError: 400,
    AskedError: 400,
    TimeError: 400,
    QuestionError: 400,
    MethodError: 405,
    ConflictError: 409,
    NotServedError: 501,
    PlanError: 422,
    CaseChangedError: 412,
    CaseTagError: 428,
    ProposalChangedError: 412,
    ProposalTagError: 428,
    EntryError: 422,
    TraceError: 422,
    AccessError: 422,
    AccessQuestionError: 422,
    DraftError: 422,
    NotOurFileError: 409,
    PlanNewerError: 412,
    StewardChangedError: 412,
    MediaTypeError: 415,
    PlanTagError: 428,
    NotStoredPlanError: 507,
    NotRecordedError: 507,
    NotStoredError: 507,
}
"""What HTTP calls each kind of error, the more special before the general; any other is a fault of the program."""


class ProblemPart(TypedDict):
    """One of several things that are wrong; `pointer` (RFC 6901) is the place in what was sent."""

    code: str
    detail: str
    pointer: str | None
    arguments: NotRequired[Arguments]


class More(TypedDict, total=False):
    """What some problems have beside the rest: `request` is the id by which the log knows one that failed."""

    arguments: Arguments
    errors: list[ProblemPart]
    request: str


class Problem(More):
    """What is wrong, where, what is allowed, and what to do: `detail` is a text for a person.

    `code` is a key of the message catalogue (see /messages/{language}), `request` the id by which the log knows a
    request that failed.
    """

    type: str
    title: str
    status: int
    code: str
    detail: str


class _ProblemResponse(JSONResponse):
    """A problem document; half of a pair of UTF-16, which no other text can hold, is told as a question mark."""

    media_type = MEDIA_TYPE

    def render(self, content: object) -> bytes:
        return json.dumps(content, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode(errors="replace")


def problem(status: int, code: str, detail: str, language: str, **more: Unpack[More]) -> JSONResponse:
    """A problem document."""
    kind = "not-found" if status in (404, 405) else "not-accepted" if status < 500 else "failed"
    document: Problem = {
        "type": f"urn:citybrain:problem:{code}",
        "title": text(f"problem-{kind}", language),
        "status": status,
        "code": code,
        "detail": detail,
        **more,
    }
    return _ProblemResponse(document, status, headers={"Content-Language": language})


def add_handlers(app: FastAPI) -> None:
    """Turns every kind of error into a problem document."""
    app.add_exception_handler(CityBrainError, problem_of)
    app.add_exception_handler(RequestValidationError, _not_valid)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(TooManyKeysError, _too_many_keys)


def problem_of(request: Request, error: Exception) -> JSONResponse:
    """The problem document of an error that a person can mend, in the language of the request."""
    assert isinstance(error, CityBrainError)
    language = language_of(request)
    parts = _bounded([_part(outward(single), language) for single in each(error)], language)
    detail = "\n".join(part["detail"] for part in parts)
    status = status_of(error)
    if status >= 500:
        LOG.error("request %s: %s", request.state.id, error)
    told = problem(status, error.code, detail, language, arguments=_arguments(outward(error)), errors=parts)
    told.headers.update(challenge(error))
    if status in AGAIN:
        told.headers.setdefault("Retry-After", AGAIN[status])
    return told


def outward(error: CityBrainError) -> CityBrainError:
    """An error as it is told to who asks: of the server's own trouble neither folders nor what the machine says of it,
    as the number of a process. The log has both.
    """
    if status_of(error) < HTTPStatus.INTERNAL_SERVER_ERROR:
        return error
    told = {name: UNTOLD if name == "problem" else _by_name(value) for name, value in error.arguments.items()}
    return CityBrainError(error.code, **told)


def _by_name(value: Any) -> Any:
    return PurePath(value).name if isinstance(value, str) and PurePath(value).is_absolute() else value


def challenge(error: CityBrainError) -> dict[str, str]:
    """Headers that tell a client how to go on."""
    if isinstance(error, NotSignedInError):
        return {"WWW-Authenticate": 'Bearer realm="citybrain"'}
    return {"Retry-After": str(error.wait)} if isinstance(error, TooManyRequestsError) else {}


def status_of(error: CityBrainError) -> int:
    """What HTTP calls an error."""
    if error.code in BY_CODE:
        return BY_CODE[error.code]
    return next((status for kind, status in STATUS.items() if isinstance(error, kind)), 500)


def _part(error: CityBrainError, language: str) -> ProblemPart:
    return {
        "code": error.code,
        "detail": render_on_page(error, language),
        "pointer": _pointer(getattr(error, "pointer", None)),
        "arguments": _arguments(error),
    }


def _arguments(error: CityBrainError) -> Arguments:
    told = {name: shortened(value, LONGEST_ARGUMENT) if isinstance(value, str) else value
            for name, value in error.arguments.items() if not isinstance(value, Mapping)}  # fmt: skip
    return dict(told)


def _pointer(place: str | None) -> str | None:
    """A place in what was sent, each step cut as a value that is shown."""
    return None if place is None else shortened("/".join(map(shortened, place.split("/"))), LONGEST_POINTER)


def _bounded(parts: list[ProblemPart], language: str) -> list[ProblemPart]:
    """As many parts as an answer has room for, and how many more there are."""
    sizes = accumulate(len(json.dumps(part, ensure_ascii=False)) for part in parts)
    room = sum(size <= MOST_OF_PARTS for size in sizes)
    more = CityBrainError("errors-more", count=len(parts) - room)
    return parts if room == len(parts) else [*parts[:room], _part(more, language)]


def _not_valid(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, RequestValidationError)
    language = language_of(request)
    parts: list[ProblemPart] = []
    every = error.errors()
    if every and every[0]["type"] == "json_invalid":
        return problem(
            422, "request-json", text("request-json", language=language, received=every[0]["loc"][-1]), language
        )
    for found in every[:MOST_TOLD]:
        place = "/".join(shortened(str(step)) for step in found["loc"][1:])
        place, received = shortened(place, LONGEST_POINTER), shown(found.get("input"))
        told = _missing(found, place, language) if found["type"] == "missing" else text(
            "request-value", language=language, name=place, received=received, **allowed_by(found)
        )  # fmt: skip
        pointer = f"/{place}" if found["loc"][0] == "body" and place else None
        allowed = text("value-allowed", language=language, **allowed_by(found))
        arguments: Arguments = {"received": received, "allowed": allowed}
        parts.append({"code": "request-value", "detail": told, "pointer": pointer, "arguments": arguments})
    if more := len(every[MOST_TOLD:]):
        parts.append(_part(CityBrainError("errors-more", count=more), language))
    parts = _bounded(parts, language)
    return problem(422, "request-value", "\n".join(part["detail"] for part in parts), language, errors=parts)


def _missing(found: Mapping[str, Any], place: str, language: str) -> str:
    """What was not given, where it belongs, and what it is, never the whole of what was sent beside it."""
    where = found["loc"][0] if place else "nothing"
    hint = str(found["loc"][-1]).lower()
    return text("request-missing", language=language, name=place or "-", where=where, hint=hint)


def _too_many_keys(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, TooManyKeysError)
    language, code = language_of(request), "request-too-many-keys"
    detail = text(code, language=language, received=error.received, allowed=error.allowed)
    return problem(error.status_code, code, detail, language)


def _http(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, HTTPException)
    language = language_of(request)
    if error.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
        allowed = (error.headers or {}).get("Allow", "GET")
        detail = text("request-method", language=language, received=request.method, allowed=allowed)
        response = problem(405, "request-method", detail, language)
        response.headers["Allow"] = allowed
        return response
    if error.status_code == HTTPStatus.BAD_REQUEST:  # a body nested so deep that it cannot be parsed
        return problem(400, "request-body", text("request-body", language=language, allowed=DEEPEST), language)
    detail = text("request-path", language=language, received=request.url.path)
    return problem(error.status_code, "request-path", detail, language)
