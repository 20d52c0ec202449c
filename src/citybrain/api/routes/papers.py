"""The paper for the council over HTTP, what people write on it, and parts of a report inside pages of others."""

from __future__ import annotations

import time
from typing import Annotated, Literal

from fastapi import Path, Query, Request, Response
from pydantic import BaseModel, ConfigDict, Field
from typing_extensions import TypedDict

from citybrain.api.guards import requires
from citybrain.api.identity import TheActor
from citybrain.api.language import Language
from citybrain.api.openapi import API, answering, sending
from citybrain.api.respond import fresh_answer, text_answer
from citybrain.api.results import TheWorkspace
from citybrain.api.router import Router
from citybrain.api.routes.bodies import ONLY_JSON
from citybrain.api.routes.documents import Identity, Keep, documents_of_plan, name_file
from citybrain.base.answers import answer_of
from citybrain.governance import ANONYMOUS, Actor, Permission
from citybrain.plans.workspace import Workspace
from citybrain.presenting.answers.comparison import MOST_PLANS, comparison_answer
from citybrain.presenting.answers.outcome import outcome_answer
from citybrain.presenting.answers.uncertainty import with_verdicts
from citybrain.presenting.paper.contents import paper_contents
from citybrain.presenting.paper.embed_repository import MOST_ORIGINS, EmbedRepository, PublishedPage, moment
from citybrain.presenting.paper.errors import PaperError
from citybrain.presenting.paper.page import PARTS, alone, council_paper
from citybrain.presenting.paper.paper_repository import PaperRepository
from citybrain.presenting.paper.text import PaperText
from citybrain.presenting.report.contents import Json
from citybrain.presenting.report.page import PICTURES, policy

router = Router(prefix=API, tags=["papers"])
WRITES = requires(Permission.WRITE_PLANS)
ADMINISTERS = requires(Permission.WRITE_ACCESS)
Saved = Annotated[str, Path(max_length=1000, description="Id of the saved plan that the paper is on.")]
Of = Annotated[
    str, Query(max_length=1000, description="Id of the saved plan whose paper says title, decision and more.")
]
With = Annotated[
    list[Annotated[str, Field(max_length=64)]],
    Query(alias="with", max_length=MOST_PLANS - 1, description="Other plans."),
]
Published = Annotated[str, Path(max_length=64, description="Id that publishing gave.")]
PRINTED = "sandbox allow-same-origin allow-modals allow-popups"
"""The page that asks for a paper may print it; scripts of its own it has none."""


class PaperAnswer(TypedDict):
    """What is written on a paper; `logo` is a PNG in base64, empty where there is none."""

    title: str
    decision: str
    author: str
    text: str
    logo: str


class PublishedPart(TypedDict):
    """A part of a report that other pages may frame, at its address on this server."""

    id: str
    address: str


class PublishedEntry(PublishedPart):
    """Something that is published: of which plan and part, when (UTC), and by whom, which those who may publish see.

    `plan`, `part` and `who` are null where that is not recorded.
    """

    plan: str | None
    part: str | None
    published: str
    who: str | None


class EmbeddingAnswer(TypedDict):
    """Origins that may frame what is published, and all that is, the latest first."""

    origins: list[str]
    published: list[PublishedEntry]


class PartWanted(BaseModel):
    """The part of a report to publish."""

    model_config = ConfigDict(extra="forbid")

    part: Literal["years", "effects", "money", "fairness", "maps"]


class OriginsAllowed(BaseModel):
    """Origins that may frame what is published, such as https://www.example.org; none where the list is empty."""

    model_config = ConfigDict(extra="forbid")

    origins: list[Annotated[str, Field(max_length=300)]] = Field(max_length=MOST_ORIGINS)


@router.get(
    "/plans/{identity}/paper",
    summary="The paper for the council on a plan as one HTML file",
    response_class=Response,
    responses=sending("text/html"),
)
def paper(
    request: Request,
    workspace: TheWorkspace,
    identity: Identity,
    language: Language,
    of: Of = "",
    others: With = [],  # noqa: B006
    download: Keep = False,
) -> Response:
    """Title, decision asked, five sentences, alternatives, scenario, what is not known, credits. It loads nothing."""
    made = documents_of_plan(workspace, identity, language, _compared(workspace, [identity, *others], language))
    said = PaperRepository(workspace.folder).find(of) if of else PaperText()
    told = council_paper(paper_contents(workspace, made.contents, language), said, language)
    response = text_answer(request, told.encode(), "text/html; charset=utf-8", language)
    response.headers["Content-Security-Policy"] = f"{policy(PICTURES)}; frame-ancestors 'self'; {PRINTED}"
    name_file(response, made, "html", download)
    return response


@router.get("/papers/{saved:path}", summary="What the paper on a saved plan says", responses=answering(PaperAnswer))
def paper_text(request: Request, workspace: TheWorkspace, saved: Saved, language: Language) -> Response:
    """All of it is empty where nobody wrote anything yet."""
    return fresh_answer(request, PaperRepository(workspace.folder).find(saved).model_dump(), language)


@router.put(
    "/papers/{saved:path}",
    summary="Write what the paper on a saved plan says",
    dependencies=[WRITES, *ONLY_JSON],
    responses=answering(PaperAnswer),
)
def write_paper(
    request: Request, workspace: TheWorkspace, saved: Saved, body: PaperText, language: Language
) -> Response:
    """Texts are plain text. Of the logo the pixels alone are kept."""
    workspace.saved.find(saved)
    return fresh_answer(request, PaperRepository(workspace.folder).save(saved, body).model_dump(), language)


@router.post(
    "/plans/{identity}/embeds",
    summary="Publish a chart or map of a plan for pages of others",
    status_code=201,
    dependencies=[WRITES, *ONLY_JSON],
    responses=answering(PublishedPart, 201),
)
def publish(
    request: Request, workspace: TheWorkspace, actor: TheActor, identity: Identity, body: PartWanted, language: Language
) -> Response:
    """The page at its address keeps the numbers of today; 422 where the plan has no such part."""
    contents = documents_of_plan(workspace, identity, language).contents
    published = workspace.outcome(identity).plan
    if (named := workspace.seen_by(ANONYMOUS).hidden_word(published)) is not None:
        raise PaperError("embed-plan-closed", received=named)
    about = PublishedPage(plan=published.name, part=body.part, who=actor.name, published=moment(time.time()))
    page = alone(contents, body.part, language)
    if page is None:
        has = [name for name in PARTS if alone(contents, name, language)]
        raise PaperError("embed-part-missing", received=body.part, allowed=", ".join(has))
    made = EmbedRepository(workspace.folder).publish(page.encode(), about)
    return fresh_answer(request, {"id": made, "address": _address(made)}, language, 201)


@router.get(
    "/embeds/{published}",
    summary="A published chart or map, to stand in a frame",
    response_class=Response,
    responses=sending("text/html"),
)
def embedded(request: Request, workspace: TheWorkspace, published: Published) -> Response:
    """Browsers show it inside pages of this server and of origins that the administrator allows, and of no other."""
    kept = EmbedRepository(workspace.folder)
    response = text_answer(request, kept.find(published), "text/html; charset=utf-8")
    frames = " ".join(["'self'", *kept.origins()])
    response.headers["Content-Security-Policy"] = f"{policy()}; frame-ancestors {frames}; sandbox allow-popups"
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    response.headers["Cache-Control"] = "no-cache"
    return response


@router.delete(
    "/embeds/{published}", summary="Withdraw a published chart or map", status_code=204, dependencies=[WRITES]
)
def withdraw(workspace: TheWorkspace, published: Published) -> Response:
    """Pages that frame it show that there is nothing any more."""
    EmbedRepository(workspace.folder).withdraw(published)
    return Response(status_code=204)


@router.get("/embedding", summary="Who may frame what is published", responses=answering(EmbeddingAnswer))
def embedding(request: Request, workspace: TheWorkspace, actor: TheActor, language: Language) -> Response:
    """Origins, and what is published; by whom is told to those who may publish."""
    return _embedding(request, EmbedRepository(workspace.folder), actor, language)


@router.put(
    "/embedding",
    summary="Say who may frame what is published",
    dependencies=[ADMINISTERS, *ONLY_JSON],
    responses=answering(EmbeddingAnswer),
)
def allow(
    request: Request, workspace: TheWorkspace, actor: TheActor, body: OriginsAllowed, language: Language
) -> Response:
    """Each is a scheme, a host and, where it is not the usual one, a port; there are no wildcards."""
    kept = EmbedRepository(workspace.folder)
    kept.allow(body.origins)
    return _embedding(request, kept, actor, language)


def _embedding(request: Request, kept: EmbedRepository, actor: Actor, language: str) -> Response:
    shown = Permission.WRITE_PLANS in actor.permissions
    published = [
        answer_of(PublishedEntry, about, id=identity, address=_address(identity), who=about.who if shown else None)
        for identity, about in kept.published()
    ]
    answer: EmbeddingAnswer = {"origins": kept.origins(), "published": published}
    return fresh_answer(request, answer, language)


def _address(identity: str) -> str:
    return f"{API}/embeds/{identity}"


def _compared(workspace: Workspace, plans: list[str], language: str) -> Json | None:
    """Plans side by side; None where there is one alone."""
    wanted = list(dict.fromkeys(plans))
    if len(wanted) == 1:
        return None
    outcomes = [workspace.outcome(identity) for identity in wanted]
    known = workspace.uncertainties.known
    answers = [with_verdicts(outcome_answer(one, workspace.places, language), known(one.id)) for one in outcomes]
    return comparison_answer(outcomes, answers, language)
