"""What no request says by failing: a slow network, answers of another version, names that are long or run leftwards."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Route

from tests.web.browser import Browser, Chromium

Opened = Callable[..., Browser]
THIRD_GENERATION = {
    "offline": False,
    "latency": 300,
    "downloadThroughput": 1.6e6 / 8,
    "uploadThroughput": 750e3 / 8,
}
"""The profile "slow 3G" of page speed tests: 1.6 Mbit/s and 300 ms each way."""
READY = "document.querySelector('.question') !== null"
WORKS = "document.querySelector('header .places a')"
RIGHT_TO_LEFT = "خطة التدفئة للمدينة 2030"


def test_on_a_slow_network_the_page_is_never_blank_until_its_numbers_come(opened: Opened, site: str) -> None:
    page = opened("health")
    page.send("Network.setCacheDisabled", cacheDisabled=True)
    page.send("Network.emulateNetworkConditions", **THIRD_GENERATION)
    page.open(site)
    page.wait_for("document.querySelector('#early') !== null")
    stages = []
    for _ in range(600):
        stage = page.run(
            "document.querySelector('#answer dd button.number') ? 'number'"
            " : document.querySelector('.skeleton') ? 'skeleton'"
            " : document.querySelector('#early')?.checkVisibility() ? 'frame'"
            " : document.querySelector('#app').innerText.trim() ? 'page' : 'nothing'"
        )
        if stage not in stages:
            stages.append(stage)
        if stage == "number":
            break
        page.page.wait_for_timeout(50)
    assert stages[0] == "frame"
    assert stages[-1] == "number"
    assert "nothing" not in stages


def test_a_page_whose_program_does_not_come_says_so(chromium: Chromium, site: str) -> None:
    with Browser(chromium, draws=False) as page:  # one that has the program of no visit before
        page.page.route("**/assets/index-*.js", lambda route: route.abort())
        page.open(site)
        shown = "document.querySelector('#late').checkVisibility({visibilityProperty: true})"
        page.wait_for(f"document.readyState === 'complete' && {shown}")  # without its styles all of a page shows
        assert "load it again" in page.text("#late")
        page.page.unroute("**/assets/index-*.js")
        page.click("#late a")
        page.wait_for(READY)
        assert not page.run("document.querySelector('#early').checkVisibility()")


@pytest.mark.parametrize("answer", [{}, [], 7, "text", {"rows": 5, "features": 5, "labels": 5}], ids=json.dumps)
@pytest.mark.parametrize("path", ["city", "quantities", "interventions", "assessment", "entities", "base-map"])
def test_an_answer_of_another_form_breaks_one_part_and_not_the_page(opened: Opened, path: str, answer: object) -> None:
    page = opened(routes={f"**/api/v1/{path}": lambda route: route.fulfill(status=200, json=answer)})
    page.wait_for(f"document.querySelector('.failure, .question, .side .add') !== null && {WORKS} !== null")
    page.page.unroute(f"**/api/v1/{path}")
    page.page.locator(".places a", has_text="Progress").click()
    page.wait_for("location.pathname === '/progress' && document.querySelector('main h1') !== null")
    if page.run("document.querySelector('.failure button') !== null"):
        page.click(".failure button")


def test_a_newer_server_may_say_more_than_the_page_knows(opened: Opened) -> None:
    def more(route: Route) -> None:
        told = route.fetch().json()
        for entry in told if isinstance(told, list) else told.get("rows", [told]):
            entry |= {"quality": 9, "kind": "invented", "scale": "invented", "better": "sideways", "added": {"x": [1]}}
        route.fulfill(status=200, json=told)

    paths = ("city", "quantities", "interventions", "assessment")
    page = opened(routes={f"**/api/v1/{path}": more for path in paths})
    page.click(".question")
    page.wait_for("document.querySelectorAll('.results tbody tr:not(.group)').length > 3")
    assert page.complaints() == []


@pytest.mark.parametrize("width", [320, 390])
@pytest.mark.parametrize("name", ["x" * 300, RIGHT_TO_LEFT], ids=["long", "right to left"])
def test_names_on_a_phone_in_the_page_the_list_and_the_report(
    opened: Opened, say: Callable[..., Any], name: str, width: int
) -> None:
    plan = {"name": name, "measures": [{"intervention": "insulate_walls"}]}
    identity = say("POST", "saved-plans", plan)["id"]
    fits = "document.documentElement.scrollWidth <= innerWidth"
    page = opened(f"?saved={identity}", width=width, height=800)
    page.wait_for("document.querySelectorAll('.results tbody tr:not(.group)').length > 3")
    assert page.run(fits)
    page.click(".bar button")
    page.wait_for(f"document.querySelector('.side .name').value === {json.dumps(name)}")
    leftwards = "getComputedStyle(ELEMENT).direction === 'rtl'"
    rtl = name == RIGHT_TO_LEFT
    assert page.run(leftwards.replace("ELEMENT", "document.querySelector('.side .name')")) is rtl
    page.click(".keep .more")
    page.click(".menu button:has-text('Open a plan')")
    page.wait_for_text(name[:20], "dialog .plans")
    assert page.run("document.querySelector('dialog').scrollWidth <= document.querySelector('dialog').clientWidth")
    assert page.run(fits)
    page.click("dialog .top button")
    report = page.run("document.querySelector('.foot a[href*=report]').href")
    page.open(report)
    page.wait_for_text(name[:20], "h1")
    assert page.run("document.querySelector('h1').innerText") == name
    assert page.run(fits)
    assert page.run(leftwards.replace("ELEMENT", "document.querySelector('h1')")) is rtl
