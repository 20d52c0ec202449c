"""Indicators opened in Progress: what is asked, values entered and withdrawn, scores and their weights."""

from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import quote

import pytest

from tests.web.browser import Browser
from tests.web.test_accessibility import VIEWS, violations

Opened = Callable[..., Browser]
pytestmark = pytest.mark.signed_in
NAMES = "document.querySelectorAll('.indicators .name').length"


def percent(share: float) -> int:
    """Per cent as the page writes it: halves are rounded up."""
    return int(100 * share + 0.5)


@pytest.fixture
def no_values(say: Callable[..., Any]) -> Iterator[None]:
    """Values that a test enters for air pollution are withdrawn afterwards."""
    yield
    for entered in say("GET", "indicators/u4ssc/EN:EN:AQ:1C")["entered"]:
        if entered["withdrawn_at"] is None:
            say("DELETE", f"indicators/values/{entered['id']}")


def test_an_indicator_tells_what_is_asked_and_what_the_city_computes(opened: Opened, say: Callable[..., Any]) -> None:
    rows = say("GET", "indicators?framework=u4ssc")["rows"]
    computed = [row for row in rows if row["status"] == "computed" and row["computed"]["caveat"]]
    code, label = computed[0]["code"], computed[0]["label"]
    told = say("GET", f"indicators/u4ssc/{quote(code)}")
    page = opened("progress?framework=u4ssc")
    page.wait_for(f"{NAMES} > 1")
    name = page.page.get_by_role("button", name=label, exact=True)
    name.press("Enter")
    page.wait_for("document.querySelector('.detail dl') !== null")
    assert name.get_attribute("aria-expanded") == "true"
    for part in (told["source"], told["rows"][0]["computed"]["caveat"], told["rows"][0]["course"]["text"]):
        assert part in page.text(".detail")
    assert "never scored" in page.text(".detail")
    name.press("Enter")
    page.wait_for("document.querySelector('.detail') === null")


@pytest.mark.usefixtures("no_values")
@pytest.mark.parametrize(("width", "dark", "language"), VIEWS)
def test_a_value_is_entered_scored_weighed_and_withdrawn(
    opened: Opened, say: Callable[..., Any], width: int, dark: bool, language: str
) -> None:
    page = opened(f"progress?framework=u4ssc&language={language}", width=width, dark=dark)
    page.wait_for("document.querySelector('.scores .begin button') !== null")
    assert page.run("document.querySelector('.scores table')") is None
    page.page.locator(".scores .begin button").first.press("Enter")
    page.wait_for("document.querySelector('.detail section > button') !== null")
    page.wait_for("document.activeElement.matches('.name[aria-expanded=true]')")
    assert say("GET", "indicators/scores")["groups"][0]["score"] is None
    page.click(".detail section > button")
    page.wait_for("document.activeElement.matches('.detail form input')")
    page.page.keyboard.press("Enter")
    page.wait_for("document.querySelectorAll('.detail form [aria-invalid]').length === 4")
    assert violations(page) == []
    fields = page.page.locator(".detail form input")
    for place, text in enumerate(("2099", "8", "µg/m³", "4", "12", "Yearbook", "https://example.org/air")):
        fields.nth(place).fill(text)
    page.choose(".detail form select", 2)
    fields.nth(0).press("Enter")
    page.wait_for("document.querySelector('.detail form .error')?.innerText.includes('2099')")
    page.wait_for("document.activeElement.matches('.detail form [aria-invalid]')")
    fields.nth(0).fill("2024")
    fields.nth(0).press("Enter")
    page.wait_for("document.querySelector('.detail li a')?.href === 'https://example.org/air'")
    page.wait_for("document.activeElement.matches('.name[aria-expanded=true]')")
    page.wait_for("document.querySelector('.scores tr.whole .share') !== null")
    whole = say("GET", "indicators/scores")["groups"][0]
    assert (whole["score"]["points"], whole["least"] < whole["most"]) == (2, True)
    assert f"{percent(whole['score']['share'])}" in page.text(".scores tr.whole .share")
    kept = say("GET", "indicators/u4ssc/EN:EN:AQ:1C")["entered"]
    assert [(one["value"], one["quality"], one["source"]) for one in kept[:1]] == [(8, 2, "Yearbook")]
    page.page.locator(".scores input").nth(1).fill("0")
    page.page.locator(".scores input").nth(1).press("Tab")
    page.wait_for("document.querySelector('.scores tr.whole .share') === null")
    other = {"part": "no2", "year": 2024, "value": 12, "unit": "µg/m³", "level": 1, "source": "Yearbook"}
    other |= {"framework": "u4ssc", "code": "EN: EN: AQ: 1C"}
    kept = say("POST", "indicators/values", {"values": [other]})["values"]
    page.page.locator(".scores input").nth(1).fill("2")
    page.page.locator(".scores input").nth(1).press("Tab")
    page.wait_for("document.querySelector('.scores tr.whole .share') !== null")
    matter = say("GET", "indicators/scores?weights=environment=2")["groups"][0]["weights_matter"]
    page.wait_for(f"document.querySelector('.scores').innerText.includes('{percent(matter['same_range'])}')")
    for share in (matter["low"], matter["high"], abs(matter["change"])):
        assert f"{percent(share)}" in page.text(".scores .matter")
    assert "PM2.5" in page.text(".scores .matter") or "NO2" in page.text(".scores .matter")
    say("DELETE", f"indicators/values/{kept[0]['id']}")
    assert violations(page) == []
    assert page.run("document.documentElement.scrollWidth <= innerWidth")
    page.page.locator(".detail li button").first.press("Enter")
    page.key("Enter")
    page.wait_for("document.querySelector('.scores table') === null && document.querySelector('.detail li') === null")
    page.wait_for("document.querySelector('.detail details') !== null")
    assert say("GET", "indicators/scores")["groups"][0]["score"] is None
