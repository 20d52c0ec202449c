"""What measures do to a small city, through the whole graph."""

import datetime

import numpy as np
import pytest

from citybrain.base.domains import find_domains
from citybrain.kernel import City, Intervention, Patch, Result, change
from citybrain.plans.availability import available

ROWS = np.arange(3)
HOURS = np.arange(8760)
SUN = np.maximum(np.sin((HOURS % 24 - 6) / 12 * np.pi), 0) * (1 - 0.6 * np.cos(HOURS / 8760 * 2 * np.pi))


@pytest.fixture(scope="module")
def today() -> Result:
    """An old block of flats, an old office with an oil boiler and a garage, in a cold year."""
    graph = find_domains().graph("FI")
    uses, systems = graph.vocabulary.codes("building_use"), graph.vocabulary.codes("heating_system")
    columns = {
        "building_use": np.array([uses[x] for x in ("apartment_block", "office", "outbuilding")]),
        "heating_system": np.array([systems[x] for x in ("district_heating", "oil_boiler", "unheated")]),
        "construction_year": np.array([1925.0, 1965.0, 1950.0]),
        "footprint_area": np.array([500.0, 400.0, 30.0]),
        "free_ground_area": np.array([1500.0, 3000.0, 0.0]),
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
    city = City(size, {("building", "zone"): np.zeros(3, np.intp)}, columns, datetime.date(2024, 7, 1))
    return Result(available(graph, city), city)


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


def test_a_heat_pump_of_little_ground_leaves_the_rest_to_the_network(today: Result) -> None:
    """Boreholes give 1500 m² / 2 / (15 m)² × 300 m × 50 W/m × 2400 h = 120 MWh a year, less than the block needs."""
    plan = with_measure(today, "install_ground_source_heat_pump", 0)
    made = today["heat_from_generators"][0] * plan["ground_source_heat_pump_share"][0]
    assert made * (1 - 1 / today["ground_source_performance"][0]) == pytest.approx(120_000)
    assert 0 < plan["network_heat"][0] < 0.9 * today["network_heat"][0]
    insulated = with_measure(with_measure(today, "insulate_walls", 0), "install_ground_source_heat_pump", 0)
    assert insulated["ground_source_heat_pump_share"][0] > plan["ground_source_heat_pump_share"][0]


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


def test_a_home_that_became_cheap_to_heat_is_kept_warmer(today: Result) -> None:
    plan = with_measure(today, "insulate_walls", 0)
    assert plan["kept_temperature"][0] == pytest.approx(today["heating_setpoint"][0] + 0.25 * 0.15)
    without = change(plan, {"temperature_take_back": Patch(ROWS[:1], np.zeros(1))})
    assert without["space_heating_need"][0] < plan["space_heating_need"][0] < today["space_heating_need"][0]
    office = with_measure(today, "insulate_walls", 1)
    assert office["kept_temperature"][1] == today["heating_setpoint"][1]


def test_what_neighbours_give_is_what_neighbours_get(today: Result) -> None:
    roof = change(today, {"solar_power_capacity": Patch(ROWS[:1], np.array([80.0]))})
    laid = {
        "solar_power_capacity": Patch(ROWS[:1], np.array([80.0])),
        "energy_community_share": Patch(ROWS, np.ones(3)),
    }
    plan = change(today, laid)
    given, taken = plan["solar_to_neighbours"], plan["solar_from_neighbours"]
    assert given.sum() == pytest.approx(taken.sum())
    assert given.sum() > 0
    assert plan["city_delivered_electricity"] == pytest.approx(roof["city_delivered_electricity"] - taken.sum())
    assert np.all(plan["solar_exported"] >= 0)
    retail = (taken * (plan["electricity_price"] - plan["solar_feed_in_price"])).sum()
    assert plan["city_energy_cost"] == pytest.approx(roof["city_energy_cost"] - retail)


def test_an_office_turned_into_homes_is_used_as_homes_are(today: Result) -> None:
    plan = with_measure(today, "repurpose_building", 1)
    for name in ("heating_setpoint", "lighting_power", "hot_water_need_per_area", "occupancy_hours", "schedule_class"):
        assert plan[name][1] == today[name][0], name
    assert plan["wall_transmittance"][1] == today["wall_transmittance"][1]
    assert plan["window_area"][1] == today["window_area"][1]
    assert plan["avoided_operational_emissions"][1] > 0
    assert plan["embodied_emissions_of_year"][1] < plan["avoided_embodied_emissions"][1]


def test_work_at_home_is_used_where_people_live(today: Result) -> None:
    plan = with_measure(today, "share_office_space", 1)
    assert plan["lighting_electricity"][1] < today["lighting_electricity"][1]
    assert plan["electricity_use"][0] > today["electricity_use"][0]
    assert plan["heat_for_rooms"][0] > today["heat_for_rooms"][0]
    assert plan["electricity_of_habits"][2] == 0
    assert plan["telework_in_city_share"] == pytest.approx(70 * 0.47 / (1600 / 20))
    assert plan["telework_energy_elsewhere"] > 0


def test_storeys_on_top_are_warm_and_a_home_for_more(today: Result) -> None:
    plan = with_measure(today, "add_storeys", 0)
    assert plan["conditioned_floor_area"][0] > today["conditioned_floor_area"][0]
    assert plan["space_heating_need_per_area"][0] < today["space_heating_need_per_area"][0]
    assert plan["delivered_energy_per_resident"][0] < today["delivered_energy_per_resident"][0]
    assert plan["embodied_emissions_of_year"][0] == pytest.approx(500 * 0.45 * 0.8)
    assert plan["avoided_embodied_emissions"][0] == pytest.approx(500 * 0.45)
    assert plan["emissions_spared_by_materials"][0] == pytest.approx(500 * 0.45 * 0.2)


def test_clean_heat_and_solar_fields_lower_the_factors_of_the_city(today: Result) -> None:
    plan = change(today, {"clean_district_heat_share": 0.5, "city_solar_capacity": 100.0})
    assert plan["district_heat_emissions"][0] < 0.6 * today["district_heat_emissions"][0]
    assert plan["electricity_emissions"][1] < today["electricity_emissions"][1]
    assert plan["delivered_electricity"][1] == today["delivered_electricity"][1]
    assert plan["city_solar_share"] < 0.4
