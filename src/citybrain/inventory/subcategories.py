"""Sectors, subsectors and subcategories of the GPC 1.1: what an inventory reports, in which scope and total."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any, Literal, get_args

from citybrain.inventory.files import declared
from citybrain.kernel import NotFoundError, nearest

Scope = Literal[1, 2, 3]
Level = Literal["basic", "basic+", "territorial", "other"]
NotationKey = Literal["NO", "NE", "IE", "C"]
LEVELS: tuple[str, ...] = get_args(Level)
NOTATION_KEYS: tuple[str, ...] = get_args(NotationKey)
Label = Mapping[str, str]


@dataclass(frozen=True)
class Subcategory:
    """One line of the report. Names are {en, zh}; `level` is the smallest total that it belongs to.

    territorial: only in the total of scope 1 (energy made for the grid, waste from outside); other: in no total.
    """

    reference: str
    sector: str
    sector_name: Label
    subsector: str
    subsector_name: Label
    description: Label
    scope: Scope
    level: Level
    notation_keys: tuple[str, ...]
    source: str


@cache
def subcategories() -> Mapping[str, Subcategory]:
    """All subcategories by reference (I.1.1), in the order of the report."""
    data = declared("gpc.yaml")
    return MappingProxyType({reference: _made(reference, entry, data) for reference, entry in _entries(data)})


def _entries(data: Any) -> list[tuple[str, Any]]:
    return list(data["subcategories"].items())


def _made(reference: str, entry: Any, data: Any) -> Subcategory:
    sector, number = reference.split(".")[:2]
    subsector = f"{sector}.{number}"
    return Subcategory(
        reference=reference,
        sector=sector,
        sector_name=data["sectors"][sector],
        subsector=subsector,
        subsector_name=data["subsectors"][subsector],
        description=entry["description"],
        scope=entry["scope"],
        level=entry["level"],
        notation_keys=tuple(data["notation_keys"]),
        source=entry.get("source", data["source"]),
    )


def notation_key_names() -> Mapping[str, Label]:
    """What each notation key means, as {en, zh}."""
    names: Mapping[str, Label] = declared("gpc.yaml")["notation_keys"]
    return names


def subcategory(reference: str) -> Subcategory:
    """One subcategory. Raises NotFoundError with the nearest references."""
    known = subcategories()
    if reference not in known:
        near = nearest(reference, known)
        raise NotFoundError("accounting-subcategory-unknown", received=reference[:40], near=near)
    return known[reference]
