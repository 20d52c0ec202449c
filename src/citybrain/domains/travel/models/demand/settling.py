"""Ways, places and modes that answer each other, at minutes that are added to the modes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from citybrain.domains.travel.models.demand.answers import Answers, Services
from citybrain.domains.travel.models.equilibrium.bushes import Bushes
from citybrain.domains.travel.models.equilibrium.elastic import ElasticEquilibrium, answering_equilibrium
from citybrain.domains.travel.models.equilibrium.network import RoadNetwork
from citybrain.kernel.units import Array, Mask


@dataclass
class Settling:
    """Settles travel again and again, each time from where the last ended."""

    answers: Callable[[Services], Answers]
    services: Services
    network: RoadNetwork
    bushes: Bushes | None
    first: Array | None
    joined: Mask
    tolerance: float
    at_most: int

    def at(self, minutes: Array) -> tuple[Answers, ElasticEquilibrium]:
        """What travel settles at with minutes added to each mode."""
        felt = tuple(np.add(self.services.felt, minutes).tolist())
        answers = self.answers(self.services._replace(felt=felt))
        end = answering_equilibrium(
            self.network, answers, answers.first() if self.first is None else self.first, tolerance=self.tolerance,
            at_most=self.at_most, start=self.bushes, reached=self.joined,
        )  # fmt: skip
        return answers, end

    def shares_at(self, minutes: Array) -> Array:
        """Shares of the modes then."""
        answers, end = self.at(minutes)
        self.bushes, self.first = end.roads.bushes, end.trips
        made = answers.trips(end.roads.between)
        trips = made.of_homes(np.ones(made.trips.shape[1:])).sum(axis=(0, 2))
        shares: Array = trips / trips.sum() if trips.sum() > 0 else trips
        return shares
