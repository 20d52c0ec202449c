"""The hourly need in the project's graph: from footprints and weather to needs, changes and the hours of zones."""

import datetime

import numpy as np
import pytest

from citybrain.kernel import City, Explainer, Patch, Result, change
from citybrain.plans.availability import available
from tests.domains.case_files import graph_of

COUNT, ZONES = 120, 3
HOUR = np.arange(8760)


def northern_weather() -> dict[str, np.ndarray]:
    """A year somewhat like Helsinki's: 6 °C in the mean, about 950 kWh/m² of sun."""
    day = HOUR % 24
    season = -np.cos(2 * np.pi * (HOUR / 24 - 10) / 365)
    height = np.maximum(0.0, np.cos(2 * np.pi * (day - 12) / 24) * 0.5 + 0.42 * season - 0.03)
    direct, diffuse = 520.0 * height**0.5 * (height > 0), 190.0 * height
    return {
        "outdoor_temperature": 6.0 + 11.5 * season - 2.5 * np.cos(2 * np.pi * (day - 3) / 24),
        "direct_normal_irradiance": direct,
        "diffuse_horizontal_irradiance": diffuse,
        "global_horizontal_irradiance": direct * height + diffuse,
        "wind_speed": np.full(8760, 4.0),
        "relative_humidity": np.full(8760, 75.0),
    }


def city(seed: int = 0) -> City:
    random = np.random.default_rng(seed)
    codes = graph_of("fi").vocabulary.codes("building_use")
    use = random.choice(
        [codes[x] for x in ("detached_house", "apartment_block", "office", "retail", "outbuilding")], COUNT
    )
    storeys = np.where(use == codes["apartment_block"], random.integers(3, 8, COUNT), random.integers(1, 4, COUNT))
    footprint = random.uniform(80, 800, COUNT)
    wall = np.sqrt(footprint) * 3.0 * storeys
    columns = {
        "footprint_area": footprint,
        "storeys": storeys.astype(float),
        "height": storeys * 3.0,
        "gross_floor_area": footprint * storeys,
        "elevation": np.full(COUNT, 10.0),
        "construction_year": random.integers(1890, 2024, COUNT).astype(float),
        "building_use": use.astype(float),
        "heating_system": np.zeros(COUNT),
        "residents": random.integers(0, 50, COUNT).astype(float),
        **{f"wall_area_{side}": wall * random.uniform(0.5, 1.2, COUNT) for side in ("north", "east", "south", "west")},
        "party_wall_area": np.zeros(COUNT),
        "roof_area": footprint,
        "roof_pitch": np.zeros(COUNT),
        "roof_azimuth": np.full(COUNT, 180.0),
        "latitude": np.float64(60.17),
        "longitude": np.float64(24.94),
        "utc_offset": np.float64(2.0),
        **northern_weather(),
    }
    size = {"building": COUNT, "zone": ZONES, "hour": 8760}
    return City(size, {("building", "zone"): random.integers(0, ZONES, COUNT)}, columns, datetime.date(2026, 1, 1))


@pytest.fixture(scope="module")
def today() -> Result:
    return Result(available(graph_of("fi"), city()), city())


def test_needs_are_those_of_northern_buildings(today):
    floor, need = today["conditioned_floor_area"], today["space_heating_need"]
    heated = floor > 0
    per_area = need[heated] / floor[heated]
    assert (need[~heated] == 0).all() and (~heated).any()
    assert 20 < np.median(per_area) < 200
    assert ((per_area > 0) & (per_area < 700)).all()
    watts = 1000 * today["peak_heating_need"][heated] / floor[heated]
    assert 15 < np.median(watts) < 150


def test_old_houses_need_more_than_new_ones(today):
    floor, year = today["conditioned_floor_area"], today["construction_year"]
    need = today["space_heating_need"] / np.where(floor > 0, floor, np.nan)
    assert np.nanmean(need[year < 1960]) > 1.3 * np.nanmean(need[year > 2010])


def test_a_change_of_some_walls_equals_the_full_answer(today):
    rows = np.array([3, 17, 64, 65, 99])
    better = Patch(rows, today["wall_transmittance"][rows] * 0.4)
    changed = change(today, {"wall_transmittance": better})
    walls = today["wall_transmittance"].copy()
    walls[rows] = better.values
    anew = Result(graph_of("fi"), city(), {"wall_transmittance": walls})
    for name in ("space_heating_need", "space_cooling_need", "peak_heating_need", "zone_space_heating_need"):
        assert np.asarray(changed[name]).tobytes() == np.asarray(anew[name]).tobytes(), name
    heated = rows[today["conditioned_floor_area"][rows] > 0]
    assert (changed["space_heating_need"][heated] < today["space_heating_need"][heated]).all()


def test_heating_gives_no_more_than_its_system_can(today):
    heated = today["conditioned_floor_area"] > 0
    assert (today["peak_heating_need"] <= today["heating_power"]).all()
    assert (today["heating_power"][heated] > 0).all() and (today["heating_power"][~heated] == 0).all()
    assert today["design_outdoor_temperature"] == today["outdoor_temperature"].reshape(365, 24).mean(axis=1).min()


def test_a_system_without_margin_is_at_its_power_after_a_deep_setback_in_every_zone_alike(today):
    weak = {"heating_setback_setpoint": np.full(COUNT, 5.0), "reheat_power": np.zeros(COUNT)}
    changed = change(today, {name: Patch(np.arange(COUNT), values) for name, values in weak.items()})
    offices = today["building_use"] == graph_of("fi").vocabulary.codes("building_use")["office"]
    at_power = changed["peak_heating_need"] >= changed["heating_power"] * (1 - 1e-9)
    assert at_power[offices].any()
    together = np.bincount(today.city.inside["building", "zone"], changed["heating_power"], ZONES)
    assert (changed["zone_hourly_heating_need"].max(axis=1) <= together * (1 + 1e-9)).all()


def test_why_of_the_peak_names_the_power_of_the_heating(today):
    told = Explainer(today).explain("peak_heating_need", int(np.flatnonzero(today["heating_power"])[0]), depth=2)
    power = next(one for one in told.inputs if one.quantity == "heating_power")
    assert {"design_outdoor_temperature", "reheat_power", "kept_temperature"} <= {one.quantity for one in power.inputs}


def test_an_overhang_that_a_city_states_takes_sun_and_asks_for_heat(today):
    deep = Result(graph_of("fi"), city(), {"overhang_depth": np.float64(1.0)})
    heated = today["space_heating_need"] > 0
    assert (deep["glazing_irradiance_south"] <= today["glazing_irradiance_south"]).all()
    assert (deep["space_heating_need"][heated] > today["space_heating_need"][heated]).all()


def test_the_hours_of_the_zones_add_up_to_their_year(today):
    for hourly, yearly in (
        ("zone_hourly_heating_need", "space_heating_need"),
        ("zone_hourly_cooling_need", "space_cooling_need"),
        ("zone_hourly_electricity", "electricity_use"),
    ):
        by_zone = np.bincount(today.city.inside["building", "zone"], today[yearly], ZONES)
        np.testing.assert_allclose(today[hourly].sum(axis=1), by_zone, rtol=1e-9)
    assert (today["zone_peak_electricity"] > today["zone_hourly_electricity"].mean(axis=1)).all()
    assert (today["zone_simultaneous_heating_peak"] <= today["zone_peak_heating_need"] * (1 + 1e-9)).all()


def test_inner_heat_of_the_profile_is_that_of_the_year(today):
    hours = today["internal_gain_profiles"][:, today["schedule_class"].astype(int)].sum(axis=0)
    np.testing.assert_allclose(today["internal_gain"] * hours / 1000, today["inner_heat_of_year"], rtol=1e-9)


def test_the_order_of_profiles_is_that_of_the_schedule_classes():
    graph = graph_of("fi")
    classes = list(graph.vocabulary.codes("schedule_class"))
    for what in ("presence", "appliance"):
        inputs = graph[f"{what}_profiles"].inputs
        assert [name.removesuffix("_appliance_use").removesuffix("_presence") for name in inputs] == classes[:-1]
    assert classes[-1] == "unheated"
    table = graph.parameters["schedule_class"].table_at(datetime.date(2026, 1, 1))
    assert {row.value for row in table.rows} == set(range(len(classes)))
