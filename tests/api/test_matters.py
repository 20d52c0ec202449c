"""Services and matters over HTTP: nobody needs an account, contacts are told to few, words stay words."""

import datetime
import errno
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from citybrain.api import served_city
from citybrain.api.app import create_app
from citybrain.governance import Role
from citybrain.governance.register import add_identity, give_token
from citybrain.open_city import OpenCity
from citybrain.open_city.services import matters_of
from citybrain.people.services.catalogue import import_services
from citybrain.people.services.correction import NewCorrection
from citybrain.people.services.file import SAMPLE, read_catalogue
from citybrain.plans.workspace import Workspace
from tests.city import city_around, write_city
from tests.people.services.conftest import clerk

V1 = "/api/v1"
PEOPLE = {"Olli": Role.DUTY_OFFICER, "Kaisa": Role.CLIMATE_OFFICER, "Pia": Role.PLANNER, "Admin": Role.ADMINISTRATOR}
TREE = {
    "text": "The birch leans.", "documents": ["Sketch and photograph of the tree"],
    "contact": {"name": "Aino Asukas", "address": "aino@example.org"},
}  # fmt: skip
APPLY = f"{V1}/services/tree-felling/applications"
OBJECT, MINE = f"{V1}/matters/objections", f"{V1}/matters/mine"
PARAMETER = "interior_surface_conductance"
OBJECTION = {"about": {"kind": "parameter", "name": PARAMETER}, "text": "This looks wrong."}
CORRECTION = {
    "parameter": PARAMETER, "value": 3.9, "unit": "W/(m²·K)", "since": "1900-01-01", "source": "Measured",
    "why": "Typing error",
}  # fmt: skip
PLAN = {"name": "Warm walls", "measures": [{"intervention": "insulate_walls"}]}


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory, static: Path) -> Iterator[dict[str, TestClient]]:
    """Clients by the name of who uses them; "" is anybody."""
    workspace: Workspace = OpenCity(write_city(tmp_path_factory.mktemp("matters"))).workspace
    with TestClient(create_app(city_around(workspace), static)) as running:
        state = running.app.state.citybrain  # type: ignore[attr-defined]
        clients = {"": running}
        with state.governance.records.begin() as connection:
            import_services(connection, read_catalogue(SAMPLE), SAMPLE.name, "root")
            for name, role in PEOPLE.items():
                add_identity(connection, name, [role], "root")
                token = give_token(connection, name, (), 1, "test", "root")
                headers = {"authorization": f"Bearer {token.text}"}
                clients[name] = TestClient(running.app, headers=headers)
        yield clients


def test_anybody_reads_the_catalogue_and_asks_in_words(office: dict[str, TestClient]) -> None:
    listed = office[""].get(f"{V1}/services", params={"event": "moving"}).json()
    assert {"resident-parking", "library-card"} <= {one["code"] for one in listed["services"]}
    last = datetime.date.fromisoformat(listed["today"]) + datetime.timedelta(days=30)
    agreed = {"person": "Aino", "helper": "Bo", "tasks": ["report"], "until": str(last), "agreed": True}
    assert office["Olli"].post(f"{V1}/helpers", json=agreed).status_code == 201, (
        "the day of the city, not of the device"
    )
    shown = office[""].get(f"{V1}/services/tree-felling").json()
    assert [one["name"] for one in shown["documents"] if one["held"] is None and one["left_out"] is None] == TREE[
        "documents"
    ]
    said = office[""].get(f"{V1}/services/answer", params={"question": "What does a library card cost?"}).json()
    assert (said["known"], said["service"]["code"], said["field"]) == (True, "library-card", "fee")
    refused = office[""].get(f"{V1}/services/answer", params={"question": "Who won the match?"}).json()
    assert (refused["known"], refused["sentence"]) == (False, None)
    metrics = office[""].get("/metrics").text
    assert 'citybrain_questions_total{outcome="refused"} 1.0' in metrics
    assert 'citybrain_questions_total{outcome="answered"} 1.0' in metrics


def test_a_stranger_applies_the_office_answers_and_the_contact_is_for_few(office: dict[str, TestClient]) -> None:
    made = office["Pia"].post(APPLY, json=TREE).json()
    mine = {"headers": {"matter-code": made["code"]}}
    assert office[""].get(MINE, **mine).json()["state"] == "received"
    number = f"{V1}/matters/{made['number']}"
    assert office[""].get(number).status_code == 401
    assert office["Pia"].get(number).status_code == 403
    assert office["Kaisa"].get(number).json()["contact"] is None
    assert office["Olli"].get(number).json()["contact"] == TREE["contact"]
    assert office["Kaisa"].post(f"{number}/answers", json={"text": "On Tuesday."}).status_code == 201
    decision = {"outcome": "refused", "text": "It is sound."}
    assert office["Kaisa"].post(f"{number}/decisions", json=decision).status_code == 403
    assert office["Olli"].post(f"{number}/decisions", json=decision).status_code == 201
    told = office[""].get(MINE, **mine).json()
    assert [(one["kind"], one["by"]) for one in told["steps"]] == [("answer", None), ("decision", None)]
    assert told["may_appeal"]
    assert "aino" not in office[""].get(MINE, **mine).text.lower()
    assert office["Olli"].post(f"{MINE}/appeals", json={"text": "It moved."}, **mine).status_code == 201
    log = [one["subject"] for one in office["Admin"].get(f"{V1}/audit", params={"limit": 20}).json()["entries"]]
    assert f"matter {made['number']}: refused" in log, "the log says that it was decided, and how"
    again = office["Olli"].post(f"{number}/decisions", json=decision).json()
    assert again["code"] == "matter-same-person"
    assert office["Olli"].delete(MINE, **mine).status_code == 204
    assert office[""].get(MINE, **mine).json()["text"] is None
    assert office["Olli"].delete(f"{number}/contact").status_code == 204
    newest = office["Admin"].get(f"{V1}/audit", params={"limit": 5}).json()["entries"]
    [entry] = [one for one in newest if one["subject"] == f"matter {made['number']}: nothing to erase"]
    assert entry["things"] == 0


def test_the_code_of_a_link_stands_in_no_log_and_no_cache(
    office: dict[str, TestClient], caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = office["Pia"].post(APPLY, json=TREE).json()
    mine = {"headers": {"matter-code": made["code"]}}
    decision = {"outcome": "refused", "text": "It is sound."}
    assert office["Olli"].post(f"{V1}/matters/{made['number']}/decisions", json=decision).status_code == 201
    assert office["Pia"].post(f"{MINE}/appeals", json={"text": "It moved."}, **mine).status_code == 201
    assert office[""].get(MINE, **mine).headers["cache-control"] == "no-store"
    assert office[""].delete(MINE, **mine).status_code == 204
    monkeypatch.setattr("citybrain.api.routes.matters.matters_of", lambda city: 1 / 0)
    assert office[""].get(MINE, **mine).status_code == 500
    log = office["Admin"].get(f"{V1}/audit", params={"limit": 20}).text
    assert f"{MINE}/appeals" in log
    assert made["code"] not in log + caplog.text


def test_the_counter_enters_by_the_same_rules(office: dict[str, TestClient]) -> None:
    counter = {"channel": "counter"}
    assert office[""].post(APPLY, params=counter, json=TREE).status_code == 401
    assert office["Pia"].post(APPLY, params=counter, json=TREE).status_code == 403
    missing = {**TREE, "documents": []}
    for channel, who in (("counter", "Olli"), ("page", "Pia")):
        answer = office[who].post(APPLY, params={"channel": channel}, json=missing)
        assert answer.json()["code"] == "matter-application"
    made = office["Olli"].post(APPLY, params=counter, json=TREE).json()
    shown = office["Olli"].get(f"{V1}/matters/{made['number']}").json()
    assert shown["channel"] == "counter"


def test_a_correction_outdates_the_plan_until_it_is_saved_anew(office: dict[str, TestClient]) -> None:
    admin = office["Admin"]
    saved = admin.post(f"{V1}/saved-plans", json=PLAN).json()
    assert saved["outdated"] == []
    address = f"{V1}/saved-plans/{saved['id']}"
    unmarked = admin.get(address).headers["etag"]
    assert admin.get(address, headers={"if-none-match": unmarked}).status_code == 304
    made = office["Pia"].post(OBJECT, json=OBJECTION).json()
    body = CORRECTION
    number = f"{V1}/matters/{made['number']}/corrections"
    refused = office["Pia"].post(number, json=body)
    assert refused.status_code == 403
    detail = refused.json()["detail"]
    assert "Pia may not correct a parameter of the city" in detail and "Their own: Planner." in detail
    assert "city:write" not in detail
    without = {"outcome": "corrected", "text": "It was wrong."}
    answer = admin.post(f"{V1}/matters/{made['number']}/decisions", json=without)
    assert (answer.status_code, answer.json()["code"]) == (422, "matter-correction-missing")
    corrected = admin.post(number, json=body).json()
    assert (corrected["plans"], corrected["until"]) == ([saved["id"]], None)
    (listed,) = admin.get(f"{V1}/saved-plans").json()["plans"]
    assert listed["outdated"] == [PARAMETER]
    one = admin.get(address, headers={"if-none-match": unmarked})
    assert one.json()["outdated"] == [PARAMETER]
    assert admin.get(address, headers={"if-none-match": one.headers["etag"]}).status_code == 304
    mine = admin.get(MINE, headers={"matter-code": made["code"]}).json()
    assert mine["corrections"][0]["plans"] == [saved["id"]]
    assert mine["corrections"][0]["words"] == corrected["words"]
    anew = admin.put(address, json=PLAN, headers={"if-match": one.headers["etag"]})
    assert anew.json()["outdated"] == []
    assert admin.get(f"{V1}/saved-plans").json()["plans"][0]["outdated"] == []
    assert admin.delete(f"{V1}/matters/corrections/{mine['corrections'][0]['number']}").status_code == 204


def test_a_mark_is_seen_by_who_has_the_plan_and_is_no_edit_of_it(office: dict[str, TestClient]) -> None:
    """A page that has the plan from before asks whether it changed; who edits it saves with the version they opened."""
    admin = office["Admin"]
    address = f"{V1}/saved-plans/{admin.post(f'{V1}/saved-plans', json=PLAN).json()['id']}"
    before = admin.get(address).headers["etag"]
    made = office["Pia"].post(OBJECT, json=OBJECTION).json()
    corrected = admin.post(f"{V1}/matters/{made['number']}/corrections", json=CORRECTION).json()
    marked = admin.get(address, headers={"if-none-match": before})
    assert (marked.status_code, marked.json()["outdated"]) == (200, [PARAMETER])
    assert admin.delete(f"{V1}/matters/corrections/{corrected['number']}").status_code == 204
    free = admin.get(address, headers={"if-none-match": marked.headers["etag"]})
    assert (free.status_code, free.json()["outdated"]) == (200, [])
    again = office["Pia"].post(OBJECT, json=OBJECTION).json()
    corrected = admin.post(f"{V1}/matters/{again['number']}/corrections", json=CORRECTION).json()
    saved = admin.put(address, json={**PLAN, "description": "Looked at"}, headers={"if-match": before})
    assert (saved.status_code, saved.json()["outdated"]) == (200, [])
    late = admin.put(address, json=PLAN, headers={"if-match": marked.headers["etag"]})
    assert late.status_code == 412
    assert admin.delete(f"{V1}/matters/corrections/{corrected['number']}").status_code == 204
    moved = admin.get(address, headers={"if-none-match": saved.headers["etag"]})
    assert (moved.status_code, moved.json()["outdated"]) == (200, [PARAMETER]), "saved with what was taken back"
    anew = admin.put(address, json=PLAN, headers={"if-match": moved.headers["etag"]})
    assert (anew.status_code, anew.json()["outdated"]) == (200, [])


MARK = "2f1d6a52-3c54-4d0e-9a43-6f1a3f0c7b11"


def test_what_is_sent_again_by_a_retry_is_one_matter(office: dict[str, TestClient]) -> None:
    """The answer was lost on the way: the same comes again, and its link with it."""
    pia, listed = office["Pia"], lambda: len(office["Olli"].get(f"{V1}/matters").json()["matters"])
    about = {"kind": "quantity", "name": "operational_emissions", "value": "12.5 t"}
    for address, body in ((OBJECT, {**OBJECTION, "about": about}), (APPLY, TREE)):
        sent, before = {**body, "sending": MARK[:-1] + str(len(address) % 10)}, listed()
        first, again = pia.post(address, json=sent), pia.post(address, json=sent)
        assert (first.status_code, again.status_code, first.json()) == (201, 201, again.json())
        assert listed() == before + 1
        other = pia.post(address, json={**sent, "text": "Something else."})
        assert (other.status_code, other.json()["code"]) == (422, "matter-sending-used")
        unmarked = [pia.post(address, json=body).json()["number"] for _ in range(2)]
        assert len({*unmarked, first.json()["number"]}) == 3
        mine = {"matter-code": first.json()["code"]}
        assert pia.get(MINE, headers=mine).json()["number"] == first.json()["number"]
        assert pia.delete(MINE, headers=mine).status_code == 204
        assert pia.post(address, json=sent).json()["code"] == "matter-sending-used"
    assert pia.post(OBJECT, json={**OBJECTION, "sending": "1"}).status_code == 422


def value_of(client: TestClient) -> float:
    """The parameter that is corrected, as the server has it."""
    found = client.get(f"{V1}/parameters").json()
    return next(one for one in found if one["name"] == PARAMETER)["values"][0]["value"]


def test_a_correction_by_a_command_is_taken_over_by_the_server_that_runs(
    office: dict[str, TestClient], monkeypatch: pytest.MonkeyPatch
) -> None:
    """At the next request, and files are looked at once a second however many ask."""
    admin, looks = office["Admin"], []
    state = office[""].app.state.citybrain  # type: ignore[attr-defined]
    look = served_city.written_layers
    monkeypatch.setattr(served_city, "written_layers", lambda folder: looks.append(folder) or look(folder))
    before, folder = value_of(admin), state.city.folder
    made = office["Pia"].post(OBJECT, json=OBJECTION).json()
    monkeypatch.setattr(served_city, "PATIENCE", 0.0)
    state._served._look = 0.0
    value_of(admin)
    with OpenCity(folder) as beside:
        done = matters_of(beside).correct(made["number"], NewCorrection(**CORRECTION), clerk("Command"))
    assert before != CORRECTION["value"]
    assert value_of(admin) == CORRECTION["value"]
    monkeypatch.setattr(served_city, "PATIENCE", 60.0)
    value_of(admin)
    looks.clear()
    for _ in range(20):
        value_of(admin)
    assert looks == []
    with OpenCity(folder) as beside:
        matters_of(beside).take_back(done.row.id, clerk("Command"))
    assert value_of(admin) == CORRECTION["value"]
    state._served._look = 0.0
    assert value_of(admin) == before


@pytest.mark.parametrize("content", [b"interior_surface_conductance: [", b"\xff\xfe", b"- 1", b"name: 1", None])
def test_what_cannot_be_opened_is_not_taken_over(
    office: dict[str, TestClient], monkeypatch: pytest.MonkeyPatch, content: bytes | None
) -> None:
    """Text that is no YAML, no text, no parameters, and a folder in place of the file."""
    admin = office["Admin"]
    state = office[""].app.state.citybrain  # type: ignore[attr-defined]
    before, layer = value_of(admin), state.city.folder / "parameters" / "corrections.yaml"
    monkeypatch.setattr(served_city, "PATIENCE", 0.0)
    state._served._look = 0.0
    if content is None:
        layer.mkdir()
    else:
        layer.write_bytes(content)
    opened = state.city
    assert [value_of(admin), value_of(admin)] == [before, before]
    assert state.city is opened
    if content is None:
        layer.rmdir()
    else:
        layer.unlink()
    assert value_of(admin) == before


def test_a_correction_of_something_else_and_one_that_is_far_off_are_refused_with_the_next_step(
    office: dict[str, TestClient],
) -> None:
    admin, price = office["Admin"], "wood_price"
    about = {"kind": "parameter", "name": price}
    number = office["Pia"].post(OBJECT, json={**OBJECTION, "about": about}).json()["number"]
    right = {
        "parameter": "coal_price",
        "value": 0.06,
        "unit": "EUR/kWh",
        "since": "2024-01-01",
        "source": "x",
        "why": "y",
    }
    path = f"{V1}/matters/{number}"
    other = admin.post(f"{path}/corrections", json=right)
    assert (other.status_code, other.json()["code"]) == (422, "matter-correction-other")
    assert all(one in other.json()["detail"] for one in (price, "coal_price", "Nothing was changed."))
    far = admin.post(f"{path}/corrections", json={**right, "parameter": price, "value": 1e308})
    assert (far.status_code, far.json()["code"]) == (422, "correction-wrong")
    far = admin.post(f"{path}/corrections", json={**right, "parameter": price, "value": 90})
    assert (far.status_code, far.json()["code"]) == (422, "correction-far")
    coal = office["Pia"].post(OBJECT, json={**OBJECTION, "about": {**about, "name": "coal_price"}}).json()["number"]
    made = admin.post(f"{V1}/matters/{coal}/corrections", json=right).json()["number"]
    decision = {"outcome": "corrected", "text": "You were right.", "correction": made}
    refused = admin.post(f"{path}/decisions", json=decision)
    assert (refused.status_code, refused.json()["code"]) == (422, "matter-correction-other")
    assert admin.delete(f"{V1}/matters/corrections/{made}").status_code == 204


def test_a_layer_that_cannot_be_written_is_a_problem_with_its_own_words(
    office: dict[str, TestClient], monkeypatch: pytest.MonkeyPatch
) -> None:
    made = office["Pia"].post(OBJECT, json=OBJECTION).json()

    def refuse(path: Path, words: str) -> None:
        raise PermissionError(errno.EACCES, "Permission denied", str(path))

    monkeypatch.setattr("citybrain.people.services.correction_layer.replace_file", refuse)
    answer = office["Admin"].post(f"{V1}/matters/{made['number']}/corrections", json=CORRECTION)
    assert (answer.status_code, answer.json()["code"]) == (507, "correction-not-written")
    told = answer.json()["detail"]
    assert "Nothing was changed" in told and "corrections.yaml" in told and "/parameters/" not in told
    mine = office[""].get(MINE, headers={"matter-code": made["code"]}).json()
    assert (mine["state"], mine["corrections"]) == ("received", [])


HOSTILE = (
    "<script>alert(1)</script>", "=HYPERLINK(\"http://x\")", "' OR 1=1 --", "{{7*7}}", "👩🏽‍🌾 مرحبا עברית",
    "a" * 2_000, "<!ENTITY x SYSTEM 'file:///etc/passwd'>",
)  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_what_is_written_comes_back_as_it_is_and_does_nothing(office: dict[str, TestClient], text: str) -> None:
    made = office["Pia"].post(OBJECT, json={**OBJECTION, "text": text}).json()
    answer = office["Pia"].get(MINE, headers={"matter-code": made["code"]})
    assert answer.json()["text"] == text
    assert answer.headers["content-type"].startswith("application/json")


def test_what_nobody_sees_is_taken_out_of_words_names_and_contacts(office: dict[str, TestClient]) -> None:
    contact = {"name": "A\u202eB\r\nC", "address": "x\u0000y"}
    about = {"kind": "quantity", "name": "operational_emissions", "row": "\u202e1\n", "value": "1\u202e\n2"}
    made = office["Pia"].post(OBJECT, json={"about": about, "text": "\u202eevil", "contact": contact}).json()
    one = office["Admin"].get(f"{V1}/matters/{made['number']}").json()
    assert (one["text"], one["about"]["row"], one["about"]["value"]) == ("evil", "1", "1 2")
    assert one["contact"] == {"name": "AB C", "address": "xy"}


@pytest.mark.parametrize(
    "body",
    [
        {**OBJECTION, "text": " "}, {**OBJECTION, "text": "\u200b\u200d\u3164"},
        {**OBJECTION, "text": "a" * 2_001}, {**OBJECTION, "text": None},
        {**OBJECTION, "x": 1},
        {**OBJECTION, "about": {"kind": "person", "name": "Aino"}}, {**OBJECTION, "contact": {"name": "A"}}, [], {},
    ],
)  # fmt: skip
def test_what_is_no_objection_is_refused(office: dict[str, TestClient], body: object) -> None:
    assert office["Pia"].post(OBJECT, json=body).status_code == 422


def test_who_is_not_signed_in_sends_ten_at_once_and_no_flood(office: dict[str, TestClient]) -> None:
    codes = [office[""].post(OBJECT, json=OBJECTION).status_code for _ in range(12)]
    assert codes == [201] * 10 + [429] * 2
    assert office["Pia"].post(OBJECT, json=OBJECTION).status_code == 201
