"""Lines that a plan draws: their stops, trips, cost and minutes, and what is refused."""

import json
from typing import Any

import numpy as np
import pytest

from citybrain.domains.transit.models.planned.lines import StreetsOfLines, stops_along
from citybrain.kernel import Result
from citybrain.open_city import OpenCity
from citybrain.open_city.opening import graph_of_country
from citybrain.plans.document import read_bytes
from citybrain.plans.outcome import Outcome
from citybrain.plans.problems import PlanError
from citybrain.plans.uncertainty.assess import uncertainty_of
from citybrain.plans.uncertainty.service import case_of
from citybrain.plans.uncertainty.uncertainty import Options
from citybrain.plans.workspace import Workspace
from citybrain.presenting.answers.outcome import outcome_answer
from citybrain.presenting.answers.routes import route_answer
from citybrain.twin.build import build
from tests.domains.transit import feeds
from tests.domains.travel.tramby import write_files

NORTH = [(0.0, 750.0), (3000.0, 750.0)]


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    city = write_files(tmp_path_factory.mktemp("lines") / "tramby")
    build(city)
    return OpenCity(city).workspace


def drawn(points: list[tuple[float, float]], width: float = 60.0) -> dict[str, Any]:
    degrees = [list(feeds.TO_DEGREES.transform(feeds.WEST + x, feeds.SOUTH + y)) for x, y in points]
    return {"line": {"points": degrees, "width": width}}


def outcome_of(workspace: Workspace, *measures: dict[str, Any], **more: Any) -> Outcome:
    text = json.dumps({"name": "Lines", "measures": measures, **more}).encode()
    return workspace.outcome_of(read_bytes(text, "lines", json_text=True))


def measures_of(workspace: Workspace, *measures: dict[str, Any]) -> list[Any]:
    return outcome_answer(outcome_of(workspace, *measures), workspace.places, "en")["measures"]


def bus(points: list[tuple[float, float]], **settings: float) -> dict[str, Any]:
    return {"intervention": "new_bus_line", "where": drawn(points), "settings": settings}


def test_a_bus_line_has_stops_and_trips_there_and_back(workspace: Workspace, today: Result) -> None:
    """3 km with a stop every 500 m: 3 km at 30 km/h and half a minute at five stops, 8.5 minutes; every 15 minutes."""
    asked = bus(NORTH, departures_of_new_line=4, speed_of_new_bus=30, way_between_new_stops=490)
    result = outcome_of(workspace, asked).view.result
    stops = np.flatnonzero(result["line_of_plan"])
    way = np.sort(result["way_along_line_of_plan"][stops])
    np.testing.assert_allclose(way, np.arange(0, 3001, 500), atol=1.0)
    planned = result["planned_timetable"]
    own = planned.table.trip_line == len(today["transit_line_kind"])
    assert own.sum() == 2 * 17 * 4
    assert planned.table.trip_start[own].min() == 360.0
    np.testing.assert_allclose(result["departures_of_opened_stop"][stops], [4, *[8] * 5, 4])
    course = planned.table.trip_course[own].max()
    arrival = planned.table.call_arrival[planned.table.call_course == course]
    np.testing.assert_allclose(arrival, [0, 1, 2.5, 4, 5.5, 7, 8.5], atol=0.01)


def test_people_ride_on_it_and_its_stops_are_near(workspace: Workspace, today: Result) -> None:
    outcome = outcome_of(workspace, bus(NORTH, departures_of_new_line=12))
    result = outcome.view.result
    assert (result["way_to_bus"] <= today["way_to_bus"] + 1e-9).all()
    assert float(result["city_residents_near_transit"]) > float(today["city_residents_near_transit"])
    assert (result["transit_minutes"] <= today["transit_minutes"] + 1e-9).all()
    assert (result["minutes_to_destination"] < today["minutes_to_destination"] - 1.0).any()
    np.testing.assert_array_equal(result["line_departures"], today["line_departures"])
    begin, end = (feeds.TO_DEGREES.transform(feeds.WEST + x, feeds.SOUTH + 753) for x in (5, 2990))
    [way] = [way for way in route_answer(workspace, outcome.view, begin, end, "adult", None, "en")["ways"]
             if way["mode"] == "transit"]  # fmt: skip
    ids = workspace.places["junction"].ids[np.flatnonzero(result["line_of_plan"])]
    assert [leg["mode"] for leg in way["legs"]] == ["walk", "bus", "walk"]
    assert {way["legs"][1]["line"], way["legs"][1]["begin"]} <= {str(one) for one in ids}


def test_a_tram_line_costs_track_vehicles_and_their_hours(workspace: Workspace) -> None:
    """3 km at 30 km/h, five stops of half a minute and 4 minutes at each end: 25 minutes there and back, 6 an hour."""
    settings = {"departures_of_new_line": 6, "speed_of_new_tram": 30, "way_between_new_stops": 490}
    asked = {"intervention": "new_tram_line", "where": drawn(NORTH), "settings": settings}
    [measure] = measures_of(workspace, asked)
    assert measure["investment"] == pytest.approx(3_000 * 18_000 + 3 * 3_500_000, rel=1e-3)
    assert measure["running_cost"] == pytest.approx(3_000 * 180 + 3 * 17 * 300 * 160, rel=1e-3)


def test_prices_are_in_the_interval_of_a_plan_of_years_and_the_line_comes_once(workspace: Workspace) -> None:
    outcome = outcome_of(workspace, bus(NORTH), {"intervention": "open_stop"}, years={"from": 2026, "to": 2028})
    assert len(outcome.view.result["planned_timetable"].lines) == 1
    case = case_of(workspace.snapshot, workspace.baseline().view, outcome)
    interval = uncertainty_of(case, Options(draws=32, seed=1, drivers=False)).of("city_running_cost_of_measures")
    rows = {row["quantity"]: row["change"] for row in outcome_answer(outcome, workspace.places, "en")["headline"]}
    assert interval is not None
    assert interval.change is not None
    assert interval.change.low < rows["city_running_cost_of_measures"] < interval.change.high


def test_lines_cross_and_bend(workspace: Workspace) -> None:
    across = [(1500.0, 0.0), (1500.0, 1000.0)]
    bend = [(250.0, 0.0), (250.0, 1000.0), (2750.0, 1000.0), (2750.0, 0.0)]
    result = outcome_of(workspace, bus(NORTH), bus(across), bus(bend)).view.result
    lines = result["planned_timetable"].lines
    assert len(lines) == 3
    assert sorted(round(float(line.way[-1]), -1) for line in lines) == [1000, 3000, 4500]


@pytest.mark.parametrize("name", ["open_stop", "new_tram_line", "new_bus_line"])
def test_a_measure_on_lines_reads_the_timetable(name: str) -> None:
    """A city without trips has no such measure: none is charged where nothing can run."""
    graph = graph_of_country("FI")
    read = {need for one in graph.interventions[name].inputs for need in graph.needs(one)}
    assert "trip_start" in read


@pytest.mark.parametrize("setting", ["cost_of_new_stop", "cost_of_tram_track", "cost_of_closing_stop"])
def test_prices_beyond_bounds_are_refused(workspace: Workspace, setting: str) -> None:
    measure = {"cost_of_new_stop": "open_stop", "cost_of_tram_track": "new_tram_line"}.get(setting, "close_stop")
    with pytest.raises(PlanError, match="plan-setting-range"):
        outcome_of(workspace, {"intervention": measure, "settings": {setting: 1e308}})


@pytest.mark.parametrize("value", [0.0, -6.0])
def test_no_or_negative_departures_are_refused(workspace: Workspace, value: float) -> None:
    with pytest.raises(PlanError, match="plan-setting-range"):
        outcome_of(workspace, bus(NORTH, departures_of_new_line=value))


def test_a_line_of_one_stop_is_refused(workspace: Workspace) -> None:
    [measure] = measures_of(workspace, bus([(495.0, 500.0), (505.0, 500.0)]))
    assert measure["adopted"] == 0
    assert "two stops" in json.dumps(measure["skipped"])


def test_a_line_over_streets_that_are_cut_is_refused(workspace: Workspace) -> None:
    cut = {"intervention": "close_street", "where": drawn([(1375.0, -50.0), (1375.0, 1050.0)], 120.0)}
    [line] = [one for one in measures_of(workspace, cut, bus(NORTH)) if one["intervention"] == "new_bus_line"]
    assert line["adopted"] == 0
    assert "No way of streets" in json.dumps(line["skipped"])


def test_a_line_along_all_junctions_of_a_place_is_none(workspace: Workspace) -> None:
    [line] = measures_of(workspace, {"intervention": "new_tram_line"})
    assert line["adopted"] == 0


def test_a_line_through_water_is_refused_and_one_over_a_bridge_is_not() -> None:
    """Two rows of junctions 100 m apart with 1 km of water between; a bridge far away, or none."""
    nodes = np.arange(1.0, 22.0)
    first = np.array([*range(9), *range(10, 19)])
    ends, length = (first, first + 1), np.full(len(first), 100.0)
    apart = StreetsOfLines(nodes, *ends, length, np.ones(len(length)))
    way = apart.along(nodes[:20], cars=True)
    assert len(way.nodes) == 10
    bridge = StreetsOfLines(nodes, np.append(ends[0], [9, 20]), np.append(ends[1], [20, 10]),
                            np.append(length, [700.0, 700.0]), np.ones(len(length) + 2))  # fmt: skip
    way = bridge.along(nodes[:20], cars=True)
    assert way.gap == pytest.approx(1400.0)
    np.testing.assert_allclose(way.metres[[0, 9, 10, -1]], [0.0, 900.0, 2300.0, 3200.0])


def test_stops_lie_a_spacing_apart_and_at_both_ends() -> None:
    assert stops_along(np.arange(0.0, 1001.0, 100.0), 400.0).tolist() == [0, 4, 8, 10]
    assert stops_along(np.arange(0.0, 901.0, 100.0), 400.0).tolist() == [0, 4, 9]
    assert stops_along(np.array([0.0]), 400.0).tolist() == [0]
