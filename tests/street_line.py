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
from citybrain.plans.availability import available
from citybrain.plans.view import View
from citybrain.presenting.answers.sites import SitedCity
from tests.sited import places_of

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
    x, y = begin_in(crs)
    return find_domains().made("isochrones")(city_on_line().__getitem__, positions(x, y), shapes(x, y), rides=rides)


def begin_in(crs: str) -> tuple[float, float]:
    """PLACE in metres of a coordinate system."""
    x, y = Transformer.from_crs("EPSG:4326", crs, always_xy=True).transform(*PLACE)
    return float(x), float(y)


def city_on_line() -> Result:
    """The line with twelve residents in its one building, which lies in a zone of which no age is known."""
    graph = find_domains().graph("FI")
    size = {"street": 3, "junction": 4, "facility": 1, "building": 1, "zone": 1}
    relations = {**GREEN, "door_to_junction": DOORS}
    inside = {("building", "zone"): np.zeros(1, np.intp)}
    of_zone = {"women_share": np.array([0.5]), "older_share": np.array([np.nan])}
    columns = {**COLUMNS, **of_zone}
    city = City(size, inside, columns, datetime.date(2026, 1, 1), relations=relations)
    result = Result(available(graph, city), city)
    result._values["residents"] = np.array([12.0])
    return result


def sited_line(crs: str) -> SitedCity:
    """The line as a city in which sites are looked for."""
    result, (x, y) = city_on_line(), begin_in(crs)
    names = {"junction": [f"node/{number}" for number in (1, 2, 3, 4)], "zone": ["Line"]}
    at = {"junction": shapely.points(positions(x, y)["junction"].x, y)}

    def shape(entity: str) -> Any:
        return at[entity] if entity in at else shapes(x, y)(entity)

    return SitedCity(View(result), result, places_of(result, names), shape, lambda: isochrones_near(crs), crs)
