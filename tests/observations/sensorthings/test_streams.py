"""What is remembered of datastreams: for messages, and for observations whose feature is made."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import update

from citybrain.kernel.errors import NotFoundError
from citybrain.observations.catalogue import MEASUREMENT, Catalogue
from citybrain.observations.locations import move
from citybrain.observations.properties import known_properties
from citybrain.observations.readings.columns import NO_FEATURE
from citybrain.observations.sensorthings.writing import streams
from citybrain.observations.sensorthings.writing.streams import KnownStreams
from citybrain.records import Records, open_records
from citybrain.records.tables.sensing import datastream


@pytest.fixture
def records(tmp_path: Path) -> Iterator[Records]:
    """Three stations that measure, each at a place."""
    opened = open_records(tmp_path)
    with opened.begin() as connection:
        catalogue = Catalogue(connection, "test")
        for number in range(3):
            assert catalogue.stream(f"S{number}", known_properties()["pm10"], "test") == number + 1
            move(connection, number + 1, f"S{number}", (24.9 + number, 60.1), 0, "test")
    yield opened
    opened.close()


def test_a_message_asks_once_for_all_that_is_stale(records: Records, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = [100.0]
    monkeypatch.setattr(streams.time, "monotonic", lambda: clock[0])
    known = KnownStreams(records)
    assert [known.type_of(number) for number in (1, 2, 3)] == [MEASUREMENT] * 3
    with records.begin() as connection:
        connection.execute(update(datastream).where(datastream.c.id == 2).values(data_class="internal"))
    found = known.get(2)
    assert found is not None
    assert found.data_class == "public"
    clock[0] += streams.REMEMBERED + 0.1
    asked: list[set[int]] = []
    read = streams.read_streams
    monkeypatch.setattr(
        streams, "read_streams", lambda connection, numbers: asked.append(set(numbers)) or read(connection, numbers)
    )
    assert [known.get(number).data_class for number in (1, 2, 3)] == ["public", "internal", "public"]  # type: ignore[union-attr]
    assert asked == [{1, 2, 3}]


def test_one_that_is_not_there_is_looked_for_again_soon_and_not_at_once(
    records: Records, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = [100.0]
    monkeypatch.setattr(streams.time, "monotonic", lambda: clock[0])
    known = KnownStreams(records)
    with pytest.raises(NotFoundError, match="reading-stream-unknown"):
        known.type_of(4)
    with records.begin() as connection:
        assert Catalogue(connection, "test").stream("S4", known_properties()["pm10"], "test") == 4
    assert known.get(4) is None
    clock[0] += streams.SOON + 0.1
    assert known.type_of(4) == MEASUREMENT


def test_what_a_message_knows_has_its_feature_made_when_an_observation_needs_it(records: Records) -> None:
    known = KnownStreams(records)
    plain = known.get(1)
    assert plain is not None
    assert plain.feature == NO_FEATURE
    assert known.remembered(1) is None
    whole = known.find([1], "test")[1]
    assert whole.feature != NO_FEATURE
    assert known.remembered(1) == known.get(1) == whole
