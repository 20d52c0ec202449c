"""Trips from areas to areas with given sums: doubly constrained gravity."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from citybrain.kernel.units import Array

ROUNDS = 30
"""Rounds of balancing, always as many: the same attraction gives the same trips, wherever the search stands."""


class SpreadTrips(NamedTuple):
    """Trips (groups, from, to); the share of them that arrives elsewhere than places call for, and those lost."""

    trips: Array
    error: float
    nowhere: float


def spread(leaving: Array, arriving: Array, attraction: Array) -> SpreadTrips:
    """Trips of groups from areas, `leaving` (groups, from), to places that call for them in proportion to `arriving`.

    trips = leaving * attraction * call / sum(attraction * call): what leaves is kept exactly, and `call` is balanced
    until as many arrive in each area as it calls for (Furness 1965). Trips that no place attracts go nowhere.
    """
    groups, size = leaving.shape
    rows, start = attraction.reshape(groups * size, size), leaving.ravel()
    some = arriving > 0
    reaches = np.einsum("ij,j->i", rows, some.astype(np.float64)) > 0
    start = np.where(reaches, start, 0.0)
    nowhere = float(leaving.sum() - start.sum())
    wanted = arriving * (start.sum() / arriving.sum()) if some.any() else arriving * 0.0
    call = some.astype(np.float64)
    for _ in range(ROUNDS):
        factor = _over(start, np.einsum("ij,j->i", rows, call))
        come = np.einsum("i,ij->j", factor, rows)
        call = _over(wanted, come)
    factor = _over(start, np.einsum("ij,j->i", rows, call))
    trips = (factor[:, None] * rows * call).reshape(attraction.shape)
    error = float(np.abs(trips.sum(axis=(0, 1)) - wanted).sum())
    whole = float(start.sum())
    return SpreadTrips(trips, error / whole if whole > 0 else 0.0, nowhere)


def _over(above: Array, below: Array) -> Array:
    return np.divide(above, below, out=np.zeros_like(above), where=below > 0)
