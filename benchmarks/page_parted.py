"""The map of a city that is too large to be fetched as a whole: zones from far away, tiles from near by."""

import json
import urllib.request
from collections.abc import Iterator
from typing import Any

from benchmarks.figure import Figure
from benchmarks.page_use import COLOURED
from tests.web.browser import Browser, Chromium

TIMES = 5
DISTRICT, BLOCK = 11, 16
ARRIVED = "!document.querySelector('.map').innerText.includes('on its way')"
SHAPES = "performance.getEntriesByType('resource').filter(each => each.name.includes('/geometry/'))"
SENT = f"{SHAPES}.reduce((sum, each) => sum + each.encodedBodySize, 0)"
TILES = f"{SHAPES}.filter(each => each.name.includes('/tiles/')).length"


def figures(chromium: Chromium, address: str) -> Iterator[Figure]:
    """The first picture of the whole city, a district and a block; another quantity and memory of the district."""
    city = _city(address)
    west, south, east, north = city["bounds"]
    named = f"{city['buildings']:,} buildings"
    for what, query in (
        ("zones", ""),
        ("a district", f"?map={(south + north) / 2},{(west + east) / 2},{DISTRICT}"),
        ("a block", f"?map={(south + north) / 2},{(west + east) / 2},{BLOCK}"),
    ):
        times = []
        for _ in range(TIMES):
            with Browser(chromium) as page:
                page.open(f"{address}/{query}")
                page.wait_for(COLOURED, 60)
                page.wait_for(ARRIVED, 60)
                times.append(float(page.run(COLOURED)) / 1e3)
                beside = f"{page.run(TILES)} tiles; shapes as sent: {float(page.run(SENT)) / 1e6:.1f} MB"
        yield Figure(f"first page of {named}: {what} coloured", tuple(times), "s", 3, beside)
    yield from _in_use(chromium, f"{address}/?map={(south + north) / 2},{(west + east) / 2},{DISTRICT}", named)


def _in_use(chromium: Chromium, address: str, named: str) -> Iterator[Figure]:
    with Browser(chromium) as page:
        page.open(address)
        page.wait_for(COLOURED, 60)
        page.wait_for(ARRIVED, 60)
        tiles, samples = page.run(TILES), []
        for _ in range(TIMES):
            begin = page.run("performance.now()")
            page.choose_next("#quantity")
            samples.append(float(page.wait_for(f"({COLOURED}) > {begin} && {COLOURED}", 60)) - begin)
        again = f"{page.run(TILES) - tiles} tiles fetched again"
        yield Figure(f"another quantity on a district of {named}", tuple(samples), "ms", 500, again)
        page.send("HeapProfiler.collectGarbage")
        heap = page.run("performance.memory.usedJSHeapSize") / 1e6
        yield Figure(f"memory of the page's script, a district of {named}", (heap,), "MB", 150, f"{tiles} tiles")


def _city(address: str) -> dict[str, Any]:
    with urllib.request.urlopen(f"{address}/api/v1/city") as answer:
        found: dict[str, Any] = json.load(answer)
    return found
