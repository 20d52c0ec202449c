"""The domains that make up the served city, and the register of their quantities, generated from what runs."""

from __future__ import annotations

from functools import partial

from fastapi import Request, Response

from citybrain.api.language import Language
from citybrain.api.openapi import API, answering
from citybrain.api.respond import json_answer, lasting_answer
from citybrain.api.results import TheOpenWorkspace
from citybrain.api.router import Router
from citybrain.api.state import TheTiles
from citybrain.base.domains import find_domains
from citybrain.presenting.answers.domains import domains_answer
from citybrain.presenting.answers.quantities import levels_answer, quantities_answer
from citybrain.presenting.answers.shapes.domains import Domain
from citybrain.presenting.answers.shapes.knowledge import Levels, Quantity

router = Router(prefix=API, tags=["knowledge"])


@router.get("/domains", summary="Subjects that make up this city", responses=answering(list[Domain]))
def domains(request: Request, workspace: TheOpenWorkspace, language: Language) -> Response:
    """Each behind those that it needs, with entities, relations, roles, and what the city lacks of it."""
    answer = domains_answer(find_domains(), workspace.graph, workspace.snapshot.city(), language)
    return json_answer(request, answer, language)


@router.get("/quantities", summary="Everything that can be known about this city", responses=answering(list[Quantity]))
def quantities(request: Request, workspace: TheOpenWorkspace, tiles: TheTiles, language: Language) -> Response:
    """In the order in which they are computed, with unit, source and inputs."""
    graph, shares = workspace.graph, workspace.snapshot.manifest.quality
    return lasting_answer(
        request,
        graph,
        workspace.tag("quantities", language),
        lambda: quantities_answer(graph, shares, language, tiles.entities.drawn),
        language,
    )


@router.get("/quantities/levels", summary="How well each quantity is known today", responses=answering(Levels))
def levels(request: Request, workspace: TheOpenWorkspace) -> Response:
    """By name the shares at each level of the U4SSC verifier, 1 to 6; 0 is true by definition.

    Shares are of the value for sums of the city, else of the rows.
    """
    make = partial(levels_answer, workspace.today())
    return lasting_answer(request, workspace.graph, workspace.tag("levels"), make)
