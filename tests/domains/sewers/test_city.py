"""A small city with a network of sewers: built, planned and explained."""

import json
from pathlib import Path

import geopandas as gpd
import numpy as np
import pytest

from citybrain.domains.sewers.engine import runs
from citybrain.kernel import Result
from citybrain.kernel.errors import NotFoundError, PlanError
from citybrain.messages import render
from citybrain.open_city import OpenCity
from citybrain.plans.document import read_bytes
from citybrain.plans.workspace import Workspace
from citybrain.presenting.answers.outcome import outcome_answer
from citybrain.presenting.answers.told import notice_answer
from citybrain.twin.build import build
from citybrain.twin.snapshot import load
from tests.domains.heat.test_city import write_hot_city
from tests.domains.planned import planned
from tests.domains.sewers.networks import TANK, placed

PERIODS = (2, 5, 10, 20, 50, 100)
NARROW = TANK.replace("P1 CIRCULAR 1.2", "P1 CIRCULAR 0.6")
PROJECTS = "name,cost,inhabitants\nEmscher,5400000000,2300000\n"
SEWERS = '\n[domains.sewers]\nmodel = {{file = "network.inp"{crs}}}\nprojects = {{file = "projects.csv"}}\n'


def write_city(city: Path, crs: str = ', crs = "EPSG:3067"') -> Path:
    """The hot city with sewers below its streets."""
    write_hot_city(city)
    west, south = gpd.read_file(city / "districts.geojson").to_crs("EPSG:3067").total_bounds[:2]
    (city / "network.inp").write_text(placed(NARROW, west + 200.0, south + 60.0, 0.6), encoding="utf-8")
    (city / "projects.csv").write_text(PROJECTS, encoding="utf-8")
    with (city / "city.toml").open("a", encoding="utf-8") as file:
        file.write(SEWERS.format(crs=crs))
    return city


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = write_city(tmp_path_factory.mktemp("sewers") / "tramby")
    build(folder)
    return folder


def test_the_network_is_on_the_map_as_a_connected_graph(city: Path, today: Result) -> None:
    snapshot = load(city)
    sizes = {one: len(snapshot.of(one)) for one in ("sewer_node", "sewer_pipe", "sewer_catchment")}
    assert sizes == {"sewer_node": 4, "sewer_pipe": 3, "sewer_catchment": 2}
    np.testing.assert_allclose(np.asarray(today["area_above_node"]), [180_000.0] * 4)
    np.testing.assert_allclose(np.asarray(today["sealed_area_above_node"]), [96_000.0] * 4)


def test_water_comes_out_at_a_node_and_stands_on_its_street(today: Result) -> None:
    flooding = np.asarray(today["node_flooding"])
    assert flooding[0] > 0.0
    assert float(today["sewer_flooding"]) == pytest.approx(flooding.sum())
    assert np.asarray(today["street_flooding"]).sum() <= flooding.sum() * (1.0 + 1e-12)
    assert float(today["storm_overflow"]) == pytest.approx(float(np.asarray(today["node_outflow"])[2]))
    rain, losses = float(today["network_rain"]), float(today["network_infiltration"]) + float(today["network_runoff"])
    assert losses <= rain * 1.02


def test_storms_of_the_slider_flood_more_the_rarer_they_are_and_less_with_devices(
    workspace: Workspace, today: Result
) -> None:
    """The storm of the scenario is one of them; a plan runs it alone until somebody asks for the others."""
    by_storm = np.stack([np.asarray(today[f"node_flooding_in_{one}_year_storm"]) for one in PERIODS])
    assert (np.diff(by_storm, axis=0) >= 0.0).all()
    np.testing.assert_array_equal(by_storm[2], np.asarray(today["node_flooding"]))
    assert float(today["city_node_spill_in_10_year_storm"]) == float(today["storm_overflow"])
    before = len(runs._remembered)
    plan = planned(workspace, {"intervention": "place_bioretention"})
    assert len(runs._remembered) <= before + 1
    for one, today_there in zip(PERIODS, by_storm, strict=True):
        assert np.asarray(plan[f"node_flooding_in_{one}_year_storm"]).sum() <= today_there.sum()
        street = np.asarray(plan[f"street_flooding_in_{one}_year_storm"])
        assert street.sum() <= np.asarray(today[f"street_flooding_in_{one}_year_storm"]).sum()
    later = Result(today.graph, today.city, {"sewer_storm_climate_factor": np.float64(1.3)})
    assert float(later["city_node_flooding_in_10_year_storm"]) > by_storm[2].sum()


def test_of_a_storm_that_cannot_be_nothing_is_known_and_all_else_is(today: Result) -> None:
    """Of 1,000 mm in an hour: the storms that can be are run, and sewers below cells are as they were."""
    stated = {"sewer_storm_hour_depth": np.float64(400.0), "sewer_storm_climate_factor": np.float64(1.2)}
    result = Result(today.graph, today.city, {**stated, "sewer_storm_depth": np.float64(1000.0)})
    assert np.isnan(np.asarray(result["node_flooding"])).all()
    assert np.isnan(np.asarray(result["node_flooding_in_100_year_storm"])).all()
    assert np.isfinite(np.asarray(result["node_flooding_in_2_year_storm"])).all()
    np.testing.assert_array_equal(np.asarray(result["sewer_below"]), np.asarray(today["sewer_below"]))


@pytest.mark.parametrize(
    "measure",
    [
        "place_bioretention",
        "place_rain_gardens",
        "lay_permeable_pavement",
        "plant_retaining_roofs",
        "place_rain_barrels",
    ],
)
def test_a_device_holds_rain_back_and_costs(workspace: Workspace, today: Result, measure: str) -> None:
    plan = planned(workspace, {"intervention": measure})
    assert float(plan["network_runoff"]) < float(today["network_runoff"])
    assert float(plan["city_investment_in_rain_devices"]) > 0.0
    assert float(plan["city_upkeep_of_rain_devices"]) > 0.0


def test_devices_in_a_part_are_answered_to_the_bits_of_the_whole(workspace: Workspace, today: Result) -> None:
    plan = planned(workspace, {"intervention": "place_bioretention", "where": {"drained_area": {"at_least": 1e5}}})
    placed_there = np.asarray(plan["bioretention_area"])
    assert (placed_there > 0.0).tolist() == [True, False]
    runs._remembered.clear()
    anew = Result(today.graph, today.city, {"bioretention_area": placed_there})
    for name in ("node_flooding", "catchment_runoff", "street_flooding", "storm_overflow", "sewer_peak_flow"):
        np.testing.assert_array_equal(np.asarray(anew[name]), np.asarray(plan[name]))


def test_sewers_below_cells_are_as_long_as_the_sewers(city: Path, today: Result) -> None:
    """A tree over a sewer is told by the cell: all sewers in cells, to the metre."""
    pipes, cells = load(city).of("sewer_pipe"), np.asarray(today["sewer_below"])
    assert (cells > 0.0).sum() > 10
    assert cells.max() <= 2.0 * 2.0**0.5 * 10.0
    assert cells.sum() <= 0.6 * (200.0 + 100.0 + 100.0) + 1.0
    assert len(pipes) == 3


def test_a_plan_that_plants_trees_over_sewers_says_in_how_many_cells(workspace: Workspace, today: Result) -> None:
    text = json.dumps({"name": "Trees", "measures": [{"intervention": "plant_street_trees"}]}).encode()
    made = workspace.outcome_of(read_bytes(text, "trees", json_text=True))
    planted, sewers = (np.asarray(made.view.result[name]) for name in ("planted_share", "sewer_below"))
    [notice] = [one for one in made.notices if one.code == "conflict-city_cells_planted_over_sewers"]
    over = int(((planted > 0.0) & (sewers >= 2.5)).sum())
    assert notice.arguments == {"count": over}
    assert notice.places == (("Corner", over),)
    assert notice_answer(made.view.graph, notice, "en")["text"].endswith(f"root barriers. Where: Corner ({over}).")
    assert 0 < over < (planted > 0.0).sum()
    assert float(today["city_cells_planted_over_sewers"]) == 0.0


def test_a_number_of_a_domain_that_the_city_lacks_is_not_asked_why(workspace: Workspace) -> None:
    plan = {"name": "Trees", "measures": [{"intervention": "plant_street_trees", "uptake": 0.3}]}
    outcome = workspace.outcome_of(read_bytes(json.dumps(plan).encode(), "trees", json_text=True))
    rows = {row["quantity"]: row for row in outcome_answer(outcome, workspace.places, "en")["headline"]}
    assert "Inlet of a cell has no value here" in rows["surface_water_into_sewers"]["missing"]


def test_the_emscher_costs_2348_euro_for_each_inhabitant_served(today: Result) -> None:
    assert round(float(np.asarray(today["cost_per_inhabitant_served"])[0])) == 2348


def test_a_coordinate_system_is_asked_for_and_the_city_is_built_without_sewers(tmp_path: Path) -> None:
    """Everything that hangs on the network says why it is not known; what needs no network stands."""
    write_city(tmp_path / "tramby", crs="")
    manifest = build(tmp_path / "tramby")
    refused = manifest.refused["sewers-model"]
    assert (refused.file, refused.code, refused.domains) == ("network.inp", "sewers-crs-asked", ("sewers",))
    assert "sewers-model" not in manifest.sources
    first = manifest.notices[0]
    assert first["code"] == "city-source-refused"
    opened = OpenCity(tmp_path / "tramby").workspace
    for name in ("node_flooding", "sewer_flooding", "street_flooding"):
        with pytest.raises(NotFoundError) as lacking:
            _ = opened.graph[name]
        assert lacking.value.code == "source-refused"
        told = render(lacking.value)
        assert "network.inp (sewers-model) was refused" in told and 'crs = "EPSG:' in told
    assert np.isfinite(float(opened.baseline().view.result["city_crown_area"]))
    with pytest.raises(PlanError) as caught:
        planned(opened, {"intervention": "place_bioretention"})
    assert caught.value.code == "plan-measure-source-refused"
    assert "hangs on the file network.inp" in render(caught.value)


def test_a_network_in_another_place_is_told(tmp_path: Path) -> None:
    write_city(tmp_path / "tramby", crs=', crs = "EPSG:4326"')
    assert build(tmp_path / "tramby").refused["sewers-model"].code == "sewers-crs"
