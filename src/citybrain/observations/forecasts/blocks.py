"""Which hours are learned from, which calibrate, which test: whole blocks of time, never mixed."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from citybrain.kernel.units import Rows
from citybrain.observations.forecasts.features import REACH
from citybrain.observations.forecasts.hours import LONGEST_LEAD

FOLDS = 4
TEST_AT_MOST = 365 * 24
TEST_SHARE = 4
BLOCK = 240
"""Hours of a block that calibrates; every fifth block is one, so that all seasons have some."""
EVERY = 5

Mask = NDArray[np.bool_]


class Fold(NamedTuple):
    """Test hours [begin, end); everything that is fitted ends before `begin`."""

    begin: int
    end: int


def folds(hours: int) -> list[Fold]:
    """Rolling origin: the last quarter of the history, at most a year, in four parts one after another."""
    tested = min(hours // TEST_SHARE, TEST_AT_MOST)
    edges = np.linspace(hours - tested, hours, FOLDS + 1).astype(int)
    return [Fold(int(begin), int(end)) for begin, end in pairwise(edges)]


def calibrating(end: int) -> Mask:
    """Hours before `end` that calibrate: every fifth block."""
    block = min(BLOCK, max(end // (3 * EVERY), LONGEST_LEAD))
    return np.asarray(np.arange(end) // block % EVERY == EVERY - 1)


def learning(calibrates: Mask) -> Mask:
    """Hours that are learned from: more than 72 hours away from every block that calibrates.

    So no origin that is learned from has its target in such a block, nor among the targets of one.
    """
    return np.asarray(np.convolve(calibrates, np.ones(2 * LONGEST_LEAD + 1), "same") < 0.5)


class BlockPairs(NamedTuple):
    """Rows of forecasts: origin and lead, both (rows,)."""

    origin: Rows
    lead: Rows


def pairs_of(value_known: Mask, fold: Fold, leads: Rows, step: int) -> BlockPairs:
    """All pairs of a test block: an origin every `step` hours, some leads, targets within the block."""
    origin = np.arange(max(fold.begin, REACH), fold.end, step)
    pairs = BlockPairs(*(column.ravel() for column in np.meshgrid(origin, leads, indexing="ij")))
    return _known(value_known[: fold.end], pairs)


def draw(value_known: Mask, allowed: Mask, number: int, chance: np.random.Generator) -> BlockPairs:
    """Draw pairs whose origin is allowed; targets end with the masks.

    Half of the leads are drawn evenly, half of them evenly by their logarithm: the near future asks for detail."""
    origins = np.flatnonzero(allowed & value_known & (np.arange(len(allowed)) >= REACH))
    if not len(origins):
        return BlockPairs(np.empty(0, np.int64), np.empty(0, np.int64))
    origin = chance.choice(origins, number)
    even = chance.integers(1, LONGEST_LEAD + 1, number)
    log = np.exp(chance.uniform(0, np.log(LONGEST_LEAD + 1), number)).astype(np.int64)
    lead = np.where(np.arange(number) % 2 == 0, even, np.clip(log, 1, LONGEST_LEAD))
    return _known(value_known, BlockPairs(origin, lead))


def _known(value_known: Mask, pairs: BlockPairs) -> BlockPairs:
    target = pairs.origin + pairs.lead
    inside = target < len(value_known)
    good = inside & value_known[pairs.origin] & value_known[np.where(inside, target, 0)]
    return BlockPairs(pairs.origin[good], pairs.lead[good])
