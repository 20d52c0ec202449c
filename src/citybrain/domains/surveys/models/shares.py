"""Shares of trips by purpose in groups of people, with intervals that know weights and several trips of one person."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from citybrain.base.shares import wilson
from citybrain.kernel.units import Array, Mask

Codes = NDArray[np.intp]
LEAST_PERSONS = 10
"""Persons that a group, and those of a group with a purpose, have at least, or nothing is told of them.

Source: threshold rule with a least number of 10, Hundepool et al., Handbook on Statistical Disclosure Control, 4.2.1.
"""


class Shares(NamedTuple):
    """By group and purpose: share and ends of its interval of 95 %, NaN of empty groups; by group: persons, trips."""

    share: Array
    low: Array
    high: Array
    persons: Array
    trips: Array


def shares_of(person: Codes, group: Codes, purpose: Codes, weight: Array, groups: int, purposes: int) -> Shares:
    """Shares of trips by their weights; (n,) each, codes from 0.

    The variance is that of a ratio of totals over persons (linearised), and the interval that of Wilson for as many
    answers as have this variance. Sources: Cochran 1977, Sampling Techniques, 6.3; Dean and Pagano 2015, Survey
    Practice 8(2).
    """
    empty = np.full((groups, purposes), np.nan)
    made = Shares(empty, empty.copy(), empty.copy(), np.zeros(groups), np.zeros(groups))
    for of in range(groups):
        inside = group == of
        total = weight[inside].sum()
        if total <= 0.0:
            continue
        who = np.unique(person[inside], return_inverse=True)[1]
        count = int(who.max()) + 1
        made.persons[of], made.trips[of] = count, int(inside.sum())
        each = np.bincount(who, weight[inside], minlength=count)
        for at in range(purposes):
            here = np.bincount(who, weight[inside] * (purpose[inside] == at), minlength=count)
            share = here.sum() / total
            spread = ((here - share * each) ** 2).sum() * count / max(count - 1, 1) / total**2
            like = total**2 / (each**2).sum()
            trials = share * (1.0 - share) / spread if spread > 0.0 else like
            _, low, high = wilson(share * trials, trials)
            made.share[of, at], made.low[of, at], made.high[of, at] = share, low, high
    return made


def persons_with(person: Codes, group: Codes, purpose: Codes, groups: int, purposes: int) -> Array:
    """How many persons of a group made a trip for a purpose (groups, purposes)."""
    some = np.unique(np.stack([person, group, purpose]), axis=1)
    count = np.zeros((groups, purposes))
    np.add.at(count, (some[1], some[2]), 1.0)
    return count


def closed_cells(persons: Array, closed: Mask) -> Mask:
    """Cells of a table of persons of which nothing is told: those of too few, and one more where one alone is closed.

    `closed` is what must be so. A line of the table along any axis has no closed cell that is not empty, or two at
    least, so that no sum less its parts tells one. Raises nothing; a table of one line is told as it is.
    """
    shut = closed | ((persons > 0) & (persons < LEAST_PERSONS))
    while True:
        more = shut.copy()
        for axis in range(persons.ndim):
            if persons.shape[axis] < 2:
                continue
            filled = persons > 0
            alone = (shut & filled).sum(axis) == 1
            open_ = np.where(filled & ~shut, persons, np.inf)
            least = np.expand_dims(open_.argmin(axis), axis)
            there = np.isfinite(np.take_along_axis(open_, least, axis)) & np.expand_dims(alone, axis)
            np.put_along_axis(more, least, np.take_along_axis(more, least, axis) | there, axis)
        if (more == shut).all():
            return shut
        shut = more
