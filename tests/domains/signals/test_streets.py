"""Signals that a map shows: junctions of roads without a file, who comes to them, and what plans change there."""

import json
from typing import Any

import geopandas as gpd
import numpy as np
import pytest
import shapely

from citybrain.domains.signals.importers.bus_ways import StopLegs, buses_on_roads
from citybrain.domains.signals.importers.road_junctions import road_junctions
from citybrain.domains.signals.models.estimated import MOST_SIMULATED, sampled
from citybrain.domains.signals.models.results import BETTER, CANNOT_TELL, REFERENCE
from citybrain.domains.signals.models.system import ACTUATED, PLAN, WEBSTER
from citybrain.kernel import Patch, change
from citybrain.open_city import OpenCity
from citybrain.plans.document import read_bytes
from citybrain.plans.outcome import Outcome
from citybrain.plans.workspace import Workspace
from citybrain.presenting.answers.outcome import outcome_answer
from citybrain.twin.build import build
from tests.domains.signals.signal_streets import CORNER, MIDDLE, node_at, write_files

WAITING = "city_people_waiting_at_signals"


def roads_of(*pairs: tuple[int, int], places: dict[int, tuple[float, float]]) -> gpd.GeoDataFrame:
    """Roads from node to node, one row for each direction that is stated."""
    lines = [shapely.LineString([places[a], places[b]]) for a, b in pairs]
    columns = {
        "id": [f"{a}-{b}" for a, b in pairs], "name": "Street", "road_from": [float(a) for a, _ in pairs],
        "road_to": [float(b) for _, b in pairs], "road_length": [line.length for line in lines],
    }  # fmt: skip
    return gpd.GeoDataFrame(columns, geometry=lines, crs="EPSG:3879")


def both(*pairs: tuple[int, int]) -> list[tuple[int, int]]:
    return [*pairs, *((b, a) for a, b in pairs)]


def points(*places: tuple[float, float]) -> np.ndarray:
    return np.array([shapely.Point(place) for place in places], object)


CROSS = {0: (0, 0), 1: (-200, 0), 2: (200, 0), 3: (0, 200), 4: (0, -200)}


def test_signals_at_the_lines_of_a_junction_are_one_junction_with_two_stages() -> None:
    roads = roads_of(*both((1, 0), (2, 0), (3, 0), (4, 0)), places=CROSS)
    made = road_junctions(points((-15, 0), (15, 0), (0, 15), (0, -12), (100, 0), (50, 50)), roads)
    assert made.nodes.tolist() == [0.0]
    assert roads["id"][made.roads].tolist() == ["1-0", "2-0", "3-0", "4-0"]
    assert made.stage.tolist() == [1, 1, 2, 2]
    assert (made.signals, made.between, made.off_roads, made.no_conflict) == (4, 1, 1, 0)


def test_two_carriageways_are_one_junction_and_what_lies_between_is_no_approach() -> None:
    places = {0: (0, 0), 1: (-200, 0), 2: (200, 0), 3: (0, 12), 4: (-200, 12), 5: (200, 12), 6: (0, 200), 7: (0, -200)}
    roads = roads_of((1, 0), (0, 2), (5, 3), (3, 4), *both((0, 3), (6, 3), (7, 0)), places=places)
    made = road_junctions(points((0, 0), (0, 12)), roads)
    assert made.nodes.tolist() == [0.0, 3.0]
    assert sorted(roads["id"][made.roads]) == ["1-0", "5-3", "6-3", "7-0"]
    stages = dict(zip(roads["id"][made.roads], made.stage, strict=True))
    assert stages["1-0"] == stages["5-3"] != stages["6-3"] == stages["7-0"]


def test_junctions_far_apart_stay_apart_and_one_where_nothing_crosses_is_none() -> None:
    roads = roads_of(*both((1, 0), (0, 2)), *both((2, 8), (2, 9)), places=CROSS | {8: (400, 0), 9: (200, 200)})
    made = road_junctions(points((0, 0), (200, 0)), roads)
    assert made.nodes.tolist() == [2.0]
    assert (made.signals, made.no_conflict) == (1, 1)
    assert made.stage.tolist() == [1, 1, 2]
    nothing = road_junctions(points(), roads)
    assert not len(nothing.roads)


def test_buses_drive_the_shortest_way_from_stop_to_stop() -> None:
    import pandas as pd

    roads = roads_of(*both((1, 0), (2, 0), (3, 0), (4, 0)), places=CROSS)
    stops = gpd.GeoDataFrame(geometry=points((-100, 5), (0, 100), (150, 500)), crs=roads.crs)
    calls = pd.DataFrame({"call_course": [0.0, 0, 0, 1, 1], "call_stop": [0.0, 1, 2, 1, 0]})
    trips = pd.DataFrame({"trip_course": [0.0, 0, 1], "trip_line": [0.0, 0, 0]})
    lines = pd.DataFrame({"transit_line_kind": ["bus", "tram"]})
    road, line, share = buses_on_roads(StopLegs(calls, trips, lines), stops, roads)
    assert list(zip(roads["id"][road], line, share, strict=True)) == [
        ("1-0", 0, pytest.approx(2 / 3)), ("3-0", 0, pytest.approx(1 / 3)),
    ]  # fmt: skip


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    city = write_files(tmp_path_factory.mktemp("streets") / "signalstead")
    build(city)
    return OpenCity(city).workspace


def planned(workspace: Workspace, *measures: dict[str, Any]) -> Outcome:
    plan = {"name": "Plan", "measures": list(measures)}
    return workspace.outcome_of(read_bytes(json.dumps(plan).encode(), "all", json_text=True))


def rows_of(workspace: Workspace, outcome: Outcome) -> dict[str, dict[str, Any]]:
    return {row["quantity"]: row for row in outcome_answer(outcome, workspace.places, "en")["headline"]}


def bus_line(workspace: Workspace) -> int:
    return int(workspace.snapshot.of("transit_line").ids.tolist().index("B1"))


def test_what_the_map_shows_becomes_junctions_and_the_rest_is_counted(workspace: Workspace) -> None:
    told = {one["code"]: one["arguments"] for one in workspace.snapshot.manifest.notices}
    assert told["signals-of-map"] == {"count": 2, "signals": 4}
    assert [told[f"signals-{why}"]["count"] for why in ("off-roads", "between-junctions")] == [1, 2]
    assert "signals-buses-unknown" not in told
    today = workspace.baseline().view.result
    junction, stage = (today[f"approach_{name}"].astype(int) for name in ("junction", "stage"))
    assert np.bincount(junction).tolist() == [3, 4]
    assert [sorted(stage[junction == one]) for one in (0, 1)] == [[1, 1, 2], [1, 1, 2, 2]]


def test_who_comes_follows_from_roads_and_lines(workspace: Workspace) -> None:
    today = workspace.baseline().view.result
    road = today.city.relations["approach_to_road"].rows
    assert today["cars_at_approach"].tolist() == today["road_flow"][road].tolist()
    ends = today["road_to"][road]
    assert set(ends) == {node_at(*MIDDLE), node_at(*CORNER)}
    buses = today["buses_at_approach"]
    along = ends == node_at(*MIDDLE)
    assert buses[~along].tolist() == [0.0] * 4
    assert sorted(buses[along]) == [0.0, 0.0, today["line_departures"][bus_line(workspace)]]
    assert np.isnan(today["approach_bicycle_delay"]).all()
    assert np.isnan(today["approach_walking_delay"]).all()


def test_the_city_as_it_is_has_webster_s_times_and_no_better_control_can_be_told(workspace: Workspace) -> None:
    today = workspace.baseline().view.result
    kind, verdict = today["signal_control_kind"], today["control_verdict"]
    assert (verdict[kind == PLAN] == REFERENCE).all()
    assert (verdict[kind != PLAN] == CANNOT_TELL).all()
    assert (today["control_delay_change"][kind == WEBSTER] == 0.0).all()
    assert np.isnan(today["control_delay"][kind == ACTUATED]).all()
    assert (today["approach_missing_green"] == 0.0).all()
    waiting = (today["signal_delay"] * today["signal_arrivals"]).sum()
    assert today[WAITING] == pytest.approx(waiting)
    assert waiting > 0.0


def test_a_closed_road_and_a_charge_change_delay_at_signals_whose_times_stay(workspace: Workspace) -> None:
    today = workspace.baseline().view.result
    road = today.city.relations["approach_to_road"].rows
    busiest = int(road[np.argmax(today["cars_at_approach"])])
    name = workspace.snapshot.of("road").ids[busiest]
    for measure in ("close_road", "charge_for_driving"):
        outcome = planned(workspace, {"intervention": measure, "where": {"id": [name]}})
        plan = outcome.view.result
        assert plan["cars_at_approach"][road == busiest] < today["cars_at_approach"][road == busiest]
        assert rows_of(workspace, outcome)[WAITING]["change"] != 0.0
        assert plan["control_cycle"][0] == today["control_cycle"][0]


def test_measures_keep_the_times_until_one_makes_them_anew(workspace: Workspace) -> None:
    today = workspace.baseline().view.result
    flow = Patch(np.array([0, 2]), np.array([200.0, 1100.0]))
    crowded = change(today, {"cars_at_approach": flow})
    assert crowded["control_cycle"][0] == today["control_cycle"][0]
    anew = change(today, {"cars_at_approach": flow, "signal_control_chosen": Patch(np.array([0]), np.array([1.0]))})
    assert anew["signal_delay"][0] < 0.8 * crowded["signal_delay"][0]
    assert anew["signal_delay"][1] == crowded["signal_delay"][1]
    assert crowded["control_delay"][:2] == pytest.approx([crowded["signal_delay"][0], anew["signal_delay"][0]])


def test_more_departures_of_a_line_bring_more_buses_and_no_more_people(workspace: Workspace) -> None:
    today = workspace.baseline().view.result
    line = bus_line(workspace)
    plan = change(today, {"added_departures": Patch(np.array([line]), np.array([1.0]))})
    assert plan["buses_at_approach"].sum() > 1.5 * today["buses_at_approach"].sum()
    without = change(plan, {"cars_at_approach": Patch(np.arange(7), np.zeros(7))})
    before = change(today, {"cars_at_approach": Patch(np.arange(7), np.zeros(7))})
    assert without["signal_arrivals"].tolist() == before["signal_arrivals"].tolist()


def test_actuated_control_is_simulated_where_a_plan_chooses_it(workspace: Workspace) -> None:
    name = f"node/{node_at(*MIDDLE)}"
    outcome = planned(workspace, {"intervention": "actuate_signals", "where": {"id": [name]}})
    plan, today = outcome.view.result, workspace.baseline().view.result
    row = workspace.snapshot.of("signal_junction").ids.tolist().index(name)
    assert plan["signal_delay"][row] < today["signal_delay"][row]
    assert plan["signal_delay"][1 - row] == today["signal_delay"][1 - row]
    verdict = plan["control_verdict"].reshape(2, 3)
    assert verdict[row, ACTUATED] == BETTER
    assert verdict[1 - row].tolist() == [REFERENCE, CANNOT_TELL, CANNOT_TELL]
    effects = rows_of(workspace, outcome)
    assert effects[WAITING]["verdict"] == "better"
    assert effects["city_investment"]["change"] == 30_000.0


def test_of_many_junctions_some_of_every_load_are_simulated() -> None:
    class System:
        network = np.arange(40)

        class layout:
            junction = np.arange(40)

        saturation = np.stack([np.linspace(1.0, 0.0, 40)] * 2)

    picked, nearest = sampled(System(), np.arange(40))  # type: ignore[arg-type]
    assert len(np.unique(picked)) == MOST_SIMULATED
    assert {0, 39} <= set(picked)
    assert np.abs(picked[nearest] - np.arange(40)).max() <= 2
    few, place = sampled(System(), np.array([3, 5]))  # type: ignore[arg-type]
    assert few[place].tolist() == [3, 5]
