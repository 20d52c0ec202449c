"""`python -m benchmarks.report_pages CITY`: pages of reports a second, and the processor that each costs the server.

A server in a process of its own answers eight clients that keep their connections and parse no more than they must.
What it computed with is read from the system, so that other work on the machine changes the rate more than the cost.
Beside it stands an application of one route that says hello, on the same kind of server, in the same run.
"""

import argparse
import asyncio
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import httpx

from benchmarks.figure import Figure
from benchmarks.load import request
from benchmarks.machine import resident
from benchmarks.serving import serving

CLIENTS, ASKED, WARMING = 8, 250, 40
GOAL = 500.0
MEMORY_PAGES = 5_000
PREPARED, LOOK = 180.0, 3.0
"""Seconds that a server may prepare itself, and between looks whether it still does."""
BROTLI = {"Accept-Encoding": "br", "Accept-Language": "en"}
HELLO = """
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from citybrain.api.serving import serve_on
from citybrain.cli.server import listen

async def hello(request):
    return PlainTextResponse("hello")

listening = listen("127.0.0.1", 0)
print(listening.getsockname()[1], flush=True)
serve_on(Starlette(routes=[Route("/hello", hello)]), listening, lambda: None)
"""


class PageCost(NamedTuple):
    """Pages a second, processor of the server for each [ms], and answers that were none."""

    rate: float
    processor: float
    failed: int


class PageClient(asyncio.Protocol):
    """Sends one request after another on one connection; reads status and length of what is answered."""

    def __init__(self, requests: list[bytes], failed: asyncio.Future[int]) -> None:
        self._requests, self._failed = iter(requests), failed
        self._refusals, self._left, self._head = 0, 0, b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Ask the first."""
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        self._ask()

    def data_received(self, data: bytes) -> None:
        """A piece of an answer."""
        if not self._left:
            self._head += data
            head, end, body = self._head.partition(b"\r\n\r\n")
            if not end:
                return
            self._refusals += not head.startswith(b"HTTP/1.1 200")
            self._left, self._head, data = _length(head), b"", body
        self._left -= len(data)
        if self._left <= 0:
            self._ask()

    def connection_lost(self, exc: Exception | None) -> None:
        """Closed: by this client, or too early."""
        if not self._failed.done():
            self._failed.set_exception(ConnectionError(f"the server closed a connection: {exc}"))

    def _ask(self) -> None:
        self._left = 0
        following = next(self._requests, None)
        if following is not None:
            self._transport.write(following)
            return
        self._failed.set_result(self._refusals)
        self._transport.close()


def _length(head: bytes) -> int:
    fields = dict(line.lower().split(b": ", 1) for line in head.split(b"\r\n")[1:])
    return int(fields.get(b"content-length", 0))


async def _ask_all(port: int, clients: list[list[bytes]]) -> int:
    loop = asyncio.get_running_loop()
    waited = [loop.create_future() for _ in clients]
    for requests, failed in zip(clients, waited, strict=True):
        await loop.create_connection(lambda one=requests, of=failed: PageClient(one, of), "127.0.0.1", port)
    return sum(await asyncio.gather(*waited))


def processor_of(process: int) -> float:
    """Seconds that a process has computed, in all of its threads."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def settle(process: int) -> None:
    """Wait until a server has prepared what it prepares after its start, for some minutes at most."""
    until = time.monotonic() + PREPARED
    while time.monotonic() < until:
        before = processor_of(process)
        time.sleep(LOOK)
        if processor_of(process) - before < LOOK / 20:
            return


def cost_of(port: int, process: int, page: Callable[[int], bytes], asked: int = ASKED) -> PageCost:
    """What a kind of page costs; `page` makes the request of a number."""

    def requests(each: int) -> list[list[bytes]]:
        return [[page(one * each + at) for at in range(each)] for one in range(CLIENTS)]

    asyncio.run(_ask_all(port, requests(WARMING)))
    computed, begin = processor_of(process), time.perf_counter()
    failed = asyncio.run(_ask_all(port, requests(asked)))
    number, took = CLIENTS * asked, time.perf_counter() - begin
    return PageCost(number / took, 1_000 * (processor_of(process) - computed) / number, failed)


@contextmanager
def hello() -> Iterator[tuple[int, int]]:
    """Port and process of an application of one route."""
    process = subprocess.Popen([sys.executable, "-c", HELLO], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    assert process.stdout is not None
    try:
        yield int(process.stdout.readline()), process.pid
    finally:
        process.terminate()
        process.wait()


def pages_of(host: str, codes: list[str]) -> dict[str, Callable[[int], bytes]]:
    """What a resident's device asks for that looks at a report, a board, or what others read of it."""

    def get(path: str, **more: str) -> bytes:
        return request("GET", host, path, BROTLI | more)

    by_code = [get("/api/v1/reports/status", **{"Report-Code": code}) for code in codes]
    return {
        "a report, by its code": lambda number: by_code[number % len(by_code)],
        "the page of Take part": lambda _: get("/take-part", Accept="text/html"),
        "the board of the city": lambda _: get("/api/v1/reports?most=200"),
        "what can be reported": lambda _: get("/api/v1/reports/services"),
        "promises kept": lambda _: get("/api/v1/reports/promises"),
        "requests of Open311": lambda _: get("/open311/v2/requests.json"),
    }


def figures(city: Path, codes: list[str]) -> Iterator[Figure]:
    """Rate and cost of each page, and the memory that the server has more after thousands of them."""
    with hello() as (port, process):
        bare = cost_of(port, process, lambda _: request("GET", f"127.0.0.1:{port}", "/hello", {}), 4 * ASKED)
    with serving(city) as (address, process):
        host = address.removeprefix("http://")
        httpx.get(f"{address}/api/v1/city", timeout=PREPARED)  # the first question begins what is prepared
        port, pages = int(host.rpartition(":")[2]), pages_of(host, codes)
        time.sleep(LOOK)
        settle(process)
        for name, page in pages.items():
            cost = cost_of(port, process, page)
            if cost.failed:
                raise RuntimeError(f"{name}: {cost.failed} answers were refusals")
            beside = f"{cost.processor:.2f} ms of processor, {cost.processor / bare.processor:.1f} x a bare hello"
            yield Figure(name, (cost.rate,), "/s", GOAL, beside, more=True)
            fitting = 1_000 / cost.processor  # a server is one process, whose threads take turns
            yield Figure(f"{name}: what one core has processor for", (fitting,), "/s", GOAL, more=True)
        yield Figure("memory after some thousand pages", (_growth(port, process, list(pages.values())),), "MB")


def _growth(port: int, process: int, pages: list[Callable[[int], bytes]]) -> float:
    """Megabytes that the server has more after thousands of pages of all kinds than after as many before."""

    def ask() -> float:
        each = MEMORY_PAGES // CLIENTS
        asyncio.run(_ask_all(port, [[pages[at % len(pages)](at) for at in range(each)] for _ in range(CLIENTS)]))
        return resident(process)

    before = ask()
    return ask() - before


def main() -> None:
    """Print the figures as JSON."""
    from benchmarks.reports import enter_inside
    from citybrain.open_city import OpenCity
    from citybrain.open_city.reports import reports_of

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("city", type=Path, help="folder of a city that is built")
    given = parser.parse_args()
    with OpenCity(given.city) as city:
        codes = [enter_inside(reports_of(city)) for _ in range(CLIENTS * ASKED)]
    for one in figures(given.city, codes):
        made = {"measure": one.measure, "value": round(one.median, 1), "unit": one.unit, "met": one.met}
        print(json.dumps(made | ({"beside": one.beside} if one.beside else {})), flush=True)
    print(json.dumps({"load": os.getloadavg()[0]}))


if __name__ == "__main__":
    main()
