"""A stream of a known property joins its limits, its tests and the map, whatever its definition says."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select, update

from citybrain.governance import Actor, Permission, Role
from citybrain.kernel.errors import NotFoundError
from citybrain.observations.properties import candidates, known_properties, recognised
from citybrain.observations.property_answer import answer_property
from citybrain.observations.quality.subjects import state, subjects
from citybrain.observations.sensing import Sensing
from citybrain.observations.sensorthings.service import Service
from citybrain.observations.stream_status.concerns import concerns
from citybrain.observations.stream_status.status import StreamStatus
from citybrain.observations.stream_status.streams import known_streams
from citybrain.observations.warnings.limit_check import to_watch
from citybrain.records.errors import EntryError
from citybrain.records.tables.sensing import datastream, entity_version, observed_property
from tests.sensors import open_sensing, sensor


@pytest.mark.parametrize(
    ("definition", "name", "unit", "key"),
    [
        (known_properties()["ozone"].definition, "whatever", "dB", "ozone"),
        ("https://example.org/a", "O3", "ug/m3", "ozone"),
        ("https://example.org/a", "O3", "mg/m3", "ozone"),
        ("https://example.org/a", "O3", "dB", None),
        ("https://example.org/a", "O3", None, None),
        ("https://example.org/a", "no", "ug/m3", None),
        ("https://example.org/a", "Lead", "ug/m3", None),
    ],
)
def test_by_definition_else_by_name_and_unit(definition: str, name: str, unit: str | None, key: str | None) -> None:
    assert recognised(definition, name, unit) == key


@pytest.mark.parametrize(("unit", "joins"), [("µg/m3", True), ("mg/m3", True), ("dB", False)])
def test_it_joins_limits_tests_and_map(tmp_path: Path, unit: str, joins: bool) -> None:
    sensing = open_sensing(tmp_path, "Europe/Helsinki")
    try:
        number = sensor(sensing, "Kallio")
        with sensing.records.begin() as connection:
            connection.execute(update(observed_property).values(name="PM10", definition="https://example.org/dust"))
            connection.execute(update(datastream).values(unit_symbol=unit))
        with sensing.records.read() as connection:
            (stream,) = known_streams(connection)
            tested = number in subjects(connection)
        watched = [one.subject.number for one in to_watch(sensing, "FI")]
    finally:
        sensing.close()
    assert (tested, watched) == (joins, [number] if joins else [])
    assert (stream.key == "pm10") == (unit == "µg/m3")


STEWARD = Actor("Aino", frozenset({Role.DATA_STEWARD}), frozenset(Permission))


@pytest.fixture
def unknown(tmp_path: Path) -> Iterator[tuple[Sensing, int]]:
    """A city with a stream of a property that nobody knows, and its number."""
    sensing = open_sensing(tmp_path, "Europe/Helsinki")
    number = sensor(sensing, "Kallio")
    renamed = {"name": "Feinstaub", "definition": "https://example.org/dust", "properties": '{"owner": "me"}'}
    with sensing.records.begin() as connection:
        connection.execute(update(observed_property).values(**renamed))
    yield sensing, number
    sensing.close()


def asked(sensing: Sensing) -> list[tuple[str, list[int]]]:
    status = StreamStatus(sensing)
    found = concerns(status.seen(status.streams(), sensing.now()), {}, {}, [])
    return [(one.kind, [seen.stream.number for seen in one.streams]) for one in found]


def test_a_property_that_is_not_recognised_is_asked_about_until_somebody_answers(unknown: tuple[Sensing, int]) -> None:
    sensing, number = unknown
    assert asked(sensing) == [("unrecognised", [number])]
    with sensing.records.read() as connection:
        (stream,), before = known_streams(connection), state(connection)
        assert number not in subjects(connection)
    assert to_watch(sensing, "FI") == []
    answer_property(Service(sensing), STEWARD, stream.measured, "pm10")
    assert asked(sensing) == []
    with sensing.records.read() as connection:
        assert number in subjects(connection)
        assert known_streams(connection)[0].key == "pm10"
        assert state(connection) != before, "tests of readings notice the answer"
        kept = connection.execute(select(observed_property.c.properties)).scalar_one()
        (before_answer,) = connection.execute(select(entity_version.c.before)).scalars()
    assert [one.subject.number for one in to_watch(sensing, "FI")] == [number]
    assert json.loads(kept) == {"owner": "me", "key": "pm10"}
    assert "Feinstaub" in before_answer


def test_none_of_these_is_an_answer_too(unknown: tuple[Sensing, int]) -> None:
    sensing, number = unknown
    with sensing.records.read() as connection:
        measured = known_streams(connection)[0].measured
    answer_property(Service(sensing), STEWARD, measured, None)
    assert asked(sensing) == []
    with sensing.records.read() as connection:
        assert number not in subjects(connection)
        assert known_streams(connection)[0].key == "Feinstaub"


@pytest.mark.parametrize(
    ("number", "key", "error", "code"),
    [(0, "sound_level", EntryError, "property-answer"), (9, "pm10", NotFoundError, "property-unknown")],
)
def test_an_answer_that_cannot_be_is_refused(unknown, number, key, error, code) -> None:
    sensing, _ = unknown
    with sensing.records.read() as connection:
        measured = known_streams(connection)[0].measured
    with pytest.raises(error) as caught:
        answer_property(Service(sensing), STEWARD, number or measured, key)
    assert caught.value.code == code
    assert asked(sensing) != []


def test_candidates_are_those_of_the_unit_with_the_likest_name_first() -> None:
    found = [one.key for one in candidates("Ozon (Tagesmittel)", "mg/m3")]
    assert found[0] == "ozone"
    assert "sound_level" not in found
    assert candidates("Ozone", "no unit") == []
