"""Lines, points and cells over HTTP: shapes made of the table on the first request, rows, names, tiles, exports."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from fastapi.testclient import TestClient

from citybrain.api.app import create_app
from citybrain.open_city import OpenCity
from citybrain.twin.geometry.cells_format import read_cells
from citybrain.twin.geometry.columns_format import from_metres, from_units, read_columns
from citybrain.twin.geometry.tiles import Tiling
from tests.city import city_around
from tests.mapped_city import ACROSS_GRID, LINKS, STOPS, write_mapped_city

V1 = "/api/v1"


@pytest.fixture(scope="module")
def mapped(tmp_path_factory: pytest.TempPathFactory, static: Path) -> Iterator[TestClient]:
    workspace = OpenCity(write_mapped_city(tmp_path_factory.mktemp("mapped"))).workspace
    with TestClient(create_app(city_around(workspace), static), headers={"accept-encoding": "identity"}) as running:
        yield running


def test_lines_come_as_pieces_between_their_corners(mapped: TestClient) -> None:
    told = read_columns(mapped.get(f"{V1}/geometry/link").content)
    assert (told.kind, told.rows, told.vertex_counts.tolist()) == ("line", LINKS, [3] * LINKS)
    assert told.indices[:4].tolist() == [0, 1, 1, 2]
    longitude, latitude = from_units(told.vertices[:1], told.origin)[0]
    shape = mapped.get(f"{V1}/geometry/link/features.geojson").json()["features"][0]["geometry"]
    assert shape["coordinates"][0] == pytest.approx([longitude, latitude], abs=2e-6)


def test_points_come_one_a_row(mapped: TestClient) -> None:
    told = read_columns(mapped.get(f"{V1}/geometry/stop").content)
    assert (told.kind, told.vertex_counts.tolist(), len(told.indices)) == ("point", [1] * STOPS, 0)


def test_cells_come_as_places_on_a_grid(mapped: TestClient) -> None:
    told = read_cells(mapped.get(f"{V1}/geometry/patch").content)
    assert told.column.tolist() == [*range(ACROSS_GRID)] * ACROSS_GRID
    assert told.line.max() == ACROSS_GRID - 1
    corner = from_metres(told.corners(np.array([0.0]), np.array([0.0])), told.origin)[0]
    shape = mapped.get(f"{V1}/geometry/patch/features.geojson").json()["features"][0]["geometry"]
    assert np.abs(np.array(shape["coordinates"][0]) - corner).max(axis=1).min() < 2e-6
    index = mapped.get(f"{V1}/geometry/patch/tiles").json()
    assert (index["entity"], index["geometry"], index["rows"]) == ("patch", "cell", ACROSS_GRID**2)
    assert index["most_at_once"] == 8 * mapped.get(f"{V1}/geometry/building/tiles").json()["most_at_once"]


def test_shapes_that_no_build_wrote_are_made_once_and_may_be_kept(mapped: TestClient) -> None:
    content = mapped.get(f"{V1}/geometry/link/tiles").json()["content"]
    first = mapped.get(f"{V1}/geometry/link/tiles/0?content={content}")
    assert "immutable" in first.headers["cache-control"]
    assert first.content == mapped.get(f"{V1}/geometry/link").content
    again = mapped.get(f"{V1}/geometry/link/tiles/0", headers={"if-none-match": first.headers["etag"]})
    assert again.status_code == 304


@pytest.mark.parametrize("entity", ["link", "stop", "patch", "zone"])
def test_tiles_of_any_entity_hold_each_row_once(tmp_path: Path, static: Path, entity: str) -> None:
    workspace = OpenCity(write_mapped_city(tmp_path)).workspace
    with TestClient(create_app(city_around(workspace), static, tiling=Tiling(1, 1))) as client:
        entries = client.get(f"{V1}/geometry/{entity}/tiles").json()["tiles"]
        read = read_cells if entity == "patch" else read_columns
        whole = read(client.get(f"{V1}/geometry/{entity}").content)
        parts = [read(client.get(f"{V1}/geometry/{entity}/tiles/{each['tile']}").content) for each in entries]
    assert len(parts) > 1
    columns = ("column", "line") if entity == "patch" else ("vertices", "vertex_counts", "indices", "index_counts")
    for name in columns:
        assert np.array_equal(np.concatenate([getattr(part, name) for part in parts]), getattr(whole, name))
    assert all(west < east and south <= north for west, south, east, north in (each["bounds"] for each in entries)) or (
        entity == "stop"
    )


def test_a_row_tells_its_attributes_their_origin_and_where_it_lies(mapped: TestClient) -> None:
    told = mapped.get(f"{V1}/entities/link/link/9").json()
    assert (told["row"], told["id"], told["name"], told["area"]["name"]) == (9, "link/9", "Street 9", "Käpylä")
    assert told["latitude"] == pytest.approx(60.17, abs=0.05)
    [traffic] = told["attributes"]
    assert (traffic["name"], traffic["value"], traffic["origin"]) == ("link_traffic", 54.0, "OpenStreetMap")
    assert (traffic["kind"], traffic["quality"], traffic["quantity"]) == ("measured", 2, False)
    assert mapped.get(f"{V1}/entities/link/Street 3").json()["row"] == 3
    assert mapped.get(f"{V1}/entities/stop/stop/7").json()["attributes"][0]["value"] is None


def test_rows_are_named_with_the_area_they_lie_in(mapped: TestClient) -> None:
    told = mapped.get(f"{V1}/entities/link?row=0&row=9").json()
    assert [(row["id"], row["area"]) for row in told] == [("link/0", "Kluuvi"), ("link/9", "Käpylä")]


def test_what_has_no_table_in_this_city_is_no_entity_of_it(mapped: TestClient) -> None:
    answer = mapped.get(f"{V1}/geometry/tree")
    assert answer.status_code == 404
    assert "no entity tree" in answer.json()["detail"]
    drawn = {one["name"]: one["geometry"] for one in mapped.get(f"{V1}/entities").json()}
    assert drawn == {
        "building": "polygon", "zone": "polygon", "hour": "none", "link": "line", "stop": "point", "patch": "cell"
    }  # fmt: skip


def test_rows_have_to_be_said(client: TestClient) -> None:
    told = client.get(f"{V1}/entities/building")
    assert told.status_code == 422
    assert "Say which rows of building are meant, once for each: ?row=0&row=1. There are" in told.json()["detail"]
