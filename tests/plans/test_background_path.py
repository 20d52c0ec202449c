"""What happens anyway to a city from year to year, and what it leaves of a plan."""

from dataclasses import replace

import numpy as np
import pytest

from citybrain.open_city import OpenCity
from citybrain.plans.document import read_bytes
from citybrain.plans.entity_index import SourceLocation
from citybrain.plans.reading import plan_of
from citybrain.plans.requests import background_requests, in_order, requests
from citybrain.plans.workspace import Workspace
from citybrain.plans.years.progress import Progress
from citybrain.plans.years.simulate import YearDone, simulate_years
from tests.city import write_city

PLAN = b"""\
name: Warm walls
years: {from: 2026, to: 2050}
measures:
  - intervention: insulate_walls
    when: {building_age: {at_least: 30}}
    uptake: {2026: 1.0}
    settings: {insulated_wall_transmittance: 0.1}
"""
NAMES = (
    "heating_age", "heating_lifetime", "wall_transmittance", "rebuilt", "construction_year", "investment",
    "city_gross_floor_area", "city_demolished_floor", "city_new_floor_of_year", "city_operational_emissions",
    "city_embodied_emissions_of_year", "facade_age",
)  # fmt: skip


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    return OpenCity(write_city(tmp_path_factory.mktemp("city"))).workspace


def years_of(workspace: Workspace, with_plan: bool) -> list[YearDone]:
    """The default scenario of the city year by year, with or without the plan."""
    document = read_bytes(PLAN, "plan.yaml")
    plan, spot = plan_of(document), SourceLocation(document)
    scene = workspace.paths.scene(plan, spot)
    first = workspace.executor.evaluate(scene.graph, workspace.today().result.city, list(NAMES))
    measures = scene.scenario.measures_in(scene.graph, plan.years.all, workspace.day)
    anyway = background_requests(measures, first, workspace.places, SourceLocation(scene.scenario.document))
    asked = in_order(requests(plan, first, workspace.places, spot), anyway) if with_plan else anyway
    years = simulate_years(first, list(plan.years.all), asked, NAMES, Progress(), "progress-reference")
    return [replace(done, state={name: np.copy(done.state[name]) for name in done.state.known()}) for done in years]


@pytest.fixture(scope="module")
def reference(workspace: Workspace) -> list[YearDone]:
    return years_of(workspace, with_plan=False)


@pytest.fixture(scope="module")
def planned(workspace: Workspace) -> list[YearDone]:
    return years_of(workspace, with_plan=True)


def test_no_heating_outlives_its_life(reference: list[YearDone]) -> None:
    for done in reference:
        age, lifetime = done.state["heating_age"], done.state["heating_lifetime"]
        heated = ~np.isnan(lifetime)
        assert np.all(age[heated] <= lifetime[heated])


def test_floor_grows_by_what_is_built_less_what_is_torn_down(reference: list[YearDone]) -> None:
    before = None
    for done in reference:
        state = done.state
        floor = state["city_gross_floor_area"]
        if before is not None:
            built = state["city_new_floor_of_year"] - state["city_demolished_floor"]
            assert floor == pytest.approx(before + built)
        before = floor
    assert sum(done.state["city_demolished_floor"] for done in reference) > 0


def test_a_new_house_stays_new_and_money_spent_stays_spent(reference: list[YearDone]) -> None:
    rebuilt, spent = np.zeros(120, bool), np.zeros(120)
    for done in reference:
        rebuilt |= done.state["rebuilt"] > 0
        assert np.all(done.state["construction_year"][rebuilt] >= 2026)
        assert np.all(done.state["investment"] >= spent)
        spent = done.state["investment"]
    assert rebuilt.any()


def test_embodied_emissions_come_with_new_floor(reference: list[YearDone]) -> None:
    for done in reference:
        if done.state["city_new_floor_of_year"] > 0:
            assert done.state["city_embodied_emissions_of_year"] > 0.1 * done.state["city_new_floor_of_year"]


def test_the_same_buildings_are_torn_down_with_and_without_a_plan(
    reference: list[YearDone], planned: list[YearDone]
) -> None:
    for without, with_plan in zip(reference, planned, strict=True):
        assert without.state["rebuilt"].tolist() == with_plan.state["rebuilt"].tolist()


def test_insulation_goes_with_the_house_it_was_put_on(reference: list[YearDone], planned: list[YearDone]) -> None:
    torn = np.any([done.state["rebuilt"] > 0 for done in planned[1:]], axis=0)
    had = planned[0].state["wall_transmittance"] == 0.1
    lost = torn & had
    assert lost.any()
    assert np.all(planned[-1].state["wall_transmittance"][lost] == reference[-1].state["wall_transmittance"][lost])
    assert np.all(planned[-1].state["wall_transmittance"][had & ~torn] == 0.1)


def test_emissions_fall_without_a_plan(reference: list[YearDone]) -> None:
    path = [done.state["city_operational_emissions"] for done in reference]
    assert path[-1] < 0.6 * path[0]
