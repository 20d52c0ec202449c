"""The map of a large city over HTTP: tiles of footprints and values, zones from far away."""

from collections.abc import Iterator
from pathlib import Path

import brotli
import numpy as np
import pytest
from fastapi.testclient import TestClient

from citybrain.api.app import create_app
from citybrain.plans.workspace import Workspace
from citybrain.presenting.answers.series import commonest, middles
from citybrain.twin.geometry.columns_format import read_columns
from citybrain.twin.geometry.tiles import Tiling
from tests.city import BUILDINGS, ZONES, city_around

V1 = "/api/v1"
TILES = 6


@pytest.fixture(scope="module")
def large(workspace: Workspace, static: Path) -> Iterator[TestClient]:
    """The city as one that is too large to be sent as a whole."""
    app = create_app(city_around(workspace), static, tiling=Tiling(most_at_once=50, most_in_tile=BUILDINGS // TILES))
    with TestClient(app, headers={"accept-encoding": "identity"}) as running:
        yield running


def test_a_small_city_is_one_tile(client: TestClient) -> None:
    index = client.get(f"{V1}/geometry/building/tiles").json()
    assert (index["rows"], index["most_at_once"], len(index["tiles"])) == (BUILDINGS, 300_000, 1)
    assert (index["tiles"][0]["first"], index["tiles"][0]["count"]) == (0, BUILDINGS)
    whole = client.get(f"{V1}/geometry/building").content
    assert client.get(f"{V1}/geometry/building/tiles/0").content == whole
    assert client.get(f"{V1}/values/height?tile=0").content == client.get(f"{V1}/values/height").content


def test_tiles_of_a_large_city_hold_each_building_once_where_it_lies(large: TestClient) -> None:
    whole = read_columns(large.get(f"{V1}/geometry/building").content)
    entries = large.get(f"{V1}/geometry/building/tiles").json()["tiles"]
    assert [entry["tile"] for entry in entries] == list(range(TILES))
    assert [entry["first"] for entry in entries] == [number * BUILDINGS // TILES for number in range(TILES)]
    assert sum(entry["count"] for entry in entries) == BUILDINGS
    parts = [read_columns(large.get(f"{V1}/geometry/building/tiles/{entry['tile']}").content) for entry in entries]
    assert np.array_equal(np.concatenate([part.vertices for part in parts]), whole.vertices)
    for entry, part in zip(entries, parts, strict=True):
        west, south, east, north = entry["bounds"]
        assert len(part.vertex_counts) == entry["count"]
        assert np.allclose(part.lonlat.min(axis=0), (west, south), atol=1e-9)
        assert np.allclose(part.lonlat.max(axis=0), (east, north), atol=1e-9)


@pytest.mark.parametrize("path", ["space_heating_need", "storeys", "residents/quality"])
def test_values_of_all_tiles_are_the_whole_column(large: TestClient, path: str) -> None:
    parts = [large.get(f"{V1}/values/{path}?tile={tile}").content for tile in range(TILES)]
    assert b"".join(parts) == large.get(f"{V1}/values/{path}").content
    assert len({len(part) for part in parts}) == 1


def test_values_of_a_plan_come_by_tile_too(large: TestClient, plan: dict) -> None:
    identity = large.post(f"{V1}/plans", json=plan).json()["id"]
    query = f"{V1}/values/space_heating_need?plan={identity}"
    parts = [large.get(f"{query}&tile={tile}").content for tile in range(TILES)]
    assert b"".join(parts) == large.get(query).content


def test_some_rows_stand_for_all(large: TestClient) -> None:
    whole = np.frombuffer(large.get(f"{V1}/values/space_heating_need").content, "<f4")
    some = np.frombuffer(large.get(f"{V1}/values/space_heating_need?step=7").content, "<f4")
    assert np.array_equal(some, whole[::7], equal_nan=True)


def test_zones_tell_the_middle_value_of_their_buildings(large: TestClient, workspace: Workspace) -> None:
    told = np.frombuffer(large.get(f"{V1}/values/space_heating_need_per_area/middles/zone").content, "<f4")
    values, zone = workspace.today().column("space_heating_need_per_area"), workspace.snapshot.column("zone")
    assert told == pytest.approx([np.nanmedian(values[zone == row]) for row in range(len(ZONES))])


def test_a_zone_without_values_has_no_middle() -> None:
    values = np.array([4, np.nan, 1, 2, 9], np.float32)
    assert np.array_equal(middles(values, np.array([0, 2, 0, 0, -1]), 3), [2, np.nan, np.nan], equal_nan=True)
    assert middles(values[2:4], np.array([1, 1]), 2)[1] == 1.5


def test_of_kinds_a_zone_tells_the_one_that_most_of_its_rows_are_of() -> None:
    codes = np.array([6, 6, 0, 2, 1, np.nan, 5], np.float32)
    told = commonest(codes, np.array([0, 0, 0, 1, 1, 2, -1]), 4)
    assert np.array_equal(told, [6, 1, np.nan, np.nan], equal_nan=True)
    assert np.isnan(commonest(codes[5:6], np.array([0]), 2)).all()


def test_shapes_of_zones_come_as_columns(large: TestClient) -> None:
    zones = read_columns(large.get(f"{V1}/geometry/zone").content)
    assert len(zones.vertex_counts) == len(ZONES)
    assert (zones.index_counts > 0).all()


def test_a_tile_of_a_known_content_may_be_kept_for_ever(large: TestClient, client: TestClient) -> None:
    content = large.get(f"{V1}/geometry/building/tiles").json()["content"]
    named = large.get(f"{V1}/geometry/building/tiles/2?content={content}", headers={"accept-encoding": "br"})
    assert "immutable" in named.headers["cache-control"]
    assert named.headers["content-encoding"] == "br"
    again = large.get(f"{V1}/geometry/building/tiles/2", headers={"if-none-match": named.headers["etag"]})
    assert (again.status_code, again.headers["cache-control"]) == (304, "no-cache")
    with large.stream("GET", f"{V1}/geometry/building/tiles/2", headers={"accept-encoding": "br"}) as raw:
        packed = b"".join(raw.iter_raw())
    assert brotli.decompress(packed) == large.get(f"{V1}/geometry/building/tiles/2").content
    assert client.get(f"{V1}/geometry/building/tiles").json()["content"] != content


@pytest.mark.parametrize(
    ("path", "status", "says"),
    [
        (f"geometry/building/tiles/{TILES}", 404, f"There is no tile {TILES}; the map has {TILES}"),
        ("geometry/building/tiles/-1", 422, "tile"),
        ("geometry/building/tiles/0?content=other", 404, "Ask for /api/v1/geometry/building/tiles again"),
        (f"values/height?tile={TILES}", 404, f"There is no tile {TILES}"),
        (f"values/height/quality?tile={TILES}", 404, f"There is no tile {TILES}"),
        ("values/city_investment?tile=0", 404, "no entity city"),
        ("values/height?step=0", 422, "step"),
        ("values/space_heating_need/middles/zonne", 404, "This city has no entity zonne. Nearest: zone"),
        ("values/building_use/middles/zone", 404, "building_use (of building) is not a number of rows"),
        (
            "values/zone_space_heating_need/middles/zone",
            404,
            "(of zone) is not a number of rows",
        ),
    ],
)
def test_what_no_tile_has_is_told(large: TestClient, path: str, status: int, says: str) -> None:
    answer = large.get(f"{V1}/{path}")
    assert (answer.status_code, says in answer.json()["detail"]) == (status, True)
