"""Years of life by age and zone: published examples, what adds up, what is missing, and what costs nothing."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from citybrain.base.domains import find_domains
from citybrain.domains.health.models._response import attributable_share
from citybrain.domains.health.models.noise import annoyed_share
from citybrain.kernel import DeclarationError, Result, change
from citybrain.kernel.parameters import check_bounds, read_parameters
from tests.city import write_city
from tests.plans.uncertainty.cities import PLAN, outcome, workspace

BURDENS = ("fine_particles", "nitrogen_dioxide", "noise", "heart_disease", "heat", "cold")
AGES = np.array([0.2, 0.3, 0.1])


@pytest.fixture(scope="module")
def city() -> Result:
    return workspace().today().result


def with_air_and_noise(city: Result, **more: np.ndarray) -> Result:
    rows = city.city.size["building"]
    levels = np.linspace(45.0, 75.0, rows)
    overlay = {
        "older_share": AGES, "noise_day_evening_night": levels, "noise_night": levels - 8.0,
        "fine_particle_concentration": np.linspace(4.0, 14.0, rows),
        "nitrogen_dioxide_concentration": np.linspace(8.0, 40.0, rows),
    }  # fmt: skip
    return change(city, {**overlay, **more})


def test_the_directive_by_its_classes() -> None:
    """Residents of the classes of road noise of an agglomeration: 174,232 highly annoyed.

    R package healthiar (SwissTPH), vignette: attribute_health of `78.9270-3.1162*c+0.0342*c^2` over the same classes.
    """
    levels, people = np.array([57.5, 62.5, 67.5, 72.5, 77.5]), np.array([387500, 286000, 191800, 72200, 7700])
    share = annoyed_share(levels, 45.0, 80.0, 78.9270, -3.1162, 0.0342, 1.0)
    assert float((share * people).sum()) == pytest.approx(174232, abs=0.6)


def test_an_example_of_heat() -> None:
    """100,000 adults, 400 deaths of 100,000, half an hour of walking on five days of a week: 0.11 * 150 / 168 fewer."""
    from citybrain.domains.health.models.activity import benefit_of_activity, prevented_share

    share = prevented_share(np.array([150 / 7]), np.zeros(1), 0.89, 24.0, 0.30, 0.90, 100 / 7, 0.45)
    prevented = benefit_of_activity(share, np.array([400.0]), np.float64(30.0), np.zeros(1))
    assert prevented.zone_deaths_prevented_by_activity[0] == pytest.approx(400 * 0.11 * 150 / 168)


def test_zones_ages_and_burdens_add_up(city: Result) -> None:
    now = with_air_and_noise(city)
    assert now["city_burdens_unknown"] == 0.0
    assert now["city_residents_below_65"] + now["city_residents_from_65"] == pytest.approx(now["city_residents"])
    both = np.zeros(3)
    for age in ("below_65", "from_65"):
        lost = {burden: np.asarray(now[f"zone_life_years_of_{burden}_{age}"]) for burden in BURDENS}
        assert all((values > 0.0).all() for burden, values in lost.items() if burden != "heat")
        whole = sum(lost.values(), np.zeros(3)) - 0.33 * lost["nitrogen_dioxide"]
        np.testing.assert_allclose(now[f"zone_life_years_lost_{age}"], whole)
        both += whole
    np.testing.assert_allclose(now["zone_life_years_lost"], both)
    assert now["city_life_years_lost"] == pytest.approx(both.sum())
    assert now["city_cost_of_life_years_lost"] == pytest.approx(both.sum() * 70000)


def test_a_city_that_nobody_tells_of_its_noise_and_air_lacks_these_alone(city: Result) -> None:
    now = change(city, {"older_share": AGES})
    assert now["city_burdens_unknown"] == 4.0
    assert np.isnan(now["city_highly_annoyed"]) and np.isnan(now["city_deaths_of_fine_particles"])
    cold, heat = now["city_life_years_of_cold_from_65"], now["city_life_years_of_heat_from_65"]
    assert now["city_life_years_lost_from_65"] == pytest.approx(cold + heat) and cold > 0.0


def test_ages_that_are_not_known_are_counted_and_nothing_is_assumed(city: Result) -> None:
    """By hand: of the middle zone nobody knows the ages."""
    now = with_air_and_noise(city, older_share=np.array([0.2, np.nan, 0.1]))
    unknown, residents = np.asarray(now["zone_residents_of_unknown_age"]), np.asarray(now["zone_residents"])
    np.testing.assert_allclose(unknown, [0.0, residents[1], 0.0])
    assert np.isnan(np.asarray(now["zone_life_years_lost"])).tolist() == [False, True, False]
    assert np.isnan(now["city_life_years_lost"])
    assert now["city_highly_annoyed"] > 0.0, "who is annoyed hangs on no age"


def test_buildings_without_a_level_count_as_the_others_of_their_zone(city: Result) -> None:
    rows = city.city.size["building"]
    full = with_air_and_noise(city, noise_day_evening_night=np.full(rows, 60.0))
    half = with_air_and_noise(city, noise_day_evening_night=np.where(np.arange(rows) % 2, 60.0, np.nan))
    assert half["city_highly_annoyed"] == pytest.approx(full["city_highly_annoyed"])
    assert 0.0 < half["city_known_noise_residents"] < full["city_known_noise_residents"]


def test_beyond_what_was_studied_the_highest_studied_counts_and_people_are_counted(city: Result) -> None:
    rows = city.city.size["building"]
    beyond, edge = (
        with_air_and_noise(city, fine_particle_concentration=np.full(rows, value), noise_night=np.full(rows, level))
        for value, level in ((90.0, 80.0), (35.0, 65.0))
    )
    assert beyond["city_deaths_of_fine_particles"] == pytest.approx(edge["city_deaths_of_fine_particles"])
    assert beyond["city_highly_sleep_disturbed"] == pytest.approx(edge["city_highly_sleep_disturbed"])
    assert beyond["city_residents_beyond_air_studies"] == pytest.approx(city["city_residents"])
    assert beyond["city_residents_beyond_noise_studies"] == pytest.approx(city["city_residents"])
    assert edge["city_residents_beyond_air_studies"] == 0.0


def test_warmer_summers_kill_more(city: Result) -> None:
    warmer = change(with_air_and_noise(city), {"outdoor_temperature_change": 8.0})
    assert warmer["city_deaths_of_heat"] > with_air_and_noise(city)["city_deaths_of_heat"] >= 0.0


def test_a_what_if_that_nobody_asks_for_health_computes_none() -> None:
    """Neither health nor what it reads of noise and air, though a plan stands there."""
    result = outcome(PLAN).view.result
    health = [made.name for made in find_domains().graph("FI").quantities.values() if ".domains.health." in made.where]
    assert len(health) > 60
    assert not set(health) & set(result.own)


def test_rates_below_zero_are_refused_with_their_file(tmp_path_factory: pytest.TempPathFactory) -> None:
    """All of them at once, with what they may be."""
    city = write_city(tmp_path_factory.mktemp("negative"))
    (city / "parameters").mkdir()
    rates = "death_rate_from_65: {unit: '1/(person·a)', values: [{from: 2020-01-01, value: -0.04, source: Mistyped}]}\n"
    risk = "fine_particle_risk: {unit: '1', values: [{from: 2020-01-01, value: 0.08, source: Mistyped}]}\n"
    (city / "parameters" / "health.yaml").write_text(rates + risk, encoding="utf-8")
    domains = find_domains()
    parameters = read_parameters(domains.layers_of("FI", city), domains.vocabulary)
    with pytest.raises(DeclarationError, match="parameter-out-of-bounds") as refused:
        check_bounds(parameters, domains.vocabulary)
    told = str(refused.value.arguments["received"])
    assert refused.value.arguments["count"] == 2
    assert "death_rate_from_65 = -0.04" in told and "fine_particle_risk = 0.08" in told
    with pytest.raises(DeclarationError, match="parameter-out-of-bounds"):
        domains.graph("FI", city)


def test_the_rates_of_finland_are_those_of_its_statistics() -> None:
    """54,523 deaths of 2018 in 5,517,919 people come back from both rates within a thousandth."""
    graph = find_domains().graph("FI")
    rates = [graph.parameters[f"death_rate_{age}"].values[-1].value for age in ("below_65", "from_65")]
    assert rates[0] * 4_313_542 + rates[1] * 1_204_377 == pytest.approx(54_523, rel=1e-3)


@pytest.mark.parametrize("value", [".inf", "-.inf", ".nan", "1e999"])
@pytest.mark.parametrize("name", ["step_of_air", "life_years_of_death_from_65", "least_fine_particles"])
def test_what_is_no_number_is_refused_where_a_bound_is_open(
    tmp_path_factory: pytest.TempPathFactory, name: str, value: str
) -> None:
    parameters = stated(write_city(tmp_path_factory.mktemp("endless")), name, value)
    with pytest.raises(DeclarationError, match="parameter-out-of-bounds") as refused:
        check_bounds(parameters, find_domains().vocabulary)
    assert f"{name} = " in str(refused.value.arguments["received"])


@pytest.mark.parametrize("name", ["step_of_air", "step_of_noise", "walking_volume_of_risk", "cycling_volume_of_risk"])
def test_steps_of_nothing_are_refused(tmp_path_factory: pytest.TempPathFactory, name: str) -> None:
    """Everybody above the least exposure would die of it."""
    parameters = stated(write_city(tmp_path_factory.mktemp("steps")), name, "0")
    with pytest.raises(DeclarationError, match="parameter-out-of-bounds"):
        check_bounds(parameters, find_domains().vocabulary)


def stated(city: Path, name: str, value: str) -> dict[str, Any]:
    """Parameters with one that a city states."""
    domains = find_domains()
    (city / "parameters").mkdir()
    unit = read_parameters(domains.layers_of("FI", city), domains.vocabulary)[name].unit
    text = f"{name}: {{unit: '{unit}', values: [{{from: 2020-01-01, value: {value}, source: Mistyped}}]}}\n"
    (city / "parameters" / "health.yaml").write_text(text, encoding="utf-8")
    return {name: read_parameters(domains.layers_of("FI", city), domains.vocabulary)[name]}


def test_no_exposure_gives_life_where_the_studied_range_ends_below_its_begin() -> None:
    """A city that states a least above the most: the share was -18 %."""
    levels = np.array([-np.inf, 0.0, 50.0, 60.0, 1e9, np.inf, np.nan])
    np.testing.assert_array_equal(attributable_share(levels, 1.08, 10.0, 75.0, 53.0), [0.0] * 6 + [np.nan])
    right = attributable_share(levels, 1.08, 10.0, 53.0, 75.0)
    np.testing.assert_allclose(right, [0, 0, 0, *(1 - 1.08 ** -np.array([0.7, 2.2, 2.2])), np.nan])


def test_shares_of_people_stay_between_none_and_all_whatever_a_city_states() -> None:
    """A curve that falls below nothing gave back years of life."""
    levels = np.array([0.0, 45.0, 60.0, 75.0, 1e9, np.nan])
    for constant in (-1e300, -500.0, 500.0, 1e300):
        share = annoyed_share(levels, 45.0, 75.0, constant, 0.0, 0.0, 1.0)
        np.testing.assert_array_equal(share, [0.0, *[float(constant > 0.0)] * 4, np.nan])
