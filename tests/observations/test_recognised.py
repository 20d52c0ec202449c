"""A stream of a known property joins its limits, its tests and the map, whatever its definition says."""

from pathlib import Path

import pytest
from sqlalchemy import update

from citybrain.observations.properties import known_properties, recognised
from citybrain.observations.quality.subjects import subjects
from citybrain.observations.stream_status.streams import known_streams
from citybrain.observations.warnings.limit_check import to_watch
from citybrain.records.tables.sensing import datastream, observed_property
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
