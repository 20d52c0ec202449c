"""From the first page to a saved plan, its effects, a source file and the report, with nothing but the keyboard."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from tests.access import token_of
from tests.web.browser import PATIENCE, Browser
from tests.web.journeys.keyboard import Keyboard
from tests.web.journeys.steps import answered, headline
from tests.web.server import Server

SOURCE = "helsinki-cut.osm.pbf"
DEPTH = 80
"""Steps below the fifth largest building at most, in reading order, until one tells its file."""


def test_a_newcomer_gets_from_the_first_page_to_the_report_without_a_mouse(
    visit: Callable[..., Browser], server: Server
) -> None:
    browser = visit()
    keyboard = Keyboard(browser)
    browser.wait_for("document.querySelector('.question') !== null")
    ask(browser, keyboard)
    change_measures(browser, keyboard)
    follow_the_number_to_its_source(browser, keyboard)
    save(browser, keyboard, token_of(server.city).text)
    open_the_report(browser, keyboard)
    assert browser.complaints() == []


def ask(browser: Browser, keyboard: Keyboard) -> None:
    keyboard.press("Tab")
    assert browser.run("document.activeElement.innerText") == "Skip to the answer"
    keyboard.tab_to(".question")
    keyboard.press("Enter")
    answered(browser)


def change_measures(browser: Browser, keyboard: Keyboard) -> None:
    before = headline(browser)
    keyboard.tab_to(".side li:first-child input[type=range]")
    with new_effects(browser):
        keyboard.press(*["ArrowLeft"] * 10)
    assert browser.text(".side li:first-child output") == "50\u00a0%"
    keyboard.tab_to(".side li:nth-child(2) input[type=checkbox]")
    with new_effects(browser):
        keyboard.press("Space")
    assert "Not counted" in browser.text(".side li:nth-child(2)")
    keyboard.tab_to(".side li:nth-child(3) .title button")
    keyboard.press("Enter")
    counted = browser.text(".side li:nth-child(3) p")
    keyboard.tab_to(".side li:nth-child(3) summary")
    keyboard.press("Enter")
    keyboard.tab_to(".side li:nth-child(3) details input[type=checkbox]")
    with new_effects(browser):
        keyboard.press("Space")
    browser.wait_for(f"document.querySelector('.side li:nth-child(3) p').innerText !== {counted!r}")
    keyboard.tab_to(".side .add > button")
    keyboard.press("Space")
    keyboard.tab_to(".side .add li button")
    with new_effects(browser):
        keyboard.press("Enter")
    assert browser.run("document.querySelectorAll('.side li .title').length") == 5
    assert browser.run("document.activeElement.closest('.side li:nth-child(5)') !== null")
    assert headline(browser) != before


@contextmanager
def new_effects(browser: Browser) -> Iterator[None]:
    """What is done inside makes the page ask for the effects again; afterwards they are shown."""
    with browser.page.expect_response("**/api/v1/plans", timeout=PATIENCE * 1e3) as answer:
        yield
    assert answer.value.ok
    answered(browser)


def follow_the_number_to_its_source(browser: Browser, keyboard: Keyboard) -> None:
    keyboard.tab_to(".hero button.number")
    keyboard.press("Enter")
    browser.wait_for("document.querySelector('.why [role=treeitem]') !== null")
    assert browser.run("document.activeElement.closest('.why') !== null")
    keyboard.tab_to(".why [role=treeitem]")
    keyboard.press("End", "ArrowRight")
    browser.wait_for("document.querySelector('.why [role=status]') === null")
    keyboard.press("End")
    for _ in range(DEPTH):
        keyboard.press("ArrowRight")
        browser.wait_for("document.querySelector('.why [role=status]') === null")
        if SOURCE in browser.text(".why"):
            break
        keyboard.press("ArrowDown")
    assert SOURCE in browser.text(".why")
    keyboard.press("Escape")
    assert browser.run("document.querySelector('.why') === null")
    assert browser.run("document.activeElement.matches('.hero button.number')")


def save(browser: Browser, keyboard: Keyboard, secret: str) -> None:
    """The button asks who that is, and then goes on."""
    keyboard.tab_to(".keep .save")
    keyboard.press("Enter")
    browser.wait_for("document.activeElement.id === 'secret'")
    browser.page.keyboard.type(secret)
    keyboard.press("Enter")
    browser.wait_for("document.querySelector('.keep [role=status]').innerText === 'Saved'")
    browser.wait_for("new URLSearchParams(location.search).get('saved') === 'warm-houses'")
    assert browser.run("document.activeElement.closest('.keep') !== null")


def open_the_report(browser: Browser, keyboard: Keyboard) -> None:
    told = headline(browser)
    keyboard.tab_to(".foot a[href*=report]")
    with browser.page.expect_popup(timeout=PATIENCE * 1e3) as opened:
        browser.key("Enter")
    report = opened.value
    report.wait_for_load_state()
    assert report.locator("h1").inner_text() == "Warm houses"
    assert told.strip("−") in report.locator("main").inner_text()
