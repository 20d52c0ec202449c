"""Notifications over HTTP: who reads and answers what, links that only answer, feeds, rosters, and what is sent."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from fastapi.testclient import TestClient

from citybrain.api.app import create_app
from citybrain.governance import DataClass, Role
from citybrain.governance.register import add_identity, give_token
from citybrain.notifications import worker
from citybrain.notifications.outbox import queue
from citybrain.notifications.severity import Severity
from citybrain.open_city import OpenCity
from citybrain.records.tables.notifications import notification_batch
from citybrain.twin.configuration import FILE
from tests.access import dump_of
from tests.api.waiting import eventually
from tests.city import write_city
from tests.notifications.people import ZONE, case
from tests.notifications.receivers import HookReceiver, MailReceiver

V1 = "/api/v1"
PEOPLE = {"Olli": Role.DUTY_OFFICER, "Pia": Role.PLANNER, "Aud": Role.AUDITOR, "Admin": Role.ADMINISTRATOR}
SETTINGS = """
[notifications]
address = "https://city.example"
webhooks = {{ "{hooks}" = "private" }}
[notifications.mail]
host = "127.0.0.1"
port = {port}
security = "none"
sender = "brain@city.example"
"""


class Served:
    """A served city with people, and receivers that it sends to."""

    def __init__(self, client: TestClient, folder: Path, mail: MailReceiver, hooks: HookReceiver) -> None:
        self.client, self.folder, self.mail, self.hooks = client, folder, mail, hooks
        self.state = client.app.state.citybrain  # type: ignore[attr-defined]
        self.headers: dict[str, dict[str, str]] = {}
        with self.state.governance.records.begin() as connection:
            for name, role in PEOPLE.items():
                add_identity(connection, name, [role], "root")
                token = give_token(connection, name, (), 1, "test", "root")
                self.headers[name] = {"authorization": f"Bearer {token.text}"}

    def ask(self, who: str, method: str, path: str, **more: Any) -> Any:
        return self.client.request(
            method, f"{V1}{path}", headers=self.headers.get(who, {}) | more.pop("headers", {}), **more
        )

    def queue(self, number: int, **more: Any) -> int:
        with self.state.governance.records.begin() as connection:
            return queue(connection, case(number, Severity.EXTREME, **more), ZONE)

    def listed(self, who: str) -> dict[int, dict[str, Any]]:
        answer = self.ask(who, "get", "/notifications")
        assert answer.status_code == 200, answer.text
        return {one["number"]: one for one in answer.json()["notifications"]}


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory, static: Path) -> Iterator[Served]:
    folder = write_city(tmp_path_factory.mktemp("notifying"))
    mail, hooks = MailReceiver(), HookReceiver()
    settings = folder / FILE
    before = settings.read_text() if settings.exists() else 'name = "Kallio"\n'
    settings.write_text(before + SETTINGS.format(hooks=hooks.origin, port=mail.port))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(worker, "PAUSE", 0.1)
        with TestClient(create_app(OpenCity(folder), static)) as client:
            assert client.get(f"{V1}/city").status_code == 200
            client.app.state.citybrain.city.sensing  # noqa: B018  # what works beside it begins
            yield Served(client, folder, mail, hooks)
    mail.close()
    hooks.close()


def test_what_is_queued_arrives_and_is_answered_by_its_link(served: Served) -> None:
    made = served.ask("Olli", "post", "/subscriptions", json={"channel": "email", "address": "olli@city.example"})
    assert made.status_code == 201, made.text
    number = served.queue(1)
    eventually(lambda: len(served.mail.taken) == 1)
    link = next(line for line in served.mail.taken[0].get_content().split() if "/answers/" in line)
    path = link.removeprefix("https://city.example")
    page = served.client.get(path)
    assert (page.status_code, page.headers["cache-control"]) == (200, "no-store")
    assert "form-action 'self'" in page.headers["content-security-policy"]
    assert "<button>" in page.text
    assert served.listed("Olli")[number]["state"] == "waiting"  # whoever only looks answers nothing
    assert "Olli" in served.client.post(path).text
    assert "<button>" not in served.client.get(path).text
    line = served.listed("Olli")[number]
    assert (line["state"], line["state_text"]) == ("answered", "Olli takes care of it")
    assert [one["step"] for one in line["steps"]] == ["asked", "answered"]
    assert served.client.post(path[:-1] + ("A" if path[-1] != "A" else "B")).status_code == 404


def test_people_see_and_answer_what_is_for_their_roles_alone(served: Served) -> None:
    number = served.queue(2, role=Role.PLANNER)
    other = served.queue(3)
    assert set(served.listed("Pia")) >= {number}
    assert other not in served.listed("Pia")
    assert other in served.listed("Admin")
    assert served.ask("Pia", "post", f"/notifications/{other}/answer").status_code == 404
    assert served.ask("Pia", "post", f"/notifications/{number}/answer").status_code == 204
    assert served.listed("Pia")[number]["state"] == "answered"
    assert served.ask("Aud", "get", "/notifications").status_code == 403
    assert served.ask("nobody", "get", "/notifications").status_code == 401


def test_what_is_not_public_is_not_told_by_a_feed_and_a_feed_ends_with_its_subscription(served: Served) -> None:
    made = served.ask("Pia", "post", "/subscriptions", json={"channel": "feed", "least": "minor"}).json()
    address = next(one["feed"] for one in made["subscriptions"] if one["number"] == made["number"])
    served.queue(4, role=Role.PLANNER)
    served.queue(5, role=Role.PLANNER, data_class=DataClass.ENTERPRISE, place="Secret works")
    answer = served.client.get(address)
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/atom+xml")
    entries = ElementTree.fromstring(answer.content).findall("{*}entry")
    titles = [one.findtext("{*}title") for one in entries]
    assert titles[:2] == [
        "Something that is not public waits (extreme). Sign in to read it.", "Case 4 (extreme): Mannerheimintie",
    ]  # fmt: skip
    near = served.ask("Pia", "post", "/subscriptions", json={"channel": "feed", "place": "Elsewhere"}).json()
    address_near = next(one["feed"] for one in near["subscriptions"] if one["number"] == near["number"])
    assert "not public" in served.client.get(address_near).text, "a guessed place tells nothing"
    assert "Secret works" not in answer.text
    assert "case=5" not in answer.text
    assert served.ask("Pia", "delete", f"/subscriptions/{made['number']}").status_code == 204
    assert served.client.get(address).status_code == 404


def test_nobody_changes_where_another_is_reached_but_who_keeps_rosters(served: Served) -> None:
    asked = {"channel": "feed"}
    made = served.ask("Olli", "post", "/subscriptions", json=asked, params={"name": "Pia"})
    assert made.status_code == 201
    mine = served.ask("Olli", "post", "/subscriptions", json=asked).json()["number"]
    assert served.ask("Pia", "delete", f"/subscriptions/{mine}").status_code == 404
    assert served.ask("Pia", "post", f"/subscriptions/{mine}/test").status_code == 404
    assert served.ask("Pia", "get", "/subscriptions", params={"name": "Olli"}).status_code == 403
    assert served.ask("Pia", "post", "/rosters", json={"shifts": []}).status_code == 403
    assert served.ask("Pia", "get", "/subscriptions/outbox").status_code == 403
    assert served.ask("Pia", "delete", f"/subscriptions/{made.json()['number']}").status_code == 204


def test_a_test_message_goes_to_one_address_and_the_secret_is_shown_once(served: Served) -> None:
    asked = {"channel": "webhook", "address": f"{served.hooks.origin}/in", "always": True}
    made = served.ask("Admin", "post", "/subscriptions", json=asked)
    assert made.headers["cache-control"] == "no-store"
    assert made.json()["secret"].startswith("whsec_")
    assert "whsec_" not in served.ask("Admin", "get", "/subscriptions").text
    assert served.ask("Admin", "post", f"/subscriptions/{made.json()['number']}/test").status_code == 202
    eventually(lambda: len(served.hooks.calls) == 1)
    assert served.hooks.documents()[0]["title"].startswith("Test message")
    assert "whsec_" not in str(dump_of(served.folder))


def test_what_is_given_up_is_shown_and_sent_again(served: Served) -> None:
    served.hooks.answer = 410
    number = served.ask("Admin", "get", "/subscriptions").json()["subscriptions"][-1]["number"]
    before = len(served.hooks.calls)
    with served.state.governance.records.begin() as connection:
        connection.execute(notification_batch.update().values(begun=notification_batch.c.begun - 7200))
    served.ask("Admin", "post", f"/subscriptions/{number}/test")
    eventually(lambda: served.ask("Admin", "get", "/subscriptions/outbox").json()["failed"] == 1)
    (batch,) = served.ask("Admin", "get", "/subscriptions/outbox").json()["batches"]
    assert (batch["problem"], batch["attempts"], batch["name"]) == ("sending-refused", 1, "Admin")
    served.hooks.answer = 204
    assert served.ask("Admin", "post", f"/subscriptions/outbox/{batch['number']}/resend").status_code == 202
    eventually(lambda: len(served.hooks.calls) == before + 2)
    assert len(set(served.hooks.keys()[before:])) == 1


def test_a_roster_is_kept_with_its_gaps_and_a_file_is_read(served: Served) -> None:
    shift = {
        "role": "duty_officer",
        "rank": 1,
        "name": "Olli",
        "days": [1, 2, 3, 4, 5],
        "begins": "08:00",
        "ends": "16:00",
    }
    made = served.ask("Olli", "post", "/rosters", json={"shifts": [shift]})
    assert made.status_code == 201
    assert len(made.json()["gaps"]) >= 9
    wrong = served.ask("Olli", "post", "/rosters", json={"shifts": [shift, shift | {"name": "Nobody"}]})
    assert (wrong.status_code, wrong.json()["code"]) == (422, "roster-shift")
    table = "role,rank,name,days,begins,ends\nduty_officer,2,Olli,1-7,00:00,00:00\n"
    read = served.ask("Olli", "post", "/rosters/files", content=table)
    assert (read.status_code, read.json()["gaps"], len(read.json()["shifts"])) == (201, [], 2)
    for one in read.json()["shifts"]:
        assert served.ask("Olli", "delete", f"/rosters/{one['number']}").status_code == 204
    assert served.ask("Pia", "get", "/rosters").json()["shifts"] == []


def test_a_calendar_is_read_and_one_has_ones_own_duties_and_nothing_else(served: Served) -> None:
    content = "\r\n".join((
        "BEGIN:VCALENDAR", "VERSION:2.0", "BEGIN:VEVENT", "CATEGORIES:duty_officer", "CONTACT:Olli",
        "DTSTART:20260105T080000", "DURATION:PT8H", "RRULE:FREQ=DAILY", "END:VEVENT", "END:VCALENDAR", "",
    ))  # fmt: skip
    assert served.ask("Pia", "post", "/rosters/files", content=content).status_code == 403
    made = served.ask("Olli", "post", "/rosters/files", content=content, headers={"content-type": "text/calendar"})
    assert made.status_code == 201, made.text
    (shift,) = made.json()["shifts"]
    assert (shift["days"], shift["begins"], shift["ends"]) == ([1, 2, 3, 4, 5, 6, 7], "08:00", "16:00")
    counts = {}
    for name in ("Olli", "Pia"):
        asked = served.ask(name, "post", "/subscriptions", json={"channel": "feed"}).json()["subscriptions"]
        own = next(one["calendar"] for one in asked if one["calendar"])
        answer = served.client.get(own)
        assert (
            answer.headers["content-type"].startswith("text/calendar") and answer.headers["cache-control"] == "no-store"
        )
        counts[name] = answer.text.count("BEGIN:VEVENT")
    assert counts["Olli"] in (14, 15) and counts["Pia"] == 0
    code = own.split("/")[-2]
    assert served.client.get(own.replace(code, code[:-1] + "A" * 2)).status_code == 404
    assert served.ask("Olli", "delete", f"/rosters/{shift['number']}").status_code == 204


def test_who_tests_their_own_address_sees_no_other_and_not_without_end(served: Served) -> None:
    served.hooks.answer = 410
    hook = {"channel": "webhook", "address": f"{served.hooks.origin}/gone", "always": True}
    other = served.ask("Admin", "post", "/subscriptions", json=hook).json()["number"]
    assert served.ask("Admin", "post", f"/subscriptions/{other}/test").status_code == 202
    eventually(lambda: served.ask("Admin", "get", "/subscriptions/outbox").json()["failed"])
    mine = served.ask("Pia", "post", "/subscriptions", json={"channel": "email", "address": "pia@city.example"})
    test = f"/subscriptions/{mine.json()['number']}/test"
    answers = [served.ask("Pia", "post", test) for _ in range(11)]
    assert {one["name"] for answer in answers[:10] for one in answer.json()["batches"]} <= {"Pia"}
    assert [one.status_code for one in answers] == [202] * 10 + [422], answers[-1].text
    assert served.ask("Admin", "delete", f"/subscriptions/{other}").status_code == 204
    assert served.ask("Pia", "delete", test.removesuffix("/test")).status_code == 204
    served.hooks.answer = 204
