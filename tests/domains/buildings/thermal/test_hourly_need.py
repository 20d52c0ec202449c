"""What must hold for the hourly need whatever the building: company, start, limits, direction of effects."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numba import njit

from citybrain.domains.buildings.models.thermal import five_r_one_c
from citybrain.domains.buildings.models.thermal import hourly_need as module
from citybrain.domains.buildings.models.thermal.hourly_need import HourlyNeed, hourly_need, regimes
from citybrain.domains.buildings.models.thermal.network import IN_USE, OUT_OF_USE, RISING, START, mean_of_rise
from tests.domains.buildings.thermal.samples import UNLIMITED, buildings, hours, needs, network, only, schedules

COUNT = 150
INPUTS, SCHEDULE, YEAR = buildings(COUNT), schedules(COUNT), hours()
ALL = needs(INPUTS, SCHEDULE, YEAR)
ONE_CLASS = np.zeros(COUNT, np.int64)


def solved(networks: np.ndarray) -> HourlyNeed:
    return hourly_need(
        thermal_network=networks, heating_power=np.full(COUNT, UNLIMITED), schedule_class=SCHEDULE, **YEAR
    )


@settings(max_examples=25, deadline=None)
@given(st.lists(st.integers(0, COUNT - 1), min_size=1, max_size=COUNT))
def test_a_building_has_the_same_bits_in_any_company(rows):
    few = np.array(rows)
    alone = needs(only(INPUTS, few), SCHEDULE[few], YEAR)
    for found, whole in zip(alone, ALL, strict=True):
        assert found.tobytes() == whole[few].tobytes()


def test_the_inputs_are_left_as_they_were():
    before = {name: column.copy() for name, column in {**INPUTS, **YEAR}.items()}
    needs(INPUTS, SCHEDULE, YEAR)
    for name, column in {**INPUTS, **YEAR}.items():
        np.testing.assert_array_equal(column, before[name])


@pytest.mark.parametrize("factor", [0.01, 7.0])
def test_a_building_times_as_large_needs_times_as_much(factor):
    temperatures = {name for name in INPUTS if "setpoint" in name or "temperature" in name}
    scaled = {name: column if name in temperatures else column * factor for name, column in INPUTS.items()}
    for found, once in zip(needs(scaled, SCHEDULE, YEAR), ALL, strict=True):
        np.testing.assert_allclose(found, once * factor, rtol=1e-9, atol=1e-9)


def test_no_start_temperature_matters():
    cold, warm = network(INPUTS), network(INPUTS)
    cold[:, START], warm[:, START] = 5.0, 35.0
    from_cold, from_warm = (solved(x) for x in (cold, warm))
    difference = np.abs(from_cold.space_heating_need - from_warm.space_heating_need)
    assert (difference <= 1e-4 * from_warm.space_heating_need).all()


def test_without_warm_up_the_start_would_matter(monkeypatch):
    monkeypatch.setattr(module, "WARM_UP_HOURS", 0)
    cold, warm = network(INPUTS), network(INPUTS)
    cold[:, START], warm[:, START] = 5.0, 35.0
    from_cold, from_warm = (solved(x) for x in (cold, warm))
    assert np.max(1 - from_warm.space_heating_need / from_cold.space_heating_need) > 1e-3


@pytest.mark.parametrize(
    ("name", "change", "heating", "cooling"),
    [
        ("opaque_transmission_conductance", 1.2, 1, None),
        ("window_transmission_conductance", 1.2, 1, None),
        ("ventilation_conductance_occupied", 1.2, 1, None),
        ("internal_gain", 1.2, -1, 1),
        ("solar_collecting_area_south", 1.2, -1, 1),
        ("sky_loss", 1.2, 1, -1),
        ("kept_temperature", 1.02, 1, None),
        ("cooling_setpoint", 0.98, None, 1),
    ],
)
def test_the_direction_of_effects(name, change, heating, cooling):
    changed = needs({**INPUTS, name: INPUTS[name] * change}, SCHEDULE, YEAR)
    for direction, found, before in ((heating, changed[0], ALL[0]), (cooling, changed[1], ALL[1])):
        if direction is not None:
            assert (direction * (found - before) >= -1e-6 * before).all()
            assert (found != before).any()


def test_no_cooling_and_no_heating():
    never = np.full(COUNT, np.inf)
    for none in (never, never * np.nan):
        found = needs({**INPUTS, "cooling_setpoint": none, "cooling_setback_setpoint": none}, SCHEDULE, YEAR)
        assert (found.space_cooling_need == 0).all()
        assert np.isfinite(found.space_heating_need).all()
    found = needs({**INPUTS, "kept_temperature": -never, "kept_setback_temperature": -never}, SCHEDULE, YEAR)
    assert (found.space_heating_need == 0).all() and (found.peak_heating_need == 0).all()
    assert np.isfinite(found.space_cooling_need).all() and (found.space_cooling_need > 0).any()


@pytest.mark.parametrize("name", ["kept_temperature", "internal_gain", "sky_loss", "heat_capacity"])
def test_a_missing_input_is_no_number_and_leaves_the_others_alone(name):
    holed = INPUTS[name].copy()
    holed[7] = np.nan
    for found, whole in zip(needs({**INPUTS, name: holed}, SCHEDULE, YEAR), ALL, strict=True):
        assert np.isnan(found[7])
        np.testing.assert_array_equal(np.delete(found, 7), np.delete(whole, 7))


def test_a_missing_hour_of_weather_leaves_no_number():
    weather = YEAR["weather_on_envelope"].copy()
    weather[4000, 5] = np.nan
    assert np.isnan(needs(INPUTS, SCHEDULE, {**YEAR, "weather_on_envelope": weather}).space_heating_need).all()


def test_what_is_not_conditioned_needs_nothing():
    outbuilding = only(INPUTS, np.array([3]))
    for name in ("heat_capacity", "effective_mass_area", "total_internal_surface_area", "internal_gain"):
        outbuilding[name] = np.zeros(1)
    for found in needs(outbuilding, np.array([8]), YEAR):
        assert found.tolist() == [0.0]


def test_nothing_to_solve():
    nobody = np.array([], np.int64)
    assert [len(found) for found in needs(only(INPUTS, nobody), nobody, YEAR)] == [0, 0, 0]


def test_an_envelope_that_loses_more_than_the_mass_can_pass_stays_sane():
    leaky = {**INPUTS, "opaque_transmission_conductance": 100.0 * INPUTS["effective_mass_area"]}
    found = needs(leaky, SCHEDULE, YEAR)
    assert np.isfinite(found.space_heating_need).all()
    assert (found.space_heating_need > ALL.space_heating_need).all()


def test_the_steady_state_by_hand():
    """At a steady outdoor temperature the need is what all conductances in the network pass, times the difference."""
    steady = {name: column[:1] for name, column in INPUTS.items()}
    for name in steady:
        if name.startswith("solar") or name in ("sky_loss", "internal_gain"):
            steady[name] = np.zeros(1)
    for name in ("kept_temperature", "kept_setback_temperature"):
        steady[name] = np.array([20.0])
    hour_count = 1000
    year = {name: values[:hour_count] for name, values in YEAR.items()}
    year["weather_on_envelope"] = np.column_stack([np.zeros((hour_count, 5)), np.full(hour_count, -5.0)])
    year["presence_profiles"] = np.ones((hour_count, 9))
    vent = steady["ventilation_conductance_occupied"][0]
    surface = 3.45 * steady["total_internal_surface_area"][0]
    beyond = steady["window_transmission_conductance"][0] + steady["opaque_transmission_conductance"][0]
    watts = (vent + surface * beyond / (surface + beyond)) * 25.0
    found = needs(steady, ONE_CLASS[:1], year)
    assert found.space_heating_need[0] == pytest.approx(watts * hour_count / 1000, rel=1e-6)
    assert found.peak_heating_need[0] == pytest.approx(watts / 1000, rel=1e-6)


MORNING = {**only(INPUTS, np.array([0])), "kept_temperature": np.array([20.0]), "cooling_setpoint": np.array([np.nan])}
MORNING["kept_setback_temperature"] = np.array([10.0])
FROST = {
    "weather_on_envelope": np.column_stack([np.zeros((240, 5)), np.full(240, -5.0)]),
    "internal_gain_profiles": np.zeros((240, 9)),
    "presence_profiles": np.tile((np.arange(240) % 24 >= 7).astype(float)[:, None], 9),
}


def test_heating_that_is_limited_peaks_at_its_power_and_is_made_up_for_later():
    free = needs(MORNING, ONE_CLASS[:1], FROST)
    power = 0.6 * free.peak_heating_need
    limited = needs(MORNING, ONE_CLASS[:1], FROST, power)
    assert limited.peak_heating_need == pytest.approx(power)
    assert 0.9 * free.space_heating_need < limited.space_heating_need < free.space_heating_need


def test_heating_that_is_never_asked_for_its_power_is_not_limited():
    for found, free in zip(needs(INPUTS, SCHEDULE, YEAR, ALL.peak_heating_need), ALL, strict=True):
        np.testing.assert_array_equal(found, free)


def test_an_unknown_power_is_no_number_and_leaves_the_others_alone():
    power = np.full(COUNT, UNLIMITED)
    power[7] = np.nan
    for found, whole in zip(needs(INPUTS, SCHEDULE, YEAR, power), ALL, strict=True):
        assert np.isnan(found[7])
        np.testing.assert_array_equal(np.delete(found, 7), np.delete(whole, 7))


def test_a_set_point_that_rises_within_the_hour_lowers_the_peak_of_a_light_building():
    light = {**MORNING, "heat_capacity": MORNING["heat_capacity"] / 20.0}
    peaks = []
    for rise_time in (0.0, 0.5, 1.0):
        found = hourly_need(
            thermal_network=network(light, rise_time), heating_power=np.array([UNLIMITED]),
            schedule_class=ONE_CLASS[:1], **FROST,
        )  # fmt: skip
        peaks.append(found.peak_heating_need[0])
    assert peaks[0] > peaks[1] > peaks[2]


def test_the_first_hour_in_use_follows_an_hour_out_of_use():
    presence = np.array([[1.0, 0.0], [0.0, 0.0], [0.2, 0.0], [1.0, 1.0]])
    assert regimes(presence).tolist() == [[IN_USE, OUT_OF_USE, RISING, IN_USE], [OUT_OF_USE] * 3 + [RISING]]


@pytest.mark.parametrize(
    ("setpoint", "setback", "mean"),
    [(20, 10, 15), (20, 20, 20), (18, 21, 18), (20, -np.inf, 20), (-np.inf, -np.inf, -np.inf)],
)
def test_the_mean_of_a_rise(setpoint, setback, mean):
    assert mean_of_rise(np.array([setpoint]), np.array([setback]), np.float64(1.0)) == [mean]


def test_nothing_that_makes_texts_is_compiled_with_the_solver():
    compiled = njit(nogil=True)(five_r_one_c.solve.py_func)
    compiled.compile(five_r_one_c.solve.signatures[0])
    (machine_code,) = compiled.inspect_asm().values()
    assert "unicode" not in machine_code  # the text of an error of a slice: as long to compile as all else
