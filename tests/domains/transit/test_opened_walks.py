"""Walks to stops that a plan opens, on a street of 200 m that rises by 20 m: up is not down, and far is left out."""

from typing import Any

import geopandas as gpd
import numpy as np
import pytest
import shapely

from citybrain.domains.transit.importers.timetable import timetable
from citybrain.domains.transit.models.planned.stops import StopsOfPlan, stops_of_plan
from tests.domains.transit import feeds

UP, DOWN = float(np.exp(3.5 * 0.1)), 1.0
"""Metres of level ground for a metre at 10 % uphill and downhill, by Tobler."""

LINE = ("line_of_plan", "way_along_line_of_plan", "kind_of_line_of_plan", "departures_of_line_of_plan",
        "speed_of_line_of_plan")  # fmt: skip


def half_way_up(name: str) -> dict[str, Any]:
    """A place in the middle of the street, with the ways from its ends, and those on to them."""
    columns = {"east": 100.0, "north": 0.0, "from_node": 1.0, "to_node": 2.0, "from_way": 100.0 * UP,
               "to_way": 100.0 * DOWN, "onward_from_way": 100.0 * DOWN, "onward_to_way": 100.0 * UP}  # fmt: skip
    return {f"{name}_{column}": np.array([value]) for column, value in columns.items()}


def opened_on_top(longest: float) -> StopsOfPlan:
    """A stop, the middle of a zone and a destination half way up, and a stop that opens on top."""
    destination = half_way_up("destination")
    made: Any = stops_of_plan(
        new_stop=np.array([0.0, 1.0]), **dict.fromkeys(LINE, np.zeros(2)), junction_east=np.array([0.0, 200.0]),
        junction_north=np.zeros(2), junction_node=np.array([1.0, 2.0]), street_from_node=np.array([1.0]),
        street_to_node=np.array([2.0]), street_walk_onward=np.array([200.0 * UP]),
        street_walk_back=np.array([200.0 * DOWN]), street_walkable=np.ones(1), **half_way_up("stop"),
        **half_way_up("place"), **{name: of for name, of in destination.items() if "onward" not in name},
        longest_walk_to_stop=np.float64(longest),
    )  # fmt: skip
    assert isinstance(made, StopsOfPlan)
    return made


def pairs(made: StopsOfPlan) -> dict[tuple[int, int], tuple[float, float]]:
    return {(int(a), int(b)): (float(way), float(back)) for a, b, way, back in zip(*made.walks, strict=True)}


def test_people_of_a_zone_walk_up_to_a_new_stop_as_those_at_a_stop_do() -> None:
    stop, opened, place, destination = range(4)
    walks = pairs(opened_on_top(1_500.0))
    up, down = round(100 * UP, 1), 100.0 * DOWN
    assert walks[stop, opened] == walks[place, opened] == (up, down)
    assert walks[opened, stop] == (down, up)
    assert walks[opened, opened] == (0.0, 0.0)
    assert walks[destination, opened][1] == down


def test_what_nobody_walks_is_left_out() -> None:
    """Of at most 120 m one comes down and not up; of at most 90 m nobody comes."""
    stop, opened, place, _ = range(4)
    walks = pairs(opened_on_top(120.0))
    assert walks[place, opened] == walks[stop, opened] == (round(100 * UP, 1), 100.0)
    assert list(pairs(opened_on_top(90.0))) == [(opened, opened)]


def test_a_timetable_tells_both_ways_of_a_zone_on_a_slope() -> None:
    """The western block stands 20 m beside a street of 1 km that rises by 100 m, 100 m to 130 m behind its begin."""
    line = shapely.LineString([(feeds.WEST - 100, feeds.SOUTH), (feeds.WEST + 900, feeds.SOUTH)])
    street = {"from_node": 1.0, "to_node": 2.0, "geometry": line, "highway": "footway", "walk": True, "length": 1000.0,
              "from_height": 0.0, "to_height": 100.0}  # fmt: skip
    streets = gpd.GeoDataFrame([street], crs=feeds.CRS)
    place = timetable(feeds.feed_tables(), feeds.known() | {"streets": streets}).tables["transit_places"].iloc[0]
    along = place["place_onward_from_way"] - 20.0
    assert 100.0 <= along <= 130.0
    assert place["place_from_way"] == pytest.approx(20.0 + along * UP, abs=0.2)
    assert place["place_to_way"] == pytest.approx(20.0 + 1000.0 - along, abs=0.2)
    assert place["place_onward_to_way"] == pytest.approx(20.0 + (1000.0 - along) * UP, abs=0.2)
    level = timetable(feeds.feed_tables(), feeds.known() | {"streets": streets.drop(columns=["from_height"])})
    assert "place_onward_from_way" not in level.tables["transit_places"]
