"""Nodes of roads and of trips as positions in tables: those that begin or end trips are the zones."""

from __future__ import annotations

from typing import Any

import numpy as np

from citybrain.kernel.units import Array, Mask


class Zones:
    """Positions of nodes that are called by numbers; tables from zone to zone hold all between the same ends together.

    Areas without a node (NaN) begin and end no trip by car.
    """

    def __init__(self, roads: tuple[Array, Array], pairs: tuple[Array, Array], areas: Array) -> None:
        self._areas_on = np.isfinite(areas)
        zones = np.unique(np.concatenate([*pairs, areas[self._areas_on]]))
        self._names = np.concatenate([zones, np.setdiff1d(np.concatenate(roads), zones)])
        self._order = np.argsort(self._names)
        self._roads = self._positions(roads[0]), self._positions(roads[1])
        self._pairs = self._positions(pairs[0]), self._positions(pairs[1])
        self._areas = self._positions(areas[self._areas_on])
        self.size = len(zones)

    def _positions(self, names: Array) -> Any:
        return self._order[np.searchsorted(self._names, names, sorter=self._order)]

    def network(self, time: Array, capacity: Array, delay: Array, power: Array, extra: Array, closed: Mask) -> Any:
        """The network of roads; delay and power are the same for all of them."""
        from citybrain.domains.travel.models.equilibrium.network import road_network

        alike = np.ones(len(time))
        return road_network(
            *self._roads, time, capacity, alike * delay, alike * power, extra,
            nodes=len(self._names), zones=self.size, closed=closed,
        )  # fmt: skip

    def table(self, values: Array) -> Array:
        """The sum of what pairs have, from zone to zone."""
        table = np.zeros((self.size, self.size))
        np.add.at(table, self._pairs, values)
        return table

    def mean_table(self, values: Array, cars: Array) -> Array:
        """The mean of what pairs have, by their cars, from zone to zone; NaN where there are none."""
        cars_in = self.table(cars)
        return np.divide(self.table(values * cars), cars_in, out=np.full_like(cars_in, np.nan), where=cars_in > 0)

    def of_pairs(self, table: Array) -> Array:
        """What a table has for each pair; NaN for what is not finite."""
        values = table[self._pairs]
        return np.where(np.isfinite(values), values, np.nan)

    def of_areas(self, values: Array) -> Array:
        """The sum of what areas have between them (from, to), from zone to zone."""
        table = np.zeros((self.size, self.size))
        on = self._areas_on
        np.add.at(table, (self._areas[:, None], self._areas[None, :]), values[np.ix_(on, on)])
        return table

    def between_areas(self, table: Array) -> Array:
        """What a table has from area to area; infinite where one has no node."""
        size, on = len(self._areas_on), self._areas_on
        values = np.full((size, size), np.inf)
        values[np.ix_(on, on)] = table[np.ix_(self._areas, self._areas)]
        return values
