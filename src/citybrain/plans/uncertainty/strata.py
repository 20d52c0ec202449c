"""A sample of rows that stands for an entity: strata, and in each of them rows drawn by their size."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from citybrain.kernel.units import Array, Rows
from citybrain.plans.uncertainty.scores import generator

Codes = NDArray[np.int64]
LEAST_IN_STRATUM = 4


@dataclass(frozen=True)
class StratifiedSample:
    """The drawn rows, sorted by stratum; `stratum` (entity) and `own` (sample) tell the stratum of each.

    `size` is the size (floor) of every row, by which rows were drawn and stand for their stratum.
    """

    rows: Rows
    own: Rows
    stratum: Rows
    size: Array
    strata: int

    @property
    def floor(self) -> Array:
        """Floor of each stratum."""
        return np.asarray(np.bincount(self.stratum, self.size, self.strata), np.float64)

    @property
    def weight(self) -> Array:
        """What each sampled row counts in the mean of its stratum for each unit of floor."""
        return np.asarray(1.0 / (self.size[self.rows] * np.bincount(self.own, minlength=self.strata)[self.own]))

    def means(self, values: Array) -> Array:
        """Means (..., strata) by stratum of values (..., sample) for each unit of floor."""
        starts = np.searchsorted(self.own, np.arange(self.strata))
        counts = np.diff(np.append(starts, len(self.own)))
        return np.asarray(np.add.reduceat(values / self.size[self.rows], starts, axis=-1) / counts)


def strata_of(keys: Sequence[Codes], size: Array, smallest: float) -> tuple[Rows, int]:
    """Stratum of each row, and how many there are: rows alike in all keys, from the coarsest to the finest.

    Where a group has less than the share `smallest` of all floor it joins the other small ones of the same parent.
    """
    stratum = np.zeros(len(size), np.intp)
    closed = np.zeros(1, bool)
    least = smallest * size.sum()
    for key in keys:
        joined = stratum * (int(key.max(initial=0)) + 1) + key
        names, groups = np.unique(joined, return_inverse=True)
        parent = names // (int(key.max(initial=0)) + 1)
        large = (np.bincount(groups, size, len(names)) >= least) & ~closed[parent]
        named = np.where(large, np.arange(len(names)), len(names) + parent)
        kept, stratum = np.unique(named[groups], return_inverse=True)
        closed = kept >= len(names)
    return stratum.astype(np.intp), len(closed)


def draw_sample(
    stratum: Rows, strata: int, size: Array, order: Array, boost: Array, count: int, seed: int
) -> StratifiedSample:
    """About `count` rows: of each stratum as many as its share of `boost` (a weight by row) asks for.

    Within a stratum rows are drawn systematically along `order`, with a probability in proportion to their size; a row
    larger than the step comes more than once (Cochran 1977, Sampling Techniques, 9A.5 and 9A.8).
    """
    share = np.bincount(stratum, boost, strata) / boost.sum()
    wanted = np.maximum(np.round(share * count).astype(int), LEAST_IN_STRATUM)
    random = generator(seed, "sample")
    along = np.lexsort((order, stratum))
    edges = np.searchsorted(stratum[along], np.arange(strata + 1))
    rows = []
    for number in range(strata):
        members = along[edges[number] : edges[number + 1]]
        reached = np.cumsum(size[members])
        points = (np.arange(wanted[number]) + random.random()) / wanted[number] * reached[-1]
        rows.append(members[np.searchsorted(reached, points, side="right").clip(max=len(members) - 1)])
    own = np.repeat(np.arange(strata), wanted)
    return StratifiedSample(np.concatenate(rows).astype(np.intp), own, stratum, size, strata)


def within(sample: StratifiedSample, rows: Rows, size: int) -> StratifiedSample:
    """A sample of some `rows` of an entity as one of the entity, in which the others have no size."""
    stratum, sizes = np.zeros(size, np.intp), np.zeros(size)
    stratum[rows], sizes[rows] = sample.stratum, sample.size
    return StratifiedSample(rows[sample.rows], sample.own, stratum, sizes, sample.strata)
