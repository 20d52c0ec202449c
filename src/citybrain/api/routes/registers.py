"""Data and registers of the city as files that any spreadsheet opens."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Literal

from fastapi import Path, Request, Response
from fastapi.responses import StreamingResponse
from typing_extensions import TypedDict

from citybrain.api.guards import IN_TURN
from citybrain.api.identity import TheActor
from citybrain.api.language import Language
from citybrain.api.openapi import API, answering, sending
from citybrain.api.respond import json_answer
from citybrain.api.results import TheOpenWorkspace
from citybrain.api.router import Router
from citybrain.api.routes.stewards import stewards_of
from citybrain.api.routes.values import Name, Plan, Year
from citybrain.api.state import TheCity, TheState
from citybrain.base.algorithms import message_or_nothing
from citybrain.governance import DataClass, may_read
from citybrain.presenting.answers.entered_sources import other_sources
from citybrain.presenting.answers.sources import NOBODY
from citybrain.presenting.report.csv_file import pieces
from citybrain.presenting.report.register_table import register_table
from citybrain.presenting.report.value_table import columns_of, value_rows
from citybrain.progress.algorithms import declared_algorithms

router = Router(prefix=API, tags=["knowledge"])
Register = Annotated[Literal["data", "algorithms", "parameters", "quality"], Path(description="Name of the register.")]
CSV = "text/csv; charset=utf-8"
AS_TABLE = sending(CSV)


class DeclaredAlgorithm(TypedDict):
    """An algorithm that is no formula and no measure; `name` is once in its `kind`. Texts may be empty."""

    kind: str
    kind_label: str
    name: str
    label: str
    sentence: str
    source: str
    where: str


@router.get(
    "/algorithms",
    summary="Algorithms that are no formula and no measure: rules, tests, forecasts, limits, importers, matching",
    responses=answering(list[DeclaredAlgorithm]),
)
def algorithms(request: Request, language: Language) -> Response:
    """As each mechanism declares them. Formulas are at /quantities, measures at /interventions."""
    answer: list[DeclaredAlgorithm] = [
        {
            "kind": one.kind,
            "kind_label": message_or_nothing(f"algorithm-kind-{one.kind}", language) or one.kind,
            "name": one.name,
            "label": one.label,
            "sentence": one.sentence,
            "source": one.source,
            "where": one.where,
        }
        for one in declared_algorithms(language)
    ]
    return json_answer(request, answer, language)


@router.get(
    "/values/{quantity}/table.csv",
    summary="Values of all rows as a table",
    dependencies=[IN_TURN],
    response_class=Response,
    responses=AS_TABLE,
)
def values(
    workspace: TheOpenWorkspace, quantity: Name, language: Language, plan: Plan = None, year: Year = None
) -> Response:
    """A line for each building, zone or hour: place, value, unit, quality level, how it is known, source, licence.

    Of what is never told without its range, such as deaths, also the ends of the middle 90 %.
    """
    view = workspace.view(plan, year)
    rows = value_rows(view, quantity, workspace.places, language)
    return _file(pieces(columns_of(view, quantity), rows), quantity, language)


@router.get("/registers/{register}.csv", summary="A register as a table", response_class=Response, responses=AS_TABLE)
def table(
    state: TheState, city: TheCity, workspace: TheOpenWorkspace, actor: TheActor, register: Register, language: Language
) -> Response:
    """Written from the city that is served and the code that runs, as /sources, /quantities, /parameters, /quality."""
    declared = declared_algorithms(language) if register == "algorithms" else ()
    data, reads_internal = register == "data", may_read(actor, DataClass.INTERNAL)
    others = other_sources(city, language, reads_internal) if data else ()
    stewards = stewards_of(state, city) if data else NOBODY
    columns, rows = register_table(register, workspace, language, declared, others, stewards)
    return _file(pieces(columns, rows), register, language)


def _file(content: Iterable[bytes], name: str, language: str) -> Response:
    headers = {
        "Content-Disposition": f'attachment; filename="{name}.csv"',
        "Content-Language": language,
        "Vary": "Accept-Language",
    }
    return StreamingResponse(content, media_type=CSV, headers=headers)
