"""How far sums over years of an inventory may be off: years whose lines share a factor are wrong together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import numpy as np

from citybrain.inventory.intervals import Z95
from citybrain.inventory.lines import LineEmissions
from citybrain.kernel.units import Array, Mask
from citybrain.plans.uncertainty.scores import latin_scores

Ends = tuple[float, float]
"""Half widths [t] of a 95 % interval, downwards and upwards."""

NOTHING: Ends = (0.0, 0.0)


@dataclass(frozen=True)
class Errors:
    """95 % half widths of a sum of lines [t CO2e].

    `shared` holds those of each factor by its name, which add up over lines and years before they are squared;
    `alone` that of activities and of factors that one line alone has, all of them independent (IPCC 2006 Guidelines,
    volume 1, chapter 3, approach 1, as `inventory.intervals` has it for one year).
    """

    shared: Mapping[str, Ends] = field(default_factory=dict)
    alone: Ends = NOTHING

    @classmethod
    def of(cls, emissions: LineEmissions, chosen: Mask) -> Errors:
        """Of the chosen lines of a year that have an amount."""
        rows = np.flatnonzero(chosen & ~np.isnan(emissions.equivalent))
        amount, apart = emissions.equivalent[rows], emissions.shared[rows] < 0
        own = (amount * np.nan_to_num(emissions.activity.activity_uncertainty[rows])) ** 2
        names, codes = emissions.activity.factor.names, emissions.activity.factor.codes[rows]
        sides = []
        for width in (emissions.factor_below[rows], emissions.factor_above[rows]):
            of_factor = np.bincount(codes[~apart], (amount * width)[~apart], len(names))
            sides.append((float(np.sqrt(own.sum() + ((amount * width)[apart] ** 2).sum())), of_factor))
        (below, lower), (above, upper) = sides
        ends = zip(names, np.abs(lower).tolist(), np.abs(upper).tolist(), strict=True)
        return cls({name: (low, high) for name, low, high in ends if low or high}, (below, above))

    def plus(self, other: Errors) -> Errors:
        """Of both sums together."""
        shared = {name: _sum(self.shared.get(name), other.shared.get(name)) for name in {*self.shared, *other.shared}}
        return Errors(shared, (np.hypot(self.alone[0], other.alone[0]), np.hypot(self.alone[1], other.alone[1])))


def _sum(one: Ends | None, other: Ends | None) -> Ends:
    (low, high), (lower, higher) = one or NOTHING, other or NOTHING
    return low + lower, high + higher


def together(errors: Iterable[Errors]) -> Errors:
    """Of sums over several years."""
    whole = Errors()
    for one in errors:
        whole = whole.plus(one)
    return whole


def drawn(used: Errors, others: Errors, others_used: bool, draws: int, seed: int) -> tuple[Array, Array]:
    """Errors in every draw [t]: of what years so far used, and of what stays the same in each year to come.

    `others_used` says that the lines of `others` are among those of `used`: then they are wrong alike in both.
    Half widths below and above are told apart; each draw has one score for a factor, whichever the year.
    """
    names = sorted({*used.shared, *others.shared})
    scores = latin_scores([f"inventory {name}" for name in (*names, " used", " others")], draws, seed)
    past, ahead = np.zeros(draws), np.zeros(draws)
    for name in names:
        score = scores[f"inventory {name}"]
        past += _error(score, used.shared.get(name, NOTHING))
        ahead += _error(score, others.shared.get(name, NOTHING))
    common = _error(scores["inventory  others"], others.alone)
    rest = used.alone
    if others_used:
        rest = (_less(used.alone[0], others.alone[0]), _less(used.alone[1], others.alone[1]))
        past += common
    return past + _error(scores["inventory  used"], rest), ahead + common


def _less(whole: float, part: float) -> float:
    return float(np.sqrt(max(whole**2 - part**2, 0.0)))


def _error(score: Array, ends: Ends) -> Array:
    return np.asarray(score / Z95 * np.where(score < 0.0, *ends))
