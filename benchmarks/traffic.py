"""User equilibrium beside aequilibrae, on one core each: Sioux Falls, and a made network of the size of a city.

Then what-ifs of travel in a city whose trips are estimated: 20 streets changed, one closed, a charge.
"""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from benchmarks.cities import KEPT, Cities
from benchmarks.figure import Figure, milliseconds, ratio, seconds
from benchmarks.traffic_peer import assigned, installed
from citybrain.base.domains import find_domains
from citybrain.domains.travel.models.equilibrium.network import RoadNetwork, road_network
from citybrain.domains.travel.models.equilibrium.user_equilibrium import user_equilibrium
from citybrain.kernel import Patch, Result, change
from citybrain.kernel.units import Array
from citybrain.twin.snapshot import load
from docs.travel_validation import sioux_falls
from tests.conftest import SHARED
from tests.domains.travel.networks import grid

WHAT_IFS = 8
EFFECTS = (
    "city_traffic_emissions", "city_vehicle_kilometres", "car_share_of_trips", "city_kilometres_by_car",
    "travel_time_per_resident_of_low_income", "travel_money_per_resident_of_other_income",
)  # fmt: skip
"""What a plan of travel is asked for."""

SIDE, CARS, TIMES = 25, 60.0, 5
"""Nodes of a side of the made network (2,400 links), and the most cars an hour between two of its zones."""

LARGE, ZONES = 158, 500
"""Nodes of a side of the large one (99,224 links), and its zones."""


def figures(cities: Cities) -> Iterator[Figure]:
    """Milliseconds to a relative gap; the peer starts from nothing too, and its imports are not counted."""
    python = installed(KEPT)
    if SHARED.is_dir():
        network, trips, _published = sioux_falls(SHARED / "traffic")
        yield _beside(python, "Sioux Falls", network, trips, 1e-6, 10.0)
    network = grid(SIDE, 1)
    trips = np.random.default_rng(1).uniform(0.0, CARS, (SIDE, SIDE)) * (1 - np.eye(SIDE))
    for gap in (1e-4, 1e-6):
        yield _beside(python, f"made network, {len(network.tail):,} roads", network, trips, gap, None)
    yield _large()
    yield from _what_ifs(cities)


def _large() -> Figure:
    """A made city of a million with light congestion: cars between 500 zones that lie anywhere on a grid."""
    chance = np.random.default_rng(1)
    node = chance.permutation(LARGE * LARGE).reshape(LARGE, LARGE)
    pairs = np.vstack(
        [np.column_stack([a.ravel(), b.ravel()]) for a, b in ((node[:, 1:], node[:, :-1]), (node[1:], node[:-1]))]
    )
    ends = np.vstack([pairs, pairs[:, ::-1]])
    links = len(ends)
    network = road_network(
        ends[:, 0], ends[:, 1], chance.uniform(0.5, 3.0, links), chance.uniform(400.0, 1600.0, links),
        np.full(links, 0.15), chance.choice([0.0, 1.0, 4.0, 4.5], links), chance.choice([0.0, 0.2], links),
        nodes=LARGE * LARGE, zones=ZONES, closed=None,
    )  # fmt: skip
    trips = np.random.default_rng(2).uniform(0.0, 1.0, (ZONES, ZONES)) * (1 - np.eye(ZONES))
    samples = seconds(lambda: user_equilibrium(network, trips, gap=1e-4, at_most=300), 1, 0)
    about = f"{ZONES} zones, {trips.sum():,.0f} cars in the hour, light congestion"
    return Figure(f"user equilibrium, made network, {links:,} roads, gap 0.0001", samples, "s", 60, about)


def _what_ifs(cities: Cities) -> Iterator[Figure]:
    """Each of other streets than the last, from the city as it is."""
    snapshot = load(cities.small)
    result = Result(find_domains().graph(snapshot.manifest.country), snapshot.city())
    result.compute(EFFECTS)
    busy = np.argsort(-result["road_cars"])[: 20 * WHAT_IFS].reshape(WHAT_IFS, 20)
    changes = {
        "20 streets at 20 km/h": ("imposed_speed_limit", 20.0, 20), "a street closed": ("road_closed", 1.0, 1),
        "a charge on 20 streets": ("road_charge", 2.0, 20),
    }  # fmt: skip
    size = result.city.size
    about = f"{size['road']:,} roads, {size['trip_area']} areas, {float(result['city_residents']):,.0f} people"
    for name, (quantity, value, count) in changes.items():
        rows = iter(np.sort(busy[:, :count], axis=1))
        samples = milliseconds(
            lambda some, over=quantity, to=value: _answered(result, {over: Patch(some, np.full(len(some), to))}),
            WHAT_IFS - 1, 1, lambda rows=rows: next(rows),
        )  # fmt: skip
        yield Figure(f"what-if of travel: {name}, all trips, modes and emissions", samples, "ms", 2_000, about)


def _answered(result: Result, over: dict[str, Patch]) -> None:
    changed = change(result, over)
    for name in EFFECTS:
        changed[name]


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
