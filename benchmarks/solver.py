"""The hourly solver: two threads against the same equations written down plainly, and against the machine."""

import multiprocessing
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import numpy as np

from benchmarks.cities import Cities
from benchmarks.figure import Figure, ratio, seconds
from benchmarks.machine import multiply_adds, peak
from citybrain.domains.buildings.models.thermal.hourly_need import WARM_UP_HOURS, hourly_need
from tests.domains.buildings.thermal.samples import HOURS, UNLIMITED, buildings, hours, network, schedules
from tests.parity.plain_iso_13790 import building_of, powers

TILE, THREADS = 20_000, 2
IN_EVERY_HOUR = 9 + 2
"""Multiply-adds and additions of a building in an hour: its mass, its air, the power and two sums (`advance`)."""
IN_SUNLIT_HOURS = 5
"""Its solar gain (`collect`)."""


def figures(_: Cities) -> Iterator[Figure]:
    """Building-years a second, and what the hours cost in memory."""
    tile = _tile(TILE)
    with ThreadPoolExecutor(THREADS) as pool:
        taken = seconds(lambda: list(pool.map(lambda _: hourly_need(**tile), range(THREADS))), 7)
    rates = tuple(TILE * THREADS / sample for sample in taken)
    plain = 1 / min(seconds(_plain_year, 2, warm_up=0))
    share = max(rates) * _work(tile["weather_on_envelope"]) / multiply_adds()
    yield Figure(
        "hourly solver, two threads",
        rates,
        "building-years/s",
        150_000,
        f"{ratio(max(rates), plain)} the equations in plain Python; {share:.0%} of what a matrix product multiplies",
        more=True,
    )
    year, half = (_peak_of(length) for length in (HOURS, HOURS // 2))
    yield Figure(
        f"memory of a process that solves {TILE:,} buildings, 8,760 hours",
        (year,),
        "MB",
        beside=f"{half:.0f} MB for 4,380 hours; only to keep all hours: {TILE * HOURS * 4 / 1e6:,.0f} MB",
    )


def _tile(count: int) -> dict[str, np.ndarray]:
    networks, power = network(buildings(count)), np.full(count, UNLIMITED)
    return {"thermal_network": networks, "heating_power": power, "schedule_class": schedules(count), **hours()}


def _plain_year() -> None:
    inputs, year = buildings(1), hours()
    gain, presence = year["internal_gain_profiles"][:, 0], year["presence_profiles"][:, 0]
    powers(building_of(inputs, 0), year["weather_on_envelope"], gain, presence, WARM_UP_HOURS)


def _work(weather: np.ndarray) -> float:
    """Multiply-adds of a building-year."""
    return (HOURS + WARM_UP_HOURS) * (IN_EVERY_HOUR + IN_SUNLIT_HOURS * float(weather[:, :5].any(axis=1).mean()))


def _peak_of(length: int) -> float:
    """Most memory of a new process while it solves so many hours, in megabytes."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return float(pool.apply(peak_of, (length,)))


def peak_of(length: int) -> float:
    """Most memory of this process while it solves so many hours of all buildings, in megabytes."""
    few, many = _tile(100), _tile(TILE)
    cut = {name: values[:length] for name, values in hours().items()}
    hourly_need(**{**few, **cut})
    return peak(lambda: hourly_need(**{**many, **cut}))
