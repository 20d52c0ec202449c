"""What is reached from a place: a planner asks it of a plan, a resident of their own door."""

import base64
import json
from collections.abc import Callable

import pytest

from tests.web.browser import Browser
from tests.web.test_accessibility import violations
from tests.web.test_map import COLOURED

pytestmark = pytest.mark.map
AROUND = [[24.9425, 60.1700], [24.9465, 60.1700], [24.9465, 60.1706], [24.9425, 60.1706]]
PLAN = {
    "name": "No way through",
    "measures": [{"intervention": "close_street", "where": {"area": {"polygon": AROUND}}}],
}
ROWS = "[...document.querySelectorAll('.reach tbody tr')].map((row) => row.cells[3]?.textContent.trim())"


def test_a_planner_sees_what_a_plan_takes_out_of_reach(visit: Callable[..., Browser]) -> None:
    told = base64.urlsafe_b64encode(json.dumps(PLAN).encode()).decode().rstrip("=")
    page = visit(f"/?quantity=fifteen_minute_score&map=60.1712,24.9445,15.2&plan={told}")
    page.wait_for(COLOURED)
    page.wait_for("document.querySelector('.hero .number') !== null")
    page.click(".map-menu .opener")
    page.click("text=What is reached from here?")
    page.wait_for("document.activeElement.id === 'reach-title'")
    box = page.run("document.querySelector('.map canvas').getBoundingClientRect().toJSON()")
    page.press(box["x"] + box["width"] * 0.65, box["y"] + box["height"] * 0.45)
    page.page.locator(".reach").get_by_label("Time").select_option("5")
    page.wait_for(f"{ROWS}[0]?.startsWith('−')")
    assert len(page.run(ROWS)) == 7
    assert "no change" in page.run(ROWS)
    assert violations(page) == []
    assert "longitude" not in page.run("location.href")
    page.key("Escape", 27)
    page.wait_for("document.querySelector('.reach') === null")
    assert page.run("document.activeElement.className.includes('opener')")
    assert page.complaints() == []


def test_a_resident_sees_minutes_for_everybody(visit: Callable[..., Browser]) -> None:
    page = visit("/take-part?language=zh", width=390, height=844, dark=True)
    page.wait_for("document.querySelector('.map canvas') !== null")
    page.click("text=我从这里能到达哪里？")
    page.fill("#from-where", "Aleksanterinkatu 5")
    page.click("[role=search] button")
    page.click("[role=search] + [role=status] li button")
    page.wait_for("document.querySelectorAll('main tbody tr').length === 6")
    minutes = page.run(
        "[...document.querySelectorAll('main tbody tr')].map((row) => [1, 2].map((at) => +row.cells[at].textContent))"
    )
    assert all(0 < adult <= older for adult, older in minutes)
    page.page.locator("[aria-labelledby=ground] select").last.select_option("5")
    page.wait_for_text("5 分钟内", "main")
    assert violations(page) == []
    assert page.run("location.search") == "?language=zh"
    assert page.run("Object.keys(localStorage).concat(Object.keys(sessionStorage)).join().includes('reach')") is False
    assert page.run("document.documentElement.scrollWidth") <= 390
    assert page.complaints() == []
