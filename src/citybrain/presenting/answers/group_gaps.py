"""The register of gaps: of whom of the residents what is known, and who would have to give what is not."""

from __future__ import annotations

from collections.abc import Container

import numpy as np
from typing_extensions import TypedDict

from citybrain.base.domains import find_domains
from citybrain.base.person_groups import PersonGroup
from citybrain.kernel import Graph
from citybrain.kernel.units import Array
from citybrain.presenting.answers.city import RESIDENTS
from citybrain.presenting.answers.words import label
from citybrain.twin.declared import area_entity
from citybrain.twin.snapshot import Snapshot

DIGITS = 4


class GroupGap(TypedDict):
    """Of which part of the residents a trait is known, from 0 to 1; null where no resident is known.

    `attribute` tells it by area, null where nothing that the city reads does; `simulated` is the part of its values
    that is made up. `quantities` are those that cannot tell people apart without it. `holder` would have to give it.
    """

    name: str
    label: str
    attribute: str | None
    attribute_label: str | None
    known: float | None
    simulated: float
    quantities: int
    holder: str


def group_gaps(snapshot: Snapshot, graph: Graph, hidden: Container[str], language: str) -> list[GroupGap]:
    """The traits that the domains declare, those of which least is known first; residents that are hidden count not."""
    residents = None if RESIDENTS in hidden else np.nan_to_num(snapshot.column(RESIDENTS))
    gaps = [_gap(group, snapshot, graph, residents, language) for domain in find_domains() for group in domain.groups]
    return sorted(gaps, key=lambda gap: (gap["known"] or 0.0, gap["label"]))


def _gap(group: PersonGroup, snapshot: Snapshot, graph: Graph, residents: Array | None, language: str) -> GroupGap:
    told = group.attribute or None
    return {
        "name": group.name,
        "label": group.labels.get(language) or group.labels["en"],
        "attribute": told,
        "attribute_label": label(graph, told, language) if told else None,
        "known": _known(told, snapshot, residents),
        "simulated": float(snapshot.manifest.qualities.get(group.attribute, {}).get("simulated", 0.0)),
        "quantities": len(_below(graph, told)) if told else 0,
        "holder": group.holder.get(language) or group.holder["en"],
    }


def _known(attribute: str | None, snapshot: Snapshot, residents: Array | None) -> float | None:
    """Part of the residents in areas of which an attribute is known."""
    if residents is None or residents.sum() <= 0.0:
        return None
    values = snapshot.city().columns.get(attribute or "")
    if values is None:
        return 0.0
    of = snapshot.column(area_entity())
    known = np.isfinite(values)[of] & (of >= 0)
    return round(float(residents[known].sum() / residents.sum()), DIGITS)


def _below(graph: Graph, name: str) -> set[str]:
    """Names of all quantities that hang on one."""
    readers: dict[str, list[str]] = {}
    for made in graph.quantities.values():
        for one in made.inputs:
            readers.setdefault(one, []).append(made.name)
    found: set[str] = set()
    waiting = [name]
    while waiting:
        new = set(readers.get(waiting.pop(), ())) - found
        found |= new
        waiting += new
    return found
