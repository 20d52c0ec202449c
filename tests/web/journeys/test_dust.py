"""The dust of the demo city: seen, traced, sent by mail, mended, proved by the readings of a night, and replayed."""

import datetime
import json
import re
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from citybrain.governance import Role
from citybrain.governance.register import add_identity, give_token
from citybrain.notifications.severity import Severity
from citybrain.observations.demo.replay import FILE as CLOCK
from citybrain.observations.demo.replay import resume
from citybrain.observations.demo.settings import HOUR, instant, settings
from citybrain.open_city import OpenCity
from citybrain.records import open_records
from citybrain.twin.configuration import FILE
from tests.access import headers_of
from tests.notifications.people import person
from tests.notifications.receivers import MailReceiver
from tests.web.browser import Browser, Chromium
from tests.web.now_page import wrong
from tests.web.server import STATIC, Server
from tests.web.test_cases import get, opened

PEOPLE = {"Olli": Role.DUTY_OFFICER, "Kaisa": Role.DUTY_OFFICER, "Rita": Role.DEVICE_OPERATOR}
MAIL = """
[notifications]
address = "https://city.example"
mail = {{ host = "127.0.0.1", port = {port}, security = "none", sender = "brain@city.example" }}
"""
STATES = ("seen", "cause_sought", "assigned", "in_work", "waiting_for_proof")
FAST = 7200
DAY = re.compile(r"\d{4}-\d\d-\d\d")
"""Times as fast as it was, in which the night goes by."""


@dataclass
class City:
    """The demo city as it is served, whose mail arrives here, with the secrets of its people."""

    server: Server
    mail: MailReceiver
    tokens: dict[str, str]

    def ask(self, path: str, who: str = "Olli") -> Any:
        return get(self.server, self.tokens[who], path)

    def send(self, path: str, body: Any, who: str = "Olli") -> Any:
        headers = {"Content-Type": "application/json", "Authorization": f"Bearer {self.tokens[who]}", "If-Match": "*"}
        address = f"{self.server.address}/api/v1/{path}"
        with urllib.request.urlopen(urllib.request.Request(address, json.dumps(body).encode(), headers)) as answer:
            return json.load(answer)

    @contextmanager
    def page(self, chromium: Chromium, who: str, path: str) -> Iterator[Browser]:
        page = opened(chromium, self.server, self.tokens[who], draws=who == "Olli")
        try:
            page.open(f"{self.server.address}{path}language=en")
            yield page
            assert page.complaints() == []
        finally:
            page.__exit__(None, None, None)

    def sleep(self, until: int) -> None:
        """Let the demo's own clock run fast, while nobody is served."""
        self.server.stop()
        clock = self.server.city / CLOCK
        words = clock.read_text()
        clock.write_text(words.replace("speed = 1\n", f"speed = {FAST}\n"))
        with OpenCity(self.server.city) as city:
            resume(city.sensing)
            eventually(lambda: city.sensing.now() >= until, 240)
        clock.write_text(words)
        self.server.start()


@pytest.fixture
def city(own_sensed_city: Path) -> Iterator[City]:
    if not (STATIC / "index.html").is_file():
        pytest.skip("web application not built: run make setup")
    headers_of(own_sensed_city)
    mail = MailReceiver()
    configuration = own_sensed_city / FILE
    configuration.write_text(configuration.read_text() + MAIL.format(port=mail.port))
    records = open_records(own_sensed_city)
    with records.begin() as connection:
        for name, role in PEOPLE.items():
            add_identity(connection, name, [role], "Aino")
        tokens = {name: give_token(connection, name, (), 1, "test", "Aino").text for name in PEOPLE}
        person(connection, "Rita", Role.DEVICE_OPERATOR, always=True, least=Severity.MINOR)
    records.close()
    with Server(own_sensed_city) as server:
        yield City(server, mail, tokens)
    mail.close()


def eventually(holds: Callable[[], Any], seconds: float) -> Any:
    end = time.monotonic() + seconds
    while not (value := holds()):
        assert time.monotonic() < end
        time.sleep(0.2)
    return value


def make(page: Browser, button: str, why: str, role: str = "", outcome: str = "") -> None:
    """Choose the next step of the case that is open, say why, and make it."""
    case = page.page.locator(".case")
    case.get_by_role("button", name=button, exact=True).first.click()
    if role:
        case.get_by_label("Role that answers for it").select_option(role)
    if outcome:
        case.get_by_label("How it ended").select_option(outcome)
    case.get_by_label("Why, or what was done").fill(why)
    case.locator("form").get_by_role("button", name=button, exact=True).click()
    page.wait_for("document.querySelector('.case') !== null && document.querySelector('.case > form') === null")


def test_dust_is_seen_traced_sent_by_mail_mended_by_another_proved_and_replayed(chromium: Chromium, city: City) -> None:
    dust = eventually(lambda: [one for one in city.ask("cases")["cases"] if one["family"] == "dust"], 240)[0]
    number, title = dust["number"], f"{dust['label']} at {dust['place']}"
    with city.page(chromium, "Olli", "/now?") as olli:
        olli.wait_for_text(title, ".answers li.open .title")
        olli.wait_for("document.querySelector('.case ol') !== null")
        make(olli, "Take it on", "On my way")
        make(olli, "Look for the cause", "Dust over the street")
        trace(olli, city, number)
        make(olli, "Send to a role", "Please sweep the street", role="device_operator")
        olli.wait_for_text("1 more is under way and needs nothing from you.", ".answers .head")
    approved_by_another(chromium, city, dust["place"])
    link = f"https://city.example/now/case/{number}"
    messages = eventually(lambda: [one for one in city.mail.taken if link in plain(one)], 240)
    assert messages[0]["To"] == "rita@city.example"

    with city.page(chromium, "Rita", f"/now/case/{number}?") as rita:
        rita.wait_for_text(title, ".answers li.open .title")
        rita.wait_for(f"location.pathname === '/now' && location.search.includes('case=case-{number}')")
        make(rita, "Begin the work", "Sweeping")
        make(rita, "Done: wait for proof", "Swept and washed")
    city.sleep(instant(settings()["episode"]["end"]) + 3 * HOUR)
    eventually(lambda: city.ask(f"cases/{number}")["standing"] == 0, 240)

    with city.page(chromium, "Olli", f"/now/case/{number}?") as olli:
        olli.wait_for("document.querySelector('.case ol') !== null")
        make(olli, "Close the case", "The air is clean since the night", outcome="cured")
        olli.wait_for("/Cured this week 1, proved by readings 1/.test(document.querySelector('.course').innerText)")
        steps = city.ask(f"cases/{number}")["steps"]
        assert [(one["step"], one["made_by"]) for one in steps if one["made_by"] in PEOPLE] == [
            ("acknowledge", "Olli"), ("seek_cause", "Olli"), ("link", "Olli"), ("assign", "Olli"), ("begin", "Rita"),
            ("await_proof", "Rita"), ("close", "Olli"),
        ]  # fmt: skip
        counts = city.ask("brief")["counts"]
        assert (counts["cured"], counts["proved"], counts["under_way"]) == (1, 1, 0)
        effects = city.ask(f"cases/{number}/effects")["effects"]
        assert effects
        for effect in effects:
            for words in DAY.split(effect["text"]):  # the page writes days in the language of the reader
                olli.wait_for_text(words.strip(), ".case")
        replay(olli, city, number)
        olli.open(f"{city.server.address}/brief?language=en")
        olli.wait_for_text("Cured within seven days: 1, proved by readings: 1.", "main .lead")
        assert wrong(olli) == []
        olli.page.get_by_role("link", name=title).last.click()
        olli.wait_for_text(title, ".answers li.open .title")
        olli.wait_for("document.querySelector('.answers li.open h2').getBoundingClientRect().bottom < innerHeight / 2")


def plain(message: Any) -> str:
    return str(message.get_body(("plain",)).get_content())


def trace(page: Browser, city: City, number: int) -> None:
    """Ask where the dust comes from: the ground that gives it off is among those that the page names."""
    page.page.locator(".case").get_by_role("button", name="Where from?", exact=True).click()
    page.wait_for("document.querySelector('.case section.wide ul') !== null", 60)
    (entry,) = city.ask(f"cases/{number}/diagnosis")["diagnoses"]
    candidates = city.ask(f"cases/{number}/diagnosis/{entry['number']}")["document"]["trace"]["candidates"]
    (ground,) = [one for one in candidates[:3] if [one["longitude"], one["latitude"]] == settings()["episode"]["at"]]
    assert ground["name"] in page.text(".case section.wide")


def approved_by_another(chromium: Chromium, city: City, place: str) -> None:
    """A notice to the public: whoever asked for it cannot approve it, and a second person does."""
    notice = {
        "kind": "public_notice",
        "target": place,
        "values": {"text": "Keep your windows closed"},
        "reason": "Dust",
    }
    number = city.send("proposals", notice)["number"]
    for step in ("simulate", "ask"):
        city.send(f"proposals/{number}/steps", {"step": step, "why": "Nothing to simulate"})
    assert "approve" not in city.ask(f"proposals/{number}")["possible"]
    (case,) = [one for one in city.ask("cases")["cases"] if one["subject"] == f"proposal/{number}"]
    with city.page(chromium, "Kaisa", f"/now/case/{case['number']}?") as kaisa:
        kaisa.wait_for_text("Keep your windows closed", ".proposal")
        for _ in ("Approve", "and say so once more"):
            kaisa.page.locator(".proposal").get_by_role("button", name="Approve", exact=True).click()
        eventually(lambda: city.ask(f"proposals/{number}")["state"] == "approved", 60)
    steps = city.ask(f"proposals/{number}")["steps"]
    assert [one["made_by"] for one in steps if one["step"] in ("ask", "approve")] == ["Olli", "Kaisa"]


def replay(page: Browser, city: City, number: int) -> None:
    """Go through the time of the case with the keyboard: what was known, in words, on the map and in the wind."""
    steps = city.ask(f"cases/{number}")["steps"]
    sought = next(one for one in steps if one["step"] == "seek_cause")
    minute = f"{datetime.datetime.fromisoformat(sought['at']) + datetime.timedelta(minutes=1):%Y-%m-%dT%H:%M}"
    last = [one for one in steps if one["at"] <= minute][-1]
    page.page.locator(".case").get_by_role("button", name="Replay", exact=True).click()
    slider = page.page.get_by_role("slider", name=f"Replay of case {number}")
    slider.focus()
    page.wait_for_text("nothing was seen yet", ".case")
    assert "not seen yet" in (slider.get_attribute("aria-valuetext") or "")
    for _ in range(int(slider.get_attribute("max") or 0)):
        page.page.keyboard.press("ArrowRight")
        if str(slider.get_attribute("aria-valuetext")).endswith(last["label"]):
            break
    page.wait_for_text("Wind from", ".case")
    page.wait_for("location.search.includes('at=')")
    page.page.wait_for_timeout(500)  # the address follows a moment later
    shown = page.run("new URLSearchParams(location.search).get('at')")
    after = datetime.datetime.fromisoformat(shown) + datetime.timedelta(hours=1)
    assert 0 <= (after - datetime.datetime.fromisoformat(sought["at"])).total_seconds() <= 60
    assert page.run("document.querySelectorAll('.case li.done').length") == 1 + STATES.index(last["state"])
    assert page.run("document.querySelector('.map svg circle + path') !== null")
    page.page.get_by_role("button", name="End the replay").click()
    page.wait_for("document.querySelectorAll('.case li.done').length === 5")
