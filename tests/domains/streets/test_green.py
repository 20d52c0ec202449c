"""Green of zones by hand, what a new park adds to it, and what it costs."""

import datetime
from typing import Any

import geopandas as gpd
import numpy as np
import pytest
from shapely.geometry import Polygon, box

from citybrain.base.domains import find_domains
from citybrain.domains.streets.importers.green import green_of_zones
from citybrain.kernel import City, Patch, Result, change
from tests.street_line import COLUMNS, positions

GRAPH = find_domains().graph("FI")


def land(*areas: tuple[str, Polygon]) -> gpd.GeoDataFrame:
    rows = [
        {"id": f"way/{row}", "name": None, "subkind": subkind, "geometry": shape}
        for row, (subkind, shape) in enumerate(areas)
    ]
    return gpd.GeoDataFrame(rows, columns=["id", "name", "subkind", "geometry"], geometry="geometry", crs=3879)


ZONES = gpd.GeoDataFrame({"id": ["west", "east"]}, geometry=[box(0, 0, 500, 500), box(500, 0, 1000, 500)], crs=3879)


def members(*areas: tuple[str, Polygon]) -> list[dict[str, float]]:
    """Ground of each area by zone."""
    made = green_of_zones({}, {"zones": ZONES, "land": land(*areas)}).tables["parks"]
    np.testing.assert_allclose(made.geometry.area, made["park_ground"])
    return [dict(made[made["zone"] == row][["id", "park_ground"]].to_numpy().tolist()) for row in range(len(ZONES))]


def test_a_park_counts_in_each_zone_with_the_ground_that_lies_there() -> None:
    assert members(("leisure=park", box(400, 0, 700, 100))) == [{"way/0/west": 10_000.0}, {"way/0/east": 20_000.0}]


def test_ground_of_a_wood_in_a_park_counts_once() -> None:
    """A wood of 1 ha in a park of 4 ha, and one that half lies in it: 4.5 ha."""
    areas = ("leisure=park", box(0, 0, 200, 200)), ("natural=wood", box(0, 0, 100, 100))
    west, east = members(*areas, ("landuse=forest", box(150, 0, 250, 100)))
    assert west == {"way/0/west": 25_000.0, "way/1/west": 10_000.0, "way/2/west": 10_000.0}
    assert east == {}


def test_lawns_and_small_parks_do_not_count() -> None:
    assert members(("landuse=grass", box(0, 0, 400, 400)), ("leisure=park", box(0, 0, 70, 71))) == [{}, {}]


def test_edges_that_park_and_zone_share_are_no_ground() -> None:
    """It touches the zone along a line and at a corner beside the ground that it has there."""
    park = Polygon([(0, 500), (0, 600), (300, 600), (300, 500), (250, 500), (250, 400), (100, 400), (100, 500)])
    assert members(("leisure=park", park)) == [{"way/0/west": 15_000.0}, {}]


def test_an_outline_that_crosses_itself_is_measured() -> None:
    bow = Polygon([(0, 0), (200, 200), (200, 0), (0, 200)])
    assert members(("leisure=park", bow)) == [{"way/0/west": 20_000.0}, {}]


def test_a_city_without_land_has_no_green() -> None:
    assert green_of_zones({}, {"zones": ZONES}).tables == {}
    assert members() == [{}, {}]


@pytest.fixture(scope="module")
def today() -> Result:
    """One zone with 500 m2 of green and four junctions on a line of streets."""
    size = {"street": 3, "junction": 4, "facility": 1, "building": 0, "zone": 1, "park": 2}
    inside = {("junction", "zone"): np.zeros(4, np.intp), ("park", "zone"): np.zeros(2, np.intp)}
    columns = COLUMNS | {"park_ground": np.array([400.0, 100.0])}
    return Result(GRAPH, City(size, inside, columns, datetime.date(2026, 1, 1), positions=positions(0.0, 0.0)))


def test_a_new_park_is_ground_and_an_entrance(today: Result) -> None:
    """0.5 ha of 100 euro a m2, kept up for 3; the way to green from its junction is none."""
    measure = GRAPH.interventions["open_park"]
    made: dict[str, Any] = dict(
        zip(measure.changes, measure.function(*(today[one] for one in measure.inputs)), strict=True)
    )
    assert today["green_ground"].tolist() == [500.0]
    row = np.array([2])
    patches = {name: Patch(row, np.asarray(made[name])[row]) for name in ("new_facility", "new_green")}
    planned = change(today, patches)
    assert planned["green_ground"].tolist() == [5_500.0]
    assert planned["city_green_ground"] == 5_500.0
    assert planned["junction_to_green"][2] == 0.0
    assert made["investment_in_new_facilities"].tolist() == [500_000.0] * 4
    assert made["upkeep_of_new_facilities"].tolist() == [15_000.0] * 4
