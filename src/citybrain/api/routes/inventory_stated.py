"""What is known from elsewhere than the lines of the inventory."""

from __future__ import annotations

from fastapi import Request, Response
from pydantic import BaseModel, Field

from citybrain.api.guards import requires
from citybrain.api.identity import TheActor
from citybrain.api.language import Language
from citybrain.api.openapi import API, answering, sending
from citybrain.api.parts import TheInventory
from citybrain.api.respond import fresh_answer
from citybrain.api.router import Router
from citybrain.api.routes.bodies import by_whom
from citybrain.api.routes.inventory import CSV, Gwp, Numeric, Person, Told, Year, file_answer
from citybrain.governance import Permission
from citybrain.inventory.entries.entering import MOST_LINES
from citybrain.inventory.notes import add_account
from citybrain.inventory.statement_files import statements_csv
from citybrain.inventory.statements import NewStatement, add_statements
from citybrain.presenting.inventory.consumption import consumption_answer
from citybrain.presenting.inventory.shapes import NoteRecorded
from citybrain.presenting.inventory.stated_shapes import ConsumptionList, StatementList, StatementsRecorded
from citybrain.presenting.inventory.statements import statements_answer
from citybrain.records import author

router = Router(prefix=f"{API}/inventory", tags=["inventory"])
WRITES = requires(Permission.WRITE_INVENTORY)


class NewStatements(BaseModel, extra="forbid"):
    """Statements that are recorded together or not at all."""

    by: Person = None
    statements: list[NewStatement] = Field(min_length=1, max_length=MOST_LINES)


class NewAccount(BaseModel, extra="forbid"):
    """Consumption-based emissions of a year [t CO2e]; `uncertainty`: half width of the 95 % interval as a share.

    `produced`, `imported`, `exported`: what the same source counts by territory, elsewhere for the people of the city,
    and here for others.
    """

    by: Person = None
    year: int
    emissions: Numeric
    method: Told
    source: Told
    uncertainty: Numeric | None = None
    produced: Numeric | None = None
    imported: Numeric | None = None
    exported: Numeric | None = None


@router.get("/statements", summary="What is known from elsewhere", responses=answering(StatementList))
def statements(request: Request, found: TheInventory, language: Language, year: Year = None) -> Response:
    """Statements that hold, of a year or of all, and everything that can be stated with its units and names."""
    return fresh_answer(request, statements_answer(found, year, language), language)


@router.post(
    "/statements",
    summary="State what is known",
    status_code=201,
    responses=answering(StatementsRecorded, 201),
    dependencies=[WRITES],
)
def state(request: Request, found: TheInventory, actor: TheActor, body: NewStatements) -> Response:
    """All of them or none: 422 tells what is wrong with each, `pointer` which one it is. The last one holds."""
    with found.writing() as connection:
        ids, new = add_statements(connection, body.statements, found.setting.library, author(by_whom(body.by, actor)))
    told: StatementsRecorded = {"ids": ids, "new": new}
    return fresh_answer(request, told, status=201)


@router.get("/statements.csv", summary="Statements as CSV", response_class=Response, responses=sending("text/csv"))
def export_statements(found: TheInventory, language: Language) -> Response:
    """Of all years; `citybrain inventory state CITY --file` imports them again unchanged."""
    return file_answer(statements_csv(found.statements), CSV, "statements.csv", language)


@router.get("/consumption", summary="Consumption-based accounts", responses=answering(ConsumptionList))
def consumption(request: Request, found: TheInventory, language: Language, gwp: Gwp = "AR5") -> Response:
    """The account that holds of each year, beside the territorial total of that year where it has lines."""
    return fresh_answer(request, consumption_answer(found, gwp, language), language)


@router.post(
    "/consumption",
    summary="Record consumption-based emissions",
    status_code=201,
    responses=answering(NoteRecorded, 201),
    dependencies=[WRITES],
)
def add_consumption(request: Request, found: TheInventory, actor: TheActor, body: NewAccount) -> Response:
    """They stand beside the territorial total of the same year; the last account of a year holds."""
    said = body.model_dump(exclude={"by"})
    with found.writing() as connection:
        identity = add_account(connection, author(by_whom(body.by, actor)), **said)
    return fresh_answer(request, {"id": identity}, status=201)
