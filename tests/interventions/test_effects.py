"""What measures do to a small city, through the whole graph."""

import datetime

import numpy as np
import pytest

import citybrain.interventions
import citybrain.models
from citybrain.kernel import City, Intervention, Patch, Result, change, load_graph
from tests.places import PARAMETERS, VOCABULARY

ROWS = np.arange(3)
HOURS = np.arange(8760)
SUN = np.maximum(np.sin((HOURS % 24 - 6) / 12 * np.pi), 0) * (1 - 0.6 * np.cos(HOURS / 8760 * 2 * np.pi))


@pytest.fixture(scope="module")
def today() -> Result:
    """An old block of flats, an old office with an oil boiler and a garage, in a cold year."""
    layers = [PARAMETERS / "common", PARAMETERS / "fi"]
    graph = load_graph([citybrain.models, citybrain.interventions], layers, VOCABULARY)
    uses, systems = graph.vocabulary.codes("building_use"), graph.vocabulary.codes("heating_system")
    columns = {
        "building_use": np.array([uses[x] for x in ("apartment_block", "office", "outbuilding")]),
        "heating_system": np.array([systems[x] for x in ("district_heating", "oil_boiler", "unheated")]),
        "construction_year": np.array([1925.0, 1965.0, 1950.0]),
        "footprint_area": np.array([500.0, 400.0, 30.0]),
        "gross_floor_area": np.array([3000.0, 1600.0, 30.0]),
        "storeys": np.array([6.0, 4.0, 1.0]),
        "height": np.array([19.0, 13.0, 3.0]),
        "residents": np.array([70.0, 0.0, 0.0]),
        "elevation": np.zeros(3),
        "party_wall_area": np.zeros(3),
        "roof_area": np.array([550.0, 400.0, 30.0]),
        "roof_pitch": np.array([25.0, 0.0, 0.0]),
        "roof_azimuth": np.array([180.0, 180.0, 180.0]),
        **{f"wall_area_{side}": np.array([500.0, 280.0, 18.0]) for side in ("north", "east", "south", "west")},
        "outdoor_temperature": 5 - 12 * np.cos(HOURS / 8760 * 2 * np.pi) + 3 * np.sin((HOURS % 24 - 9) / 12 * np.pi),
        "global_horizontal_irradiance": 400 * SUN,
        "direct_normal_irradiance": 300 * SUN,
        "diffuse_horizontal_irradiance": 200 * SUN,
        "wind_speed": np.full(8760, 3.0),
        "relative_humidity": np.full(8760, 80.0),
        "latitude": np.float64(60.2),
        "longitude": np.float64(24.9),
        "utc_offset": np.float64(2.0),
    }
    size = {"building": 3, "zone": 1, "hour": 8760}
    return Result(graph, City(size, {("building", "zone"): np.zeros(3, np.intp)}, columns, datetime.date(2024, 7, 1)))


def with_measure(now: Result, name: str, row: int) -> Result:
    """The city after a measure on one building."""
    measure: Intervention = now.graph.interventions[name]
    rows = ROWS[row : row + 1]
    values = [now[n][rows] if np.ndim(now[n]) else now[n] for n in measure.inputs]
    changed = measure.function(*values)
    fields = zip(measure.changes, changed, strict=True)
    return change(now, {n: Patch(rows, np.array(np.broadcast_to(v, rows.shape))) for n, v in fields})


def test_insulation_saves_heat_and_peak(today: Result) -> None:
    plan = with_measure(today, "insulate_walls", 0)
    assert plan["space_heating_need"][0] < 0.9 * today["space_heating_need"][0]
    assert plan["network_heat_peak"][0] < today["network_heat_peak"][0]
    assert plan["city_energy_cost"] < today["city_energy_cost"]
    assert plan["city_operational_emissions"] < today["city_operational_emissions"]
    assert plan["city_investment"] > 0
    assert plan["space_heating_need"][1] == today["space_heating_need"][1]


def test_a_heat_pump_takes_the_place_of_oil(today: Result) -> None:
    plan = with_measure(today, "install_ground_source_heat_pump", 1)
    assert plan["delivered_oil"][1] == 0
    assert plan["delivered_electricity"][1] > today["delivered_electricity"][1]
    assert plan["direct_emissions"][1] == 0
    assert plan["operational_emissions"][1] < 0.5 * today["operational_emissions"][1]
    assert plan["space_heating_need"][1] == today["space_heating_need"][1]
    assert plan["city_running_cost_of_measures"] > 0


def test_a_heat_pump_works_better_once_the_walls_are_insulated(today: Result) -> None:
    insulated = with_measure(today, "insulate_walls", 1)
    assert insulated["supply_temperature"][1] < today["supply_temperature"][1]
    assert insulated["ground_source_performance"][1] > today["ground_source_performance"][1]
    assert insulated["air_source_performance"][1] > today["air_source_performance"][1]


def test_the_network_carries_what_is_connected(today: Result) -> None:
    plan = with_measure(today, "connect_district_heating", 1)
    assert today["network_heat"][1] == 0
    assert plan["network_heat"][1] > 0
    assert plan["city_network_heat"] > today["city_network_heat"]
    assert plan["delivered_oil"][1] == 0


def test_solar_electricity_is_used_first_and_sold_then(today: Result) -> None:
    plan = with_measure(today, "install_rooftop_solar", 0)
    made = plan["solar_generation"][0]
    assert 0 < plan["solar_used_in_building"][0] < made
    assert plan["solar_used_in_building"][0] + plan["solar_exported"][0] == pytest.approx(made)
    assert plan["delivered_electricity"][0] < today["delivered_electricity"][0]
    assert plan["energy_cost"][0] < today["energy_cost"][0]


@pytest.mark.parametrize(
    ("name", "row"), [("change_setpoint", 0), ("change_schedule", 1), ("replace_windows", 0), ("insulate_roof", 0)]
)
def test_less_heat_is_needed(today: Result, name: str, row: int) -> None:
    assert with_measure(today, name, row)["space_heating_need"][row] < today["space_heating_need"][row]


def test_a_garage_needs_nothing_and_has_no_densities(today: Result) -> None:
    assert today["delivered_energy"][2] == today["lighting_electricity"][2]
    assert np.isnan(today["delivered_energy_per_area"][2])
    assert np.isnan(today["energy_cost_per_resident"][1])
