"""Chains of trips: who brings somebody on the way to work goes to both places, and on, by one mode."""

from __future__ import annotations

from functools import cached_property
from typing import NamedTuple

import numpy as np

from citybrain.domains.travel.models.demand.mode_choice import CAR, CYCLE, MODES, TRANSIT, WALK
from citybrain.kernel.units import Array, Rows

PATTERNS = (
    (CAR, CAR, CAR), (CYCLE, CYCLE, CYCLE), (WALK, WALK, WALK),
    (TRANSIT, TRANSIT, TRANSIT), (TRANSIT, TRANSIT, WALK), (TRANSIT, WALK, TRANSIT),
)  # fmt: skip
"""A mode of chains, and how it goes to the place between and on: a car or a bicycle is never left behind there."""


class Pattern(NamedTuple):
    """Where a pattern leads: parts of the places that it goes to (from, between), 1 where it goes on (between, to)."""

    mode: int
    first: int
    second: int
    there: Array
    onward: Array


class ChainWays:
    """Ways from area to area by an area between, `places` being the parts of the areas between (from, between).

    A mode takes part of the places to which, and from which on, it leads at finite `minutes` (modes, from, to). Those
    who ride public transport walk where no line leads, on one of both trips. Sums are in one order: the same bits.
    """

    def __init__(self, places: Array, minutes: Array) -> None:
        self.size = len(places)
        self.between = np.flatnonzero(places.any(axis=0))
        leads = np.isfinite(minutes)
        walked = leads[WALK] & ~leads[TRANSIT]
        parts = places[:, self.between]
        self.patterns = []
        for mode, *legs in PATTERNS:
            first, second = (walked if leg == WALK != mode else leads[leg] for leg in legs)
            there, onward = parts * first[:, self.between], second[self.between].astype(np.float64)
            self.patterns.append(Pattern(mode, legs[0], legs[1], there, onward))

    @cached_property
    def served(self) -> Array:
        """Parts of the places by which a mode leads from area to area (modes, from, to)."""
        out = np.zeros((len(MODES), self.size, self.size))
        for one in self.patterns:
            out[one.mode] += _product(one.there, one.onward)
        return out

    def mean(self, values: Array) -> Array:
        """What both trips of a chain take, of values of trips (modes, from, to), in the mean of the places.

        Infinite where a mode leads by no place.
        """
        finite = np.where(np.isfinite(values), values, 0.0)
        out = np.zeros_like(self.served)
        for one in self.patterns:
            there = one.there * finite[one.first][:, self.between]
            onward = one.onward * finite[one.second][self.between]
            out[one.mode] += _product(there, one.onward) + _product(one.there, onward)
        return np.divide(out, self.served, out=np.full_like(out, np.inf), where=self.served > 0.0)


class EscortChains:
    """Chains (incomes, modes, from, to) from home by a place to work, each of which is a trip there and a trip on."""

    def __init__(self, ways: ChainWays, chains: Array) -> None:
        self.ways, self.chains = ways, chains
        self._each = np.divide(chains, ways.served, out=np.zeros_like(chains), where=ways.served > 0.0)

    def first(self) -> Array:
        """Trips from home to the place (incomes, modes, from, to)."""
        out = np.zeros_like(self.chains)
        for one in self.ways.patterns:
            go = np.einsum("rij,kj->rik", self._each[:, one.mode], one.onward) * one.there
            out[:, one.first][..., self.ways.between] += go
        return out

    def onward_of_homes(self, values: Array) -> Array:
        """What the trips on from the place take, of values of trips (modes, from, to): (incomes, modes, homes)."""
        finite = np.where(np.isfinite(values), values, 0.0)
        out = np.zeros(self.chains.shape[:-1])
        for one in self.ways.patterns:
            each = _product(one.there, one.onward * finite[one.second][self.ways.between])
            out[:, one.second] += (self._each[:, one.mode] * each).sum(axis=2)
        return out

    def onward(self, mode: int) -> Array:
        """Trips by a mode on from the place, of all incomes (from, to)."""
        out = np.zeros((self.ways.size, self.ways.size))
        for one in self.ways.patterns:
            if one.second == mode:
                go = np.einsum("ik,ij->kj", one.there, self._each[:, one.mode].sum(axis=0))
                out[self.ways.between] += go * one.onward
        return out


def linked(share: float, escort: Array, work: Array, of_work: Rows) -> Array:
    """Chains from areas (kinds, areas): a share of the trips that bring somebody, at most the trips to work.

    `escort` and `work` are trips by kind of people and area, `of_work` the row of `work` of a kind of `escort`.
    """
    wanted, sums = share * escort, np.zeros_like(work)
    np.add.at(sums, of_work, wanted)
    part = np.divide(np.minimum(sums, work), sums, out=np.zeros_like(sums), where=sums > 0.0)
    chains: Array = wanted * part[of_work]
    return chains


def _product(one: Array, other: Array) -> Array:
    product: Array = np.einsum("ik,kj->ij", one, other)
    return product
