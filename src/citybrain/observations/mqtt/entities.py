"""Updates of entities for who listens (OGC 18-088, section 14.2): of a set, of one entity, of one of its properties."""

from __future__ import annotations

import json
from typing import NamedTuple
from urllib.parse import parse_qsl

from citybrain.kernel.errors import CityBrainError, NotFoundError
from citybrain.observations.changes import ChangedReadings
from citybrain.observations.mqtt.names import VERSION
from citybrain.observations.sensing import Sensing
from citybrain.observations.sensorthings.asked.options import options_of
from citybrain.observations.sensorthings.asked.path import path_of
from citybrain.observations.sensorthings.reading import answer
from citybrain.observations.sensorthings.sources import Visible

SELECT = "$select"


class EntityInterest(NamedTuple):
    """What a filter asks for: a set of entities, or one (`key`, unless a step before leads to it), or a property of it.

    `kind` is the name of the set that it is of; `one` whether it is a single entity; `within` the path of a property.
    """

    filter: str
    resource: str
    kind: str
    key: int | None
    one: bool
    within: tuple[str, ...]
    pairs: tuple[tuple[str, str], ...]


def entity_interest(wanted: str) -> EntityInterest | None:
    """What a filter asks for; None where it is no path of the service, or asks for more than $select."""
    version, _, rest = wanted.partition("/")
    resource, _, query = rest.partition("?")
    if version != VERSION:
        return None
    pairs = tuple(parse_qsl(query, keep_blank_values=True))
    try:
        path = path_of(resource)
        options_of(path.last.kind, pairs)
    except CityBrainError:
        return None
    if path.ending or any(name != SELECT for name, _ in pairs) or len(pairs) > 1:
        return None
    return EntityInterest(wanted, resource, path.last.kind.plural, path.last.key, path.one, path.within, pairs)


def update(
    sensing: Sensing, visible: Visible, base: str, wanted: EntityInterest, changed: ChangedReadings
) -> bytes | None:
    """The message about a change; None where the change is not what is asked for, or may not be seen."""
    if wanted.kind != changed.kind or wanted.key not in (None, changed.id):
        return None
    try:
        resource = wanted.resource
        if not wanted.one:
            resource = f"{resource}({changed.id})"
        elif wanted.key is None:
            head = resource.removesuffix("/" + "/".join(wanted.within)) if wanted.within else resource
            there = answer(sensing, visible, base, head, [(SELECT, "id")]).document
            if there is None or there.get("@iot.id") != changed.id:
                return None
        document = answer(sensing, visible, base, resource, wanted.pairs).document
    except NotFoundError:
        return None
    return None if document is None else json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode()
