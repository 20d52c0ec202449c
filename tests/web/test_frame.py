"""The frame: places, search and keys everywhere, and what it says when the server is gone, slow or newer."""

import json
import shutil
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.city import write_city
from tests.web.browser import PATIENCE, Browser, Chromium
from tests.web.server import STATIC, Server
from tests.web.test_accessibility import violations

Opened = Callable[..., Browser]
READY = "document.querySelector('.legend') !== null"
PLACES = ["", "open", "my-city", "states", "now", "progress", "take-part", "no-such-place"]


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    if not (STATIC / "index.html").is_file():
        pytest.skip("web application not built: run make setup")
    with Server(write_city(tmp_path / "city")) as server:
        yield server


def path_of(page: Browser) -> str:
    return str(page.run("location.pathname"))


def choose_another_quantity(page: Browser) -> None:
    page.run("document.querySelector('#quantity').scrollIntoView()")
    page.choose_next("#quantity")


def test_a_server_that_is_gone_is_told_and_what_failed_comes_by_itself_once_it_is_back(
    chromium: Chromium, server: Server
) -> None:
    with Browser(chromium, draws=False) as page:
        page.open(server.address)
        page.wait_for(READY)
        server.stop()
        choose_another_quantity(page)
        page.wait_for_text("Offline, state of", "header")
        assert "has not answered since" in page.text("header [role=alert]")
        assert "The city today" in page.text("main")
        page.click("header .notice button")
        page.wait_for_text("fetch what is missing", "#notices")
        server.start()
        page.wait_for("!document.querySelector('header').innerText.includes('Offline')")
        page.wait_for("document.querySelector('.legend .classes li') !== null")
        chosen = page.run("document.querySelector('#quantity').value")
        answered = page.run(
            "performance.getEntriesByType('resource').filter(r => r.responseStatus === 200).map(r => r.name)"
        )
        assert any(name.endswith(f"/values/{chosen}?tile=0") for name in answered)


def test_a_newer_page_on_the_server_is_offered_and_the_plan_stays(
    chromium: Chromium, server: Server, tmp_path: Path
) -> None:
    newer = tmp_path / "newer"
    shutil.copytree(STATIC, newer)
    program = next((newer / "assets").glob("index-*.js"))
    for ending in ("", ".br"):
        Path(f"{program}{ending}").rename(newer / "assets" / f"index-NEWER123.js{ending}")
    index = newer / "index.html"
    index.write_text(index.read_text(encoding="utf-8").replace(program.name, "index-NEWER123.js"), encoding="utf-8")
    (newer / "index.html.br").unlink(missing_ok=True)
    with Browser(chromium, draws=False) as page:
        page.open(f"{server.address}/?quantity=storeys")
        page.wait_for(READY)
        server.stop()
        choose_another_quantity(page)
        page.wait_for_text("Offline, state of", "header")
        server.start(newer)
        page.wait_for_text("A newer version is here", "header")
        page.click("header .notice button")
        address = page.run("location.href")
        page.click("#notices li button")
        page.wait_for("document.querySelector('script[src*=NEWER123]') !== null")
        page.wait_for(READY)
        assert page.run("location.href") == address
        assert "newer" not in page.text("header")


def test_a_slow_network_is_told_while_the_page_stays(opened: Opened) -> None:
    page = opened()
    page.wait_for(READY)
    slow = {"offline": False, "latency": 6000, "downloadThroughput": -1, "uploadThroughput": -1}
    page.send("Network.emulateNetworkConditions", **slow)
    choose_another_quantity(page)
    page.wait_for_text("Slow connection", "header")
    assert "The city today" in page.text("main")
    page.send("Network.emulateNetworkConditions", **{**slow, "latency": 0})
    page.wait_for("!document.querySelector('header').innerText.includes('Slow')", 2 * PATIENCE)


def test_a_long_computation_is_not_a_slow_network(opened: Opened) -> None:
    page = opened("?why=city_operational_emissions~~today")
    page.wait_for("document.querySelector('.why [role=treeitem]') !== null")
    assert "Slow" not in page.text("header")
    assert "Offline" not in page.text("header")


def test_the_keys_lead_to_places_search_and_back(opened: Opened) -> None:
    page = opened()
    page.wait_for(READY)
    for key, path in (("3", "/progress"), ("1", "/now"), ("5", "/open"), ("4", "/take-part"), ("2", "/")):
        page.key(key)
        page.wait_for(f"location.pathname === {json.dumps(path)}")
    page.key("/")
    page.wait_for("document.activeElement.getAttribute('role') === 'combobox'")
    page.fill("dialog input", "progr")
    page.wait_for("document.querySelector('[role=option]')?.innerText === 'Progress'")
    page.key("Enter", 13)
    page.wait_for("location.pathname === '/progress' && document.querySelector('dialog') === null")
    page.run("history.back()")
    page.wait_for("location.pathname === '/'")


def test_single_keys_are_switched_off_and_stay_off(opened: Opened) -> None:
    page = opened()
    page.wait_for(READY)
    page.key("?")
    page.wait_for_text("All keys", "dialog")
    page.click("dialog input[type=checkbox]")
    page.key("Escape", 27)
    page.wait_for("document.querySelector('dialog') === null")
    page.run("window.before = true; location.reload()")
    page.wait_for("!window.before && " + READY)
    page.key("3")
    page.key("/")
    assert path_of(page) == "/"
    assert page.run("document.querySelector('dialog')") is None
    page.click("header .keys")
    page.click("dialog input[type=checkbox]")
    page.key("Escape", 27)
    page.wait_for("document.querySelector('dialog') === null")
    page.key("3")
    page.wait_for("location.pathname === '/progress'")


def test_letters_belong_to_the_field_that_somebody_writes_in(opened: Opened) -> None:
    page = opened()
    page.wait_for("document.querySelector('.side input') !== null")
    page.run("document.querySelector('.side input').focus()")
    for letter in "3/w?":
        page.key(letter)
    assert path_of(page) == "/"
    assert page.run("document.querySelector('dialog')") is None
    assert page.run("document.querySelector('.side input').value").endswith("3/w?")


@pytest.mark.map
@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("storeys", "location.search.includes('quantity=storeys')"),
        ("kapyla", "location.search.includes('map=')"),
        ("insulate outer", "location.search.includes('plan=') && document.querySelector('.side li') !== null"),
        ("energy bought", "location.search.includes('quantity=delivered_energy')"),
        ("thermal transmittance wall", "location.search.includes('quantity=wall_transmittance')"),
        ("终端能源", "location.search.includes('quantity=delivered_energy')"),
    ],
)
def test_search_finds_quantities_zones_and_measures_and_goes_there(opened: Opened, words: str, shown: str) -> None:
    page = opened("now")
    page.wait_for("document.querySelector('main h1') !== null")
    page.wait_for("performance.getEntriesByType('resource').some(r => /zone.features/.test(r.name) && r.responseEnd)")
    page.key("/")
    page.fill("dialog input", words)
    page.wait_for("document.querySelector('[role=option]') !== null")
    page.key("ArrowDown", 40)
    page.key("ArrowUp", 38)
    page.key("Enter", 13)
    page.wait_for("location.pathname === '/'")
    page.wait_for(shown)


@pytest.mark.map
@pytest.mark.parametrize(("width", "language"), [(1440, "en"), (390, "zh")])
def test_search_opens_a_building_and_explains_a_term(opened: Opened, width: int, language: str) -> None:
    page = opened(f"progress?language={language}", width=width)
    page.wait_for("document.querySelector('main h1') !== null")
    page.page.keyboard.press("Control+k")
    page.fill("dialog input", "town hall")
    page.wait_for("document.querySelector('[role=option]')?.innerText.includes('Kluuvi')")
    assert violations(page) == []
    page.key("Enter", 13)
    page.wait_for("location.search.includes('chosen=way/1') && location.search.includes('map=')")
    page.wait_for("document.querySelector('aside h2')?.innerText === 'Town hall'")
    page.wait_for("document.querySelectorAll('aside dl button.number').length >= 3")
    page.page.keyboard.press("Control+k")
    page.fill("dialog input", "abatement cost")
    page.wait_for("document.querySelector('[role=group]:last-child [role=option]:last-child')?.innerText.length > 30")
    page.click("[role=group]:last-child [role=option]:last-child")
    page.wait_for("document.querySelector('dialog a[href=\"/docs/glossary/\"]') !== null")


def test_search_says_that_it_found_nothing(opened: Opened) -> None:
    page = opened()
    page.wait_for(READY)
    page.key("/")
    page.fill("dialog input", "xyzzy")
    page.wait_for_text("Nothing is called “xyzzy”", "dialog")


@pytest.mark.parametrize(("width", "opener"), [(1440, ""), (900, ""), (390, "header .more"), (320, "header .more")])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_my_city_is_a_link_in_the_header_of_every_place(opened: Opened, width: int, opener: str, language: str) -> None:
    page = opened(f"progress?language={language}", width=width)
    page.wait_for("document.querySelector('main h1') !== null")
    if opener:
        page.click(opener)
    assert page.run("document.documentElement.scrollWidth <= innerWidth")
    page.page.locator("header a[href^='/my-city']:visible").click()
    page.wait_for("location.pathname === '/my-city'")
    page.open(page.run("location.origin") + "/open")
    page.page.locator("nav[aria-label=Registers] a[href^='/my-city']").click()
    page.wait_for("location.pathname === '/my-city'")


def test_search_finds_my_city(opened: Opened) -> None:
    page = opened("now")
    page.wait_for("document.querySelector('main h1') !== null")
    page.key("/")
    page.fill("dialog input", "my ci")
    page.wait_for("document.querySelector('[role=option]')?.innerText === 'My city'")
    page.key("Enter")
    page.wait_for("location.pathname === '/my-city'")


def test_the_first_stop_of_the_keyboard_leads_past_the_frame(opened: Opened) -> None:
    page = opened()
    page.wait_for(READY)
    page.key("Tab", 9)
    assert page.run("document.activeElement.getAttribute('href')") == "#answer"
    page.key("Enter", 13)
    page.wait_for("document.activeElement.id === 'answer'")


def test_a_phone_has_five_tabs_and_its_action_above_them(opened: Opened) -> None:
    page = opened(width=390, height=844)
    page.wait_for("document.querySelector('.bar button') !== null")
    tabs = page.run("document.querySelector('.tabs').getBoundingClientRect().toJSON()")
    bar = page.run("document.querySelector('.bar').getBoundingClientRect().toJSON()")
    assert (tabs["height"], tabs["bottom"]) == (64, 844)
    assert bar["bottom"] == tabs["top"]
    assert page.run("document.querySelectorAll('.tabs a svg').length") == 5
    assert page.run("getComputedStyle(document.querySelector('.places')).display") == "none"
    page.click(".tabs a:nth-child(5)")
    page.wait_for("location.pathname === '/open'")
    page.click("header .more")
    page.click("header .tools .find")
    page.wait_for("document.querySelector('dialog input') !== null")


@pytest.mark.parametrize("width", [320, 720])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_no_place_scrolls_sideways(opened: Opened, width: int, language: str) -> None:
    page = opened(f"?language={language}", width=width, height=700)
    for place in PLACES:
        page.run(f"history.pushState(null, '', '/{place}?language={language}'); dispatchEvent(new Event('popstate'))")
        page.wait_for("document.querySelector('main h1') !== null")
        assert page.run("document.documentElement.scrollWidth") <= width, place


def test_a_long_name_of_a_city_is_cut_and_widens_no_page(opened: Opened) -> None:
    page = opened(width=1280)
    page.wait_for(READY)
    page.run("document.querySelector('.brand span').textContent = 'The city with the longest name of all '.repeat(3)")
    assert page.run("document.documentElement.scrollWidth") <= 1280
    assert page.run("document.querySelector('header .tools').getBoundingClientRect().right") <= 1280


def test_the_period_is_written_out(opened: Opened, site: str) -> None:
    page = opened()
    page.wait_for_text("snapshot 1", ".period")
    assert "Today" in page.text(".period")


def test_chinese_letters_come_with_the_page(opened: Opened, chromium: Chromium, site: str) -> None:
    page = opened("states?language=zh")
    page.wait_for_text("页面的各种状态")
    page.wait_for("[...document.fonts].some(f => f.family.includes('Noto Sans SC') && f.status === 'loaded')")
    with Browser(chromium, draws=False) as english:  # one that has shown nothing before
        english.open(site)
        english.wait_for("document.querySelector('.question') !== null")
        assert english.run("document.documentElement.lang") == "en"
        english.run("document.fonts.ready.then(() => 0)")
        fetched = english.requests(lambda url: "noto-sans-sc" in url)
        written = english.run("document.body.textContent.match(/\\p{Script=Han}+/gu)")
        assert len(fetched) <= 3, (written, fetched)


def test_what_is_told_before_the_program_is_there_fetches_no_fonts(chromium: Chromium, site: str) -> None:
    """The network is slow while it shows, or no program ever comes: letters are those of the system."""
    fetched: list[str] = []
    context = chromium.browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.on("request", lambda request: fetched.append(request.url))
    page.goto(site)
    page.locator("#late").evaluate("late => late.style.animation = 'none'")
    assert page.locator("#late").is_visible()
    assert "需要启用" in page.locator("noscript").inner_text()
    page.screenshot()  # nothing is on its way any more
    context.close()
    assert [url for url in fetched if "noto-sans-sc" in url] == []


def test_the_fonts_of_the_page_are_small() -> None:
    fonts = list(STATIC.rglob("*.woff2"))
    assert len(fonts) > 10
    assert sum(path.stat().st_size for path in fonts) <= 4_000_000


def test_health_tells_the_page_that_the_server_lives(site: str) -> None:
    with urllib.request.urlopen(f"{site}/health") as answer:
        assert json.load(answer)["ready"]
