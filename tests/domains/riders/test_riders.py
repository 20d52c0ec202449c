"""Passengers of lines in a small city: what adds up, and what plans change of them in the same what-if."""

from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pytest
import shapely

from citybrain.domains.riders.models.loads import CrowdedTime, loads_of, sections_of
from citybrain.kernel import NotFoundError, Result
from citybrain.open_city import OpenCity
from citybrain.plans.workspace import Workspace
from citybrain.twin.build import build
from tests.city import write_city
from tests.domains.planned import planned
from tests.domains.transit import feeds
from tests.domains.travel.tramby import blocks, write_files

NORTH = [(0.0, 250.0), (3000.0, 250.0)]


def often() -> dict[str, str]:
    """The timetable with a bus every six minutes there and back, from six in the morning."""
    texts = feeds.feed_texts()
    calls = [("00", "d"), ("03", "c"), ("05", "b"), ("07", "a")]
    back = [f"c1,07:{at}:00,07:{at}:30,{stop},{place}" for place, (at, stop) in enumerate(calls, start=1)]
    return {
        "trips": f"{texts['trips']}\nB1,day,c1",
        "stop_times": "\n".join([texts["stop_times"], *back]),
        "frequencies": f"{texts['frequencies']}\nb1,06:00:00,12:00:00,360\nc1,06:00:00,12:00:00,360",
    }


def write_long_city(city: Path) -> Path:
    """The city of travel with buildings along the bus alone, in three districts, and that timetable."""
    write_files(city)
    homes = blocks()
    homes[homes.geometry.bounds["miny"] < feeds.SOUTH + 100].to_file(city / "blocks.geojson", driver="GeoJSON")
    shapes = [shapely.box(feeds.WEST + a, feeds.SOUTH - 500, feeds.WEST + b, feeds.SOUTH + 2000)
              for a, b in ((-500, 800), (800, 2000), (2000, 3500))]  # fmt: skip
    names = ["west", "middle", "east"]
    table = gpd.GeoDataFrame({"id": names, "name": names}, geometry=shapes, crs=feeds.CRS)
    table.to_crs("EPSG:4326").to_file(city / "districts.geojson", driver="GeoJSON")
    feeds.write_zip(city / "feed.zip", **often())
    return city


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    city = write_long_city(tmp_path_factory.mktemp("riders") / "tramby")
    build(city)
    return OpenCity(city).workspace


def drawn(points: list[tuple[float, float]], width: float = 60.0) -> dict[str, Any]:
    degrees = [list(feeds.TO_DEGREES.transform(feeds.WEST + x, feeds.SOUTH + y)) for x, y in points]
    return {"line": {"points": degrees, "width": width}}


def test_trips_of_travel_ride_walk_or_come_too_late(today: Result) -> None:
    flow = np.asarray(today["transit_flow_between_zones"])
    np.testing.assert_allclose(flow, flow.T)
    assert not flow.diagonal().any()
    assert flow.sum() == pytest.approx(today["transit_trips"].sum())
    whole = today["transit_riders"] + today["faster_on_foot"] + today["riders_too_late"]
    assert whole == pytest.approx(flow.sum() * today["traffic_of_model"])
    assert today["transit_riders"] > 0


def test_lines_stops_and_the_city_count_the_same_boardings(today: Result) -> None:
    assert today["line_riders"].sum() == pytest.approx(today["transit_boardings"])
    assert today["stop_boardings"].sum() == pytest.approx(today["transit_boardings"])
    assert today["hours_in_vehicles"].sum() == pytest.approx(today["city_hours_in_vehicles"])
    assert (today["line_largest_load"] <= today["line_riders"] + 1e-9).all()
    assert today["rides_of_a_rider"] >= 1.0
    assert today["riders_of_drawn_lines"] == 0.0


def test_twice_the_departures_bring_riders_and_room(workspace: Workspace, today: Result) -> None:
    more = planned(workspace, {"intervention": "double_frequency", "uptake": 1})
    assert more["transit_riders"] > today["transit_riders"]
    ridden = today["line_riders"] > 0.0
    assert (more["vehicles_at_largest_load"][ridden] > today["vehicles_at_largest_load"][ridden]).any()
    assert not np.allclose(more["line_load_factor"][ridden], today["line_load_factor"][ridden])


def test_nobody_boards_at_a_closed_stop(workspace: Workspace, today: Result) -> None:
    busiest = int(np.argmax(today["stop_boardings"]))
    name = str(workspace.places["transit_stop"].ids[busiest])
    shut = planned(workspace, {"intervention": "close_stop", "where": {"id": [name]}})
    assert today["stop_boardings"][busiest] > 0.0
    assert shut["stop_boardings"][busiest] == 0.0
    assert shut["transit_boardings"] != pytest.approx(today["transit_boardings"])


def test_people_board_at_a_new_stop_of_the_bus(workspace: Workspace, today: Result) -> None:
    east, north = (np.asarray(today[f"junction_{way}"]) for way in ("east", "north"))
    stop = np.column_stack([today["stop_east"], today["stop_north"]])[0]
    junction = int(np.argmin(np.hypot(east - stop[0] - 500.0, north - stop[1])))
    where = {"id": [str(workspace.places["junction"].ids[junction])]}
    result = planned(workspace, {"intervention": "open_stop", "where": where})
    boardings = result["boardings_at_opened_stop"]
    assert list(np.flatnonzero(boardings)) == [junction]
    assert boardings[junction] + result["stop_boardings"].sum() == pytest.approx(result["transit_boardings"])
    assert result["transit_riders"] > today["transit_riders"]


def test_a_new_line_has_riders_of_its_own_at_its_stops(workspace: Workspace, today: Result) -> None:
    line = {"intervention": "new_bus_line", "where": drawn(NORTH), "settings": {"departures_of_new_line": 12}}
    result = planned(workspace, line)
    assert result["riders_of_drawn_lines"] > 0.0
    assert result["boardings_at_opened_stop"].sum() == pytest.approx(result["riders_of_drawn_lines"])
    assert set(np.flatnonzero(result["boardings_at_opened_stop"])) <= set(np.flatnonzero(result["line_of_plan"]))
    both = result["line_riders"].sum() + result["riders_of_drawn_lines"]
    assert both == pytest.approx(result["transit_boardings"])
    assert 0.0 < result["load_factor_of_drawn_lines"] < 5.0
    assert np.isnan(today["load_factor_of_drawn_lines"])


def test_a_what_if_that_nobody_asks_for_riders_searches_none(workspace: Workspace) -> None:
    result = planned(workspace, {"intervention": "transit_priority", "uptake": 1})
    assert result["city_trips_by_transit"] > 0.0
    assert not {"passenger_search", "riders_of_lines"} & set(result.own)


def test_a_city_without_a_timetable_says_that_lines_are_missing(tmp_path_factory: pytest.TempPathFactory) -> None:
    city = OpenCity(write_city(tmp_path_factory.mktemp("no_timetable")))
    result = city.workspace.baseline().view.result
    for name in ("transit_riders", "city_crowding", "line_riders"):
        with pytest.raises(NotFoundError, match="transit_line"):
            result[name]


def test_people_stand_where_seats_are_taken() -> None:
    """By hand: 5 and 12 of 20 seats, 20, and 30 people of whom 10 stand; nobody in an empty vehicle."""
    time = CrowdedTime(0.6, 1.15, 1.5, 2.35)
    felt = time.felt(np.array([5.0, 12.0, 20.0, 30.0, 0.0]), np.full(5, 20.0))
    np.testing.assert_allclose(felt, [1.0, 1.15, 1.15, (20 * 1.5 + 10 * 2.35) / 30, 1.0])


def test_a_section_is_one_line_in_one_direction() -> None:
    """By hand: two vehicles of line 0 from stop 0 to 1, one back, one of line 1; one of them after the window."""
    line, ends = np.array([0, 0, 0, 1]), (np.array([0, 1, 0, 0]), np.array([1, 0, 1, 1]))
    window = np.array([True, True, False, True]), 1.0
    sections = sections_of(line, ends, window, np.array([10.0, 4.0, 20.0, 8.0]), np.full(4, 3600.0))
    assert sorted(zip(sections.line, sections.people, sections.vehicles, sections.hours, strict=True)) == [
        (0, 4, 1, 1), (0, 30, 1, 2), (1, 8, 1, 1)]  # fmt: skip
    loads = loads_of(sections, np.array([15.0, 10.0, 5.0]), CrowdedTime(0.6, 1.0, 1.0, 2.0))
    np.testing.assert_allclose(loads.largest, [30, 8, 0])
    np.testing.assert_allclose(loads.hours, [3, 1, 0])
    np.testing.assert_allclose(loads.standing, [1, 0, 0])
    np.testing.assert_allclose(loads.felt, [4, 1, 0])
