from pathlib import Path

import geopandas as gpd
import h3
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely.geometry import LineString, Polygon

from citybrain.kernel.errors import InputError
from citybrain.messages import render
from citybrain.twin.importers.districts import assign_zones, h3_zones, read_districts
from tests.twin.importers.area_files import CRS, EAST, NORTH, square, write_areas


def refusal(path: Path, **options: str) -> str:
    with pytest.raises(InputError) as caught:
        read_districts(path, CRS, **options)
    return render(caught.value)


def told(table: gpd.GeoDataFrame) -> list[str]:
    return [notice.code for notice in table.attrs["notices"]]


def test_districts_have_id_name_and_geometry(tmp_path: Path) -> None:
    path = write_areas(
        tmp_path / "d.gpkg",
        [square(0, 0), square(1, 0)],
        "EPSG:4326",
        nimi=["Kallio", "Töölö"],
        posno=["00530", "00250"],
    )
    table = read_districts(path, CRS)
    assert table[["id", "name"]].to_numpy().tolist() == [["00530", "Kallio"], ["00250", "Töölö"]]
    assert table.geometry.area.tolist() == pytest.approx([62500, 62500], rel=1e-3)
    assert str(table.crs) == CRS
    assert told(table) == []


def test_the_column_of_names_can_be_declared_and_is_asked_for_when_unclear(tmp_path: Path) -> None:
    path = write_areas(tmp_path / "d.gpkg", [square(0, 0)], kaupunginosa=["Kallio"], piiri=["Keskinen"])
    assert "not clear which column" in refusal(path)
    assert read_districts(path, CRS, "piiri")["name"].tolist() == ["Keskinen"]
    assert "has no column pirii. Nearest: piiri" in refusal(path, name_column="pirii")


def test_ids_that_are_not_unique_are_replaced_by_numbers(tmp_path: Path) -> None:
    path = write_areas(tmp_path / "d.gpkg", [square(0, 0), square(1, 0)], name=["a", "b"], code=["x", "x"])
    assert read_districts(path, CRS)["id"].tolist() == ["1", "2"]


def test_districts_that_overlap_are_refused_by_name(tmp_path: Path) -> None:
    path = write_areas(tmp_path / "d.gpkg", [square(0, 0), square(0.5, 0)], name=["Kallio", "Töölö"])
    assert "the districts Kallio and Töölö overlap by 50 % of the smaller one" in refusal(path)


def test_a_small_overlap_is_told(tmp_path: Path) -> None:
    path = write_areas(tmp_path / "d.gpkg", [square(0, 0), square(0.99, 0)], name=["a", "b"])
    assert told(read_districts(path, CRS)) == ["districts-overlap-small"]


def test_crossing_boundaries_are_repaired_lines_left_out_and_same_names_told(tmp_path: Path) -> None:
    bow = Polygon([(EAST, NORTH), (EAST + 100, NORTH + 100), (EAST + 100, NORTH), (EAST, NORTH + 100)])
    line = LineString([(EAST, NORTH), (EAST + 1, NORTH)])
    path = write_areas(tmp_path / "d.gpkg", [bow, square(1, 0), line], name=["a", "a", "b"])
    table = read_districts(path, CRS)
    assert table["name"].tolist() == ["a", "a"]
    assert table.geometry.is_valid.all()
    assert table.geometry.area[0] == pytest.approx(5000)
    assert told(table) == ["areas-left-out", "areas-repaired", "districts-same-name"]


def test_a_file_of_points_has_no_areas(tmp_path: Path) -> None:
    path = write_areas(tmp_path / "d.gpkg", [square(0, 0).centroid], name=["a"])
    assert "has no areas (polygons)" in refusal(path)


def test_a_column_that_is_called_as_our_numbers_is_no_obstacle(tmp_path: Path) -> None:
    path = write_areas(tmp_path / "d.gpkg", [square(0, 0)], name=["a"], row=[7])
    assert read_districts(path, CRS)["name"].tolist() == ["a"]


def test_a_missing_coordinate_system_is_named_and_can_be_declared(tmp_path: Path) -> None:
    gpd.GeoDataFrame({"name": ["a"]}, geometry=[square(0, 0)]).to_file(tmp_path / "d.gpkg")
    assert "does not say in which coordinate system" in refusal(tmp_path / "d.gpkg")
    assert len(read_districts(tmp_path / "d.gpkg", CRS, source_crs=CRS)) == 1


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(st.floats(24.8, 25.2), st.floats(60.1, 60.3)), min_size=1, max_size=20), st.integers(6, 9))
def test_h3_cells_hold_their_points(points: list[tuple[float, float]], resolution: int) -> None:
    lonlat = np.array(points)
    zones = h3_zones(lonlat, CRS, resolution)
    assert zones["id"].is_unique
    assert all(h3.get_resolution(cell) == resolution for cell in zones["id"])
    located = gpd.GeoDataFrame(geometry=gpd.points_from_xy(*lonlat.T), crs=4326).to_crs(CRS)
    assigned = assign_zones(located, zones)
    expected = [h3.latlng_to_cell(latitude, longitude, resolution) for longitude, latitude in points]
    near_edge = located.geometry.distance(zones.geometry.iloc[assigned.zone].boundary, align=False) < 5
    same = zones["id"].iloc[assigned.zone].to_numpy() == np.array(expected)
    assert (same | near_edge.to_numpy()).all()


def test_buildings_get_their_zone_and_those_outside_the_nearest() -> None:
    zones = gpd.GeoDataFrame({"id": ["a", "b"], "name": ["a", "b"]}, geometry=[square(0, 0), square(1, 0)], crs=CRS)
    houses = [square(10, 5, 10), square(30, 5, 10), square(53, 5, 10)]
    assigned = assign_zones(gpd.GeoDataFrame(geometry=houses, crs=CRS, index=[7, 8, 9]), zones)
    assert assigned.zone.tolist() == [0, 1, 1]
    assert assigned.zone.dtype == np.int32
    assert assigned.outside.tolist() == [False, False, True]
    assert assigned.notices[0].text() == (
        "1 buildings lie in no district (at most 35 m away) and were given to the nearest."
    )
