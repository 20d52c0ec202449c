"""The first page with 100,000 buildings in headless Chromium, drawn by software."""

from collections.abc import Iterator
from pathlib import Path

import citybrain.api
from benchmarks.cities import Cities
from benchmarks.figure import Figure, ratio
from benchmarks.serving import serving
from tests.web.browser import Browser, Chromium, executable

COLOURED = "performance.getEntriesByName('buildings-coloured')[0]?.startTime"
READ = "performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd"
STATIC = Path(citybrain.api.__file__).parent / "static"
TIMES = 7


def figures(cities: Cities) -> Iterator[Figure]:
    """From the address to the frame with all colours; without a browser or a built page, a line says so."""
    scripts = sum(path.stat().st_size for path in STATIC.rglob("*.js.br")) / 1e3
    if not scripts or executable() is None:
        print("The page is not measured: it needs Chromium and the built web application (make setup).")
        return
    engine = max(path.stat().st_size for path in STATIC.rglob("*.js.br")) / 1e3
    yield Figure(
        "script of the page, brotli", (scripts,), "kB", 600, f"its largest part, the map engine: {engine:.0f} kB"
    )
    with serving(cities.large) as (address, _), Chromium() as chromium:
        marks = [_first_picture(chromium, address) for _ in range(TIMES)]
        coloured, read = (tuple(mark / 1e3 for mark in times) for times in zip(*marks, strict=True))
        beside = f"{ratio(min(coloured), min(read))} reading the empty page ({min(read):.2f} s)"
        yield Figure("first page: all buildings coloured", coloured, "s", 3, beside)
        yield _another_quantity(chromium, address)


def _first_picture(chromium: Chromium, address: str) -> tuple[float, float]:
    """Milliseconds from the navigation to the coloured frame and to the read document, nothing cached."""
    with Browser(chromium) as page:
        page.open(address)
        return float(page.wait_for(COLOURED)), float(page.run(READ))


def _another_quantity(chromium: Chromium, address: str) -> Figure:
    """From the choice of another quantity to the frame with its colours, values fetched over HTTP."""
    samples = []
    with Browser(chromium) as page:
        page.open(address)
        page.wait_for(COLOURED)
        for place in range(1, 1 + TIMES):
            begin = page.run("performance.now()")
            page.choose("#quantity", place)
            samples.append(float(page.wait_for(f"({COLOURED}) > {begin} && {COLOURED}")) - begin)
        asked = len(page.requests(lambda url: "/geometry/buildings" in url))
    return Figure(
        "another quantity on the map", tuple(samples), "ms", beside=f"geometry fetched {asked} time(s) in all"
    )
