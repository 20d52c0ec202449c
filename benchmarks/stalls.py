"""`python -m benchmarks.stalls [--only NAME]`: how long a server under attack keeps its own threads waiting.

A thread of the server asks for the interpreter 500 times a second and notes how long it waits: not longer than the
process computes meanwhile, so that other work of the machine counts little. Probes of `/health` wait from outside,
at the address of all and at that of `--health-port`.
"""

from __future__ import annotations

import argparse
import http.client
import itertools
import json
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from benchmarks.killed_server import BEGIN, SECOND, City, founded
from benchmarks.serving import environment
from citybrain.cli.server import listen
from citybrain.observations.times import written

TICK, EVERY = 0.002, 0.05
"""Seconds between two looks of the thread inside, and between two probes."""

BUILDINGS = 449
SIZE = 2_000_000
"""Bytes of a document."""

LARGEST = 16_000_000
"""Bytes of a data array."""

UNCERTAINTY = "/api/v1/assessment/uncertainty?draws=9999&wait=60"

Attack = Callable[[int, int], tuple[str, str, bytes, str]]
"""Method, address, body and its kind of the request of a caller that has sent so many."""


class Waits(NamedTuple):
    """Milliseconds: of the thread inside, and of probes of both addresses; one without an answer is not among them."""

    inside: NDArray[np.float64]
    health: NDArray[np.float64]
    own: NDArray[np.float64]


def _repeated(piece: str, size: int = SIZE) -> str:
    return ", ".join([piece] * (size // (len(piece) + 2) - 10))


def _post(path: str, body: str, kind: str = "application/json") -> Attack:
    raw = body.encode()
    return lambda caller, sent: ("POST", path, raw, kind)


def _attacks(stream: int) -> dict[str, tuple[int, Attack | None]]:
    """Callers at a time, and what each of them sends again and again."""
    keys = ", ".join(f'"k{number}": 1' for number in range(150_000))
    corners = ", ".join(f"[24.{number:06}, 60.{number:06}]" for number in range(80_000))
    area = f'{{"measures": [{{"intervention": "insulate_walls", "uptake": 0.5, "where": {{"within": [{corners}]}}}}]}}'
    rows = ", ".join(f'["{written(BEGIN + number * SECOND)}", {number}]' for number in range(400_000))
    group = f'{{"Datastream": {{"@iot.id": {stream}}}, "components": ["phenomenonTime", "result"], "dataArray": '
    yaml = "application/yaml"
    return {
        "none": (0, None),
        "YAML: a long list": (2, _post("/api/v1/plans", f"measures: [{_repeated('1', 500_000)}]", yaml)),
        "YAML: many maps": (2, _post("/api/v1/plans", f"measures: [{_repeated('{a: b}')}]", yaml)),
        "YAML: a long text": (2, _post("/api/v1/plans", f"name: {'word ' * (SIZE // 5 - 10)}", yaml)),
        "YAML: many keys": (2, _post("/api/v1/plans", keys.replace('"', "").replace(", ", "\n"), yaml)),
        "JSON: a long list": (6, _post("/api/v1/plans", f'{{"measures": [{_repeated("1")}]}}')),
        "JSON: many maps": (6, _post("/api/v1/plans", f'{{"measures": [{_repeated("{}")}]}}')),
        "JSON: many keys": (6, _post("/api/v1/plans", f"{{{keys}}}")),
        "JSON: an area": (6, _post("/api/v1/plans", area)),
        "JSON: an identity": (6, _post("/api/v1/identities", f'{{"name": [{_repeated("1")}]}}')),
        "data array": (2, _post("/sta/v1.1/CreateObservations", f"[{group}[{rows}]}}]")),
        "data array that is wrong": (
            2,
            _post("/sta/v1.1/CreateObservations", f"[{group}[{_repeated('[[1], {}]', LARGEST)}]}}]"),
        ),
        "batch": (2, _post("/sta/v1.1/$batch", f'{{"requests": [{_repeated("{}", LARGEST)}]}}')),
        "uncertainty": (
            48,
            lambda caller, sent: ("GET", f"{UNCERTAINTY}&seed={caller + 48 * sent}", b"", ""),
        ),
        "readings": (6, lambda caller, sent: ("GET", "/sta/v1.1/Observations?$top=1000&$expand=Datastream", b"", "")),
        "buildings": (6, lambda caller, sent: ("GET", "/api/v1/values/space_heating_need", b"", "")),
    }  # fmt: skip


def _watch(into: Path) -> None:
    """Write when the interpreter was waited for, and for how long, both in seconds."""
    with into.open("w", buffering=1) as file:
        while True:
            begin, worked = time.monotonic(), time.process_time()
            time.sleep(TICK)
            end = time.monotonic()
            waited = min(end - begin - TICK, time.process_time() - worked)
            file.write(f"{end:.6f} {max(waited, 0):.6f}\n")


def _serve(city: str, port: str, health_port: str, into: str) -> None:
    """The command that people start, with the thread that watches."""
    from citybrain.cli.main import run

    threading.Thread(target=_watch, args=(Path(into),), daemon=True).start()
    sys.argv = ["citybrain", "serve", city, "--no-open", "--port", port, "--health-port", health_port]
    sys.argv += ["--mqtt-port", "0"]
    run()


@contextmanager
def served(city: City, log: Path) -> Iterator[tuple[int, int]]:
    """A server that has computed the city, and its ports; it writes what is waited for inside."""
    with listen("127.0.0.1", 0) as one, listen("127.0.0.1", 0) as other:
        ports = one.getsockname()[1], other.getsockname()[1]
    command = [sys.executable, "-m", "benchmarks.stalls", "--serve", str(city.folder), *map(str, ports), str(log)]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment())
    try:
        while not _probe(ports[0], []) or _ask(city, ports[0], "GET", "/api/v1/city", b"", "") != 200:
            time.sleep(0.5)
        time.sleep(20)  # what is prepared for the next questions
        yield ports
    finally:
        server.terminate()
        server.wait()


def _ask(city: City, port: int, method: str, path: str, body: bytes, kind: str) -> int:
    headers = {"Authorization": f"Bearer {city.token}"} | ({"Content-Type": kind} if kind else {})
    with suppress(OSError, http.client.HTTPException):
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
        connection.request(method, path, body or None, headers)
        answer = connection.getresponse()
        answer.read()
        return answer.status
    return 0


def _probe(port: int, waits: list[float]) -> bool:
    begin = time.monotonic()
    with suppress(OSError, http.client.HTTPException):
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        connection.request("GET", "/health")
        answer = json.loads(connection.getresponse().read())
        connection.close()
        waits.append(1000 * (time.monotonic() - begin))
        return bool(answer["ready"])
    return False


def attacked(city: City, ports: tuple[int, int], log: Path, attack: tuple[int, Attack | None], seconds: float) -> Waits:
    """Waits while callers send without pause."""
    ended, (callers, asked) = threading.Event(), attack

    def call(caller: int) -> None:
        assert asked is not None
        for sent in itertools.count():
            if ended.is_set():
                return
            if _ask(city, ports[0], *asked(caller, sent)) in (0, 429, 503):
                time.sleep(0.1)

    def probe(port: int, waits: list[float]) -> None:
        while not ended.wait(EVERY):
            _probe(port, waits)

    begin, health, own = time.monotonic(), list[float](), list[float]()
    threads = [threading.Thread(target=call, args=(caller,), daemon=True) for caller in range(callers)]
    threads += [threading.Thread(target=probe, args=pair) for pair in zip(ports, (health, own), strict=True)]
    for thread in threads:
        thread.start()
    time.sleep(seconds)
    ended.set()
    for thread in threads[callers:]:
        thread.join()
    rows = np.array([line.split() for line in log.read_text().splitlines()[:-1]], float)
    inside = 1000 * rows[rows[:, 0] >= begin, 1]
    for thread in threads[:callers]:
        thread.join(120)
    return Waits(inside, np.array(health), np.array(own))


def _line(name: str, waits: Waits) -> str:
    health, own = (
        f"{np.median(one):.0f} / {np.percentile(one, 99):.0f}" if len(one) else "none answered"
        for one in (waits.health, waits.own)
    )
    return f"| {name} | {waits.inside.max():.0f} | {np.percentile(waits.inside, 99):.0f} | {health} | {own} |"


def main() -> None:
    """One row of a table for each attack."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.stalls", description="Waits inside a busy server.")
    parser.add_argument("--only", default="", help="attacks whose names have this in them")
    parser.add_argument("--seconds", type=float, default=8, help="for each attack")
    parser.add_argument("--serve", nargs=4, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.serve:
        return _serve(*arguments.serve)
    print("| attack | inside, longest [ms] | p99 | /health, half / p99 [ms] | --health-port |\n|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        city, log = founded(Path(folder) / "city", buildings=BUILDINGS), Path(folder) / "waits"
        with served(city, log) as ports:
            for name, attack in _attacks(city.streams[0]).items():
                if arguments.only in name:
                    print(_line(name, attacked(city, ports, log, attack, arguments.seconds)), flush=True)


if __name__ == "__main__":
    main()
