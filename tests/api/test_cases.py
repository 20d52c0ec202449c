"""Cases over the own API: opened by readings, read and worked on by roles, closed as they were read."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from fastapi.testclient import TestClient
from sqlalchemy import update

from citybrain.api.app import create_app
from citybrain.governance import Role
from citybrain.governance.audit_entries import entries
from citybrain.governance.register import add_identity, give_token
from citybrain.open_city import OpenCity
from citybrain.records.tables.sensing import datastream
from tests.api.waiting import eventually
from tests.city import city_around, write_city
from tests.sensors import HOUR, NOON, read, sensor

V1 = "/api/v1/cases"
ROLES = {
    "Olli": Role.DUTY_OFFICER, "Gateway": Role.DEVICE_OPERATOR, "Paula": Role.PLANNER, "Aud": Role.AUDITOR,
    "Grid": Role.GRID_OPERATOR,
}  # fmt: skip
Served = tuple[TestClient, dict[str, dict[str, str]]]


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A served city with dust in a street, beside a firm whose readings few may see, and one that many may not."""
    workspace = OpenCity(write_city(tmp_path_factory.mktemp("city"))).workspace
    app = create_app(city_around(workspace), Path("nowhere"))
    with TestClient(app, headers={"accept-encoding": "identity"}) as client:
        state = app.state.citybrain
        sensing = state.city.sensing
        sensing.now = lambda: NOON
        hours = np.arange(NOON - 6 * HOUR, NOON, HOUR // 4)
        places = {"Street": ("public", (24.94, 60.17)), "Yard": ("internal", (25.10, 60.20)),
                  "Firm": ("commercial", (25.2, 60.25))}  # fmt: skip
        for name, (data_class, place) in places.items():
            read(sensing, sensor(sensing, name, place=place, data_class=data_class), hours, 90.0)
        headers = {}
        with state.governance.records.begin() as connection:
            for name, role in ROLES.items():
                add_identity(connection, name, [role], "Aino")
                token = give_token(connection, name, (), 1, "test", "Aino")
                headers[name] = {"authorization": f"Bearer {token.text}"}
        eventually(lambda: len(dust(client, headers["Grid"])) == 3)
        yield client, headers


def dust(client: TestClient, headers: dict[str, str], **query: Any) -> list[dict[str, Any]]:
    answer = client.get(V1, headers=headers, params={"rule": "dust_episode", **query})
    assert answer.status_code == 200, answer.text
    return answer.json()["cases"]


def make(served: Served, who: str, number: int, tag: str | None = "*", **body: Any) -> Any:
    client, headers = served
    match = {} if tag is None else {"if-match": tag}
    return client.post(f"{V1}/{number}/steps", headers={**headers[who], **match}, json=body)


def test_a_case_is_as_closed_as_what_opened_it(served: Served) -> None:
    client, headers = served
    seen = {name: {one["place"] for one in dust(client, headers[name])} for name in ("Olli", "Paula", "Grid")}
    assert seen == {"Olli": {"Street", "Yard"}, "Paula": {"Street", "Yard"}, "Grid": {"Street", "Yard", "Firm"}}
    firm = next(one for one in dust(client, headers["Grid"]) if one["place"] == "Firm")
    assert client.get(f"{V1}/{firm['number']}", headers=headers["Olli"]).status_code == 404
    assert make(served, "Olli", firm["number"], step="acknowledge").status_code == 404
    assert client.get(V1).status_code == 401
    assert client.get(V1, headers=headers["Aud"]).status_code == 403


def test_nothing_tells_of_a_case_that_the_reader_may_not_see(served: Served) -> None:
    client, headers = served
    cases = {one["place"]: one["number"] for one in dust(client, headers["Grid"])}
    answers = [
        make(served, "Olli", cases["Street"], step="link", link={"kind": "case", "name": str(other)})
        for other in (cases["Firm"], 10**6)
    ]
    assert [one.status_code for one in answers] == [404, 404]

    def live(who: dict[str, str]) -> int:
        rules = client.get(f"{V1}/rules", headers=who).json()["rules"]
        return next(one["live"] for one in rules if one["name"] == "dust_episode")

    assert (live({}), live(headers["Olli"]), live(headers["Grid"])) == (0, 2, 3)
    for who in ("Olli", "Grid"):
        seen = client.get(V1, headers=headers[who], params={"limit": 500}).json()["cases"]
        detector = client.get("/api/v1/detectors/1", headers=headers[who]).json()
        assert (detector["name"], detector["open"]) == ("sensors", len(seen)), who


def test_from_seen_to_closed_with_who_when_and_why(served: Served) -> None:
    client, headers = served
    number = next(one["number"] for one in dust(client, headers["Olli"]) if one["place"] == "Street")
    steps = [
        {"step": "acknowledge"},
        {"step": "seek_cause", "why": "roadworks near by"},
        {"step": "assign", "role": "device_operator", "owner": "Gateway"},
        {"step": "begin"},
        {"step": "await_proof", "why": "swept"},
        {"step": "close", "outcome": "confirmed", "why": "swept, whatever the sensor reads"},
    ]
    for body in steps:
        tag = client.get(f"{V1}/{number}", headers=headers["Olli"]).headers["etag"]
        answer = make(served, "Olli", number, tag, **body)
        assert answer.status_code == 201, answer.text
        if body["step"] == "await_proof":
            tag = answer.headers["etag"]
            cured = make(served, "Olli", number, tag, step="close", outcome="cured", why="looks clean")
            assert (cured.status_code, cured.json()["code"]) == (409, "case-stands"), "readings still show it"
    case = answer.json()
    assert (case["state"], case["outcome"], case["owner"], case["due"]) == ("closed", "confirmed", "Gateway", None)
    by_persons = [one for one in case["steps"] if one["made_by"] != "rule"]
    assert [one["step"] for one in by_persons] == [one["step"] for one in steps]
    assert {one["made_by"] for one in by_persons} == {"Olli"}
    assert number not in {one["number"] for one in dust(client, headers["Olli"])}
    assert number in {one["number"] for one in dust(client, headers["Olli"], live=False)}
    undone = make(served, "Olli", number, step="undo", why="not yet")
    assert (undone.json()["state"], undone.json()["outcome"]) == ("waiting_for_proof", None)
    assert undone.json()["resolve_by"] is not None


def test_a_step_says_which_version_was_read_and_what_the_state_allows(served: Served) -> None:
    client, headers = served
    number = next(one["number"] for one in dust(client, headers["Olli"]) if one["place"] == "Yard")
    assert make(served, "Olli", number, None, step="acknowledge").status_code == 428
    assert make(served, "Olli", number, '"99"', step="acknowledge").status_code == 412
    assert make(served, "Olli", number, "abc", step="acknowledge").status_code == 422
    refused = make(served, "Olli", number, step="await_proof")
    assert (refused.status_code, refused.json()["code"]) == (409, "case-step-not-now")
    assert "acknowledge" in refused.json()["detail"]
    assert make(served, "Olli", number, step="close").json()["code"] == "case-needs"
    assert make(served, "Olli", number, step="open").status_code == 422
    assert make(served, "Olli", number, step="merge", into=number).json()["code"] == "case-merge-other"


def test_roles_make_the_steps_that_are_theirs(served: Served) -> None:
    client, headers = served
    number = next(one["number"] for one in dust(client, headers["Olli"]) if one["place"] == "Yard")
    assert make(served, "Paula", number, step="note", why="seen").status_code == 403
    assert make(served, "Gateway", number, step="note", why="on my way").status_code == 201
    assert make(served, "Gateway", number, step="assign", role="duty_officer").status_code == 403
    assert make(served, "Gateway", number, step="close", outcome="refused").status_code == 403
    assert make(served, "Olli", number, step="close", outcome="refused").status_code == 201
    assert make(served, "Gateway", number, step="undo").status_code == 403
    assert make(served, "Gateway", number, step="note", why="gone").status_code == 201
    assert make(served, "Gateway", number, step="undo").status_code == 403, "a note gives no right"
    assert make(served, "Olli", number, step="undo").status_code == 201


def test_pages_follow_one_another(served: Served) -> None:
    client, headers = served
    pages, after = [], {}
    while True:
        answer = client.get(V1, headers=headers["Grid"], params={"live": False, "limit": 1, **after}).json()
        pages += [one["number"] for one in answer["cases"]]
        if answer["next"] is None or not answer["cases"]:
            break
        after = {"after": answer["next"]}
    everything = client.get(V1, headers=headers["Grid"], params={"live": False}).json()["cases"]
    assert pages == [one["number"] for one in everything]
    assert client.get(V1, headers=headers["Grid"], params={"after": "x"}).status_code == 422


def test_silences_have_an_end_and_a_reason(served: Served) -> None:
    client, headers = served
    body = {"rule": "dust_episode", "until": "2018-06-06T12:00:00Z", "why": "street works"}
    assert client.post(f"{V1}/silences", headers=headers["Gateway"], json=body).status_code == 403
    made = client.post(f"{V1}/silences", headers=headers["Olli"], json=body)
    assert made.status_code == 201, made.text
    number = made.json()["number"]
    assert [one["number"] for one in client.get(f"{V1}/silences", headers=headers["Olli"]).json()["silences"]] == [
        number
    ]
    assert client.delete(f"{V1}/silences/{number}", headers=headers["Olli"]).status_code == 204
    assert client.delete(f"{V1}/silences/{number}", headers=headers["Olli"]).status_code == 404
    for wrong in ({"until": "2019-06-06T12:00:00Z"}, {"rule": "none"}, {"rule": None}):
        answer = client.post(f"{V1}/silences", headers=headers["Olli"], json={**body, **wrong})
        assert answer.status_code in (404, 422), answer.text


def test_the_log_has_who_looked_and_who_closed(served: Served) -> None:
    client, headers = served
    dust(client, headers["Paula"])
    state = client.app.state.citybrain  # type: ignore[attr-defined]

    def acts() -> set[tuple[str, str]]:
        with state.governance.records.read() as connection:
            return {(one["who"], one["act"]) for one in entries(connection, 500)}

    eventually(lambda: {("Paula", "cases:read"), ("Olli", "cases:close")} <= acts())


def test_rules_are_read_by_everybody_with_their_sources(served: Served) -> None:
    client, _ = served
    for language in ("en", "zh"):
        rules = client.get(f"{V1}/rules", headers={"accept-language": language}).json()["rules"]
        known = {one["name"]: one for one in rules}
        assert known["dust_episode"]["condition"] == "mean(pm10, 1 h) > 50, 2 h"
        assert (known["dust_episode"]["domain"], known["limit_exceeded"]["domain"]) == ("air", "cases")
        assert all(one["source"] for one in rules)


def test_a_stream_that_is_closed_closes_its_cases(served: Served) -> None:
    client, headers = served
    sensing = client.app.state.citybrain.city.sensing  # type: ignore[attr-defined]
    cases = {one["place"]: one for one in dust(client, headers["Grid"], live=False)}
    yard, number = cases["Yard"], cases["Street"]["number"]
    before = client.get(f"{V1}/{yard['number']}", headers=headers["Olli"])
    assert before.status_code == 200

    def close(data_class: str) -> None:
        with sensing.records.begin() as connection:
            one = datastream.c.id == yard["stream"]
            connection.execute(update(datastream).where(one).values(data_class=data_class))

    close("commercial")
    try:
        assert client.get(f"{V1}/{yard['number']}", headers=headers["Olli"]).status_code == 404
        assert yard["number"] not in {one["number"] for one in dust(client, headers["Olli"], live=False)}
        assert client.get(f"{V1}/{number}", headers=headers["Olli"]).status_code == 200
        assert client.get(f"{V1}/{yard['number']}", headers=headers["Grid"]).status_code == 200
    finally:
        close("internal")


def test_evidence_is_as_closed_as_case_and_stream(served: Served) -> None:
    client, headers = served
    cases = {one["place"]: one for one in dust(client, headers["Grid"], live=False)}
    street, firm = cases["Street"], cases["Firm"]
    frozen = {"stream": firm["stream"], "since": "2018-06-05T06:00:00Z"}
    address = f"{V1}/{street['number']}/evidence"
    assert client.post(address, headers=headers["Paula"], json=frozen).status_code == 403, (
        "planners do no work on cases"
    )
    assert client.post(address, headers=headers["Olli"], json=frozen).status_code == 404
    made = client.post(address, headers=headers["Grid"], json=frozen)
    assert made.status_code == 201, made.text
    assert client.post(address, headers=headers["Grid"], json=frozen).status_code == 200
    seen = {who: client.get(address, headers=headers[who]).json()["evidence"] for who in ("Olli", "Grid")}
    assert seen == {"Olli": [], "Grid": [made.json()]}
    one = f"{address}/{made.json()['number']}"
    assert client.get(one, headers=headers["Olli"]).status_code == 404
    answer = client.get(one, headers=headers["Grid"]).json()
    assert answer["intact"] and answer["document"]["sha256"] == made.json()["sha256"]
