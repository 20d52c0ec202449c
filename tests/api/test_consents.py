"""What is about persons is read for a purpose, by law or since they agreed, and no longer after."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest
from sqlalchemy import insert, select

from citybrain.api.app import create_app
from citybrain.api.identity import COOKIE, PURPOSE
from citybrain.governance import Role
from citybrain.governance.consents import give_consent, person_of, withdraw_consent
from citybrain.governance.register import add_identity, give_token, set_roles
from citybrain.governance.roles import Basis
from citybrain.observations.sensing import Sensing
from citybrain.open_city import OpenCity
from citybrain.records import open_records
from citybrain.records.tables.sensing import datastream
from tests.api.test_sensing_events import events, heard_of
from tests.city import city_around, write_city
from tests.sensors import HOUR, read, sensor
from tests.serving import served

V1, STA = "/api/v1", "/sta/v1.1"
WITHIN = 2.0
"""Seconds within which a withdrawal takes effect, also one by another program."""


class Running:
    """A server with a personal stream, an internal one, and tokens of two roles."""

    def __init__(self, address: str, sensing: Sensing) -> None:
        self.sensing = sensing
        self.personal = sensor(sensing, "A", data_class="personal")
        self.internal = sensor(sensing, "B", data_class="internal")
        for stream in (self.personal, self.internal):
            read(sensing, stream, [sensing.now() - HOUR], 1.0)
        with sensing.records.begin() as connection:
            for role in (Role.DATA_STEWARD, Role.PLANNER):
                add_identity(connection, role, [role], "root")
            self.token = give_token(connection, Role.DATA_STEWARD, (), 1, "", "root").text
            self.planner = give_token(connection, Role.PLANNER, (), 1, "", "root").text
        self.client = httpx.Client(base_url=address, timeout=20)
        self.steward = {"authorization": f"Bearer {self.token}"}
        self.research = {**self.steward, PURPOSE: "research"}

    def status(self, headers: dict[str, str], path: str = "") -> int:
        return self.client.get(path or f"{V1}/sensing/streams/{self.personal}/readings", headers=headers).status_code

    def agreed(self, purpose: str = "research") -> tuple[str, int]:
        """The code of a new person and the number of their consent."""
        made = self.client.post(f"{V1}/consents/persons", headers=self.steward).json()
        told = {"purpose": purpose, "basis": "consent", "text_version": "2026-1", "streams": [self.personal]}
        answer = self.client.post(f"{V1}/consents", headers=self.steward, json={"person": made["person"], **told})
        assert answer.status_code == 201, answer.text
        return made["code"], answer.json()["number"]


@pytest.fixture
def running(tmp_path: Path) -> Iterator[Running]:
    app = create_app(city_around(OpenCity(write_city(tmp_path)).workspace), Path("nowhere"))
    with served(app) as address:
        yield Running(address, app.state.citybrain.city.sensing)


def soon(holds: Callable[[], bool], within: float = WITHIN) -> bool:
    end = time.monotonic() + within
    while not (held := holds()) and time.monotonic() < end:
        time.sleep(0.05)
    return held


def test_what_is_about_persons_is_read_for_a_purpose_that_is_named(running: Running) -> None:
    refused = running.client.get(f"{V1}/sensing/streams/{running.personal}/readings", headers=running.steward)
    assert (refused.status_code, refused.json()["code"]) == (403, "access-purpose-needed")
    assert "stewardship" in refused.json()["detail"]
    sta = f"{STA}/Datastreams({running.personal})/Observations"
    assert running.status(running.steward, sta) == 404
    named = {**running.steward, PURPOSE: "stewardship"}
    assert (running.status(named), running.status(named, sta)) == (200, 200)
    basic = httpx.BasicAuth("stewardship", running.token)
    assert running.client.get(sta, auth=basic).status_code == 200
    assert running.status(running.steward, f"{V1}/sensing/streams/{running.internal}/readings") == 200
    planner = {"authorization": f"Bearer {running.planner}"}
    assert running.status(planner) == 404
    for purpose in ("stewardship", "nosiness"):
        answer = running.client.get(f"{V1}/sensing", headers={**planner, PURPOSE: purpose})
        assert (answer.status_code, answer.json()["code"]) == (403, "access-purpose")


def test_a_purpose_is_chosen_once_for_a_session(running: Running) -> None:
    running.client.post(f"{V1}/session", json={"secret": running.token})
    assert running.client.cookies[COOKIE]
    assert running.status({}) == 403
    told = running.client.put(f"{V1}/session/purpose", json={"purpose": "stewardship"}).json()
    assert (told["purpose"], "personal" in told["reads"]) == ("stewardship", True)
    assert {"city_work", "stewardship", "research"} <= {one["purpose"] for one in told["purposes"]}
    assert running.status({}) == 200
    assert running.client.put(f"{V1}/session/purpose", json={"purpose": "x"}).status_code == 403
    assert running.client.get(f"{V1}/session").json()["purpose"] == "stewardship"
    with running.sensing.records.begin() as connection:
        set_roles(connection, Role.DATA_STEWARD, [Role.PLANNER], "root")
    time.sleep(WITHIN)
    told = running.client.get(f"{V1}/session").json()
    assert (told["purpose"], "personal" in told["reads"]) == ("city_work", False)


def test_an_entry_is_for_streams_of_a_list_whose_names_need_a_purpose(running: Running) -> None:
    def choices(headers: dict[str, str]) -> list[dict[str, object]]:
        told = running.client.get(f"{V1}/consents", headers=headers).json()
        assert all("personal" in one["classes"] for one in told["purposes"])
        streams: list[dict[str, object]] = told["streams"]
        return streams

    stream = {"number": running.personal, "data_class": "personal"}
    assert choices(running.steward) == [{**stream, "name": None}]
    named = choices({**running.steward, PURPOSE: "stewardship"})
    with running.sensing.records.read() as connection:
        name = connection.execute(select(datastream.c.name).where(datastream.c.id == running.personal)).scalar_one()
    assert named == [{**stream, "name": name}]


def test_whoever_has_the_code_sees_what_their_streams_are_called(running: Running) -> None:
    code, _ = running.agreed()
    mine = running.client.post(f"{V1}/consents/mine", json={"code": code}).json()
    assert [one["number"] for one in mine["streams"]] == [running.personal]
    assert mine["streams"][0]["name"]


def test_the_log_says_which_purpose_was_chosen(running: Running) -> None:
    running.client.post(f"{V1}/session", json={"secret": running.token})
    running.client.put(f"{V1}/session/purpose", json={"purpose": "stewardship"})
    asked = "SELECT purpose FROM audit_entry WHERE object = 'purpose'"

    def told() -> list[str]:
        with running.sensing.records.read() as connection:
            return list(connection.exec_driver_sql(asked).scalars())

    assert soon(lambda: bool(told()), 5)
    assert told() == ["stewardship"]


def test_the_log_says_what_was_read_for(running: Running) -> None:
    running.status({**running.steward, PURPOSE: "stewardship"})
    running.status(running.steward, f"{V1}/sensing/streams/{running.internal}/readings")
    records = open_records(running.sensing.folder)

    def told() -> set[tuple[str, str]]:
        with records.read() as connection:
            asked = "SELECT object, purpose FROM audit_entry WHERE act = 'observations:read'"
            return {(row[0], row[1]) for row in connection.exec_driver_sql(asked)}

    wanted = {(f"stream {running.personal}", "stewardship"), (f"stream {running.internal}", "city_work")}
    assert soon(lambda: wanted <= told(), 5)
    records.close()


def test_streams_are_read_for_research_since_a_person_agreed_and_no_longer_after(running: Running) -> None:
    sta = [f"{STA}/Datastreams({running.personal})", f"{STA}/Things?$filter=name eq 'A'"]
    assert running.status(running.research) == 403
    code, number = running.agreed()
    assert running.status(running.research) == 200
    assert running.status(running.research, sta[0]) == 200
    assert len(running.client.get(sta[1], headers=running.research).json()["value"]) == 1
    assert running.status(running.steward) == 403
    assert running.status({**running.steward, PURPOSE: "service"}) == 403
    withdrawn = running.client.post(f"{V1}/consents/mine/withdrawals", json={"code": code, "number": number})
    assert withdrawn.json()["withdrawn_by"].startswith("person-")
    assert running.status(running.research) == 403
    assert running.status(running.research, sta[0]) == 404
    assert running.client.get(sta[1], headers=running.research).json()["value"] == []


def test_of_two_persons_one_who_withdraws_closes_the_stream(running: Running) -> None:
    (_, first), (code, second) = running.agreed(), running.agreed()
    assert running.status(running.research) == 200
    running.client.delete(f"{V1}/consents/{first}", headers=running.steward)
    assert running.status(running.research) == 403
    other = running.client.post(f"{V1}/consents/mine/withdrawals", json={"code": code, "number": first})
    assert (other.status_code, other.json()["code"]) == (404, "consent-entry")
    assert second != first


def test_a_withdrawal_by_another_program_ends_what_is_told_to_listeners(running: Running) -> None:
    code, number = running.agreed()
    with running.client.stream("GET", f"{V1}/sensing/events", headers=running.research) as answer:
        told = events(answer.iter_lines())
        next(told)
        read(running.sensing, running.personal, [running.sensing.now()], 2.0)
        assert heard_of(told, running.personal) == {running.personal}
        records = open_records(running.sensing.folder)
        with records.begin() as connection:
            withdraw_consent(connection, number, "", person_of(connection, code).number)
        records.close()
        time.sleep(WITHIN)
        read(running.sensing, running.personal, [running.sensing.now()], 3.0)
        read(running.sensing, running.internal, [running.sensing.now()], 4.0)
        assert heard_of(told, running.internal) == {running.internal}


def test_a_person_sees_what_they_agreed_to_and_who_read(running: Running) -> None:
    code, number = running.agreed()
    assert running.status(running.research) == 200

    def mine() -> dict:
        return running.client.post(f"{V1}/consents/mine", json={"code": code}).json()

    assert soon(lambda: bool(mine()["readings"]), 5)
    told = mine()
    assert [(one["number"], one["streams"]) for one in told["consents"]] == [(number, [running.personal])]
    first = told["readings"][0]
    assert (first["who"], first["purpose"], first["things"]) == ("data_steward", "research", 1)
    refused = running.client.post(f"{V1}/consents/mine", json={"code": "guess"})
    assert (refused.status_code, refused.json()["code"]) == (401, "consent-code")


def test_a_person_with_many_streams_sees_who_read_each(running: Running) -> None:
    code, _ = running.agreed()
    asked = {"person": "", "purpose": "research", "basis": "consent", "text_version": "2026-1"}
    records = running.sensing.records
    with records.begin() as connection:
        asked["person"] = person_of(connection, code).pseudonym
        known = connection.execute(select(datastream).where(datastream.c.id == running.personal)).mappings().one()
        row = {name: value for name, value in known.items() if name != "id"}
        connection.execute(insert(datastream), [{**row, "name": f"{row['name']} {more}"} for more in range(1_200)])
        numbers = list(connection.execute(select(datastream.c.id).order_by(datastream.c.id)).scalars())[2:]
        for begin in range(0, 1_200, 100):
            give_consent(
                connection, asked["person"], "research", Basis.CONSENT, "2026-1", numbers[begin : begin + 100], "root"
            )
    assert running.status(running.research, f"{STA}/Datastreams({numbers[-1]})") == 200
    assert running.status(running.research, f"{V1}/sensing/streams/{numbers[0]}/readings") == 200

    def told() -> set[str]:
        answer = running.client.post(f"{V1}/consents/mine", json={"code": code})
        assert answer.status_code == 200, answer.text
        return {one["object"] for one in answer.json()["readings"]}

    assert soon(lambda: len(told()) == 2, 5), told()
    assert f"stream {numbers[0]}" in told()


def test_who_has_no_code_does_not_wait_for_who_writes(running: Running) -> None:
    with running.sensing.records.begin():
        told = running.client.post(f"{V1}/consents/mine/withdrawals", json={"code": "guess", "number": 1})
        assert (told.status_code, told.json()["code"]) == (401, "consent-code")


@pytest.mark.parametrize(
    ("said", "status", "code"),
    [
        ({"person": "person-0"}, 404, "consent-person"),
        ({"purpose": "stewardship"}, 422, "consent-purpose"),
        ({"basis": "contract"}, 422, "consent-basis"),
        ({"text_version": " "}, 422, "consent-version"),
        ({"streams": []}, 422, "consent-streams"),
        ({"streams": [10**6]}, 404, "consent-stream"),
    ],
)
def test_what_cannot_be_entered_is_refused(running: Running, said: dict, status: int, code: str) -> None:
    made = running.client.post(f"{V1}/consents/persons", headers=running.steward).json()
    told = {"purpose": "research", "basis": "consent", "text_version": "1", "streams": [running.personal]}
    body = {"person": made["person"], **told, **said}
    answer = running.client.post(f"{V1}/consents", headers=running.steward, json=body)
    assert (answer.status_code, answer.json()["code"]) == (status, code)


def test_no_entry_is_changed_or_deleted_and_only_a_steward_makes_one(running: Running) -> None:
    running.agreed()
    for change in ("UPDATE consent_entry SET purpose = 'x'", "DELETE FROM consent_entry"):
        with pytest.raises(Exception, match="neither changed nor deleted"), running.sensing.records.begin() as one:
            one.exec_driver_sql(change)
    planner = {"authorization": f"Bearer {running.planner}"}
    assert running.client.get(f"{V1}/consents", headers=planner).status_code == 403
