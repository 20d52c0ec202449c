"""Cars along three signals of fixed time, by this program and by uxsim (Seo 2025, doi:10.21105/joss.07617).

uxsim moves each car by Newell's rule and is told no delay formula; it is no dependency: `pip install uxsim` beside it.
"""

from itertools import islice, pairwise

import numpy as np

from citybrain.domains.signals.models.simulation import Layout, SignalManner, Timing, by_chance, simulate
from citybrain.kernel.units import Array

CYCLE, GREEN, SIGNALS, STEP, FLOW = 80.0, 45.0, 3, 30, 0.5
"""Seconds of cycle and effective green, signals, seconds from one to the next, cars in a second of green."""

SPEED, WARM_UP, HOUR = 14.0, 600, 3600
MANNER = SignalManner(lost=2, used_yellow=2, walk=7, gap=3, seen=10, added=10, warm_up=WARM_UP, bus_cars=2)


def layout_of(cars: float) -> Layout:
    """One lane through three junctions whose other stage is empty; so many cars an hour come to the first."""
    size = 2 * SIGNALS
    demand = np.zeros((size, 4))
    demand[0, 0] = cars / HOUR
    alike = np.ones(size)
    source = np.array([-1, -1, 0, -1, 2, -1])
    return Layout(
        np.repeat(np.arange(SIGNALS), 2), np.arange(size), alike * FLOW, alike * 0.5, alike * 5.0, demand, source,
        alike, np.where(source < 0, 1, STEP).astype(np.intp),
    )  # fmt: skip


def delay_by_queues(cars: float, offset: float, runs: int, seed: int) -> Array:
    """Seconds that a car waits at the three signals together, by run."""
    layout, light = layout_of(cars), np.ones(SIGNALS)
    green = np.tile([GREEN, CYCLE - GREEN - 10.0], SIGNALS)
    timing = Timing(light * 3, light * 2, offset * np.arange(SIGNALS), light < 0, green, green * 0 + 7, green)
    counts = simulate(layout, [timing], MANNER, runs, by_chance(layout, MANNER, runs, seed))
    waited, arrived = counts.waited[0, :, ::2, 0], counts.arrived[0, :, ::2, 0]
    delay: Array = (waited / arrived).sum(axis=1)
    return delay


def delay_by_uxsim(cars: float, offset: float, run: int, seed: int) -> float:
    """The same of cars that come at the same seconds as in a run of `delay_by_queues`, by uxsim."""
    from uxsim import World

    layout = layout_of(cars)
    seconds = islice(by_chance(layout, MANNER, run + 1, seed), WARM_UP + HOUR)
    come = [t for t, one in enumerate(seconds) for _ in range(int(one[run, 0, 0]))]
    # headway at capacity = reaction time + 1 / (speed * jam density) = 1 / FLOW
    world = World(
        name="", deltan=1, reaction_time=1.0, tmax=WARM_UP + 2 * HOUR, print_mode=0, save_mode=0, show_mode=0,
        random_seed=seed, cpp=True,
    )  # fmt: skip
    length, density = SPEED * STEP, 1.0 / (SPEED * (1.0 / FLOW - 1.0))
    world.addNode("begin", 0.0, 0.0)
    for at in range(SIGNALS):  # a phase of uxsim lasts a second longer than is stated
        greens = [GREEN - 1.0, CYCLE - GREEN - 1.0]
        world.addNode(f"signal {at}", (at + 1) * length, 0.0, signal=greens, signal_offset=offset * at)
    world.addNode("end", (SIGNALS + 1) * length, 0.0)
    names = ["begin", *(f"signal {at}" for at in range(SIGNALS)), "end"]
    for at, (first, last) in enumerate(pairwise(names)):
        world.addLink(f"link {at}", first, last, length, free_flow_speed=SPEED, jam_density=density, signal_group=[0])
    cars_of_hour = [world.addVehicle("begin", "end", t) for t in come]
    world.exec_simulation()
    free = (SIGNALS + 1) * STEP
    trips = [one for one, t in zip(cars_of_hour, come, strict=True) if t >= WARM_UP and one.travel_time > 0]
    return float(np.mean([one.travel_time for one in trips]) - free)
