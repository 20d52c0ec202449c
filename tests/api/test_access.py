"""How far one gets, over HTTP: the area and facilities, errors, and no trace of the question."""

import datetime
import gc
import weakref
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from fastapi.testclient import TestClient

from citybrain.base.domains import find_domains
from citybrain.kernel import City, Result
from citybrain.kernel.relations import Relation
from citybrain.plans.open_view import OpenView
from citybrain.plans.view import View
from citybrain.plans.workspace import Workspace
from citybrain.presenting.answers import isochrones, sites, travel_matrix
from tests.street_line import COLUMNS, PLACE, isochrones_near, positions, shapes, sited_line

V1 = "/api/v1"
AT = dict(zip(("longitude", "latitude"), PLACE, strict=True))


@pytest.fixture
def streets(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    made = isochrones_near(workspace.snapshot.manifest.crs)
    monkeypatch.setattr(isochrones, "isochrones_of", lambda view, snapshot: made)


def ask(client: TestClient, **more: Any) -> Any:
    return client.get(f"{V1}/access/isochrone", params={**AT, **more})


def test_what_is_reached(client: TestClient, streets: None) -> None:
    response = ask(client, minutes=3)
    answer = response.json()
    assert response.headers["cache-control"] == "no-store"
    assert (answer["junctions"], answer["shape"], answer["area"]) == (3, None, 0.0)
    assert answer["facilities"][0] == {"kind": "groceries", "label": "Groceries", "count": 1, "nearest": 2.1}
    assert answer["facilities"][1] == {"kind": "health", "label": "Health care", "count": 0, "nearest": None}


def test_a_plan_is_one_that_was_evaluated(client: TestClient, streets: None) -> None:
    unknown = ask(client, plan="no-such-plan")
    assert (unknown.status_code, unknown.json()["code"]) == (404, "plan-unknown")
    assert ask(client, year=2030).json()["code"] == "year-without-plan"
    way = ask_way(client, "24.931,60.17", plan="no-such-plan")
    assert (way.status_code, way.json()["code"]) == (404, "plan-unknown")
    assert ask_way(client, "24.931,60.17", year=2030).json()["code"] == "year-without-plan"


def test_who_lives_there_is_counted_where_it_is_known() -> None:
    size = {"street": 3, "junction": 4, "facility": 1, "building": 2, "zone": 1}
    doors = Relation.of_pairs("building", "junction", 2, (np.array([0, 1]), np.array([0, 3])), np.array([10.0, 10.0]))
    city = City(size, {}, COLUMNS, datetime.date(2026, 1, 1), relations={"door_to_junction": doors})
    view = View(Result(find_domains().graph("FI"), city))
    view.result._values["residents"] = np.array([7.0, 30.0])
    at_door = np.array([2.0, 4.0])
    assert [isochrones._residents(view, at_door, minutes) for minutes in (1.0, 3.0, 5.0)] == [0, 7, 37]
    assert isochrones._residents(view, None, 5.0) is None
    assert isochrones._residents(OpenView(view, frozenset({"residents"})), at_door, 5.0) is None


def test_rides_take_people_onward_where_a_timetable_has_any(
    client: TestClient, workspace: Workspace, streets: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    without = ask(client, mode="transit")
    assert (without.status_code, without.json()["code"]) == (422, "access-choice-unknown")
    asked: list[tuple[float, ...]] = []

    def onward(walked: Any, leave: float, limit: float, speed: float) -> tuple[Any, Any]:
        asked.append((float(walked[0]), leave, limit, speed))
        return np.array([3]), np.array([2.5])

    rides = SimpleNamespace(usual_begin=480.0, onward=onward)
    made = isochrones_near(workspace.snapshot.manifest.crs, rides)
    monkeypatch.setattr(isochrones, "isochrones_of", lambda view, snapshot: made)
    on_foot, by_ride = ask(client, minutes=2).json(), ask(client, minutes=3, mode="transit", leave="17:30").json()
    assert (on_foot["junctions"], by_ride["junctions"]) == (3, 4)
    assert by_ride["facilities"][0]["nearest"] == 2.1
    assert asked == [(pytest.approx(0.0, abs=0.01), 1050.0, 3.0, pytest.approx(4.8))]
    assert ask(client, mode="transit").json()["junctions"] == 4
    assert asked[1][1] == 480.0
    for leave in ("24:00", "8:00", "08:60", "now"):
        assert ask(client, mode="transit", leave=leave).status_code == 422


def test_steps_bar_the_way_of_wheels(client: TestClient, streets: None) -> None:
    answer = ask(client, minutes=60, person="step_free").json()
    assert (answer["junctions"], answer["facilities"][0]["count"]) == (2, 0)


def test_a_place_off_the_streets_and_wrong_questions_are_refused(client: TestClient, streets: None) -> None:
    far = ask(client, latitude=61.0)
    assert (far.status_code, far.json()["code"]) == (404, "isochrone-off-network")
    assert " is 92 km away; at most 250 m are allowed" in far.json()["detail"]
    wrong = ({"minutes": 0}, {"minutes": 61}, {"longitude": "nan"})
    assert [ask(client, **more).status_code for more in wrong] == [422] * len(wrong)
    chosen = ask(client, mode="swim"), ask(client, person="pilot")
    assert [(one.status_code, one.json()["code"]) for one in chosen] == [(422, "access-choice-unknown")] * 2
    assert "walk, cycle, drive" in chosen[0].json()["detail"]


def test_a_city_without_streets_says_what_it_lacks(client: TestClient) -> None:
    assert ask(client).status_code == 404


def test_the_log_does_not_know_the_question(client: TestClient, streets: None, signed_in: dict[str, str]) -> None:
    before = client.get(f"{V1}/audit", headers=signed_in).json()["entries"]
    assert ask(client).status_code == 200
    after = client.get(f"{V1}/audit", headers=signed_in).json()["entries"]
    assert [one for one in after if one not in before and "isochrone" in str(one)] == []


def ask_way(client: TestClient, to: str, **more: Any) -> Any:
    longitude, latitude = PLACE
    return client.get(f"{V1}/access/route", params={"from": f"{longitude},{latitude}", "to": to, **more})


def test_ways_of_all_modes_in_one_answer(client: TestClient, streets: None) -> None:
    """250 m on foot, half of 50 m of steps beside green, none of it lit; no wheels pass the steps, no car gets in."""
    response = ask_way(client, "24.935,60.17", hour="2026-12-21T18:00:00Z")
    answer = response.json()
    assert response.headers["cache-control"] == "no-store"
    assert (answer["dark"], answer["without"]) == (True, ["drive"])
    kinds = ["fast", "safe", "calm", "green"]
    assert [(way["mode"], way["kind"]) for way in answer["ways"][:4]] == [("walk", kind) for kind in kinds]
    fast = answer["ways"][0]
    across = fast["metres"] - 250
    assert 0 <= across <= 35
    assert (fast["dark"], fast["stress"], fast["green"], fast["money"], fast["emissions"]) == (250, 0, 25, 0.0, 0.0)
    assert fast["minutes"] == pytest.approx(fast["metres"] / 80, abs=0.1)
    assert fast["shape"]["type"] == "LineString"
    np.testing.assert_allclose(fast["shape"]["coordinates"][0], PLACE, atol=1e-5)
    assert all(way["detour"].pop("less_hazards") is way["hazards"] is None for way in answer["ways"])
    assert all(set(way["detour"].values()) == {0} for way in answer["ways"])
    assert ask_way(client, "24.935,60.17", person="step_free").json()["without"] == ["walk", "drive"]
    assert ask_way(client, "24.931,60.17").json()["dark"] is False


def test_ways_that_nobody_can_go_are_refused(client: TestClient, streets: None) -> None:
    wrong = ("24.93", "24.93,60.17,3", "a,b", "nan,60", "1e3,60", "24.93;60.17", "24.93,60.17" + "0" * 40, "")
    assert [ask_way(client, to).status_code for to in wrong] == [422] * len(wrong)
    outside = ask_way(client, "190,60.17")
    assert (outside.status_code, outside.json()["code"]) == (422, "access-place-outside")
    far = ask_way(client, "25.93,60.17")
    assert (far.status_code, far.json()["code"]) == (404, "isochrone-off-network")
    hours = {"18": 422, "2026-11-29T18:00:00": 422, "2026-13-29T18:00:00Z": 422,
             "0001-01-01T00:00+14:00": 422, "9999-12-31T23:59-12:00": 422, "9999-12-31T23:59Z": 422,
             "0001-01-01T00:00Z": 422, "1899-12-31T23:59Z": 422, "8999-12-31T23:59Z": 200}  # fmt: skip
    assert {hour: ask_way(client, "24.931,60.17", hour=hour).status_code for hour in hours} == hours
    assert ask_way(client, "24.931,60.17", person="pilot").json()["code"] == "access-choice-unknown"


def test_a_place_off_the_streets_is_named_with_its_distance(client: TestClient, streets: None) -> None:
    far = ask_way(client, "-70,10").json()["detail"]
    assert "Where the way ends" in far and " km away; at most" in far
    here = {"from": "25.93,60.17", "to": f"{PLACE[0]},{PLACE[1]}", "language": "zh"}
    assert "距起点" in client.get(f"{V1}/access/route", params=here).json()["detail"]


def test_one_place_twice_has_no_way(client: TestClient, streets: None) -> None:
    for same in (f"{PLACE[0]},{PLACE[1]}", f"{PLACE[0] + 0.0001},{PLACE[1]}"):
        answer = ask_way(client, same)
        assert (answer.status_code, answer.json()["code"]) == (422, "access-same-place")


def test_no_bicycle_is_offered_to_a_wheelchair(client: TestClient, streets: None) -> None:
    answer = ask_way(client, "24.931,60.17", person="step_free").json()
    assert {way["mode"] for way in answer["ways"]} == {"walk"} and "cycle" not in answer["without"]
    assert "cycle" in {way["mode"] for way in ask_way(client, "24.931,60.17").json()["ways"]}


@pytest.mark.parametrize(
    ("journey", "following", "words"),
    [
        (SimpleNamespace(minutes=10.0), None, "takes 10 min"),
        (None, 312.0, "leaves at 05:12"),
        (None, None, "At 03:00 no"),
    ],
)
def test_why_nobody_rides(
    client: TestClient, workspace: Workspace, monkeypatch: pytest.MonkeyPatch, journey: Any, following: Any, words: str
) -> None:
    """250 m and some metres on foot take less than 4 minutes: no ride of 10 minutes is shown."""
    made = isochrones_near(workspace.snapshot.manifest.crs)
    made.modes = (*made.modes, "transit")
    made.journeys = SimpleNamespace(between=lambda *asked: journey, next_departure=lambda *asked: following)
    monkeypatch.setattr(isochrones, "isochrones_of", lambda view, snapshot: made)
    answer = ask_way(client, "24.935,60.17", hour="2026-11-30T03:00:00+02:00").json()
    assert words in answer["no_ride"] and answer["without"] == ["drive", "transit"]
    assert "transit" not in {way["mode"] for way in answer["ways"]}


@pytest.fixture
def sited(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    made = sited_line(workspace.snapshot.manifest.crs)
    monkeypatch.setattr(sites, "city_of", lambda workspace: made)


def ask_sites(client: TestClient, **asked: Any) -> Any:
    return client.post(f"{V1}/access/sites", json={"kind": "health", "minutes": 5, **asked})


def test_where_a_facility_serves_most(client: TestClient, sited: None) -> None:
    """One building, 10 m beside the first of four junctions, without health care: one site is enough."""
    answer = ask_sites(client).json()
    (site,) = answer["sites"]
    assert (answer["whole"], answer["served"], answer["after"], answer["at_most"]) == (12, 0, 12, 12)
    assert (answer["by_demand"], answer["cost"], site["gain"]) == (12, 1_800_000.0, 12)
    assert (answer["running_cost"], site["cost"]) == (36_000.0, 1_800_000.0)
    assert answer["measures"] == [{"intervention": "open_health", "where": {"id": site["ids"]}}]
    assert site["ids"][0] in {"node/1", "node/2", "node/3", "node/4"}
    assert site["shape"] == {"type": "Point", "coordinates": [site["longitude"], site["latitude"]]}
    assert site["zones"] == [{"zone": "Line", "gain": 12}]
    assert (answer["label"], answer["unit"], answer["choices"]) == ("Health care", "person", {"minutes": 5})
    assert ask_sites(client, kind="groceries").json()["sites"] == []
    assert ask_sites(client, budget=3_000_000).json()["cost"] == 1_800_000.0


def test_who_gains_by_group_and_of_whom_it_is_not_known(client: TestClient, sited: None) -> None:
    groups = {one.pop("group"): one for one in ask_sites(client).json()["groups"]}
    assert groups["women_share"] == {"label": "Women among residents", "gain": 6, "others": 6, "unknown": 0}
    unknown = {"gain": 0, "others": 0, "unknown": 12}
    assert groups["older_share"].items() >= unknown.items()
    assert groups["low_income_share"].items() >= unknown.items()


def test_what_a_measure_sets_counts_and_stands_in_the_plan(client: TestClient, sited: None) -> None:
    answer = ask_sites(client, settings={"cost_of_health_centre": 5.0}).json()
    assert answer["cost"] == 5.0
    assert answer["measures"][0]["settings"] == {"cost_of_health_centre": 5.0}
    wrong = (
        {"cost_of_health_centre": -5.0},
        {"cost": 5.0},
        {"cost_of_health_centre": "x"},
        {str(n): 1 for n in range(21)},
    )
    assert [ask_sites(client, settings=settings).status_code for settings in wrong] == [422] * 4


def test_what_can_be_sited_is_listed_with_what_it_asks_for(client: TestClient, sited: None) -> None:
    kinds = {one["kind"]: one for one in client.get(f"{V1}/access/sites", params={"language": "en"}).json()["kinds"]}
    assert set(kinds) == {"groceries", "health", "childcare", "school", "cycle_tracks"}
    assert kinds["cycle_tracks"]["asks"] == [] and kinds["health"]["asks"] == ["person", "minutes"]
    names = [one["name"] for one in kinds["cycle_tracks"]["settings"]]
    assert names == ["cost_of_cycle_track", "width_of_new_cycle_track"]
    assert ask_sites(client, kind="cycle_tracks").json()["code"] == "siting-not-asked"


def test_sites_that_nobody_can_choose_are_refused(client: TestClient, sited: None) -> None:
    wrong = ({"count": 0}, {"count": 51}, {"minutes": 61}, {"budget": 0}, {"budget": -1}, {"more": 1}, {"kind": None})
    assert [ask_sites(client, **more).status_code for more in wrong] == [422] * len(wrong)
    codes = [ask_sites(client, **more).json()["code"] for more in ({"kind": "green"}, {"person": "x"}, {"budget": 5})]
    assert codes == ["access-choice-unknown", "access-choice-unknown", "access-budget-too-small"]
    absent = ask_sites(client, kind="micro_hubs", minutes=None)
    assert (absent.status_code, absent.json()["code"]) == (422, "plan-entity-absent")


def test_sites_for_more_than_is_looked_at_are_refused(
    client: TestClient, sited: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("citybrain.base.covering.MOST_PAIRS", 3)
    refused = ask_sites(client)
    assert (refused.status_code, refused.json()["code"]) == (422, "access-sites-too-many")
    assert "1 buildings" in refused.json()["detail"]
    assert refused.json()["arguments"]["received"] == "4"


def test_what_is_made_of_a_view_ends_with_it() -> None:
    size = {"street": 3, "junction": 4, "facility": 1}
    city = City(size, {}, COLUMNS, datetime.date(2026, 1, 1), positions=positions(0.0, 0.0))
    view = View(Result(find_domains().graph("FI"), city))
    snapshot: Any = SimpleNamespace(shapes=shapes(0.0, 0.0))
    made, seen = isochrones.isochrones_of(view, snapshot), weakref.ref(view)
    assert made.reached(0.0, 0.0, 3.0, "walk", "adult").off == 0.0
    assert isochrones.isochrones_of(OpenView(view, frozenset({"residents"})), snapshot) is made
    del view, made
    gc.collect()
    assert seen() is None


def test_the_outline_is_that_of_the_points() -> None:
    x, y = np.meshgrid(np.arange(385_000.0, 385_201.0, 50.0), np.arange(6_672_000.0, 6_672_201.0, 50.0))
    shape, area = isochrones._outline(x.ravel(), y.ravel(), "EPSG:3067")
    assert shape is not None
    assert (shape["type"], area) == ("Polygon", 40_000.0)
    assert np.array(shape["coordinates"][0]).mean(axis=0) == pytest.approx([24.93, 60.17], abs=0.02)


def test_minutes_between_zones_and_to_one(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    minutes = np.array([[0.0, 12.54, np.nan], [12.0, 0.0, 30.0], [np.nan, 31.0, 0.0]])
    monkeypatch.setattr(travel_matrix, "_minutes", lambda view: minutes)
    every = client.get(f"{V1}/access/transit").json()
    assert every["minutes"] == [[0.0, 12.5, None], [12.0, 0.0, 30.0], [None, 31.0, 0.0]]
    assert every["to"] == every["zones"]
    one = client.get(f"{V1}/access/transit", params={"to": every["zones"][2]}).json()
    assert (one["to"], one["minutes"]) == (every["zones"][2:], [[None], [30.0], [0.0]])
    unknown = client.get(f"{V1}/access/transit", params={"to": "Atlantis"})
    assert (unknown.status_code, unknown.json()["code"]) == (404, "travel-zone-unknown")


def test_a_city_without_a_timetable_has_no_minutes_between_zones(client: TestClient) -> None:
    answer = client.get(f"{V1}/access/transit")
    assert (answer.status_code, answer.json()["code"]) == (404, "entity-not-in-city")
