"""Plans that are kept in the folder of the city."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from typing import Annotated
from urllib.parse import quote

from fastapi import Depends, Header, Path, Query, Request, Response

from citybrain.api.guards import requires
from citybrain.api.identity import TheActor
from citybrain.api.language import Language
from citybrain.api.openapi import API, answering, body_of
from citybrain.api.problems import MediaTypeError
from citybrain.api.respond import ASK_AGAIN, json_answer, json_bytes, tagged
from citybrain.api.results import TheOpenWorkspace
from citybrain.api.router import Router
from citybrain.api.routes.bodies import Body
from citybrain.api.state import TheCity
from citybrain.governance import Permission
from citybrain.open_city import OpenCity
from citybrain.people.services.outdated import PlanMark, clear_mark, outdated_plans
from citybrain.plans.problems import shown
from citybrain.plans.saved.errors import PlanTagError
from citybrain.plans.saved.makers import record_maker
from citybrain.plans.saved.plan_repository import ANY, BeforeSaving, PlanRepository, StoredPlan
from citybrain.presenting.answers.saved import SavedList, SavedPlan, listed_answer, saved_plan_answer

MOST_LISTED = 200
MARKED = "."
"""Between the two parts of a tag: the version of the file, which replacing it asks for, and what is marked on it."""

WRITTEN = frozenset({"application/json", "application/yaml"})


def _require_written(request: Request) -> None:
    """A page of another site can send a form or plain text here without asking the browser, but neither of these."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind not in WRITTEN:
        raise MediaTypeError("saved-plan-media-type", received=shown(kind), allowed=", ".join(sorted(WRITTEN)))


def _record_maker(city: TheCity, actor: TheActor) -> BeforeSaving:
    """Puts on record who saves a plan: whoever makes one does not approve it."""

    def before(identity: str) -> None:
        with city.records.begin() as connection:
            record_maker(connection, identity, actor.name)
            clear_mark(connection, identity, actor.name)

    return before


RecordMaker = Annotated[BeforeSaving, Depends(_record_maker)]
router = Router(prefix=f"{API}/saved-plans", tags=["saved plans"])
WRITES = requires(Permission.WRITE_PLANS)
Identity = Annotated[str, Path(max_length=1000, description="Path of its file in the folder of plans, without .yaml.")]
Search = Annotated[str, Query(max_length=300, description="Words of its name, description or id.")]
Version = Annotated[str | None, Header(alias="If-Match", description="ETag of the version that was opened.")]
ONLY_WRITTEN = [Depends(_require_written)]


@router.get("", summary="The saved plans of the city", responses=answering(SavedList))
def saved_plans(
    request: Request,
    city: TheCity,
    workspace: TheOpenWorkspace,
    language: Language,
    search: Search = "",
    offset: Annotated[int, Query(ge=0, le=10**9)] = 0,
    limit: Annotated[int, Query(ge=1, le=MOST_LISTED)] = 50,
) -> Response:
    """What was saved last comes first. A file that cannot be read as a plan is listed with its `problem`."""
    listed = workspace.saved.listed(search, offset, limit)
    response = json_answer(request, listed_answer(listed, offset, _marks(city, workspace.saved), language), language)
    response.headers["Cache-Control"] = ASK_AGAIN
    return response


@router.get("/{identity:path}", summary="One saved plan", responses=answering(SavedPlan))
def saved_plan(
    request: Request, city: TheCity, workspace: TheOpenWorkspace, identity: Identity, language: Language
) -> Response:
    """`plan` is what it says; the ETag is what replacing it asks for, and changes with what is `outdated` as well."""
    marks = _marks(city, workspace.saved).get(identity, ())
    return _to_answer(request, workspace.saved.find(identity), language, marks=marks)


@router.post(
    "",
    summary="Save a plan",
    status_code=201,
    openapi_extra=body_of("Plan"),
    dependencies=[WRITES, *ONLY_WRITTEN],
    responses=answering(SavedPlan, 201),
)
def create(
    request: Request, workspace: TheOpenWorkspace, body: Body, before: RecordMaker, language: Language
) -> Response:
    """Its id is made from its name. What `POST /plans` refuses is not saved; the snapshot is noted in `saved_with`."""
    kept = workspace.saved.create(workspace.checked(body), before)
    response = _to_answer(request, kept, language, 201)
    response.headers["Location"] = f"{API}/saved-plans/{quote(kept.summary.identity)}"
    return response


@router.put(
    "/{identity:path}",
    summary="Replace a saved plan",
    openapi_extra=body_of("Plan"),
    dependencies=[WRITES, *ONLY_WRITTEN],
    responses=answering(SavedPlan),
)
def replace(
    request: Request,
    workspace: TheOpenWorkspace,
    identity: Identity,
    body: Body,
    before: RecordMaker,
    language: Language,
    version: Version = None,
) -> Response:
    """`If-Match` says which version is replaced: 412 where somebody has saved another one since, 428 without it."""
    if version is None:
        raise PlanTagError("saved-plan-no-tag", received=identity)
    kept = workspace.saved.replace(identity, _tags(version), workspace.checked(body), before)
    return _to_answer(request, kept, language)


@router.delete("/{identity:path}", summary="Delete a saved plan", status_code=204, dependencies=[WRITES])
def delete(workspace: TheOpenWorkspace, identity: Identity, version: Version = None) -> Response:
    """Only a file that is a plan is deleted, and with `If-Match` only that version of it."""
    workspace.saved.delete(identity, _tags(ANY if version is None else version))
    return Response(status_code=204)


def _tags(version: str) -> frozenset[str]:
    """Versions of the file alone: what was marked since is no edit."""
    tags = (tag.strip().removeprefix("W/").strip('"') for tag in version.split(","))
    return frozenset(tag.partition(MARKED)[0] for tag in tags)


def _shown_tag(kept: StoredPlan, marks: Sequence[PlanMark]) -> str:
    """The version of the file, and after it that of what is marked on it."""
    if not marks:
        return kept.tag
    return f"{kept.tag}{MARKED}{hashlib.sha256(json_bytes(marks)).hexdigest()[:16]}"


def _marks(city: OpenCity, saved: PlanRepository) -> Mapping[str, list[PlanMark]]:
    """What was corrected since plans were saved, by id; nothing where nothing was recorded."""
    records = city.city_records.to_read()
    if records is None:
        return {}
    with records.read() as connection:
        return outdated_plans(connection, saved.folder)


def _to_answer(
    request: Request, kept: StoredPlan, language: str, status: int = 200, marks: Sequence[PlanMark] = ()
) -> Response:
    response = json_answer(request, saved_plan_answer(kept, marks, language), language)
    response.status_code = status
    if request.method == "GET":
        return tagged(request, response, _shown_tag(kept, marks))
    response.headers["ETag"] = f'"{kept.tag}"'
    return response
