"""Areas between which people travel: squares of buildings, and where they meet the roads and the ways on foot."""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import shapely

from citybrain.domains.travel.importers.street_roads import NOT_ROADS
from citybrain.kernel.network_parts import edges_in_large_part
from citybrain.kernel.units import Array, Rows

WIDTH, MOST_AREAS = 400.0, 400
"""Metres of a square's side, doubled until there are at most so many areas or each zone is one."""

MOST_ZONES = 1000
"""Zones of which each may be an area: tables of all pairs of areas are held several times."""

FURTHEST = 500.0
"""Metres from an area to a road beyond which nobody drives there: an island, a park."""

HOMES = ("detached_house", "terraced_house", "apartment_block")
NO_WORK = (*HOMES, "outbuilding")
USES = {
    "school": ("education",),
    "shop": ("retail",),
    "leisure": ("culture", "sports", "retail", "hotel"),
}
"""Uses of buildings to which people travel for a purpose, beside work."""


def areas_of(
    buildings: gpd.GeoDataFrame, streets: gpd.GeoDataFrame, roads: gpd.GeoDataFrame, most: int = MOST_AREAS
) -> gpd.GeoDataFrame:
    """Squares of buildings within each zone: the parts of the zone's residents, work, schools, shops and leisure.

    An area lies at the middle of its buildings; it begins at the nearest end of a road, and on foot at the nearest end
    of a street that one may walk on.
    """
    middle = shapely.get_coordinates(shapely.centroid(buildings.geometry.to_numpy()))
    zone = buildings["zone"].to_numpy(np.intp)
    width, widest = WIDTH, 2.0 * np.abs(middle).max()
    while width < widest and len(np.unique(_squares(middle, zone, width), axis=0)) > most:
        width *= 2.0
    squares, area = np.unique(_squares(middle, zone, width), axis=0, return_inverse=True)
    area, size = area.reshape(-1), len(squares)
    count = np.bincount(area, minlength=size)
    place = np.stack([np.bincount(area, middle[:, axis], size) / count for axis in (0, 1)], axis=1)
    floor = np.nan_to_num(buildings["gross_floor_area"].to_numpy(np.float64))
    use = buildings["building_use"].astype(str).to_numpy()
    weights = {
        "home": np.nan_to_num(buildings["residents"].to_numpy(np.float64)),
        "work": np.where(np.isin(use, NO_WORK), 0.0, floor),
        **{name: np.where(np.isin(use, uses), floor, 0.0) for name, uses in USES.items()},
    }
    parts = {f"area_{name}_share": _part(weight, floor, area, squares[:, 0]) for name, weight in weights.items()}
    columns = {
        "id": [f"{x * width:.0f}/{y * width:.0f}/{z}" for z, x, y in squares],
        "zone": squares[:, 0],
        **parts,
        "area_width": width,
        "area_street_length": _streets_of(place, streets, width),
        "area_road_node": _nearest_end(place, roads, "road_from", FURTHEST),
        "area_walk_node": _nearest_end(place, _walked(streets), "from_node"),
    }
    return gpd.GeoDataFrame(columns, geometry=shapely.points(place), crs=buildings.crs)


def _squares(middle: Array, zone: Rows, width: float) -> Rows:
    return np.column_stack([zone, np.floor(middle / width).astype(np.intp)])


def _part(weight: Array, floor: Array, area: Rows, zone: Rows) -> Array:
    """The part of its zone that each area has; by floor where the zone has nothing of it."""
    own, alike = (np.bincount(area, x, len(zone)) for x in (weight, floor + 1.0))
    of_zone, floor_of_zone = (np.bincount(zone, x)[zone] for x in (own, alike))
    return np.where(of_zone > 0, own / np.where(of_zone > 0, of_zone, 1.0), alike / floor_of_zone)


def _streets_of(place: Array, streets: gpd.GeoDataFrame, width: float) -> Array:
    """Metres of streets for cars that are nearer to each place than to others, and no further from it than a width."""
    driven = streets[np.asarray(streets["drive"], bool) & ~streets["highway"].isin(NOT_ROADS)]
    middle = shapely.line_interpolate_point(driven.geometry.to_numpy(), 0.5, normalized=True)
    places = shapely.points(place)
    nearest = shapely.STRtree(places).nearest(middle)
    near = shapely.distance(places[nearest], middle) <= width
    metres = np.bincount(nearest[near], driven["length"].to_numpy(np.float64)[near], len(place))
    return metres.astype(np.float64)


def _walked(streets: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Streets on foot of the parts that are no crumbs."""
    some = streets[np.asarray(streets["walk"], bool)]
    nodes, places = np.unique(some[["from_node", "to_node"]].to_numpy(np.float64), return_inverse=True)
    first, last = places.reshape(-1, 2).T.astype(np.intp)
    return some[edges_in_large_part(len(nodes), first, last)]


def _nearest_end(place: Array, lines: gpd.GeoDataFrame, column: str, furthest: float = np.inf) -> Array:
    """The number of the node at the nearest beginning of a line; none beyond the furthest [m]."""
    begins = shapely.get_point(lines.geometry.to_numpy(), 0)
    points = shapely.points(place)
    rows = shapely.STRtree(begins).nearest(points)
    near = shapely.distance(begins[rows], points) <= furthest
    return np.where(near, lines[column].to_numpy(np.float64)[rows], np.nan)


def no_areas(crs: object) -> gpd.GeoDataFrame:
    """No areas: of a city whose trips are counted."""
    names = ("home", "work", *USES)
    columns = [
        "area_width",
        "area_street_length",
        "area_road_node",
        "area_walk_node",
        *(f"area_{name}_share" for name in names),
    ]
    empty = {"id": np.array([], object), "zone": np.array([], np.intp)} | {name: np.array([]) for name in columns}
    return gpd.GeoDataFrame(empty, geometry=np.array([], object), crs=crs)
