"""Nodes of roads and of trips as positions in tables: those that begin or end trips are the zones."""

from __future__ import annotations

from typing import Any

import numpy as np

from citybrain.kernel.units import Array, Mask


class Zones:
    """Positions of nodes that are called by numbers; tables from zone to zone hold pairs of the same ends together."""

    def __init__(self, road_from: Array, road_to: Array, pair_from: Array, pair_to: Array) -> None:
        zones = np.unique(np.concatenate([pair_from, pair_to]))
        self._names = np.concatenate([zones, np.setdiff1d(np.concatenate([road_from, road_to]), zones)])
        self._order = np.argsort(self._names)
        self._roads = self._positions(road_from), self._positions(road_to)
        self._pairs = self._positions(pair_from), self._positions(pair_to)
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
