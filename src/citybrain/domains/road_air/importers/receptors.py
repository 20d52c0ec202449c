"""Points before the façades of buildings, and the walls of the streets before them."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import shapely
from numpy.typing import NDArray

from citybrain.kernel.units import Array, Mask, Rows

Shapes = NDArray[np.object_]

BEFORE = 1.0
"""Metres from a façade to the point before it."""
SPACING, FEWEST, MOST = 20.0, 4, 12
"""Metres of façade for which there is one point, and how many there are for one building."""
NEAREST_ROAD = 30.0
"""Metres within which a façade lies at a road."""
WIDEST_CANYON, FLATTEST_CANYON = 50.0, 0.3
"""Width [m] of a street up to which walls make a canyon, and the least height of walls over that width."""
AXIS = 0.5
"""Metres from the line across a street within which a road crosses it."""


class FacadeReceptors(NamedTuple):
    """Points before façades, in the order of the buildings that own them; `hidden` buildings have other ones around."""

    building: Rows
    place: Array
    hidden: int


class FacadeCanyons(NamedTuple):
    """Points in canyons by their row, the canyon of each, and pairs (row of the canyon, road) of roads in it."""

    point: Rows
    width: Array
    own: Array
    across: Array
    outward: Array
    crossing: Rows
    road: Rows
    unknown: int


def facade_points(buildings: Shapes) -> FacadeReceptors:
    """Points all around each building, but those inside of another one; all of them where every point is inside."""
    around = shapely.buffer(buildings, BEFORE, join_style="mitre")
    rings = shapely.get_exterior_ring(shapely.convex_hull(around))
    simple = shapely.get_type_id(around) == shapely.GeometryType.POLYGON
    rings = np.where(simple, shapely.get_exterior_ring(around), rings)
    length = shapely.length(rings)
    count = np.clip(np.ceil(np.nan_to_num(length) / SPACING), FEWEST, MOST).astype(np.intp)
    owner = np.repeat(np.arange(len(buildings)), count)
    step = np.arange(len(owner)) - np.repeat(np.cumsum(count) - count, count)
    points = shapely.line_interpolate_point(rings[owner], (step + 0.5) * length[owner] / count[owner])
    inside = np.zeros(len(points), bool)
    inside[np.unique(shapely.STRtree(buildings).query(points, predicate="within")[0])] = True
    free = np.bincount(owner[~inside], minlength=len(buildings)) > 0
    some = ~inside | ~free[owner]
    return FacadeReceptors(owner[some], shapely.get_coordinates(points[some]), int((~free).sum()))


def facade_canyons(points: FacadeReceptors, buildings: Shapes, height: Array, roads: Shapes) -> FacadeCanyons:
    """Where the wall behind a point and one across the nearest road make a canyon, and which roads run in it.

    A street without a wall across, or one wider or flatter than a canyon, is open ground. Canyons of which a height
    is not known are counted and left as open ground.
    """
    places = shapely.points(points.place)
    row, road = shapely.STRtree(roads).query_nearest(places, max_distance=NEAREST_ROAD, all_matches=False)
    at = shapely.line_interpolate_point(roads[road], shapely.line_locate_point(roads[road], places[row]))
    way = shapely.get_coordinates(at) - points.place[row]
    apart = np.hypot(way[:, 0], way[:, 1])
    off = apart > AXIS
    row, way, apart = row[off], way[off], apart[off]
    unit = way / apart[:, None]
    begin = points.place[row]
    rays = shapely.linestrings(np.stack([begin, begin + unit * WIDEST_CANYON], axis=1))
    met, hit = _first_wall(rays, begin, buildings, points.building[row])
    width = met + BEFORE
    walled = np.isfinite(met) & (met > apart)
    own, across = height[points.building[row]], np.where(hit >= 0, height[hit], np.nan)
    known = ~np.isnan(own + across)
    deep = walled & known & ((own + across) / 2.0 >= FLATTEST_CANYON * width) & (width <= WIDEST_CANYON)
    some = np.flatnonzero(deep)
    spans = shapely.linestrings(np.stack([begin[some], begin[some] + unit[some] * met[some, None]], axis=1))
    crossing, other = shapely.STRtree(roads).query(spans, predicate="dwithin", distance=AXIS)
    outward = np.degrees(np.arctan2(-unit[some, 0], -unit[some, 1])) % 360.0
    unknown = len(np.unique(points.building[row[walled & ~known]]))
    return FacadeCanyons(row[some], width[some], own[some], across[some], outward, crossing, other, unknown)


def _first_wall(rays: Shapes, begin: Array, buildings: Shapes, own: Rows) -> tuple[Array, Rows]:
    """Metres to the first building on each ray but the own one, infinite where there is none, and its row."""
    metres, building = np.full(len(rays), np.inf), np.full(len(rays), -1, np.intp)
    ray, hit = shapely.STRtree(buildings).query(rays, predicate="intersects")
    other: Mask = hit != own[ray]
    ray, hit = ray[other], hit[other]
    distance = shapely.distance(shapely.points(begin[ray]), shapely.intersection(rays[ray], buildings[hit]))
    order = np.lexsort((hit, -distance))  # the nearest is written last
    metres[ray[order]], building[ray[order]] = distance[order], hit[order]
    return metres, building
