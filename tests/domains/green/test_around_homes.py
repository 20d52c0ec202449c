"""Trees in sight and ways to green of a toy map, and the floating catchment, whose supply is conserved."""

import geopandas as gpd
import numpy as np
import pytest
import shapely

from citybrain.domains.green.importers.around_homes import CATCHMENT, decay, green_around_homes
from citybrain.kernel import Relation

CRS = "EPSG:3067"


def test_a_tree_behind_another_building_is_not_seen() -> None:
    homes = [shapely.box(0, 0, 10, 10), shapely.box(20, 0, 24, 10), shapely.box(400, 0, 410, 10)]
    buildings = gpd.GeoDataFrame({"id": ["a", "b", "c"]}, geometry=homes, crs=CRS)
    places = shapely.points([(15.0, 5.0), (28.0, 5.0), (5.0, 30.0), (5.0, 41.0)])
    trees = gpd.GeoDataFrame({"id": list("1234")}, geometry=places, crs=CRS)
    told = green_around_homes({}, {"buildings": buildings, "trees": trees}, lambda share, key: None)
    seen, nearest = told.relations["trees_in_sight"], told.relations["nearest_tree"]
    assert [sorted(seen.members(row)[0].tolist()) for row in range(3)] == [[0, 2], [0, 1, 2], []]
    assert [nearest.members(row)[1].tolist() for row in range(3)] == [[5.0], [4.0], []]
    assert [one.code for one in told.notices] == ["green-trees-unknown", "green-no-network"]


def test_ways_go_along_the_streets_and_end_at_the_catchment() -> None:
    lines = [shapely.LineString([(0, 0), (600, 0)]), shapely.LineString([(600, 0), (600, 900)])]
    streets = gpd.GeoDataFrame(
        {"from_node": [1, 2], "to_node": [2, 3], "length": [600.0, 900.0], "walk": [True, True], "highway": ["x", "x"]},
        geometry=lines, crs=CRS,
    )  # fmt: skip
    homes = [shapely.box(100, 5, 110, 15), shapely.box(610, 800, 620, 810)]
    buildings = gpd.GeoDataFrame({"id": ["a", "b"]}, geometry=homes, crs=CRS)
    park = shapely.box(580, 100, 620, 500)
    land = gpd.GeoDataFrame({"id": ["p"], "name": ["Park"]}, geometry=[park], crs=CRS)
    doors = gpd.GeoDataFrame(
        {"id": ["p", "p"], "facility_kind": ["green"] * 2}, geometry=shapely.points([(600, 100), (600, 500)]), crs=CRS
    )
    tables = {"buildings": buildings, "streets": streets, "land": land, "facilities": doors}
    told = green_around_homes({}, tables, lambda share, key: None)
    ways = told.relations["way_to_green_space"]
    (first, second) = (ways.members(row)[1].tolist() for row in range(2))
    assert first == pytest.approx([5 + 490 + 100], abs=11)
    assert second == pytest.approx([10 + 300], abs=11)
    assert told.tables["green_spaces"]["green_space_area"].tolist() == [16_000.0]


def test_weights_fall_from_one_at_the_door_to_nothing() -> None:
    assert decay(np.array([0.0, CATCHMENT / 2, CATCHMENT])).tolist() == pytest.approx([1.0, 0.7014, 0.0], abs=1e-4)


def test_the_ground_that_is_offered_is_taken_up() -> None:
    """Three homes and two parks by hand: supply over demand, and its sum over the homes."""
    metres = np.array([[100.0, 900.0], [500.0, 500.0], [990.0, 50.0]])
    weight, residents, area = decay(metres), np.array([100.0, 10.0, 40.0]), np.array([10_000.0, 30_000.0])
    home, green = (one.ravel() for one in np.mgrid[0:3, 0:2])
    to_home = Relation.of_pairs("green_space", "building", 2, (green, home.astype(np.int32)), weight.ravel())
    to_green = Relation.of_pairs("building", "green_space", 3, (home, green.astype(np.int32)), weight.ravel())
    each = area / to_home.gather("related_total", residents)
    reached = to_green.gather("related_total", each)
    assert float((reached * residents).sum()) == pytest.approx(40_000.0, rel=1e-12)
    assert reached[2] > reached[0]
