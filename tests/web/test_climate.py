"""Heat, trees and sewers in Plan: layers, a plan, the slider of storms, a section, a tree; axe by day and by night."""

from collections.abc import Iterator
from pathlib import Path

import geopandas as gpd
import pytest

from citybrain.twin.build import build
from docs.screens import encoded
from tests.domains.sewers.test_city import write_city
from tests.web.browser import Browser, Chromium
from tests.web.server import STATIC, Server
from tests.web.test_accessibility import VIEWS, violations_in_both_themes

pytestmark = pytest.mark.map
TREES = {"name": "Cool streets", "measures": [{"intervention": "plant_street_trees", "uptake": 0.3}]}
FITS = "document.documentElement.scrollWidth <= innerWidth"
REGISTER = '[domains.trees]\nregister = {file = "trees.geojson", title = "Blocks", licence = "CC0-1.0"}\n'
"""Its title is that of another source: both are named below the map."""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    if not (STATIC / "index.html").is_file():
        pytest.skip("web application not built: run make setup")
    city: Path = write_city(tmp_path_factory.mktemp("climate") / "tramby")
    middle = gpd.read_file(city / "districts.geojson").geometry.iloc[0].centroid
    trees = {"id": ["t1"], "species": ["Tilia cordata"], "height [m]": [12.0]}
    gpd.GeoDataFrame(trees, geometry=[middle], crs="EPSG:4326").to_file(city / "trees.geojson", driver="GeoJSON")
    with (city / "city.toml").open("a", encoding="utf-8") as file:
        file.write(REGISTER)
    build(city)
    with Server(city) as server:
        yield server.address


@pytest.mark.parametrize(("width", "dark", "language"), VIEWS)
def test_no_state_of_heat_trees_and_water_shuts_anybody_out(
    chromium: Chromium, address: str, width: int, dark: bool, language: str
) -> None:
    found = {}
    with Browser(chromium, width, 900, dark, used=True) as page:

        def look(state: str) -> None:
            found[state] = [*violations_in_both_themes(page), *([] if page.run(FITS) else ["does not fit"])]

        page.open(f"{address}/?language={language}&quantity=felt_in_afternoon&plan={encoded(TREES)}")
        page.wait_for("document.querySelector('.hero') !== null && document.querySelector('.legend') !== null")
        look("heat")
        page.go(f"/?language={language}&quantity=node_flooding_in_10_year_storm")
        page.wait_for("document.querySelector('.legend .steps input') !== null")
        page.page.locator(".legend .steps input").press("End")
        page.wait_for("location.search.includes('node_flooding_in_100_year_storm')")
        look("storms")
        page.go(f"/?language={language}&quantity=felt_in_middle&chosen=way/1&plan={encoded(TREES)}")
        page.wait_for("document.querySelectorAll('aside .spot').length >= 3")
        look("section")
        page.go(f"/?language={language}&entity=tree&chosen=tree/t1")
        page.wait_for("[...document.querySelectorAll('aside')].some((one) => /Tilia|t1/.test(one.innerText))")
        look("tree")
        assert {state: wrong for state, wrong in found.items() if wrong} == {}
        assert page.complaints() == []
