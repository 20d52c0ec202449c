"""Progress: what suppliers and landfills say is stated in the page, held against the inventory, and withdrawn."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests.web.browser import Browser
from tests.web.test_accessibility import VIEWS, violations

Opened = Callable[..., Browser]
pytestmark = pytest.mark.signed_in
READY = "document.querySelector('.stated > button') !== null"
FORM = ".stated form"


@pytest.fixture
def listed(say: Callable[..., Any]) -> Callable[[], list[Any]]:
    """Statements as the server has them."""
    return lambda: list(say("GET", "inventory/statements")["statements"])


@pytest.fixture(autouse=True)
def nothing_stated(say: Callable[..., Any], listed: Callable[[], list[Any]]) -> Iterator[None]:
    """What a test states is withdrawn afterwards."""
    yield
    for one in listed():
        say("DELETE", f"inventory/statements/{one['id']}")


def fill(page: Browser, label: str, text: str) -> None:
    page.page.locator(FORM).get_by_label(label, exact=True).fill(text)


def choose(page: Browser, label: str, value: str) -> None:
    page.page.locator(FORM).get_by_label(label, exact=True).select_option(value)


def test_waste_of_a_landfill_is_stated_with_the_keyboard_and_withdrawn(
    opened: Opened, listed: Callable[[], list[Any]]
) -> None:
    page = opened("progress")
    page.wait_for(READY)
    page.page.locator(".stated > button").press("Enter")
    page.wait_for_text("Nothing is stated yet", ".stated")
    choose(page, "What", "waste_landfilled")
    fill(page, "Value", "10")
    page.page.locator(FORM).get_by_label("Value", exact=True).press("Enter")
    page.wait_for("document.activeElement.getAttribute('aria-invalid') === 'true'")
    assert page.run("document.querySelector(`label[for='${document.activeElement.id}']`).innerText") == "Kind"
    assert violations(page) == []
    for label, value in (
        ("Kind", "food"),
        ("Landfill", "managed"),
        ("Climate of the landfill", "boreal_temperate_wet"),
    ):
        choose(page, label, value)
    choose(page, "Unit", "kt")
    fill(page, "Where the number comes from", "Weighed")
    fill(page, "Your name", "Aino")
    page.page.locator(FORM).get_by_label("Your name", exact=True).press("Enter")
    page.wait_for_text("food waste", ".stated li")
    (one,) = listed()
    assert (one["amount"], one["unit"], one["kind"], one["by"]) == (10, "kt", "food", "admin (Aino)")
    page.page.locator(".stated li button").press("Enter")
    page.key("Enter")
    page.wait_for_text("Nothing is stated yet", ".stated")
    assert listed() == []
    assert page.complaints() == []


@pytest.mark.parametrize(("language", "words"), [("en", "cannot be the year"), ("zh", "不能作为清单年份")])
def test_what_the_server_refuses_stands_at_its_field(opened: Opened, language: str, words: str) -> None:
    page = opened(f"progress?language={language}")
    page.wait_for(READY)
    page.click(".stated > button")
    page.wait_for(f"document.querySelector('{FORM}') !== null")
    fields = page.page.locator(f"{FORM} input")
    for place, text in enumerate(("1066", "5", "", "Grid")):
        fields.nth(place).fill(text)
    page.page.locator(f"{FORM} .pair select").select_option("GWh")
    page.click(f"{FORM} button[type=submit]")
    page.wait_for_text(words, FORM)
    page.wait_for(f"document.activeElement === document.querySelector('{FORM} input')")
    assert page.run("document.activeElement.getAttribute('aria-invalid')") == "true"
    assert violations(page) == []


@pytest.mark.parametrize(("width", "dark", "language"), VIEWS)
def test_the_form_shuts_nobody_out(opened: Opened, width: int, dark: bool, language: str) -> None:
    page = opened(f"progress?language={language}", width=width, dark=dark)
    page.wait_for(READY)
    page.click(".stated > button")
    page.wait_for(f"document.querySelector('{FORM}') !== null")
    page.click(f"{FORM} button[type=submit]")
    page.wait_for(f"document.querySelectorAll('{FORM} [aria-invalid]').length > 2")
    assert violations(page) == []
    assert page.run("document.documentElement.scrollWidth <= innerWidth")
