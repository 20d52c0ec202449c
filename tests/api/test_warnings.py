"""Early warnings over the own API: who sees them, drafts and what a person issued, as CAP 1.2, on the audit log."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import numpy as np
import pytest
from fastapi.testclient import TestClient

from citybrain.api.app import create_app
from citybrain.governance import Role
from citybrain.governance.audit_entries import entries
from citybrain.governance.register import add_identity, give_token
from citybrain.observations.sensing import Sensing
from citybrain.observations.warnings import monitor
from citybrain.open_city import OpenCity
from tests.api.waiting import eventually
from tests.city import city_around, write_city
from tests.observations.warnings.test_cap import IN, read, said
from tests.sensors import HOUR, NOON, sensor
from tests.sensors import read as deliver

V1 = "/api/v1/warnings"
ROLES = {"Olli": Role.DUTY_OFFICER, "Gateway": Role.DEVICE_OPERATOR}


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[TestClient, Sensing, dict[str, dict[str, str]]]]:
    """A served city in which the dust of two streets is above the limit, and of an office that is not public."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(monitor, "PAUSE", 0.2)
        workspace = OpenCity(write_city(tmp_path_factory.mktemp("city"))).workspace
        app = create_app(city_around(workspace), Path("nowhere"))
        with TestClient(app, headers={"accept-encoding": "identity"}) as client:
            state = app.state.citybrain
            sensing = state.city.sensing
            sensing.now = lambda: NOON
            hours = np.arange(NOON - 20 * 24 * HOUR, NOON, HOUR)
            for name, data_class in (("Street", "public"), ("Square", "public"), ("Office", "internal")):
                number = sensor(sensing, name, data_class=data_class, interval=3600, simulated=True)
                deliver(sensing, number, hours, 90.0 + np.arange(len(hours)) % 7)
            headers = {}
            with state.governance.records.begin() as connection:
                for name, role in ROLES.items():
                    add_identity(connection, name, [role], "Aino")
                    token = give_token(connection, name, (), 1, "test", "Aino")
                    headers[name] = {"authorization": f"Bearer {token.text}"}
            eventually(lambda: len(client.get(V1, headers=headers["Olli"]).json()["warnings"]) == 3)
            yield client, sensing, headers


@pytest.fixture
def client(served: Any) -> TestClient:
    return served[0]


@pytest.fixture
def olli(served: Any) -> dict[str, str]:
    """Headers of a duty officer."""
    return served[2]["Olli"]


def listed(client: TestClient, headers: dict[str, str] | None = None, **query: Any) -> dict[str, dict]:
    answer = client.get(V1, headers=headers, params=query)
    assert answer.status_code == 200, answer.text
    return {warning["place"]: warning for warning in answer.json()["warnings"]}


def issue(client: TestClient, warning: dict, headers: dict[str, str] | None = None, **changed: Any) -> Any:
    body = {"value": warning["value"], "ends": warning["ends"], **changed}
    return client.post(f"{V1}/{warning['key']}/issue", json=body, headers=headers)


def message(client: TestClient, key: str | int, headers: dict[str, str] | None = None) -> ElementTree.Element:
    answer = client.get(f"{V1}/{key}/cap", headers=headers)
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == "application/cap+xml"
    return read(answer.text)


def test_the_duty_book_is_for_whoever_issues_warnings_and_has_those_that_are_open(
    client: TestClient, served: Any, olli: dict[str, str]
) -> None:
    book = "/api/v1/duty-book"
    others = [headers for name, headers in served[2].items() if name != "Olli"]
    assert client.get(book).status_code == 401
    assert {client.get(book, headers=headers).status_code for headers in others} <= {403}
    answer = client.get(book, headers=olli)
    assert (answer.status_code, answer.headers["cache-control"]) == (200, "no-store")
    for warning in listed(client, olli).values():
        assert warning["headline"] in answer.text
    assert "Olli" in answer.text
    assert "值班手册" in client.get(book, headers=olli, params={"language": "zh"}).text


def test_everybody_reads_warnings_of_what_everybody_may_read(client: TestClient, olli: dict[str, str]) -> None:
    assert set(listed(client)) == {"Street", "Square"}
    assert set(listed(client, olli)) == {"Street", "Square", "Office"}
    street = listed(client)["Street"]
    assert (street["state"], street["standing"], street["status"]) == ("exceeded", "draft", "draft")
    assert street["limit"]["averaging"] == "day"
    assert street["limit"]["value"] < street["value"]
    assert "PM10" in street["headline"]
    assert street["description"].startswith("From 20")
    assert set(listed(client, stream=street["stream"])) == {"Street"}
    assert client.get(V1).json()["may_issue"] is False
    assert client.get(V1, headers=olli).json()["may_issue"] is True


def test_a_stream_that_is_not_public_has_no_warning_for_others(client: TestClient, olli: dict[str, str]) -> None:
    office = listed(client, olli)["Office"]
    assert client.get(V1, params={"stream": office["stream"]}).status_code == 404
    assert client.get(f"{V1}/{office['key']}/cap").status_code == 404
    assert said(message(client, office["key"], olli), "status") == "Draft"


def test_words_come_in_the_language_of_the_reader(client: TestClient) -> None:
    told = listed(client, {"accept-language": "zh"})["Street"]
    assert told["headline"].startswith("Street：PM10超过")


def test_a_draft_is_a_draft_until_a_person_issues_it_and_then_everybody_can_read_it(
    client: TestClient, olli: dict[str, str]
) -> None:
    draft = listed(client)["Street"]
    assert said(message(client, draft["key"]), "status") == "Draft"
    answer = issue(client, draft, olli, sender="air.city.example")
    assert answer.status_code == 201, answer.text
    made = answer.json()
    assert (made["standing"], made["status"]) == ("issued", "issued")
    assert listed(client)["Street"]["number"] == made["number"]
    alert = message(client, draft["key"])
    assert (said(alert, "status"), said(alert, "msgType"), said(alert, "sender")) == (
        "Exercise", "Alert", "air.city.example",
    )  # fmt: skip
    again = issue(client, draft, olli)
    assert (again.status_code, again.json()["code"]) == (409, "warning-issued")
    off = client.post(f"{V1}/{draft['key']}/withdraw", headers=olli)
    assert off.status_code == 204
    assert listed(client)["Street"]["standing"] == "draft"
    assert said(message(client, made["number"]), "msgType") == "Cancel"
    missing = client.post(f"{V1}/{draft['key']}/withdraw", headers=olli)
    assert (missing.status_code, missing.json()["code"]) == (404, "warning-not-issued")


def test_who_subscribed_to_warnings_is_told_of_one_that_is_issued_and_called_off(
    client: TestClient, olli: dict[str, str]
) -> None:
    def queued() -> list[tuple[str, str, str, str]]:
        answer = client.get("/api/v1/notifications", headers=olli).json()["notifications"]
        told = [one for one in answer if one["kind"] != "case"]
        return [(one["subject"], one["text"], one["path"], one["steps"][0]["text"]) for one in told]

    body = {"channel": "feed", "warnings": True, "least": "minor"}
    made = client.post("/api/v1/subscriptions", json=body, headers=olli).json()
    before = len(queued())
    for place in ("Square", "Office"):  # who is signed in and may read of the office is told its name; its feed is not
        draft = listed(client, olli)[place]
        number = issue(client, draft, olli).json()["number"]
        client.post(f"{V1}/{draft['key']}/withdraw", headers=olli)
        ended, begun = queued()[:2]
        path = f"{V1}/{number}/cap"
        assert (begun[0], begun[2], ended[2]) == (f"warning/{number}", path, path)
        assert all(str(number) in text and place in text for _, text, *_ in (begun, ended))
    assert len(queued()) == before + 4
    feed = client.get(made["subscriptions"][0]["feed"]).text
    assert feed.count("<entry>") == len(client.get("/api/v1/notifications", headers=olli).json()["notifications"])
    assert "Square" in feed
    assert "Office" not in feed


def test_what_was_read_is_what_is_issued(client: TestClient, olli: dict[str, str]) -> None:
    draft = listed(client)["Square"]
    answer = issue(client, draft, olli, value=draft["value"] - 1)
    assert (answer.status_code, answer.json()["code"]) == (409, "warning-changed")
    assert listed(client)["Square"]["standing"] == "draft"


@pytest.mark.parametrize(("who", "status"), [(None, 401), ("Gateway", 403)])
def test_only_who_speaks_for_the_city_issues_and_calls_off(served: Any, who: str | None, status: int) -> None:
    client, _, headers = served
    draft = listed(client)["Square"]
    for answer in (
        issue(client, draft, headers.get(who)),
        client.post(f"{V1}/{draft['key']}/withdraw", headers=headers.get(who)),
    ):
        assert answer.status_code == status
        assert answer.json()["detail"]
    assert listed(client)["Square"]["standing"] == "draft"


@pytest.mark.parametrize("body", [{}, {"value": "much", "ends": "x"}, {"value": 1, "ends": "x", "sent": True}])
def test_a_body_that_says_something_else_is_refused(client: TestClient, olli: dict[str, str], body: dict) -> None:
    key = listed(client)["Square"]["key"]
    assert client.post(f"{V1}/{key}/issue", json=body, headers=olli).status_code == 422


@pytest.mark.parametrize("sender", ["", "two words", "a<b", "Police", "https://police.example", "police."])
def test_a_sender_that_cap_does_not_allow_is_refused(client: TestClient, olli: dict[str, str], sender: str) -> None:
    answer = issue(client, listed(client)["Square"], olli, sender=sender)
    assert (answer.status_code, answer.json()["code"]) == (422, "warning-sender")
    assert listed(client)["Square"]["standing"] == "draft"


@pytest.mark.parametrize("key", ["9-none", "999999", "99999999999999999999", "٣", "%00", "a" * 201])
def test_a_warning_that_is_not_there_is_not_found(client: TestClient, olli: dict[str, str], key: str) -> None:
    assert client.get(f"{V1}/{key}/cap").status_code in {404, 422}
    body = {"value": 1, "ends": "x"}
    assert client.post(f"{V1}/{key}/issue", json=body, headers=olli).status_code in {404, 422}
    assert client.post(f"{V1}/{key}/withdraw", headers=olli).status_code in {404, 422}


def test_issuing_stands_in_the_audit_log_with_the_name(served: Any) -> None:
    client, _, headers = served
    draft = listed(client)["Square"]
    assert issue(client, draft, headers["Olli"]).status_code == 201
    office = listed(client, headers["Olli"])["Office"]
    assert issue(client, office, headers["Olli"]).status_code == 201
    for one in (draft, office):
        assert client.post(f"{V1}/{one['key']}/withdraw", headers=headers["Olli"]).status_code == 204
    with client.app.state.citybrain.governance.records.read() as connection:  # type: ignore[attr-defined]
        rows = {(row["who"], row["act"], row["object"]) for row in entries(connection, 100)}
    assert {
        ("Olli", "POST", f"{V1}/{one['key']}/{what}") for one in (draft, office) for what in ("issue", "withdraw")
    } <= rows


def test_an_hour_later_it_can_be_updated(served: Any) -> None:
    client, sensing, headers = served
    assert issue(client, listed(client)["Street"], headers["Olli"]).status_code == 201
    street = listed(client)["Street"]
    deliver(sensing, street["stream"], [NOON], 400.0)
    sensing.now = lambda: NOON + HOUR
    eventually(lambda: listed(client)["Street"]["standing"] == "changed")
    update = issue(client, listed(client)["Street"], headers["Olli"])
    assert update.status_code == 201
    alert = message(client, street["key"])
    assert said(alert, "msgType") == "Update"
    assert (said(alert, "references") or "").count(",") == 2
    assert alert.find(f"{IN}info") is not None
    assert client.post(f"{V1}/{street['key']}/withdraw", headers=headers["Olli"]).status_code == 204
    assert listed(client)["Street"]["standing"] == "draft", "with the last one all before it are called off"
