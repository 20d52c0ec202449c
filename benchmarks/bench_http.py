"""Speed over HTTP on 100,000 buildings, server and client on the same machine: `pytest benchmarks/bench_http.py`.

The promise (medians): a server answers 3 s after its start, a what-if of 1,000 buildings comes in under 150 ms.
"""

import itertools
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from citybrain.cli.server import listen
from citybrain.twin.snapshot import load

TOUCHED = 1000
PATIENCE = 120.0


def free_port() -> int:
    with listen("127.0.0.1", 0) as listening:
        return int(listening.getsockname()[1])


def start(city: Path) -> tuple[subprocess.Popen, str]:
    """A server of its own process that has begun to answer."""
    port = free_port()
    process = subprocess.Popen([Path(sys.executable).parent / "citybrain", "serve", city, "--port", str(port)])
    address = f"http://127.0.0.1:{port}"
    wait(address, lambda health: True)
    return process, address


def wait(address: str, enough) -> None:
    """Until the server's health is enough."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        try:
            if enough(httpx.get(f"{address}/health").json()):
                return
        except httpx.TransportError:
            time.sleep(0.01)
    raise TimeoutError(address)


@pytest.fixture(scope="module")
def client(large_city: Path) -> Iterator[httpx.Client]:
    process, address = start(large_city)
    wait(address, lambda health: health["ready"])
    with httpx.Client(base_url=f"{address}/api/v1", timeout=PATIENCE) as running:
        yield running
    process.terminate()
    process.wait()


def test_first_answer_after_start(benchmark, large_city: Path):
    def once() -> None:
        process, _ = start(large_city)
        process.terminate()
        process.wait()

    benchmark.pedantic(once, rounds=3, iterations=1)


@pytest.mark.parametrize("intervention", ["install_rooftop_solar", "insulate_walls"])
def test_what_if(benchmark, client: httpx.Client, large_city: Path, intervention: str):
    ids = load(large_city).ids.tolist()
    starts = itertools.count(0, TOUCHED)

    def body() -> tuple[tuple, dict]:
        begin = next(starts) % (len(ids) - TOUCHED)
        where = {"id": ids[begin : begin + TOUCHED]}
        return (), {"json": {"name": "bench", "measures": [{"intervention": intervention, "where": where}]}}

    def post(json: dict) -> None:
        assert client.post("/plans", json=json).json()["touched"] > 0

    benchmark.pedantic(post, setup=body, rounds=30, warmup_rounds=3)


def test_values(benchmark, client: httpx.Client):
    benchmark(lambda: client.get("/values/space_heating_need").content)


def test_geometry(benchmark, client: httpx.Client):
    size = int(client.get("/geometry/buildings", headers={"accept-encoding": "br"}).headers["content-length"])
    benchmark.extra_info["megabytes"] = round(size / 1e6, 2)
    benchmark(lambda: client.get("/geometry/buildings", headers={"accept-encoding": "br"}).status_code)


def test_explain(benchmark, client: httpx.Client):
    rows = itertools.count(0, 37)
    benchmark(lambda: client.get(f"/explain/operational_emissions?row={next(rows) % 100_000}").json())


def test_load_of_a_zone(benchmark, client: httpx.Client):
    zones = itertools.count()
    benchmark(lambda: client.get(f"/zones/{next(zones) % 100}/load").json())
