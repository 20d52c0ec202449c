"""The hours of a zone add up to its year, whoever lies in it."""

import tracemalloc

import numpy as np
import pytest

from citybrain.domains.buildings.models.thermal.zone_load import (
    COOLING,
    ELECTRICITY,
    HEATING,
    by_profile,
    zone_hourly_load,
)
from citybrain.kernel import parallel
from tests.domains.buildings.thermal.samples import HOURS, UNLIMITED, buildings, hours, needs, network, schedules

COUNT, ZONES = 400, 6
INPUTS, SCHEDULE, YEAR = buildings(COUNT, 3), schedules(COUNT, 3), hours(3)
NEED = needs(INPUTS, SCHEDULE, YEAR)
RANDOM = np.random.default_rng(3)
ZONE = RANDOM.integers(0, ZONES - 1, COUNT)
"""The last zone has no building."""

ELECTRIC = {
    name: RANDOM.uniform(0, 5000, COUNT)
    for name in ("room_heating_electricity", "appliance_electricity", "lighting_electricity")
}
ELECTRIC["cooling_electricity"] = NEED.space_cooling_need / 3.0
ELECTRIC["electricity_use"] = sum(ELECTRIC.values()) + RANDOM.uniform(0, 1000, COUNT)
PROFILES = RANDOM.uniform(0.1, 1.0, (HOURS, 9))


def loads(**changes) -> np.ndarray:
    return zone_hourly_load(
        **{
            "number_of_own_zone": ZONE.astype(float),
            "zone_number": np.arange(float(ZONES)),
            "thermal_network": network(INPUTS),
            "heating_power": np.full(COUNT, UNLIMITED),
            "schedule_class": SCHEDULE.astype(float),
            "appliance_profiles": PROFILES,
            "space_heating_need": NEED.space_heating_need,
            "space_cooling_need": NEED.space_cooling_need,
            **YEAR,
            **ELECTRIC,
            **changes,
        }
    )


LOADS = loads()


def by_zone(column: np.ndarray) -> np.ndarray:
    return np.bincount(ZONE, column, ZONES)


@pytest.mark.parametrize(
    ("load", "yearly"),
    [
        (HEATING, NEED.space_heating_need),
        (COOLING, NEED.space_cooling_need),
        (ELECTRICITY, ELECTRIC["electricity_use"]),
    ],
)
def test_the_hours_add_up_to_the_year(load, yearly):
    np.testing.assert_allclose(LOADS[:, load].sum(axis=1), by_zone(yearly), rtol=1e-9)


def test_one_building_alone_is_its_own_zone():
    apart = loads(number_of_own_zone=np.arange(float(COUNT)), zone_number=np.arange(float(COUNT)))
    np.testing.assert_allclose(apart[:, HEATING].max(axis=1), NEED.peak_heating_need, rtol=1e-9)
    together = np.stack([apart[zone == ZONE].sum(axis=0) for zone in range(ZONES)])
    np.testing.assert_allclose(together, LOADS, rtol=1e-9, atol=1e-6)


def test_a_zone_without_buildings_draws_nothing():
    assert (LOADS[-1] == 0).all()


def test_heating_electricity_comes_when_heat_is_needed():
    still = np.zeros(COUNT)
    only_rooms = loads(
        electricity_use=ELECTRIC["room_heating_electricity"],
        appliance_electricity=still,
        lighting_electricity=still,
        cooling_electricity=still,
    )
    warm = LOADS[:, HEATING] == 0
    assert warm.any() and (np.abs(only_rooms[:, ELECTRICITY][warm]) < 1e-9).all()
    assert (only_rooms[:-1, ELECTRICITY].max(axis=1) > 0).all()


def test_a_profile_spreads_a_year_over_its_hours():
    profiles = np.array([[1.0, 0.0], [3.0, 2.0]])
    power = by_profile(np.array([8.0, 5.0, 4.0]), np.array([0, 0, 1]), np.array([0, 1, 0]), profiles, 2)
    np.testing.assert_allclose(power, [[2.0, 6.0 + 5.0], [1.0, 3.0]])


def test_memory_is_that_of_the_result():
    loads()
    tracemalloc.start()
    loads()
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 12 * LOADS.nbytes < COUNT * HOURS * 8


@pytest.mark.parametrize("processors", [1, 3])
def test_the_bits_are_the_same_on_any_number_of_processors(monkeypatch: pytest.MonkeyPatch, processors: int):
    monkeypatch.setattr(parallel.os, "cpu_count", lambda: processors)
    assert np.array_equal(loads(), LOADS)
    assert all(map(np.array_equal, needs(INPUTS, SCHEDULE, YEAR), NEED))
