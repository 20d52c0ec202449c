"""Slopes of streets: the pace beside published speeds, and one pace in every answer on a hill made by hand."""

import datetime
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pytest
import rasterio
from rasterio.transform import from_origin
from shapely import LineString, Point, box

from citybrain.base.domains import find_domains
from citybrain.base.siting import SitingQuestion
from citybrain.domains.streets.importers.network import network
from citybrain.domains.streets.importers.slopes import level_metres
from citybrain.domains.streets.models.slopes import cycling_factor, walking_factor
from citybrain.domains.streets.questions.sites import FacilityDemand
from citybrain.domains.transit.importers.walks import walked_streets, walks, walks_back, ways_on_foot
from citybrain.kernel import City, Result
from citybrain.kernel.fields import Positions
from citybrain.kernel.relations import Relation
from citybrain.plans.availability import available
from citybrain.twin.building.heights import bridge_gaps, with_heights
from citybrain.twin.origins import Origins
from tests.domains.streets.test_network import frame, place, street

GRAPH = find_domains().graph("FI")
CYCLING = 6.66, 3.96, -0.055, 3.68
FLUEGEL = {0.0: 0.0, -0.01: 0.0412, -0.02: 0.0589, -0.03: 0.1124, -0.04: 0.1494, -0.05: 0.1802, -0.06: 0.1795,
           -0.07: 0.1357, -0.08: 0.1081, -0.09: 0.1081, -0.10: 0.0491}  # fmt: skip
"""Logarithm of the speed over that on level ground, by slope: coefficients of Flügel et al. 2019."""

PACE = 80.0
"""Metres that an adult walks in a minute on level ground."""

UP, DOWN = float(np.exp(3.5 * 0.1)), 1.0
"""Metres of level ground for a metre at 10 % uphill and downhill, by Tobler."""


def test_walking_is_as_fast_as_tobler_says() -> None:
    slope = np.linspace(-0.35, 0.35, 71)
    expected = 6.0 * np.exp(-3.5 * np.abs(slope + 0.05)) / (6.0 * np.exp(-3.5 * 0.05))
    np.testing.assert_allclose(walking_factor(slope, 3.5, -0.05), expected, rtol=1e-12)
    assert walking_factor(np.array([np.nan, 0.0]), 3.5, -0.05).tolist() == [1.0, 1.0]
    assert expected.max() == pytest.approx(1.1912, abs=1e-4)


def test_cycling_is_as_fast_as_in_leeds_and_oslo() -> None:
    """Leeds: 6.01 - 40.02 s [m/s] uphill; Oslo: classes downhill, all within 0.05 of the straight lines."""
    uphill = np.linspace(0.0, 0.09, 10)
    np.testing.assert_allclose(cycling_factor(uphill, *CYCLING) * 6.01, 6.01 - 40.02 * uphill, atol=0.01)
    slopes, logarithms = (np.array(list(one)) for one in (FLUEGEL.keys(), FLUEGEL.values()))
    np.testing.assert_allclose(cycling_factor(slopes, *CYCLING), np.exp(logarithms), atol=0.05)
    steep = cycling_factor(np.linspace(-1.0, 1.0, 401), *CYCLING)
    assert steep.max() == pytest.approx(1.2178) and steep.min() == 0.0


@pytest.fixture(scope="module")
def hill() -> dict[str, Any]:
    """200 m that rise by 20 m eastwards, and 100 m on top; a shop halfway up, a bus stop on top, three houses.

    The houses stand 10 m beside the hill, 50 m from its foot and 20 m from its top, and beside the street on top.
    """
    streets = [
        street(1.0, 2.0, LineString([(0, 0), (200, 0)]), from_height=0.0, to_height=20.0, drive=True),
        street(3.0, 2.0, LineString([(300, 0), (200, 0)]), from_height=20.0, to_height=20.0, drive=True),
    ]
    places = [place("node/1", "shop", "supermarket", 100, 0), place("node/2", "amenity", "pharmacy", 250, 0)]
    houses = [{"geometry": box(x - 5, 10, x + 5, 20)} for x in (50.0, 180.0, 260.0)]
    land = frame([{"id": "way/9", "name": "Park", "subkind": "leisure=park", "geometry": box(900, 900, 999, 999)}])
    return {"streets": frame(streets), "places": frame(places), "land": land, "buildings": frame(houses)}


@pytest.fixture(scope="module")
def town(hill: dict[str, Any]) -> tuple[Result, Any]:
    """The quantities of the hill, and what answers questions there."""
    made = network({}, hill)
    streets, tables = hill["streets"], made.tables
    about = {"length": "street_length", "from_node": "street_from_node", "to_node": "street_to_node",
             "walk": "street_for_walking", "cycle": "street_for_cycling", "drive": "street_for_driving",
             "from_height": "street_height_from", "to_height": "street_height_to"}  # fmt: skip
    columns = {name: streets[column].to_numpy(np.float64) for column, name in about.items()}
    for table in tables.values():
        columns |= {n: table[n].to_numpy(float) for n in table if table[n].dtype.kind == "f" and n != "geometry"}
    columns |= {"facility_kind": tables["facilities"]["facility_kind"].cat.codes.to_numpy(np.int64),
                "street_class": np.full(2, 3)}  # fmt: skip
    size = {"street": 2, "junction": len(tables["junctions"]), "facility": len(tables["facilities"]), "building": 3}
    at = tables["junctions"].geometry
    positions = {"junction": Positions(at.x.to_numpy(), at.y.to_numpy())}
    relations = {**made.relations, "street_to_green": Relation.of_pairs(
        "street", "facility", 2, (np.zeros(0, np.intp), np.zeros(0, np.intp)), np.zeros(0))}  # fmt: skip
    city = City(size, {}, columns, datetime.date(2026, 1, 1), relations=relations, positions=positions)
    result = Result(available(GRAPH, city), city)
    result._values["residents"] = np.array([1.0, 1.0, 1.0])
    shapes = {"street": streets.geometry.to_numpy(), "building": hill["buildings"].geometry.to_numpy()}
    return result, find_domains().made("isochrones")(result.__getitem__, positions, shapes.__getitem__, relations)


HOUSES = (45.0, 55.0), (175.0, 185.0), (255.0, 265.0)
"""West and east edge of each house; the way begins at the nearest point of the house, 10 m beside the street."""


def to_shop() -> list[float]:
    """Level metres from each house to the shop at 100 m: 45 to 55 m uphill, else down from the top."""
    return [10 + (100 - 45) * UP, 10 + (175 - 100) * DOWN, 10 + 55 + 100 * DOWN]


def test_the_way_to_the_shop_is_slower_uphill(town: tuple[Result, Any]) -> None:
    """Tied at the end of its wall that the map gives first: the way is known to the 10 m of a wall."""
    result, _ = town
    np.testing.assert_allclose(result["way_to_groceries"], to_shop(), atol=10.0 * UP)
    minutes = result["minutes_to_groceries"]
    np.testing.assert_allclose(minutes, result["way_to_groceries"] / PACE)
    level = Result(GRAPH, result.city)
    level._values["street_slope"] = np.full(2, np.nan)
    assert result["junction_to_groceries"][0] == pytest.approx(100 * UP)
    assert result["junction_to_groceries"][1] == pytest.approx(100 * DOWN)
    np.testing.assert_allclose(level["junction_to_groceries"][:3], [100, 100, 200])


def test_every_answer_has_the_same_minutes(town: tuple[Result, Any]) -> None:
    """Minutes to the shop of each house, as a quantity, as a way from place to place, and within what is reached."""
    result, isochrones = town
    shop = Point(100, 0)
    for row, (west, east) in enumerate(HOUSES):
        house = isochrones.routes.place((west + east) / 2, 15.0)
        way = isochrones.routes.fast(house, shop, "walk", "adult")
        assert way.minutes == pytest.approx(result["minutes_to_groceries"][row], abs=0.1 / PACE)
        reached = isochrones.reached((west + east) / 2, 15.0, 15.0, "walk", "adult")
        assert reached.nearest[0] == pytest.approx(way.minutes, abs=0.1 / PACE)
        back = isochrones.reached(100.0, 0.0, 15.0, "walk", "adult")
        home = isochrones.routes.fast(shop, house, "walk", "adult")
        assert back.at_door[row] == pytest.approx(home.minutes, abs=0.1 / PACE)
        assert home.metres == pytest.approx(way.metres)
    west = isochrones.routes.place(50.0, 15.0)
    there, back = (isochrones.routes.fast(*ends, "walk", "adult") for ends in ((west, shop), (shop, west)))
    along = there.metres - 10.0
    assert (there.minutes - back.minutes) * PACE == pytest.approx(along * (UP - DOWN))


def test_cycling_uphill_is_slower_and_driving_is_not(town: tuple[Result, Any]) -> None:
    _, isochrones = town
    foot, top = Point(0, 0), Point(200, 0)
    up, down = (isochrones.routes.fast(*ends, "cycle", "adult") for ends in ((foot, top), (top, foot)))
    assert up.minutes == pytest.approx(200 / 250 / 0.334)
    assert down.minutes == pytest.approx(200 / 250 / 1.0522)
    cars = [isochrones.routes.fast(*ends, "drive", "adult").minutes for ends in ((foot, top), (top, foot))]
    assert cars[0] == pytest.approx(cars[1])


def test_new_sites_are_reached_from_the_houses_uphill(hill: dict[str, Any], town: tuple[Result, Any]) -> None:
    """The house at the foot needs (200 - 45 or 55) uphill metres to the top: a minute more than on level ground."""
    result, isochrones = town
    shapes = {name: hill[f"{name}s"].geometry.to_numpy() for name in ("street", "building")}

    def reaching(minutes: float) -> list[list[int]]:
        """The houses that a school at each junction brings within reach."""
        asked = {"person": "adult", "minutes": minutes}
        demand = FacilityDemand(SitingQuestion("school", result.__getitem__, shapes.get, lambda: isochrones, asked))
        return [np.flatnonzero(demand.gained(np.array([row]))).tolist() for row in range(len(result["junction_node"]))]

    top = int(np.flatnonzero(result["junction_node"] == 2.0)[0])
    assert reaching((10 + 155 * UP + 5) / PACE)[top] == [0, 1, 2]
    assert 0 not in reaching((10 + 145 * UP - 5) / PACE)[top]
    assert result["street_steepness"].tolist() == [0.1, 0.0]


def test_walks_to_stops_know_the_direction(hill: dict[str, Any]) -> None:
    known = {"streets": hill["streets"]}
    streets = walked_streets(known)
    assert streets is not None
    foot, top = np.array([Point(0, 0)]), np.array([Point(200, 0)])
    reach = np.full(1, 1_000.0)
    origins, stops, way = walks(foot, top, streets, reach, foot)
    assert way.tolist() == [round(200 * UP, 1)]
    assert walks_back((origins, stops), foot, top, streets, foot, reach).tolist() == [200.0]
    assert ways_on_foot(foot, top, known).tolist() == [[round(200 * UP, 1)]]
    assert ways_on_foot(foot, top, known, back=True).tolist() == [[200.0]]


def test_without_heights_nothing_is_taken_for_level_in_silence(hill: dict[str, Any]) -> None:
    bare = {**hill, "streets": hill["streets"].drop(columns=["from_height", "to_height"])}
    assert level_metres(bare["streets"]) is None
    made, steep = network({}, bare), network({}, hill)
    assert "door_from_junction" not in made.relations and "door_from_junction" in steep.relations
    told = {one.code: dict(one.arguments) for one in made.notices}
    assert told["streets-slopes-unknown"] == {"count": 2, "total": 2}
    assert "streets-slopes-unknown" not in {one.code for one in steep.notices}
    half = hill["streets"].assign(from_height=[np.nan, 20.0])
    onward, back = level_metres(half)  # type: ignore[misc]
    assert onward.tolist() == back.tolist() == [200.0, 100.0]
    wall = {**hill, "streets": hill["streets"].assign(to_height=[100.0, 20.0])}
    assert {one.code: one.arguments["count"] for one in network({}, wall).notices}["streets-too-steep"] == 1


def test_a_bridge_is_as_high_as_the_line_between_its_ends() -> None:
    """Five nodes over a valley 30 m deep: 0 and 3 on its rims at 50 and 53 m, 1 and 2 on the bridge, 4 at its bottom.

    Steps lead from the bottom up to node 1: they say nothing of its height. Nodes 5 and 6 are a bridge of its own.
    """
    ends = np.array([0, 1, 2, 4, 5]), np.array([1, 2, 3, 1, 6])
    length = np.array([10.0, 20.0, 30.0, 40.0, 9.0])
    off, steps = np.array([True, True, True, False, True]), np.array([False, False, False, True, False])
    rims = np.array([7, 3]), np.array([0, 8])
    first, last = (np.concatenate(pair) for pair in zip(ends, rims, strict=True))
    more = {"length": np.append(length, [5.0, 5.0]), "off": np.append(off, [False] * 2)}
    ground = np.array([50.0, 20.0, 21.0, 53.0, 20.0, 10.0, 10.0, 50.0, 53.0])
    height, between = bridge_gaps(ground, (first, last), more["length"], more["off"], np.append(steps, [False] * 2))
    np.testing.assert_allclose(height, [50, 50.5, 51.5, 53, 20, np.nan, np.nan, 50, 53])
    assert between.tolist() == [False, True, True, False, False, True, True, False, False]


def test_heights_are_read_from_a_raster_and_say_how_they_are_known(tmp_path: Path) -> None:
    """A plane that rises by 1 m in 20 m eastwards; a street up it, a bridge, and one beyond the raster."""
    rows = [
        street(1.0, 2.0, LineString([(25_496_100, 6_673_100), (25_496_140, 6_673_100)]), off_ground=False),
        street(2.0, 3.0, LineString([(25_496_140, 6_673_100), (25_496_160, 6_673_100)]), off_ground=True),
        street(3.0, 4.0, LineString([(25_496_160, 6_673_100), (25_496_180, 6_673_100)]), off_ground=True),
        street(4.0, 5.0, LineString([(25_496_180, 6_673_100), (25_496_200, 6_673_100)]), off_ground=False),
        street(6.0, 7.0, LineString([(25_499_000, 6_673_100), (25_499_050, 6_673_100)]), off_ground=False),
    ]
    raster = tmp_path / "height.tif"
    east = 25_496_000 + 10 * (np.arange(40) + 0.5)
    heights = np.broadcast_to((east - 25_496_000) / 20.0, (40, 40)).astype(np.float32).copy()
    heights[:, 16] += 30.0
    place_of = from_origin(25_496_000, 6_673_200, 10, 10)
    with rasterio.open(raster, "w", "GTiff", 40, 40, 1, "EPSG:3879", place_of, "float32") as file:
        file.write(heights, 1)
    origins = Origins()
    made = with_heights(frame(rows), raster, None, origins)
    np.testing.assert_allclose(made["from_height"], [5, 7, 8, 9, np.nan], atol=0.011)
    np.testing.assert_allclose(made["to_height"], [7, 8, 9, 10, np.nan], atol=0.011)
    names = [origins[code].rule for code in made["to_height_origin"]]
    assert names == ["imputation-elevation", "imputation-bridged-height", "imputation-elevation",
                     "imputation-elevation", "origin-unknown"]  # fmt: skip
    bare: gpd.GeoDataFrame = frame(rows)
    assert with_heights(bare, None, None, origins) is bare
