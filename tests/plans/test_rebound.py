"""Rebound of a plan: the same as evaluating it in a city whose parameters know none."""

import json
from typing import Any

import pytest
import yaml

import citybrain.plans.rebound
from citybrain.base.domains import find_domains
from citybrain.open_city import OpenCity
from citybrain.plans.document import read_bytes
from citybrain.plans.outcome import Outcome
from citybrain.plans.rebound import ReboundShare, rebound_of, sources_of
from citybrain.plans.workspace import Workspace
from citybrain.presenting.answers.rebound import rebound_answer
from tests.city import write_city

FILE = find_domains()["buildings"].folder / "parameters" / "common" / "behaviour" / "rebound.yaml"
PLANS = {
    "envelope": ["insulate_walls", "replace_windows", "seal_and_recover_heat"],
    "solar": ["install_rooftop_solar", "share_solar_power"],
    "control": ["install_smart_control", "replace_appliances_and_lighting"],
    "telework": ["share_office_space"],
    "everything": ["insulate_roof", "install_smart_control", "install_rooftop_solar", "share_office_space"],
}


def outcome_of(workspace: Workspace, *measures: str) -> Outcome:
    plan = {"name": "rebound", "seed": 3, "measures": [{"intervention": name, "uptake": 0.6} for name in measures]}
    return workspace.outcome_of(read_bytes(json.dumps(plan).encode(), "plan.json"))


def at_nothing(entry: dict[str, Any]) -> dict[str, Any]:
    """A parameter of rebound that knows none."""
    (value,) = entry["values"]
    if "rows" not in value:
        return {**entry, "values": [{**value, "value": 0}]}
    return {**entry, "values": [{**value, "rows": [{"value": 0}]}]}


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    return OpenCity(write_city(tmp_path_factory.mktemp("rebound"))).workspace


@pytest.fixture(scope="module")
def without(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """The same city, whose own parameters know no rebound."""
    city = write_city(tmp_path_factory.mktemp("without"))
    stated = {name: at_nothing(entry) for name, entry in yaml.safe_load(FILE.read_text(encoding="utf-8")).items()}
    (city / "parameters").mkdir()
    (city / "parameters" / "rebound.yaml").write_text(yaml.safe_dump(stated, allow_unicode=True), encoding="utf-8")
    return OpenCity(city).workspace


def test_all_parameters_of_rebound_stand_in_one_file() -> None:
    assert set(yaml.safe_load(FILE.read_text(encoding="utf-8"))) == {
        one.parameter for one in find_domains()["buildings"].rebounds
    }


@pytest.mark.parametrize("name", PLANS)
def test_the_plan_without_rebound_is_that_of_a_city_without(
    name: str, workspace: Workspace, without: Workspace
) -> None:
    outcome, free = (outcome_of(city, *PLANS[name]) for city in (workspace, without))
    rebound = rebound_of(outcome)
    assert rebound is not None
    for share in rebound.shares:
        (expected,) = (e.change for e in free.headline if e.quantity == share.quantity)
        assert share.without == pytest.approx(expected, rel=1e-7, abs=1e-6), share.quantity
        (found,) = (e.change for e in outcome.headline if e.quantity == share.quantity)
        assert share.with_rebound == found
    emissions = rebound.main
    assert emissions.quantity == "city_operational_emissions"
    assert emissions.with_rebound > emissions.without


def test_a_city_without_rebound_has_none_to_tell(without: Workspace, workspace: Workspace) -> None:
    assert rebound_of(outcome_of(without, "insulate_walls")) is None
    assert rebound_of(outcome_of(workspace, "connect_district_heating")) is None
    assert rebound_answer(None, outcome_of(without, "insulate_walls"), "en") is None


def test_some_homes_can_stand_for_all(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    outcome = outcome_of(workspace, "insulate_walls")
    exact = rebound_of(outcome)
    monkeypatch.setattr(citybrain.plans.rebound, "MOST_SOLVED", 15)
    guessed = rebound_of(outcome)
    assert exact and guessed
    (one, other) = (found.of("city_delivered_energy").taken_back for found in (exact, guessed))
    assert other == pytest.approx(one, rel=0.4)
    assert other != one


def test_what_is_taken_back_is_a_part_of_the_saving() -> None:
    assert ReboundShare("x", -10.0, -8.0).taken_back == pytest.approx(0.2)
    assert ReboundShare("x", -10.0, 2.0).taken_back == pytest.approx(1.2)
    assert ReboundShare("x", 1.0, 2.0).taken_back is None


def test_the_answer_tells_shares_and_sources(workspace: Workspace) -> None:
    outcome = outcome_of(workspace, *PLANS["control"], "insulate_walls")
    answer = rebound_answer(rebound_of(outcome), outcome, "en")
    assert answer
    assert answer["quantity"] == "city_operational_emissions"
    assert answer["with"] > answer["without"]
    assert answer["share_taken_back"] == pytest.approx((answer["with"] - answer["without"]) / -answer["without"])
    told = " ".join(answer["sources"])
    assert "Greening" in told
    assert "Brandon" in told
    assert "Qiu" not in told
    assert {p["name"] for p in answer["parameters"]} == set(rebound_of(outcome).parameters)
    assert len(sources_of(rebound_of(outcome), outcome)) == len(set(answer["sources"]))
