"""Measures that were the first ones: envelope, heating, roofs and temperatures; and what all measures must say."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from citybrain.base.domains import find_domains
from citybrain.domains.buildings.interventions.change_schedule import change_schedule
from citybrain.domains.buildings.interventions.change_setpoint import change_setpoint
from citybrain.domains.buildings.interventions.connect_district_heating import connect_district_heating
from citybrain.domains.buildings.interventions.heat_supply import HeatSupply
from citybrain.domains.buildings.interventions.install_air_source_heat_pump import install_air_source_heat_pump
from citybrain.domains.buildings.interventions.install_ground_source_heat_pump import install_ground_source_heat_pump
from citybrain.domains.buildings.interventions.install_rooftop_solar import install_rooftop_solar
from citybrain.domains.buildings.interventions.insulate_floor import insulate_floor
from citybrain.domains.buildings.interventions.insulate_roof import insulate_roof
from citybrain.domains.buildings.interventions.insulate_walls import insulate_walls
from citybrain.domains.buildings.interventions.replace_windows import replace_windows
from citybrain.kernel import Intervention
from citybrain.kernel.interventions import COSTS
from citybrain.kernel.load import declared, modules_of
from tests.domains.buildings.interventions.values import applied, graph, reasons_against

ALL = [m for m in declared(modules_of(find_domains().packages()))[1] if m.strategy not in ("finance", "background")]
OWN = [m for m in ALL if m.function.__module__.startswith("citybrain.domains.buildings.")]
HEATING = [install_ground_source_heat_pump, install_air_source_heat_pump, connect_district_heating]
PUMPS = HEATING[:2]
SHARES = [name for name in HeatSupply._fields if name.endswith("_share")]
AMOUNTS = st.floats(0, 1e6)


@pytest.mark.parametrize("measure", ALL, ids=lambda m: m.name)
def test_every_measure_says_what_it_costs_and_where_it_belongs(measure: Intervention) -> None:
    assert set(COSTS) & set(measure.changes)
    assert measure.phase in find_domains().phases()
    assert measure.strategy in ("avoid", "shift", "improve")
    assert measure.digital_leverage
    assert measure.settings
    assert measure.sentence.endswith(".")


@pytest.mark.parametrize("measure", [m for m in ALL if m.of == "building"], ids=lambda m: m.name)
def test_not_every_building_can_have_a_measure(measure: Intervention) -> None:
    assert measure.conditions


@pytest.mark.parametrize("measure", [m for m in OWN if m.cost and m.of == "building"], ids=lambda m: m.name)
def test_money_that_is_put_in_is_told_by_what_it_goes_into(measure: Intervention) -> None:
    """The parts, of which a new heating's is its own cost, grow as the investment does."""
    (part,) = graph().components[measure.cost].accounts
    changed = applied(measure)
    np.testing.assert_array_equal(getattr(changed, part), changed.investment)
    assert np.all(np.asarray(changed.investment) >= 0)


def test_only_one_new_heating_for_a_building() -> None:
    for measure in HEATING:
        assert set(measure.excludes) == {other.name for other in HEATING} - {measure.name}


def test_walls_reach_the_target_and_cost_by_area() -> None:
    changed = applied(
        insulate_walls, wall_transmittance=np.array([0.8, 0.1]), opaque_wall_area=100.0,
        insulated_wall_transmittance=0.17, wall_insulation_cost=170.0, investment=np.array([0.0, 500.0]),
    )  # fmt: skip
    np.testing.assert_allclose(changed.wall_transmittance, [0.17, 0.1])
    np.testing.assert_allclose(changed.investment, [17000, 17500])


@pytest.mark.parametrize(
    ("measure", "transmittance", "area", "cost"),
    [
        (insulate_walls, "wall_transmittance", "opaque_wall_area", "wall_insulation_cost"),
        (insulate_roof, "roof_transmittance", "roof_area", "roof_insulation_cost"),
        (insulate_floor, "floor_transmittance", "footprint_area", "floor_insulation_cost"),
    ],
)
def test_insulation_of_plants_costs_more_emits_less_and_keeps_carbon(measure, transmittance, area, cost) -> None:
    emissions = cost.replace("_cost", "_embodied_emissions")
    stated = {
        area: 200.0, cost: 50.0, emissions: 20.0, "bio_based_extra_cost": 0.1, "bio_based_emission_reduction": 0.4,
        "bio_based_stored_carbon": 25.0,
    }  # fmt: skip
    usual, grown = (applied(measure, bio_based_share=share, **stated) for share in (0.0, 1.0))
    assert getattr(usual, transmittance) == getattr(grown, transmittance)
    np.testing.assert_allclose([usual.investment, grown.investment], [10000, 11000])
    np.testing.assert_allclose([usual.embodied_emissions_of_measures, grown.embodied_emissions_of_measures], [4, 2.4])
    np.testing.assert_allclose([usual.spared_embodied_emissions, grown.spared_embodied_emissions], [0, 1.6])
    np.testing.assert_allclose([usual.carbon_stored_by_measures, grown.carbon_stored_by_measures], [0, 5])


def test_new_windows_pass_less_heat_sun_and_air() -> None:
    changed = applied(
        replace_windows, window_transmittance=2.8, window_area=50.0, air_change_at_50_pascals=2.0,
        new_window_transmittance=1.0, new_window_solar_transmittance=0.5, leakage_after_new_windows=0.75,
        window_replacement_cost=580.0, window_embodied_emissions=95.0,
    )  # fmt: skip
    assert (changed.window_transmittance, changed.window_solar_transmittance) == (1.0, 0.5)
    assert (changed.air_change_at_50_pascals, changed.investment) == (1.5, 29000)
    assert changed.embodied_emissions_of_measures == pytest.approx(4.75)


def test_a_home_is_renovated_throughout_after_four_measures() -> None:
    done = 0.0
    for measure in (insulate_walls, insulate_roof, replace_windows, install_air_source_heat_pump, insulate_floor):
        done = applied(measure, energy_saving_measures=done, saving_step=0.25).energy_saving_measures
    assert done == 1


@given(peak=AMOUNTS, coverage=st.floats(0, 1), spent=AMOUNTS)
@pytest.mark.parametrize("measure", PUMPS, ids=lambda m: m.name)
def test_shares_of_a_heat_pump_and_its_backup_are_everything(measure, peak, coverage, spent) -> None:
    kind = measure.name.removeprefix("install_")
    stated = {f"{kind}_cost": 2000.0, f"{kind}_embodied_emissions": 200.0, "heat_pump_maintenance_cost": 20.0}
    if measure is install_ground_source_heat_pump:
        stated |= {"ground_heat_power": 1e6, "ground_heat_yield": 1e9}
    changed = applied(
        measure, peak_heating_need=peak, heat_pump_coverage=coverage, heat_pump_power_share=0.65, investment=spent,
        running_cost_of_measures=0.0, **stated,
    )  # fmt: skip
    assert sum(getattr(changed, name) for name in SHARES) == pytest.approx(1.0)
    assert changed.direct_electric_share == pytest.approx(1.0 - coverage)
    assert changed.investment == pytest.approx(spent + peak * 0.65 * 2000.0)
    assert changed.investment_in_heating == pytest.approx(peak * 0.65 * 2000.0)
    assert changed.running_cost_of_measures == pytest.approx(peak * 0.65 * 20.0)
    assert changed.embodied_emissions_of_measures == pytest.approx(peak * 0.65 * 0.2)
    assert changed.heating_age == 0


@given(power=st.floats(0, 40), heat=st.floats(0, 150e3), gas=st.floats(0, 1))
def test_the_ground_bounds_a_heat_pump_and_the_old_heating_makes_the_rest(power, heat, gas) -> None:
    """The pump wants 0.65 of 50 kW and 0.95 of 150 MWh; at a performance of 3 two thirds come from the ground."""
    old = {"gas_boiler_share": gas, "oil_boiler_share": 1.0 - gas, "district_heating_share": 0.0}
    ground = {"ground_heat_power": power, "ground_heat_yield": heat, "heat_pump_power_share": 0.65, "heating_age": 10.0}
    changed = applied(install_ground_source_heat_pump, heat_pump_coverage=0.95, **old, **ground)
    part = min(1.0, power / (50 * 0.65 * 2 / 3), heat / (150e3 * 0.95 * 2 / 3))
    assert changed.ground_source_heat_pump_share == pytest.approx(0.95 * part)
    assert changed.direct_electric_share == pytest.approx(0.05 * part)
    assert changed.gas_boiler_share == pytest.approx(gas * (1 - part))
    assert sum(getattr(changed, name) for name in SHARES) == pytest.approx(1.0)
    assert changed.heating_age == pytest.approx(10 * (1 - part))
    whole = applied(install_ground_source_heat_pump, heat_pump_coverage=0.95, heat_pump_power_share=0.65)
    assert changed.investment == pytest.approx(whole.investment * part)
    wanted = {"heat_pump_power_share": 0.65, "heat_pump_coverage": 0.95, "least_heat_pump_power_share": 0.3}
    against = reasons_against(
        install_ground_source_heat_pump, **wanted, ground_heat_power=power, ground_heat_yield=heat
    )
    assert against == ([] if part >= 0.3 / 0.65 else ["reason-too-little-ground"])


@given(peak=AMOUNTS)
def test_all_heat_comes_from_the_network_once_connected(peak) -> None:
    changed = applied(
        connect_district_heating, peak_heating_need=peak, district_heating_maintenance_cost=4.0,
        running_cost_of_measures=10.0,
    )  # fmt: skip
    assert changed.district_heating_share == 1.0
    assert sum(getattr(changed, name) for name in SHARES) == 1.0
    assert changed.running_cost_of_measures == pytest.approx(10.0 + 4.0 * peak)


@given(had=AMOUNTS, room=AMOUNTS, use=st.floats(0, 1))
def test_modules_are_added_to_those_there_and_paid_once(had, room, use) -> None:
    changed = applied(
        install_rooftop_solar, solar_power_capacity=had, solar_power_potential=room, roof_use=use,
        solar_power_cost=1200.0, solar_power_embodied_emissions=1100.0,
    )  # fmt: skip
    assert changed.solar_power_capacity >= had
    assert changed.solar_power_capacity <= max(had, room)
    assert changed.investment == pytest.approx(1200.0 * (changed.solar_power_capacity - had))
    assert changed.embodied_emissions_of_measures == pytest.approx(1.1 * (changed.solar_power_capacity - had))


@given(now=st.floats(10, 30), setback=st.floats(10, 30), target=st.floats(16, 24))
def test_temperature_never_rises(now, setback, target) -> None:
    changed = applied(
        change_setpoint, heating_setpoint=now, heating_setback_setpoint=setback, lowered_heating_setpoint=target,
        conditioned_floor_area=100.0, control_investment=2.0,
    )  # fmt: skip
    assert changed.heating_setpoint <= now
    assert changed.heating_setback_setpoint <= setback
    assert changed.investment == 200.0


@given(setback=st.floats(10, 30), air=st.floats(0, 15))
def test_a_schedule_lowers_heat_and_air_out_of_use_only(setback, air) -> None:
    changed = applied(
        change_schedule, heating_setback_setpoint=setback, outdoor_air_flow_unoccupied=air,
        lowered_setback_setpoint=17.0, air_flow_out_of_use=0.54,
    )  # fmt: skip
    others = {name for name in changed._fields if not name.startswith("investment")}
    assert others == {"heating_setback_setpoint", "outdoor_air_flow_unoccupied"}
    assert changed.heating_setback_setpoint == min(setback, 17.0)
    assert changed.outdoor_air_flow_unoccupied == min(air, 0.54)


def test_reasons_against_insulation() -> None:
    assert reasons_against(insulate_walls) == []
    bare = {"conditioned_floor_area": 0, "opaque_wall_area": 0}
    assert reasons_against(insulate_walls, **bare) == ["reason-not-heated", "reason-no-outer-wall"]
    better = {"wall_transmittance": 0.2, "insulated_wall_transmittance": 0.17, "smallest_improvement": 0.05}
    assert reasons_against(insulate_walls, **better) == ["reason-already-better"]
    assert reasons_against(insulate_roof, roof_transmittance=0.05) == ["reason-already-better"]
    assert reasons_against(insulate_floor, floor_transmittance=0.2) == ["reason-already-better"]


def test_reasons_against_new_heating() -> None:
    assert reasons_against(install_ground_source_heat_pump) == []
    pumped = reasons_against(install_ground_source_heat_pump, air_source_heat_pump_share=0.95)
    assert pumped == ["reason-already-heat-pump"]
    assert reasons_against(connect_district_heating, district_heating_share=1) == ["reason-already-connected"]


def test_reasons_against_the_rest() -> None:
    full = {"solar_power_capacity": 10, "solar_power_potential": 10, "roof_use": 1}
    assert reasons_against(install_rooftop_solar, **full) == ["reason-no-roof-left"]
    cold = {"heating_setpoint": 18, "heating_setback_setpoint": 18, "lowered_heating_setpoint": 20}
    assert reasons_against(change_setpoint, **cold) == ["reason-already-lower"]
    low = {"heating_setback_setpoint": 16, "outdoor_air_flow_unoccupied": 0.5}
    assert reasons_against(change_schedule, **low) == ["reason-already-lower"]
    none = {"window_area": 0, "window_transmittance": 1.0, "new_window_transmittance": 1.0}
    assert reasons_against(replace_windows, **none) == ["reason-no-windows", "reason-already-better"]
