"""A small city of streets and buildings, made from nothing, and what travel makes of it."""

import datetime
from collections.abc import Mapping
from typing import Any

import geopandas as gpd
import numpy as np
import shapely

from citybrain.base.domains import find_domains
from citybrain.domains.travel.importers.estimated import estimated
from citybrain.kernel import City, Result

CRS = "EPSG:3879"
SIDE, SPACING = 7, 300.0
GRAPH = find_domains().graph("FI")
OF_ZONES = {
    "zone_workplaces": [1000.0, 5000.0], "zone_school_places": [800.0, 900.0],
    "zone_shop_visitors": [300.0, 500.0], "zone_leisure_visitors": [400.0, 400.0], "zone_number": [0.0, 1.0],
    "zone_rigid_lorries_for_work": [100.0, 400.0], "zone_articulated_lorries_for_work": [20.0, 90.0],
}  # fmt: skip


def street_table() -> gpd.GeoDataFrame:
    """A square of streets with a bend in each, a one-way street, a service road, and a street apart from the rest."""
    rows = []
    for x in range(SIDE):
        for y in range(SIDE):
            for dx, dy in ((1, 0), (0, 1)):
                if x + dx < SIDE and y + dy < SIDE:
                    middle = (x + dx / 2) * SPACING, (y + dy / 2) * SPACING
                    bend = 1000 + 100 * x + 10 * y + dx
                    rows.append(_street(10 * x + y, bend, (x * SPACING, y * SPACING), middle))
                    rows.append(_street(bend, 10 * (x + dx) + y + dy, middle, ((x + dx) * SPACING, (y + dy) * SPACING)))
    rows.append(_street(0, 5000, (0, 0), (-50, 0), highway="service"))
    rows.append(_street(6000, 6001, (9000, 9000), (9100, 9000)))
    rows.append(_street(33, 7000, (900, 900), (950, 950), oneway=True))
    return gpd.GeoDataFrame(rows, geometry="geometry", crs=CRS)


def _street(first: int, last: int, begin: Any, end: Any, **more: Any) -> dict[str, Any]:
    line = shapely.LineString([begin, end])
    usual = {"highway": "residential", "walk": True, "cycle": True, "drive": True, "oneway": False, "name": "Street"}
    return {"from_node": float(first), "to_node": float(last), "length": line.length, "geometry": line, **usual, **more}


def building_table() -> gpd.GeoDataFrame:
    """Homes in the west, offices and a school in the east."""
    places = [(x * SPACING + 100, y * SPACING + 100) for x in range(SIDE - 1) for y in range(SIDE - 1)]
    west = np.array([x < SIDE * SPACING / 2 for x, _ in places])
    uses = np.where(west, "apartment_block", np.where(np.arange(len(places)) % 4 == 0, "education", "office"))
    columns = {
        "id": [f"b{row}" for row in range(len(places))], "zone": np.where(west, 0, 1), "building_use": uses,
        "residents": np.where(west, 6000.0 / west.sum(), 4000.0 / (~west).sum()), "gross_floor_area": 1000.0,
    }  # fmt: skip
    return gpd.GeoDataFrame(columns, geometry=[shapely.box(x, y, x + 50, y + 50) for x, y in places], crs=CRS)


def small_city(values: Mapping[str, Any] | None = None, **columns: Any) -> Result:
    """The city with what lies over its columns."""
    streets, buildings = street_table(), building_table()
    made = estimated({}, {"streets": streets, "buildings": buildings})
    roads, areas = made.tables["roads"], made.tables["trip_areas"]
    size = {
        "building": len(buildings),
        "zone": 2,
        "street": len(streets),
        "road": len(roads),
        "trip_area": len(areas),
        "trip_pair": 0,
    }
    of_streets = {
        "street_from_node": "from_node", "street_to_node": "to_node", "street_length": "length",
        "street_for_walking": "walk", "street_for_cycling": "cycle", "street_for_driving": "drive",
        "street_one_way": "oneway", "street_one_way_for_cycles": "oneway",
    }  # fmt: skip
    given = {name: streets[column].to_numpy(np.float64) for name, column in of_streets.items()}
    empty = dict.fromkeys(("pair_from", "pair_to", "pair_cars"), np.array([]))
    own = {name: roads[name].to_numpy(np.float64) for name in roads if name.startswith(("road_", "stated_"))}
    own |= {name: areas[name].to_numpy(np.float64) for name in areas if name.startswith("area_")}
    speed, stress = np.full(len(streets), 40.0), np.full(len(streets), 1.0)
    of_buildings = {name: buildings[name].to_numpy(np.float64) for name in ("residents", "gross_floor_area")}
    given_values = {n: np.array(x) for n, x in OF_ZONES.items()} | {"street_speed": speed, "traffic_stress": stress}
    given_values |= {"street_capacity": np.full(len(streets), 500.0), "minutes_between_zones": np.array(0.0)}
    city = City(
        size=size,
        columns={**given, **of_buildings, **empty, **own, "low_income_share": np.array([0.2, np.nan]), **columns},
        inside={
            ("trip_area", "zone"): areas["zone"].to_numpy(np.intp), ("road", "zone"): np.zeros(len(roads), int),
            ("building", "zone"): buildings["zone"].to_numpy(np.intp),
        },
        relations=made.relations, day=datetime.date(2026, 1, 1), positions={},
    )  # fmt: skip
    return Result(GRAPH.with_given(["minutes_between_zones"]), city, {**given_values, **(values or {})})
