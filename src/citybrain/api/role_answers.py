"""What pages ask for without naming a quantity: roles with those who fill them, and the question to begin with."""

from __future__ import annotations

from typing import Any

from typing_extensions import TypedDict

from citybrain.base.domains import Domains
from citybrain.kernel import Graph
from citybrain.kernel.yaml_files import read_yaml

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
