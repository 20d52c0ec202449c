"""Who takes part: a stable draw for each row of an entity, so that a larger share always holds the smaller one."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from citybrain.kernel.units import Array, Rows
from citybrain.plans.entity_index import Index, fnv1a

_BITS = 53  # of a float's mantissa


def ranks(index: Index, rows: Rows, seed: int, intervention: str) -> Array:
    """A number in [0, 1) for each of the rows, even over all of them.

    It depends on the id of the row, the seed and the intervention alone: not on the selection, the order of the
    measures, or the other rows. Mixed by SplitMix64 (Steele, Lea, Flood 2014, doi:10.1145/2660193.2660195).
    """
    salt = splitmix64(np.array([seed], np.uint64)) ^ fnv1a([intervention])
    mixed = splitmix64(index.hashes[rows] ^ salt)
    return (mixed >> np.uint64(64 - _BITS)).astype(np.float64) * 2.0**-_BITS


def splitmix64(states: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """The output of SplitMix64 for each state."""
    z = states + np.uint64(0x9E3779B97F4A7C15)
    z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return z ^ (z >> np.uint64(31))
