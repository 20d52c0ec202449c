"""Which building each mapped part of a building belongs to, and what the parts say about it together."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import shapely

from citybrain.twin.geometry.types import Geometries, Rows

NONE = -1
_MOST_OUTSIDE = 0.5


def building_of_parts(buildings: Geometries, parts: Geometries) -> Rows:
    """Row of the building that each part lies in, NONE for parts that lie in none.

    A part belongs to the building that covers most of it, if that is at least half; of two that cover it alike, to the
    smaller building.
    """
    found = np.full(len(parts), NONE, dtype=np.int64)
    if not len(parts) or not len(buildings):
        return found
    usable = shapely.make_valid(buildings), shapely.make_valid(parts)
    part, building = shapely.STRtree(usable[0]).query(usable[1], predicate="intersects")
    shared = shapely.area(shapely.intersection(usable[1][part], usable[0][building]))
    share = shared / np.maximum(shapely.area(usable[1])[part], 1e-300)
    order = np.lexsort((-shapely.area(usable[0])[building], np.round(share, 6), part))
    found[part[order]] = np.where(share[order] >= _MOST_OUTSIDE, building[order], NONE)  # the last of a part counts
    return found


class MappedFloors(NamedTuple):
    """From which level to which something has floors; `high` is NaN where it is not told."""

    low: float
    high: float


def storeys_with_parts(
    outline: shapely.Geometry, own: MappedFloors, parts: Sequence[tuple[shapely.Geometry, MappedFloors]]
) -> float:
    """Storeys of a building as floor area over footprint, from the floors of its parts.

    On every piece of the footprint the floors of the parts that stand on it count, each level once. Below the lowest of
    them the building's own floors count, as where only a top storey that stands back is mapped as a part. Where no part
    stands, the building's own floors count, and if they are not known, the piece is left out. Without any part that
    tells its floors, the building's own are the answer.
    """
    telling = [(shape, floors) for shape, floors in parts if np.isfinite(floors.high)]
    if not telling:
        return own.high - own.low
    shapes = np.asarray(shapely.make_valid(np.array([*(shape for shape, _ in telling), None], dtype=object)[:-1]))
    pieces = _pieces(shapely.make_valid(outline), shapes)
    inside = shapely.contains(shapes[:, None], shapely.point_on_surface(pieces)[None, :])
    storeys = np.array([_count_levels(own, [telling[row][1] for row in np.flatnonzero(on)]) for on in inside.T])
    area = np.where(np.isfinite(storeys), shapely.area(pieces), 0.0)
    return float(np.nansum(storeys * area) / area.sum()) if area.sum() > 0 else own.high - own.low


def _count_levels(own: MappedFloors, parts: list[MappedFloors]) -> float:
    """How many levels there are on a piece of ground."""
    if not parts:
        return own.high - own.low
    lowest = min(floors.low for floors in parts)
    below = MappedFloors(own.low, min(lowest, own.high)) if np.isfinite(own.high) else MappedFloors(0.0, 0.0)
    total, reached = 0.0, 0.0
    for low, high in sorted([below, *parts]):
        total += max(0.0, high - max(low, reached))
        reached = max(reached, high)
    return total


def _pieces(outline: shapely.Geometry, parts: Geometries) -> Geometries:
    """The outline cut along the edges of all parts."""
    lines = shapely.union_all(shapely.boundary([outline, *shapely.intersection(parts, outline)]))
    pieces = shapely.get_parts(shapely.polygonize([lines]))
    within: Geometries = pieces[shapely.contains(outline, shapely.point_on_surface(pieces))]
    return within
