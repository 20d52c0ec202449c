"""A case from end to end: seen on *Now*, sent to who owns it by mail, mended by a second person, proved by readings."""

import datetime
import json
import time
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any, cast

import pytest

from citybrain.governance import Role
from citybrain.governance.register import add_identity, give_token
from citybrain.notifications.severity import Severity
from citybrain.records import open_records
from citybrain.twin.configuration import FILE
from tests.access import headers_of
from tests.city import write_city
from tests.notifications.people import person
from tests.notifications.receivers import MailReceiver
from tests.sensors import sensor
from tests.web.browser import Browser, Chromium
from tests.web.now_page import wrong
from tests.web.server import STATIC, Server
from tests.web.test_cases import get, opened

PEOPLE = {"Olli": Role.DUTY_OFFICER, "Rita": Role.DEVICE_OPERATOR, "Gateway": Role.DEVICE_OPERATOR}
MAIL = """
[notifications]
address = "https://city.example"
mail = {{ host = "127.0.0.1", port = {port}, security = "none", sender = "brain@city.example" }}
"""


@dataclass
class City:
    """A served city whose mail arrives here, with the secrets of its people."""

    server: Server
    mail: MailReceiver
    tokens: dict[str, str]
    stream: int

    def read(self, hours: float, until: float, value: float) -> None:
        """Readings of a street each ten minutes, from some hours ago until fewer hours ago."""
        now = datetime.datetime.now(datetime.UTC)
        steps = range(round(hours * 6), round(until * 6), -1)
        rows = [[(now - datetime.timedelta(minutes=10 * step)).isoformat(), value] for step in steps]
        of = {"Datastream": {"@iot.id": self.stream}, "components": ["phenomenonTime", "result"], "dataArray": rows}
        headers = {"Content-Type": "application/json", "Authorization": f"Bearer {self.tokens['Gateway']}"}
        address = f"{self.server.address}/sta/v1.1/CreateObservations"
        with urllib.request.urlopen(urllib.request.Request(address, json.dumps([of]).encode(), headers)) as answer:
            assert answer.status == 201

    def ask(self, path: str) -> Any:
        return get(self.server, self.tokens["Olli"], path)


@pytest.fixture
def city(tmp_path_factory: pytest.TempPathFactory) -> Iterator[City]:
    if not (STATIC / "index.html").is_file():
        pytest.skip("web application not built: run make setup")
    folder = write_city(tmp_path_factory.mktemp("city"))
    headers_of(folder)
    mail = MailReceiver()
    path = folder / FILE
    path.write_text((path.read_text() if path.exists() else 'name = "Kallio"\n') + MAIL.format(port=mail.port))
    records = open_records(folder)
    stream = sensor(cast(Any, SimpleNamespace(records=records)), "Dusty street")
    with records.begin() as connection:
        for name, role in PEOPLE.items():
            add_identity(connection, name, [role], "Aino")
        tokens = {name: give_token(connection, name, (), 1, "test", "Aino").text for name in PEOPLE}
        person(connection, "Rita", Role.DEVICE_OPERATOR, always=True, least=Severity.MINOR)
    records.close()
    with Server(folder) as server:
        yield City(server, mail, tokens, stream)
    mail.close()


def eventually(holds: Callable[[], Any], seconds: float) -> Any:
    end = time.monotonic() + seconds
    while not (value := holds()):
        assert time.monotonic() < end
        time.sleep(0.2)
    return value


def make(page: Browser, button: str, why: str = "", role: str = "", outcome: str = "") -> None:
    """Choose the next step of the case that is open, say why, and make it."""
    case = page.page.locator(".case")
    case.get_by_role("button", name=button, exact=True).first.click()
    if role:
        case.get_by_label("Role that answers for it").select_option(role)
    if outcome:
        case.get_by_label("How it ended").select_option(outcome)
    case.get_by_label("Why, or what was done").fill(why)
    case.locator("form").get_by_role("button", name=button, exact=True).click()
    page.wait_for("document.querySelector('.case') !== null && document.querySelector('.case form') === null")


def test_dust_is_seen_sent_by_mail_mended_by_another_person_and_proved(chromium: Chromium, city: City) -> None:
    city.read(6, 3, 90.0)
    number = eventually(lambda: city.ask("cases")["cases"], 60)[0]["number"]
    olli = opened(chromium, city.server, city.tokens["Olli"])
    rita = opened(chromium, city.server, city.tokens["Rita"])
    try:
        olli.wait_for_text("Dust episode at Dusty street", ".answers li .title")
        olli.wait_for("document.querySelector('.case ol') !== null")
        make(olli, "Take it on", "On my way")
        make(olli, "Look for the cause", "Street works near by")
        make(olli, "Send to a role", "Please sweep the street", role="device_operator")
        olli.wait_for_text("1 more is under way and needs nothing from you.", ".answers .head")
        message = eventually(lambda: city.mail.taken, 150)[0]
        assert f"https://city.example/now/case/{number}" in message.get_body(("plain",)).get_content()
        assert message["To"] == "rita@city.example"

        rita.open(f"{city.server.address}/now/case/{number}?language=en")
        rita.wait_for_text("Dust episode at Dusty street", ".answers li.open .title")
        rita.wait_for(f"location.pathname === '/now' && location.search.includes('case=case-{number}')")
        make(rita, "Begin the work", "Sweeping")
        make(rita, "Done: wait for proof", "Swept and washed")
        city.read(3, 0, 15.0)
        eventually(lambda: city.ask(f"cases/{number}")["standing"] == 0, 60)

        olli.open(f"{city.server.address}/now/case/{number}?language=en")
        olli.wait_for("document.querySelector('.case ol') !== null")
        make(olli, "Close the case", "Below 40 since", outcome="cured")
        olli.wait_for("/Cured this week 1, proved by readings 1/.test(document.querySelector('.course').innerText)")
        steps = city.ask(f"cases/{number}")["steps"]
        assert [(one["step"], one["made_by"]) for one in steps if one["made_by"] in PEOPLE] == [
            ("acknowledge", "Olli"), ("seek_cause", "Olli"), ("assign", "Olli"), ("begin", "Rita"),
            ("await_proof", "Rita"), ("close", "Olli"),
        ]  # fmt: skip
        counts = city.ask("brief")["counts"]
        assert (counts["cured"], counts["proved"], counts["under_way"]) == (1, 1, 0)

        olli.open(f"{city.server.address}/brief?language=en")
        olli.wait_for_text("Cured within seven days: 1, proved by readings: 1.", "main .lead")
        assert wrong(olli) == []
        olli.page.get_by_role("link", name="Dust episode at Dusty street").last.click()
        olli.wait_for_text("Dust episode at Dusty street", ".answers li.open .title")
        assert olli.complaints() == rita.complaints() == []
    finally:
        olli.__exit__(None, None, None)
        rita.__exit__(None, None, None)
