"""What a run leaves behind, over HTTP: report, workbook, table, manifest; and plans side by side."""

from __future__ import annotations

import re
from typing import Annotated
from urllib.parse import quote

from fastapi import Path, Query, Request, Response
from pydantic import BaseModel, Field

from citybrain.api.guards import IN_TURN
from citybrain.api.language import Language
from citybrain.api.openapi import API, COMPUTES, answering, sending
from citybrain.api.respond import json_answer, text_answer
from citybrain.api.results import TheWorkspace
from citybrain.api.router import Router
from citybrain.base.normal_forms import normal
from citybrain.plans.manifest.shape import RunManifest
from citybrain.plans.workspace import Workspace
from citybrain.presenting.answers.comparison import LEAST_PLANS, MOST_PLANS, PlansCompared, comparison_answer
from citybrain.presenting.answers.outcome import outcome_answer
from citybrain.presenting.answers.uncertainty import judged, uncertainty_answer, with_verdicts
from citybrain.presenting.report.contents import Json
from citybrain.presenting.report.documents import Documents
from citybrain.presenting.report.page import policy

router = Router(prefix=API, tags=["plans"])
Identity = Annotated[str, Path(max_length=64, description="Id that the evaluation gave.")]
Keep = Annotated[bool, Query(description="Offer it as a file to keep instead of showing it.")]
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LONGEST_NAME = 80


class Compared(BaseModel):
    """Plans to compare."""

    plans: list[Annotated[str, Field(max_length=64)]] = Field(
        min_length=LEAST_PLANS, max_length=MOST_PLANS, description="Ids of plans that were evaluated."
    )


@router.get(
    "/plans/{identity}/report",
    summary="The report on a plan as one HTML file",
    response_class=Response,
    responses=sending("text/html"),
)
def report(
    request: Request, workspace: TheWorkspace, identity: Identity, language: Language, download: Keep = False
) -> Response:
    """The page holds all it shows: it asks for no script, font, style or picture from anywhere."""
    made = documents_of_plan(workspace, identity, language)
    response = text_answer(request, made.report(), "text/html; charset=utf-8", language)
    response.headers["Content-Security-Policy"] = f"{policy()}; frame-ancestors 'self'; sandbox allow-popups"
    name_file(response, made, "html", download)
    return response


@router.get(
    "/plans/{identity}/table.csv",
    summary="All numbers of a plan as one tidy table",
    response_class=Response,
    responses=sending("text/csv"),
)
def table(request: Request, workspace: TheWorkspace, identity: Identity, language: Language) -> Response:
    """Columns: quantity, label, unit, entity, name, year, path, value, low, high, quality, source, and two more.

    `without_interval` says why a number has no interval, `verdict` what the page calls a change.

    Rows of the path `change` are what the plan does, with the ends of its interval and, of the city, the verdict.
    """
    made = documents_of_plan(workspace, identity, language)
    response = text_answer(request, made.table(), "text/csv; charset=utf-8", language)
    name_file(response, made, "csv")
    return response


@router.get(
    "/plans/{identity}/workbook.xlsx",
    summary="All numbers of a plan as a workbook",
    response_class=Response,
    responses=sending(XLSX, text=False),
)
def workbook(workspace: TheWorkspace, identity: Identity, language: Language) -> Response:
    """Sheets: numbers, measures, parameters with sources and dates, method."""
    made = documents_of_plan(workspace, identity, language)
    response = Response(made.workbook(), media_type=XLSX, headers={"Content-Language": language})
    name_file(response, made, "xlsx")
    return response


@router.get(
    "/plans/{identity}/manifest",
    summary="What a run hangs on, and its numbers with their hash",
    responses=answering(RunManifest),
)
def manifest(request: Request, workspace: TheWorkspace, identity: Identity) -> Response:
    """`citybrain plan rerun CITY FILE` runs it again and says whether the numbers are the same bytes."""
    made = documents_of_plan(workspace, identity, "en")
    response = text_answer(request, made.manifest_text(), "application/json")
    name_file(response, made, "json")
    return response


@router.post(
    "/comparisons",
    summary="Any number of plans side by side",
    dependencies=[IN_TURN],
    openapi_extra=COMPUTES,
    responses=answering(PlansCompared),
)
def comparisons(request: Request, workspace: TheWorkspace, body: Compared, language: Language) -> Response:
    """Every headline number for each plan, and which plans no other one beats in cost and emissions."""
    outcomes = [workspace.outcome(identity) for identity in body.plans]
    known = workspace.uncertainties.known
    answers = [with_verdicts(outcome_answer(one, workspace.places, language), known(one.id)) for one in outcomes]
    return json_answer(request, comparison_answer(outcomes, answers, language), language)


def documents_of_plan(workspace: Workspace, identity: str, language: str, comparison: Json | None = None) -> Documents:
    """The documents of a plan that is kept, with its uncertainty where that was worked out."""
    outcome = workspace.outcome(identity)
    answer, uncertainty = outcome_answer(outcome, workspace.places, language), workspace.uncertainties.known(identity)
    if uncertainty is not None:
        answer = judged(answer, uncertainty_answer(uncertainty, workspace.graph, workspace.places, language), language)
    return Documents(workspace, outcome, answer, language, comparison)


def name_file(response: Response, made: Documents, ending: str, keep: bool = True) -> None:
    """A file name from that of the plan, harmless in any header and on any disk (RFC 6266)."""
    told = made.contents.answer["plan"]["name"]
    plain = normal("NFKD", told).encode("ascii", "ignore").decode()
    short = re.sub(r"[^A-Za-z0-9]+", "-", plain).strip("-")[:LONGEST_NAME] or "plan"
    full = quote(re.sub(r'[\x00-\x1f\x7f/\\:*?"<>|]+', "-", told)[:LONGEST_NAME].encode("utf-8", "replace"), safe="")
    kind = "attachment" if keep else "inline"
    named = f"{kind}; filename=\"{short}.{ending}\"; filename*=UTF-8''{full}.{ending}"
    response.headers["Content-Disposition"] = named
