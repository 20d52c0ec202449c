"""User equilibrium beside aequilibrae, on one core each: Sioux Falls, and a made network of the size of a city."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from benchmarks.cities import KEPT, Cities
from benchmarks.figure import Figure, ratio, seconds
from benchmarks.traffic_peer import assigned, installed
from citybrain.domains.travel.models.equilibrium.network import RoadNetwork
from citybrain.domains.travel.models.equilibrium.user_equilibrium import user_equilibrium
from citybrain.kernel.units import Array
from docs.travel_validation import sioux_falls
from tests.conftest import SHARED
from tests.domains.travel.networks import grid

SIDE, CARS, TIMES = 25, 60.0, 5
"""Nodes of a side of the made network (2,400 links), and the most cars an hour between two of its zones."""


def figures(_: Cities) -> Iterator[Figure]:
    """Milliseconds to a relative gap; the peer starts from nothing too, and its imports are not counted."""
    python = installed(KEPT)
    if SHARED.is_dir():
        network, trips, _published = sioux_falls(SHARED / "traffic")
        yield _beside(python, "Sioux Falls", network, trips, 1e-6, 10.0)
    network = grid(SIDE, 1)
    trips = np.random.default_rng(1).uniform(0.0, CARS, (SIDE, SIDE)) * (1 - np.eye(SIDE))
    for gap in (1e-4, 1e-6):
        yield _beside(python, f"made network, {len(network.tail):,} roads", network, trips, gap, None)


def _beside(python: Path, name: str, network: RoadNetwork, trips: Array, gap: float, goal: float | None) -> Figure:
    ours = tuple(1e3 * one for one in seconds(lambda: user_equilibrium(network, trips, gap=gap, at_most=200), TIMES))
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "network.npz"
        rising = network.rise > 0
        # cost base + rise * v ** power, as minutes * (1 + delay * (v / 1) ** power)
        np.savez(
            file, tail=network.tail, head=network.head, minutes=network.base, capacity=np.ones(len(network.tail)),
            delay=np.where(rising, network.rise / network.base, 0.0), power=network.power, trips=trips,
        )  # fmt: skip
        taken, reached, rounds = assigned(python, file, gap)
    beside = (
        f"{ratio(1e3 * taken, min(ours))} faster than aequilibrae: {taken:.2f} s to {reached:.0e} in {rounds} rounds"
    )
    return Figure(f"user equilibrium, {name}, gap {gap:g}", ours, "ms", goal, beside)
