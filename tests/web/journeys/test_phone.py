"""A phone, held upright and touched: the headline, the measures as a sheet, the effects, why as a full page."""

import json
from collections.abc import Callable

from tests.web.browser import Browser
from tests.web.journeys.steps import answered, headline

WIDTH, HEIGHT = 390, 844
# Touch targets smaller than 24 CSS pixels (WCAG 2.2, 2.5.8). A checkbox is as large as the label that presses it too.
SMALL = """[...document.querySelectorAll('button, input, select, summary, a.button')]
  .filter(e => e.checkVisibility() && !e.closest('.hidden') && e.type !== 'checkbox')
  .map(e => [e.outerHTML.slice(0, 80), e.getBoundingClientRect()])
  .filter(([, {width, height}]) => width > 0 && Math.min(width, height) < 24)
  .map(([name, {width, height}]) => `${name} ${width} x ${height}`)"""


def test_a_phone_leads_from_the_question_to_the_explanation_and_back(visit: Callable[..., Browser]) -> None:
    browser = visit(width=WIDTH, height=HEIGHT)
    tap(browser, ".bar button")
    assert browser.run("getComputedStyle(document.querySelector('.side')).position") == "fixed"
    tap(browser, ".question")
    answered(browser)
    tap(browser, ".side .head button")
    browser.wait_for("getComputedStyle(document.querySelector('.side')).display === 'none'")
    stands_first(browser)
    change_a_measure(browser)
    read_the_effects(browser)
    explain_and_come_back(browser)
    assert browser.complaints() == []


def tap(browser: Browser, selector: str) -> None:
    browser.page.locator(selector).first.tap()


def stands_first(browser: Browser) -> None:
    """The headline is seen without scrolling, above the map."""
    hero = browser.page.locator(".hero").bounding_box()
    assert hero and hero["y"] >= 0 and hero["y"] + hero["height"] < HEIGHT / 2
    assert headline(browser).startswith("−")
    fits(browser)


def change_a_measure(browser: Browser) -> None:
    before = browser.text(".results table")
    tap(browser, ".bar button")
    share = browser.page.locator(".side li input[type=range]").first
    box = share.bounding_box()
    assert box and box["height"] >= 44
    share.tap(position={"x": 0.3 * box["width"], "y": box["height"] / 2})  # once it stands still: counts move it
    browser.wait_for("parseInt(document.querySelector('.side li output').innerText) < 50")
    tap(browser, ".side li:nth-child(2) input[type=checkbox]")
    browser.wait_for_text("Not counted", ".side li:nth-child(2)")
    assert browser.run(SMALL) == []
    fits(browser)
    tap(browser, ".side .head button")
    answered(browser)
    browser.wait_for(f"document.querySelector('.results table').innerText !== {json.dumps(before)}")


def read_the_effects(browser: Browser) -> None:
    headline(browser)  # rows grow when their intervals come
    row = browser.page.locator(".results tbody tr:not(.group)").last
    row.scroll_into_view_if_needed()
    box = row.bounding_box()
    assert box and box["y"] + box["height"] <= HEIGHT, "the last effect lies under the bar"
    bar = browser.page.locator(".bar").bounding_box()
    assert bar and box["y"] < bar["y"]
    fits(browser)


def explain_and_come_back(browser: Browser) -> None:
    tap(browser, ".results tbody td:not(.today) button.number")
    browser.wait_for("document.querySelector('.why [role=treeitem]') !== null")
    box = browser.page.locator(".why").bounding_box()
    assert box == {"x": 0, "y": 0, "width": WIDTH, "height": HEIGHT}
    fits(browser)
    assert browser.run(SMALL) == []
    browser.page.go_back(wait_until="commit")
    browser.wait_for("document.querySelector('.why') === null")
    browser.wait_for(f"document.querySelectorAll('.results tbody tr').length > 3 && {EMPTY_QUERY}")


EMPTY_QUERY = "!location.search.includes('why=') && location.search.includes('plan=')"


def fits(browser: Browser) -> None:
    assert browser.run("document.documentElement.scrollWidth") <= WIDTH
