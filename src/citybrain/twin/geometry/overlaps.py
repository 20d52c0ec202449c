"""Footprints that cover the same ground: which they are, and how the ground is shared out among them."""

from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray

from citybrain.twin.geometry.types import Geometries, Numbers, Rows

SAME = 0.9
"""Two footprints are the same building if they share this part of the ground that either covers."""

TOLERATED_AREA = 1.0
"""Overlaps up to this many m² are drawing inaccuracy and stay as they are."""

TOLERATED_SHARE = 0.01
"""So are overlaps up to this share of the smaller footprint."""


@dataclass(frozen=True)
class Overlaps:
    """Pairs of rows that cover the same ground, `first` < `second`, and the area in m² that they share."""

    first: Rows
    second: Rows
    area: Numbers

    def without(self, dropped: NDArray[np.bool_]) -> "Overlaps":
        """The pairs of which neither is dropped."""
        stay = ~(dropped[self.first] | dropped[self.second])
        return Overlaps(self.first[stay], self.second[stay], self.area[stay])


def find_overlaps(geometries: Geometries) -> Overlaps:
    """All pairs of n valid footprints that share more ground than drawing inaccuracy explains."""
    first, second = shapely.STRtree(geometries).query(geometries, predicate="intersects").astype(np.int64)
    once = first < second
    first, second = first[once], second[once]
    shared = shapely.area(shapely.intersection(geometries[first], geometries[second]))
    area = shapely.area(geometries)
    smaller = np.minimum(area[first], area[second])
    counts = shared > np.maximum(TOLERATED_AREA, TOLERATED_SHARE * smaller)
    stay = np.flatnonzero(counts)[np.lexsort((second[counts], first[counts]))]
    return Overlaps(first[stay], second[stay], shared[stay])


def find_duplicates(geometries: Geometries, overlaps: Overlaps) -> NDArray[np.bool_]:
    """Where a footprint is the same as one in an earlier row that stays."""
    area = shapely.area(geometries)
    union = area[overlaps.first] + area[overlaps.second] - overlaps.area
    same = overlaps.area >= SAME * union
    duplicate = np.zeros(len(geometries), dtype=bool)
    for first, second in zip(overlaps.first[same], overlaps.second[same], strict=True):
        duplicate[second] |= not duplicate[first]
    return duplicate


def cut_overlaps(geometries: Geometries, overlaps: Overlaps, precedence: Numbers, smallest: float) -> Geometries:
    """Footprints of which no two cover the same ground.

    Of a pair, the one with the higher precedence keeps the ground, else the smaller, else the later row. Pieces below
    `smallest` m² that a cut leaves over are given up.
    """
    area = shapely.area(geometries)
    first, second = overlaps.first, overlaps.second
    first_keeps = (precedence[first] > precedence[second]) | (
        (precedence[first] == precedence[second]) & (area[first] < area[second])
    )
    keeper, loser = np.where(first_keeps, first, second), np.where(first_keeps, second, first)
    cut = geometries.copy()
    order = np.argsort(loser, kind="stable")
    rows, starts = np.unique(loser[order], return_index=True)
    for row, keepers in zip(rows, np.split(keeper[order], starts)[1:], strict=True):
        taken = shapely.union_all(geometries[keepers])
        cut[row] = _large_pieces(shapely.difference(geometries[row], taken), smallest)
    return cut


def _large_pieces(geometry: shapely.Geometry, smallest: float) -> shapely.Geometry:
    pieces = shapely.get_parts(geometry)
    large = pieces[(shapely.get_dimensions(pieces) == 2) & (shapely.area(pieces) >= smallest)]
    single: shapely.Geometry = large[0] if len(large) == 1 else shapely.multipolygons(large)
    return single


AT_ONCE = 32
"""Shapes of which each is compared with each."""


def apart(geometries: Geometries) -> Geometries:
    """Valid shapes without the ground of those in earlier rows.

    Halves are taken apart by themselves, then the later half loses the ground of the earlier one: a shape that has
    nothing left is no longer compared with any, so that many outlines of the same ground take no more than others.
    """
    own = np.array(geometries, object)
    if len(own) <= AT_ONCE:
        rows = np.arange(len(own))
        _take_away(own, rows, rows, geometries)
        return own
    half = len(own) // 2
    own[:half], own[half:] = apart(own[:half]), apart(own[half:])
    some = np.flatnonzero(~shapely.is_empty(own))
    _take_away(own, some[some >= half], some[some < half], geometries)
    return own


def _take_away(own: Geometries, rows: Rows, earlier: Rows, geometries: Geometries) -> None:
    """Take the ground of earlier shapes, as they were, off those in some rows."""
    place, other = shapely.STRtree(geometries[earlier]).query(own[rows], predicate="intersects")
    row, taken = rows[place], earlier[other]
    before = taken < row
    row, taken = row[before], taken[before]
    order = np.argsort(row, kind="stable")
    starts = np.flatnonzero(np.diff(row[order], prepend=-1))
    for one, ground in zip(row[order][starts], np.split(taken[order], starts)[1:], strict=True):
        own[one] = shapely.difference(own[one], shapely.union_all(geometries[ground]))
