"""Energy of a year by place and carrier, from bills: the arithmetic between stored bills and observed quantities."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from citybrain.kernel.units import Array, Mask
from citybrain.observations.bills.calendar_year import (
    Cover,
    Use,
    added,
    base_rate,
    cover,
    is_summer,
    level,
    split,
    whole_year,
)
from citybrain.observations.bills.declaration import carriers
from citybrain.observations.bills.degree_days import DegreeDays
from citybrain.observations.bills.pairs import SHARED_QUALITY, Pairs
from citybrain.observations.bills.stored import StoredBills

ENOUGH = 20
"""Places with bills of summer from which the base of the others is estimated; fewer are too few."""


class Terms(NamedTuple):
    """The year (days since 1970, `end` exclusive), the least share that bills must cover, and the base elsewhere.

    `correct`: whether the weather of the year was measured, so that it can be corrected. `base_share` is the part of
    billed heat that does not hang on the weather where nothing tells.
    """

    start: int
    end: int
    coverage: float
    cold: DegreeDays
    correct: bool
    base_share: float


class Yearly(NamedTuple):
    """By pair of place and carrier: energy [kWh/a], NaN where the bills cover too little; what it rests on.

    `billed` is the energy of the bills in the year [kWh], `covered` the share of the year billed, `summer` the base
    [kWh/a] where bills of summer tell it, `estimated` and `divided` energy [kWh] of estimated bills and of bills that
    reach over an end of the year, `filled` energy [kWh] of days without a bill.
    """

    value: Array
    billed: Array
    covered: Array
    summer: Array
    estimated: Array
    divided: Array
    filled: Array
    quality: NDArray[np.uint8]


class _Inside(NamedTuple):
    """The bills that reach into the year, by pair: rows of the pairs, energy inside, days of the year covered."""

    energy: Array
    start: NDArray[np.int64]
    end: NDArray[np.int64]
    whole: Mask


def yearly(bills: StoredBills, pairs: Pairs, heated: Mask, terms: Terms) -> Yearly:
    """The year of each pair; `heated` says of each pair whether the weather decides about its use."""
    counted = _reaching(bills, pairs, terms)
    bill, pair, weight = pairs.bill[counted], pairs.pair[counted], pairs.weight[counted]
    size = len(heated)
    inside = _inside(bills, bill, heated[pair], terms)
    energy = weight * inside.energy
    sums = terms.cold.sums[terms.start - terms.cold.first :] - terms.cold.sums[terms.start - terms.cold.first]
    covered = cover(pair, inside.start, inside.end, size, sums)
    billed = added(pair, energy, size)
    daily = _summer_rate(bills, bill, pair, weight, size, terms)
    base = np.where(heated, _base(billed, covered, daily, terms), billed)
    days, cold = float(terms.end - terms.start), float(sums[terms.end - terms.start])
    filled = whole_year(base, billed - base, covered, days, cold, terms.cold.reference if terms.correct else None)
    share = _covered(bills, bill, pair, inside, covered, size, days)
    enough = (share >= terms.coverage) & (covered.days > 0)
    estimated = added(pair, energy * bills.estimated[bill], size)
    divided = added(pair, energy * ~inside.whole, size)
    either = added(pair, energy * (bills.estimated[bill] | ~inside.whole), size)
    quality = level(either + (filled.billed - billed), filled.billed)
    quality[pairs.shared] = np.maximum(quality[pairs.shared], SHARED_QUALITY)
    quality[_credited(bills, pairs, terms, size)] = np.maximum(quality[_credited(bills, pairs, terms, size)], 2)
    value = np.where(enough, filled.corrected, np.nan)
    summer = np.where(enough & heated & np.isfinite(daily), daily * days, np.nan)
    return Yearly(value, billed, share, summer, estimated, divided, filled.billed - billed, quality)


def _reaching(bills: StoredBills, pairs: Pairs, terms: Terms) -> Mask:
    first, end = bills.first[pairs.bill], bills.end[pairs.bill]
    found: Mask = (end > terms.start) & (first < terms.end) & ~bills.credit[pairs.bill]
    return found


def _credited(bills: StoredBills, pairs: Pairs, terms: Terms, size: int) -> Mask:
    """Pairs of which a credit note speaks of days of the year."""
    first, end = bills.first[pairs.bill], bills.end[pairs.bill]
    notes = bills.credit[pairs.bill] & (end > terms.start) & (first < terms.end)
    found = np.zeros(size, bool)
    found[pairs.pair[notes]] = True
    return found


def _inside(bills: StoredBills, bill: NDArray[np.intp], heated: Mask, terms: Terms) -> _Inside:
    """What of each bill lies in the year."""
    first, end, energy = bills.first[bill], bills.end[bill], bills.energy[bill]
    start, stop = np.maximum(first, terms.start), np.minimum(end, terms.end)
    days, cold = (end - first).astype(np.float64), terms.cold.between(first, end)
    series = bills.group[bill]
    size = int(series.max(initial=-1)) + 1
    summer = is_summer(days, cold)
    whole_use = Use(*(added(series, part, size) for part in (energy, days, cold)))
    base = base_rate(Use(*(added(series, part * summer, size) for part in (energy, days, cold))), whole_use)
    typical = np.divide(
        terms.base_share * whole_use.energy, whole_use.days, out=np.zeros(size), where=whole_use.days > 0
    )
    own = np.where(np.isfinite(base), base, typical)[series]
    parts = split(energy, days, cold, (stop - start).astype(np.float64), terms.cold.between(start, stop), own)
    by_days = energy * (stop - start) / days
    whole = (start == first) & (stop == end)
    return _Inside(
        np.where(heated, parts.base + parts.heating, by_days), start - terms.start, stop - terms.start, whole
    )


def _summer_rate(
    bills: StoredBills, bill: NDArray[np.intp], pair: NDArray[np.intp], weight: Array, size: int, terms: Terms
) -> Array:
    """Daily use [kWh/d] of each pair apart from the weather, all its meters together; NaN without bills of summer."""
    first, end, energy = bills.first[bill], bills.end[bill], weight * bills.energy[bill]
    summer = is_summer((end - first).astype(np.float64), terms.cold.between(first, end))
    start, stop = first - terms.cold.first, end - terms.cold.first
    whole = cover(pair, start, stop, size, terms.cold.sums)
    part = cover(pair[summer], start[summer], stop[summer], size, terms.cold.sums)
    return base_rate(
        Use(added(pair[summer], energy[summer], size), part.days, part.measure),
        Use(added(pair, energy, size), whole.days, whole.measure),
    )


def _base(billed: Array, covered: Cover, daily: Array, terms: Terms) -> Array:
    """Energy of the bills that does not hang on the weather [kWh].

    From the bills of summer of the pair; else the median share of the pairs of the same carrier that have such bills;
    else the share that the parameters say.
    """
    own = np.minimum(daily * covered.days, billed)
    share = np.divide(own, billed, out=np.full(len(billed), np.nan), where=billed > 0)
    by_carrier = share.reshape(-1, len(carriers()))
    known = np.isfinite(by_carrier).sum(axis=0)
    every = range(len(carriers()))
    medians = [float(np.nanmedian(by_carrier[:, n])) if known[n] >= ENOUGH else terms.base_share for n in every]
    usual = np.tile(np.array(medians), len(by_carrier))
    return np.where(np.isfinite(own), own, usual * billed)


def _covered(
    bills: StoredBills,
    bill: NDArray[np.intp],
    pair: NDArray[np.intp],
    inside: _Inside,
    covered: Cover,
    size: int,
    days: float,
) -> Array:
    """Share of the year that the bills of a pair cover, less the gaps within the bills of single meters."""
    group = bills.group[bill]
    names, group = np.unique(group, return_inverse=True)
    count = len(names)
    billed = cover(group, inside.start, inside.end, count).days
    start, end = np.full(count, np.iinfo(np.int64).max), np.zeros(count, np.int64)
    np.minimum.at(start, group, inside.start)
    np.maximum.at(end, group, inside.end)
    seen = np.unique(pair * max(count, 1) + group)
    of_pair, of_group = seen // max(count, 1), seen % max(count, 1)
    told = added(of_pair, billed[of_group], size)
    spans = added(of_pair, (end - start)[of_group].astype(np.float64), size)
    gaps = np.divide(told, spans, out=np.ones(size), where=spans > 0)
    return covered.days / days * gaps
