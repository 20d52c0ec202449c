"""A small city with a timetable, built and computed: minutes, access, service, and what measures on lines change."""

import json
from dataclasses import replace

import numpy as np
import pytest

from citybrain.base.domains import find_domains
from citybrain.kernel import Patch, Result, change
from citybrain.open_city import OpenCity
from citybrain.plans.availability import available, lacking
from citybrain.plans.document import read_bytes
from citybrain.plans.example_plans import examples_for, names
from citybrain.plans.one_zone import require_column, zone_values
from citybrain.plans.problems import PlanError
from citybrain.plans.uncertainty.assess import uncertainty_of
from citybrain.plans.uncertainty.service import case_of
from citybrain.plans.uncertainty.uncertainty import Options
from citybrain.plans.view import View
from citybrain.plans.workspace import Workspace
from citybrain.presenting.answers.outcome import outcome_answer
from citybrain.presenting.answers.travel_matrix import travel_matrix_answer
from citybrain.twin.build import build
from tests.domains.transit.feeds import write_files

WALK, SLACK = 80.0, 1.0


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    city = write_files(tmp_path_factory.mktemp("transit") / "tramby")
    build(city)
    return OpenCity(city).workspace


def walked(x: float, y: float) -> float:
    """Minutes on foot, in whole seconds."""
    return float(np.ceil(np.round(1.3 * np.hypot(x, y), 1) / WALK * 60) / 60)


def test_minutes_from_west_to_east_are_those_by_hand(today: Result) -> None:
    """The bus leaves at 8:10, 8:30 and 8:50 for 7 minutes; who sets out after that walks 3 km."""
    minutes = today["transit_minutes"].reshape(3, 3)
    assert np.diag(minutes).tolist() == [0.0, 0.0, 0.0]
    on_foot = np.ceil(3000 * 1.3 / WALK * 60) / 60
    end = walked(15, 30)
    spans = []
    for leave in range(60):
        buses = [at + 7 + end - leave for at in (10, 30, 50) if leave + end + SLACK <= at]
        spans.append(min([*buses, on_foot]))
    assert minutes[0, 1] == pytest.approx(float(np.median(spans)))


def test_a_tram_every_ten_minutes_and_a_change_on_foot(today: Result) -> None:
    """From the north by tram to the crossing, and the way on foot."""
    minutes = today["transit_minutes"].reshape(3, 3)
    assert minutes[2, 1] < walked(2000, 1000)
    assert today["zone_minutes_to_destination"][2] == pytest.approx(walked(15, 30))


def test_the_table_of_minutes_is_that_of_the_pairs(workspace: Workspace, today: Result) -> None:
    answer = travel_matrix_answer(workspace.baseline().view, workspace.places, "east")
    assert answer["to"] == ["east"]
    column = today["transit_minutes"].reshape(3, 3)[:, answer["zones"].index("east")]
    np.testing.assert_allclose(np.ravel(answer["minutes"]), np.round(column, 1))


def test_service_and_access(today: Result) -> None:
    np.testing.assert_array_equal(today["line_departures"], [3.0, 6.0])
    assert today["stop_departures"].sum() == pytest.approx(3 * 3 + 6)
    np.testing.assert_allclose(today["line_vehicle_hours"], np.array([3 * 7, 6 * 3]) / 60 * 300)
    np.testing.assert_allclose(today["line_vehicles"], np.array([3 * 7, 6 * 3]) / 60)
    people, minutes = today["zone_residents"], today["transit_minutes"].reshape(3, 3)
    np.testing.assert_allclose(today["residents_reached"], (minutes <= 45) @ people)
    assert 0 < float(today["city_transit_access_score"]) <= 1


@pytest.mark.parametrize("name", ["transit_access_score", "underserved_residents"])
def test_what_rests_on_pairs_of_zones_is_opened_first(workspace: Workspace, today: Result, name: str) -> None:
    """In a server that nobody has asked yet."""
    view = View(Result(today.graph, today.city))
    require_column(view, name)
    for row in range(3):
        assert zone_values(view, [name], row)[name] == today[name][row]


def test_twice_the_departures_is_computing_anew(today: Result) -> None:
    changed = change(today, {"added_departures": Patch(np.array([0]), np.ones(1))})
    minutes, before = changed["transit_minutes"], today["transit_minutes"]
    assert minutes[1] < before[1]
    assert (minutes <= before + 1e-12).all()
    np.testing.assert_array_equal(changed["line_departures"], [5.0, 6.0])
    faster = change(today, {"saved_ride_time": Patch(np.array([0]), np.full(1, 0.5))})
    assert faster["transit_minutes"][1] == pytest.approx(before[1] - 3.5)


def test_a_plan_pays_for_vehicles_and_their_hours(workspace: Workspace, today: Result) -> None:
    text = json.dumps({"name": "Lines", "measures": [{"intervention": "double_frequency"}]}).encode()
    outcome = workspace.outcome_of(read_bytes(text, "lines", json_text=True))
    [measure] = outcome_answer(outcome, workspace.places, "en")["measures"]
    more = change(today, {"added_departures": Patch(np.arange(2), np.ones(2))})
    vehicles, hours = (more[name] - today[name] for name in ("line_vehicles", "line_vehicle_hours"))
    assert (vehicles > 0).all() and (hours > 0).all()
    assert measure["investment"] == pytest.approx(float(vehicles @ [450_000, 3_500_000]))
    assert measure["running_cost"] == pytest.approx(float(hours @ [85, 160]))


@pytest.mark.parametrize("years", [None, {"from": 2026, "to": 2028}])
def test_prices_of_vehicles_are_in_the_interval_of_a_plan(workspace: Workspace, years: dict[str, int] | None) -> None:
    plan = {"name": "Lines", "measures": [{"intervention": "double_frequency"}], **({"years": years} if years else {})}
    outcome = workspace.outcome_of(read_bytes(json.dumps(plan).encode(), "lines", json_text=True))
    case = case_of(workspace.snapshot, workspace.baseline().view, outcome)
    uncertainty = uncertainty_of(case, Options(draws=64, seed=1, drivers=False))
    rows = {row["quantity"]: row["change"] for row in outcome_answer(outcome, workspace.places, "en")["headline"]}
    for name in ("city_running_cost_of_measures", *(() if years else ("city_investment",))):
        interval = uncertainty.of(name)
        assert interval is not None
        assert interval.change is not None
        assert interval.change.low < rows[name] < interval.change.high


def test_nobody_adds_departures_twice(workspace: Workspace) -> None:
    text = json.dumps({"name": "Twice", "measures": [{"intervention": "double_frequency"}] * 2}).encode()
    with pytest.raises(PlanError, match="plan-nobody-left"):
        workspace.outcome_of(read_bytes(text, "lines", json_text=True))


def test_a_city_without_a_timetable_says_so_and_is_offered_no_measure_on_lines(today: Result) -> None:
    city = today.city
    sizes = {name: size for name, size in city.size.items() if not name.startswith("transit_")}
    lack = lacking(find_domains().graph("FI"), replace(city, size=sizes))
    names = {"double_frequency", "transit_priority", "transit_minutes", "city_transit_access_score", "stop_departures"}
    assert lack.keys() >= names
    assert {lack[name].code for name in names} == {"entity-not-in-city"}


def test_examples_with_measures_on_lines_are_offered_where_there_is_a_timetable(today: Result) -> None:
    whole = find_domains().graph("FI")
    assert [name for name, _ in examples_for(whole)] == names()
    sizes = {name: size for name, size in today.city.size.items() if not name.startswith("transit_")}
    offered = {name for name, _ in examples_for(available(whole, replace(today.city, size=sizes)))}
    on_lines = {"calm-streets-and-warm-walls", "packages/public-transport", "table-2/public-transport"}
    assert not offered & on_lines
    assert {"warm-blocks", "table-1/envelopes"} <= offered
    assert on_lines <= {name for name, _ in examples_for(whole)}
