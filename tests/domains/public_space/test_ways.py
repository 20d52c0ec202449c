"""Ways on foot to a square by hand: along the streets, beside it, and without streets; ways through it stay told."""

import geopandas as gpd
import numpy as np
import pytest
import shapely

from citybrain.domains.public_space.importers.ways import buildings_in_reach, ways_through
from citybrain.kernel.relations import Relation

CRS = "EPSG:3067"
SQUARE = shapely.box(0, 0, 40, 40)
NODES = [(40.0, 20.0), (140.0, 20.0), (140.0, 120.0)]
"""A street from the square to the east, then north."""


def table(shapes: list[shapely.Geometry], **columns: object) -> gpd.GeoDataFrame:
    return gpd.GeoDataFrame(columns, geometry=shapes, crs=CRS)


def streets() -> gpd.GeoDataFrame:
    lines = [shapely.LineString([NODES[0], NODES[1]]), shapely.LineString([NODES[1], NODES[2]])]
    return table(lines, from_node=[0, 1], to_node=[1, 2], length=[100.0, 100.0], walk=[True, True],
                 highway=["footway", "footway"])  # fmt: skip


def metres_of(relation: Relation) -> dict[int, float]:
    return {
        int(row): float(-300.0 * np.log(weight)) for row, weight in zip(relation.rows, relation.weights, strict=True)
    }


def test_ways_follow_the_streets_to_the_square() -> None:
    buildings = table([shapely.Point(140, 110).buffer(1.0), shapely.Point(90, 25).buffer(1.0)])
    relation, walked = buildings_in_reach(table([SQUARE]), buildings, streets())
    assert walked
    found = metres_of(relation)
    assert found[0] == pytest.approx(90.0 + 100.0, abs=0.5)
    assert found[1] == pytest.approx(5.0 + 50.0, abs=0.5)


def test_a_house_beside_the_square_needs_no_street_and_a_far_one_is_out() -> None:
    buildings = table([shapely.Point(20, 50).buffer(1.0), shapely.Point(-800, 20).buffer(1.0)])
    found = metres_of(buildings_in_reach(table([SQUARE]), buildings, streets())[0])
    assert found == {0: pytest.approx(1.3 * 10.0, abs=0.1)}


def test_without_streets_ways_are_straight_times_a_detour() -> None:
    relation, walked = buildings_in_reach(table([SQUARE]), table([shapely.Point(140, 20).buffer(1.0)]), None)
    assert not walked
    assert metres_of(relation) == {0: pytest.approx(130.0)}


def test_ways_of_the_map_run_through_cells_else_from_entrances_to_the_middle() -> None:
    cells = table([shapely.box(x, y, x + 10, y + 10) for y in range(0, 40, 10) for x in range(0, 40, 10)])
    rows, weights = np.arange(16), np.ones(16)
    inside = Relation.of_pairs("public_space", "cell", 1, (np.zeros(16, np.intp), rows), weights)
    across = table([shapely.LineString([(-50, 15), (90, 15)])], highway=["footway"])
    through = ways_through(table([SQUARE]), cells, across, inside)
    assert dict(zip(through.rows.tolist(), through.weights.tolist(), strict=True)) == {4: 10, 5: 10, 6: 10, 7: 10}
    ending = ways_through(table([SQUARE]), cells, streets().iloc[:1], inside)
    assert set(ending.rows.tolist()) <= set(range(4, 12))
    assert len(ending.rows) >= 2
    assert not len(ways_through(table([SQUARE]), cells, None, inside).rows)
