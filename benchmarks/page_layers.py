"""The map with a million cells and with 200,000 lines: frames while it is recoloured and moved, from afar and near."""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.figure import Figure
from benchmarks.layered_city import CELLS_ACROSS, LINES, write_layered_city
from benchmarks.page_use import COLOURED, SCRIPT
from benchmarks.serving import serving
from tests.mapped_city import path_with, write_domain
from tests.web.browser import Browser, Chromium

MOVES, TIMES = 12, 3
NEAR = 15.5
SETTLED = 3000  # ms after which the base map is drawn, too
LAYERS = (
    ("patch", "patch_shade", f"{CELLS_ACROSS**2:,} cells"),
    ("link", "link_traffic", f"{LINES:,} lines"),
    ("building", "storeys", "the buildings beside them"),
)
FRAMES = """(async () => {
  const canvas = document.querySelector('.map canvas'), box = canvas.getBoundingClientRect(), times = [];
  const at = step => ({bubbles: true, buttons: 1, button: 0, clientX: box.x + 400 + 12 * step, clientY: box.y + 400});
  const frame = () => new Promise(requestAnimationFrame);
  canvas.dispatchEvent(new MouseEvent('mousedown', at(0)));
  for (let step = 1; step <= MOVES; step++) {
    const begin = performance.now();
    window.dispatchEvent(new MouseEvent('mousemove', at(step)));
    document.dispatchEvent(new MouseEvent('mousemove', at(step)));
    await frame(); await frame();
    times.push(performance.now() - begin);
  }
  window.dispatchEvent(new MouseEvent('mouseup', at(MOVES)));
  return times;
})()""".replace("MOVES", str(MOVES))


def figures(chromium: Chromium, buildings: str) -> Iterator[Figure]:
    """Both layers, and beside them the buildings of a server at an address."""
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as changed:
        changed.setitem(os.environ, "PYTHONPATH", path_with(write_domain(Path(folder) / "domain")))
        with serving(write_layered_city(Path(folder) / "city")) as (address, _):
            for layer in LAYERS[:2]:
                yield from _layer(chromium, address, *layer)
    yield from _layer(chromium, buildings, *LAYERS[2])


def _layer(chromium: Chromium, address: str, entity: str, quantity: str, named: str) -> Iterator[Figure]:
    firsts, pixels, scripts = [], [], []
    for _ in range(TIMES):
        with Browser(chromium) as page:
            page.open(f"{address}/?entity={entity}")
            firsts.append(float(page.wait_for(COLOURED, 120)) / 1e3)
            page.page.wait_for_timeout(SETTLED)
            begin = page.run("performance.now()")
            page.page.select_option("#quantity", quantity)
            pixels.append(float(page.wait_for(f"({COLOURED}) > {begin} && {COLOURED}", 60)) - begin)
            scripts.append(float(page.run(SCRIPT)))
    yield Figure(f"{named}: first picture", tuple(firsts), "s")
    yield Figure(f"{named}: recoloured, values fetched", tuple(pixels), "ms", 1000)
    yield Figure(f"{named}: recoloured, script of the frame", tuple(scripts), "ms", 20)
    yield from _moves(chromium, f"{address}/?quantity={quantity}", named)


def _moves(chromium: Chromium, address: str, named: str) -> Iterator[Figure]:
    with Browser(chromium) as page:
        page.open(address)
        page.wait_for(COLOURED, 120)
        page.page.wait_for_timeout(SETTLED)
        page.run(FRAMES)
        yield Figure(f"{named}: a frame of a move, all in view", tuple(page.run(FRAMES)), "ms", 250)
        latitude, longitude, _ = page.run("new URLSearchParams(location.search).get('map')").split(",")
        page.open(f"{address}&map={latitude},{longitude},{NEAR}")
        page.wait_for(COLOURED, 120)
        page.page.wait_for_timeout(SETTLED)
        page.run(FRAMES)
        yield Figure(f"{named}: a frame of a move, a quarter in view", tuple(page.run(FRAMES)), "ms", 100)
        page.send("HeapProfiler.collectGarbage")
        heap = page.run("performance.memory.usedJSHeapSize") / 1e6
        yield Figure(f"{named}: memory of the page's script", (heap,), "MB", 200)
