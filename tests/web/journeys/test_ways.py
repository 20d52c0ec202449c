"""How one gets from one place to another: a planner asks on the map, a resident by what they write."""

from collections.abc import Callable

import pytest

from tests.web.browser import Browser
from tests.web.test_accessibility import violations
from tests.web.test_map import COLOURED

pytestmark = pytest.mark.map
ROWS = "[...document.querySelectorAll('.ways tbody')].map((row) => row.querySelector('th').innerText.split('\\n'))"


def test_a_planner_sees_all_ways_between_two_places(visit: Callable[..., Browser]) -> None:
    page = visit("/?quantity=fifteen_minute_score&map=60.1712,24.9445,15.2")
    page.wait_for(COLOURED)
    page.click(".map-menu .opener")
    page.click("text=From here to there")
    page.wait_for("document.activeElement.id === 'ways-title'")
    box = page.run("document.querySelector('.map canvas').getBoundingClientRect().toJSON()")
    for across, down in ((0.25, 0.45), (0.7, 0.5)):
        page.press(box["x"] + box["width"] * across, box["y"] + box["height"] * down)
    page.wait_for("document.querySelectorAll('.ways tbody').length > 2")
    modes = [row[0] for row in page.run(ROWS)]
    assert modes[0] == "On foot"
    assert {"On foot", "By bicycle", "By car"} <= set(modes)
    page.page.locator(".ways tbody button").first.press("Enter")
    page.wait_for("document.querySelector('.ways [aria-pressed=true]') !== null")
    assert violations(page) == []
    assert set(page.run("[...new URLSearchParams(location.search).keys()]")) <= {"quantity", "map"}
    assert page.run("Object.values({...localStorage, ...sessionStorage}).join().includes('begin')") is False
    page.key("Escape", 27)
    page.wait_for("document.querySelector('.ways') === null")
    assert page.complaints() == []


def test_a_resident_writes_where_from_and_where_to(visit: Callable[..., Browser]) -> None:
    page = visit("/take-part?language=zh", width=390, height=844, dark=True)
    page.wait_for("document.querySelector('.map canvas') !== null")
    page.click("text=从这里到那里")
    places = page.page.locator("main fieldset [role=search]")
    for at, place in enumerate(("60.1712, 24.9425", "60.1712, 24.9465")):
        places.nth(at).get_by_role("searchbox").fill(place)
        places.nth(at).get_by_role("button").click()
    page.wait_for("document.querySelectorAll('main tbody').length > 2")
    assert violations(page) == []
    assert page.run("location.search") == "?language=zh"
    assert page.run("document.documentElement.scrollWidth") <= 390
    assert page.complaints() == []
