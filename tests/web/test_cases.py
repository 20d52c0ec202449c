"""A case on *Now*: a duty officer takes it on, sends it on and closes it; who may not read cases sees none."""

import datetime
import json
import time
import urllib.request
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any, cast
from uuid import uuid4

import pytest

from citybrain.governance import Role
from citybrain.governance.register import add_identity, give_token
from citybrain.records import open_records
from tests.access import headers_of
from tests.city import write_city
from tests.sensors import sensor
from tests.web.browser import Browser, Chromium
from tests.web.now_page import wrong
from tests.web.server import STATIC, Server
from tests.web.signing import call

INSPECTED = {
    "subject": "place:site", "label": "Building site", "checklist": "construction_dust", "notes": {"enclosed": "North"},
    "answers": dict.fromkeys(("covered", "washed", "hardened", "wet", "closed_trucks"), "yes") | {"enclosed": "no"},
    "begun": "2026-03-04T10:00:00Z", "finished": "2026-03-04T10:20:00Z", "sent": "2026-03-04T10:30:00Z",
}  # fmt: skip
TOOK = "document.querySelector('.case')?.innerText.includes({!r})"


@pytest.fixture(scope="module")
def dusty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Server, str]]:
    """A served city with three hours of dust in a street, and the token of its duty officer."""
    if not (STATIC / "index.html").is_file():
        pytest.skip("web application not built: run make setup")
    city = write_city(tmp_path_factory.mktemp("city"))
    headers_of(city)
    records = open_records(city)
    stream = sensor(cast(Any, SimpleNamespace(records=records)), "Dusty street")
    with records.begin() as connection:
        for name, role in {"Olli": Role.DUTY_OFFICER, "Gateway": Role.DEVICE_OPERATOR}.items():
            add_identity(connection, name, [role], "Aino")
        olli, gateway = (give_token(connection, name, (), 1, "test", "Aino").text for name in ("Olli", "Gateway"))
    records.close()
    with Server(city) as server:
        send(server, gateway, stream)
        end = time.monotonic() + 60
        while not get(server, olli, "cases")["cases"]:
            assert time.monotonic() < end
            time.sleep(0.1)
        yield server, olli


def send(server: Server, token: str, stream: int) -> None:
    now = datetime.datetime.now(datetime.UTC)
    rows = [[(now - datetime.timedelta(minutes=15 * step)).isoformat(), 90.0 + step] for step in range(12, 0, -1)]
    said = {"Datastream": {"@iot.id": stream}, "components": ["phenomenonTime", "result"], "dataArray": rows}
    address = f"{server.address}/sta/v1.1/CreateObservations"
    headers = {"Content-Type": "application/json", "Authorization": f"Bearer {token}"}
    with urllib.request.urlopen(urllib.request.Request(address, json.dumps([said]).encode(), headers)) as answer:
        assert answer.status == 201


def get(server: Server, token: str, path: str) -> Any:
    request = urllib.request.Request(f"{server.address}/api/v1/{path}", headers={"Authorization": f"Bearer {token}"})
    with urllib.request.urlopen(request) as answer:
        return json.load(answer)


def opened(
    chromium: Chromium, server: Server, token: str, width: int = 1440, language: str = "en", draws: bool = True
) -> Browser:
    page = Browser(chromium, width, 844, used=True, draws=draws)
    page.__enter__()
    answer = page.context.request.post(f"{server.address}/api/v1/session", data={"secret": token})
    assert answer.ok, answer.text()
    page.before("localStorage.setItem('citybrain-guide', 'seen')")
    page.open(f"{server.address}/now?language={language}")
    return page


def test_a_duty_officer_takes_a_case_on_and_closes_it_with_its_outcome(
    chromium: Chromium, dusty: tuple[Server, str]
) -> None:
    server, olli = dusty
    page = opened(chromium, server, olli)
    try:
        page.wait_for_text("Dust episode at Dusty street", ".answers li .title")
        page.wait_for("document.querySelector('.case ol') !== null")
        assert page.run("document.querySelector('.case [aria-current=step]').innerText").startswith("Cause\nby ")
        number = get(server, olli, "cases")["cases"][0]["number"]
        assert f"Case {number}" in page.run("document.querySelector('.case .who').innerText")
        assert wrong(page) == []
        case = page.page.locator(".case")
        case.get_by_role("button", name="Take it on").click()
        case.get_by_label("Why, or what was done").fill("On my way")
        fonts = page.run(
            "['textarea', '.who'].map(one => getComputedStyle(document.querySelector(`.case ${one}`)).fontFamily)"
        )
        assert fonts[0] == fonts[1], "what one writes looks like all else"
        case.get_by_role("button", name="Take it on").click()
        page.wait_for_text("Steps on record", ".case")
        case.get_by_role("button", name="Look for the cause").wait_for()
        case.get_by_role("button", name="Freeze readings").click()
        case.locator("form").get_by_role("button", name="Freeze readings").click()
        page.wait_for_text("Frozen by Olli", ".case")
        case.get_by_label("More…").select_option("close")
        case.get_by_role("button", name="Close the case").click()
        page.wait_for_text("it is not cured yet", ".case")
        case.get_by_role("button", name="Not now").click()
        case.get_by_label("More…").select_option("close")
        assert "it is not cured yet" not in page.text(".case"), "that was said of the step before"
        case.get_by_label("How it ended").select_option("refused")
        case.get_by_role("button", name="Close the case").click()
        page.wait_for("![...document.querySelectorAll('.answers .title')].some(t => t.innerText.includes('Dust'))")
        page.open(f"{server.address}/now?case=case-{number}")
        page.wait_for_text("It was not so by Olli", ".case")
        steps = get(server, olli, f"cases/{number}")["steps"]
        made = [(one["step"], one["why"], one["made_by"]) for one in steps if one["made_by"] == "Olli"]
        assert made == [("acknowledge", "On my way", "Olli"), ("link", "", "Olli"), ("close", "", "Olli")]
        (refused,) = page.complaints()
        assert "409" in refused, "that it is not cured"
    finally:
        page.__exit__(None, None, None)


def test_a_second_person_judges_what_an_inspection_found(chromium: Chromium, dusty: tuple[Server, str]) -> None:
    server, olli = dusty
    details = call(server.address, server.city, "PUT", f"inspections/{uuid4()}", INSPECTED)
    (finding,) = details["findings"]
    page = opened(chromium, server, olli, width=390, draws=False)
    try:
        page.go(f"/now/case/{finding['case']}")
        page.wait_for_text("Is the site enclosed all around?", ".case")
        assert wrong(page) == []
        case = page.page.locator(".case")
        case.get_by_role("button", name="Confirm the finding").click()
        case.get_by_label("Why it is so").fill("Seen on the photo")
        case.get_by_role("button", name="Confirm the finding").click()
        page.wait_for_text("Seen on the photo", ".case dl")
        assert get(server, olli, f"inspections/{details['identity']}")["findings"][0]["decided_by"] == "Olli"
        assert page.complaints() == []
    finally:
        page.__exit__(None, None, None)


def test_nobody_who_may_not_read_cases_sees_one(chromium: Chromium, dusty: tuple[Server, str]) -> None:
    server, _ = dusty
    with Browser(chromium, 390, 844, used=True) as page:
        page.open(f"{server.address}/now?language=zh")
        page.wait_for("document.querySelector('.answers h1') !== null")
        page.wait_for("document.querySelector('.answers .states') !== null")
        assert page.run("document.querySelector('.case')") is None
        assert page.requests(lambda url: "/api/v1/cases" in url) == []
