"""What a connector told, delivered: streams and places found or made, units converted, what is no reading set apart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select

from citybrain.kernel.errors import CityBrainError, InputError
from citybrain.observations.catalogue import Catalogue, results_of
from citybrain.observations.connectors.declaration import Connector, Measured, Pulled
from citybrain.observations.incoming import Reading, as_readings, result_of
from citybrain.observations.locations import LonLat, features, move, rounded
from citybrain.observations.properties import KnownProperty, known_properties, scale
from citybrain.observations.readings.columns import NO_FEATURE, NO_TIME, Delivery, Fate, Rejected
from citybrain.observations.sensing import Sensing
from citybrain.observations.times import not_ahead, written
from citybrain.records.tables.sensing import datastream

HISTORY = 300_000_000
"""µs between two entries of the history of a thing that moves about."""


@dataclass(frozen=True)
class Delivered:
    """What became of what was told: received = stored + duplicates + rejected."""

    received: int
    stored: int
    duplicates: int
    rejected: int

    def __add__(self, other: Delivered) -> Delivered:
        return Delivered(
            self.received + other.received,
            self.stored + other.stored,
            self.duplicates + other.duplicates,
            self.rejected + other.rejected,
        )


NOTHING = Delivered(0, 0, 0, 0)


def deliver(sensing: Sensing, connector: Connector, name: str, pulled: Pulled) -> Delivered:
    """Deliver, and wait until it is on disk. Raises NotStoredError and NotRecordedError; then it can be tried again."""
    source = f"connector:{name}"
    known = {**known_properties(), **pulled.properties}
    now = sensing.now()
    good: list[tuple[Measured, float, str | None]] = []
    rejected = list(pulled.rejected)
    for one in pulled.measured:
        try:
            good.append((one, *_result(one, known[one.property], now)))
        except CityBrainError as problem:
            rejected.append(_apart(one, problem))
    with sensing.records.begin() as connection:
        numbers = _streams(connection, connector, source, [one for one, _, _ in good], known)
        places = _places(connection, connector, source, [one for one, _, _ in good], numbers)
    arrived = [
        Reading(
            numbers[one.station, one.property],
            one.time,
            value,
            NO_TIME if one.until is None else one.until,
            said=said,
            feature=places[rounded(one.place)] if one.place and connector.moves else NO_FEATURE,
        )
        for one, value, said in good
    ]
    receipt = sensing.deliver(Delivery(source, as_readings(arrived), rejected)).result()
    apart = len(rejected) + receipt.refused
    return Delivered(len(arrived) + len(rejected), receipt.number(Fate.STORED), receipt.number(Fate.DUPLICATE), apart)


def _result(one: Measured, known: KnownProperty, now: int) -> tuple[float, str | None]:
    not_ahead(one.time, now)
    if one.place is not None and not (abs(one.place[0]) <= 180 and abs(one.place[1]) <= 90):
        raise InputError("reading-nowhere", longitude=one.place[0], latitude=one.place[1])
    value, said = result_of(one.result, results_of(known))
    factor, offset = scale(one.unit, known)
    return value * factor + offset, said


def _apart(one: Measured, problem: CityBrainError) -> Rejected:
    time = written(one.time) if abs(one.time) < 1 << 57 else str(one.time)
    received = f"{one.property} {time}: {one.result} {one.unit}".strip()[:500]
    return Rejected(problem.code, received, one.station, dict(problem.arguments))


def _streams(
    connection: Connection, connector: Connector, source: str, good: Sequence[Measured],
    known: Mapping[str, KnownProperty],
) -> dict[tuple[str, str], int]:  # fmt: skip
    catalogue = Catalogue(connection, source)
    wanted = dict.fromkeys((one.station, one.property) for one in good)
    return {(station, key): catalogue.stream(station, known[key], connector.title) for station, key in wanted}


def _places(
    connection: Connection, connector: Connector, source: str, good: Sequence[Measured],
    numbers: Mapping[tuple[str, str], int],
) -> Mapping[LonLat, int]:  # fmt: skip
    """Tell where things are; of those that move, the features at the places of their readings."""
    newest: dict[str, Measured] = {}
    for one in good:
        if one.place is not None and (one.station not in newest or one.time >= newest[one.station].time):
            newest[one.station] = one
    for station, one in newest.items():
        assert one.place is not None
        asked = select(datastream.c.thing).where(datastream.c.id == numbers[station, one.property])
        thing, apart = connection.execute(asked).scalar_one(), HISTORY if connector.moves else 0
        move(connection, thing, station, one.place, one.time, source, apart)
    if not connector.moves:
        return {}
    return features(connection, {rounded(one.place) for one in good if one.place}, source)
