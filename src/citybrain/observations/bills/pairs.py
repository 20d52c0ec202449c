"""Which bills speak of which building (or zone) and carrier, and with which share."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from citybrain.kernel.units import Array, Mask, Rows
from citybrain.observations.bills.declaration import carriers
from citybrain.observations.bills.places import NOWHERE, Kind, PlaceIndex
from citybrain.observations.bills.stored import StoredBills

SHARED_QUALITY = 3


class Pairs(NamedTuple):
    """Bills by place and carrier: `bill` (row of the stored bills), `pair` (place * carriers + carrier), `weight`.

    `shared` says of each pair whether a meter of it is shared with other places, by floor area. `unmatched` are bills
    of which the twin has no place.
    """

    bill: Rows
    pair: Rows
    weight: Array
    shared: Mask
    unmatched: Mask


def pair_up(bills: StoredBills, kind: Kind, index: PlaceIndex, area: Array) -> Pairs:
    """Pairs of the bills whose places are of a kind; `area` [m²] of each place.

    Where a place has bills of its own and bills of its meters for one carrier, those of the later import count.
    """
    of_kind = np.array([key[0] == kind for key in bills.keys], bool)
    series, row, weight, shared, lost = _series_places(bills, index, area, of_kind)
    counts = np.bincount(series, minlength=len(bills.keys))
    mine = of_kind[bills.series]
    unmatched = mine & (lost | (counts == 0))[bills.series]
    starts = np.concatenate(([0], np.cumsum(counts)))
    times = np.where(mine, counts[bills.series], 0)
    bill = np.repeat(np.arange(len(bills)), times)
    within = np.arange(len(bill)) - np.repeat(np.cumsum(times) - times, times)
    link = starts[bills.series[bill]] + within
    pair = row[link] * len(carriers()) + bills.carrier[bill]
    size = len(area) * len(carriers())
    kept = _latest_kind(bills, bill, pair, size)
    bill, pair, link = bill[kept], pair[kept], link[kept]
    of_shared = np.zeros(size, bool)
    of_shared[pair[shared[link]]] = True
    return Pairs(bill, pair, weight[link], of_shared, unmatched)


def _series_places(
    bills: StoredBills, index: PlaceIndex, area: Array, of_kind: Mask
) -> tuple[Rows, Rows, Array, Mask, Mask]:
    """Series, row, share and whether it is shared, sorted by series; and which series have an unknown place."""
    pairs = [(code, place) for code, places in enumerate(bills.links) if of_kind[code] for place in places]
    series = np.array([code for code, _ in pairs], np.intp)
    rows = index.find([place for _, place in pairs]).astype(np.intp)
    lost = np.zeros(len(bills.keys), bool)
    lost[series[rows == NOWHERE]] = True
    good = ~lost[series]
    series, rows = series[good], rows[good]
    unique = np.unique(series * max(len(area), 1) + rows)
    series, rows = unique // max(len(area), 1), unique % max(len(area), 1)
    counts = np.bincount(series, minlength=len(bills.keys))[series]
    whole = np.bincount(series, area[rows], len(bills.keys))[series]
    weight = np.where(counts == 1, 1.0, np.divide(area[rows], whole, out=1.0 / np.maximum(counts, 1), where=whole > 0))
    return series, rows, weight, counts > 1, lost


def _latest_kind(bills: StoredBills, bill: Rows, pair: Rows, size: int) -> Mask:
    """Of bills of places themselves and of their meters, which of the two the latest import of the pair has."""
    metered = np.array([key[1] for key in bills.keys], bool)[bills.series[bill]]
    latest = np.full((2, size), -1, np.intp)
    np.maximum.at(latest, (metered.astype(np.intp), pair), bills.source[bill])
    kept: Mask = np.where(metered, latest[1][pair] >= latest[0][pair], latest[0][pair] > latest[1][pair])
    return kept
