"""What a planner sees first: the city coloured, in both languages and themes, without anything from elsewhere."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.web.browser import Browser

pytestmark = pytest.mark.map
STATIC = Path(__file__).parents[2] / "src" / "citybrain" / "api" / "static"
Opened = Callable[..., Browser]
FIRST_PAGE, ONE_MORE = 480_000, 40_000
"""Bytes of compressed scripts: of all that the first page loads, and of one that a place or panel loads later."""
COLOURED = "performance.getEntriesByName('layer-coloured')[0]?.startTime"


def test_the_buildings_have_their_colours(opened: Opened) -> None:
    page = opened()
    page.wait_for(COLOURED)
    assert "2" in page.text(".legend .classes")
    page.wait_for_text("©", ".map")


def shown_classes(page: Browser) -> int:
    """How many of the legend's colours the map shows."""
    seen = page.colours()
    wanted = page.run(
        "[...document.querySelectorAll('.legend .classes i')].map(i => getComputedStyle(i).backgroundColor)"
    )
    # The legend itself shows each colour on less than 1,000 pixels.
    return sum(seen.get(colour, 0) > 1500 for colour in wanted)


def test_the_map_shows_the_colours_of_its_legend_in_both_themes(opened: Opened) -> None:
    page = opened("?map=60.1628,24.9315,16")
    page.wait_for(COLOURED)
    assert shown_classes(page) >= 2
    page.click("header button.tool[title]")
    page.wait_for("document.documentElement.dataset.theme === 'dark'")
    page.wait_for("new Promise(done => setTimeout(() => done(true), 300))")
    assert shown_classes(page) >= 2
    assert page.colours().get("rgb(241, 242, 239)", 0) == 0


def test_what_is_zero_today_is_folded_into_one_line(opened: Opened) -> None:
    page = opened()
    page.wait_for("document.querySelector('#answer summary') !== null")
    values = "[...document.querySelectorAll('PLACE button.number .value')].map(e => e.textContent)"
    folded = page.run(values.replace("PLACE", "#answer details"))
    assert folded
    assert set(folded) <= {"0", "€0"}
    assert not {"0", "€0"} & set(page.run(values.replace("PLACE", "#answer .today > dl")))
    assert page.text("#answer summary").split()[0] == str(len(folded))
    page.click("#answer summary")
    page.click("#answer details button.number")
    page.wait_for("document.querySelector('.why [role=treeitem], .why h2') !== null")


def test_the_page_asks_nobody_but_its_own_server_and_breaks_no_policy(opened: Opened, site: str) -> None:
    page = opened()
    page.wait_for(COLOURED)
    page.click(".question")
    page.wait_for("document.querySelector('.hero') !== null")
    assert page.requests(lambda url: not url.startswith((site, "blob:"))) == []
    assert page.complaints() == []


def test_no_style_or_script_stands_inside_the_document(opened: Opened) -> None:
    page = opened()
    page.wait_for(COLOURED)
    assert page.run("document.querySelectorAll('style, script:not([src]), [onclick]').length") == 0


def test_another_quantity_recolours_without_new_geometry(opened: Opened) -> None:
    page = opened()
    page.wait_for(COLOURED)
    began = page.run("performance.now()")
    chosen = page.choose_next("#quantity")
    page.wait_for(f"location.search.includes('quantity={chosen}')")
    page.wait_for(f"({COLOURED}) > {began}")
    assert page.requests(lambda url: f"/values/{chosen}" in url)
    assert len(page.requests(lambda url: "/geometry/building/tiles/" in url)) == 1


def test_the_page_speaks_chinese(opened: Opened) -> None:
    page = opened()
    page.wait_for(COLOURED)
    page.click("header button[lang='zh-CN']")
    page.wait_for_text("城市现状")
    assert page.run("document.documentElement.lang") == "zh-CN"
    page.wait_for("location.search.includes('language=zh')")


@pytest.mark.parametrize(("dark", "expected"), [(True, "dark"), (False, "light")])
def test_the_page_follows_the_theme_of_the_system_until_it_is_switched(
    opened: Opened, dark: bool, expected: str
) -> None:
    page = opened(dark=dark)
    page.wait_for("document.querySelector('header button.tool[title]') !== null")
    assert page.run("document.documentElement.dataset.theme") == expected
    page.click("header button.tool[title]")
    page.wait_for(f"document.documentElement.dataset.theme !== '{expected}'")


@pytest.mark.parametrize("width", [320, 390, 1000])
def test_the_page_never_scrolls_sideways(opened: Opened, width: int) -> None:
    page = opened(width=width, height=800)
    page.wait_for(COLOURED)
    assert page.run("document.documentElement.scrollWidth") <= width


def test_a_building_is_opened_with_the_keyboard(opened: Opened, building: tuple[float, float]) -> None:
    latitude, longitude = building
    page = opened(f"?map={latitude},{longitude},18")
    page.wait_for(COLOURED)
    page.run("document.querySelector('.map canvas').focus()")
    page.key("Enter", 13)
    page.wait_for("document.querySelector('aside dl dd') !== null")
    page.wait_for("location.search.includes('chosen=')")
    page.key("Escape", 27)
    page.wait_for("document.querySelector('aside dl') === null")


def test_scripts_are_small_and_the_first_page_takes_only_its_own(opened: Opened) -> None:
    page = opened()
    page.wait_for(COLOURED)
    first = set(page.run("performance.getEntriesByType('resource').map(e => e.name.split('/').pop())"))
    sizes = {path.name.removesuffix(".br"): path.stat().st_size for path in STATIC.rglob("*.js.br")}
    assert 0 < sum(size for name, size in sizes.items() if name in first) <= FIRST_PAGE
    assert {name: size for name, size in sizes.items() if name not in first and size > ONE_MORE} == {}
