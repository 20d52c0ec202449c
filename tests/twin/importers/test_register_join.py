import geopandas as gpd
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely.geometry import Point, box

from citybrain.twin.building.register import identifiers
from citybrain.twin.importers.register import RegisterTable
from citybrain.twin.importers.register_join import join_register

CRS = "EPSG:3879"


def buildings(*boxes: tuple[float, float, float, float], ids: list[str | None] | None = None) -> gpd.GeoDataFrame:
    return gpd.GeoDataFrame({"ref": ids or [None] * len(boxes)}, geometry=[box(*corners) for corners in boxes], crs=CRS)


def register(points: list[Point | None], areas: list[float], ids: list[str | None] | None = None) -> RegisterTable:
    count = len(points)
    rows = gpd.GeoDataFrame(
        {
            "register_row": np.arange(2, count + 2),
            "register_id": ids or [None] * count,
            "gross_floor_area": np.array(areas, dtype=float),
            "construction_year": 1950.0 + np.arange(count),
            "name": [f"row {row}" for row in range(count)],
        },
        geometry=points,
        crs=CRS,
    )
    return RegisterTable(rows, ("gross_floor_area", "construction_year", "name"), count)


TWO = buildings((0, 0, 10, 10), (20, 0, 30, 10), ids=["x", "y"])


def test_a_point_in_a_footprint_belongs_to_it() -> None:
    joined = join_register(TWO, register([Point(25, 5)], [100]))
    assert joined.values["gross_floor_area"].tolist()[1] == 100
    assert np.isnan(joined.values["gross_floor_area"][0])
    assert joined.values["name"].tolist() == [None, "row 0"]
    assert joined.values["register_row"].tolist()[1] == 2
    assert joined.how.tolist() == ["", "inside"]


def test_every_id_of_a_building_is_kept() -> None:
    two = buildings((0, 0, 10, 10), (20, 0, 30, 10))
    rows = register(
        [Point(5, 5), Point(6, 5), Point(25, 5), Point(99, 99), Point(26, 5)], [1] * 5, ["a", "b", "c", "d", None]
    )
    joined = join_register(two, rows)
    assert joined.building.tolist() == [0, 0, 1, -1, 1]
    kept = identifiers(rows, joined.building)
    assert list(zip(kept["identifier"], kept["building"], strict=True)) == [("a", 0), ("b", 0), ("c", 1)]


def test_of_overlapping_footprints_the_smallest_counts() -> None:
    nested = buildings((0, 0, 100, 100), (40, 40, 60, 60))
    assert join_register(nested, register([Point(50, 50)], [1])).how.tolist() == ["", "inside"]


def test_a_point_within_five_metres_belongs_to_the_nearest() -> None:
    joined = join_register(TWO, register([Point(14.9, 5), Point(5, 15.1), Point(5, -4.9)], [1, 2, 4]))
    assert joined.how.tolist() == ["near", ""]
    assert joined.values["gross_floor_area"].tolist()[0] == 5
    assert joined.report.rows_unmatched == 1
    assert "(rows 3)" in joined.notices[0].text()


def test_a_point_midway_between_two_buildings_is_ambiguous_and_left_out() -> None:
    close = buildings((0, 0, 10, 10), (14, 0, 24, 10))
    joined = join_register(close, register([Point(12.1, 5), Point(11, 5)], [1, 2]))
    assert joined.report.rows_ambiguous == 1
    assert joined.how.tolist() == ["near", ""]
    assert "(rows 2)" in joined.notices[0].text()


def test_ids_come_before_places() -> None:
    joined = join_register(TWO, register([Point(25, 5), None], [1, 2], ["x", "y"]), "ref")
    assert joined.values["gross_floor_area"].tolist() == [1, 2]
    assert joined.how.tolist() == ["id", "id"]
    assert joined.report.matched_by_id == 2


def test_a_row_with_an_unknown_id_is_joined_by_place() -> None:
    joined = join_register(TWO, register([Point(25, 5)], [1], ["z"]), "ref")
    assert joined.how.tolist() == ["", "inside"]


def test_several_rows_on_a_building_add_floor_area_and_take_the_rest_from_the_largest() -> None:
    joined = join_register(TWO, register([Point(5, 5), Point(6, 6), Point(7, 7)], [100, 300, np.nan]))
    first = joined.values.iloc[0]
    assert first["gross_floor_area"] == 400
    assert first["construction_year"] == 1951
    assert first["name"] == "row 1"
    assert first["register_row"] == 3
    assert joined.report.buildings_with_several_rows == 1
    assert joined.notices[0].code == "register-several-rows"


def test_no_rows_and_no_buildings_are_no_error() -> None:
    assert join_register(TWO, register([], [])).report.buildings_unmatched == 2
    assert join_register(TWO.iloc[:0], register([Point(1, 1)], [1])).report.rows_unmatched == 1


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.floats(-20, 50), st.floats(-20, 30), st.floats(1, 1e5)), max_size=12))
def test_every_row_is_matched_unmatched_or_ambiguous_and_no_area_is_lost(
    rows: list[tuple[float, float, float]],
) -> None:
    table = register([Point(x, y) for x, y, _ in rows], [area for _, _, area in rows])
    joined = join_register(TWO, table)
    report = joined.report
    assert report.rows_matched + report.rows_unmatched + report.rows_ambiguous == len(rows)
    assert report.matched_inside + report.matched_near == report.rows_matched
    assert report.buildings_matched + report.buildings_unmatched == 2
    near = [area for x, y, area in rows if TWO.geometry.distance(Point(x, y)).min() <= 5]
    if report.rows_ambiguous == 0:
        assert joined.values["gross_floor_area"].sum() == pytest.approx(sum(near))
