"""Helsinki from its own files on the page: given, recognised, built, and looked at on the map with its quality."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.city import write_city
from tests.web.browser import Browser, Chromium
from tests.web.server import Server
from tests.web.signing import sign_in

FILES = {
    "helsinki-centre.osm.pbf": "OpenStreetMap",
    "population-grid-250m.geojson": "Population",
    "districts-2021.gpkg": "Districts",
    "dem-lapinlahti.tif": "Height of the ground",
    "landcover-ndvi-postal-areas.geojson": "Land cover",
    "air-temperature-hourly-2016-2020.csv": "Weather",
}
"""Files that are given, and what the page says each is."""
LONG = 300.0
BRAND = "document.querySelector('.brand')?.innerText"


@pytest.fixture
def files(shared_data: Path) -> list[Path]:
    paths = [shared_data / "helsinki" / name for name in FILES]
    if absent := [path.name for path in paths if not path.is_file()]:
        pytest.skip(f"real data not found: {', '.join(absent)}")
    return paths


@pytest.fixture
def other_server(tmp_path: Path, chromium: Chromium) -> Iterator[Server]:
    """A server of its own, for it comes to serve another city."""
    with Server(write_city(tmp_path / "city")) as server:
        yield server


def test_a_person_makes_helsinki_from_its_files(files: list[Path], other_server: Server, chromium: Chromium) -> None:
    with Browser(chromium, used=True) as browser:
        sign_in(browser, other_server.address, other_server.city)
        browser.open(other_server.address)
        browser.click("header .own")
        browser.wait_for_text("Drop files here")
        browser.page.locator(".zone input[type=file]").set_input_files(list(files))
        for name, kind in FILES.items():
            browser.wait_for(f"document.querySelector('li.known[aria-label=\"{name}\"]') !== null", LONG)
            assert kind in browser.text(f'li[aria-label="{name}"] .state')
        browser.fill("#city-name", "Helsinki")
        browser.key("Tab")
        browser.wait_for("!document.querySelector('.build button').disabled", LONG)
        browser.click(".build button")
        browser.wait_for("document.querySelector('.quality') !== null", LONG)
        counted = re.search(r"([\d,]+) buildings", browser.text(".quality"))
        assert counted
        assert int(counted[1].replace(",", "")) > 3000
        assert "Year of construction" in browser.text(".quality table")
        browser.click(".quality .go")
        browser.wait_for(f"location.pathname === '/' && {BRAND} === 'Helsinki'", LONG)
        browser.wait_for("performance.getEntriesByName('layer-coloured').length > 0", LONG)
        assert counted[0] in browser.text("#answer")
        browser.wait_for("document.querySelectorAll('#answer dd button.number').length > 3", LONG)
        assert browser.complaints() == []
