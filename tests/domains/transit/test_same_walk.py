"""The walk between middles of zones is the way asked for between them: one start, one rule, the same minutes."""

from typing import Any

import numpy as np
import pytest
import shapely
from shapely import LineString, Point, box

from citybrain.domains.streets.models.access import METRES_A_MINUTE
from citybrain.domains.streets.models.network import STEPS
from citybrain.domains.streets.questions.modes import Modes
from citybrain.domains.streets.questions.routes import Routes
from citybrain.domains.transit.importers.walks import walked_streets, walks, ways_on_foot
from tests.domains.streets.test_network import frame, street
from tests.domains.streets.test_routes import NUMBERS, grid, level

LINES = {
    (1, 2): [(0, 0), (300, 0)], (2, 3): [(300, 0), (300, 200)], (3, 4): [(300, 200), (0, 200)],
    (4, 1): [(0, 200), (0, 0)], (1, 3): [(0, 0), (150, 90), (300, 200)],
}  # fmt: skip
STAIRS = (1, 3)
HOUSE = box(100, 5, 200, 60)
MIDDLES = shapely.points([[150, 50], [20, 12], [140, 84], [290, 150], [260, -10]])
"""In a house, beside its street, beside stairs, and two at other streets."""


@pytest.fixture(scope="module")
def known() -> dict[str, Any]:
    rows = [
        street(*ends, LineString(line), highway="steps" if ends == STAIRS else "footway")
        for ends, line in LINES.items()
    ]
    return {"streets": frame(rows), "buildings": frame([{"geometry": HOUSE}])}


@pytest.fixture(scope="module")
def routes(known: dict[str, Any]) -> Routes:
    streets, many = known["streets"], grid(1)
    size = len(streets)
    values = {name: np.resize(of, size) if isinstance(of, np.ndarray) else of for name, of in many.items()} | NUMBERS
    values |= {
        "junction_node": np.arange(1.0, 5.0), "street_length": streets["length"].to_numpy(float),
        "street_from_node": streets["from_node"].to_numpy(float), "street_to_node": streets["to_node"].to_numpy(float),
        "street_class": np.where(streets["highway"] == "steps", STEPS, 3),
    }  # fmt: skip
    shapes = {"street": streets.geometry.to_numpy(), "building": known["buildings"].geometry.to_numpy()}
    return Routes(Modes(level(values).__getitem__, shapes.__getitem__))


def test_the_walk_between_zones_takes_the_minutes_of_the_way_asked_for(known: dict[str, Any], routes: Routes) -> None:
    minutes = ways_on_foot(MIDDLES, MIDDLES, known) / (NUMBERS["walking_speed"] * METRES_A_MINUTE)
    for begin, end in ((b, e) for b in range(len(MIDDLES)) for e in range(len(MIDDLES)) if b != e):
        places = [routes.place(*shapely.get_coordinates(MIDDLES[row])[0]) for row in (begin, end)]
        way = routes.fast(*places, "walk", "adult")
        assert way is not None
        assert minutes[begin, end] == pytest.approx(way.minutes, abs=0.001), (begin, end)


def test_the_walk_to_a_stop_begins_at_the_house_and_takes_the_piece_that_both_lie_on(
    known: dict[str, Any], routes: Routes
) -> None:
    """5 m from the house to its street, 2 m across at the stop."""
    stop = np.array([Point(150, -2), Point(250, -2)])
    _, _, way = walks(MIDDLES[:1], stop, walked_streets(known), np.full(1, 500.0), np.array([HOUSE]))
    expected = [routes.fast(HOUSE, one, "walk", "adult").metres for one in stop]
    np.testing.assert_allclose(way, expected, atol=0.1)
    assert way[0] < 5 + 100 + 2
