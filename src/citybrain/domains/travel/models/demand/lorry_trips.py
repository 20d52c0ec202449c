"""Trips of lorries in the peak hour, which drive among cars and take as much room as several of them."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

from citybrain.domains.travel.models.equilibrium.classes import flow_of_class
from citybrain.domains.travel.models.equilibrium.network import RoadNetwork
from citybrain.domains.travel.models.equilibrium.user_equilibrium import Equilibrium
from citybrain.kernel.units import Array

ROUNDING = 1e-12
"""Share of all vehicles on a road below which what is left beside lorries is no car."""


class LorryTrips(NamedTuple):
    """Lorries [1/h] from area to area and from zone to zone (classes, from, to), and the cars of which one takes room.

    Without areas nothing tells of lorries: then they are none on every road, and take no room.
    """

    between_areas: Array
    between_zones: Array
    cars_of_lorry: float

    @classmethod
    def on_nodes(cls, zones: Any, between_areas: Array, cars_of_lorry: float) -> LorryTrips:
        """Trips of lorries of the classes from area to area, brought to the nodes of roads."""
        table = np.zeros((2, 0, 0)) if between_areas.ndim != 3 else between_areas
        if not table.shape[1]:
            return cls(table, np.zeros((2, zones.size, zones.size)), cars_of_lorry)
        return cls(table, np.stack([zones.of_areas(one) for one in table]), cars_of_lorry)

    @property
    def in_cars(self) -> Array:
        """Lorries from zone to zone as the cars whose room they take."""
        room: Array = self.between_zones.sum(axis=0) * self.cars_of_lorry
        return room

    def on_roads(self, network: RoadNetwork, roads: Equilibrium) -> tuple[Array, Array, Array]:
        """Cars, and lorries of each class, on every road."""
        if not self.between_areas.shape[1]:
            nothing = np.full(len(roads.flow), np.nan)
            return roads.flow, nothing, nothing
        reached = np.isfinite(roads.between)
        rigid, articulated = (
            flow_of_class(network, roads.bushes, np.where(reached, one, 0.0), roads.cost) for one in self.between_zones
        )
        cars = roads.flow - (rigid + articulated) * self.cars_of_lorry
        return np.where(cars > ROUNDING * roads.flow, cars, 0.0), rigid, articulated

    def of_areas(self, zones: Any, between: Array) -> tuple[Array, Array, Array]:
        """Lorries of each class that stay in their area, and all that begin in each area and have a way."""
        size = self.between_areas.shape[1]
        if not size:
            return np.zeros(0), np.zeros(0), np.zeros(0)
        led = np.isfinite(zones.between_areas(between)) | np.eye(size, dtype=bool)  # in its area none takes a road
        driven: Array = np.where(led, self.between_areas.sum(axis=0), 0.0).sum(axis=1)
        rigid, articulated = (one.diagonal() for one in self.between_areas)
        return rigid, articulated, driven
