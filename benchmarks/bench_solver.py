"""Speed of the hourly solver and of the sun: `pytest benchmarks/bench_solver.py`.

The promise: at least 150,000 building-years a second on 2 cores with two threads, memory independent of the hours.
"""

from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from citybrain.models.solar.glazing import glazing_diffuse_ratio
from citybrain.models.solar.irradiance import glazing_irradiance, solar_brightness
from citybrain.models.solar.position import solar_position
from citybrain.models.thermal.hourly_need import HourlyNeed, hourly_need
from citybrain.models.thermal.zone_load import zone_hourly_load
from tests.models.thermal.samples import buildings, hours, network, schedules

TILE, TILES, ZONES = 20_000, 2, 100


@pytest.fixture(scope="module")
def tile() -> dict[str, np.ndarray]:
    return {"thermal_network": network(buildings(TILE)), "schedule_class": schedules(TILE), **hours()}


def rate(benchmark, count: int) -> None:
    benchmark.extra_info["building-years a second"] = round(count / benchmark.stats.stats.min)


def test_two_threads(benchmark, tile):
    hourly_need(**tile)
    with ThreadPoolExecutor(TILES) as pool:

        def both() -> list[HourlyNeed]:
            return list(pool.map(lambda _: hourly_need(**tile), range(TILES)))

        benchmark.pedantic(both, rounds=5, iterations=1, warmup_rounds=1)
    rate(benchmark, TILE * TILES)


def test_one_thread(benchmark, tile):
    benchmark.pedantic(lambda: hourly_need(**tile), rounds=3, iterations=1, warmup_rounds=1)
    rate(benchmark, TILE)


def test_a_what_if_of_1000_buildings(benchmark, tile):
    few = {**tile, "thermal_network": tile["thermal_network"][:1000], "schedule_class": tile["schedule_class"][:1000]}
    benchmark.pedantic(lambda: hourly_need(**few), rounds=10, iterations=1, warmup_rounds=1)


def test_the_hours_of_100_zones(benchmark, tile):
    need = hourly_need(**tile)
    still = np.zeros(TILE)
    electric = ("electricity_use", "room_heating_electricity", "cooling_electricity", "appliance_electricity",
                "lighting_electricity")  # fmt: skip
    inputs = {
        **tile,
        **dict.fromkeys(electric, still),
        "appliance_profiles": tile["internal_gain_profiles"],
        "space_heating_need": need.space_heating_need,
        "space_cooling_need": need.space_cooling_need,
        "number_of_own_zone": np.random.default_rng(0).integers(0, ZONES, TILE).astype(float),
        "zone_number": np.arange(float(ZONES)),
    }
    benchmark.pedantic(lambda: zone_hourly_load(**inputs), rounds=3, iterations=1, warmup_rounds=1)
    rate(benchmark, TILE)


def test_the_sun_of_a_year(benchmark):
    hour, one = np.arange(8760.0), np.float64(1.0)
    direct, diffuse = np.full(8760, 300.0), np.full(8760, 100.0)
    latitude, longitude, offset, constant, part, panes, coating = map(
        np.float64, (60.17, 24.94, 2.0, 1361.0, 0.2, 2.0, 4.0)
    )

    def sun() -> object:
        position = solar_position(hour, one, latitude, longitude, offset)
        bright = solar_brightness(direct, diffuse, position.solar_zenith, hour, one, constant)
        ratio = glazing_diffuse_ratio(panes, coating)
        return glazing_irradiance(direct, direct, diffuse, *position, *bright, part, panes, coating, ratio)

    benchmark(sun)
