"""The first page with 100,000 buildings in headless Chromium, drawn by software."""

from collections.abc import Iterator
from pathlib import Path

import citybrain.api
from benchmarks import page_layers, page_parted, page_use
from benchmarks.cities import Cities
from benchmarks.figure import Figure, ratio
from benchmarks.serving import serving
from tests.web.browser import Browser, Chromium, executable

COLOURED = page_use.COLOURED
READ = "performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd"
PAINT = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime"
GEOMETRY = (
    "performance.getEntriesByType('resource').find(r => r.name.includes('/geometry/building/tiles/')).encodedBodySize"
)
LOADED = "performance.getEntriesByType('resource').map(e => e.name.split('/').pop())"
STATIC = Path(citybrain.api.__file__).parent / "static"
TIMES = 7
PHONE = (390, 844)
SLOWED = 4  # how many times slower a phone's processor is taken to be
LARGEST = 4


def figures(cities: Cities) -> Iterator[Figure]:
    """From the address to the frame with all colours; without a browser or a built page, a line says so."""
    if executable() is None or not any(STATIC.rglob("*.js.br")):
        print("The page is not measured: it needs Chromium and the built web application (make setup).")
        return
    with serving(cities.large) as (address, _), Chromium() as chromium:
        yield _scripts(chromium, address)
        yield from _first_pictures(chromium, address)
        yield _on_a_phone(chromium, address)
        yield from page_use.figures(chromium, address, TIMES)
        yield from page_layers.figures(chromium, address)
    if cities.parted is None:
        print("The map of 400,000 buildings is not measured: see benchmarks/cities.py for how the city is made.")
        return
    with serving(cities.parted) as (address, _), Chromium() as chromium:
        yield from page_parted.figures(chromium, address)


def _scripts(chromium: Chromium, address: str) -> Figure:
    with Browser(chromium) as page:
        page.open(address)
        page.wait_for(COLOURED)
        loaded = set(page.run(LOADED))
    sizes = {path.name.removesuffix(".br"): path.stat().st_size / 1e3 for path in STATIC.rglob("*.js.br")}
    first = {name.split("-")[0]: size for name, size in sizes.items() if name in loaded}
    largest = sorted(first.items(), key=lambda part: -part[1])[:LARGEST]
    parts = ", ".join(f"{name} {size:.0f} kB" for name, size in largest)
    later = max(size for name, size in sizes.items() if name not in loaded)
    beside = f"largest parts: {parts}; a place or panel loads at most {later:.0f} kB later"
    return Figure("scripts of the first page, brotli", (sum(first.values()),), "kB", 480, beside)


def _first_pictures(chromium: Chromium, address: str) -> Iterator[Figure]:
    marks = [_first_picture(chromium, address) for _ in range(TIMES)]
    coloured, read, paint = (tuple(mark / 1e3 for mark in times) for times in zip(*marks, strict=True))
    beside = f"{ratio(min(coloured), min(read))} reading the empty page ({min(read):.2f} s)"
    yield Figure("first page: first words", paint, "s", 1)
    yield Figure("first page: all buildings coloured", coloured, "s", 3, beside)


def _first_picture(chromium: Chromium, address: str) -> tuple[float, float, float]:
    """Milliseconds from the navigation to the coloured frame, the read document and the first words; nothing cached."""
    with Browser(chromium) as page:
        page.open(address)
        return float(page.wait_for(COLOURED)), float(page.run(READ)), float(page.wait_for(PAINT))


def _on_a_phone(chromium: Chromium, address: str) -> Figure:
    samples = []
    for _ in range(3):
        with Browser(chromium, *PHONE) as page:
            page.send("Emulation.setCPUThrottlingRate", rate=SLOWED)
            page.open(address)
            samples.append(float(page.wait_for(COLOURED, 60)) / 1e3)
            geometry = float(page.run(GEOMETRY)) / 1e6
    beside = f"processor slowed {SLOWED} times; geometry as sent: {geometry:.1f} MB"
    return Figure("first page on a phone: all buildings coloured", tuple(samples), "s", 6, beside)
