"""Take part on a slow phone: it comes with few bytes, and can be used before the map or any other place comes."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.city import write_city
from tests.web.browser import Browser, Chromium
from tests.web.server import STATIC, Server

MOST = 150_000
"""Compressed bytes of all that is fetched before a report can be written: page, styles, texts, letters, answers."""

SLOW = {"offline": False, "latency": 150, "downloadThroughput": 1_600_000 / 8, "uploadThroughput": 750_000 / 8}
FAST = {**SLOW, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1}
BEGUN = "performance.getEntriesByType('resource').map(({name, encodedBodySize}) => [name, encodedBodySize])"
FORM = "document.querySelector('#report-text')"
LATER = ("city_map", "base-map", "tiles", "quantities", "interventions", "assessment", "page-", "MoreWays")


@pytest.fixture
def site_of_its_own(tmp_path: Path) -> Iterator[str]:
    """A city in which nobody wrote anything: what others wrote in Chinese would bring its letters."""
    with Server(write_city(tmp_path / "city")) as server:
        yield server.address


def test_a_report_can_be_written_before_anything_else_comes(site_of_its_own: str, chromium: Chromium) -> None:
    with Browser(chromium, 390, 844, used=True) as page:
        page.send("Network.emulateNetworkConditions", **SLOW)
        page.before(
            "new MutationObserver(() => { if (window.begun) return;"
            " document.querySelector('.button.go.large')?.click();"
            f" if ({FORM}) window.begun = {BEGUN}; }}).observe(document, {{childList: true, subtree: true}})"
        )
        page.open(f"{site_of_its_own}/take-part?language=en")
        page.wait_for("window.begun !== undefined")
        fetched = {Path(name).name.partition("?")[0]: size for name, size in page.run("window.begun")}
        assert [name for name in fetched if name.startswith(LATER)] == []
        assert 60_000 < sum(fetched.values()) + (STATIC / "take-part.html.br").stat().st_size <= MOST
        page.send("Network.emulateNetworkConditions", **FAST)
        page.wait_for("document.querySelector('#more-ways') !== null")
        assert "web-" not in page.text()
        page.page.locator("nav.tabs a", has_text="Progress").click()
        page.wait_for("location.pathname === '/progress' && document.querySelector('main h1') !== null")
        assert "web-" not in page.text()


@pytest.mark.parametrize("language", ["en", "zh", "fi"])
def test_what_a_slow_phone_loads_is_bounded_in_every_language(language: str) -> None:
    """As the build made it: what the page of Take part names, its texts, and its letters in Latin script."""
    page = (STATIC / "take-part.html").read_text(encoding="utf-8")
    names = [path for path in STATIC.glob("assets/*") if path.name in page]
    letters = next(STATIC.glob("assets/source-sans-3-latin-wght-*.woff2"))
    code = "".join(path.read_text(encoding="utf-8") for path in names if path.suffix == ".js")
    first = re.search(rf"\b{language}:{{frame:[^}}]*?({language}-[\w-]+\.js)[^}}]*?({language}-[\w-]+\.js)", code)
    assert first is not None
    texts = [STATIC / "assets" / f"{name}.br" for name in first.groups()]
    sizes = {path.name: path.with_name(f"{path.name}.br").stat().st_size for path in names}
    sizes |= {one.name: one.stat().st_size for one in (letters, *texts)}
    assert len(names) >= 6, json.dumps(sizes)
    assert sum(sizes.values()) <= MOST - 20_000, json.dumps(sizes)
