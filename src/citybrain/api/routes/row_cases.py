"""Cases that a person opens at a row of the twin, such as a tree, with a photo of it."""

from __future__ import annotations

from typing import Annotated

from fastapi import Path, Query, Request, Response

from citybrain.api.auditing import note
from citybrain.api.guards import IN_TURN, requires
from citybrain.api.identity import TheActor
from citybrain.api.language import Language
from citybrain.api.openapi import API, answering
from citybrain.api.respond import fresh_answer
from citybrain.api.results import TheOpenWorkspace
from citybrain.api.router import Router
from citybrain.api.routes.photos import PICTURE, GivenPhoto
from citybrain.api.state import TheCity, TheTiles
from citybrain.cases.photos.answers import OpenedWithPhoto, photo_answer
from citybrain.cases.raising import Raised
from citybrain.cases.steps import LONGEST
from citybrain.governance import DataClass, Permission
from citybrain.kernel.errors import NotFoundError
from citybrain.plans.entity_index import row_of
from citybrain.twin.geometry.entities import NONE

router = Router(prefix=f"{API}/cases", tags=["cases"])
Entity = Annotated[str, Path(max_length=100, description="Name of an entity, as /entities lists it.")]
Key = Annotated[str, Query(alias="row", max_length=200, description="Id of the row, such as node/123.")]
Rule = Annotated[str, Query(max_length=100, description="Rule that raises the entity, as /cases/rules lists it.")]
Why = Annotated[str, Query(max_length=LONGEST, description="What is seen.")]


@router.post(
    "/of/{entity}",
    summary="Open a case at a row, with a photo",
    dependencies=[requires(Permission.WORK_CASES), IN_TURN],
    status_code=201,
    openapi_extra=PICTURE,
    responses=answering(OpenedWithPhoto, status=201),
)
def open_case(
    request: Request, city: TheCity, workspace: TheOpenWorkspace, tiles: TheTiles, actor: TheActor, given: GivenPhoto,
    entity: Entity, key: Key, rule: Rule, language: Language, why: Why = "",
) -> Response:  # fmt: skip
    """The body is the photo, made anew as those of cases are. The case lies where the row lies, is internal, and waits
    for a person: nothing is judged by a machine. A row that has a live case of the rule gets the photo there.
    """
    found = tiles.entities[entity]
    number = row_of(key, entity, workspace.places)
    declared = city.cases.rules.all.get(rule)
    if declared is None or declared.raises != entity or entity not in workspace.places:
        raise NotFoundError("case-rule-unknown", received=rule)
    bounds = None if found.geometry == NONE else tiles.of(entity).bounds([number])
    place = None if bounds is None else ((bounds[0] + bounds[2]) / 2, (bounds[1] + bounds[3]) / 2)
    raised = Raised(
        rule, str(found.held.ids[number]), found.title_of(number, language), DataClass.INTERNAL, place, why=why
    )
    case, row = city.photos.open_case(raised, given, actor.name, actor)
    note(request, Permission.WORK_CASES, f"case {case}: photo {row.id}")
    answer: OpenedWithPhoto = {"case": case, "photo": photo_answer(row)}
    return fresh_answer(request, answer, language, status=201)
