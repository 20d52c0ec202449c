"""What is known of one row of any entity, and what rows are called."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from citybrain.base.domains import Domains
from citybrain.kernel import Graph, NotFoundError
from citybrain.plans.view import View
from citybrain.presenting.answers.amid import place_amid
from citybrain.presenting.answers.quantities import is_identity
from citybrain.presenting.answers.shapes.entities import (
    AreaTold,
    Attribute,
    EntityRow,
    EntityTold,
    RowLink,
    RowName,
    RowValue,
)
from citybrain.presenting.answers.words import attribute_label, attribute_value, label, message, shown
from citybrain.twin.declared import attributes_of
from citybrain.twin.geometry.entities import Entities, Entity
from citybrain.twin.geometry.tiles import Bounds
from citybrain.twin.snapshot import Snapshot

HEADLINE, KIND = "headline", "kind"
"""Roles of what is told first of a row, and of what kind it is."""


def entities_answer(entities: Entities, domains: Domains, language: str) -> list[EntityTold]:
    """The entities that the city holds, in the order in which they are declared."""
    return [
        {
            "name": entity.name,
            "label": entity.label(language),
            "geometry": entity.geometry,
            "rows": entity.rows,
            "inside": [area for area in entity.held.entry.inside if area in entities.all],
            "sensed": list(domains.sensed_at(entity.name)),
        }
        for entity in entities.all.values()
    ]


def areas_of(entity: Entity, entities: Entities, today: View) -> tuple[Entity, NDArray[np.intp]] | None:
    """What the rows of an entity lie in, and the row of that for each (below 0: none); None where nothing says it."""
    inside = today.result.city.inside
    areas = (area for area in entity.held.entry.inside if area in entities.all and (entity.name, area) in inside)
    area = next(areas, None)
    return None if area is None else (entities[area], inside[entity.name, area])


def names_answer(rows: Sequence[int], entity: Entity, entities: Entities, today: View, language: str) -> list[RowName]:
    """Id, name, title and area of rows by their numbers. Raises NotFoundError."""
    for row in rows:
        require_row(row, entity)
    areas = areas_of(entity, entities, today)
    return [
        {
            "row": row,
            "id": str(entity.held.ids[row]),
            "name": entity.name_of(row),
            "title": entity.title_of(row, language),
            "area": area_name(areas, row),
        }
        for row in rows
    ]


def require_row(row: int, entity: Entity) -> None:
    """Raises NotFoundError for a row that an entity does not have."""
    if row >= entity.rows:
        raise NotFoundError("entity-row-beyond", received=str(row), entity=entity.name, count=str(entity.rows))


def row_answer(
    row: int, entity: Entity, entities: Entities, snapshot: Snapshot, today: View, view: View,
    at: tuple[Bounds | None, Bounds | None], asked: Iterable[str], language: str,
) -> EntityRow:  # fmt: skip
    """All attributes of a row, and how each is known; `asked` are quantities whose values of `view` are told, too.

    What the domains declare as headlines of the entity is told first, as it is today. `at` are the bounds of its shape,
    and of all pieces that have its name.

    Raises NotFoundError for a quantity that is unknown or of another entity.
    """
    areas = areas_of(entity, entities, today)
    own, whole = at
    middle = (None, None) if own is None else ((own[0] + own[2]) / 2, (own[1] + own[3]) / 2)
    place = place_amid(entity.name, row, view, snapshot.manifest.crs) or middle
    headlines = today.graph.roles.names(HEADLINE, entity.name)
    return {
        "entity": entity.name,
        "row": row,
        "id": str(entity.held.ids[row]),
        "name": entity.name_of(row),
        "title": entity.title_of(row, language),
        "kind": kind_of(entity, row, today.graph, language),
        "area": _area(areas, row, language),
        "longitude": place[0],
        "latitude": place[1],
        "bounds": whole,
        "headlines": [_value(name, row, entity, today, language) for name in headlines],
        "attributes": [
            _attribute(name, row, entity, entities, snapshot, today, language) for name in entity.held.attributes
        ],
        "values": [_value(name, row, entity, view, language) for name in asked],
    }


def kind_of(entity: Entity, row: int, graph: Graph, language: str) -> str | None:
    """What kind of its entity a row is; None where nothing says it."""
    kinds = (name for name in graph.roles.names(KIND, entity.name) if name in entity.held.attributes)
    name = next(kinds, None)
    return None if name is None else str(shown(graph, graph[name], float(entity.held.column(name)[row]), language))


def _attribute(
    name: str, row: int, entity: Entity, entities: Entities, snapshot: Snapshot, today: View, language: str
) -> Attribute:
    graph = today.graph
    made = graph.quantities.get(name)
    known = made if made is not None and made.of == entity.name and made.kind == "given" else None
    value = shown(graph, known, float(today.value(name)[row]), language) if known else entity.value(name, row)
    link = _link(name, value, entity, entities, language)
    if isinstance(value, float) and known and is_identity(graph, name):  # a number of something is no amount
        value, known = f"{value:.0f}", None
    declared = attributes_of(entity.name).get(name)
    amount = made is not None and made.of == entity.name and isinstance(value, float)
    origin = entity.held.origin(name, row)
    source = snapshot.manifest.sources.get(origin.source or "")
    return {
        "name": name,
        "label": attribute_label(graph, name, language),
        "value": attribute_value(graph, name, value, language) if isinstance(value, str) else value,
        "link": link,
        "unit": made.unit if made is not None and (amount or known) else "",
        "presence": declared is not None and declared.read == "presence",
        "origin": (source.title or source.file) if source else origin.name,
        "rule": message(origin.rule, language) if origin.rule else None,
        "kind": origin.kind,
        "simulated": origin.simulated,
        "quality": origin.quality,
        "quantity": known is not None,
    }


def _link(name: str, value: float | str | None, entity: Entity, entities: Entities, language: str) -> RowLink | None:
    """The row of another entity that an attribute numbers; None where it numbers none that the city holds."""
    declared = attributes_of(entity.name).get(name)
    other = entities.all.get(declared.row_of) if declared else None
    if other is None or not isinstance(value, float) or not 0 <= value < other.rows:
        return None
    row = int(value)
    return {"entity": other.name, "id": str(other.held.ids[row]), "title": other.title_of(row, language)}


def _value(name: str, row: int, entity: Entity, view: View, language: str) -> RowValue:
    made = view.graph[name]
    if made.of != entity.name:
        raise NotFoundError("quantity-of-other", received=name, of=made.of, entity=entity.name)
    number = float(view.column(name)[row])
    return {
        "quantity": name,
        "label": label(view.graph, name, language),
        "value": shown(view.graph, made, number, language),
        "unit": made.unit,
        "quality": int(view.quality(name)[row]),
    }


def _area(areas: tuple[Entity, NDArray[np.intp]] | None, row: int, language: str) -> AreaTold | None:
    if areas is None or areas[1][row] < 0:
        return None
    entity, number = areas[0], int(areas[1][row])
    identity, name = str(entity.held.ids[number]), entity.name_of(number)
    return {"entity": entity.name, "label": entity.label(language), "row": number, "id": identity, "name": name}


def area_name(areas: tuple[Entity, NDArray[np.intp]] | None, row: int) -> str | None:
    """The name of the area that a row lies in, else its id; None where it lies in none."""
    if areas is None or areas[1][row] < 0:
        return None
    entity, number = areas[0], int(areas[1][row])
    return entity.name_of(number) or str(entity.held.ids[number])
