"""My city in the browser: give files, see what they are, build, reload in the middle, look at the result on the map."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.api.test_bills import merged_sheet
from tests.city import write_city
from tests.drafting import small_osm
from tests.observations.bills.towns import town
from tests.web.browser import Browser, Chromium
from tests.web.server import STATIC, Server
from tests.web.signing import call, sign_in
from tests.web.test_accessibility import violations

LONG = 180.0
MAP = re.compile(r"//[^/]+/(\?.*)?$")
"""Address of the map: the page is read anew when the city changes."""


@pytest.fixture(scope="module")
def own_server(tmp_path_factory: pytest.TempPathFactory, chromium: Chromium) -> Iterator[Server]:
    """A server of its own: these tests change which city it serves."""
    if not (STATIC / "index.html").is_file():
        pytest.skip("web application not built: run make setup")
    with Server(write_city(tmp_path_factory.mktemp("city"))) as server:
        yield server


@pytest.fixture(scope="module")
def own_site(own_server: Server) -> str:
    return own_server.address


def give(page: Browser, *paths: Path) -> None:
    """Choose files in the page's file field, as its button would."""
    page.page.locator(".zone input[type=file]").set_input_files(list(paths))


def name(page: Browser, told: str) -> None:
    """Call the city something and go on to the next field."""
    page.fill("#city-name", told)
    page.key("Tab")


def card(name: str) -> str:
    return f'li[aria-label="{name}"]'


def wait_for_card(page: Browser, name: str, words: str) -> None:
    selector = json.dumps(card(name))
    page.wait_for(f"(document.querySelector({selector})?.innerText ?? '').includes({json.dumps(words)})", LONG)


def draft_of(page: Browser) -> str:
    return str(page.wait_for("new URLSearchParams(location.search).get('draft')"))


REGISTER = "nr;x;y;ready\n1;24.9001;60.1001;1950\n2;24.9006;60.1001;1961\n"


def test_from_files_to_the_map_with_a_reload_in_the_middle(
    own_site: str, own_server: Server, chromium: Chromium, tmp_path: Path
) -> None:
    (tmp_path / "register.csv").write_text(REGISTER, encoding="utf-8")
    (tmp_path / "broken.osm.pbf").write_bytes(small_osm(tmp_path / "town.osm.pbf").read_bytes()[:-60])
    with Browser(chromium, 1440, 1000, used=True) as page:
        sign_in(page, own_site, own_server.city)
        page.open(f"{own_site}/my-city")
        page.wait_for_text("Drop files here")
        assert violations(page) == []
        give(page, tmp_path / "town.osm.pbf", tmp_path / "register.csv", tmp_path / "broken.osm.pbf")
        wait_for_card(page, "town.osm.pbf", "16 buildings")
        wait_for_card(page, "register.csv", "needed")
        wait_for_card(page, "broken.osm.pbf", "Cannot be used")
        assert "A year is generated from monthly normals" in page.text("aside")
        assert page.run("document.querySelector('.build button').disabled")
        assert violations(page) == []
        page.click(f"{card('broken.osm.pbf')} .top button")
        page.wait_for(f"document.querySelector({json.dumps(card('broken.osm.pbf'))}) === null")
        page.choose("#register-csv-construction_year", 4)
        wait_for_card(page, "register.csv", "1950")
        name(page, "Small town")
        page.wait_for("!document.querySelector('.build button').disabled", LONG)
        identity = draft_of(page)
        page.click(".build button")
        page.wait_for_text("Building the city")
        page.open(f"{own_site}/my-city?draft={identity}")
        page.wait_for("document.querySelector('.quality') !== null", LONG)
        assert page.run("document.querySelector('#city-name').value") == "Small town"
        rows = page.text(".quality table")
        assert "Year of construction" in rows
        assert violations(page) == []
        page.click(".build .go")
        page.page.wait_for_url(MAP, timeout=LONG * 1e3, wait_until="domcontentloaded")
        page.wait_for("location.pathname === '/' && document.querySelector('.brand')?.innerText === 'Small town'")
        page.wait_for_text("16 buildings")
        assert page.complaints() == []
        page.open(f"{own_site}/my-city")
        page.wait_for_text("Back to the first city")
        page.click("aside button:has-text('Back to the first city')")
        page.page.wait_for_url(MAP, timeout=LONG * 1e3, wait_until="domcontentloaded")
        page.wait_for_text("Testbury", ".brand")


def test_a_build_is_cancelled_and_the_files_stay(
    own_site: str, own_server: Server, chromium: Chromium, tmp_path: Path
) -> None:
    with Browser(chromium, 390, 844, dark=True, used=True) as page:
        sign_in(page, own_site, own_server.city)
        page.open(f"{own_site}/my-city")
        give(page, small_osm(tmp_path / "large.osm.pbf", rows=45))
        wait_for_card(page, "large.osm.pbf", "2,025 buildings")
        name(page, "Large")
        page.wait_for("!document.querySelector('.build button').disabled", LONG)
        page.click(".build button")
        page.wait_for_text("Building the city", ".build")
        assert violations(page) == []
        page.click(".build button")
        page.wait_for_text("The build was cancelled", ".build")
        assert "large.osm.pbf" in page.text(".list")
        assert page.run("document.documentElement.scrollWidth <= innerWidth")
        assert violations(page) == []


@pytest.mark.parametrize("width", [320, 1440])
def test_it_fits_a_narrow_phone_and_speaks_chinese(own_site: str, chromium: Chromium, width: int) -> None:
    with Browser(chromium, width, 800, used=True) as page:
        page.open(f"{own_site}/my-city?language=zh")
        page.wait_for_text("将文件拖到这里")
        assert page.run("document.documentElement.scrollWidth <= innerWidth")
        assert "web-mycity" not in page.text()


def test_the_button_for_files_is_reached_with_keys(own_site: str, chromium: Chromium) -> None:
    with Browser(chromium) as page:
        page.open(f"{own_site}/my-city")
        page.wait_for_text("Drop files here")
        page.page.locator("#answer").focus()
        page.key("Tab")
        assert page.run("document.activeElement.innerText") == "Choose files"
        opened: list[object] = []
        # a builtin cannot listen: Playwright sets attributes on what it is given
        page.page.on("filechooser", lambda chooser: opened.append(chooser))  # noqa: PLW0108
        page.page.wait_for_timeout(500)  # until the browser hands the dialog over
        page.key("Enter")
        for _ in range(100):
            page.page.wait_for_timeout(100)
            if opened:
                break
        assert len(opened) == 1


def test_a_draft_that_is_gone_is_told_with_a_way_on(own_site: str, chromium: Chromium) -> None:
    with Browser(chromium, used=True) as page:
        page.open(f"{own_site}/my-city?draft={'0' * 16}")
        page.wait_for_text("This draft cannot be opened")
        page.click(".wide .button:not(.small)")
        page.wait_for_text("Drop files here")


def test_a_draft_is_deleted_only_when_asked_twice(own_site: str, own_server: Server, chromium: Chromium) -> None:
    identity = call(own_site, own_server.city, "POST", "drafts")["id"]
    call(own_site, own_server.city, "PATCH", f"drafts/{identity}", {"name": "Fleeting"})
    with Browser(chromium, used=True) as page:
        sign_in(page, own_site, own_server.city)
        page.open(f"{own_site}/my-city")
        page.wait_for_text("Fleeting")
        entry = page.page.locator("aside li", has_text="Fleeting")
        entry.get_by_role("button", name="Delete").click()
        entry.get_by_text("Delete it and its files").click()
        page.wait_for("!document.querySelector('main').innerText.includes('Fleeting')")


def test_bills_are_given_settled_and_imported_and_a_backup_comes_back_as_one_more_city(
    chromium: Chromium, tmp_path: Path
) -> None:
    city = town(tmp_path / "city")
    (tmp_path / "bills.xlsx").write_bytes(merged_sheet())
    with Server(city) as server, Browser(chromium, 390, 844, dark=True, used=True) as page:
        sign_in(page, server.address, city)
        page.open(f"{server.address}/my-city")
        page.click(".care summary:has-text('Bills')")
        page.page.locator(".care input[accept*='.xlsx']").set_input_files(str(tmp_path / "bills.xlsx"))
        page.wait_for_text("Columns", ".care")
        page.page.select_option("#bill-building", "Address")
        page.page.select_option("#bill-all-carrier", "district_heat")
        page.page.select_option("#bill-all-unit", "kWh")
        page.wait_for_text("24 of 24 rows", ".care")
        assert violations(page) == []
        page.click(".care .button.go")
        page.wait_for_text("are imported", ".care .work")
        page.click(".care summary:has-text('Backup')")
        with page.page.expect_download() as download:
            page.click(".care a[download][href*='/backup']")
        download.value.save_as(tmp_path / "city.zip")
        page.page.locator(".care input[accept='.zip']").set_input_files(str(tmp_path / "city.zip"))
        page.wait_for_text("is restored", ".care")
        page.wait_for_text("Testbury", "aside li")
        page.click(".care summary:has-text('Audit log')")
        page.wait_for_text("import of bills bills.xlsx", ".care table")
        assert (violations(page), page.complaints()) == ([], [])
