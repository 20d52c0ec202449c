"""A city with the surface and the sewers: runoff into inlets, water out of nodes back on the ground, and balances."""

import json
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pytest

from citybrain.domains.sewers.engine import runs
from citybrain.domains.sewers.engine.inflows import own_series, with_inflows
from citybrain.domains.sewers.engine.reading import read_model
from citybrain.domains.sewers.engine.runs import run
from citybrain.kernel import Result
from citybrain.open_city import OpenCity
from citybrain.plans.document import read_bytes
from citybrain.plans.workspace import Workspace
from citybrain.twin.build import build
from citybrain.twin.snapshot import load
from tests.domains.runoff.rainy_city import write_rainy_city
from tests.domains.sewers.networks import SMALL, TANK, placed
from tests.domains.sewers.test_city import PROJECTS, SEWERS

BALANCE = ("surface_water_flooding", "surface_water_at_outfalls", "surface_water_left_in_sewers")


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The rainy city on sewers that are too narrow for its storm."""
    folder = write_rainy_city(tmp_path_factory.mktemp("surface") / "tramby")
    west, south = gpd.read_file(folder / "districts.geojson").to_crs("EPSG:3067").total_bounds[:2]
    network = placed(TANK.replace("P1 CIRCULAR 1.2", "P1 CIRCULAR 0.25"), west + 200.0, south + 60.0, 0.6)
    (folder / "network.inp").write_text(network, encoding="utf-8")
    (folder / "projects.csv").write_text(PROJECTS, encoding="utf-8")
    with (folder / "city.toml").open("a", encoding="utf-8") as file:
        file.write(SEWERS.format(crs=', crs = "EPSG:3067"'))
    build(folder)
    return folder


@pytest.fixture(scope="module")
def workspace(city: Path) -> Workspace:
    return OpenCity(city).workspace


@pytest.fixture(scope="module")
def today(workspace: Workspace) -> Result:
    return workspace.baseline().view.result


def planned(workspace: Workspace, *measures: dict[str, Any]) -> Any:
    text = json.dumps({"name": "Rain", "measures": measures}).encode()
    return workspace.outcome_of(read_bytes(text, "rain", json_text=True)).view.result


def values(result: Result, name: str) -> np.ndarray:
    return np.asarray(result[name])


def test_cells_of_catchments_give_to_their_node_and_no_outfall_takes_any(city: Path, today: Result) -> None:
    inlet = values(today, "cell_inlet")
    taken = np.unique(inlet[np.isfinite(inlet)]).astype(int)
    assert np.isfinite(values(today, "sewer_node_depth")[taken]).all()
    notices = {one["code"]: one["arguments"] for one in load(city).manifest.notices}
    assert notices["sewers-inlets"]["count"] == int(np.isfinite(inlet).sum())
    assert 0 < notices["sewers-inlets"]["count"] < notices["sewers-inlets"]["total"]


def assert_balances_close(result: Result) -> None:
    """What goes into the sewers comes out of them; what stays or comes back on the ground flows, stands or leaves."""
    into = float(result["surface_water_into_sewers"])
    assert into == pytest.approx(values(result, "runoff_into_sewers").sum())
    out = sum(float(result[name]) for name in BALANCE)
    assert out == pytest.approx(into + float(result["other_water_in_sewers"]), rel=0.02)
    assert abs(float(result["surface_balance_error"])) < 2.0
    back = values(result, "water_out_of_sewers").sum()
    lost = float(result["city_flooding_off_the_cells"])
    assert back + lost == pytest.approx(float(result["surface_water_flooding"]))
    ground = values(result, "cell_runoff_volume").sum() - into + back
    leaves = values(result, "cell_flow_beside_sewers")[np.isnan(values(result, "cell_drains_to"))].sum()
    stands = values(result, "hollow_water_beside_sewers").sum()
    held = values(result, "cell_water_held_beside_sewers").sum()
    assert ground == pytest.approx(leaves + stands + held)


def test_water_of_the_ground_floods_a_node_and_flows_on_to_the_hollow(today: Result) -> None:
    assert_balances_close(today)
    flooding = values(today, "flooding_of_surface_water")
    assert flooding.max() > 10.0
    place = int(values(today, "sewer_node_cell")[int(flooding.argmax())])
    assert values(today, "water_out_of_sewers")[place] == pytest.approx(flooding.max())
    drains, hollow = values(today, "cell_drains_to"), values(today, "cell_hollow")
    while np.isnan(hollow[place]):
        assert values(today, "cell_flow_beside_sewers")[place] >= flooding.max()
        place = int(drains[place])
    arrives = values(today, "hollow_inflow_beside_sewers")[int(hollow[place])]
    assert arrives >= flooding.max()


@pytest.mark.parametrize("measure", ["build_rain_gardens", "pave_permeably", "put_rain_tanks", "unseal_ground"])
def test_a_measure_on_cells_takes_water_from_the_sewers(workspace: Workspace, today: Result, measure: str) -> None:
    plan = planned(workspace, {"intervention": measure})
    assert_balances_close(plan)
    assert float(plan["surface_water_into_sewers"]) < float(today["surface_water_into_sewers"])
    assert float(plan["surface_water_flooding"]) < float(today["surface_water_flooding"])
    assert (values(plan, "pond_depth_beside_sewers") <= values(today, "pond_depth_beside_sewers") + 1e-9).all()


def test_a_part_is_answered_to_the_bits_of_the_whole(workspace: Workspace, today: Result) -> None:
    plan = planned(workspace, {"intervention": "build_rain_gardens", "where": {"cell_inlet": {"at_least": 0}}})
    garden = values(plan, "rain_garden_share")
    assert 0 < (garden > 0.0).sum() < len(garden)
    runs._remembered.clear()
    anew = Result(today.graph, today.city, {"rain_garden_share": garden})
    for name in ("inflow_at_inlet", "water_out_of_sewers", "pond_depth_beside_sewers", "surface_water_flooding"):
        np.testing.assert_array_equal(values(anew, name), values(plan, name))


def test_inflows_are_what_is_given_and_what_the_file_has_of_its_own_stays() -> None:
    own = '[INFLOWS]\nN FLOW "" FLOW 1 1 2\n'
    text = read_model(SMALL + own, "small.inp").text
    dry = run(with_inflows(text, {}, 60.0, 6.0)).routing_totals["exInflow"]
    wet = run(with_inflows(text, {"N": 100.0}, 60.0, 6.0)).routing_totals["exInflow"]
    assert wet - dry == pytest.approx(100.0, rel=0.005)
    assert dry == pytest.approx(2e-3 * 7 * 3600.0, rel=0.01)


def test_a_node_with_a_series_of_its_own_takes_no_other() -> None:
    text = SMALL.replace("[COORDINATES]", "[INFLOWS]\nN FLOW R FLOW 1 0.001\n[COORDINATES]")
    model = read_model(text, "small.inp")
    assert own_series(model.model) == {"N"}
    assert "CITYBRAIN_SURFACE FLOW" not in with_inflows(model.text, {"N": 100.0}, 60.0, 6.0)
