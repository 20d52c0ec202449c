"""Streets by hand: 100 m of footway, 50 m of steps, 100 m of footway; a grocery shop 20 m behind the steps."""

import datetime
from collections.abc import Callable
from typing import Any

import numpy as np
import shapely
from pyproj import Transformer

from citybrain.base.domains import find_domains
from citybrain.kernel import City, Result
from citybrain.kernel.fields import Positions
from citybrain.kernel.relations import Relation

NUMBERS = {
    "junction_node": [1, 2, 3, 4], "street_from_node": [1, 2, 3], "street_to_node": [2, 3, 4],
    "street_length": [100, 50, 100], "street_for_walking": [1, 1, 1], "street_for_cycling": [1, 0, 1],
    "street_one_way_for_cycles": [1, 0, 0], "facility_from_node": [3], "facility_to_node": [4],
    "facility_from_way": [20], "facility_to_way": [80], "facility_street": [2], "facility_whole": [0],
}  # fmt: skip
CODES = {"street_class": [10, 12, 10], "facility_kind": [0]}
COLUMNS = {name: np.array(values, np.float64) for name, values in NUMBERS.items()}
COLUMNS |= {name: np.array(values, np.int64) for name, values in CODES.items()}


def positions(x: float, y: float) -> dict[str, Positions]:
    """Where the junctions lie, the first of them at a place [m], the others east of it."""
    return {"junction": Positions(x + np.array([0.0, 100.0, 150.0, 250.0]), np.full(4, y))}


def shapes(x: float, y: float) -> Callable[[str], Any]:
    """Shapes of streets and buildings by entity; one building stands 10 m beside the first junction."""
    place = positions(x, y)["junction"]
    points = np.column_stack([place.x, place.y])
    lines = shapely.linestrings(np.stack([points[:-1], points[1:]], axis=1))
    return {"street": lines, "building": np.array([shapely.Point(x, y + 10.0)])}.__getitem__


GREEN = {"street_to_green": Relation.of_pairs("street", "facility", 3, (np.array([1]), np.array([0])), np.array([0.5]))}
"""Half of the steps lie beside green."""

DOORS = Relation.of_pairs("building", "junction", 1, (np.zeros(2, np.intp), np.array([0, 1])), np.array([10.0, 110.0]))

PLACE = (24.93, 60.17)
"""Longitude and latitude of the first junction where the line lies in a city."""


def isochrones_near(crs: str, rides: Any = None) -> Any:
    """What tells how far one gets on the line, which begins at PLACE in metres of a coordinate system."""
    graph = find_domains().graph("FI")
    size = {"street": 3, "junction": 4, "facility": 1, "building": 1}
    relations = {**GREEN, "door_to_junction": DOORS}
    result = Result(graph, City(size, {}, COLUMNS, datetime.date(2026, 1, 1), relations=relations))
    result._values["residents"] = np.array([12.0])
    x, y = Transformer.from_crs("EPSG:4326", crs, always_xy=True).transform(*PLACE)
    return find_domains().made("isochrones")(result.__getitem__, positions(x, y), shapes(x, y), rides=rides)
