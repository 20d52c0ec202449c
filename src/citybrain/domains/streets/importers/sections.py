"""Streets between façades: how wide they are there, and which other ways run beside them."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray

from citybrain.base.importing import Imported, Tables, importer
from citybrain.base.notices import notice
from citybrain.kernel import Relation
from citybrain.kernel.units import Array, Mask, Rows

Shapes = NDArray[np.object_]

APART = 20.0
"""Metres of street for which there is one ray to each side."""
MOST_RAYS = 7
"""Rays to each side of one piece of street at most."""
FURTHEST_FACADE = 40.0
"""Metres from the axis of a street within which a façade bounds it."""
OPEN_SIDE = 12.0
"""Metres from the axis within which a way lies beside a street on a side without a façade."""
ALONG = float(np.cos(np.radians(30.0)))
"""Cosine of the angle up to which another way runs along a street."""
LEAST_SHARE = 0.5
"""Share of the rays that must meet façades on both sides."""
AT_ONCE = 200_000
"""Rays that are looked at together."""


class Rays(NamedTuple):
    """Rays at right angles to streets: their rows, where they begin, the way along the street, and to the left."""

    street: Rows
    begin: Array
    along: Array
    left: Array

    def lines(self, side: float) -> Shapes:
        """The rays to the left (1) or to the right (-1)."""
        ends = self.begin + side * FURTHEST_FACADE * self.left
        return np.asarray(shapely.linestrings(np.stack([self.begin, ends], axis=1)))


class Hits(NamedTuple):
    """The nearest façade on each ray: metres to it (infinite without one), and the row of the building."""

    metres: Array
    building: Rows


@importer()
def street_sections(read: Tables, known: Tables) -> Imported:
    """Measures streets between façades with rays at right angles to them, and finds the ways that run beside each."""
    streets, buildings = known.get("streets"), known.get("buildings")
    if streets is None or buildings is None or not len(streets):
        return Imported({}, {})
    assert isinstance(streets, gpd.GeoDataFrame)
    assert isinstance(buildings, gpd.GeoDataFrame)
    lines = streets.geometry.to_numpy()
    above = ~_underground(streets)
    rays = rays_of(lines, np.flatnonzero(above))
    tree = shapely.STRtree(buildings.geometry.to_numpy())
    left, right = (_facades(rays.begin, rays.lines(side), tree) for side in (1.0, -1.0))
    relations = {
        "street_to_facade": _between(rays, left, right, len(streets)),
        "street_to_left": _beside(rays, rays.lines(1.0), left.metres, lines, above),
        "street_to_right": _beside(rays, rays.lines(-1.0), right.metres, lines, above),
    }
    driven = np.asarray(streets["drive"], bool) if "drive" in streets else np.ones(len(streets), bool)
    unmeasured = int((driven & (np.diff(relations["street_to_facade"].starts) == 0)).sum())
    notices = (notice("streets-without-facades", count=unmeasured, metres=FURTHEST_FACADE),) if unmeasured else ()
    return Imported({}, {}, relations, notices)


def _underground(streets: gpd.GeoDataFrame) -> Mask:
    """Streets in tunnels and corridors within buildings: no part of a street above them."""
    tunnel = streets["street_tunnel"].to_numpy() == 1.0 if "street_tunnel" in streets else np.zeros(len(streets), bool)
    inside = np.asarray(streets["highway"] == "corridor") if "highway" in streets else False
    return np.asarray(tunnel | inside)


def rays_of(lines: Shapes, rows: Rows) -> Rays:
    """Where rays leave some streets: one for each stretch of `APART`, in the middle of equal stretches."""
    length = shapely.length(lines[rows])
    count = np.clip(np.ceil(length / APART), 1, MOST_RAYS).astype(np.intp)
    owner = np.repeat(np.arange(len(rows)), count)
    place = (np.arange(len(owner)) - np.repeat(np.cumsum(count) - count, count) + 0.5) / count[owner]
    own = lines[rows[owner]]
    along = _direction(own, place * length[owner])
    begin = shapely.get_coordinates(shapely.line_interpolate_point(own, place * length[owner]))
    return Rays(rows[owner], begin, along, np.stack([-along[:, 1], along[:, 0]], axis=1))


def _direction(lines: Shapes, at: Array) -> Array:
    """Unit vectors along lines, from one metre before to one metre behind a place on each."""
    ends = [np.clip(at + step, 0.0, shapely.length(lines)) for step in (-1.0, 1.0)]
    before, behind = (shapely.get_coordinates(shapely.line_interpolate_point(lines, place)) for place in ends)
    step = behind - before
    size = np.hypot(step[:, 0], step[:, 1])
    return np.asarray(step / np.where(size > 0.0, size, 1.0)[:, None])


def _facades(begin: Array, rays: Shapes, tree: shapely.STRtree) -> Hits:
    """The first building on each ray; a ray that begins in one, such as in a passage, meets none."""
    metres, building = np.full(len(rays), np.inf), np.full(len(rays), -1, np.intp)
    for first in range(0, len(rays), AT_ONCE):
        ray, row = tree.query(rays[first : first + AT_ONCE], predicate="intersects")
        ray += first
        met = shapely.intersection(rays[ray], tree.geometries[row])
        distance = shapely.distance(shapely.points(begin[ray]), met)
        order = np.lexsort((row, -distance))  # the nearest is written last
        metres[ray[order]], building[ray[order]] = distance[order], row[order]
    within = metres <= 0.0
    return Hits(np.where(within, np.inf, metres), np.where(within, -1, building))


def _between(rays: Rays, left: Hits, right: Hits, size: int) -> Relation:
    """The width of each street from façade to façade; its building is the nearer one of the ray closest to that."""
    width = left.metres + right.metres
    told = pd.DataFrame({"street": rays.street, "width": np.where(np.isfinite(width), width, np.nan)})
    by_street = told.groupby("street")["width"]
    known = by_street.count() >= LEAST_SHARE * by_street.size()
    median = by_street.median()[known]
    told["off"] = (told["width"] - told["street"].map(median)).abs()
    chosen = told.dropna(subset=["off"]).groupby("street")["off"].idxmin().to_numpy(np.intp)
    nearer = np.where(left.metres <= right.metres, left.building, right.building)[chosen]
    pairs = rays.street[chosen], nearer
    widths = np.round(median.loc[rays.street[chosen]].to_numpy(np.float64), 1)
    return replace(Relation.of_pairs("street", "building", size, pairs, widths), quality=2)


def _beside(rays: Rays, lines: Shapes, facade: Array, streets: Shapes, above: Mask) -> Relation:
    """Other ways along each street before the façade, with the share of the rays that meet them."""
    rows = np.flatnonzero(above)
    tree = shapely.STRtree(streets[rows])
    within = np.where(np.isfinite(facade), facade, OPEN_SIDE)
    pairs = [np.empty((0, 2), np.intp)]
    for first in range(0, len(lines), AT_ONCE):
        ray, other = tree.query(lines[first : first + AT_ONCE], predicate="intersects")
        ray, other = ray + first, rows[other]
        apart = other != rays.street[ray]
        ray, other = ray[apart], other[apart]
        met = shapely.point_on_surface(shapely.intersection(lines[ray], streets[other]))
        distance = shapely.distance(shapely.points(rays.begin[ray]), met)
        way = _direction(streets[other], shapely.line_locate_point(streets[other], met))
        same_way = np.abs((way * rays.along[ray]).sum(axis=1)) >= ALONG
        some = same_way & (distance > 0.0) & (distance <= within[ray])
        pairs.append(np.unique(np.stack([ray[some], other[some]], axis=1), axis=0))
    ray, other = np.concatenate(pairs).T
    keys, hits = np.unique(np.stack([rays.street[ray], other], axis=1), axis=0, return_counts=True)
    count = np.bincount(rays.street, minlength=len(streets))
    share = np.round(hits / count[keys[:, 0]], 3)
    return replace(Relation.of_pairs("street", "street", len(streets), (keys[:, 0], keys[:, 1]), share), quality=2)
