"""My city in the browser: give files, see what they are, build, reload in the middle, look at the result on the map."""

import json
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.city import write_city
from tests.drafting import small_osm
from tests.web.browser import PATIENCE, Browser, Chromium
from tests.web.conftest import STATIC, _free_port, _wait_for
from tests.web.test_accessibility import violations

LONG = 180.0


@pytest.fixture(scope="module")
def own_site(tmp_path_factory: pytest.TempPathFactory, chromium: Chromium) -> Iterator[str]:
    """A server of its own: these tests change which city it serves."""
    if not (STATIC / "index.html").is_file():
        pytest.skip("web application not built: run make setup")
    city, port = write_city(tmp_path_factory.mktemp("city")), _free_port()
    command = [str(Path(sys.executable).with_name("citybrain")), "serve", str(city), "--port", str(port)]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    try:
        _wait_for(f"http://127.0.0.1:{port}/api/v1/assessment", server)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(timeout=PATIENCE)


def give(page: Browser, *paths: Path) -> None:
    """Choose files in the page's file field, as its button would."""
    page.wait_for("document.querySelector('.zone input[type=file]') !== null")
    root = page.send("DOM.getDocument")["root"]["nodeId"]
    field = page.send("DOM.querySelector", nodeId=root, selector=".zone input[type=file]")["nodeId"]
    page.send("DOM.setFileInputFiles", nodeId=field, files=[str(path) for path in paths])


def card(name: str) -> str:
    return f'li[aria-label="{name}"]'


def wait_for_card(page: Browser, name: str, words: str) -> None:
    selector = json.dumps(card(name))
    page.wait_for(f"(document.querySelector({selector})?.innerText ?? '').includes({json.dumps(words)})", LONG)


def draft_of(page: Browser) -> str:
    return str(page.wait_for("new URLSearchParams(location.search).get('draft')"))


REGISTER = "nr;x;y;ready\n1;24.9001;60.1001;1950\n2;24.9006;60.1001;1961\n"


def test_from_files_to_the_map_with_a_reload_in_the_middle(own_site: str, chromium: Chromium, tmp_path: Path) -> None:
    (tmp_path / "register.csv").write_text(REGISTER, encoding="utf-8")
    (tmp_path / "broken.osm.pbf").write_bytes(small_osm(tmp_path / "town.osm.pbf").read_bytes()[:-60])
    with Browser(chromium, 1440, 1000) as page:
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
        page.run("document.querySelector('#city-name').value = 'Small town'")
        page.run("document.querySelector('#city-name').dispatchEvent(new Event('change', {bubbles: true})); 0")
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
        page.wait_for("location.pathname === '/' && document.querySelector('.brand')?.innerText === 'Small town'", LONG)
        page.wait_for_text("16 buildings")
        assert page.complaints() == []
        page.open(f"{own_site}/my-city")
        page.wait_for_text("Back to the first city")
        page.run("[...document.querySelectorAll('aside button')].find(b => b.innerText.includes('Back')).click()")
        page.wait_for(
            "location.pathname === '/' && !['', 'Small town'].includes(document.querySelector('.brand')?.innerText ?? '')"
        )


def test_a_build_is_cancelled_and_the_files_stay(own_site: str, chromium: Chromium, tmp_path: Path) -> None:
    with Browser(chromium, 390, 844, dark=True) as page:
        page.open(f"{own_site}/my-city")
        give(page, small_osm(tmp_path / "large.osm.pbf", rows=45))
        wait_for_card(page, "large.osm.pbf", "2,025 buildings")
        page.run("document.querySelector('#city-name').value = 'Large'")
        page.run("document.querySelector('#city-name').dispatchEvent(new Event('change', {bubbles: true})); 0")
        page.wait_for("!document.querySelector('.build button').disabled", LONG)
        page.click(".build button")
        page.wait_for_text("Building the city", ".build")
        assert violations(page) == []
        page.click(".build button")
        page.wait_for_text("The build was cancelled", ".build")
        assert "large.osm.pbf" in page.text(".list")
        assert page.run("document.documentElement.scrollWidth <= innerWidth")
        assert violations(page) == []


@pytest.mark.parametrize(("width", "language"), [(320, "zh"), (1440, "zh")])
def test_it_fits_a_narrow_phone_and_speaks_chinese(
    own_site: str, chromium: Chromium, width: int, language: str
) -> None:
    with Browser(chromium, width, 800) as page:
        page.open(f"{own_site}/my-city?language={language}")
        page.wait_for_text("将文件拖到这里")
        assert page.run("document.documentElement.scrollWidth <= innerWidth")
        assert "web-mycity" not in page.text()


def test_the_button_for_files_is_reached_with_keys(own_site: str, chromium: Chromium) -> None:
    with Browser(chromium) as page:
        page.open(f"{own_site}/my-city")
        page.wait_for_text("Drop files here")
        page.send("Page.setInterceptFileChooserDialog", enabled=True)
        page.run("document.querySelector('#answer').focus()")
        page.key("Tab", 9)
        assert page.run("document.activeElement.innerText") == "Choose files"
        page.key("Enter", 13)
        page.wait_for("true")
        opened = [event for event in page.events if event.get("method") == "Page.fileChooserOpened"]
        assert len(opened) == 1


def test_a_draft_that_is_gone_is_told_with_a_way_on(own_site: str, chromium: Chromium) -> None:
    with Browser(chromium) as page:
        page.open(f"{own_site}/my-city?draft={'0' * 16}")
        page.wait_for_text("This draft cannot be opened")
        page.click(".wide .button:not(.small)")
        page.wait_for_text("Drop files here")


def test_a_draft_is_deleted_only_when_asked_twice(own_site: str, chromium: Chromium) -> None:
    request = urllib.request.Request(f"{own_site}/api/v1/drafts", method="POST")
    with urllib.request.urlopen(request) as answer:
        identity = json.load(answer)["id"]
    named = urllib.request.Request(
        f"{own_site}/api/v1/drafts/{identity}", json.dumps({"name": "Passing"}).encode(), method="PATCH"
    )
    named.add_header("content-type", "application/json")
    urllib.request.urlopen(named).close()
    with Browser(chromium) as page:
        page.open(f"{own_site}/my-city")
        page.wait_for_text("Passing")
        find = "[...document.querySelectorAll('aside li')].find(li => li.innerText.includes('Passing'))"
        page.run(f"{find}.querySelector(':scope > button').click()")
        page.wait_for(f"{find}.innerText.includes('Delete it and its files')")
        page.run(f"{find}.querySelector('.sure button').click()")
        page.wait_for(f"{find} === undefined")
