"""Lines, points and cells on the map: coloured, picked, listed, chosen by drawing, exported."""

import json
import os
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.mapped_city import path_with, write_domain, write_mapped_city
from tests.web.browser import PHONE, Browser, Chromium
from tests.web.server import STATIC, Server
from tests.web.test_accessibility import violations
from tests.web.test_map import COLOURED, focus

LAYERS = {"link": "link_traffic", "stop": "stop_passengers", "patch": "patch_shade"}


@pytest.fixture(scope="module")
def city_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_mapped_city(tmp_path_factory.mktemp("layers"))


@pytest.fixture(scope="module")
def site(city_folder: Path, chromium: Chromium, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    if not (STATIC / "index.html").is_file():
        pytest.skip("web application not built: run make setup")
    with pytest.MonkeyPatch.context() as changed:
        changed.setitem(os.environ, "PYTHONPATH", path_with(write_domain(tmp_path_factory.mktemp("domain"))))
        with Server(city_folder) as server:
            yield server.address


def middle_of(site: str, entity: str, row: int) -> tuple[float, float]:
    with urllib.request.urlopen(f"{site}/api/v1/entities/{entity}/{row}") as answer:
        told = json.load(answer)
    return told["latitude"], told["longitude"]


def middle(page: Browser) -> tuple[float, float]:
    box = page.run("document.querySelector('.map canvas').getBoundingClientRect().toJSON()")
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


@pytest.mark.parametrize(("entity", "row", "value"), [("link", 4, "24"), ("stop", 16, "32"), ("patch", 40, "20")])
def test_a_row_of_any_geometry_is_coloured_told_and_opened(
    opened, site: str, entity: str, row: int, value: str
) -> None:
    latitude, longitude = middle_of(site, entity, row)
    if entity == "link":
        latitude += 0.000027  # the middle of the extent lies beside the bent line
    page = opened(f"?quantity={LAYERS[entity]}&map={latitude},{longitude},18")
    page.wait_for(COLOURED)
    page.wait_for("document.querySelectorAll('.legend .classes li').length === 6")
    x, y = middle(page)
    page.page.mouse.move(x - 60, y)
    page.page.mouse.move(x, y)
    page.wait_for_text(value, ".tip strong")
    page.press(x, y)
    page.wait_for("location.search.includes('chosen=')")
    page.wait_for_text(f"{entity}/{row}" if entity != "link" else f"Street {row}", "aside h2")
    page.wait_for("document.querySelector('aside dl dd button') !== null")
    assert page.complaints() == []


def test_layers_are_chosen_by_entity_and_subject_with_the_keyboard(opened) -> None:
    page = opened()
    page.wait_for(COLOURED)
    page.run("document.querySelector('.map-menu .layers').focus()")
    page.key("Enter")
    page.wait_for("document.querySelector('dialog [role=radiogroup]') !== null")
    labels = page.run("[...document.querySelectorAll('dialog .entities label span:not(.cap)')].map(e => e.innerText)")
    assert labels == ["Building", "Zone", "Link", "Stop", "Patch"]
    page.page.locator("dialog input[value=link]").focus()
    page.key("Space")
    page.wait_for_text("Vehicles on a link", "dialog")
    assert "Attributes" in page.text("dialog section")
    page.fill("dialog input[type=search]", "nothing of the kind")
    page.wait_for_text("No quantity has these words", "dialog")
    page.fill("dialog input[type=search]", "vehic")
    page.page.locator("dialog section button").first.focus()
    begin = page.run("performance.now()")
    page.key("Enter")
    page.wait_for("location.search.includes('quantity=link_traffic')")
    page.wait_for(f"({COLOURED}) > {begin}")
    assert "Link" in page.text(".legend")
    again = opened(page.run("location.search"))
    again.wait_for_text("Link", ".legend")


def test_an_entity_is_shown_without_values_and_still_opens(opened, site: str) -> None:
    latitude, longitude = middle_of(site, "stop", 16)
    page = opened(f"?entity=stop&map={latitude},{longitude},18")
    page.wait_for_text("Without values", ".legend")
    page.wait_for_text("30 in the city", ".legend")
    page.wait_for(COLOURED)
    page.press(*middle(page))
    page.wait_for_text("stop/16", "aside h2")
    page.key("t")
    page.wait_for("document.querySelectorAll('.sheet tbody tr').length > 0")
    assert page.run("document.querySelector('.sheet td.amount') === null")


def test_rows_are_listed_with_what_they_lie_in_and_chosen_by_drawing(opened, site: str) -> None:
    latitude, longitude = middle_of(site, "link", 4)
    page = opened(f"?quantity=link_traffic&map={latitude},{longitude},16")
    page.wait_for(COLOURED)
    page.key("t")
    page.wait_for_text("Street 9", ".sheet")
    assert "Käpylä" in page.text(".sheet")
    page.key("t")
    page.click(".map-menu .opener")
    page.click("text=List what lies in an area")
    x, y = middle(page)
    for across, up in ((-300, -25), (300, -25), (300, 25), (-300, 25)):
        page.press(x + across, y + up)
    page.click(".drawing .go")
    page.wait_for_text("in the drawn area", ".sheet")
    page.wait_for("document.querySelectorAll('.sheet tbody tr').length === 1")
    page.wait_for_text("Street 4", ".sheet")


def test_a_layer_is_exported_as_a_table_and_as_shapes(opened, site: str) -> None:
    page = opened("?quantity=patch_shade")
    page.wait_for(COLOURED)
    page.click(".map-menu .opener")
    links = page.run("[...document.querySelectorAll('#map-menu a')].map(a => a.getAttribute('href'))")
    assert links == [
        "/api/v1/values/patch_shade/table.csv?language=en",
        "/api/v1/geometry/patch/features.geojson?quantity=patch_shade&language=en",
    ]
    with urllib.request.urlopen(site + links[1]) as answer:
        told = json.load(answer)["features"][11]["properties"]
    assert (told["id"], told["value"], told["unit"]) == ("patch/11", 55.0, "1")


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("width", [1440, PHONE - 310])
def test_layers_can_be_used_by_all(opened, dark: bool, width: int) -> None:
    page = opened("?quantity=link_traffic", width=width, dark=dark)
    page.wait_for(COLOURED)
    assert violations(page) == []
    page.click(".map-menu .layers")
    page.wait_for("document.querySelector('dialog section button') !== null")
    assert violations(page) == []


def test_the_keyboard_finds_a_cell_in_the_middle(opened, site: str) -> None:
    latitude, longitude = middle_of(site, "patch", 40)
    page = opened(f"?quantity=patch_shade&map={latitude},{longitude},17")
    page.wait_for(COLOURED)
    page.key("Tab")
    focus(page)
    page.wait_for_text("20", ".tip[role=status]")
    page.key("Enter")
    page.wait_for_text("patch/40", "aside h2")
