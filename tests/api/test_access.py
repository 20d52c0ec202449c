"""How far one gets, over HTTP: the area and facilities, errors, and no trace of the question."""

import datetime
import gc
import weakref
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
from citybrain.presenting.answers import isochrones
from tests.street_line import COLUMNS, PLACE, isochrones_near, positions

V1 = "/api/v1"
AT = dict(zip(("longitude", "latitude"), PLACE, strict=True))


@pytest.fixture
def streets(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    made = isochrones_near(workspace.snapshot.manifest.crs)
    monkeypatch.setattr(isochrones, "_isochrones", lambda view: made)


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


def test_steps_bar_the_way_of_wheels(client: TestClient, streets: None) -> None:
    answer = ask(client, minutes=60, person="step_free").json()
    assert (answer["junctions"], answer["facilities"][0]["count"]) == (2, 0)


def test_a_place_off_the_streets_and_wrong_questions_are_refused(client: TestClient, streets: None) -> None:
    far = ask(client, latitude=61.0)
    assert (far.status_code, far.json()["code"]) == (404, "isochrone-off-network")
    assert "km" not in far.json()["detail"]
    wrong = ({"minutes": 0}, {"minutes": 61}, {"mode": "swim"}, {"person": "pilot"}, {"longitude": "nan"})
    assert [ask(client, **more).status_code for more in wrong] == [422] * len(wrong)


def test_a_city_without_streets_says_what_it_lacks(client: TestClient) -> None:
    assert ask(client).status_code == 404


def test_the_log_does_not_know_the_question(client: TestClient, streets: None, signed_in: dict[str, str]) -> None:
    before = client.get(f"{V1}/audit", headers=signed_in).json()["entries"]
    assert ask(client).status_code == 200
    after = client.get(f"{V1}/audit", headers=signed_in).json()["entries"]
    assert [one for one in after if one not in before and "isochrone" in str(one)] == []


def test_what_is_made_of_a_view_ends_with_it() -> None:
    size = {"street": 3, "junction": 4, "facility": 1}
    city = City(size, {}, COLUMNS, datetime.date(2026, 1, 1), positions=positions(0.0, 0.0))
    view = View(Result(find_domains().graph("FI"), city))
    made, seen = isochrones._isochrones(view), weakref.ref(view)
    assert made.reached(0.0, 0.0, 3.0, "walk", "adult").off == 0.0
    assert isochrones._isochrones(OpenView(view, frozenset({"residents"}))) is made
    del view, made
    gc.collect()
    assert seen() is None


def test_the_outline_is_that_of_the_points() -> None:
    x, y = np.meshgrid(np.arange(385_000.0, 385_201.0, 50.0), np.arange(6_672_000.0, 6_672_201.0, 50.0))
    shape, area = isochrones._outline(x.ravel(), y.ravel(), "EPSG:3067")
    assert shape is not None
    assert (shape["type"], area) == ("Polygon", 40_000.0)
    assert np.array(shape["coordinates"][0]).mean(axis=0) == pytest.approx([24.93, 60.17], abs=0.02)
