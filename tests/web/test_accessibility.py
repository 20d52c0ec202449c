"""WCAG 2.2 A and AA as axe checks it, on every place and state, in both themes and languages, from desk to phone."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.web.browser import NO_DRAWING, PHONE, Browser

pytestmark = pytest.mark.map
AXE = Path(__file__).parents[2] / "web" / "node_modules" / "axe-core" / "axe.min.js"
OPTIONS = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
    "rules": {"label-content-name-mismatch": {"enabled": True}, "target-size": {"enabled": True}},
}
PLACES = ["open", "my-city", "states", "now", "progress", "no-such-place"]
VIEWS = [(1440, False, "en"), (1440, True, "zh"), (390, True, "en"), (320, False, "zh")]

MESSAGES = {"en": "Messages and duty", "zh": "消息与值班"}


def violations(page: Browser) -> list[str]:
    """What axe finds: rule and element.

    Read from the top: where a list has been scrolled, a bar that stays in sight may lie over half a control.
    """
    page.run("for (const part of document.querySelectorAll('*')) if (part.scrollTop > 0) part.scrollTop = 0")
    if not page.run("'axe' in window"):
        page.run(AXE.read_text(encoding="utf-8") + ";0")
    found = page.run(
        f"axe.run(document, {json.dumps(OPTIONS)}).then(({{violations}}) => violations.map("
        "v => v.id + ': ' + v.nodes.map(n => n.target.join(' ')).join(', ')))"
    )
    return [str(line) for line in found]


def violations_in_both_themes(page: Browser) -> list[str]:
    """What axe finds by day and by night."""
    found = violations(page)
    page.run(
        "document.documentElement.dataset.theme = document.documentElement.dataset.theme === 'dark' ? 'light' : 'dark'"
    )
    return [*found, *violations(page)]


@pytest.mark.parametrize(("width", "dark", "language"), VIEWS)
def test_no_state_of_the_plan_shuts_anybody_out(
    opened: Callable[..., Browser], width: int, dark: bool, language: str
) -> None:
    page = opened(f"?language={language}", width=width, height=900, dark=dark)
    phone = width < PHONE
    page.wait_for("document.querySelector('.legend') !== null")
    assert violations(page) == []
    if phone:
        page.click(".bar button")
    page.click(".question")
    page.wait_for("document.querySelector('.hero') !== null")
    page.click(".side li .title button")
    assert violations(page) == []
    page.click(".keep .more")
    page.wait_for("document.querySelector('.menu') !== null")
    assert violations(page) == []
    page.run("document.querySelectorAll('.menu button')[1].click()")
    page.wait_for("document.querySelector('dialog [role=status]')?.innerText")
    assert violations(page) == []
    page.run("document.querySelector('dialog').close()")
    if phone:
        page.click(".side .head button")
    page.click(".hero button.number")
    page.wait_for("document.querySelector('.why [role=treeitem]') !== null")
    page.click(".why .nodes > .item:last-child > .node")
    page.click(".why .actions .text")
    page.wait_for("document.querySelector('.why textarea') !== null")
    assert violations(page) == []
    page.key("Escape", 27)
    page.wait_for("document.querySelector('.why') === null")
    page.key("t", 84)
    page.wait_for("document.querySelector('.results caption') !== null")
    page.wait_for("document.querySelector('.map .scroll > :is(table, p)') !== null")
    assert violations(page) == []
    page.key("Escape", 27)
    page.click(".map-menu .opener")
    page.click("#map-menu input")
    page.wait_for("location.search.includes('layers=zones')")
    assert violations(page) == []


@pytest.mark.parametrize(("width", "dark", "language"), VIEWS)
def test_no_other_place_shuts_anybody_out(
    opened: Callable[..., Browser], width: int, dark: bool, language: str
) -> None:
    found = {}
    page = opened(f"{PLACES[0]}?language={language}", width=width, height=900, dark=dark)
    for place in PLACES:
        page.go(f"/{place}?language={language}")
        page.wait_for("document.querySelector('main h1') !== null && document.querySelector('.map') === null")
        page.wait_for("document.fonts.ready.then(() => true)")
        if wrong := violations(page):
            found[place] = wrong
    assert found == {}


@pytest.mark.parametrize(("width", "dark", "language"), VIEWS)
def test_no_box_of_the_frame_shuts_anybody_out(
    opened: Callable[..., Browser], width: int, dark: bool, language: str
) -> None:
    page = opened(f"now?language={language}", width=width, height=900, dark=dark)
    page.wait_for("document.querySelector('main h1') !== null")
    for key in "/?":
        page.key(key)
        page.wait_for("document.querySelector('dialog') !== null")
        assert violations(page) == []
        page.key("Escape", 27)
        page.wait_for("document.querySelector('dialog') === null")
    page.click("header .notice button")
    page.wait_for("document.querySelector('#notices') !== null")
    assert violations(page) == []
    page.send("Network.setBlockedURLs", urls=["*/health", "*/api/*"])
    page.run("dispatchEvent(new Event('offline')); 0")
    page.wait_for("document.querySelector('header [role=alert]') !== null")
    assert violations(page) == []


@pytest.mark.signed_in
@pytest.mark.parametrize(("width", "language"), [(1440, "en"), (390, "zh")])
def test_no_page_about_cases_shuts_anybody_out(
    opened: Callable[..., Browser], say: Callable[..., Any], width: int, language: str
) -> None:
    """An entry is written on the way. The map is left out: pages with it have tests of their own."""
    firm = {"identifier": f"FI-{width}", "name": f"Mill {width}", "sole_trader": False}
    say("POST", "enterprises", {"enterprises": [firm], "source": "made up"})
    listed = say("GET", "enterprises")["enterprises"]
    (number,) = [one["number"] for one in listed if one["identifier"] == firm["identifier"]]
    page = opened(f"enterprise/{number}?language={language}", width=width, script=NO_DRAWING)
    page.wait_for("document.querySelector('#enterprise-file + select') !== null")
    page.page.locator("#enterprise-file + select").select_option("penalty")
    page.wait_for("document.querySelector('#enterprise-file ~ div textarea') !== null")
    found = {"entry": violations_in_both_themes(page)}
    entries = page.page.locator("section[aria-labelledby=enterprise-file]")
    entries.locator("form input:not([type=date])").first.fill("Act 12")
    entries.locator("form [inputmode=decimal]").fill("2500")
    entries.locator("form .go").click()
    page.wait_for_text("Act 12", "#enterprise-file ~ ul")
    (entry,) = say("GET", f"enterprises/{number}/file")["entries"]
    assert (entry["kind"], entry["reference"], entry["amount"], entry["unit"]) == ("penalty", "Act 12", 2500, "EUR")
    for place in ("enterprise", "incidents", "brief"):
        page.go(f"/{place}?language={language}")
        page.wait_for(
            "document.querySelector('main h1') !== null && document.querySelector('#enterprise-file') === null"
        )
        page.wait_for("document.querySelector('main :is(form, section, ol)') !== null")
        found[place] = violations_in_both_themes(page)
    if width < PHONE:
        page.click("header .more")
    page.click("header .role")
    page.page.get_by_role("button", name=MESSAGES[language]).click()
    page.wait_for("document.querySelector('dialog #shifts') !== null")
    found["messages"] = violations_in_both_themes(page)
    assert {name: wrong for name, wrong in found.items() if wrong} == {}
    assert page.complaints() == []
