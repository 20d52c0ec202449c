"""Whose data the city is made of, and how well it is known."""

from __future__ import annotations

from fastapi import Request, Response

from citybrain.api.identity import TheActor
from citybrain.api.language import Language
from citybrain.api.openapi import API, answering
from citybrain.api.respond import json_answer
from citybrain.api.results import TheOpenWorkspace
from citybrain.api.router import Router
from citybrain.api.routes.stewards import stewards_of
from citybrain.api.state import TheCity, TheState
from citybrain.governance import DataClass, may_read
from citybrain.presenting.answers.entered_sources import other_sources
from citybrain.presenting.answers.group_gaps import group_gaps
from citybrain.presenting.answers.sources import LabelledQuality, Sources, sources_answer
from citybrain.presenting.answers.words import attribute_label
from citybrain.twin.quality import quality_report

router = Router(prefix=API, tags=["city"])


@router.get("/quality", summary="The quality report of the snapshot", responses=answering(LabelledQuality))
def quality(request: Request, workspace: TheOpenWorkspace, language: Language) -> Response:
    """Shares measured, derived, estimated, unknown and simulated by attribute; what became of every record.

    `groups` is the register of gaps: of which part of the residents it is known who they are, and who could tell.
    """
    report = quality_report(workspace.snapshot.manifest)
    labels = {name: attribute_label(workspace.graph, name, language) for name in report["attributes"]}
    counts = {name: count for name, count in report["counts"].items() if name not in workspace.hidden}
    groups = group_gaps(workspace.snapshot, workspace.graph, workspace.hidden, language)
    return json_answer(request, {**report, "counts": counts, "labels": labels, "groups": groups}, language)


@router.get(
    "/sources",
    summary="Files, imports, senders of readings, what people entered, and rules that filled what they leave open",
    responses=answering(Sources),
)
def sources(
    request: Request, state: TheState, city: TheCity, workspace: TheOpenWorkspace, actor: TheActor, language: Language
) -> Response:
    """Licence, steward, hash, records received, kept and rejected by reason, and the attributes from each.

    People and devices that sent readings have names for who reads internal data; for others they are one source.
    """
    others = other_sources(city, language, may_read(actor, DataClass.INTERNAL))
    stewards = stewards_of(state, city)
    answer = sources_answer(workspace.snapshot, workspace.observed, workspace.graph, language, others, stewards)
    return json_answer(request, answer, language)
