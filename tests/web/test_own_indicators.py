"""Progress: an indicator of the city's own, designed in the page."""

import json
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.web.browser import Browser
from tests.web.test_accessibility import VIEWS, violations

Opened = Callable[..., Browser]
pytestmark = pytest.mark.signed_in
ROWS = "document.querySelectorAll('.indicators tbody tr').length"
FORM = ".design form"


@pytest.fixture(autouse=True)
def nothing_designed(city_folder: Path) -> Iterator[None]:
    """What a test designs is gone afterwards."""
    yield
    for path in (city_folder / "indicators").glob("*.yaml"):
        path.unlink()


def field(page: Browser, label: str) -> Any:
    """A field by the name that stands over it."""
    return page.page.get_by_label(label, exact=True)


def fill(page: Browser, **cells: str) -> None:
    for label, text in cells.items():
        field(page, label.replace("_", " ")).fill(text)


def test_an_indicator_is_designed_with_the_keyboard_and_stands_in_its_framework(opened: Opened, site: str) -> None:
    page = opened("progress")
    page.wait_for(f"{ROWS} > 3")
    assert page.run(f"document.querySelector({json.dumps(FORM)})") is None
    page.page.locator(".design > button").press("Enter")
    page.wait_for("document.activeElement.tagName === 'INPUT'")
    page.page.keyboard.type("Quiet nights")
    page.page.keyboard.press("Enter")
    page.wait_for_text("Fill in this field", FORM)
    page.wait_for("document.activeElement.getAttribute('aria-invalid') === 'true'")
    page.page.keyboard.type("Can people sleep?")
    fill(page, How_it_is_counted="homes with a quiet side / homes", Unit="percent", Your_name="Aino")
    field(page, "What is better").select_option("more")
    page.page.get_by_role("button", name="Add a target").press("Enter")
    fill(page, Year_of_the_target="2030", Value_of_the_target="80", Who_decided_the_target="Council")
    field(page, "Who designs it").fill("Residents of Kallio\nAino")
    field(page, "Name").press("Enter")
    page.wait_for_text("Quiet nights is designed", ".design")
    page.wait_for("location.search.includes('framework=own')")
    page.wait_for_text("Quiet nights", ".indicators table")
    page.wait_for_text("not reported", ".indicators table")
    assert page.run("document.activeElement.textContent.trim()") == "Design an indicator of our own"
    with urllib.request.urlopen(f"{site}/api/v1/indicators/own/quiet-nights") as answer:
        told = json.load(answer)
    assert (told["question"], told["people"]) == ("Can people sleep?", ["Residents of Kallio", "Aino"])
    assert "Aino" in told["source"]
    assert told["targets"][0]["value"] == 80
    assert page.complaints() == []


@pytest.mark.parametrize(
    ("language", "unit", "words"), [("en", "Unit", "does not convert"), ("zh", "单位", "无法换算")]
)
def test_what_the_server_refuses_stands_at_its_field(opened: Opened, language: str, unit: str, words: str) -> None:
    page = opened(f"progress?language={language}")
    page.wait_for(f"{ROWS} > 3")
    page.click(".design > button")
    page.wait_for(f"document.querySelectorAll('{FORM} option').length > 5")
    texts = page.page.locator(f"{FORM} > .labelled :is(input, textarea)")
    for place in range(3):
        texts.nth(place).fill("something")
    page.page.locator(f"{FORM} select").first.select_option("city_operational_emissions")
    assert field(page, unit).input_value() != ""
    field(page, unit).fill("percent")
    page.click(f"{FORM} button[type=submit]")
    page.wait_for(f"document.querySelector('{FORM} [aria-invalid]') === document.activeElement")
    assert page.run("document.querySelector(`label[for='${document.activeElement.id}']`).innerText") == unit
    told = page.run(
        "document.activeElement.getAttribute('aria-describedby').split(' ')"
        ".map(id => document.getElementById(id).innerText).join(' ')"
    )
    assert words in told
    assert violations(page) == []


@pytest.mark.parametrize(("width", "dark", "language"), VIEWS)
def test_the_form_shuts_nobody_out(opened: Opened, width: int, dark: bool, language: str) -> None:
    page = opened(f"progress?language={language}", width=width, dark=dark)
    page.wait_for(f"{ROWS} > 3")
    page.click(".design > button")
    page.click(f"{FORM} fieldset > button")
    page.click(f"{FORM} button[type=submit]")
    page.wait_for(f"document.querySelectorAll('{FORM} [aria-invalid]').length > 4")
    assert violations(page) == []
    assert page.run("document.documentElement.scrollWidth <= innerWidth")
