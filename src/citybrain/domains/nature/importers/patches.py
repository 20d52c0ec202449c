"""Patches of habitat: green ground of the map that hangs together, and ground that a plan could make green."""

from __future__ import annotations

from typing import NamedTuple

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray

from citybrain.base.importing import Tables
from citybrain.kernel.units import Array, Rows

Shapes = NDArray[np.object_]

GREEN = ("green", "forest", "wetland")
"""Kinds of land areas that are habitat; fields are not."""

CARRIAGEWAYS = {
    **dict.fromkeys(("motorway", "trunk", "primary"), 7.0), "secondary": 6.0, "tertiary": 5.0,
    **dict.fromkeys(("unclassified", "residential"), 4.0),
}  # fmt: skip
"""Half of the width that streets for cars take from habitat [m], by their tag (estimate)."""

NARROW = 5.0
"""Half of the width [m] below which green is a verge and no patch."""

LEAST_PATCH, LEAST_POSSIBLE = 2_000.0, 500.0
"""Area [m²] from which green is a patch, and ground that could become green a possible one."""

MOST_PATCHES, MOST_POSSIBLE = 600, 200
"""The largest of both are taken; what is left out is counted."""

CLEAR = 0.5
"""Share of a kind from which a patch is called after it."""


class Possible(NamedTuple):
    """Ground that could become green: the table it is of, its row there, and its area [m²]."""

    table: str
    row: int
    area: float


class HabitatPatches(NamedTuple):
    """Habitats of the map first, then possible ones; `possible` tells of the latter in their order.

    `left_out` counts patches beyond the most, `verges` areas of green that are too small or narrow for a patch.
    """

    table: gpd.GeoDataFrame
    possible: list[Possible]
    left_out: int
    verges: int


def find_patches(known: Tables) -> HabitatPatches:
    """Patches of the tables `land`, `streets`, `buildings`, `parking_areas`, `plots` and `zones`, in metres."""
    land, zones = known["land"], known["zones"]
    assert isinstance(land, gpd.GeoDataFrame)
    assert isinstance(zones, gpd.GeoDataFrame)
    green = land[land["kind"].isin(GREEN).to_numpy()]
    pieces = _pieces(green, known)
    inside = _inside(pieces, zones)
    large = inside & (shapely.area(pieces) >= LEAST_PATCH)
    verges = int((inside & ~large).sum())
    order = np.flatnonzero(large)[np.argsort(-shapely.area(pieces[large]), kind="stable")]
    pieces, left_out = pieces[order[:MOST_PATCHES]], max(len(order) - MOST_PATCHES, 0)
    possible, shapes, more = _possible(known, zones)
    names, kinds = _called(pieces, green)
    table = gpd.GeoDataFrame(
        {
            "id": [*(_identity(one) for one in pieces), *(_possible_id(one, known) for one in possible)],
            "name": [*names, *(None for _ in possible)],
            "habitat_kind": [*kinds, *("parking" if one.table == "parking_areas" else "plot" for one in possible)],
            "mapped_habitat_area": np.concatenate([shapely.area(pieces), np.zeros(len(possible))]),
        },
        geometry=np.concatenate([pieces, shapes]), crs=land.crs,
    )  # fmt: skip
    return HabitatPatches(table, possible, left_out + more, verges)


def _pieces(green: gpd.GeoDataFrame, known: Tables) -> Shapes:
    """Green that hangs together, without carriageways, buildings and what is narrower than 10 m."""
    if not len(green):
        return np.empty(0, object)
    whole = shapely.get_parts(shapely.union_all(shapely.make_valid(green.geometry.to_numpy()), grid_size=0.01))
    whole = whole[shapely.area(whole) >= LEAST_PATCH]
    taken = [_carriageways(known.get("streets")), _outlines(known.get("buildings"))]
    barriers = np.concatenate(taken)
    if len(barriers):
        piece, barrier = shapely.STRtree(barriers).query(whole, predicate="intersects")
        for row in np.unique(piece):
            cut = shapely.union_all(barriers[barrier[piece == row]])
            whole[row] = shapely.difference(whole[row], cut)
    opened = shapely.buffer(shapely.buffer(whole, -NARROW), NARROW, quad_segs=4)
    parts = shapely.get_parts(shapely.intersection(opened, whole))
    areal = shapely.get_dimensions(parts) == 2
    return np.asarray(parts[areal], object)


def _carriageways(streets: pd.DataFrame | None) -> Shapes:
    if not isinstance(streets, gpd.GeoDataFrame) or "highway" not in streets:
        return np.empty(0, object)
    half = streets["highway"].astype(object).map(CARRIAGEWAYS).to_numpy(np.float64)
    some = np.isfinite(half)
    if "street_tunnel" in streets:
        some &= streets["street_tunnel"].to_numpy() != 1.0
    return np.asarray(shapely.buffer(streets.geometry.to_numpy()[some], half[some], cap_style="flat"), object)


def _outlines(buildings: pd.DataFrame | None) -> Shapes:
    if not isinstance(buildings, gpd.GeoDataFrame):
        return np.empty(0, object)
    return np.asarray(shapely.make_valid(buildings.geometry.to_numpy()), object)


def _inside(shapes: Shapes, zones: gpd.GeoDataFrame) -> NDArray[np.bool_]:
    """Shapes of which a point of their own lies in a zone."""
    inside = np.zeros(len(shapes), bool)
    tree = shapely.STRtree(shapely.make_valid(zones.geometry.to_numpy()))
    inside[tree.query(shapely.point_on_surface(shapes), predicate="intersects")[0]] = True
    return inside


def _possible(known: Tables, zones: gpd.GeoDataFrame) -> tuple[list[Possible], Shapes, int]:
    """Parking areas on the ground and plots with open ground, the largest first, and how many are left out."""
    candidates: list[tuple[Possible, object]] = []
    for table, column in (("parking_areas", "parking_ground"), ("plots", "plot_open_ground")):
        rows = known.get(table)
        if isinstance(rows, gpd.GeoDataFrame) and column in rows:
            area: Array = rows[column].to_numpy(np.float64)
            shapes = rows.geometry.to_numpy()
            some: Rows = np.flatnonzero((area >= LEAST_POSSIBLE) & _inside(np.asarray(shapes, object), zones))
            candidates += [(Possible(table, int(row), float(area[row])), shapes[row]) for row in some]
    candidates.sort(key=lambda one: -one[0].area)
    shapes = np.empty(min(len(candidates), MOST_POSSIBLE), object)
    shapes[:] = [shape for _, shape in candidates[:MOST_POSSIBLE]]
    return [one for one, _ in candidates[:MOST_POSSIBLE]], shapes, max(len(candidates) - MOST_POSSIBLE, 0)


def _identity(shape: shapely.Geometry) -> str:
    """Of the place of a patch, in metres of the city: another patch elsewhere changes no id."""
    point = shapely.point_on_surface(shape)
    return f"habitat/{round(point.x)}/{round(point.y)}"


def _possible_id(one: Possible, known: Tables) -> str:
    return f"possible/{known[one.table]['id'].iloc[one.row]}"


def _called(pieces: Shapes, green: gpd.GeoDataFrame) -> tuple[list[str | None], list[str]]:
    """Name of the largest named area in each patch, and its kind: woods, wetland, or park and meadow."""
    shapes = shapely.make_valid(green.geometry.to_numpy())
    piece, area = shapely.STRtree(shapes).query(pieces, predicate="intersects")
    shared = shapely.area(shapely.intersection(pieces[piece], shapes[area])) if len(piece) else np.empty(0)
    names = green["name"].astype(object).to_numpy() if "name" in green else np.full(len(green), None)
    kind = green["kind"].astype(str).to_numpy()
    called: list[str | None] = [None] * len(pieces)
    size = shapely.area(pieces)
    for at in np.argsort(shared, kind="stable"):
        name = names[area[at]]
        if isinstance(name, str) and name:
            called[piece[at]] = name
    kinds = np.full(len(pieces), "open_green", object)
    for name, label in (("forest", "woods"), ("wetland", "wetland")):
        of = kind[area] == name
        kinds[np.bincount(piece[of], shared[of], len(pieces)) >= CLEAR * size] = label
    return called, [str(one) for one in kinds]
