"""The sensor of a property that stands nearest to a place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from citybrain.base.great_circle import distance
from citybrain.observations.properties import known_properties
from citybrain.observations.stream_status.answers import instant
from citybrain.observations.stream_status.shapes import NearbyProperty, NearbySensor
from citybrain.observations.stream_status.status import Seen
from citybrain.observations.stream_status.streams import KnownStream, LonLat


def nearest_of(
    streams: Sequence[KnownStream], key: str, place: LonLat, within: float
) -> tuple[KnownStream, float] | None:
    """The stream of numbers of a property that stands nearest to a place, and how far [m]; None where none is within.

    Of streams at one distance the first by number. A sensor without a place of its own, such as in a vehicle, is none.
    """
    found = [
        (metres, stream.number, stream)
        for stream in streams
        if stream.key == key and stream.numeric and stream.place is not None
        and (metres := 1000.0 * distance(place[1], place[0], stream.place[1], stream.place[0])) <= within
    ]  # fmt: skip
    if not found:
        return None
    metres, _, stream = min(found, key=lambda one: one[:2])
    return stream, metres


def nearby_answer(
    wanted: Mapping[str, float], nearest: Mapping[str, tuple[Seen, float]], language: str
) -> list[NearbyProperty]:
    """Each wanted property, with the sensor that stands nearest and its newest reading where there is one."""
    known = known_properties()
    return [
        {
            "key": key,
            "label": known[key].label.get(language, known[key].label["en"]) if key in known else key,
            "within": metres,
            "sensor": _sensor(*nearest[key]) if key in nearest else None,
        }
        for key, metres in wanted.items()
    ]


def _sensor(seen: Seen, metres: float) -> NearbySensor:
    return {
        "id": seen.stream.number,
        "name": seen.stream.name,
        "distance": round(metres, 1),
        "value": seen.value,
        "unit": seen.stream.unit,
        "time": None if seen.time is None else instant(seen.time),
        "state": seen.state,
        "flag": seen.flag,
        "simulated": seen.stream.simulated,
    }
