"""Take part, services and water: what a resident meets there shuts nobody out, by day and by night."""

from collections.abc import Callable

import pytest

from tests.web.browser import Browser
from tests.web.test_accessibility import VIEWS, violations_in_both_themes

FITS = "document.documentElement.scrollWidth <= innerWidth"
QUESTIONS = ("report", "reach", "ways")


@pytest.mark.parametrize(("width", "dark", "language"), VIEWS)
def test_no_part_of_taking_part_shuts_anybody_out(
    opened: Callable[..., Browser], width: int, dark: bool, language: str
) -> None:
    page = opened(f"take-part?language={language}", width=width, dark=dark)
    page.wait_for("document.querySelectorAll('.questions button').length === 2")
    found = {"report": [*violations_in_both_themes(page), *([] if page.run(FITS) else ["does not fit"])]}
    page.page.locator(".questions button").first.click()
    for at, name in enumerate(QUESTIONS):
        if name == "report":
            continue
        page.wait_for("document.querySelectorAll('.questions [aria-pressed]').length === 3")
        page.page.locator(".questions [aria-pressed]").nth(at).click()
        page.wait_for(f"document.querySelectorAll('.questions [aria-pressed]')[{at}].ariaPressed === 'true'")
        found[name] = [*violations_in_both_themes(page), *([] if page.run(FITS) else ["does not fit"])]
    for place in ("services", "water"):
        page.go(f"/{place}?language={language}")
        page.wait_for("document.querySelector('main h1') !== null && document.querySelector('.questions') === null")
        page.wait_for("document.querySelector('main section') !== null")
        found[place] = [*violations_in_both_themes(page), *([] if page.run(FITS) else ["does not fit"])]
    assert {name: wrong for name, wrong in found.items() if wrong} == {}
    assert page.complaints() == []
