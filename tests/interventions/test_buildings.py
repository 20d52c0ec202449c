"""Measures on buildings: what they change, what they cost, who cannot have them."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from citybrain.interventions.buildings.change_schedule import change_schedule
from citybrain.interventions.buildings.change_setpoint import change_setpoint
from citybrain.interventions.buildings.connect_district_heating import connect_district_heating
from citybrain.interventions.buildings.heat_supply import HeatSupply
from citybrain.interventions.buildings.install_air_source_heat_pump import install_air_source_heat_pump
from citybrain.interventions.buildings.install_ground_source_heat_pump import install_ground_source_heat_pump
from citybrain.interventions.buildings.install_rooftop_solar import install_rooftop_solar
from citybrain.interventions.buildings.insulate_roof import insulate_roof
from citybrain.interventions.buildings.insulate_walls import insulate_walls
from citybrain.interventions.buildings.replace_windows import replace_windows
from citybrain.kernel import PHASES, Intervention

MEASURES = [
    insulate_walls, insulate_roof, replace_windows, install_ground_source_heat_pump, install_air_source_heat_pump,
    connect_district_heating, install_rooftop_solar, change_setpoint, change_schedule,
]  # fmt: skip
SHARES = [name for name in HeatSupply._fields if name.endswith("_share")]
AMOUNTS = st.floats(0, 1e6)


def reasons_against(measure: Intervention, **values: float) -> list[str]:
    """Reasons for which a building with these values cannot have the measure."""
    return [c.reason for c in measure.conditions if not c.function(*(np.float64(values[n]) for n in c.inputs))]


@pytest.mark.parametrize("measure", MEASURES, ids=lambda m: m.name)
def test_every_measure_says_what_it_costs_and_who_cannot_have_it(measure: Intervention) -> None:
    assert "investment" in measure.changes
    assert measure.phase in PHASES
    assert measure.settings
    assert measure.conditions
    assert measure.sentence.endswith(".")


def test_only_one_new_heating_for_a_building() -> None:
    heating = [install_ground_source_heat_pump, install_air_source_heat_pump, connect_district_heating]
    for measure in heating:
        assert set(measure.excludes) == {other.name for other in heating} - {measure.name}


def test_walls_reach_the_target_and_cost_by_area() -> None:
    changed = insulate_walls(np.array([0.8, 0.1]), np.array([100.0, 100.0]), 0.17, 170.0, np.array([0.0, 500.0]))
    np.testing.assert_allclose(changed.wall_transmittance, [0.17, 0.1])
    np.testing.assert_allclose(changed.investment, [17000, 17500])


def test_a_roof_costs_by_its_area() -> None:
    changed = insulate_roof(np.array([0.47]), np.array([200.0]), 0.09, 75.0, np.array([1000.0]))
    np.testing.assert_allclose([changed.roof_transmittance[0], changed.investment[0]], [0.09, 16000])


def test_new_windows_pass_less_heat_sun_and_air() -> None:
    changed = replace_windows(*(np.array([x]) for x in (2.8, 0.76, 2.0, 50.0)), 1.0, 0.5, 0.75, 580.0, np.array([0.0]))
    np.testing.assert_allclose([x[0] for x in changed], [1.0, 0.5, 1.5, 29000])


@given(peak=AMOUNTS, coverage=st.floats(0, 1), spent=AMOUNTS)
@pytest.mark.parametrize(
    "measure", [install_ground_source_heat_pump, install_air_source_heat_pump], ids=lambda m: m.name
)
def test_shares_of_a_heat_pump_and_its_backup_are_everything(measure, peak, coverage, spent) -> None:
    changed = measure(peak, coverage, 0.65, 2000.0, 20.0, spent, 0.0, 1.0)
    assert sum(getattr(changed, name) for name in SHARES) == pytest.approx(1.0)
    assert changed.direct_electric_share == pytest.approx(1.0 - coverage)
    assert changed.investment == pytest.approx(spent + peak * 0.65 * 2000.0)
    assert changed.running_cost_of_measures == pytest.approx(peak * 0.65 * 20.0)
    assert changed.heating_age == 0


@given(peak=AMOUNTS)
def test_all_heat_comes_from_the_network_once_connected(peak) -> None:
    changed = connect_district_heating(peak, 200.0, 4.0, 0.0, 10.0, 1.0)
    assert changed.district_heating_share == 1.0
    assert sum(getattr(changed, name) for name in SHARES) == 1.0
    assert changed.running_cost_of_measures == pytest.approx(10.0 + 4.0 * peak)


@given(had=AMOUNTS, room=AMOUNTS, use=st.floats(0, 1))
def test_modules_are_added_to_those_there_and_paid_once(had, room, use) -> None:
    changed = install_rooftop_solar(had, room, use, 1200.0, 17.0, 0.0, 0.0)
    assert changed.solar_power_capacity >= had
    assert changed.solar_power_capacity <= max(had, room)
    assert changed.investment == pytest.approx(1200.0 * (changed.solar_power_capacity - had))


@given(now=st.floats(10, 30), setback=st.floats(10, 30), target=st.floats(16, 24))
def test_temperature_never_rises(now, setback, target) -> None:
    changed = change_setpoint(now, setback, target, 100.0, 2.0, 0.0)
    assert changed.heating_setpoint <= now
    assert changed.heating_setback_setpoint <= setback
    assert changed.investment == 200.0


@given(setback=st.floats(10, 30), air=st.floats(0, 15))
def test_a_schedule_lowers_heat_and_air_out_of_use_only(setback, air) -> None:
    changed = change_schedule(setback, air, 17.0, 0.54, 100.0, 2.0, 0.0)
    assert set(changed._fields) == {"heating_setback_setpoint", "outdoor_air_flow_unoccupied", "investment"}
    assert changed.heating_setback_setpoint == min(setback, 17.0)
    assert changed.outdoor_air_flow_unoccupied == min(air, 0.54)


def test_reasons_against_insulation() -> None:
    wall = {"wall_transmittance": 0.8, "insulated_wall_transmittance": 0.17, "smallest_improvement": 0.05}
    assert reasons_against(insulate_walls, conditioned_floor_area=100, opaque_wall_area=50, **wall) == []
    assert reasons_against(insulate_walls, conditioned_floor_area=0, opaque_wall_area=0, **wall) == [
        "reason-not-heated",
        "reason-no-outer-wall",
    ]
    better = {**wall, "wall_transmittance": 0.2}
    assert reasons_against(insulate_walls, conditioned_floor_area=100, opaque_wall_area=50, **better) == [
        "reason-already-better"
    ]


def test_reasons_against_new_heating() -> None:
    none = {"ground_source_heat_pump_share": 0, "air_source_heat_pump_share": 0}
    some = {"ground_source_heat_pump_share": 0, "air_source_heat_pump_share": 0.95}
    assert reasons_against(install_ground_source_heat_pump, conditioned_floor_area=1, **none) == []
    assert reasons_against(install_ground_source_heat_pump, conditioned_floor_area=1, **some) == [
        "reason-already-heat-pump"
    ]
    assert reasons_against(connect_district_heating, conditioned_floor_area=1, district_heating_share=1) == [
        "reason-already-connected"
    ]


def test_reasons_against_the_rest() -> None:
    assert reasons_against(install_rooftop_solar, solar_power_capacity=10, solar_power_potential=10, roof_use=1) == [
        "reason-no-roof-left"
    ]
    cold = {"heating_setpoint": 18, "heating_setback_setpoint": 18, "lowered_heating_setpoint": 20}
    assert reasons_against(change_setpoint, conditioned_floor_area=1, **cold) == ["reason-already-lower"]
    assert reasons_against(
        change_schedule,
        conditioned_floor_area=1,
        heating_setback_setpoint=16,
        lowered_setback_setpoint=17,
        outdoor_air_flow_unoccupied=0.5,
        air_flow_out_of_use=0.54,
    ) == ["reason-already-lower"]
    window = {"window_transmittance": 1.0, "new_window_transmittance": 1.0, "smallest_improvement": 0.05}
    assert reasons_against(replace_windows, conditioned_floor_area=1, window_area=0, **window) == [
        "reason-no-windows",
        "reason-already-better",
    ]
    roof = {"roof_transmittance": 0.47, "insulated_roof_transmittance": 0.09, "smallest_improvement": 0.05}
    assert reasons_against(insulate_roof, conditioned_floor_area=1, **roof) == []
