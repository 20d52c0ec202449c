"""Trips of the people of areas at the times and money of the modes: how many by each, and the cars that they make."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from citybrain.domains.travel.models.demand.chains import ChainWays, EscortChains, linked
from citybrain.domains.travel.models.demand.gravity import spread
from citybrain.domains.travel.models.demand.mode_choice import CAR, CYCLE, MODES, ModeChoice, Weights, chosen
from citybrain.kernel.units import Array, Mask

MINUTES_IN_HOUR = 60.0
INCOMES = ("low_income", "other_income", "unknown_income")
PURPOSES = ("work", "school", "shop", "leisure", "escort")
WORK, ESCORT = PURPOSES.index("work"), PURPOSES.index("escort")


class Travellers(NamedTuple):
    """Who travels: parts of the trips (incomes, areas) of each income, and the share of people with a car at hand.

    `value_of_hour` [money/h] by income; of escort trips `carrying` is the share whose bicycle carries a child,
    `chained` the share of those who go on to work.
    """

    incomes: Array
    with_car: float
    value_of_hour: Array
    carrying: float
    chained: float


class Levels(NamedTuple):
    """What a trip from area to area takes by each mode (modes, from, to): minutes, money; `perceived` is added minutes.

    Minutes are infinite where a mode does not lead.
    """

    minutes: Array
    money: Array
    perceived: Array


class AreaTrips(NamedTuple):
    """Trips [1/h] by income and mode (incomes, modes, from, to), the share that arrives elsewhere, and those lost.

    `trips` begin at home; trips on from a place to which somebody was brought are those of `chains`.
    """

    trips: Array
    error: float
    nowhere: float
    chains: EscortChains | None = None

    def of_homes(self, values: Array) -> Array:
        """What all trips take, of values of trips (modes, from, to), by where people live: (incomes, modes, areas)."""
        finite = np.where(np.isfinite(values), values, 0.0)
        whole: Array = (self.trips * finite).sum(axis=3)
        return whole if self.chains is None else whole + self.chains.onward_of_homes(finite)

    def between(self, mode: int) -> Array:
        """All trips by a mode (from, to)."""
        trips: Array = self.trips[:, mode].sum(axis=0)
        return trips if self.chains is None else trips + self.chains.onward(mode)


class Kind(NamedTuple):
    """People who are offered the same: their income, part of its trips, and modes."""

    income: int
    share: float
    offered: Mask


class Placed(NamedTuple):
    """Trips for a purpose by kind (kinds, from, to), and the choice that each kind has."""

    kinds: list[Kind]
    choices: list[ModeChoice]
    trips: Array

    def left(self, chained: Array) -> Placed:
        """Those that are in no chain, of which so many are (kinds, areas)."""
        all_trips = self.trips.sum(axis=2)
        part = np.divide(chained, all_trips, out=np.zeros_like(chained), where=all_trips > 0.0)
        return self._replace(trips=self.trips * (1.0 - part)[:, :, None])


class AreaDemand(NamedTuple):
    """All that decides on trips beside levels: trips that leave (purposes, areas), what calls for them, people."""

    leaving: Array
    calling: Array
    people: Travellers
    weights: Weights

    def at(self, levels: Levels) -> AreaTrips:
        """Trips at some levels of service; each is in one income, mode, from and to, or goes nowhere."""
        size = self.leaving.shape[1]
        trips = np.zeros((len(INCOMES), len(MODES), size, size))
        errors, nowhere, whole = 0.0, 0.0, float(self.leaving.sum())
        some = [row for row in range(len(INCOMES)) if self.people.incomes[row].any()]
        placed: dict[int, Placed] = {}
        for escort in (False, True) if some else ():
            kinds = [Kind(row, *kind) for row in some for kind in self._kinds(escort) if kind[0] > 0]
            choices = [chosen(self._generalised(levels, one.income), self.weights, one.offered) for one in kinds]
            shares = np.stack([self.people.incomes[one.income] * one.share for one in kinds])
            attraction = np.stack([one.attraction for one in choices])
            for purpose in [ESCORT] if escort else [row for row in range(len(PURPOSES)) if row != ESCORT]:
                went = spread(shares * self.leaving[purpose], self.calling[purpose], attraction)
                errors, nowhere = errors + went.error * float(went.trips.sum()), nowhere + went.nowhere
                placed[purpose] = Placed(kinds, choices, went.trips)
        chains = self._link(placed, levels) if placed and self.people.chained > 0.0 else None
        for one in placed.values():
            for kind, choice, own in zip(*one, strict=True):
                trips[kind.income] += choice.shares * own
        if chains is not None:
            trips += chains.first()
        return AreaTrips(trips, errors / whole if whole > 0 else 0.0, nowhere, chains)

    def _link(self, placed: dict[int, Placed], levels: Levels) -> EscortChains:
        """Links trips that bring somebody to trips to work, and takes both out of those that are `placed`.

        Where one works and to which place one brings somebody is as without chains; the mode is chosen once for both
        trips, by what they take in the mean of the places, among those that carry who is brought.
        """
        escort, work = placed[ESCORT], placed[WORK]
        rows = {(one.income, bool(one.offered[CAR])): row for row, one in enumerate(work.kinds)}
        of_work = np.array([rows[one.income, bool(one.offered[CAR])] for one in escort.kinds])
        counts = linked(self.people.chained, escort.trips.sum(axis=2), work.trips.sum(axis=2), of_work)
        ways = ChainWays(_parts(escort.trips.sum(axis=0)), levels.minutes)
        both = Levels(*(ways.mean(one) for one in levels))
        chains = np.zeros((len(INCOMES), *levels.minutes.shape))
        for kind, count, row in zip(escort.kinds, counts, of_work, strict=True):
            choice = chosen(self._generalised(both, kind.income), self.weights, kind.offered)
            chains[kind.income] += choice.shares * count[:, None] * _parts(work.trips[row])
        of_kinds = np.zeros_like(work.trips[:, :, 0])
        np.add.at(of_kinds, of_work, counts)
        placed[ESCORT], placed[WORK] = escort.left(counts), work.left(of_kinds)
        return EscortChains(ways, chains)

    def _kinds(self, escort: bool) -> list[tuple[float, Mask]]:
        """Shares of people, and what is offered to them: with a car or without, with a bicycle for the trip or not."""
        cars = ((self.people.with_car, True), (1.0 - self.people.with_car, False))
        carrying = self.people.carrying if escort else 1.0
        cycles = ((carrying, True), (1.0 - carrying, False))
        kinds = []
        for car_share, car in cars:
            for cycle_share, cycle in cycles:
                offered = np.ones(len(MODES), bool)
                offered[[CAR, CYCLE]] = car, cycle
                kinds.append((car_share * cycle_share, offered))
        return kinds

    def _generalised(self, levels: Levels, income: int) -> Array:
        """Minutes, felt minutes, and money by what an hour is worth to the income."""
        worth = MINUTES_IN_HOUR / self.people.value_of_hour[income]
        generalised: Array = levels.minutes + levels.perceived + levels.money * worth
        return generalised


def _parts(trips: Array) -> Array:
    """Parts of the trips from an area that go to each (from, to); 0 where none leaves."""
    whole = trips.sum(axis=1, keepdims=True)
    parts: Array = np.divide(trips, whole, out=np.zeros_like(trips), where=whole > 0.0)
    return parts
