"""The neighbour test of QARTOD: a value beside those of the same property at other stations at the same time.

`ioos_qc` has none. This is the buddy check of titanlib (MET Norway, https://github.com/metno/titanlib/wiki/Buddy-check)
with median and MAD in place of mean and standard deviation, so that one bad neighbour does not spoil it:

    |value - median| > threshold * max(1.4826 * MAD, spread, share * |median|)

A value that differs from its neighbours may be true: it is suspect and never fails.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from citybrain.kernel.units import Array
from citybrain.observations.quality.flags import Flag, Flags
from citybrain.observations.quality.series import HOUR, Block
from citybrain.observations.quality.settings import NeighbourSettings
from citybrain.observations.readings.columns import Times

NEAREST = 8
"""Stations that a value is compared with: the nearest ones."""
APART = HOUR // 2
"""How far apart in time readings of neighbours may lie [µs]."""
FEW = 30
"""Stations of a city up to which those without a known place count as near to all of it."""
NORMAL = 1.4826
"""Standard deviation in terms of the median absolute deviation, for values that scatter normally."""


def compared(
    block: Block, rows: Mapping[int, slice], stream: int, near: tuple[int, ...], limits: NeighbourSettings
) -> Flags:
    """Flags of the readings of one stream of a block, beside those of the streams `near` it in the same block.

    `rows`: those of each stream that is in the block.
    """
    time, value = block.time[rows[stream]], block.value[rows[stream]]
    others = np.full((len(near), len(value)), np.nan)
    for index, other in enumerate(near):
        if other in rows:
            others[index] = _at(block.time[rows[other]], block.value[rows[other]], time)
    middle, spread, count = _middle(others)
    least = np.maximum(spread * NORMAL, max(limits.spread, 0.0))
    least = np.maximum(least, (limits.share or 0.0) * np.abs(middle))
    with np.errstate(invalid="ignore"):
        far = np.abs(value - middle) > limits.threshold * least
    flags = np.where(far, Flag.SUSPECT, Flag.GOOD).astype(np.int8)
    flags[(count < limits.least) | np.isnan(value)] = Flag.NOT_EVALUATED
    return flags


def _at(time: Times, value: Array, wanted: Times) -> Array:
    """The values nearest in time to each wanted time, NaN where none is near enough."""
    known = ~np.isnan(value)
    time, value = time[known], value[known]
    if not len(time):
        return np.full(len(wanted), np.nan)
    after = np.clip(np.searchsorted(time, wanted), 0, len(time) - 1)
    before = np.maximum(after - 1, 0)
    nearest = np.where(np.abs(time[after] - wanted) < np.abs(wanted - time[before]), after, before)
    return np.where(np.abs(time[nearest] - wanted) <= APART, value[nearest], np.nan)


def _middle(others: Array) -> tuple[Array, Array, Array]:
    """For each column the median, the median distance from it, and how many values there are."""
    count = np.sum(~np.isnan(others), axis=0)
    middle = _median(others, count)
    return middle, _median(np.abs(others - middle), count), count.astype(np.float64)


def _median(values: Array, count: np.ndarray) -> Array:
    """Medians of columns, NaN left out; NaN where there is nothing else."""
    if not len(values):
        return np.full(values.shape[1], np.nan)
    ordered = np.sort(values, axis=0)
    columns = np.arange(values.shape[1])
    low = ordered[np.maximum(count - 1, 0) // 2, columns]
    high = ordered[np.minimum(count // 2, len(values) - 1), columns]
    middle: Array = np.where(count > 0, (low + high) / 2, np.nan)
    return middle


def nearest(places: Mapping[int, tuple[float, float] | None], radius: float) -> dict[int, tuple[int, ...]]:
    """For each stream the nearest others within so many kilometres, by longitude and latitude of their stations.

    A station without a known place counts as near to all of the city and stands after those with one; in a city of more
    than so many stations it has no neighbours and is none.
    """
    streams = [one for one in sorted(places) if places[one] is not None or len(places) <= FEW]
    known = np.array([places[one] or (np.nan, np.nan) for one in streams], np.float64).reshape(len(streams), 2)
    found = {}
    for row, stream in enumerate(streams):
        far = _kilometres(known[row], known)
        far[row] = np.inf
        order = np.argsort(far, kind="stable")
        reached = [streams[one] for one in order if one != row and not far[one] > radius]
        found[stream] = tuple(reached[:NEAREST])
    return found


def _kilometres(one: Array, others: Array) -> Array:
    """Distances on a sphere of 6371 km; NaN where a place is not known."""
    (there, north), (lon, lat) = np.radians(one), np.radians(others.T)
    half = np.sin((lat - north) / 2) ** 2 + np.cos(north) * np.cos(lat) * np.sin((lon - there) / 2) ** 2
    kilometres: Array = 2 * 6371.0 * np.arcsin(np.sqrt(half))
    return kilometres
