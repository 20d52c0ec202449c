"""The city: what it is called, how large it is, whose data it is made of."""

from __future__ import annotations

from typing import Annotated

from fastapi import Request, Response
from pydantic import BaseModel, Field

from citybrain.api.auditing import note
from citybrain.api.guards import requires
from citybrain.api.language import Language
from citybrain.api.openapi import API, answering
from citybrain.api.respond import json_answer
from citybrain.api.results import TheOpenWorkspace
from citybrain.api.router import Router
from citybrain.api.state import TheCity, TheState
from citybrain.governance import Permission
from citybrain.messages import on_page
from citybrain.presenting.answers.city import City, city_answer
from citybrain.twin.city_name import rename_city
from citybrain.twin.drafts.errors import DraftError

router = Router(prefix=API, tags=["city"])


class CityNamed(BaseModel, extra="forbid"):
    """What the city is called from now on."""

    name: Annotated[str, Field(min_length=1, max_length=100)]


@router.patch(
    "/city",
    summary="Rename the city",
    status_code=204,
    dependencies=[requires(Permission.WRITE_CITY)],
)
def rename(request: Request, state: TheState, city: TheCity, body: CityNamed) -> Response:
    """It holds at once, on the page and in reports; a city that was made here is renamed in its draft, too."""
    name = " ".join(body.name.split())
    if not name:
        raise DraftError("draft-no-name")
    if state.draft is not None:
        state.drafts.name(state.draft, name=name)
    else:
        rename_city(city.folder, name)
    note(request, Permission.WRITE_CITY, f"city called {name}")
    return Response(status_code=204)


@router.get("/city", summary="Name, extent, size and sources of the city", responses=answering(City))
def city(request: Request, workspace: TheOpenWorkspace, language: Language) -> Response:
    """Bounds are west, south, east, north in degrees; `simulated` tells whether any value was generated."""
    return json_answer(request, city_answer(workspace.snapshot, language, on_page, workspace.hidden), language)
