"""Language, theme and address: nothing is read anew, no plan is lost, and a link shows the same picture elsewhere."""

from collections.abc import Callable

import pytest

from tests.web.browser import Browser
from tests.web.journeys.steps import COLOURED, LONG, address_of, answered, headline, planned

Visit = Callable[..., Browser]
BEGAN = "performance.timeOrigin"
PLAN = "new URLSearchParams(location.search).get('plan')"
QUESTION = "Plan: what would it change?"
EFFECTS = "document.querySelector('.results table').innerText"


def test_languages_and_themes_change_in_place(visit: Visit) -> None:
    browser = visit(address_of(planned()))
    answered(browser)
    began, plan, number = browser.run(BEGAN), browser.run(PLAN), headline(browser)
    browser.click("header button[lang='zh-CN']")
    browser.wait_for("document.documentElement.lang === 'zh-CN'")
    browser.wait_for_text("变好", ".results")
    answered(browser)
    assert "Gets better" not in browser.text()
    assert headline(browser) == number
    ground = "getComputedStyle(document.querySelector('.side')).backgroundColor"
    light = browser.run(ground)
    browser.click("header button.tool[title]")
    browser.wait_for("document.documentElement.dataset.theme === 'dark'")
    assert browser.run(ground) != light
    browser.click("header button[lang='en']")
    browser.wait_for_text("Gets better", ".results")
    answered(browser)
    assert browser.run("document.documentElement.dataset.theme") == "dark"
    assert (browser.run(BEGAN), browser.run(PLAN), headline(browser)) == (began, plan, number)
    assert browser.complaints() == []


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_link_shows_the_same_picture_in_a_new_window(visit: Visit, language: str, theme: str) -> None:
    one = visit(address_of(planned(), language=language, theme=theme))
    answered(one)
    one.wait_for(COLOURED)
    one.choose_next("#quantity")
    one.page.locator(".handle").focus()
    one.key("ArrowLeft")
    one.page.locator(".zoom button").first.click()
    one.wait_for("['quantity', 'split', 'map', 'plan'].every(name => new URLSearchParams(location.search).has(name))")
    one.run("new Promise(done => setTimeout(done, 1500))")
    # Another system's theme and language: the link's own are what counts.
    other = visit(one.run("location.pathname + location.search"), dark=theme == "light")
    answered(other)
    other.wait_for(COLOURED)
    other.wait_for("document.querySelector('.handle') !== null")
    for window in (one, other):
        headline(window)
        window.wait_for("!document.querySelector('.side').innerText.includes('± …')", LONG)
    for told in ("location.search", "document.documentElement.lang", "document.documentElement.dataset.theme"):
        assert other.run(told) == one.run(told)
    for part in (".side", ".legend", ".hero .big .value", "header"):
        assert other.text(part) == one.text(part)
    assert other.run("document.querySelector('.handle').getAttribute('aria-valuenow')") == "45"
    assert alike(one, other) > 0.98


def alike(one: Browser, other: Browser) -> float:
    """Share of the pixels of one view that the other shows in the same colour somewhere."""
    one.wait_for("document.querySelector('.results ol') !== null")
    other.wait_for("document.querySelector('.results ol') !== null")
    for window in (one, other):
        window.page.mouse.move(5, 450)
        window.run("document.activeElement.blur()")
        window.run("new Promise(done => setTimeout(done, 500))")
    first, second = one.colours(), other.colours()
    return sum(min(count, second.get(colour, 0)) for colour, count in first.items()) / sum(first.values())


def test_back_and_forward_walk_through_what_was_opened(visit: Visit) -> None:
    browser = visit(address_of(planned()))
    answered(browser)
    plan, page = browser.run(PLAN), browser.page
    browser.click(".hero button.number")
    browser.wait_for("location.search.includes('why=')")
    browser.key("Escape")
    browser.key("t")
    browser.wait_for("location.search.includes('show=table')")
    browser.page.locator(".places a", has_text="Progress").click()
    browser.wait_for("location.pathname === '/progress'")
    page.go_back()
    browser.wait_for("location.pathname === '/' && document.querySelector('.results caption') !== null")
    assert "Zone" in browser.text(".results thead")
    page.go_back()
    browser.wait_for("document.querySelector('.results thead').innerText.includes('Zone') === false")
    page.go_forward()
    browser.wait_for("document.querySelector('.results thead').innerText.includes('Zone')")
    page.go_forward()
    browser.wait_for("location.pathname === '/progress'")
    assert browser.run(PLAN) == plan
    assert browser.complaints() == []
