"""Stops that a plan opens and closes: the same as a timetable that has them, and what is refused."""

import json
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pytest
import shapely

from citybrain.kernel import Patch, Result, change
from citybrain.open_city import OpenCity
from citybrain.plans.document import read_bytes
from citybrain.plans.workspace import Workspace
from citybrain.presenting.answers.outcome import outcome_answer
from citybrain.presenting.answers.routes import route_answer
from citybrain.twin.build import build
from tests.domains.transit import feeds
from tests.domains.travel.tramby import SPACING, write_files

PLACE = (2500.0, 0.0)
WITH_STOP = """trip_id,arrival_time,departure_time,stop_id,stop_sequence
b1,08:10:00,08:10:00,a,1
b1,08:12:00,08:12:00,b,2
b1,08:14:00,08:14:30,c,3
b1,08:15:45,08:16:15,j,4
b1,08:17:30,08:17:30,d,5
b2,08:30:00,08:30:00,a,1
b2,08:32:00,08:32:00,b,2
b2,08:34:00,08:34:30,c,3
b2,08:35:45,08:36:15,j,4
b2,08:37:30,08:37:30,d,5
b3,08:50:00,08:50:00,a,1
b3,08:52:00,08:52:00,b,2
b3,08:54:00,08:54:30,c,3
b3,08:55:45,08:56:15,j,4
b3,08:57:30,08:57:30,d,5
t1,06:00:00,06:00:00,n,1
t1,06:03:00,06:03:00,s,2"""


def written(city: Path) -> Path:
    """The files of the city, whose people go to a place beside the stop."""
    write_files(city)
    place = shapely.Point(feeds.WEST + PLACE[0], feeds.SOUTH + PLACE[1] + 10)
    gpd.GeoDataFrame({"id": ["hall"]}, geometry=[place], crs=feeds.CRS).to_file(city / "hall.geojson", driver="GeoJSON")
    with (city / "city.toml").open("a", encoding="utf-8") as settings:
        settings.write('[domains.transit]\ndestinations = {file = "hall.geojson"}\n')
    return city


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    city = written(tmp_path_factory.mktemp("stops") / "tramby")
    build(city)
    return OpenCity(city).workspace


@pytest.fixture(scope="module")
def timetabled(tmp_path_factory: pytest.TempPathFactory) -> Result:
    """The city whose timetable has the stop."""
    city = written(tmp_path_factory.mktemp("stops") / "with")
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(feeds.STOPS, "j", PLACE)
        feeds.write_zip(city / "feed.zip", stop_times=WITH_STOP)
    build(city)
    return OpenCity(city).workspace.baseline().view.result


def junction_at(today: Result, x: float, y: float) -> int:
    """The row of the junction nearest to a place; the first stop lies at the origin."""
    east, north = (today[f"junction_{axis}"] - today[f"stop_{axis}"][0] for axis in ("east", "north"))
    plain = np.flatnonzero(np.isnan(today["junction_facility"]))
    return int(plain[np.argmin(np.hypot(east[plain] - x, north[plain] - y))])


def opened(today: Result, *rows: int) -> Result:
    return change(today, {"new_stop": Patch(np.array(sorted(rows)), np.ones(len(rows)))})


def planned(workspace: Workspace, *measures: dict[str, Any]) -> dict[str, Any]:
    text = json.dumps({"name": "Stops", "measures": measures}).encode()
    return outcome_answer(workspace.outcome_of(read_bytes(text, "stops", json_text=True)), workspace.places, "en")


def at(workspace: Workspace, today: Result, x: float, y: float) -> dict[str, Any]:
    return {"id": [str(workspace.places["junction"].ids[junction_at(today, x, y)])]}


def test_a_stop_of_a_plan_is_that_of_a_timetable(today: Result, timetabled: Result) -> None:
    plan = opened(today, junction_at(today, *PLACE))
    for name in ("transit_minutes", "way_to_bus", "line_vehicle_hours", "city_floor_near_rail"):
        np.testing.assert_allclose(plan[name], timetabled[name], atol=0.02, err_msg=name)
    np.testing.assert_allclose(plan["minutes_to_destination"], timetabled["minutes_to_destination"], atol=0.05)
    assert (plan["minutes_to_destination"] < today["minutes_to_destination"]).any()
    assert (plan["way_to_bus"] < today["way_to_bus"]).any()


def test_a_closed_street_alone_makes_no_new_timetable(today: Result) -> None:
    closed = change(today, {"street_closed": Patch(np.arange(3), np.ones(3))})
    assert closed["planned_timetable"] is today["planned_timetable"]
    assert not closed.differs("transit_minutes")


def test_others_lose_the_time_of_the_stop(today: Result) -> None:
    row = junction_at(today, *PLACE)
    table = opened(today, row)["planned_timetable"].table
    bus = table.call_course == table.call_course[np.flatnonzero(table.call_stop == len(today["transit_stop_kind"]))[0]]
    np.testing.assert_allclose(table.call_arrival[bus], [0.0, 2.0, 4.0, 5.75, 7.5], atol=1e-5)
    np.testing.assert_allclose(table.call_departure[bus], [0.0, 2.0, 4.5, 6.25, 7.5], atol=1e-5)
    assert today["vehicle_hours_of_stop"][row] == pytest.approx(3 * 0.5 / 60 * 300)


def test_who_is_beside_the_way_drives_a_detour(today: Result) -> None:
    from citybrain.domains.transit.models.planned.calls import Passing, with_stops
    from citybrain.domains.transit.models.scan.timetable import Timetable

    two, one = np.zeros(2), np.zeros(1)
    table = Timetable(two, np.array([0.0, 1.0]), np.array([0.0, 10.0]), np.array([0.0, 10.0]), two + 1, two + 1,
                      one, one, one, one)  # fmt: skip
    points = np.array([[0.0, 0.0], [1000.0, 0.0], [500.0, 80.0], [250.0, 0.0]])
    passing = Passing(100.0, 150.0)
    called = with_stops(table, points, np.array([2, 3]), np.ones(1, bool), passing, 0.5)
    way = np.hypot(250, 80) + 250 + np.hypot(500, 80)
    assert called.call_stop.tolist() == [0, 3, 2, 1]
    assert called.call_arrival[-1] == pytest.approx(10 * way / 1000 + 2 * 0.5)
    far = with_stops(table, points + np.array([[0], [0], [1], [0]]) * 30, np.array([2]), np.ones(1, bool), passing, 0.5)
    assert far is table


def test_departures_at_the_new_stop_and_its_kind(today: Result) -> None:
    row = junction_at(today, *PLACE)
    plan = opened(today, row)
    assert plan["departures_of_opened_stop"][row] == 3.0
    assert plan["departures_of_opened_stop"].sum() == 3.0
    np.testing.assert_array_equal(plan["stop_departures"], today["stop_departures"])
    tram = opened(today, junction_at(today, 1000.0, 500.0))
    assert float(tram["city_floor_near_tram"]) > float(today["city_floor_near_tram"])


def test_a_closed_stop_is_passed_in_less_time(today: Result) -> None:
    stop = 2
    plan = change(today, {"stop_closed": Patch(np.array([stop]), np.ones(1))})
    assert plan["stop_departures"][stop] == 0.0
    table = plan["planned_timetable"].table
    assert not (table.call_stop == stop).any()
    assert table.call_arrival.max() == pytest.approx(6.5)
    assert (plan["way_to_bus"] >= today["way_to_bus"] - 1e-9).all()
    assert np.nanmax(plan["way_to_bus"] - today["way_to_bus"]) > 0.0


def test_a_stop_at_the_begin_of_a_line_closes_and_trips_start_later(today: Result) -> None:
    table = change(today, {"stop_closed": Patch(np.array([0]), np.ones(1))})["planned_timetable"].table
    bus = table.trip_line == 0
    np.testing.assert_allclose(np.sort(table.trip_start[bus]), [492.0, 512.0, 532.0])
    every = change(today, {"stop_closed": Patch(np.arange(6), np.ones(6))})
    assert len(every["planned_timetable"].table.trip_start) == 0
    assert every["line_departures"].tolist() == [0.0, 0.0]
    on_foot = every["transit_minutes"]
    assert (on_foot[np.isfinite(on_foot)] >= today["transit_minutes"][np.isfinite(on_foot)] - 1e-9).all()


def test_a_plan_pays_for_the_stop_and_the_time_of_vehicles(workspace: Workspace, today: Result) -> None:
    [measure] = planned(workspace, {"intervention": "open_stop", "where": at(workspace, today, *PLACE)})["measures"]
    assert measure["adopted"] == 1
    assert measure["investment"] == pytest.approx(60_000)
    assert measure["running_cost"] == pytest.approx(2_500 + 3 * 0.5 / 60 * 300 * 85)


@pytest.mark.parametrize(
    ("place", "reason"),
    [((500.0, 750.0), "No tram or bus passes"), ((1000.0, 0.0), "has a stop of its own nearby")],
)
def test_a_stop_where_nothing_passes_or_one_stands_is_refused(
    workspace: Workspace, today: Result, place: tuple[float, float], reason: str
) -> None:
    [measure] = planned(workspace, {"intervention": "open_stop", "where": at(workspace, today, *place)})["measures"]
    assert measure["adopted"] == 0
    assert reason in json.dumps(measure["skipped"])


def test_stops_of_one_measure_stand_apart(workspace: Workspace, today: Result) -> None:
    """All junctions of the city: those 250 and 500 and 750 m along the ways of the bus, and the tram's."""
    [measure] = planned(workspace, {"intervention": "open_stop"})["measures"]
    assert measure["adopted"] == 3 * 3 + 3
    assert SPACING == 250.0


def test_a_journey_names_the_junction_of_a_new_stop(workspace: Workspace, today: Result) -> None:
    row = junction_at(today, *PLACE)
    plan = {"name": "Stops", "measures": [{"intervention": "open_stop", "where": at(workspace, today, *PLACE)}]}
    outcome = workspace.outcome_of(read_bytes(json.dumps(plan).encode(), "stops", json_text=True))
    begin = feeds.TO_DEGREES.transform(feeds.WEST + 5, feeds.SOUTH + 3)
    end = feeds.TO_DEGREES.transform(feeds.WEST + 2505, feeds.SOUTH + 3)
    answer = route_answer(workspace, outcome.view, begin, end, "adult", None, "en")
    [way] = [way for way in answer["ways"] if way["mode"] == "transit"]
    assert way["legs"][-1]["begin"] == str(workspace.places["junction"].ids[row])
