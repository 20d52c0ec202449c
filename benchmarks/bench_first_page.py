"""Speed of the page on 100,000 buildings in headless Chromium with software rendering: `pytest benchmarks/bench_first_page.py`.

The promise (medians): all buildings coloured 3 s after the address was entered, geometry at most 4 MB and script at
most 600 kB (both brotli), new colours without new geometry.
"""

import itertools
from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.bench_http import start, wait
from tests.web.browser import Browser, Chromium, executable

COLOURED = "performance.getEntriesByName('buildings-coloured')[0]?.startTime"
STATIC = Path(__file__).parents[1] / "src" / "citybrain" / "api" / "static"


@pytest.fixture(scope="module")
def address(large_city: Path) -> Iterator[str]:
    process, address = start(large_city)
    wait(address, lambda health: health["ready"])
    yield address
    process.terminate()
    process.wait()


@pytest.fixture(scope="module")
def chromium() -> Iterator[Chromium]:
    if executable() is None:
        pytest.skip("service missing: chromium")
    with Chromium() as process:
        yield process


def test_all_buildings_coloured(benchmark, address: str, chromium: Chromium):
    def once() -> None:
        with Browser(chromium) as page:
            page.open(address)
            page.wait_for(COLOURED)

    scripts = sum(path.stat().st_size for path in STATIC.rglob("*.js.br"))
    benchmark.extra_info["script kilobytes"] = round(scripts / 1e3)
    benchmark.pedantic(once, rounds=5, iterations=1, warmup_rounds=1)


def test_another_quantity(benchmark, address: str, chromium: Chromium):
    """From the choice of another quantity to its colours, values fetched over HTTP."""
    with Browser(chromium) as page:
        page.open(address)
        before = page.wait_for(COLOURED)
        places = itertools.cycle([1, 2, 3])

        def once() -> None:
            nonlocal before
            page.choose("#quantity", next(places))
            before = page.wait_for(f"({COLOURED}) > {before} && {COLOURED}")

        benchmark.pedantic(once, rounds=9, iterations=1)
        asked = page.requests(lambda url: "/geometry/buildings" in url)
    benchmark.extra_info["geometry requests"] = len(asked)


def test_pointer_moves(benchmark, address: str, chromium: Chromium):
    """A move of the pointer over the map until the page has found the building under it and shown its value."""
    with Browser(chromium) as page:
        page.open(address)
        page.wait_for(COLOURED)
        places = itertools.cycle([(500, 300), (700, 420), (620, 500), (560, 380)])

        def once() -> None:
            x, y = next(places)
            page.send("Input.dispatchMouseEvent", type="mouseMoved", x=x, y=y)

        benchmark.pedantic(once, rounds=40, iterations=1, warmup_rounds=2)
