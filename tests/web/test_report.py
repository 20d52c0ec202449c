"""The report opened from disk: it asks for nothing, complains about nothing, and fits a desk, a phone and paper."""

import base64
from pathlib import Path

import pytest

from citybrain.open_city import OpenCity
from citybrain.presenting.report.page import report
from tests.city import ZONES, write_city
from tests.presenting.report.made_up import contents_of, pathway, uncertainty
from tests.web.browser import Browser, Chromium

VIEWS = [(1440, 900, False), (1440, 900, True), (390, 844, False), (390, 844, True)]
FITS = "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
TEXTS = "main p, main td, main th, main figcaption, main dd, main svg text"
SMALLEST = f"""Math.min(...[...document.querySelectorAll('{TEXTS}')]
  .filter(e => e.getClientRects().length && e.textContent.trim())
  .map(e => parseFloat(getComputedStyle(e).fontSize) * (e.ownerSVGElement ? e.ownerSVGElement.getScreenCTM().a : 1)))"""
CONTRAST = """(() => {
  const bright = c => { const [r, g, b] = c.match(/[\\d.]+/g).slice(0, 3).map(v => (v /= 255) <= 0.03928 ? v / 12.92
    : ((v + 0.055) / 1.055) ** 2.4); return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
  const ground = bright(getComputedStyle(document.querySelector('main')).backgroundColor);
  return Math.min(...[...document.querySelectorAll('main :is(p, td, th, h1, h2, small, summary)')]
    .map(e => { const one = bright(getComputedStyle(e).color);
      return (Math.max(one, ground) + 0.05) / (Math.min(one, ground) + 0.05); }));
})()"""


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    workspace = OpenCity(write_city(tmp_path_factory.mktemp("city"))).workspace
    path = pathway([name for _, name in ZONES])
    file = tmp_path_factory.mktemp("report") / "report.html"
    file.write_text(report(contents_of(workspace, pathway=path, uncertainty=uncertainty()), "en"), encoding="utf-8")
    return file


def opened(browser: Browser, page: Path) -> Browser:
    browser.open(page.as_uri())
    browser.wait_for("document.readyState === 'complete' && document.querySelector('h1') !== null")
    return browser


@pytest.mark.parametrize(("width", "height", "dark"), VIEWS)
def test_it_is_complete_by_itself_and_fits_every_screen(
    chromium: Chromium, page: Path, tmp_path: Path, width: int, height: int, dark: bool
) -> None:
    with Browser(chromium, width, height, dark, used=True) as browser:
        opened(browser, page)
        assert browser.complaints() == []
        assert browser.requests() == [page.as_uri()]
        assert browser.run(FITS)
        assert browser.run(SMALLEST) >= 12
        assert browser.run(CONTRAST) >= 4.5
        assert browser.text("h1") == "Warm blocks"
        browser.screenshot(tmp_path / "report.png")
        assert (tmp_path / "report.png").stat().st_size > 10_000


def test_a_desk_and_a_phone_see_each_chart_once(chromium: Chromium, page: Path) -> None:
    shown = "[...document.querySelectorAll('figure svg.chart')].filter(e => e.getClientRects().length).length"
    found = []
    for width, height, _ in (VIEWS[0], VIEWS[2]):
        with Browser(chromium, width, height, used=True) as browser:
            found.append(opened(browser, page).run(shown))
    assert found[0] == found[1] > 3


def test_dark_is_dark_and_light_is_light(chromium: Chromium, page: Path) -> None:
    grounds = []
    for dark in (False, True):
        with Browser(chromium, dark=dark, used=True) as browser:
            opened(browser, page)
            grounds.append(browser.run("getComputedStyle(document.querySelector('main')).backgroundColor"))
    assert grounds == ["rgb(255, 255, 255)", "rgb(21, 31, 29)"]


def test_the_links_lead_to_their_parts_and_numbers_open(chromium: Chromium, page: Path) -> None:
    with Browser(chromium, used=True) as browser:
        opened(browser, page)
        browser.click('nav a[href="#money"]')
        browser.wait_for("location.hash === '#money'")
        assert abs(browser.run("document.querySelector('#money').getBoundingClientRect().top")) < 400
        browser.click("figure details summary")
        assert browser.run("document.querySelector('figure details').open")
        assert "2050" in browser.text("figure details table")


def test_it_prints_on_a4_in_light_colours(chromium: Chromium, page: Path) -> None:
    with Browser(chromium, dark=True, used=True) as browser:
        opened(browser, page)
        printed = browser.send("Page.printToPDF", preferCSSPageSize=True, printBackground=True)["data"]
        pdf = base64.b64decode(printed)
        assert pdf.startswith(b"%PDF")
        assert b"/MediaBox [0 0 594.95996 841.91998]" in pdf or b"/MediaBox [0 0 595" in pdf
        browser.send("Emulation.setEmulatedMedia", media="print")
        assert browser.run("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
        assert browser.run("getComputedStyle(document.querySelector('nav')).display") == "none"
        assert browser.run("getComputedStyle(document.querySelector('h1')).color") == "rgb(22, 33, 31)"
