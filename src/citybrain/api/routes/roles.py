"""What pages ask for without naming a quantity: roles with those who fill them, and the question to begin with."""

from __future__ import annotations

from typing import Any

from fastapi import Request, Response
from typing_extensions import TypedDict

from citybrain.api.language import Language
from citybrain.api.openapi import API, answering
from citybrain.api.respond import json_answer
from citybrain.api.results import TheOpenWorkspace
from citybrain.api.router import Router
from citybrain.base.domains import Domains, find_domains
from citybrain.kernel import Graph
from citybrain.kernel.yaml_files import read_yaml

router = Router(prefix=API, tags=["knowledge"])

STARTER = "starter"
"""File of a domain with the question that a newcomer can ask with one click, and the measures that it stands for."""


class RoleTold(TypedDict):
    """A quantity that a domain contributes to a role, and the entity that it is of."""

    role: str
    quantity: str
    entity: str
    domain: str


class Starter(TypedDict):
    """A question that one click asks; `measures` are those of a plan."""

    question: str
    measures: list[dict[str, Any]]


def roles_answer(graph: Graph) -> list[RoleTold]:
    """All contributions, those of a role in the order of the domains."""
    return [
        {"role": role, "quantity": one.quantity, "entity": graph[one.quantity].of, "domain": one.domain}
        for role in graph.roles
        for entity in graph.entities
        for one in graph.roles.contributions(role, entity)
    ]


def starters_answer(domains: Domains, graph: Graph, language: str) -> list[Starter]:
    """Questions of all domains with the measures that the graph has."""
    read = (read_yaml(path) for domain in domains for path in domain.files(STARTER))
    return [
        {
            "question": told["question"].get(language) or told["question"]["en"],
            "measures": [one for one in told["measures"] if one["intervention"] in graph.interventions],
        }
        for told in read
    ]


@router.get("/roles", summary="Which quantities fill which role", responses=answering(list[RoleTold]))
def roles(request: Request, workspace: TheOpenWorkspace) -> Response:
    """Roles such as emissions, energy_cost or residents, with the quantities that domains contribute to them."""
    return json_answer(request, roles_answer(workspace.graph))


@router.get("/starters", summary="Questions to begin a plan with", responses=answering(list[Starter]))
def starters(request: Request, workspace: TheOpenWorkspace, language: Language) -> Response:
    """Each with the measures that it stands for, as POST /plans takes them."""
    return json_answer(request, starters_answer(find_domains(), workspace.graph, language), language)
