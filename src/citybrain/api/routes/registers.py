"""Data and registers of the city as files that any spreadsheet opens."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Literal

from fastapi import Path, Response
from fastapi.responses import StreamingResponse

from citybrain.api.language import Language
from citybrain.api.openapi import API, sending
from citybrain.api.router import Router
from citybrain.api.routes.values import Name, Plan, Year
from citybrain.api.state import TheWorkspace
from citybrain.presenting.report.csv_file import pieces
from citybrain.presenting.report.register_table import register_table
from citybrain.presenting.report.value_table import COLUMNS, value_rows

router = Router(prefix=API, tags=["knowledge"])
Register = Annotated[Literal["data", "algorithms", "parameters", "quality"], Path(description="Name of the register.")]
CSV = "text/csv; charset=utf-8"
AS_TABLE = sending(CSV)


@router.get(
    "/values/{quantity}/table.csv", summary="Values of all rows as a table", response_class=Response, responses=AS_TABLE
)
def values(
    workspace: TheWorkspace, quantity: Name, language: Language, plan: Plan = None, year: Year = None
) -> Response:
    """A line for each building, zone or hour: place, value, unit, quality level, how it is known, source, licence."""
    rows = value_rows(workspace.view(plan, year), quantity, workspace.places, language)
    return _file(pieces(COLUMNS, rows), quantity, language)


@router.get("/registers/{register}.csv", summary="A register as a table", response_class=Response, responses=AS_TABLE)
def table(workspace: TheWorkspace, register: Register, language: Language) -> Response:
    """Written from the city that is served and the code that runs, as /sources, /quantities, /parameters, /quality."""
    columns, rows = register_table(register, workspace, language)
    return _file(pieces(columns, rows), register, language)


def _file(content: Iterable[bytes], name: str, language: str) -> Response:
    headers = {
        "Content-Disposition": f'attachment; filename="{name}.csv"',
        "Content-Language": language,
        "Vary": "Accept-Language",
    }
    return StreamingResponse(content, media_type=CSV, headers=headers)
