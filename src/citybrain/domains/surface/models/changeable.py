"""Ground of a cell that measures may change: no railway, and no carriageway of a main street."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from citybrain.kernel import given, quantity
from citybrain.kernel.units import Count, Share

LITTLE = 0.01
"""Share of a cell that is rounding."""

LEAST_GROUND = 0.1
"""Share of a cell to change below which rails or lanes take all of it: a strip of a tenth of its side."""

WIDE_GROUND = 0.5
"""The same for what needs room: ponds, basins and sails do not fit on the strip beside lanes or rails."""


class ChangeableGround(NamedTuple):
    """Open ground of a cell that measures may change, what of it is sealed, and what leaves too little of it (1)."""

    changeable_ground_share: Share
    changeable_sealed_share: Share
    taken_by_railway: Count
    taken_by_main_street: Count
    narrowed_by_railway: Count
    narrowed_by_main_street: Count


@quantity(of="cell", source="Definition: open ground without railway and carriageways of main streets")
def changeable_ground(
    open_ground_share: Share, sealed_ground_share: Share, cell_rail_share: Share, cell_main_carriageway_share: Share
) -> ChangeableGround:
    """Open ground of a cell that measures on the ground may change, what of it is sealed, and what leaves too little.

    Tracks and carriageways of main streets stay; where they leave less than a tenth of the cell, whichever has more of
    it takes it all, and where less than half, it is too narrow for what needs room. A city that was built before
    carriageways were read has none of them.
    """
    lanes = np.nan_to_num(cell_main_carriageway_share)
    none = 0.0 * open_ground_share
    ground = np.maximum(open_ground_share - cell_rail_share - lanes, none)
    sealed = np.minimum(np.maximum(sealed_ground_share - lanes, none), ground)
    some, railway = cell_rail_share + lanes >= LITTLE, cell_rail_share >= lanes
    left = [some & (ground < least) for least in (LEAST_GROUND, WIDE_GROUND)]
    marks = [np.where(one & by, 1.0, 0.0) for one in left for by in (railway, ~railway)]
    return ChangeableGround(ground, sealed, *marks)


@quantity(of="cell", source="Definition: ground that may change, without crowns")
def room_for_crowns(changeable_ground_share: Share, tree_cover: Share) -> Share:
    """Part of a cell where trees can be planted: ground without crowns, railway and carriageways of main streets."""
    return np.maximum(changeable_ground_share - tree_cover, 0.0 * changeable_ground_share)


@given(of="cell", default=0.0)
def park_share() -> Share:
    """Part of the cell that a plan makes a park."""
    ...


@quantity(of="cell", source="Definition: less sealed ground is left than carriageways had", totals=("zone", "city"))
def lost_lanes(
    sealed_ground_share: Share, unsealed_share: Share, pond_share: Share, cell_main_carriageway_share: Share,
    cell_side_carriageway_share: Share,
) -> Count:  # fmt: skip
    """1 for a cell in which a plan makes grass, gardens or water of carriageways: the street there loses lanes."""
    side = np.nan_to_num(cell_side_carriageway_share)
    lanes = side + np.nan_to_num(cell_main_carriageway_share)
    changed = (unsealed_share + pond_share > 0.0 * unsealed_share) & (side > LITTLE)
    return np.where(changed & (sealed_ground_share < lanes - LITTLE), 1.0, 0.0)
