"""Entities as CSV and as GeoJSON: nested values side by side, with a slash between their names."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from citybrain.base.spreadsheets import csv_lines
from citybrain.observations.sensorthings.answers.entity import Entity, Page
from citybrain.observations.sensorthings.asked.options import QueryOptions
from citybrain.observations.sensorthings.model import EntityForm

GEOMETRIES = frozenset(
    {"Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon", "GeometryCollection"}
)


def as_csv(found: Page, options: QueryOptions) -> str:
    """A line of names, and a line for each entity; what an entity was expanded by repeats it for each of them."""
    rows = [row for one in found.entities for row in _rows(one, options)]
    names = list(dict.fromkeys(name for row in rows for name in row)) or ["id", *(options.select or ())]
    return csv_lines([names, *([_cell(row.get(name)) for name in names] for row in rows)])


def as_geojson(found: Page, options: QueryOptions, next_link: str | None) -> dict[str, Any]:
    """A collection of features, one for each entity: its own geometry, or the first of what it was expanded by."""
    features = [
        {
            "type": "Feature",
            "id": one.id,
            "geometry": _geometry(one),
            "properties": next(_rows(one, options, places=False), {}),
        }
        for one in found.entities
    ]
    told: dict[str, Any] = {"type": "FeatureCollection", "features": features}
    if found.count is not None:
        told["@iot.count"] = found.count
    if next_link is not None:
        told["@iot.nextLink"] = next_link
    return told


def _rows(entity: Entity, options: QueryOptions, prefix: str = "", places: bool = True) -> Iterator[dict[str, Any]]:
    own = {f"{prefix}id": entity.id}
    for name, value in entity.values.items():
        if options.select is not None and name not in options.select:
            continue
        if places or entity.kind.properties[name].form is not EntityForm.PLACE:
            own |= _flat(f"{prefix}{name}", value, entity.kind.properties[name].form is EntityForm.PLACE)
    rows = [own]
    for navigation, related in entity.related.items():
        nested = related.entities if isinstance(related, Page) else [related] if related else []
        further = [
            row for one in nested for row in _rows(one, options.expand[navigation], f"{prefix}{navigation}/", places)
        ]
        rows = [{**row, **more} for row in rows for more in further] if further else rows
    yield from rows


def _flat(name: str, value: Any, whole: bool = False) -> dict[str, Any]:
    """Objects by their keys; lists, and geometries that are `whole`, as JSON."""
    if isinstance(value, dict) and value and not whole:
        found: dict[str, Any] = {}
        for key, inner in value.items():
            found |= _flat(f"{name}/{key}", inner)
        return found
    return {name: value}


def _cell(value: Any) -> Any:
    if isinstance(value, dict | list | bool):
        return json.dumps(value, ensure_ascii=False)
    return value


def _geometry(entity: Entity) -> Mapping[str, Any] | None:
    places = (
        entity.values.get(name) for name, known in entity.kind.properties.items() if known.form is EntityForm.PLACE
    )
    own = next((found for found in map(_geometry_of, places) if found), None)
    if own is not None:
        return own
    related: Iterable[Entity] = (
        one
        for page in entity.related.values()
        for one in (page.entities if isinstance(page, Page) else [page] if page else [])
    )
    return next((found for found in map(_geometry, related) if found), None)


def _geometry_of(place: Any) -> Mapping[str, Any] | None:
    """The geometry of GeoJSON, which may be a feature."""
    if not isinstance(place, dict):
        return None
    if place.get("type") == "Feature":
        return _geometry_of(place.get("geometry"))
    return place if place.get("type") in GEOMETRIES else None
