"""What travel answers to the time of the roads: counted cars, and trips of the people of areas."""

from __future__ import annotations

from functools import cached_property
from typing import Any, NamedTuple

import numpy as np

from citybrain.domains.travel.models.demand.areas import MINUTES_IN_HOUR, AreaDemand, AreaTrips, Levels
from citybrain.domains.travel.models.demand.mode_choice import CAR, CYCLE, MODES, TRANSIT, WALK
from citybrain.domains.travel.models.equilibrium.along import along
from citybrain.domains.travel.models.equilibrium.elastic import Reference, elastic_answer
from citybrain.domains.travel.models.equilibrium.network import CLOSED, RoadNetwork
from citybrain.domains.travel.models.equilibrium.shortest_paths import zone_distances, zones_reached
from citybrain.domains.travel.models.equilibrium.user_equilibrium import Equilibrium
from citybrain.kernel.units import Array, Mask, Rows

METRES_IN_KILOMETRE = 1000.0
AT_ONE_END = 0.5
"""Half of the trips end at the place they go to, the other half at home, where nobody pays to park."""


class Counted(NamedTuple):
    """Cars that were counted from zone to zone, their usual time [h], the time of charges, and how they answer."""

    trips: Array
    usual: Array
    added: Array
    elasticity: Array

    def at(self, between: Array) -> Array:
        """Cars at a time of the ways."""
        return elastic_answer(Reference(self.trips, self.usual), self.added, self.elasticity, between)

    def share(self, between: Array) -> Array:
        """Those cars over the counted ones."""
        return np.divide(self.at(between), self.trips, out=np.zeros_like(self.trips), where=self.trips > 0)


class Services(NamedTuple):
    """What each mode offers from area to area.

    `on_foot` and `by_bicycle` are ways [m], `by_transit` minutes from zone to another zone (or no array, where there is
    no timetable), of which trips take the mean of there and back, `within` the way within an area [m]; `speeds` within
    an area, of bicycles and on foot [km/h], `to_car` minutes to a car and from it, `money` of a kilometre as people
    weigh it, of parking by area and of a fare, `felt` minutes by mode, `charge_time` what the charge on each road is
    worth [h] at the `value_of_driving_time` [money/h].
    """

    on_foot: Array
    by_bicycle: Array
    by_transit: Array
    zone: Rows
    within: Array
    speeds: tuple[float, float, float]
    to_car: float
    money: tuple[float, Array, float]
    felt: tuple[float, float, float, float]
    people_in_car: float
    charge_time: Array
    value_of_driving_time: float


class RoadReach(NamedTuple):
    """What hangs on which roads are `closed` alone: zones that an open way joins, metres of the shortest."""

    closed: Mask
    joined: Mask
    shortest: Array


def reach_of(network: RoadNetwork, length: Array, closed: Mask, known: RoadReach | None) -> RoadReach:
    """The reach of a network with roads of a length [m]; that which is known where the same roads are closed."""
    if known is not None and np.array_equal(known.closed, closed):
        return known
    lengths = np.where(network.base < CLOSED, length[network.place], CLOSED)
    table = zone_distances(network, lengths)
    return RoadReach(closed, zones_reached(network), np.where(table < CLOSED, table, np.inf))


class Answers:
    """Cars from zone to zone that answer to the cost of their ways, with lorries, which do not: a call gives them."""

    def __init__(
        self, network: RoadNetwork, zones: Any, counted: Counted, demand: AreaDemand, lorries: Array,
        services: Services, length: Array, reach: RoadReach,
    ) -> None:  # fmt: skip
        self._network, self._zones, self._length, self._reach = network, zones, length, reach
        self._counted, self._demand, self._services = counted, demand, services
        self._lorries = lorries
        self._own = np.eye(len(services.within), dtype=bool)
        self._last: tuple[Any, AreaTrips] | None = None

    def __call__(self, between: Array) -> Array:
        """Cars [1/h] at the cost [h] of the ways, and lorries as cars where a way leads."""
        cars = self._counted.at(between) + self._cars(self.trips(between))
        return cars + np.where(np.isfinite(between), self._lorries, 0.0)

    def first(self) -> Array:
        """Counted cars and lorries as they are, and cars of people if no car delayed another."""
        between = zone_distances(self._network, self._network.base)
        return self._counted.trips + self._cars(self.trips(np.where(between < CLOSED, between, np.inf))) + self._lorries

    def trips(self, between: Array) -> AreaTrips:
        """Trips of people at the cost of the ways; those asked for last are at hand."""
        if self._last is None or self._last[0] is not between:
            self._last = between, self._demand.at(self._levels(between))
        return self._last[1]

    def of_areas(self, roads: Equilibrium) -> tuple[Array, ...]:
        """Trips and kilometres by mode, by car within the area; hours, money and kilometres by car by income; more.

        Money is what parking, charges and fares take. Last come the cars that park for it, trips not made, and chains,
        those by car, and minutes of one.
        """
        trips = self.trips(roads.between)
        charge = self.charge_time(roads)
        levels, far = self._levels(roads.between - charge), self._far(roads)
        money = levels.money.copy()
        money[CAR] = self._parking + self._charges(charge)
        count = trips.of_homes(np.ones_like(money)).sum(axis=0)
        kilometres = trips.of_homes(far)
        cars = trips.between(CAR)
        nowhere = self._demand.leaving.sum(axis=0) - count.sum(axis=0)
        return (
            *count, *kilometres.sum(axis=0), (cars * np.where(np.isfinite(far[CAR]), far[CAR], 0.0)).diagonal(),
            *trips.of_homes(levels.minutes / MINUTES_IN_HOUR).sum(axis=1), *trips.of_homes(money).sum(axis=1),
            *kilometres[:, CAR], cars.sum(axis=0) * AT_ONE_END / self._services.people_in_car,
            np.maximum(nowhere, 0.0), *_of_chains(trips, levels),
        )  # fmt: skip

    def by_transit(self, roads: Equilibrium) -> Array:
        """People [1/h] by public transport from zone to zone: half of the trips go, half come back."""
        people, zone = self.trips(roads.between).between(TRANSIT), self._services.zone
        table = np.zeros((int(zone.max(initial=-1)) + 1,) * 2)
        np.add.at(table, (zone[:, None], zone[None, :]), (people + people.T) / 2.0)
        return table

    def charge_time(self, roads: Equilibrium) -> Array:
        """Time [h] that the charges on the ways from zone to zone are worth; 0 where no way leads."""
        worth = along(self._network, roads.bushes, self._services.charge_time, roads.cost)
        return np.where(np.isfinite(roads.between), worth, 0.0)

    def _charges(self, charge_time: Array) -> Array:
        """Money for charges on the ways that each in a car pays between areas, mean of there and back."""
        services = self._services
        paid = self._zones.between_areas(charge_time) * services.value_of_driving_time / services.people_in_car
        charges: Array = np.where(self._own | np.isinf(paid + paid.T), 0.0, (paid + paid.T) / 2.0)
        return charges

    def _cars(self, trips: AreaTrips) -> Array:
        """Cars between zones: half of the trips go, half come back."""
        people = trips.between(CAR)
        cars: Array = self._zones.of_areas((people + people.T) / (2.0 * self._services.people_in_car))
        return cars

    def _levels(self, between: Array) -> Levels:
        """Minutes and money of the modes between areas at the cost of the ways of cars."""
        services = self._services
        minutes = self._fixed.minutes.copy()
        road = self._zones.between_areas(between) * MINUTES_IN_HOUR
        there_and_back = (road + road.T) / 2.0
        own = services.within / METRES_IN_KILOMETRE / services.speeds[0] * MINUTES_IN_HOUR
        minutes[CAR] = np.where(self._own, own[:, None], there_and_back) + services.to_car
        return self._fixed._replace(minutes=minutes)

    @cached_property
    def _fixed(self) -> Levels:
        """What no car on the roads changes; minutes by car are filled in."""
        services, size = self._services, len(self._services.within)
        _, cycling, walking = services.speeds
        shape = len(MODES), size, size
        minutes = np.full(shape, np.inf)
        ways = {CYCLE: (services.by_bicycle, cycling), WALK: (services.on_foot, walking)}
        for mode, (way, speed) in ways.items():
            minutes[mode] = self._metres(way) / METRES_IN_KILOMETRE / speed * MINUTES_IN_HOUR
        if services.by_transit.ndim > 1:
            zone = services.zone
            ride = (services.by_transit + services.by_transit.T)[np.ix_(zone, zone)] / 2.0
            # a timetable between the middles of zones tells nothing of rides within one
            minutes[TRANSIT] = np.where(np.isnan(ride) | (zone[:, None] == zone), np.inf, ride)
        of_kilometre, _, fare = services.money
        money = np.zeros(shape)
        driven = np.where(np.isfinite(self._shortest), self._shortest, 0.0)
        money[CAR] = driven * of_kilometre / services.people_in_car + self._parking
        money[TRANSIT] = fare
        felt = np.broadcast_to(np.array(services.felt)[:, None, None], shape)
        return Levels(minutes, money, felt)

    @cached_property
    def _parking(self) -> Array:
        """Money for parking that each in a car pays, by the area where one goes."""
        paid: Array = self._services.money[1][None, :] * AT_ONE_END / self._services.people_in_car
        return paid

    @cached_property
    def _shortest(self) -> Array:
        """Kilometres of the shortest way by road from area to area."""
        return self._between(self._reach.shortest)

    def _far(self, roads: Equilibrium) -> Array:
        """Kilometres by mode from area to area."""
        services = self._services
        ways = along(self._network, roads.bushes, self._length, roads.cost)
        on_foot = self._metres(services.on_foot) / METRES_IN_KILOMETRE
        by_bicycle = self._metres(services.by_bicycle) / METRES_IN_KILOMETRE
        by_car = self._between(np.where(np.isfinite(roads.between), ways, np.inf))
        by_transit = np.where(np.isfinite(self._shortest), self._shortest, on_foot)
        return np.stack([by_car, by_transit, by_bicycle, on_foot])

    def _between(self, metres: Array) -> Array:
        table = self._zones.between_areas(metres)
        return self._metres((table + table.T) / 2.0) / METRES_IN_KILOMETRE

    def _metres(self, way: Array) -> Array:
        return np.where(self._own, self._services.within[:, None], way)


def _of_chains(trips: AreaTrips, levels: Levels) -> tuple[Array, Array, Array]:
    """Chains by home, those by car, and the minutes of both trips of one; 0 where there is none."""
    if trips.chains is None:
        nobody = np.zeros(trips.trips.shape[-1])
        return nobody, nobody, nobody
    chains, minutes = trips.chains.chains.sum(axis=0), trips.chains.ways.mean(levels.minutes)
    taken = (chains * np.where(np.isfinite(minutes), minutes, 0.0)).sum(axis=(0, 2))
    count = chains.sum(axis=(0, 2))
    each = np.divide(taken, count, out=np.zeros_like(count), where=count > 0.0)
    return count, chains[CAR].sum(axis=1), each
