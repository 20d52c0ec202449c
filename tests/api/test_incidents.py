"""An incident over the own API: a drill with the exposed counted, rights, and what the public is told."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import shapely
from fastapi.testclient import TestClient
from pyproj import Transformer

from citybrain.api.app import create_app
from citybrain.cases.response.answers import exposed_answer
from citybrain.governance import Role
from citybrain.governance.audit_entries import entries
from citybrain.governance.register import add_identity, give_token
from citybrain.open_city import OpenCity
from tests.city import city_around, write_city
from tests.sensors import NOON

V1 = "/api/v1/incidents"
RELEASE = {"substance": "sulphur_dioxide", "rate": 92.0, "height": 0.46}
WIND = [{"time": "2018-06-05T12:00:00Z", "wind_from": 225.0, "wind_speed": 3.0}]
Served = tuple[TestClient, dict[str, dict[str, str]], OpenCity]


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A served city with a duty officer, somebody who measures, and an auditor."""
    city = city_around(OpenCity(write_city(tmp_path_factory.mktemp("city"))).workspace)
    app = create_app(city, Path("nowhere"))
    with TestClient(app, headers={"accept-encoding": "identity"}) as client:
        state = app.state.citybrain
        state.city.sensing.now = lambda: NOON
        headers = {}
        with state.governance.records.begin() as connection:
            for name, role in {"Olli": Role.DUTY_OFFICER, "Dev": Role.DEVICE_OPERATOR, "Aud": Role.AUDITOR}.items():
                add_identity(connection, name, [role], "Aino")
                token = give_token(connection, name, (), 1, "test", "Aino")
                headers[name] = {"authorization": f"Bearer {token.text}"}
        yield client, headers, state.city


def middle(city: OpenCity) -> dict[str, float]:
    at = city.snapshot.positions["building"]
    to_degrees = Transformer.from_crs(city.snapshot.manifest.crs, 4326, always_xy=True)
    longitude, latitude = to_degrees.transform(at.x.min() + 100, at.y.min() + 100)
    return {"longitude": longitude, "latitude": latitude}


def opened(served: Served, **said: Any) -> int:
    client, headers, city = served
    body = {
        "playbook": "release",
        "release": RELEASE,
        "wind": WIND,
        "place": "Works",
        "size": 60,
        **middle(city),
        **said,
    }
    answer = client.post(V1, json=body, headers=headers["Olli"])
    assert answer.status_code == 201, answer.text
    return answer.json()["number"]


def make(served: Served, who: str, number: int, **body: Any) -> Any:
    client, headers, _ = served
    return client.post(f"{V1}/{number}/steps", json=body, headers=headers[who])


def test_the_exposed_are_the_residents_in_the_polygon(served: Served) -> None:
    client, headers, city = served
    number = opened(served)
    answer = client.get(f"{V1}/{number}/exposed", headers=headers["Olli"]).json()
    at = city.snapshot.positions["building"]
    to_city = Transformer.from_crs(4326, city.snapshot.manifest.crs, always_xy=True)
    ring = shapely.Polygon([to_city.transform(*corner) for corner in answer["area"]])
    inside = np.array([ring.contains(shapely.Point(x, y)) for x, y in zip(at.x, at.y, strict=True)])
    today = city.workspace.today()
    assert answer["residents"] == round(float(np.nansum(np.asarray(today.value("residents"))[inside]))) > 0
    assert 0 < inside.sum() < len(inside)
    uses, codes = np.asarray(today.value("building_use")), city.graph.vocabulary.codes("building_use")
    counts = {one["kind"]: one["count"] for one in answer["groups"]}
    for kind, use in {"schools": "education", "hospitals": "health"}.items():
        assert counts[kind] == int((uses[inside] == codes[use]).sum())
    picture = client.get(f"{V1}/{number}/picture", headers=headers["Olli"]).json()
    assert picture["area"] == answer["area"] and answer["basis"] == "model"
    within = [one["residents"] for one in answer["contours"]]
    assert answer["residents"] >= within[0] >= within[1]


def test_a_twin_without_residents_cannot_tell(served: Served) -> None:
    _, _, city = served
    incident = city.response.one(opened(served))
    answer = exposed_answer(incident, city.response.picture(incident), None, "en")
    assert answer["residents"] is None and {one["count"] for one in answer["groups"]} == {None}


def test_a_drill_is_a_drill_everywhere_and_the_public_hears_nothing(served: Served) -> None:
    client, headers, _ = served
    number = opened(served, drill=True, people=["Olli", "Dev"])
    for body in ({"step": "start"}, {"step": "done", "task": "wind"}, {"step": "warn", "why": "gas"}):
        assert make(served, "Olli", number, **body).status_code == 201
    assert client.get(f"{V1}/{number}/cap").status_code == 401
    message = client.get(f"{V1}/{number}/cap", headers=headers["Dev"])
    assert message.status_code == 200 and "<status>Exercise" in message.text
    assert all(one["drill"] for one in (
        client.get(f"{V1}/{number}", headers=headers["Dev"]).json(),
        client.get(f"{V1}/{number}/exposed", headers=headers["Dev"]).json(),
        client.get(V1, headers=headers["Dev"]).json()["incidents"][0],
    ))  # fmt: skip


def test_the_public_reads_a_warning_once_there_is_one(served: Served) -> None:
    client, _, _ = served
    number = opened(served)
    assert client.get(f"{V1}/{number}/cap").status_code == 401
    for body in ({"step": "start"}, {"step": "warn", "why": "Smell"}):
        assert make(served, "Olli", number, **body).status_code == 201
    assert "<status>Actual" in client.get(f"{V1}/{number}/cap").text
    assert client.get(f"{V1}/{number}").status_code == 401


def test_steps_are_for_who_may_make_them(served: Served) -> None:
    client, headers, _ = served
    number = opened(served)
    assert make(served, "Dev", number, step="start").status_code == 403
    assert make(served, "Dev", number, step="warn").status_code == 409
    assert make(served, "Aud", number, step="note", why="x").status_code == 403
    assert make(served, "Olli", number, step="start").status_code == 201
    assert make(served, "Dev", number, step="warn").status_code == 403
    refused = make(served, "Dev", number, step="acknowledge", task="stop_release")
    assert (refused.status_code, refused.json()["code"]) == (403, "incident-task-of-others")
    assert make(served, "Olli", number, step="acknowledge", task="measure").status_code == 409
    assert make(served, "Olli", number, step="close").status_code == 422
    assert client.post(V1, json={"playbook": "cordon"}, headers=headers["Olli"]).status_code == 422


def test_the_audit_log_has_the_hash_of_each_entry(served: Served) -> None:
    client, headers, city = served
    number = opened(served)
    make(served, "Olli", number, step="start")
    head = client.get(f"{V1}/{number}", headers=headers["Olli"]).json()["log"][-1]
    with city.records.read() as connection:
        noted = [one["object"] for one in entries(connection, 50)]
    assert f"incident {number}: start {head['sha256']}" in noted


def test_the_times_of_tasks_are_reviewed(served: Served) -> None:
    client, headers, city = served
    number = opened(served)
    make(served, "Olli", number, step="start")
    city.sensing.now = lambda: NOON + 90_000_000
    make(served, "Olli", number, step="acknowledge", task="wind")
    city.sensing.now = lambda: NOON
    review = client.get(f"{V1}/{number}", headers=headers["Olli"]).json()["review"]
    assert review == {"tasks": 8, "done": 0, "late": 0, "first_acknowledged": 90.0}
