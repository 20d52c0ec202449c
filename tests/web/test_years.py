"""Years, target, budget and ramps are edited in the page: a plan of one day becomes one of years, and back."""

import base64
import json
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs

from tests.web.browser import Browser
from tests.web.test_accessibility import violations
from tests.web.test_results import query

YEARS = "section[aria-label='Years, target, budget']"
DAY = {"name": "Warm walls", "measures": [{"intervention": "insulate_walls", "uptake": 0.6}]}


def document(page: Browser) -> dict[str, Any]:
    """The plan in the address of the page."""
    (encoded,) = parse_qs(page.run("location.search")[1:])["plan"]
    return dict(json.loads(base64.urlsafe_b64decode(encoded + "==")))


def until(page: Browser, says: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
    """The plan in the address once it says what is awaited."""
    for _ in range(200):
        if says(found := document(page)):
            return found
        page.page.wait_for_timeout(50)
    raise AssertionError(found)


def write(page: Browser, label: str, value: str) -> None:
    field = page.page.locator(YEARS).get_by_label(label, exact=True)
    field.fill(value)
    field.blur()


def test_a_plan_of_one_day_becomes_one_of_years_and_one_of_a_day_again(opened: Callable[..., Browser]) -> None:
    page = opened(query(DAY))
    page.wait_for("!!document.querySelector('.hero')")
    page.click(f"{YEARS} button")
    page.wait_for_text("What changes by 2050", ".hero", 60)
    assert violations(page) == []
    write(page, "To", "2032")
    page.click(f"{YEARS} .choice input")
    write(page, "Less, %", "30")
    write(page, "By", "2030")
    write(page, "Budget of emissions over all years, t", "12000")
    assert until(page, lambda plan: "budget" in plan)["target"] == {"base_year": 2026, "reduction": 0.3, "by": 2030}
    page.wait_for_text("2026 to 2032, 30\u00a0% less by 2030, budget 12", YEARS)
    page.wait_for_text("What changes by 2032", ".hero", 60)
    page.wait_for_text("budget of 12", ".years", 60)
    page.page.get_by_role("button", name="Change: Insulate outer walls").click()
    page.page.get_by_label("By and by, from year to year").check()
    assert until(page, lambda plan: isinstance(plan["measures"][0]["uptake"], dict))["measures"][0]["uptake"] == {
        "2026": 0,
        "2032": 0.6,
    }
    page.page.get_by_role("button", name="Add a year").click()
    page.page.get_by_label("Share that takes part by 2029").fill("0.5")
    assert until(page, lambda plan: "2029" in plan["measures"][0]["uptake"])["measures"][0]["uptake"]["2032"] == 0.6
    page.wait_for_text("0\u00a0% in 2026, 50\u00a0% in 2029, 60\u00a0% in 2032", ".side li")
    assert violations(page) == []
    page.page.get_by_role("button", name="Make it a plan of one day").click()
    assert until(page, lambda plan: "years" not in plan) == DAY
    page.wait_for_text("What the plan changes", ".hero", 60)
    page.page.get_by_role("button", name="Undo").click()
    assert until(page, lambda plan: "years" in plan)["target"]["reduction"] == 0.3


def test_what_is_no_year_is_not_taken_and_the_server_says_what_is_wrong(opened: Callable[..., Browser]) -> None:
    page = opened(query(DAY | {"years": {"from": 2026, "to": 2030}}))
    page.wait_for_text("What changes by 2030", ".hero", 60)
    page.click(f"{YEARS} button")
    write(page, "To", "2030.5")
    assert page.page.locator(YEARS).get_by_label("To", exact=True).input_value() == "2030"
    write(page, "To", "2020")
    page.wait_for("document.querySelector('.results [role=alert]') !== null", 60)
    assert "2020" in page.text(".results")
