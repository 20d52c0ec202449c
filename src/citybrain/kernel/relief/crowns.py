"""How far rays run through a layer of crowns beside what they start from."""

from __future__ import annotations

import numpy as np

from citybrain.kernel.relief.heights import TRUNK_SHARE
from citybrain.kernel.units import Array

CROWN_OF_HEIGHT = 0.5
"""Width of a crown over the height of its tree, as of trees of the map."""


def crowns_crossed(start: Array, tree: Array, rise: float, reach: float) -> Array:
    """Ground [m] over which rays that rise by `rise` run between lower and upper side of crowns, shaped as `start`.

    `start` [m] is the height at which they come to the ground with trees (levels, rows), `tree` [m] that of the trees
    (rows,). No further than `reach` [m] from there.
    """
    low = np.maximum(TRUNK_SHARE * tree, start)
    near, far = (np.clip((level - start) / rise, 0.0, reach) for level in (low, np.maximum(tree, low)))
    length: Array = far - near
    return length


def light_that_passes(length: Array, share: Array, tree: Array) -> Array:
    """Part of rays that meet no crown over a `length` [m] of ground, of which crowns cover the `share`.

    Trees stand anywhere (Poisson): cylinders of width w are met 4 share length / (pi w) times.
    """
    passed: Array = np.exp(-4.0 * share * length / (np.pi * CROWN_OF_HEIGHT * tree))
    return passed
