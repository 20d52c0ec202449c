"""The divide between today and the plan, by keyboard and by mouse: what it says, where it stands, what it shows."""

from collections.abc import Callable

import pytest

from tests.web.browser import Browser
from tests.web.journeys.keyboard import Keyboard
from tests.web.journeys.steps import COLOURED, address_of, answered, planned

HANDLE = ".handle"
VALUE = "Number(document.querySelector('.handle').getAttribute('aria-valuenow'))"
STANDS = """(() => {
  const [map, at] = ['.map', '.handle'].map(name => document.querySelector(name).getBoundingClientRect());
  return 100 * (at.x + at.width / 2 - map.x) / map.width;
})()"""


@pytest.fixture
def split(visit: Callable[..., Browser]) -> Browser:
    """A map that shows today and a plan."""
    browser = visit(address_of(planned(), map="60.17159,24.94429,14.50"))
    answered(browser)
    browser.wait_for(COLOURED)
    browser.wait_for(f"document.querySelector('{HANDLE}') !== null")
    return browser


def at(browser: Browser, share: int) -> None:
    """The divide says a share and stands there, and the address keeps it."""
    assert browser.run(VALUE) == share
    assert abs(browser.run(STANDS) - share) < 1
    browser.wait_for(f"new URLSearchParams(location.search).get('split') === {str(share)!r}")


def test_the_arrow_keys_move_the_divide_and_its_picture(split: Browser) -> None:
    keyboard = Keyboard(split)
    keyboard.tab_to(HANDLE)
    keyboard.press("ArrowRight", "ArrowRight")
    at(split, 60)
    keyboard.press("ArrowLeft", "ArrowLeft", "ArrowLeft")
    at(split, 45)
    keyboard.press("Home")
    at(split, 0)
    keyboard.press("ArrowLeft")
    assert split.run(VALUE) == 0
    plan = picture(split)
    keyboard.press("End")
    at(split, 100)
    today = picture(split)
    assert sum(abs(today.get(colour, 0) - plan.get(colour, 0)) for colour in today | plan) > 2000


def test_the_mouse_drags_the_divide_and_not_the_map(split: Browser) -> None:
    camera = split.run("new URLSearchParams(location.search).get('map')")
    box = split.run("document.querySelector('.map').getBoundingClientRect().toJSON()")
    mouse, middle = split.page.mouse, box["y"] + box["height"] / 2
    mouse.move(box["x"] + box["width"] / 2, middle)
    mouse.down()
    mouse.move(box["x"] + 0.4 * box["width"], middle, steps=4)
    mouse.move(box["x"] + 0.25 * box["width"], middle + 30, steps=4)
    mouse.up()
    assert abs(split.run(VALUE) - 25) <= 1
    mouse.move(box["x"] + 0.7 * box["width"], middle)
    assert abs(split.run(VALUE) - 25) <= 1, "the divide follows a mouse that has let it go"
    split.wait_for("location.search.includes('split=')")
    assert split.run("new URLSearchParams(location.search).get('map')") == camera
    assert split.complaints() == []


def picture(browser: Browser) -> dict[str, int]:
    """Colours of the view once the map is drawn anew."""
    browser.run("new Promise(done => requestAnimationFrame(() => setTimeout(done, 400)))")
    return browser.colours()
