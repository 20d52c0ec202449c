"""Stops on streets by hand: ways of buildings to them, floor near rail, residents with a stop, minutes to a place."""

import datetime
from typing import Any

import numpy as np
import pytest
import shapely
from shapely import LineString

from citybrain.base.domains import find_domains
from citybrain.domains.transit.importers.walks import on_streets, walked_streets, walks, ways_on_foot
from citybrain.domains.transit.questions.rides import rides_of
from citybrain.kernel import City, Patch, Result, change
from citybrain.kernel.errors import NotFoundError
from citybrain.kernel.fields import Positions
from citybrain.kernel.relations import Relation
from tests.domains.streets.test_network import frame, street, tables  # noqa: F401
from tests.street_line import COLUMNS

GRAPH = find_domains().graph("FI")
NUMBERS = {
    "stop_from_node": [3, np.nan, 1], "stop_to_node": [4, np.nan, 2], "stop_from_way": [90, np.nan, 5],
    "stop_to_way": [10, np.nan, 95], "gross_floor_area": [500, 70, 30], "residents": [8, 2, 1],
    "call_course": [0, 0], "call_stop": [2, 0], "call_arrival": [0, 3], "call_departure": [0, 3],
    "call_boards": [1, 1], "call_alights": [1, 1], "trip_course": [0] * 30, "trip_pattern": [0] * 30,
    "trip_line": [0] * 30, "trip_start": 480 + 2 * np.arange(30), "walk_from": [4], "walk_to": [0], "walk_way": [10],
    "place_way": [0.0], "destination_from_node": [4], "destination_to_node": [4], "destination_from_way": [5],
    "destination_to_way": [5], "destination_east": [300.0], "destination_north": [5.0], "place_east": [0.0],
    "place_north": [10.0],
}  # fmt: skip
STOPS = {"transit_stop": Positions(np.array([240.0, 5000.0, 5.0]), np.zeros(3))}


@pytest.fixture(scope="module")
def today() -> Result:
    """Building 0 stands 10 m from junction 1, building 1 at junction 4, building 2 on no street; no steps to walk.

    A tram stops between junctions 3 and 4, a train nowhere near, a bus beside junction 1; it takes 3 minutes.
    """
    size = {"street": 3, "junction": 4, "facility": 1, "building": 3, "zone": 1, "transit_stop": 3, "transit_line": 1,
            "transit_trip": 30, "transit_call": 2, "transit_walk": 1, "transit_place": 1,
            "transit_destination": 1}  # fmt: skip
    pairs = np.array([0, 0, 1]), np.array([0, 1, 3])
    doors = Relation.of_pairs("building", "junction", 3, pairs, np.array([10.0, 110.0, 20.0]))
    columns = {**COLUMNS, **{name: np.array(values, np.float64) for name, values in NUMBERS.items()}}
    columns |= {"transit_stop_kind": np.array([2, 0, 4]), "transit_line_kind": np.array([2])}
    inside = {("building", "zone"): np.zeros(3, np.intp)}
    where = {**STOPS, "junction": Positions(np.array([0.0, 100.0, 200.0, 300.0]), np.zeros(4))}
    city = City(
        size, inside, columns, datetime.date(2026, 1, 1), relations={"door_to_junction": doors}, positions=where
    )
    return Result(GRAPH, city)


def test_ways_lead_along_streets_to_the_nearest_stop_of_a_kind(today: Result) -> None:
    np.testing.assert_array_equal(today["way_to_tram"], [250.0, 30.0, np.nan])
    np.testing.assert_array_equal(today["way_to_bus"], [15.0, 265.0, np.nan])
    assert np.isnan(today["way_to_train"]).all()
    shut = change(today, {"street_closed": Patch(np.array([1]), np.ones(1))})
    np.testing.assert_array_equal(shut["way_to_tram"], [np.nan, 30.0, np.nan])


def test_floor_near_rail_and_residents_with_a_stop(today: Result) -> None:
    assert float(today["city_floor_near_rail"]) == float(today["city_floor_near_tram"]) == 570.0
    assert float(today["city_floor_near_train"]) == 0.0
    assert float(today["city_floor_near_rail_share"]) == pytest.approx(570 / 600)
    sums = [float(today[f"city_residents_{name}"]) for name in ("near_transit", "far_from_transit", "transit_unknown")]
    assert sums == [10.0, 0.0, 1.0]
    assert float(today["convenient_transit_share"]) == 1.0


def test_rides_take_those_onward_who_catch_them(today: Result) -> None:
    """At the stop after 4 s (5 m), a minute before it leaves at 492; 3 minutes; 10 m to one end of the street, 90 m."""
    rides = rides_of(today.__getitem__, STOPS)
    assert rides is not None
    assert rides.usual_begin == 480.0
    walked = np.array([0.0, np.inf, np.inf, np.inf])
    junctions, minutes = rides.onward(walked, 490.0, 30.0, 4.8)
    there = {int(row): value for row, value in zip(junctions, minutes, strict=True)}
    assert {row: there[row] for row in (2, 3)} == pytest.approx({2: 5 + 90 / 80, 3: 5 + 10 / 80})
    late, _ = rides.onward(walked, 600.0, 30.0, 4.8)
    assert len(late) == 0
    assert len(rides.onward(walked, 490.0, 4.0, 4.8)[0]) == 0
    assert len(rides.onward(np.full(4, np.inf), 490.0, 30.0, 4.8)[0]) == 0
    assert rides_of(_nothing, {}) is None


def test_a_ride_from_stop_to_stop_is_that_which_is_caught(today: Result) -> None:
    """8 s to the stop and a minute there: the tram of 8:02 is caught, not that of 8:00; 235 m straight in 3 minutes."""
    rides = rides_of(today.__getitem__, STOPS)
    assert rides is not None
    near, none = np.array([np.inf, np.inf, 0.125]), np.full(3, np.inf)
    (leg,) = rides.between(near, np.array([2.0, np.inf, np.inf]), 480.0, 4.8)
    assert (leg.line, leg.stops.tolist(), leg.departure, leg.arrival, leg.metres) == (0, [2, 0], 482.0, 485.0, 235.0)
    assert leg.emissions == pytest.approx(0.235 * float(today["ride_emission_factor"][0]))
    assert rides.between(near, none, 480.0, 4.8) == []
    leaves = [rides.next_departure(near, at, 4.8) for at in (180.0, 480.0, 538.5, 600.0)]
    assert leaves == [480.0, 482.0, None, None]
    assert rides.next_departure(none, 180.0, 4.8) is None
    far = 1001 / 80
    assert rides.between(near + far - 0.125, np.array([2.0, np.inf, np.inf]), 480.0, 4.8) == []
    assert rides.between(near, np.array([far, np.inf, np.inf]), 480.0, 4.8) == []


def _nothing(name: str) -> Any:
    raise NotFoundError("column-missing", received=name)


def test_minutes_to_a_destination_walk_wait_ride_and_walk(today: Result) -> None:
    """10 m to the junction and 5 m to the bus of every second minute, 3 minutes, 10 m; on foot it is 265 m."""
    ride, on_foot = 1 + 15 / 80 + 3 + 10 / 80, 265 / 80
    assert on_foot < ride
    assert today["minutes_to_destination"][0] == pytest.approx(on_foot, abs=0.03)
    shut = change(today, {"street_closed": Patch(np.array([1]), np.ones(1))})
    leaves = [next((t for t in range(0, 60, 2) if t >= at + 5 / 80 + 1), np.inf) for at in range(60)]
    spans = [10 / 80 + leave - at + 3 + 10 / 80 for at, leave in enumerate(leaves)]
    assert shut["minutes_to_destination"][0] == pytest.approx(np.median(spans), abs=0.05)
    assert np.isnan(shut["minutes_to_destination"][2])


def test_walks_between_points_follow_streets_and_are_straight_where_there_are_none(tables: Any) -> None:  # noqa: F811
    points = frame([{"geometry": row} for row in tables["places"].geometry.iloc[[0, 0]].tolist()])
    streets = walked_streets(tables)
    assert streets is not None
    assert len(streets.nodes) == 6
    at = points.geometry.to_numpy()
    assert on_streets(points, "stop", None, at) is points
    tied = on_streets(points, "stop", streets, at)
    assert tied[["stop_from_node", "stop_from_way"]].iloc[0].tolist() == [40.0, 25.0]
    far = frame([street(1.0, 2.0, tables["streets"].geometry[0])])["geometry"].centroid.translate(0, 400)
    reach = np.full(1, 1_000.0)
    origins, stops, way = walks(far.to_numpy(), points.geometry.to_numpy(), streets, reach, far.to_numpy())
    assert origins.tolist() == [0, 0]
    assert stops.tolist() == [0, 1]
    assert way[0] == pytest.approx(1.3 * np.hypot(120, 395), abs=0.1)
    near = frame([street(1.0, 2.0, tables["streets"].geometry[0])])["geometry"].centroid.translate(0, 3)
    beside = near.to_numpy()
    assert walks(beside, points.geometry.to_numpy(), streets, reach, beside)[2][0] == pytest.approx(3 + 50 + 70 + 5)


def test_stops_of_an_island_lie_on_its_streets_and_those_of_a_crumb_on_none() -> None:
    """A main part of 150 junctions, an island of 120 across 5 km of water, a courtyard of 3: as buildings are tied."""
    rows = []
    for begin, count, y in ((0, 150, 0.0), (1000, 120, 5000.0), (2000, 3, 9000.0)):
        for node in range(begin, begin + count - 1):
            x = 10.0 * (node - begin)
            rows.append(street(float(node), float(node + 1), LineString([(x, y), (x + 10.0, y)])))
    streets = walked_streets({"streets": frame(rows)})
    stops = frame([{"geometry": shapely.Point(10.0, y + 5.0)} for y in (0.0, 5000.0, 9000.0)])
    tied = on_streets(stops, "stop", streets, stops.geometry.to_numpy())
    assert tied["stop_from_way"].notna().tolist() == [True, True, False]
    assert {tied["stop_from_node"][1], tied["stop_to_node"][1]} < {1000.0, 1001.0, 1002.0}
    points = stops.geometry.to_numpy()
    origins, near, way = walks(points[[0, 1]], points, streets, np.full(2, 10_000.0), points[[0, 1]])
    assert way[(origins == 0) & (near == 1)].tolist() == []  # nobody walks over the water between two streets


def test_nobody_walks_all_the_way_to_where_no_street_leads() -> None:
    """An island 600 m away, with a street of its own: along the streets, never over water."""
    lines = [[(0, 0), (300, 0)], [(300, 0), (300, 400)], [(900, 0), (900, 200)]]
    nodes = [(1, 2), (2, 3), (4, 5)]
    streets = {"streets": frame([street(*ends, LineString(line)) for ends, line in zip(nodes, lines, strict=True)])}
    points = shapely.points([[0, 10], [290, 400], [910, 0], [890, 200], [10, 10], [2000, 2000]])
    nothing = np.nan
    expected = [
        [0.0, 720.0, nothing, nothing, 10.0 + 10.0 + 10.0, nothing],
        [nothing, nothing, 0.0, 220.0, nothing, nothing],
        [nothing, nothing, nothing, nothing, nothing, 0.0],
    ]
    np.testing.assert_allclose(ways_on_foot(points[[0, 2, 5]], points, streets), expected)
    assert ways_on_foot(points[[0]], points[[2]], {})[0, 0] == pytest.approx(1.3 * np.hypot(910, 10), abs=0.05)
