"""Sioux Falls: the objective and the flows that are published with the network."""

from pathlib import Path

import numpy as np
import pytest

from citybrain.domains.travel.models.equilibrium.network import road_network
from citybrain.domains.travel.models.equilibrium.user_equilibrium import user_equilibrium
from tests.domains.travel.networks import tntp_rows, tntp_trips

ZONES, OBJECTIVE = 24, 42.31335287107440


def test_sioux_falls_is_the_published_equilibrium(shared_data: Path) -> None:
    folder = shared_data / "traffic"
    links, flows = tntp_rows(folder / "SiouxFalls_net.tntp"), tntp_rows(folder / "SiouxFalls_flow.tntp")
    tail, head = links[:, 0].astype(int) - 1, links[:, 1].astype(int) - 1
    network = road_network(
        tail, head, links[:, 4], links[:, 2], links[:, 5], links[:, 6], np.zeros(len(links)), nodes=ZONES, zones=ZONES
    )
    trips = tntp_trips(folder / "SiouxFalls_trips.tntp", ZONES)
    assert trips.sum() == 360_600.0
    solved = user_equilibrium(network, trips, gap=1e-10, at_most=100)
    assert solved.gap <= 1e-10
    assert network.objective(solved.flow[network.place]) / 1e5 == pytest.approx(OBJECTIVE, rel=1e-9)
    assert solved.flow == pytest.approx(flows[:, 2], abs=1e-3)
    assert solved.cost == pytest.approx(flows[:, 3], abs=1e-6)
    assert np.array_equal(flows[:, :2] - 1, np.column_stack([tail, head]))
