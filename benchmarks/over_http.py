"""A city of 100,000 buildings over HTTP: server and client share the machine."""

import itertools
import subprocess
import sys
import time
from collections.abc import Iterator

import httpx
import shapely

from benchmarks.cities import Cities
from benchmarks.figure import Figure, milliseconds, ratio, seconds
from benchmarks.machine import resident
from benchmarks.serving import PATIENCE, serving
from benchmarks.whatif import BUILDING, CITY, WITH_SOLVER, WITHOUT_SOLVER, plans
from citybrain.kernel.declarations import SHARED
from citybrain.twin.geometry.columns import compress
from citybrain.twin.geometry.shapes import PACKED
from citybrain.twin.snapshot import load

LIBRARIES = "import fastapi, uvicorn, numpy, pyarrow.parquet, pydantic, yaml, typer"
PLANS = 10
WARM = 10.0
"""Seconds after the first question in which a server prepares what the next ones would wait for."""

API = "/api/v1"


def figures(cities: Cities) -> Iterator[Figure]:
    """Start, plans, explanations, memory and the bytes of the geometry."""
    answers = _start(cities)
    yield answers
    yield _first_values(cities, answers.median)
    ids = load(cities.large).ids.tolist()
    with serving(cities.large) as (address, process), httpx.Client(base_url=address, timeout=PATIENCE) as client:
        bare = min(milliseconds(lambda: client.get("/health"), 50))
        yield _explain(client, bare)
        yield _values(client, bare)
        yield _zone(client, bare)
        time.sleep(WARM)
        for measure, intervention in (("without", WITHOUT_SOLVER), ("with", WITH_SOLVER)):
            source = plans(ids, intervention, scattered=True)
            if measure == "without":
                for plan in itertools.islice(source, PLANS):
                    _post(client, plan)
                yield _memory(cities, process)
            samples = milliseconds(lambda plan: _post(client, plan), 30, 3, lambda source=source: next(source))
            beside = f"{ratio(min(samples), bare)} an empty answer ({bare:.1f} ms)"
            yield Figure(f"what-if of 1,000 buildings {measure} the solver over HTTP", samples, "ms", 60, beside)
    yield _geometry(cities)


def _start(cities: Cities) -> Figure:
    """From the command to the first answer, beside loading the libraries."""

    def once() -> None:
        with serving(cities.large, ready=False):
            pass

    alone = min(seconds(lambda: subprocess.run([sys.executable, "-c", LIBRARIES], check=True), 3))
    samples = seconds(once, 5)
    beside = f"{ratio(min(samples), alone)} loading its libraries ({alone:.2f} s)"
    return Figure("server answers after its start", tuple(samples), "s", 2, beside)


def _first_values(cities: Cities, answers: float) -> Figure:
    """From the command to the values that colour the map: the snapshot opened, compiled code loaded, and computed."""

    def once() -> None:
        with serving(cities.large, ready=False) as (address, _):
            httpx.get(f"{address}{API}/values/{BUILDING}", timeout=PATIENCE).raise_for_status()

    beside = f"{answers:.2f} s until the first answer"
    return Figure("first values of the map after the server's start", tuple(seconds(once, 3)), "s", 2, beside)


def _explain(client: httpx.Client, bare: float) -> Figure:
    first = milliseconds(lambda: client.get(f"{API}/explain/{CITY}").raise_for_status(), 1, 0)[0]
    rows = itertools.count(0, 37)
    samples = milliseconds(lambda: client.get(f"{API}/explain/{BUILDING}?row={next(rows) % 100_000}"), 60, 3)
    beside = f"{ratio(min(samples), bare)} an empty answer ({bare:.1f} ms); the first, of a city total: {first:.0f} ms"
    return Figure("explain a building over HTTP", samples, "ms", beside=beside)


def _values(client: httpx.Client, bare: float) -> Figure:
    samples = milliseconds(lambda: client.get(f"{API}/values/{BUILDING}").raise_for_status(), 20, 1)
    beside = f"{ratio(min(samples), bare)} an empty answer"
    return Figure("values of a quantity for all buildings over HTTP", samples, "ms", beside=beside)


def _zone(client: httpx.Client, bare: float) -> Figure:
    zones = itertools.count()
    samples = milliseconds(
        lambda: client.get(f"{API}/values/zone_hourly_electricity/series/{next(zones)}").raise_for_status(), 10, 1
    )
    beside = f"{ratio(min(samples), bare)} an empty answer"
    return Figure("8,760 hours of a zone over HTTP, first time", samples, "ms", beside=beside)


def _post(client: httpx.Client, plan: dict) -> None:
    client.post(f"{API}/plans", json=plan).raise_for_status().json()


def _memory(cities: Cities, process: int) -> Figure:
    """Resident memory after the baseline and some plans, beside the numbers themselves."""
    graph = cities.workspace.graph
    rows = load(cities.large).manifest.counts["buildings"]
    columns = sum(made.of == "building" and made.of not in SHARED for made in graph.quantities.values())
    beside = f"one number for each of {columns} quantities of buildings: {columns * rows * 8 / 1e6:,.0f} MB"
    return Figure(f"resident memory of the server after {PLANS} plans", (resident(process),), "MB", 2048, beside)


def _geometry(cities: Cities) -> Figure:
    """Bytes of all footprints with their triangles, beside the outlines alone as GeoJSON."""
    import geopandas as gpd

    packed = load(cities.large).path(f"buildings{PACKED}").stat().st_size / 1e6
    outlines = gpd.read_parquet(load(cities.large).path("buildings.parquet"), columns=["geometry"])
    places = shapely.set_precision(outlines.geometry.to_crs("EPSG:4326").to_numpy(), 1e-6, mode="pointwise")
    plain = len(compress("\n".join(shapely.to_geojson(places)).encode())) / 1e6
    beside = f"the outlines alone as GeoJSON, six decimals, as compressed: {plain:.1f} MB"
    return Figure("geometry of all buildings, brotli", (packed,), "MB", 4, beside)
