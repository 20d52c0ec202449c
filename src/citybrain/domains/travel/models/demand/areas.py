"""Trips of the people of areas at the times and money of the modes: how many by each, and the cars that they make."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from citybrain.domains.travel.models.demand.gravity import spread
from citybrain.domains.travel.models.demand.mode_choice import CAR, CYCLE, MODES, Weights, chosen
from citybrain.kernel.units import Array, Mask

MINUTES_IN_HOUR = 60.0
INCOMES = ("low_income", "other_income", "unknown_income")
PURPOSES = ("work", "school", "shop", "leisure", "escort")
ESCORT = PURPOSES.index("escort")


class Travellers(NamedTuple):
    """Who travels: parts of the trips (incomes, areas) of each income, and the share of people with a car at hand.

    `value_of_hour` [money/h] by income; `carrying` is the share of escort trips whose bicycle carries a child.
    """

    incomes: Array
    with_car: float
    value_of_hour: Array
    carrying: float


class Levels(NamedTuple):
    """What a trip from area to area takes by each mode (modes, from, to): minutes, money; `perceived` is added minutes.

    Minutes are infinite where a mode does not lead.
    """

    minutes: Array
    money: Array
    perceived: Array


class AreaTrips(NamedTuple):
    """Trips [1/h] by income and mode (incomes, modes, from, to), the share that arrives elsewhere, and those lost."""

    trips: Array
    error: float
    nowhere: float


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
        for escort in (False, True) if some else ():
            kinds = [(row, *kind) for row in some for kind in self._kinds(escort) if kind[0] > 0]
            choices = [chosen(self._generalised(levels, row), self.weights, offered) for row, _, offered in kinds]
            shares = np.stack([self.people.incomes[row] * share for row, share, _ in kinds])
            attraction = np.stack([one.attraction for one in choices])
            for purpose in [ESCORT] if escort else [row for row in range(len(PURPOSES)) if row != ESCORT]:
                went = spread(shares * self.leaving[purpose], self.calling[purpose], attraction)
                errors, nowhere = errors + went.error * float(went.trips.sum()), nowhere + went.nowhere
                for (row, *_), choice, own in zip(kinds, choices, went.trips, strict=True):
                    trips[row] += choice.shares * own
        return AreaTrips(trips, errors / whole if whole > 0 else 0.0, nowhere)

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
