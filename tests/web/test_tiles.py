"""The map of a city that is too large to be fetched as a whole: tiles in view, zones from far away."""

import json
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from citybrain.twin.geometry.tiles import Tiling
from tests.city import BUILDINGS
from tests.serving import wait
from tests.web.browser import Browser, Chromium
from tests.web.server import STATIC, Server
from tests.web.test_map import COLOURED, SAVED

pytestmark = pytest.mark.map
NEAR = 17.5
TILES = 12
FETCHED = "performance.getEntriesByType('resource').filter(r => r.name.includes('PATH')).map(r => r.name)"
TIP = "document.querySelector('.tip strong')?.innerText"


@pytest.fixture(scope="module")
def site(city_folder: Path, chromium: Chromium) -> Iterator[str]:
    if not (STATIC / "index.html").is_file():
        pytest.skip("web application not built: run make setup")
    with Server(city_folder, Tiling(most_at_once=70, most_in_tile=BUILDINGS // TILES)) as server:
        yield server.address


def place_of(site: str, row: int) -> tuple[float, float]:
    with urllib.request.urlopen(f"{site}/api/v1/entities/building/{row}") as answer:
        told = json.load(answer)
    return told["latitude"], told["longitude"]


def fetched(page: Browser, path: str) -> set[int]:
    """Numbers of the tiles that were fetched of an address."""
    names = page.run(FETCHED.replace("PATH", path))
    found = {name.split("/tiles/")[1].split("?")[0] for name in names if "/tiles/" in name}
    return {int(number) for number in found} | {int(name.split("tile=")[1]) for name in names if "tile=" in name}


def point(page: Browser, across: float = 0.5, down: float = 0.5) -> tuple[float, float]:
    box = page.run("document.querySelector('.map canvas').getBoundingClientRect().toJSON()")
    return box["x"] + across * box["width"], box["y"] + down * box["height"]


def hovered(page: Browser) -> str:
    """What is told of the building in the middle of the map."""
    page.page.mouse.move(*point(page, 0.4))
    page.page.mouse.move(*point(page))
    return str(page.wait_for(TIP))


def test_only_tiles_near_the_view_are_fetched_and_can_be_picked_and_recoloured(opened, site: str) -> None:
    latitude, longitude = place_of(site, 0)
    page = opened(f"?map={latitude},{longitude},{NEAR}&quantity=storeys")
    page.wait_for(COLOURED)
    page.wait_for("!document.querySelector('.map').innerText.includes('on its way')")
    first = fetched(page, "/geometry/building/tiles/")
    assert 0 in first
    assert len(first) < TILES
    assert fetched(page, "/values/storeys?tile=") == first
    shown = hovered(page)
    with urllib.request.urlopen(f"{site}/api/v1/entities/building/0") as answer:
        storeys = {a["name"]: a["value"] for a in json.load(answer)["attributes"]}["storeys"]
    assert shown.startswith(f"{storeys:.0f}")

    begin = page.run("performance.now()")
    page.page.select_option("#quantity", "residents")
    page.wait_for(f"({COLOURED}) > {begin} && {COLOURED}")
    assert fetched(page, "/geometry/building/tiles/") == first
    assert fetched(page, "/values/residents?tile=") == first
    page.press(*point(page))
    page.wait_for("location.search.includes('chosen=')")
    page.wait_for_text("Town hall", "aside")
    page.key("Escape", 27)
    page.wait_for("!location.search.includes('chosen=')")

    last = place_of(site, BUILDINGS - 1)
    page.run("document.querySelector('.map canvas').focus()")
    for _ in range(12):
        if TILES - 1 in fetched(page, "/geometry/building/tiles/"):
            break
        page.key("ArrowUp", 38)
        time.sleep(0.5)
    assert fetched(page, "/geometry/building/tiles/") > first
    assert last[0] > latitude
    page.wait_for("!document.querySelector('.map').innerText.includes('on its way')")
    wait(lambda: fetched(page, "/values/residents?tile=") == fetched(page, "/geometry/building/tiles/"))
    page.key("t", 84)
    page.wait_for("document.querySelectorAll('.sheet tbody tr').length > 3")
    assert page.complaints() == []


def test_from_far_away_zones_stand_for_buildings_and_the_legend_says_so(opened, site: str) -> None:
    latitude, longitude = place_of(site, BUILDINGS // 2)
    page = opened(f"?map={latitude},{longitude},14&quantity=storeys", script=SAVED)
    page.wait_for_text("the middle value of each", ".legend")
    page.wait_for(COLOURED)
    assert fetched(page, "/geometry/building/tiles/") == set()
    assert page.run(FETCHED.replace("PATH", "/values/storeys/middles/zone")) != []
    page.key("t", 84)
    page.wait_for_text("Zoom in", ".sheet")
    page.key("t", 84)
    page.click(".map-menu .opener")
    page.click("#map-menu li:last-child button")
    page.wait_for("window.saved")
    page.click(".question")
    page.wait_for("document.querySelector('.legend .compare') !== null")
    page.wait_for("document.querySelector('.handle') !== null")
    page.wait_for("performance.getEntriesByType('resource').some(r => /storeys.middles.zone.plan=/.test(r.name))")
    page.run("document.querySelector('.map canvas').focus()")
    for _ in range(4):
        page.key("+", 187)
        time.sleep(0.4)
    page.wait_for("!document.querySelector('.legend').innerText.includes('middle value')")
    page.wait_for("!document.querySelector('.map').innerText.includes('on its way')")
    assert 0 < len(fetched(page, "/geometry/building/tiles/")) < TILES
    wait(lambda: fetched(page, "/values/storeys?plan=") == fetched(page, "/geometry/building/tiles/"))
    assert page.complaints() == []


def test_a_tile_that_fails_is_told_and_fetched_again(opened, site: str) -> None:
    latitude, longitude = place_of(site, 0)
    failing = {"**/geometry/building/tiles/*": lambda route: route.abort()}
    page = opened(f"?map={latitude},{longitude},{NEAR}", routes=failing)
    page.wait_for_text("Part of the map is missing", ".map .failure")
    page.page.unroute("**/geometry/building/tiles/*")
    page.click(".map .failure button")
    page.wait_for(COLOURED)
    page.wait_for("document.querySelector('.map .failure') === null")
