"""Where things are, as far as a point says it."""

from __future__ import annotations

import json

from sqlalchemy import Connection, select

from citybrain.records.tables.sensing import location, thing_location

PAIR = 2


def points(connection: Connection) -> dict[int, list[float]]:
    """Longitude and latitude of every thing that is at a point now, by number of the thing."""
    asked = (
        select(thing_location.c.thing, location.c.location)
        .join(location, location.c.id == thing_location.c.location)
        .where(thing_location.c.withdrawn_at.is_(None), location.c.withdrawn_at.is_(None))
        .order_by(thing_location.c.time, thing_location.c.id)
    )
    found = {}
    for thing, said in connection.execute(asked):
        point = _point(said)
        if point is not None:
            found[int(thing)] = point
    return found


def _point(said: str) -> list[float] | None:
    try:
        shape = json.loads(said)
        place = shape.get("geometry", shape) if isinstance(shape, dict) else {}
        numbers = [float(number) for number in place["coordinates"][:PAIR]] if place.get("type") == "Point" else []
    except (ValueError, TypeError, KeyError):
        return None
    return numbers if len(numbers) == PAIR else None
