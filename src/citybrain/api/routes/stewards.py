"""Who answers for each data set of the register: named, replaced and removed by who builds the city."""

from __future__ import annotations

from typing import Annotated

from fastapi import Request, Response
from pydantic import BaseModel, Field

from citybrain.api.auditing import note
from citybrain.api.guards import requires
from citybrain.api.identity import TheActor
from citybrain.api.language import Language
from citybrain.api.openapi import API, answering
from citybrain.api.respond import fresh_answer
from citybrain.api.router import Router
from citybrain.api.routes.bodies import ONLY_JSON, Number
from citybrain.api.state import State, TheCity, TheState
from citybrain.governance import DataClass, Permission, may_read
from citybrain.governance.departments import departments
from citybrain.governance.register import LONGEST_NAME
from citybrain.governance.stewards import LONGEST_CONTACT, name_steward, remove_steward, stewards
from citybrain.kernel.errors import NotFoundError
from citybrain.open_city import OpenCity
from citybrain.presenting.answers.entered_sources import other_sources
from citybrain.presenting.answers.sources import DataSteward, source_keys, steward_answers

router = Router(prefix=f"{API}/stewards", tags=["city"])
WRITES = requires(Permission.WRITE_CITY)
LONGEST_KEY = 300


class NewSteward(BaseModel, extra="forbid"):
    """Who answers for a data set from now on: an identity of the city, or anybody else with a contact. Both are public.

    `data_set` is the key of a source; `replaces` the number of the steward that whoever sends this saw, null for none.
    """

    data_set: Annotated[str, Field(max_length=LONGEST_KEY)]
    name: Annotated[str, Field(max_length=2 * LONGEST_NAME)]
    contact: Annotated[str, Field(max_length=2 * LONGEST_CONTACT)] = ""
    replaces: Annotated[int | None, Field(ge=1, le=10**15)] = None


@router.post(
    "",
    summary="Name the steward of a data set",
    status_code=201,
    dependencies=[WRITES, *ONLY_JSON],
    responses=answering(DataSteward, 201),
)
def name(
    request: Request, state: TheState, city: TheCity, actor: TheActor, body: NewSteward, language: Language
) -> Response:
    """412 where the data set has another steward by now than the one it had when `replaces` was read."""
    others = (source["key"] for source in other_sources(city, language, may_read(actor, DataClass.INTERNAL)))
    if body.data_set not in {*source_keys(city.snapshot, city.workspace.observed), *others}:
        raise NotFoundError("steward-data-set", received=body.data_set)
    known = _known(state)
    with city.records.begin() as connection:
        told = body.data_set, body.name, body.contact, body.replaces
        made = name_steward(connection, *told, actor.name, frozenset(known))
    note(request, Permission.WRITE_CITY, f"steward of {made.data_set}: {made.name}")
    return fresh_answer(request, steward_answers([made], known)[made.data_set], status=201)


@router.delete("/{number}", summary="Remove the steward of a data set", status_code=204, dependencies=[WRITES])
def remove(request: Request, city: TheCity, actor: TheActor, number: Number) -> Response:
    """412 where the steward of this number was replaced or removed already."""
    with city.records.begin() as connection:
        removed = remove_steward(connection, number, actor.name)
    note(request, Permission.WRITE_CITY, f"steward of {removed.data_set}: - {removed.name}")
    return Response(status_code=204)


def stewards_of(state: State, city: OpenCity) -> dict[str, DataSteward]:
    """Stewards of the open city by the key of their data set; makes no records where there are none."""
    records = city.city_records.to_read()
    if records is None:
        return {}
    with records.read() as connection:
        named = stewards(connection)
    return steward_answers(named.values(), _known(state)) if named else {}


def _known(state: State) -> dict[str, str | None]:
    """Departments of the identities that count, by their names."""
    governance = state.recorded_governance
    if governance is None:
        return {}
    with governance.records.read() as connection:
        return departments(connection)
