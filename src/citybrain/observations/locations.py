"""Where things are and have been, and features of interest at places: found by rounded place, or made."""

from __future__ import annotations

import json
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from typing import TypeAlias

from sqlalchemy import Connection, insert, select

from citybrain.observations.times import recorded
from citybrain.records.tables.base import now
from citybrain.records.tables.sensing import feature, location, thing_location

GEOJSON = "application/geo+json"

DECIMALS = 4
"""Of a degree to which places of readings are rounded: 11 m and less."""

LonLat: TypeAlias = tuple[float, float]
"""Longitude and latitude [°] of WGS 84."""


def rounded(place: LonLat) -> LonLat:
    """A place as features of interest have it."""
    return round(place[0], DECIMALS), round(place[1], DECIMALS)


def point(place: LonLat) -> str:
    """A place as GeoJSON."""
    return json.dumps({"type": "Point", "coordinates": list(place)})


def named(place: LonLat) -> str:
    """The name of the feature at a rounded place, latitude first as people write it."""
    return f"{place[1]:.{DECIMALS}f}, {place[0]:.{DECIMALS}f}"


def features(connection: Connection, places: Iterable[LonLat], made_by: str) -> Mapping[LonLat, int]:
    """Numbers of the features at these places, by rounded place; made where they are not there."""
    wanted = {named(place): place for place in map(rounded, places)}
    names = list(wanted)
    found: dict[LonLat, int] = {}
    for first in range(0, len(names), 500):
        asked = select(feature.c.name, feature.c.id).where(
            feature.c.name.in_(names[first : first + 500]),
            feature.c.encoding_type == GEOJSON,
            feature.c.withdrawn_at.is_(None),
        )
        found.update({wanted[name]: number for name, number in connection.execute(asked)})
    for name, place in wanted.items():
        if place not in found:
            row = {"name": name, "description": "Place of a reading", "encoding_type": GEOJSON, "feature": point(place)}
            made = connection.execute(insert(feature).values(**row, made_by=made_by, made_at=now()))
            assert made.inserted_primary_key is not None
            found[place] = int(made.inserted_primary_key[0])
    return found


def place_of(connection: Connection, thing: int) -> tuple[str, str] | None:
    """Since when a thing is where it is, and its place as GeoJSON; None where it is nowhere."""
    asked = (
        select(thing_location.c.time, location.c.location)
        .join(location, location.c.id == thing_location.c.location)
        .where(thing_location.c.thing == thing, thing_location.c.withdrawn_at.is_(None))
        .order_by(thing_location.c.time.desc(), thing_location.c.id.desc())
        .limit(1)
    )
    row = connection.execute(asked).first()
    return None if row is None else (row[0], row[1])


def trace(
    connection: Connection, thing: int, name: str, track: Iterable[tuple[int, LonLat]], made_by: str, apart: int
) -> int:
    """A thing has been at places at times [µs]; how many became entries of its history.

    Entries lie at least `apart` [µs] from each other, from those that were there too.
    """
    asked = select(thing_location.c.time).where(
        thing_location.c.thing == thing, thing_location.c.withdrawn_at.is_(None)
    )
    known = sorted(connection.execute(asked).scalars())
    entries = 0
    for time, place in track:
        before = bisect_left(known, recorded(time - apart + 1))
        if before < len(known) and known[before] < recorded(time + apart):
            continue
        put(connection, thing, name, place, time, made_by)
        known.insert(before, recorded(time))
        entries += 1
    return entries


def move(connection: Connection, thing: int, name: str, place: LonLat, time: int, made_by: str, apart: int = 0) -> bool:
    """A thing is at a place from a time [µs] on; whether that is news.

    Nothing changes where it was there before, and at times less than `apart` [µs] after its last move.
    """
    there = place_of(connection, thing)
    if there is not None and (
        there[1] == point(place) or there[0] > recorded(time - apart) or there[0] == recorded(time)
    ):
        return False
    put(connection, thing, name, place, time, made_by)
    return True


def put(connection: Connection, thing: int, name: str, place: LonLat, time: int, made_by: str) -> None:
    """A thing is at a place from a time [µs] on, as a new location."""
    acts = {"made_by": made_by, "made_at": now()}
    row = {"name": name, "description": name, "encoding_type": GEOJSON, "location": point(place)}
    made = connection.execute(insert(location).values(**row, **acts)).inserted_primary_key
    assert made is not None
    connection.execute(insert(thing_location).values(thing=thing, location=int(made[0]), time=recorded(time), **acts))
