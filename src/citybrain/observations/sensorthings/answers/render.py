"""Entities as JSON of the standard (OGC 18-088, clause 9.3): control information, links, what was expanded."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from citybrain.observations.sensorthings.answers.entity import Entity, Page
from citybrain.observations.sensorthings.asked.options import QueryOptions
from citybrain.observations.sensorthings.model import KINDS, OBSERVATION


def rendered(entity: Entity, options: QueryOptions, root: str) -> dict[str, Any]:
    """An entity; `root` is the address of the service without a slash at its end."""
    link = f"{root}/{entity.kind.plural}({entity.id})"
    wanted = options.select
    told: dict[str, Any] = {}
    if wanted is None:
        told = {"@iot.id": entity.id, "@iot.selfLink": link, **entity.values}
    elif "id" in wanted:
        told = {"@iot.id": entity.id}
    if wanted is not None:
        told |= _selected(entity, wanted)
    for navigation in entity.kind.navigations:
        if navigation in entity.related:
            told |= _expanded(entity, navigation, options.expand[navigation], link, root)
        elif wanted is None or navigation in wanted:
            told[f"{navigation}@iot.navigationLink"] = f"{link}/{navigation}"
    return told


def _selected(entity: Entity, wanted: Iterable[str]) -> dict[str, Any]:
    """Properties by name; `properties/x` keeps only x of them."""
    told: dict[str, Any] = {}
    for name in wanted:
        first, *further = name.split("/")
        if first not in entity.values:
            continue
        value = entity.values[first]
        if not further:
            told[first] = value
            continue
        place = told.setdefault(first, {})
        for step in further[:-1]:
            value = value.get(step) if isinstance(value, dict) else None
            place = place.setdefault(step, {}) if isinstance(place, dict) else {}
        value = value.get(further[-1]) if isinstance(value, dict) else None
        if value is not None and isinstance(place, dict):
            place[further[-1]] = value
    return told


def _expanded(entity: Entity, navigation: str, options: QueryOptions, link: str, root: str) -> dict[str, Any]:
    related = entity.related[navigation]
    if not isinstance(related, Page):
        return {navigation: None if related is None else rendered(related, options, root)}
    told: dict[str, Any] = {}
    if related.count is not None:
        told[f"{navigation}@iot.count"] = related.count
    told[navigation] = [rendered(one, options, root) for one in related.entities]
    if related.end is not None:
        told[f"{navigation}@iot.nextLink"] = next_link(f"{link}/{navigation}", options, related.end)
    return told


def page(found: Page, options: QueryOptions, root: str, address: str) -> dict[str, Any]:
    """A set of entities; `address` is that of the set."""
    told: dict[str, Any] = {} if found.count is None else {"@iot.count": found.count}
    if found.end is not None:
        told["@iot.nextLink"] = next_link(address, options, found.end)
    return {**told, "value": [rendered(one, options, root) for one in found.entities]}


def next_link(address: str, options: QueryOptions, end: str) -> str:
    """Where the entities are that follow a position."""
    return f"{address}?{options.following(end)}"


def references(found: Page, root: str, options: QueryOptions, address: str) -> dict[str, Any]:
    """Links to the entities of a set alone (OGC 18-088, 9.2.7)."""
    links = [{"@iot.selfLink": f"{root}/{one.kind.plural}({one.id})"} for one in found.entities]
    told: dict[str, Any] = {} if found.count is None else {"@iot.count": found.count}
    if found.end is not None:
        told["@iot.nextLink"] = next_link(address, options, found.end)
    return {**told, "value": links}


def service_document(root: str, conformance: Iterable[str], mqtt: Mapping[str, Any]) -> dict[str, Any]:
    """The sets of entities, and what the service conforms to (OGC 18-088, 9.2.1)."""
    sets = [{"name": name, "url": f"{root}/{name}"} for name in KINDS]
    settings: dict[str, Any] = {"conformance": list(conformance), **mqtt}
    return {"value": sets, "serverSettings": settings}


def data_arrays(found: Page, options: QueryOptions, root: str, address: str) -> dict[str, Any]:
    """Observations as arrays by datastream (OGC 18-088, 12.1)."""
    components = list(options.select or ("id", *OBSERVATION.properties))
    by_stream: dict[int, list[list[Any]]] = {}
    for one in found.entities:
        values = {"id": one.id, **one.values}
        by_stream.setdefault(one.stream, []).append([values.get(name) for name in components])
    groups = [
        {
            "Datastream@iot.navigationLink": f"{root}/Datastreams({stream})",
            "components": components,
            "dataArray@iot.count": len(rows),
            "dataArray": rows,
        }
        for stream, rows in by_stream.items()
    ]
    return {**page(replace(found, entities=()), options, root, address), "value": groups}
