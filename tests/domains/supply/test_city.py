"""A small city with a network, waters and days: built, planned and explained."""

from pathlib import Path

import geopandas as gpd
import numpy as np
import pytest
from fastapi.testclient import TestClient

from citybrain.api.app import create_app
from citybrain.kernel import Explainer, Result
from citybrain.plans.workspace import Workspace
from citybrain.twin.build import build
from citybrain.twin.snapshot import load
from tests.city import city_around
from tests.domains.planned import planned
from tests.domains.signals import plans
from tests.domains.supply.networks import line_network

CITY = """name = "Wellby"
country = "FI"
[sources.buildings]
file = "blocks.geojson"
title = "Blocks"
licence = "CC0-1.0"
[domains.supply]
network = {file = "network.inp", crs = "EPSG:3879", title = "Network of Wellby", licence = "CC0-1.0"}
waters = {file = "waters.csv"}
days = {file = "days.csv"}
"""
WATERS = """area,month,flow,amount,unit
Wellby,2026-07,water_supplied,10,ML
Wellby,2026-07,metered_use,8,ML
Wellby,2026-07,unmetered_use,0.5,ML
Wellby,2026-07,network_leakage,1.25,ML
Wellby,2026-07,ground_abstraction,3,ML
Wellby,2026-07,permitted_ground_abstraction,2,ML
"""


def write_city(city: Path, toml: str = CITY, network: str | None = None) -> Path:
    """Blocks in a row along the main of the network."""
    plans.write_files(city)
    (city / "city.toml").write_text(toml, encoding="utf-8")
    (city / "waters.csv").write_text(WATERS, encoding="utf-8")
    days = [f"2026-07-{day:02d},{12 if day == 1 else 0},5" for day in range(1, 31)]
    (city / "days.csv").write_text("\n".join(["date,rain [mm],evaporation [mm]", *days]), encoding="utf-8")
    (city / "network.inp").write_text(network or line_network(plans.WEST, plans.SOUTH), encoding="utf-8")
    return city


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = write_city(tmp_path_factory.mktemp("supply") / "wellby")
    build(folder)
    return folder


def test_the_network_is_on_the_map_with_its_day(city: Path, today: Result) -> None:
    snapshot = load(city)
    assert list(snapshot.of("supply_node").ids) == ["a", "b", "c", "d", "r", "alone", "far"]
    assert len(snapshot.of("supply_pipe")) == 5
    pressure = np.asarray(today["node_pressure"])
    assert 40.0 < pressure[3] < pressure[0] < 50.0
    assert np.isnan(pressure[4:]).all()
    codes = {one["code"] for one in snapshot.manifest.notices}
    assert {"supply-taken-over", "supply-isolated", "supply-days-read"} <= codes


def test_closing_a_pipe_leaves_those_behind_it_without_water(workspace: Workspace, today: Result) -> None:
    assert float(today["city_residents_without_water"]) == 0.0
    plan = planned(workspace, {"intervention": "close_pipe", "where": {"id": ["p2"]}})
    assert np.asarray(plan["water_reaches_node"]).tolist() == [1, 1, 0, 0, 1, 0, 0]
    without, known = float(plan["city_residents_without_water"]), np.asarray(plan["building_has_water"])
    assert 0.0 < without < float(plan["city_residents"])
    assert without == pytest.approx(float(np.asarray(plan["residents"])[known == 0.0].sum()))
    assert float(plan["city_demand_without_water"]) == pytest.approx(3.0 * 3.6, rel=1e-6)


def test_lower_pressure_and_new_mains_leak_less_and_cost(workspace: Workspace, today: Result) -> None:
    before = float(today["city_leakage_of_supply"])
    lower = planned(workspace, {"intervention": "manage_pressure"})
    assert float(lower["city_leakage_of_supply"]) < before
    assert np.nanmin(np.asarray(lower["lowest_node_pressure"])) >= 25.0 - 1e-9
    assert float(lower["city_investment_in_pressure"]) == pytest.approx(3.0 * 1050.0)
    new = planned(workspace, {"intervention": "replace_main"})
    assert float(new["city_pipe_leakage"]) < float(today["city_pipe_leakage"])
    assert float(new["city_investment_in_mains"]) == pytest.approx(450.0 * 1300.0)
    assert float(new["city_pipe_breaks"]) < float(today["city_pipe_breaks"])


def test_a_change_is_answered_to_the_bits_of_the_whole(workspace: Workspace, today: Result) -> None:
    plan = planned(
        workspace,
        {"intervention": "close_pipe", "where": {"id": ["p3"]}},
        {"intervention": "manage_pressure", "where": {"id": ["b", "c"]}},
    )
    changed = {name: np.asarray(plan[name]) for name in ("closed_by_plan", "pressure_cut")}
    anew = Result(today.graph, today.city, changed)
    for name in ("residents_without_water", "pipe_leakage", "city_leakage_of_supply", "demand_without_water"):
        np.testing.assert_array_equal(np.asarray(anew[name]), np.asarray(plan[name]))


def test_the_balance_of_the_city_is_asked_for_over_http(workspace: Workspace, today: Result) -> None:
    with TestClient(create_app(city_around(workspace))) as client:
        [month] = client.get("/api/v1/water-balances", params={"language": "en"}).json()["months"]
    assert (month["area"], month["month"], month["residual"]) == ("Wellby", "2026-07", None)
    network = next(one for one in month["waters"] if one["water"] == "network")
    assert [one["amount"] for one in network["outflows"]] == [8000.0, 500.0, 1250.0]
    assert network["residual"] == pytest.approx(float(np.asarray(today["residual_of_network"])[0]))
    assert month["over_permit"] == {"surface": None, "ground": 1.5}


def test_waters_and_tanks_are_known_as_far_as_files_say(today: Result) -> None:
    assert float(today["residual_of_network"][0]) == pytest.approx(250.0)
    assert np.isnan(today["residual_of_waters"][0])
    assert float(today["ground_abstraction_over_permit"][0]) == pytest.approx(1.5)
    assert 0.0 < float(today["tree_need_met_in_dry_month"]) < 1.0


def test_why_opens_down_to_the_pressure_of_the_model(today: Result) -> None:
    told = Explainer(today).explain("pipe_leakage", 1, depth=3)
    assert {"pipe_pressure", "main_length", "infrastructure_leakage_index"} <= {one.quantity for one in told.inputs}


@pytest.mark.parametrize(
    ("toml", "network", "code"),
    [
        (CITY.replace('crs = "EPSG:3879", ', ""), None, "features-crs-missing"),
        (CITY.replace("EPSG:3879", "EPSG:0"), None, "supply-crs"),
        (CITY, line_network(0.0, 0.0), "supply-elsewhere"),
        (CITY, line_network(plans.WEST, plans.SOUTH).replace("\nb 254", "\nx 254"), "supply-no-place"),
        (CITY, line_network(plans.WEST, plans.SOUTH).replace("300 100 130", "300 -100 130"), "supply-engine-line"),
    ],
)
def test_a_network_that_cannot_be_is_left_out_and_nothing_of_it_is_there(
    tmp_path: Path, toml: str, network: str | None, code: str
) -> None:
    folder = write_city(tmp_path / "city", toml, network)
    manifest = build(folder)
    assert {name: (one.code, one.domains) for name, one in manifest.refused.items()} == {
        "supply-network": (code, ("supply",))
    }
    assert not {"supply_node", "supply_pipe"} & {*manifest.entities}
    assert manifest.notices[0]["arguments"]["problem"]["code"] == code
    assert gpd.read_file(folder / "blocks.geojson").shape[0] == 6
