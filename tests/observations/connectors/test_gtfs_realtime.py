"""Vehicles of public transport, with feeds made by the bindings of GTFS-Realtime."""

import json

import pytest
from google.transit import gtfs_realtime_pb2
from sqlalchemy import select

from citybrain.observations.connectors.fetching import ConnectorError
from citybrain.observations.connectors.gtfs_realtime import read
from citybrain.observations.connectors.schedule import pull
from citybrain.observations.sensing import Sensing
from citybrain.records.tables.sensing import feature, thing, thing_location
from tests.observations.connectors.services import asking, serving

AT = 1_769_731_200


def feed(*vehicles: tuple[str, float, float, float | None, int]) -> bytes:
    told = gtfs_realtime_pb2.FeedMessage()
    told.header.gtfs_realtime_version = "2.0"
    told.header.timestamp = AT
    for number, latitude, longitude, speed, time in vehicles:
        entity = told.entity.add()
        entity.id = number
        entity.vehicle.vehicle.id = number
        entity.vehicle.trip.route_id = "9"
        entity.vehicle.position.latitude, entity.vehicle.position.longitude = latitude, longitude
        if speed is not None:
            entity.vehicle.position.speed = speed
        entity.vehicle.timestamp = time
    content: bytes = told.SerializeToString()
    return content


def test_a_tram_moves_and_its_readings_are_where_it_was(sensing: Sensing) -> None:
    feeds = iter([feed(("1", 60.17, 24.94, 5.0, AT)), feed(("1", 60.18, 24.95, None, AT + 400))])
    with serving(lambda path, asked: next(feeds)) as service:
        settings = asking("gtfs-realtime", url=service.url, prefix="Tram")
        first, second = pull(sensing, settings), pull(sensing, settings)
    assert (first.stored, second.stored) == (2, 1)
    with sensing.records.read() as connection:
        assert connection.execute(select(thing.c.name)).scalars().all() == ["Tram 1"]
        assert len(connection.execute(select(thing_location.c.id)).all()) == 2
        places = dict(connection.execute(select(feature.c.id, feature.c.feature)).all())
    found = sensing.store.last(1, 5).readings
    assert found.feature is not None
    there = [json.loads(places[number])["coordinates"] for number in found.feature.tolist()]
    assert there == [[24.95, 60.18], [24.94, 60.17]]
    assert found.said is not None
    assert json.loads(found.said[1])["properties"] == {"route": "9"}


def test_a_vehicle_that_stands_still_has_one_place_and_its_history_is_thinned(sensing: Sensing) -> None:
    times = iter(range(AT, AT + 1000, 60))
    with serving(lambda path, asked: feed(("1", 60.17, 24.94 + next(times) % 7 / 1e3, 1.0, AT))) as service:
        for _ in range(3):
            pull(sensing, asking("gtfs-realtime", url=service.url))
    with sensing.records.read() as connection:
        assert len(connection.execute(select(thing_location.c.id)).all()) == 1


def test_vehicles_without_place_are_set_apart() -> None:
    measured, rejected = read(feed(("1", 0, 0, None, AT), ("2", 95, 10, None, AT), ("3", 60, 25, None, 0)), "Bus")
    assert [one.time for one in measured] == [AT * 1_000_000]
    assert [one.code for one in rejected] == ["reading-vehicle-nowhere"] * 2


def updates(*trips: tuple[str, int | None, int | None]) -> bytes:
    """Trips of lines with the delay at the stop that comes next, else that of the trip."""
    told = gtfs_realtime_pb2.FeedMessage()
    told.header.gtfs_realtime_version = "2.0"
    told.header.timestamp = AT
    for number, (line, at_stop, of_trip) in enumerate(trips):
        update = told.entity.add(id=str(number)).trip_update
        update.trip.route_id = line
        stop = update.stop_time_update.add(stop_sequence=3)
        if at_stop is not None:
            stop.arrival.delay = at_stop
            update.stop_time_update.add(stop_sequence=4).arrival.delay = 9_999
        if of_trip is not None:
            update.delay = of_trip
    content: bytes = told.SerializeToString()
    return content


def test_delay_and_punctuality_of_a_line_are_those_of_its_trips_under_way() -> None:
    trips = ("9", -61, None), ("9", -60, 500), ("9", 359, None), ("9", None, 362), ("4", 0, None)
    measured, rejected = read(updates(*trips), "Tram")
    told = {(one.station, one.property): one.result for one in measured}
    assert told == {
        ("Line 9", "delay"): 150.0, ("Line 9", "punctuality"): 50.0,
        ("Line 4", "delay"): 0.0, ("Line 4", "punctuality"): 100.0,
    }  # fmt: skip
    assert not rejected


def test_trips_without_line_or_delay_are_set_apart() -> None:
    measured, rejected = read(updates(("", 30, None), ("9", None, None)), "Tram")
    assert not measured
    assert [one.code for one in rejected] == ["reading-trip-without-delay"] * 2


def test_punctuality_of_lines_is_stored(sensing: Sensing) -> None:
    with serving(lambda path, asked: updates(("9", 120, None))) as service:
        assert pull(sensing, asking("gtfs-realtime", url=service.url)).stored == 2
    with sensing.records.read() as connection:
        assert connection.execute(select(thing.c.name)).scalars().all() == ["Line 9"]


@pytest.mark.parametrize("told", [b"<html>", b"", b'{"error": 1}', b"Access denied"])
def test_what_is_no_feed_is_told(told: bytes) -> None:
    with pytest.raises(ConnectorError, match="connector-answer"):
        read(told, "Bus")
