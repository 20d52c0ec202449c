"""The brief of the day: what is new, late, under way and cured, as JSON and as a page to print."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

from fastapi import Query, Request, Response

from citybrain.api.auditing import note
from citybrain.api.guards import requires
from citybrain.api.identity import TheActor
from citybrain.api.language import Language
from citybrain.api.openapi import API, answering, sending
from citybrain.api.respond import fresh_answer, text_answer
from citybrain.api.router import Router
from citybrain.api.state import TheCity, TheSnapshot
from citybrain.cases.brief.answer import BriefAnswer, brief_answer
from citybrain.cases.brief.brief import brief_now
from citybrain.cases.readable import readable_classes
from citybrain.governance import Actor, Permission, Role
from citybrain.open_city import OpenCity
from citybrain.presenting.brief_paper import brief_paper
from citybrain.presenting.report.page import policy

router = Router(prefix=f"{API}/brief", tags=["cases"])
READS = requires(Permission.READ_CASES)
Owner = Annotated[Role | None, Query(description="Role whose cases alone are wanted.")]
Counts = Annotated[bool, Query(description="The numbers alone, without cases.")]


@router.get("", summary="Brief of the day", dependencies=[READS], responses=answering(BriefAnswer))
def brief(
    request: Request, city: TheCity, actor: TheActor, language: Language, role: Owner = None, counts: Counts = False
) -> Response:
    """Counts of all parts, and the first cases of each by rank, of those that the reader may read."""
    return fresh_answer(request, _brief(request, city, actor, language, role, counts), language)


@router.get(
    "/page",
    summary="Brief of the day, to print",
    dependencies=[READS],
    response_class=Response,
    responses=sending("text/html"),
)
def brief_page(
    request: Request, city: TheCity, snapshot: TheSnapshot, actor: TheActor, language: Language, role: Owner = None
) -> Response:
    """The same numbers as one HTML file, which loads nothing."""
    told = brief_paper(_brief(request, city, actor, language, role), snapshot.city_name, city.cases.zone(), language)
    response = text_answer(request, told.encode(), "text/html; charset=utf-8", language)
    response.headers["Content-Security-Policy"] = (
        f"{policy()}; frame-ancestors 'self'; sandbox allow-popups allow-modals"
    )
    response.headers["Cache-Control"] = "no-store"
    return response


def _brief(
    request: Request, city: OpenCity, actor: Actor, language: str, role: Role | None, counts: bool = False
) -> BriefAnswer:
    now = brief_now(city.city_records, city.cases, readable_classes(actor), role)
    made = brief_answer(replace(now, cases=dict.fromkeys(now.cases, ())) if counts else now, city.cases.rules, language)
    read = {one["number"] for part in made["parts"] for one in part["cases"]}
    note(request, Permission.READ_CASES, "brief", len(read))
    return made
