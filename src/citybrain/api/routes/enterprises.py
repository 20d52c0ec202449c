"""Enterprises: what everybody may know of them, their files, registers of others, cells, and whom to visit next."""

from __future__ import annotations

import datetime
from typing import Annotated, Any, cast

from fastapi import Query, Request, Response
from fastapi.concurrency import run_in_threadpool
from pydantic import BaseModel, Field, ValidationError, ValidatorFunctionWrapHandler, WrapValidator
from typing_extensions import TypedDict

from citybrain.api.auditing import note
from citybrain.api.guards import IN_TURN, requires
from citybrain.api.identity import TheActor
from citybrain.api.language import Language
from citybrain.api.openapi import API, answering
from citybrain.api.respond import fresh_answer
from citybrain.api.router import Router
from citybrain.api.routes.bodies import ONLY_JSON, Number
from citybrain.api.state import TheCity
from citybrain.base.answers import answer_of
from citybrain.cases.columns import pairs_of
from citybrain.cases.supervision.answers import (
    cell_answer,
    enterprise_answer,
    extract_answer,
    file_answer,
    following,
    risk_answer,
)
from citybrain.cases.supervision.cells import add_cell, remove_cell
from citybrain.cases.supervision.enterprises import (
    NewEnterprise,
    RegisterCounts,
    StreamSource,
    add_enterprises,
    name_person,
    remove_person,
    tie_stream,
)
from citybrain.cases.supervision.entries import EntryKind, NewEntry, Per, UnreadAmount
from citybrain.cases.supervision.importing import write_import
from citybrain.cases.supervision.service import MOST_LISTED
from citybrain.cases.supervision.shapes import CellList, EnterpriseExtract, EnterpriseFile, EnterpriseList, RiskList
from citybrain.cases.supervision.table import read_register
from citybrain.governance import Permission
from citybrain.governance.register import LONGEST_NAME
from citybrain.governance.roles import DataClass

router = Router(prefix=f"{API}/enterprises", tags=["enterprises"])
READS = requires(Permission.READ_ENTERPRISES)
WRITES = requires(Permission.WRITE_ENTERPRISES)
ANSWERS = requires(Permission.ANSWER_ENTERPRISES)
NAMES = requires(Permission.WRITE_ACCESS)
CSV = "text/csv"
MOST = 1_000
Text = Annotated[str, Field(max_length=200)]
Day = Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$")]
Reference = Annotated[int, Field(ge=1, lt=2**31)]
Skip = Annotated[int, Query(ge=0, le=10**6, description="How many to pass over: `next` of the page before.")]
Limit = Annotated[int, Query(ge=1, le=MOST_LISTED, description="How many at most.")]
Pairs = Annotated[list[Annotated[str, Field(max_length=200)]], Query(max_length=30)]


class EnterpriseToAdd(BaseModel, extra="forbid"):
    """An enterprise; `sole_trader` where its name is that of a person, who is not named to everybody."""

    identifier: Text
    name: Text
    activity: Text = ""
    address: Text = ""
    longitude: float | None = Field(default=None, ge=-180, le=180)
    latitude: float | None = Field(default=None, ge=-90, le=90)
    sole_trader: bool


class EnterprisesToAdd(BaseModel, extra="forbid"):
    """Enterprises that are registered together, or none of them; `source` says where they are from."""

    enterprises: list[EnterpriseToAdd] = Field(min_length=1, max_length=MOST)
    source: Text


def _amount(entered: Any, read: ValidatorFunctionWrapHandler) -> float | None:
    """A text that is no number goes on as what was entered: it is refused with all else that is wrong."""
    try:
        return cast("float | None", read(entered))
    except ValidationError:
        if not isinstance(entered, str):
            raise
        return UnreadAmount(entered)


class FileEntryToAdd(BaseModel, extra="forbid"):
    """An entry; what it needs depends on its kind. Amounts have units; `corrects` names the entry that it replaces.

    since: today by the clock of the city where nothing is said.
    """

    kind: EntryKind
    since: Day | None = None
    until: Day | None = None
    pollutant: Text | None = None
    amount: Annotated[float | None, WrapValidator(_amount)] = Field(default=None, allow_inf_nan=False)
    unit: Text | None = None
    per: Per | None = None
    outlet: Text | None = None
    longitude: float | None = Field(default=None, ge=-180, le=180)
    latitude: float | None = Field(default=None, ge=-90, le=90)
    reference: Text = ""
    text: str = Field(default="", max_length=2_000)
    data_class: DataClass | None = None
    about: Reference | None = None
    corrects: Reference | None = None


class EntriesToAdd(BaseModel, extra="forbid"):
    """Entries that are added together, or none of them."""

    entries: list[FileEntryToAdd] = Field(min_length=1, max_length=MOST)


class PersonToName(BaseModel, extra="forbid"):
    """The name of an identity."""

    name: str = Field(min_length=1, max_length=LONGEST_NAME)


class StreamToTie(BaseModel, extra="forbid"):
    """A stream that measures the enterprise, and who measures."""

    stream: Reference
    source: StreamSource
    outlet: Text | None = None


class CellToAdd(BaseModel, extra="forbid"):
    """A cell of the grid: GeoJSON polygon in degrees, days between two visits, and its keeper."""

    name: Text
    keeper: str | None = Field(default=None, max_length=LONGEST_NAME)
    days: int = Field(ge=1, le=3660)
    shape: dict[str, Any]


class EnterpriseCounts(TypedDict):
    """What was added; `different` are known identifiers with other words, which stay as they were."""

    added: int
    known: int
    different: list[str]
    entries: int


@router.get("", summary="Enterprises", responses=answering(EnterpriseList))
def listed(
    request: Request, city: TheCity, actor: TheActor, language: Language, skip: Skip = 0, limit: Limit = MOST_LISTED
) -> Response:
    """As everybody may know them: one whose name is that of a person has no name, address and place here."""
    rows, own = city.supervision.listed(actor, skip, limit + 1)
    answer: EnterpriseList = {
        "enterprises": [enterprise_answer(one) for one in rows[:limit]], "own": own,
        "next": following(skip, limit, skip + len(rows)),
    }  # fmt: skip
    return fresh_answer(request, answer, language)


@router.post(
    "",
    summary="Register enterprises",
    status_code=201,
    dependencies=[WRITES, *ONLY_JSON],
    responses=answering(EnterpriseCounts, 201),
)
def register(request: Request, city: TheCity, actor: TheActor, body: EnterprisesToAdd, language: Language) -> Response:
    """All of them or none; those that are known stay as they are."""
    asked = [NewEnterprise(**one.model_dump()) for one in body.enterprises]
    with city.records.begin() as connection:
        done = add_enterprises(connection, asked, body.source, actor.name)
    note(request, Permission.WRITE_ENTERPRISES, "enterprises", done.added)
    return _counted(request, done, language)


@router.post(
    "/files",
    summary="Import a register",
    status_code=201,
    dependencies=[WRITES],
    responses=answering(EnterpriseCounts, 201),
    openapi_extra={"requestBody": {"required": True, "content": {CSV: {"schema": {"type": "string"}}}}},
)
async def import_file(
    request: Request,
    city: TheCity,
    actor: TheActor,
    language: Language,
    source: Annotated[str, Query(max_length=200, description="Where the table is from.")],
    column: Annotated[Pairs, Query(description="What a column means: `amount=Releases`.")] = [],  # noqa: B006
    constant: Annotated[Pairs, Query(description="What holds for all rows: `unit=t`.")] = [],  # noqa: B006
) -> Response:
    """A table of a permit register or a PRTR, text or spreadsheet: a row each of an enterprise or an entry."""
    content = await request.body()

    def work() -> Response:
        table = read_register(content, source, pairs_of(column), pairs_of(constant))
        planned = city.supervision.plan_import(table)
        with city.records.begin() as connection:
            done = write_import(connection, planned, source, actor.name)
        note(request, Permission.WRITE_ENTERPRISES, "register", done.added + done.entries)
        return _counted(request, done, language)

    return await run_in_threadpool(work)


@router.get("/risks", summary="Whom to visit next", dependencies=[READS, IN_TURN], responses=answering(RiskList))
def risks(request: Request, city: TheCity, language: Language, skip: Skip = 0, limit: Limit = MOST_LISTED) -> Response:
    """By points, each with its reasons; a person decides."""
    every = city.supervision.risks()
    answer: RiskList = {
        "risks": [risk_answer(one, language) for one in every[skip : skip + limit]],
        "next": following(skip, limit, len(every)),
    }
    note(request, Permission.READ_ENTERPRISES, "risks", len(answer["risks"]))
    return fresh_answer(request, answer, language)


@router.get("/cells", summary="Cells of the grid", dependencies=[READS], responses=answering(CellList))
def grid(request: Request, city: TheCity, language: Language, skip: Skip = 0, limit: Limit = MOST_LISTED) -> Response:
    """With keeper, enterprises, and visits that are due by today."""
    note(request, Permission.READ_ENTERPRISES, "cells")
    return _cells(request, city, language, skip, limit)


@router.post(
    "/cells",
    summary="Add a cell",
    status_code=201,
    dependencies=[WRITES, *ONLY_JSON],
    responses=answering(CellList, 201),
)
def new_cell(request: Request, city: TheCity, actor: TheActor, body: CellToAdd, language: Language) -> Response:
    """Enterprises that stand in it are visited every so many days."""
    with city.records.begin() as connection:
        number = add_cell(connection, body.name, body.keeper, body.days, body.shape, actor.name)
    note(request, Permission.WRITE_ENTERPRISES, f"cell {number}")
    return _cells(request, city, language, status=201)


@router.delete("/cells/{number}", summary="Remove a cell", status_code=204, dependencies=[WRITES])
def old_cell(request: Request, city: TheCity, actor: TheActor, number: Number) -> Response:
    """It stays on record."""
    with city.records.begin() as connection:
        remove_cell(connection, number, actor.name)
    note(request, Permission.WRITE_ENTERPRISES, f"cell {number}: remove")
    return Response(status_code=204)


@router.get(
    "/{number}",
    summary="What everybody may know of one",
    dependencies=[IN_TURN],
    responses=answering(EnterpriseExtract),
)
def one(
    request: Request, city: TheCity, number: Number, language: Language, skip: Skip = 0, limit: Limit = MOST_LISTED
) -> Response:
    """Permits, outlets, limits, quotas, penalties with their corrections, and sums of years that are over."""
    return fresh_answer(request, extract_answer(city.supervision.extract(number), language, skip, limit), language)


@router.get("/{number}/file", summary="The file of one", dependencies=[ANSWERS], responses=answering(EnterpriseFile))
def file(request: Request, city: TheCity, actor: TheActor, number: Number, language: Language) -> Response:
    """Entries of the classes that the reader may read, quotas by day, self-monitoring; 403 for that of another."""
    return _file(request, city, actor, number, language)


@router.post(
    "/{number}/entries",
    summary="Add to the file of one",
    status_code=201,
    dependencies=[ANSWERS, *ONLY_JSON],
    responses=answering(EnterpriseFile, 201),
)
def add(
    request: Request, city: TheCity, actor: TheActor, number: Number, body: EntriesToAdd, language: Language
) -> Response:
    """All of them or none: of any kind with enterprises:write, answers and loads by who is named for the enterprise."""
    made = city.supervision.add(number, [_entry(one, city.supervision.today) for one in body.entries], actor)
    note(request, Permission.ANSWER_ENTERPRISES, f"enterprise {number}: entries", len(made))
    return _file(request, city, actor, number, language, 201)


@router.post(
    "/{number}/people",
    summary="Name somebody for one",
    status_code=204,
    dependencies=[NAMES, *ONLY_JSON],
)
def name(request: Request, city: TheCity, actor: TheActor, number: Number, body: PersonToName) -> Response:
    """With the role enterprise they read and answer its file, and no other."""
    with city.records.begin() as connection:
        name_person(connection, number, body.name, actor.name)
    note(request, Permission.WRITE_ACCESS, f"enterprise {number}: {body.name}")
    return Response(status_code=204)


@router.delete("/{number}/people/{person}", summary="Name them no longer", status_code=204, dependencies=[NAMES])
def unname(request: Request, city: TheCity, actor: TheActor, number: Number, person: Number) -> Response:
    """`person` is the number that the file tells."""
    with city.records.begin() as connection:
        remove_person(connection, number, person, actor.name)
    note(request, Permission.WRITE_ACCESS, f"enterprise {number}: person {person}: remove")
    return Response(status_code=204)


@router.post(
    "/{number}/streams",
    summary="Tie a stream to one",
    status_code=204,
    dependencies=[WRITES, *ONLY_JSON],
)
def tie(request: Request, city: TheCity, actor: TheActor, number: Number, body: StreamToTie) -> Response:
    """As self-monitoring, whose masses count as loads, or as readings of the city, which it is compared with."""
    with city.records.begin() as connection:
        tie_stream(connection, number, body.stream, body.source, body.outlet, actor.name)
    note(request, Permission.WRITE_ENTERPRISES, f"enterprise {number}: stream {body.stream}")
    return Response(status_code=204)


def _entry(asked: FileEntryToAdd, today: datetime.date) -> NewEntry:
    stated = asked.model_dump() | {
        "data_class": asked.data_class and asked.data_class.value, "since": asked.since or today.isoformat(),
    }  # fmt: skip
    return NewEntry(**stated)


def _file(request: Request, city: TheCity, actor: TheActor, number: int, language: str, status: int = 200) -> Response:
    detail = city.supervision.detail(number, actor)
    if status == 200:
        note(request, Permission.READ_ENTERPRISES, f"enterprise {number}")
    return fresh_answer(request, file_answer(detail, actor.name, language), language, status)


def _cells(
    request: Request, city: TheCity, language: str, skip: int = 0, most: int = MOST_LISTED, status: int = 200
) -> Response:
    every = city.supervision.grid()
    answer: CellList = {
        "cells": [cell_answer(*one) for one in every[skip : skip + most]], "next": following(skip, most, len(every)),
    }  # fmt: skip
    return fresh_answer(request, answer, language, status)


def _counted(request: Request, done: RegisterCounts, language: str) -> Response:
    return fresh_answer(
        request, answer_of(EnterpriseCounts, done, different=list(done.different[:MOST])), language, 201
    )
