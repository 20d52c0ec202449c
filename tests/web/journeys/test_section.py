"""The cross-section of a street that is chosen: drawn to scale, told as a table, today and with a plan."""

import json
import urllib.request
from collections.abc import Callable
from typing import Any

import pytest

from docs.screens import TRACKS, encoded
from tests.web.browser import Browser
from tests.web.server import Server
from tests.web.test_accessibility import violations

STREET = "way/122595245"
PLAN = TRACKS | {"measures": [TRACKS["measures"][0] | {"where": {"street_class": ["tertiary"]}}]}
DRAWN = "[...document.querySelectorAll('aside figure svg')].map((drawing) => drawing.getAttribute('aria-label'))"
PARTS = "[...document.querySelectorAll('aside section tbody tr')].map((row) => row.innerText.split(/\\s*\\n\\s*/))"
WIDTHS = "[...document.querySelectorAll('aside figure:first-of-type g rect')].map((part) => part.width.baseVal.value)"


def told(server: Server, address: str) -> Any:
    with urllib.request.urlopen(f"{server.address}/api/v1/{address}") as answer:
        return json.load(answer)


def test_a_planner_sees_what_a_street_is_made_of_today_and_with_the_plan(
    visit: Callable[..., Browser], server: Server
) -> None:
    page = visit(f"/?quantity=width_parked&chosen={STREET}&plan={encoded(PLAN)}")
    page.wait_for("document.querySelectorAll('aside figure svg').length === 2")
    today, planned = page.run(DRAWN)
    assert "Parking on the left 2.1" in today
    assert "Cycle track or lane" not in today
    assert "Parking on the left" not in planned
    assert "Cycle track or lane on the left 2.1" in planned
    parts = [one["quantity"] for one in told(server, "roles") if one["role"] in ("section", "section_rest")]
    asked = "&".join(f"quantity={name}" for name in [*parts, "width_between_facades"])
    *widths, whole = (one["value"] for one in told(server, f"entities/street/{STREET}?{asked}")["values"])
    assert sum(widths) == pytest.approx(whole)
    drawn = page.run(WIDTHS)
    assert sum(drawn) / drawn[1] == pytest.approx(whole / next(width for width in widths if width), rel=0.01)
    page.page.locator("aside section tbody button").first.press("Enter")
    page.wait_for("document.querySelector('.why [role=treeitem]') !== null")
    page.key("Escape", 27)
    page.wait_for("document.querySelector('aside section tbody') !== null")
    assert violations(page) == []
    assert page.complaints() == []


def test_a_phone_shows_it_in_chinese_by_night(visit: Callable[..., Browser]) -> None:
    page = visit(f"/?quantity=width_parked&chosen={STREET}&language=zh", width=390, height=844, dark=True)
    page.wait_for("document.querySelectorAll('aside figure svg').length === 1")
    assert "左侧停车带宽度" in " ".join(row[0] for row in page.run(PARTS))
    assert page.run("document.documentElement.scrollWidth") <= 390
    assert violations(page) == []
