"""Measures on air, control, devices, habits, solar electricity and the supply of the city."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citybrain.domains.buildings.interventions.install_facade_solar import install_facade_solar
from citybrain.domains.buildings.interventions.install_smart_control import install_smart_control
from citybrain.domains.buildings.interventions.nudge_households import nudge_households
from citybrain.domains.buildings.interventions.replace_appliances_and_lighting import replace_appliances_and_lighting
from citybrain.domains.buildings.interventions.seal_and_recover_heat import seal_and_recover_heat
from citybrain.domains.buildings.interventions.share_solar_power import share_solar_power
from citybrain.domains.buildings.interventions.supply.build_city_solar import build_city_solar
from citybrain.domains.buildings.interventions.supply.decarbonise_district_heat import decarbonise_district_heat
from tests.domains.buildings.interventions.values import applied, reasons_against

AMOUNTS = st.floats(0, 1e6)


def test_tighter_with_fans_and_recovery() -> None:
    changed = applied(
        seal_and_recover_heat, air_change_at_50_pascals=4.0, sealed_air_change_at_50_pascals=1.5,
        heat_recovery_after_renewal=0.7, fan_power_after_renewal=1.6, extract_only_share=1.0,
        conditioned_floor_area=1000.0, heat_recovery_cost=80.0, heat_recovery_embodied_emissions=10.0,
    )  # fmt: skip
    assert (changed.air_change_at_50_pascals, changed.extract_only_share) == (1.5, 0)
    assert (changed.heat_recovery_efficiency, changed.specific_fan_power) == (0.7, 1.6)
    assert (changed.investment, changed.embodied_emissions_of_measures) == (80000, pytest.approx(10))
    assert applied(seal_and_recover_heat, air_change_at_50_pascals=1.0).air_change_at_50_pascals == 1.0


def test_smart_control_spares_what_the_standard_says_and_draws_power() -> None:
    changed = applied(
        install_smart_control, smart_control_heating_factor=0.79, smart_control_cooling_factor=0.8,
        smart_control_electricity_factor=0.93, conditioned_floor_area=1000.0, standby_power_of_control=0.1,
    )  # fmt: skip
    spared = changed.smart_heating_saving, changed.smart_cooling_saving, changed.smart_electricity_saving
    assert spared == pytest.approx((0.21, 0.2, 0.07))
    assert changed.standby_power == pytest.approx(100)


def test_new_lamps_and_what_became_of_the_old_ones() -> None:
    changed = applied(
        replace_appliances_and_lighting, lighting_power=10.0, lighting_power_left=0.4, appliance_power=8.0,
        appliance_power_left=0.75,
    )  # fmt: skip
    assert (changed.lighting_power, changed.appliance_power) == pytest.approx((4, 6))
    assert changed.lighting_power_spared == pytest.approx(6)


def test_households_are_told_for_as_long_as_the_plan_says() -> None:
    changed = applied(
        nudge_households, electricity_saved_by_feedback=0.02, hot_water_saved_by_feedback=0.05, years_of_feedback=2.0,
        useful_floor_area=1000.0, feedback_cost=0.12,
    )  # fmt: skip
    assert (changed.feedback_duration, changed.feedback_electricity_saving) == (2, 0.02)
    assert changed.feedback_hot_water_saving == 0.05
    assert changed.running_cost_of_measures == pytest.approx(120)


@given(had=AMOUNTS, room=AMOUNTS, use=st.floats(0, 1))
def test_modules_on_walls_are_added_to_those_there_and_paid_once(had, room, use) -> None:
    changed = applied(
        install_facade_solar, facade_solar_capacity=had, facade_solar_potential=room, facade_use=use,
        facade_solar_cost=2500.0,
    )  # fmt: skip
    assert had <= changed.facade_solar_capacity <= max(had, room)
    assert changed.investment == pytest.approx(2500.0 * (changed.facade_solar_capacity - had))


def test_a_member_is_a_member_and_pays_by_floor() -> None:
    changed = applied(share_solar_power, useful_floor_area=1000.0, energy_community_cost=0.5)
    assert (changed.energy_community_share, changed.investment) == (1, 500)


@given(now=st.floats(0, 0.9), target=st.floats(0, 1), heat=st.floats(1, 1e10))
def test_new_sources_are_sized_by_the_heat_they_take_over(now, target, heat) -> None:
    changed = applied(
        decarbonise_district_heat, clean_district_heat_share=now, clean_heat_target=target, city_network_heat=heat,
        large_heat_pump_hours=5000.0, large_heat_pump_cost=1000.0, large_heat_pump_embodied_emissions=150.0,
    )  # fmt: skip
    power = max(target - now, 0) * heat / 5000
    assert changed.clean_district_heat_share == max(now, target)
    assert changed.city_measure_investment == pytest.approx(1000 * power)
    assert changed.city_measure_embodied_emissions == pytest.approx(0.15 * power)


def test_solar_fields_are_paid_by_their_size() -> None:
    changed = applied(build_city_solar, city_solar_size=10_000.0, city_solar_cost=900.0, city_solar_capacity=500.0)
    assert (changed.city_solar_capacity, changed.city_measure_investment) == (10_500, 9_000_000)


def test_reasons() -> None:
    assert reasons_against(seal_and_recover_heat, heat_recovery_efficiency=0.3) == ["reason-already-recovers"]
    assert reasons_against(install_smart_control) == []
    assert reasons_against(install_smart_control, standby_power=10) == ["reason-already-smart"]
    none = {"smart_control_heating_factor": 1, "smart_control_electricity_factor": 1}
    assert reasons_against(install_smart_control, **none) == ["reason-nothing-to-control"]
    assert reasons_against(replace_appliances_and_lighting, lighting_power=0) == ["reason-no-devices"]
    assert reasons_against(replace_appliances_and_lighting, lighting_power_spared=6) == ["reason-already-efficient"]
    assert reasons_against(nudge_households, home_share=0) == ["reason-not-homes"]
    assert reasons_against(nudge_households, feedback_duration=30) == ["reason-already-told"]
    assert reasons_against(install_facade_solar, facade_solar_capacity=6) == ["reason-no-wall-left"]
    assert reasons_against(share_solar_power, energy_community_share=1) == ["reason-already-member"]
    assert reasons_against(share_solar_power, useful_floor_area=0) == ["reason-no-electricity"]
    assert reasons_against(decarbonise_district_heat, city_network_heat=0) == ["reason-no-network"]
    assert reasons_against(decarbonise_district_heat, clean_district_heat_share=0.6) == ["reason-already-clean"]
