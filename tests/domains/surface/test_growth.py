"""Crowns of a plan grow from year to year: heat, runoff and cooling follow, and a warmer climate moves them all."""

import json
from typing import Any

import geopandas as gpd
import numpy as np
import pytest
import shapely

from citybrain.kernel import Result
from citybrain.open_city import OpenCity
from citybrain.plans.document import read_bytes
from citybrain.plans.outcome import Outcome
from citybrain.plans.workspace import Workspace
from citybrain.plans.years.simulate import span_of
from citybrain.twin.build import build
from tests.domains.runoff.rainy_city import write_rainy_city

TREES = {"intervention": "plant_street_trees"}
REGISTER = '\n[domains.trees]\nregister = {file = "trees.geojson", title = "Trees", licence = "CC0-1.0"}\n'
FOLLOWING = ("city_crown_area", "city_shaded_cooling_need", "city_runoff_volume")
"""More crowns, less cooling, less runoff."""


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    city = write_rainy_city(tmp_path_factory.mktemp("growth") / "tramby")
    west, south, *_ = gpd.read_file(city / "districts.geojson").to_crs("EPSG:3067").total_bounds
    points = [shapely.Point(west + 50.0 + 20.0 * n, south + 100.0) for n in range(5)]
    trees = gpd.GeoDataFrame({"id": list("abcde"), "crown_diameter [m]": 6.0}, geometry=points, crs="EPSG:3067")
    trees.to_crs("EPSG:4326").to_file(city / "trees.geojson", driver="GeoJSON")
    with (city / "city.toml").open("a", encoding="utf-8") as file:
        file.write(REGISTER)
    build(city)
    return OpenCity(city).workspace


def planned(workspace: Workspace, *measures: dict[str, Any], **more: Any) -> Outcome:
    text = json.dumps({"name": "Growth", "measures": measures, **more}).encode()
    return workspace.outcome_of(read_bytes(text, "growth", json_text=True))


@pytest.fixture(scope="module")
def years(workspace: Workspace) -> Outcome:
    return planned(workspace, TREES, years={"from": 2026, "to": 2052}, scenario="frozen")


def in_year(workspace: Workspace, outcome: Outcome, year: int) -> Result:
    return workspace.paths.view(outcome, year).result


def test_new_trees_start_small_and_what_hangs_on_them_follows_until_they_are_those_of_a_plan_of_one_day(
    workspace: Workspace, years: Outcome
) -> None:
    grown = planned(workspace, TREES).view.result
    planted = np.asarray(grown["planted_share"])
    np.testing.assert_array_equal(grown["new_crown_share"], planted)
    found = [in_year(workspace, years, year) for year in (2026, 2030, 2040, 2052)]
    parts = [float(np.asarray(one["new_crown_share"]).sum() / planted.sum()) for one in found]
    assert parts == pytest.approx([0.08, 5 / 25, 15 / 25, 1.0])
    for name, sign in zip(FOLLOWING, (1.0, -1.0, -1.0), strict=True):
        path = [sign * float(one[name]) for one in found]
        assert path == sorted(path), name
        assert path[0] < path[1] < path[2] < path[3], name
        assert float(found[-1][name]) == float(grown[name]), name
    np.testing.assert_array_equal(found[-1]["felt_in_afternoon"], grown["felt_in_afternoon"])


def test_a_year_on_the_way_has_the_bits_of_its_crowns_computed_anew(workspace: Workspace, years: Outcome) -> None:
    year = in_year(workspace, years, 2038)
    over = {name: np.asarray(year[name]) for name in ("planted_share", "planned_crown_share")}
    anew = Result(year.graph, year.city, over)
    for name in ("tree_cover", "felt_in_afternoon", "air_warmer_by_day", "cell_runoff", "sun_taken_from_walls"):
        np.testing.assert_array_equal(np.asarray(anew[name]), np.asarray(year[name]))


def test_the_path_without_the_plan_is_that_of_a_plan_without_trees(workspace: Workspace, years: Outcome) -> None:
    today, without = workspace.baseline().view.result, workspace.paths.view(years, 2052, without=True).result
    for name in FOLLOWING:
        assert float(without[name]) == float(today[name])
    assert float(without["years_after_first"]) == 26.0


def test_small_trees_keep_the_room_of_grown_ones(workspace: Workspace) -> None:
    """Where trees grow there is no room for sails in a later year, however small the crowns still are."""
    sails = {"intervention": "hang_sails", "uptake": {"2028": 1.0}, "settings": {"ground_below_sails": 1.0}}
    result = planned(workspace, TREES, sails, years={"from": 2026, "to": 2030}, scenario="frozen").view.result
    planted, sail, ground = (np.asarray(result[n]) for n in ("planted_share", "sail_share", "open_ground_share"))
    assert ((planted > 0.0) & (sail > 0.0)).any()
    assert (planted + sail <= ground + 1e-9).all()


def test_a_plan_of_one_year_has_no_years_after_its_first(workspace: Workspace) -> None:
    graph = workspace.graph
    assert span_of(graph, (2026,)) == {}
    assert span_of(graph, range(2026, 2031)) == {"years_after_first": 4.0}
    one = planned(workspace, TREES, years={"from": 2026, "to": 2026}, scenario="frozen").view.result
    np.testing.assert_array_equal(one["new_crown_share"], one["planted_share"])


def test_one_climate_moves_buildings_streets_runoff_and_trees(workspace: Workspace) -> None:
    """The same plan in the warmer climate: heating falls, cooling, felt heat, water of trees and runoff rise."""
    outcome = planned(workspace, TREES, years={"from": 2026, "to": 2050}, scenario="warmer-climate")
    today, later = workspace.baseline().view.result, workspace.paths.view(outcome, 2050, without=True).result
    assert float(later["outdoor_temperature_change"]) == 1.8
    assert float(later["city_space_heating_need"]) < float(today["city_space_heating_need"])
    hours = "strong_heat_hours_in_sun"
    for name in ("city_shaded_cooling_need", "city_yearly_water_need", "city_runoff_volume", hours):
        assert float(later[name]) > float(today[name]), name
    assert float(later["cloudburst_rain"]) == pytest.approx(1.13 * float(today["cloudburst_rain"]), rel=1e-6)
    assert np.nanmean(later["felt_in_afternoon"]) > np.nanmean(today["felt_in_afternoon"]) + 1.0
    plan = outcome.view.result
    for name in ("city_shaded_cooling_need", "city_runoff_volume"):
        assert float(plan[name]) < float(later[name]), name
