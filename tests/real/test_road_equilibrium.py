"""Sioux Falls: the objective and the flows that are published with the network."""

from pathlib import Path

import pytest

from citybrain.domains.travel.models.equilibrium.user_equilibrium import user_equilibrium
from docs.travel_validation import OBJECTIVE, imbalance, sioux_falls


def test_sioux_falls_is_the_published_equilibrium(shared_data: Path) -> None:
    network, trips, published = sioux_falls(shared_data / "traffic")
    assert trips.sum() == 360_600.0
    solved = user_equilibrium(network, trips, gap=1e-10, at_most=100)
    assert solved.gap <= 1e-10
    assert network.objective(solved.flow[network.place]) / 1e5 == pytest.approx(OBJECTIVE, rel=1e-9)
    assert solved.flow == pytest.approx(published[:, 0], abs=1e-3)
    assert solved.cost == pytest.approx(published[:, 1], abs=1e-6)
    assert imbalance(network, trips, solved) < 1e-9 * trips.sum()
