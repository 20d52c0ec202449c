"""A person says which known property an observed property is, or that it is none of them."""

from __future__ import annotations

import json

from sqlalchemy import select

from citybrain.governance import Actor
from citybrain.kernel.errors import NotFoundError
from citybrain.observations.properties import candidates
from citybrain.observations.sensorthings.service import PATCH, Service
from citybrain.records.errors import EntryError
from citybrain.records.tables.sensing import datastream, observed_property


def answer_property(service: Service, actor: Actor, number: int, key: str | None) -> None:
    """Keep the key of a known property, or None, as the property `key` of an observed property.

    From then on its streams join the limits, tests, map and warnings of that property. What stood there before is kept
    in the records. Raises NotFoundError for an unknown number, EntryError for a property to which no unit of its
    streams converts.
    """
    counts, streams = observed_property.c.withdrawn_at.is_(None), datastream.c.withdrawn_at.is_(None)
    with service.sensing.records.read() as connection:
        row = connection.execute(select(observed_property).where(observed_property.c.id == number, counts)).first()
        asked = select(datastream.c.unit_symbol).where(datastream.c.observed_property == number, streams).distinct()
        units = [unit for unit in connection.execute(asked).scalars() if unit]
    if row is None:
        raise NotFoundError("property-unknown", received=number)
    allowed = {one.key for unit in units for one in candidates(row.name, unit)}
    if key is not None and key not in allowed:
        raise EntryError("property-answer", received=key, name=row.name, allowed=", ".join(sorted(allowed)) or "-")
    before = json.loads(row.properties or "{}")
    properties = {**(before if isinstance(before, dict) else {}), "key": key or row.name}
    change = service.changing(f"ObservedProperties({number})", {"properties": properties}, PATCH)
    service.together(actor, [change])
