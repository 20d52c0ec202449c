"""Declarations: the inventory's own, which lie beside the code, and what domains compute for it."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from citybrain.base.domains import find_domains
from citybrain.kernel import Graph
from citybrain.kernel.yaml_files import read_yaml
from citybrain.messages import label_language

DATA = Path(__file__).parent / "data"


@cache
def declared(name: str) -> Any:
    """Content of a file of `data/`, read once; nobody may change it."""
    return read_yaml(DATA / name)


@cache
def computed_by_domains() -> tuple[Any, ...]:
    """What domains say in `inventory.yaml` of the lines that they compute; nobody may change it."""
    return tuple(read_yaml(path) for domain in find_domains() for path in domain.files("inventory"))


def computed_subsectors(graph: Graph) -> set[str]:
    """Subsectors of which the model of a city computes lines: those of domains all of whose carriers it has."""
    return {
        about["subsector"]
        for data in computed_by_domains()
        if lines_are_known(data, graph)
        for about in data["groups"].values()
    }


def subsectors_in_part() -> set[str]:
    """Subsectors of which domains say that their model tells a part only: `in_part` of a group."""
    groups = (about for data in computed_by_domains() for about in data["groups"].values())
    return {about["subsector"] for about in groups if about.get("in_part")}


def lines_are_known(data: Any, graph: Graph) -> bool:
    """Whether a city has all that the lines of a domain are computed from."""
    return all(about["quantity"] in graph.quantities for about in data["carriers"].values())


def group_label(group: str, language: str) -> str:
    """What people call a group of computed lines."""
    return str(
        next(
            told["groups"][group]["label"][label_language(language)]
            for told in computed_by_domains()
            if group in told["groups"]
        )
    )
