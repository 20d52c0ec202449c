"""Where next: a planner asks for sites of new facilities and puts them in the plan."""

from collections.abc import Callable

import pytest

from tests.web.browser import Browser
from tests.web.test_accessibility import violations
from tests.web.test_map import COLOURED

pytestmark = pytest.mark.map
NUMBERS = """[...document.querySelectorAll('.sites table:first-of-type tbody tr')].map(
    (row) => Number(row.cells[1].textContent.replaceAll(',', '')))"""


def test_a_planner_puts_the_best_sites_in_the_plan(visit: Callable[..., Browser]) -> None:
    page = visit("/?quantity=fifteen_minute_score")
    page.wait_for(COLOURED)
    page.click(".map-menu .opener")
    page.click("text=Where next?")
    page.wait_for("document.activeElement.id === 'sites-title'")
    panel = page.page.locator(".sites")
    panel.get_by_label("What").select_option("health")
    panel.get_by_label("On foot within").select_option("5")
    page.wait_for("document.querySelector('.sites .button.go') !== null")
    today, after, by_demand, most = page.run(NUMBERS)
    assert today < after <= most
    assert today <= by_demand <= most
    page.page.locator(".sites th button").first.press("Enter")
    page.wait_for("document.querySelector('.sites [aria-pressed=true]') !== null")
    assert violations(page) == []
    page.click(".sites .button.go")
    page.wait_for("document.querySelector('.sites') === null")
    page.wait_for("document.querySelector('.hero') !== null")
    assert page.complaints() == []
