"""Crowns over streets of a toy map: parts that overlap count once, for the larger crown."""

import geopandas as gpd
import numpy as np
import pytest
import shapely

from citybrain.domains.trees.importers.street_crowns import crowns_over_streets, own_parts

CRS = "EPSG:3067"


def test_crowns_over_a_street_add_up_to_the_ground_below_them() -> None:
    places = shapely.points([(20.0, 0.0), (21.0, 0.0), (60.0, 8.0), (80.0, 30.0)])
    trees = gpd.GeoDataFrame({"tree_crown_diameter": [6.0, 4.0, 6.0, 6.0]}, geometry=places, crs=CRS)
    line = shapely.LineString([(0.0, 0.0), (100.0, 0.0)])
    streets = gpd.GeoDataFrame({"drive": [True]}, geometry=[line], crs=CRS)
    told = crowns_over_streets({}, {"trees": trees, "streets": streets}, lambda share, key: None)
    relation = told.relations["street_below_crowns"]
    rows, weights = relation.members(0)
    crown = np.pi / 4.0 * np.array([6.0, 4.0, 6.0, 6.0]) ** 2
    circles = shapely.buffer(places, [3.0, 2.0, 3.0, 3.0], quad_segs=4)
    below = shapely.area(shapely.intersection(shapely.union_all(circles), shapely.box(0.0, -8.0, 100.0, 8.0)))
    assert sorted(rows.tolist()) in ([0, 2], [0, 1, 2])
    assert float((weights * crown[rows]).sum()) == pytest.approx(below, rel=1e-9)


def test_a_crown_below_a_larger_one_has_no_ground_of_its_own() -> None:
    circles = shapely.buffer(shapely.points([(0.0, 0.0), (0.5, 0.0), (0.0, 0.0)]), [3.0, 1.0, 3.0], quad_segs=4)
    areas = shapely.area(own_parts(circles, np.array([6.0, 2.0, 6.0])))
    assert areas.tolist() == pytest.approx([shapely.area(circles[0]), 0.0, 0.0], abs=1e-9)


def test_without_trees_there_is_a_reason() -> None:
    assert [one.code for one in crowns_over_streets({}, {}, lambda share, key: None).notices] == ["trees-no-trees"]
