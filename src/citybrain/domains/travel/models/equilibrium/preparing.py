"""Compiled code of the equilibrium, loaded or compiled before somebody waits for it."""

from __future__ import annotations

import numpy as np

from citybrain.domains.travel.models.equilibrium.network import road_network
from citybrain.domains.travel.models.equilibrium.user_equilibrium import user_equilibrium


def prepare() -> None:
    """Load the compiled search; compile it where this installation has not yet, which takes seconds."""
    tail, head = np.array([0, 1, 0, 2]), np.array([1, 0, 2, 1])
    alike = np.ones(4)
    network = road_network(tail, head, alike, alike, alike, alike * 4, alike * 0, nodes=3, zones=2)
    user_equilibrium(network, np.array([[0.0, 2.0], [1.0, 0.0]]), gap=1e-6, at_most=20)
