"""Rows put into blocks of one schedule class, each as wide as the vector unit likes."""

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

Integers = NDArray[np.int64]

LANES = 32
"""Buildings that are solved side by side."""

EMPTY = -1
"""A lane without a building."""


class Blocks(NamedTuple):
    """`rows` (blocks, LANES) holds row numbers or EMPTY; every block is of one schedule class and one group."""

    rows: Integers
    schedule: Integers
    group: Integers


def blocks_of(schedule: NDArray[Any], active: NDArray[np.bool_], group: NDArray[Any] | None = None) -> Blocks:
    """Blocks of the active rows, sorted by group and schedule class; partly filled blocks have EMPTY lanes.

    `schedule` and `group` are codes by row (n,). What a row computes does not depend on its block mates.
    """
    chosen = np.flatnonzero(active)
    schedules = schedule[chosen].astype(np.int64)
    groups = np.zeros_like(schedules) if group is None else group[chosen].astype(np.int64)
    order = np.lexsort((schedules, groups))
    pairs = np.stack([groups[order], schedules[order]], axis=1)
    kinds, first, counts = np.unique(pairs, axis=0, return_index=True, return_counts=True)
    blocks = -(-counts // LANES)
    first_block = np.cumsum(blocks) - blocks
    place = np.arange(len(chosen)) - np.repeat(first, counts)
    rows = np.full((blocks.sum(), LANES), EMPTY)
    rows[np.repeat(first_block, counts) + place // LANES, place % LANES] = chosen[order]
    return Blocks(rows, np.repeat(kinds[:, 1], blocks), np.repeat(kinds[:, 0], blocks))


def some_of(blocks: Blocks, chosen: slice) -> Blocks:
    """A part of the blocks."""
    return Blocks(*(column[chosen] for column in blocks))


def of_whole_groups(blocks: Blocks, chosen: slice) -> Blocks:
    """A part of the blocks, moved to where groups begin: parts that lie side by side share no group."""
    following = np.append(blocks.group, np.iinfo(np.int64).max)
    first, last = np.searchsorted(blocks.group, following[[chosen.start, chosen.stop]])
    return some_of(blocks, slice(first, last))
