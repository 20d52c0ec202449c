"""The page in use: another quantity, a pointer over the map, a slider, and what it takes of memory and patience."""

import base64
import json
import time
import urllib.request
from collections.abc import Iterator

from benchmarks.figure import Figure
from tests.web.browser import Browser, Chromium

COLOURED = "performance.getEntriesByName('layer-coloured')[0]?.startTime"
SCRIPT = "performance.getEntriesByName('layer-painted')[0].duration"
WATCH = """window.long = [0];
new PerformanceObserver(list => list.getEntries().forEach(task => long.push(task.duration)))
  .observe({type: 'longtask'}); 0"""
MOVES = 2000
FIRST = """(async () => {
  const canvas = document.querySelector('.map canvas'), {x, y} = canvas.getBoundingClientRect();
  canvas.dispatchEvent(new MouseEvent('mousemove', {bubbles: true, clientX: x + 300, clientY: y + 300}));
  await new Promise(done => setTimeout(done, 300));
})()"""
POINT = f"""(() => {{
  const canvas = document.querySelector('.map canvas'), box = canvas.getBoundingClientRect();
  const move = step => canvas.dispatchEvent(new MouseEvent('mousemove', {{bubbles: true,
    clientX: box.x + (step * 37) % box.width, clientY: box.y + (step * 91) % box.height}}));
  move(0);
  const begin = performance.now();
  for (let step = 1; step <= {MOVES}; step++) move(step);
  return (performance.now() - begin) / {MOVES};
}})()"""
SLIDE = """(async () => {
  const slider = document.querySelector('.side li input[type=range]'), begin = performance.now();
  slider.value = VALUE;
  slider.dispatchEvent(new Event('input', {bubbles: true}));
  const busy = () => document.querySelector('.results .content')?.getAttribute('aria-busy') === 'true';
  const frame = () => new Promise(requestAnimationFrame);
  while (!busy()) await frame();
  while (busy()) await frame();
  return performance.now() - begin;
})()"""
MEASURE = {"intervention": "insulate_walls", "uptake": 1.0}
TOUCHED = 1000
SLIDES = 4
SETTLED = 3.0  # seconds after which the base map is drawn, too
UNCERTAINTIES = (
    "performance.getEntriesByType('resource')"
    ".filter(each => /plans.*uncertainty[?]/.test(each.name) && each.responseStatus === 200).length"
)
"""How many plans the intervals have come of."""


def figures(chromium: Chromium, address: str, times: int) -> Iterator[Figure]:
    """Figures of a page that is open and coloured."""
    with Browser(chromium) as page:
        page.open(address)
        page.wait_for(COLOURED)
        time.sleep(SETTLED)
        page.run(WATCH)
        pixels, script = zip(*(_recolour(page) for _ in range(times)), strict=True)
        asked = len(page.requests(lambda url: "/geometry/building/tiles/" in url))
        yield Figure("another quantity on the map", pixels, "ms", 300, f"geometry fetched {asked} time(s) in all")
        yield Figure("another quantity: script of the frame", script, "ms", 1)
        page.run(FIRST)
        yield Figure("longest task of the page in use", (float(page.run("Math.max(...long)")),), "ms", 200)
        moved = tuple(float(page.run(POINT)) for _ in range(times))
        yield Figure("a pointer moved over the map, building found", moved, "ms", beside="with the map's own handling")
        page.send("HeapProfiler.collectGarbage")
        yield Figure("memory of the page's script", (page.run("performance.memory.usedJSHeapSize") / 1e6,), "MB", 150)
    yield _slider(chromium, address, SLIDES)


def _recolour(page: Browser) -> tuple[float, float]:
    """Milliseconds from the choice of a quantity to the frame with its colours, values fetched, and of its script."""
    begin = page.run("performance.now()")
    page.choose_next("#quantity")
    done = float(page.wait_for(f"({COLOURED}) > {begin} && {COLOURED}"))
    return done - begin, float(page.run(SCRIPT))


def _slider(chromium: Chromium, address: str, times: int) -> Figure:
    """From a moved slider to new numbers on the page, the pause for further moves included."""
    zones, count = _some_zones(address)
    plan = {"name": "Slider", "measures": [{**MEASURE, "where": {"zone": zones}}]}
    written = base64.urlsafe_b64encode(json.dumps(plan).encode()).decode().rstrip("=")
    with Browser(chromium) as page:
        page.open(f"{address}/?plan={written}")
        page.wait_for("document.querySelector('.results .content')?.getAttribute('aria-busy') === 'false'")
        page.wait_for(COLOURED)
        samples = []
        for number in range(1, 1 + times):
            # Intervals of the plan before are worked out on the same processor; a person looks at them first.
            page.wait_for(f"{UNCERTAINTIES} >= {number}", 120)
            samples.append(float(page.run(SLIDE.replace("VALUE", str(0.95 - 0.05 * number)))))
    return Figure("a slider moved: new numbers", tuple(samples), "ms", 500, f"a measure for {count:,} buildings")


def _some_zones(address: str) -> tuple[list[str], int]:
    """Names of as many zones as hold 1,000 buildings, and how many they hold."""
    with urllib.request.urlopen(f"{address}/api/v1/geometry/zone/features.geojson") as answer:
        names = [zone["properties"]["name"] for zone in json.load(answer)["features"]]
    chosen: list[str] = []
    count = 0
    for name in dict.fromkeys(names):
        chosen.append(name)
        count = _count(address, chosen)
        if count >= TOUCHED:
            break
    return chosen, count


def _count(address: str, zones: list[str]) -> int:
    body = json.dumps({"where": {"zone": zones}}).encode()
    request = urllib.request.Request(f"{address}/api/v1/selections", body, {"Content-Type": "application/json"})
    with urllib.request.urlopen(request) as answer:
        return int(json.load(answer)["count"])
