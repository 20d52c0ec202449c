"""The greenhouse gas inventory: a year, its lines, files, exports, the report, factors."""

from __future__ import annotations

import tempfile
from pathlib import Path as FilePath
from typing import Annotated, Any, Literal

from fastapi import Depends, Path, Query, Request, Response
from pydantic import BaseModel, Field
from starlette.concurrency import run_in_threadpool

from citybrain.api.guards import requires
from citybrain.api.identity import TheActor
from citybrain.api.language import Language
from citybrain.api.openapi import API, answering, sending
from citybrain.api.parts import TheCourse, TheInventory
from citybrain.api.respond import ASK_AGAIN, fresh_answer, json_answer, text_answer
from citybrain.api.router import Router
from citybrain.api.routes.bodies import Number, by_whom
from citybrain.base.files import LARGEST_TEXT, MEGABYTE
from citybrain.governance import Permission
from citybrain.inventory.entries.entering import MOST_LINES, NewLine, enter_lines
from citybrain.inventory.entries.importing import import_lines
from citybrain.inventory.entries.storage import withdraw_batch, withdraw_line
from citybrain.inventory.entries.table import name_of
from citybrain.inventory.notes import add_change, add_choice, withdraw_note
from citybrain.inventory.service import InventoryService
from citybrain.presenting.inventory.documents import csv_document, report_document, workbook_document
from citybrain.presenting.inventory.factors import factors_answer
from citybrain.presenting.inventory.imports import files_answer
from citybrain.presenting.inventory.inventory import inventory_answer
from citybrain.presenting.inventory.lines import lines_answer
from citybrain.presenting.inventory.shapes import (
    FactorList,
    FilesImported,
    InventoryAnswer,
    InventoryLevel,
    InventoryLines,
    LinesEntered,
    NoteRecorded,
)
from citybrain.presenting.report.page import policy
from citybrain.records import author
from citybrain.records.errors import EntryError

router = Router(prefix=f"{API}/inventory", tags=["inventory"])
WRITES = requires(Permission.WRITE_INVENTORY)
MOST_LISTED = 500
MOST_NAMES = 100
CSV = "text/csv; charset=utf-8"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
Year = Annotated[int | None, Query(ge=1900, le=2200, description="The last with entered lines if left out.")]
Gwp = Annotated[Literal["AR4", "AR5", "AR6"], Query(description="Assessment report of the warming potentials.")]
Level = Annotated[
    Literal["basic", "basic+", "basic-plus", "territorial"],
    Query(description="`basic-plus` is another name of `basic+`."),
]
Person = Annotated[
    str | None, Field(max_length=200, description="For whom it is entered; stands in brackets behind who is signed in.")
]
Told = Annotated[str, Field(max_length=2_000)]
Offset = Annotated[int, Query(ge=0, le=10**9)]
Limit = Annotated[int, Query(ge=1, le=MOST_LISTED)]
Search = Annotated[str, Query(max_length=300, description="Words that a line or factor has.")]
Numeric = Annotated[float, Field(allow_inf_nan=False)]
RAW: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}},
    }
}


def _by(
    actor: TheActor,
    by: Annotated[
        str | None,
        Query(max_length=200, description="For whom it is done; stands in brackets behind who is signed in."),
    ] = None,
) -> str:
    return by_whom(by, actor)


By = Annotated[str, Depends(_by)]


class NewLines(BaseModel, extra="forbid"):
    """Lines that are recorded together or not at all."""

    by: Person = None
    lines: list[NewLine] = Field(min_length=1, max_length=MOST_LINES)


class NewChoice(BaseModel, extra="forbid"):
    """Which lines of a subcategory count in a year."""

    by: Person = None
    year: int
    subcategory: Told
    counts: Literal["entered", "computed"]
    reason: Told = ""


class NewChange(BaseModel, extra="forbid"):
    """A change of how the inventory is made; `effect` on the base year as a share."""

    by: Person = None
    year: int
    cause: Literal["method", "factor", "warming", "boundary", "error"]
    reason: Told
    effect: Numeric | None = None
    recalculated: list[int] = Field(default_factory=list, max_length=300)


def level_of(level: str) -> InventoryLevel:
    """The level that a name in an address means."""
    return "territorial" if level == "territorial" else "basic" if level == "basic" else "basic+"


@router.get("", summary="The inventory of a year", responses=answering(InventoryAnswer))
def inventory(
    request: Request,
    found: TheInventory,
    course: TheCourse,
    language: Language,
    year: Year = None,
    gwp: Gwp = "AR5",
    level: Level = "basic",
) -> Response:
    """Lines that people entered beside those that model and bills tell; of each subcategory only one kind counts."""
    answer = inventory_answer(found, year, gwp, level_of(level), language, course.commitments.base_year())
    return fresh_answer(request, answer, language)


@router.get("/lines", summary="Lines of a year", responses=answering(InventoryLines))
def lines(
    request: Request,
    found: TheInventory,
    language: Language,
    year: Year = None,
    gwp: Gwp = "AR5",
    subcategory: Annotated[str | None, Query(max_length=20)] = None,
    search: Search = "",
    offset: Offset = 0,
    limit: Limit = 50,
) -> Response:
    """Entered and computed ones, each with factors, emissions and whether it counts."""
    account = found.account(year, gwp)
    answer = lines_answer(found, account, language, subcategory, search, offset, limit)
    return fresh_answer(request, answer, language)


@router.post(
    "/lines", summary="Record lines", status_code=201, responses=answering(LinesEntered, 201), dependencies=[WRITES]
)
def add_lines(request: Request, found: TheInventory, actor: TheActor, body: NewLines) -> Response:
    """All of them or none: 422 tells what is wrong with each, `pointer` which one it is."""
    with found.writing() as connection:
        batch, ids = enter_lines(connection, body.lines, found.setting, author(by_whom(body.by, actor)))
    told: LinesEntered = {"batch": batch, "ids": ids}
    return fresh_answer(request, told, status=201)


@router.delete("/lines/{identity}", summary="Withdraw a line", status_code=204, dependencies=[WRITES])
def remove_line(found: TheInventory, identity: Number, by: By) -> Response:
    """It counts no longer, and stays in the records with who withdrew it and when."""
    with found.writing() as connection:
        withdraw_line(connection, identity, author(by))
    return Response(status_code=204)


@router.post(
    "/files",
    summary="Import a file of lines",
    status_code=201,
    openapi_extra=RAW,
    responses=answering(FilesImported, 201),
    dependencies=[WRITES],
)
async def add_file(
    request: Request,
    found: TheInventory,
    language: Language,
    name: Annotated[str, Query(min_length=1, max_length=200, description="Name of the file; never a path.")],
    by: By,
    year: Year = None,
    sheet: Annotated[str | None, Query(max_length=100)] = None,
) -> Response:
    """The body is the file itself, CSV or XLSX, at most 500 MB. Rows that cannot be used are told with their reason."""
    named = name_of(name)
    with tempfile.TemporaryDirectory(prefix="citybrain-") as folder:
        path = FilePath(folder) / "file"
        await _received(request, path, named)
        reports = await run_in_threadpool(_imported, found, path, named, by, year, sheet)
    return fresh_answer(request, files_answer(reports, language), language, 201)


async def _received(request: Request, path: FilePath, name: str) -> None:
    size = 0
    with path.open("wb") as file:
        async for piece in request.stream():
            size += len(piece)
            if size > LARGEST_TEXT:
                raise EntryError("file-too-large", file=name, received=size / MEGABYTE, allowed=LARGEST_TEXT / MEGABYTE)
            await run_in_threadpool(file.write, piece)


def _imported(
    found: InventoryService, path: FilePath, name: str, by: str, year: int | None, sheet: str | None
) -> list[Any]:
    return list(import_lines(found.records, [path], found.setting, by, year, sheet, names=[name]))


@router.delete("/files/{identity}", summary="Withdraw all lines of a file", status_code=204, dependencies=[WRITES])
def remove_file(found: TheInventory, identity: Number, by: By) -> Response:
    """`identity` is the `batch` that the import told. The file can be imported again afterwards."""
    with found.writing() as connection:
        withdraw_batch(connection, identity, author(by))
    return Response(status_code=204)


@router.post(
    "/choices",
    summary="Choose which lines count",
    status_code=201,
    responses=answering(NoteRecorded, 201),
    dependencies=[WRITES],
)
def choose(request: Request, found: TheInventory, actor: TheActor, body: NewChoice) -> Response:
    """Entered or computed ones, for a subcategory and a year; the last choice holds."""
    with found.writing() as connection:
        identity = add_choice(
            connection,
            author(by_whom(body.by, actor)),
            year=body.year,
            reference=body.subcategory,
            counts=body.counts,
            reason=body.reason,
        )
    return fresh_answer(request, {"id": identity}, status=201)


@router.post(
    "/changes",
    summary="Record a change of method",
    status_code=201,
    responses=answering(NoteRecorded, 201),
    dependencies=[WRITES],
)
def change(request: Request, found: TheInventory, actor: TheActor, body: NewChange) -> Response:
    """A break stands in the line of years before it, unless the years before were recalculated."""
    said = body.model_dump(exclude={"by", "recalculated"})
    with found.writing() as connection:
        identity = add_change(
            connection, author(by_whom(body.by, actor)), recalculated=tuple(body.recalculated), **said
        )
    return fresh_answer(request, {"id": identity}, status=201)


@router.delete(
    "/{kind}/{identity}",
    summary="Withdraw a choice, change, account or statement",
    status_code=204,
    dependencies=[WRITES],
)
def remove_note(
    found: TheInventory,
    kind: Annotated[Literal["choices", "changes", "consumption", "statements"], Path()],
    identity: Number,
    by: By,
) -> Response:
    """It counts no longer, and stays in the records."""
    with found.writing() as connection:
        withdraw_note(connection, kind, identity, author(by))
    return Response(status_code=204)


@router.get("/export.csv", summary="Entered lines as CSV", response_class=Response, responses=sending("text/csv"))
def export_csv(found: TheInventory, language: Language, year: Year = None, gwp: Gwp = "AR5") -> Response:
    """All years or one; imported again it gives the same lines. Emissions and sources of factors stand beside them."""
    return file_answer(csv_document(found, year, gwp), CSV, "inventory.csv", language)


@router.get(
    "/export.xlsx", summary="Entered lines as a workbook", response_class=Response, responses=sending(XLSX, text=False)
)
def export_xlsx(found: TheInventory, language: Language, year: Year = None, gwp: Gwp = "AR5") -> Response:
    """As the CSV, numbers with all their digits."""
    return file_answer(workbook_document(found, year, gwp, language), XLSX, "inventory.xlsx", language)


@router.get(
    "/report.html",
    summary="The report on a year as one HTML file",
    response_class=Response,
    responses=sending("text/html"),
)
def report(
    request: Request,
    found: TheInventory,
    course: TheCourse,
    language: Language,
    year: Year = None,
    gwp: Gwp = "AR5",
    level: Level = "basic",
) -> Response:
    """The page holds all it shows: it asks for no script, font, style or picture from anywhere."""
    made = report_document(found, year, gwp, level_of(level), language, course.commitments.base_year())
    response = text_answer(request, made, "text/html; charset=utf-8", language)
    response.headers["Cache-Control"] = ASK_AGAIN
    response.headers["Content-Security-Policy"] = f"{policy()}; frame-ancestors 'self'; sandbox allow-popups"
    return response


@router.get("/factors", summary="Emission factors of the library", responses=answering(FactorList))
def factors(
    request: Request,
    found: TheInventory,
    language: Language,
    search: Search = "",
    offset: Offset = 0,
    limit: Limit = 100,
    name: Annotated[list[str], Query(max_length=MOST_NAMES, description="Only factors of these names.")] = [],  # noqa: B006
) -> Response:
    """Defaults of the IPCC, and purchased energy from the dated parameters that the city itself computes with."""
    answer = factors_answer(found.setting.library, search, offset, limit, language, set(name))
    return json_answer(request, answer, language)


def file_answer(content: bytes, media: str, name: str, language: str) -> Response:
    """A file for download."""
    headers = {
        "Content-Disposition": f'attachment; filename="{name}"',
        "Content-Language": language,
        "Vary": "Accept-Language",
        "Cache-Control": ASK_AGAIN,
    }
    return Response(content, media_type=media, headers=headers)
