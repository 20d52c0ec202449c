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
from citybrain.plans.view import View
from citybrain.plans.workspace import Workspace
from citybrain.presenting.answers import isochrones, travel_matrix
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
    assert answer["facilities"][0] == {"kind": "groceries", "count": 1, "nearest": 2.1}
    assert answer["facilities"][1] == {"kind": "health", "count": 0, "nearest": None}


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
    assert isochrones._isochrones(view) is made
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
