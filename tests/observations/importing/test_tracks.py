"""Tracks of sensors that move: GeoJSON and CSV with places."""

import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as some
from sqlalchemy import select

from citybrain.kernel.errors import InputError
from citybrain.observations.importing.files import ImportedReadings, import_file
from citybrain.observations.importing.judging import Asked
from citybrain.observations.importing.mapping import StatedMapping
from citybrain.observations.importing.tracks import read_track
from citybrain.observations.readings.embedded import open_store
from citybrain.records import open_records
from citybrain.records.tables.sensing import feature, location, thing_location
from citybrain.twin.coordinates import wgs84_to_gcj02

UNITS = StatedMapping(units=dict.fromkeys(("PM2.5", "pm10"), "ug/m3"))

LINE = {
    "type": "Feature",
    "geometry": {"type": "LineString", "coordinates": [[24.94, 60.17], [24.94003, 60.17002], [24.95, 60.18, 12]]},
    "properties": {
        "station": "Tram 9",
        "coordTimes": ["2026-01-30T08:00:00Z", "2026-01-30T08:00:10Z", "2026-01-30T08:05:00Z"],
        "PM2.5 (µg/m3)": [1.234, 2.345, None],
        "NO2 (mg/m3)": [0.02, 0.03, 0.04],
        "line": "9",
    },
}


def point(time: str, east: object, north: object, **said: object) -> dict[str, object]:
    geometry = {"type": "Point", "coordinates": [east, north]}
    return {"type": "Feature", "geometry": geometry, "properties": {"time": time, **said}}


class City:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.records = open_records(folder)
        self.store = open_store(folder)

    def take(self, name: str, content: object, **asked: str) -> ImportedReadings:
        path = self.folder / name
        path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
        return import_file(
            self.store, self.records, path, Asked("UTC", "test", stated=UNITS, **asked), lambda share: None
        )

    def places(self, stream: int) -> list[tuple[float, list[float]]]:
        """Value and place of each reading of a stream, the newest first."""
        found = self.store.last(stream, 100).readings
        assert found.feature is not None
        with self.records.read() as connection:
            known = {row[0]: json.loads(row[1]) for row in connection.execute(select(feature.c.id, feature.c.feature))}
        pairs = zip(found.value.tolist(), found.feature.tolist(), strict=True)
        return [(value, known[number]["coordinates"]) for value, number in pairs]

    def history(self) -> list[tuple[str, list[float]]]:
        asked = select(thing_location.c.time, location.c.location).join(location).order_by(thing_location.c.time)
        with self.records.read() as connection:
            return [(row[0][11:19], json.loads(row[1])["coordinates"]) for row in connection.execute(asked)]


@pytest.fixture
def city(tmp_path: Path):
    opened = City(tmp_path)
    yield opened
    opened.store.close()
    opened.records.close()


def test_readings_of_a_line_lie_at_its_vertices_and_the_tram_was_there(city: City) -> None:
    done = city.take("tram.geojson", LINE)
    assert (done.received, done.stored, done.empty, done.rejected) == (5, 5, 1, 0)
    assert done.unknown == ("line",)
    assert city.places(1) == [(2.345, [24.94, 60.17]), (1.234, [24.94, 60.17])]
    assert city.places(2) == [
        (pytest.approx(40), [24.95, 60.18]),
        (pytest.approx(30), [24.94, 60.17]),
        (pytest.approx(20), [24.94, 60.17]),
    ]
    assert city.history() == [("08:00:00", [24.94, 60.17]), ("08:05:00", [24.95, 60.18])]
    again = city.take("tram.geojson", LINE)
    assert (again.stored, again.duplicates) == (0, 5)
    assert len(city.history()) == 2


def test_points_have_their_own_time_and_what_is_nowhere_is_set_apart(city: City) -> None:
    features = [
        point("2026-01-30T08:00:00+02:00", 24.94, 60.17, pm10=5, station="Bike"),
        point("2026-01-30T08:01:00+02:00", 24.94, 95, pm10=6, station="Bike"),
        point("2026-01-30T08:02:00+02:00", None, 60.1, pm10=7, station="Bike"),
        point("2026-01-30T08:03:00+02:00", 0, 0, pm10=8, station="Bike"),
    ]
    done = city.take("bike.json", {"type": "FeatureCollection", "features": features})
    assert (done.stored, done.rejected) == (1, 3)
    assert {one.code for one in city.store.quarantined()} == {"reading-place-unread"}


def test_a_table_with_places_is_a_track(city: City) -> None:
    text = "time;lat;lon;PM2.5\n2026-01-30 08:00;60,17;24,94;1,5\n2026-01-30 08:01;60,18;24,95;2,5\n"
    done = city.take("car.csv", text, station="Car")
    assert (done.stored, done.unknown) == (2, ())
    assert city.places(1) == [(2.5, [24.95, 60.18]), (1.5, [24.94, 60.17])]
    earlier = "station,time,property,value,longitude,latitude\nCar,2026-01-30T07:00:00Z,pm2.5,9,24.9,60.1\n"
    assert city.take("long.csv", earlier).stored == 1
    assert city.history()[0] == ("07:00:00", [24.9, 60.1])


def test_places_in_china_must_say_what_they_are(city: City) -> None:
    east, north = (float(part[0]) for part in wgs84_to_gcj02(np.array([116.4]), np.array([39.9])))
    told = point("2026-01-30T08:00:00Z", east, north, pm10=5, station="Bus")
    with pytest.raises(InputError, match="observations-coordinates-needed"):
        city.take("bus.geojson", told, country="CN")
    with pytest.raises(InputError, match="observations-coordinates:"):
        city.take("bus.geojson", told, country="CN", coordinates="GPS")
    city.take("bus.geojson", told, country="CN", coordinates="gcj02")
    assert city.places(1) == [(5, [116.4, 39.9])]
    with pytest.raises(InputError, match="coordinates-outside-china"):
        city.take("tram.geojson", LINE, coordinates="bd09")


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("{", "observations-geojson"),
        ("[" * 200_000, "observations-geojson"),
        ('{"type": "Feature"}', "observations-geojson-feature"),
        ('{"type": "Topology"}', "observations-geojson"),
        ('{"type": "FeatureCollection", "features": [3]}', "observations-geojson-feature"),
        ('{"type": "FeatureCollection", "features": []}', "table-no-rows"),
        (json.dumps({**LINE, "properties": {"station": "x"}}), "observations-geojson-times"),
        (json.dumps({**LINE, "properties": {"times": ["2026-01-30T08:00:00Z"]}}), "observations-geojson-length"),
        (json.dumps(point("2026-01-30T08:00:00Z", 24, 60, pm10=float("nan"))), "observations-geojson"),
    ],
)
def test_what_is_no_track_is_told(tmp_path: Path, content: str, code: str) -> None:
    path = tmp_path / "track.geojson"
    path.write_text(content)
    with pytest.raises(InputError) as caught:
        read_track(path)
    assert caught.value.code == code


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "large.geojson"
    with path.open("wb") as file:
        file.truncate((256 << 20) + 1)
    with pytest.raises(InputError, match="file-too-large"):
        read_track(path)


JSON = some.recursive(
    some.none()
    | some.booleans()
    | some.integers()
    | some.text(max_size=5)
    | some.sampled_from(["Point", "LineString"]),
    lambda inner: (
        some.lists(inner, max_size=3)
        | some.dictionaries(
            some.sampled_from(["type", "features", "geometry", "coordinates", "properties", "times"]), inner
        )
    ),
    max_leaves=20,
)


@given(told=JSON)
def test_any_json_is_a_track_or_told(told: object, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("tracks") / "track.geojson"
    features = told if isinstance(told, list) else [told]
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    try:
        read_track(path)
    except InputError as problem:
        assert problem.code.startswith(("observations-geojson", "table-no-rows"))
