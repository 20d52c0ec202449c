"""SensorThings over HTTP, beside django-ogc-sensorthings 1.2 on PostgreSQL: the same clients, the same requests.

The peer gets fewer requests where it would take minutes; rates are of what was sent.
"""

import json
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.cities import Cities
from benchmarks.figure import Figure, ratio
from benchmarks.load import Outcome
from benchmarks.sensorthings_peer import ROOT as PEER_ROOT
from benchmarks.sensorthings_peer import Peer
from benchmarks.sensorthings_server import ROOT, Server
from tests.services import postgres_server

STREAMS = 100
AT_ONCE = 10_000
SINGLES_FROM = 20_000_000
"""Second of the year from which single readings are, behind those of the bulk."""

ARRIVING_FROM = 25_000_000
"""The same of those that arrive while others read."""

ARRIVING = 50
"""Readings a second that arrive then, of one stream after the other: each of a hundred sends every two seconds."""

WARMING = 3
"""Seconds after the first data arrays, in which a server loads what it needs for them."""

LATEST = "/Datastreams?$top=100&$expand=Observations($top=1;$orderby={time}%20desc)"
NESTED = "/Things?$expand=Datastreams/Observations($top=1;$orderby={time}%20desc)"
LAST = "/Observations?$top=100&$orderby={time}%20desc"


@dataclass
class Service:
    """A service that speaks SensorThings 1.1."""

    port: int
    root: str
    headers: dict[str, str]
    folder: Path
    quote: str = ""
    """What stands around an id in an address."""
    forgiving: bool = False
    """Whether it may refuse some requests: the peer does where several write at once. They count as none."""
    time: str = "phenomenonTime"
    """By what it can order observations: the peer fails at phenomenon times."""

    def found(self) -> None:
        """One thing with its datastreams, and a reading of each."""
        self.post("/Things", thing())
        told = self.get(f"/Datastreams?$top={STREAMS}&$select=id")["value"]
        self.streams: list[Any] = [one["@iot.id"] for one in told]
        if len(self.streams) != STREAMS:
            raise RuntimeError(f"{len(self.streams)} datastreams where {STREAMS} were made")
        for stream in self.streams:  # makes the feature of interest: the peer makes two when asked twice at once
            self.post("/Observations", reading(stream, 0))

    def get(self, path: str) -> Any:
        """An answer."""
        with urllib.request.urlopen(urllib.request.Request(self._address(path), headers=self.headers)) as answer:
            return json.load(answer)

    def post(self, path: str, body: Any) -> None:
        """Create something."""
        headers = {**self.headers, "Content-Type": "application/json"}
        told = urllib.request.Request(self._address(path), json.dumps(body).encode(), headers)
        urllib.request.urlopen(told).close()

    def load(self, clients: list[list[dict[str, Any]]]) -> Outcome:
        """What came of requests: each has a path, for POST a body."""
        bodies = self.folder / f"bodies-{self.port}"
        bodies.mkdir(exist_ok=True)
        planned = [[self._planned(bodies, one, f"{c}-{n}") for n, one in enumerate(client)]
                   for c, client in enumerate(clients)]  # fmt: skip
        plan = {"host": "127.0.0.1", "port": self.port, "headers": self.headers, "clients": planned}
        (bodies / "plan.json").write_text(json.dumps(plan))
        command = [sys.executable, "-m", "benchmarks.load", str(bodies / "plan.json")]
        outcome = Outcome(**json.loads(subprocess.run(command, check=True, capture_output=True).stdout))
        if outcome.refused and not (self.forgiving and outcome.refused < len(outcome.waits) / 2):
            raise RuntimeError(f"{outcome.refused} of {len(outcome.waits)} requests were refused")
        return outcome

    def _planned(self, bodies: Path, one: dict[str, Any], name: str) -> dict[str, str]:
        if "body" not in one:
            return {"method": "GET", "path": self.root + one["path"]}
        (bodies / name).write_text(json.dumps(one["body"]))
        return {"method": "POST", "path": self.root + one["path"], "body": name}

    def _address(self, path: str) -> str:
        return f"http://127.0.0.1:{self.port}{self.root}{path}"

    def stream_path(self, number: int) -> str:
        """Address of a datastream."""
        return f"/Datastreams({self.quote}{self.streams[number]}{self.quote})"


def thing() -> dict[str, Any]:
    """A thing with a hundred datastreams, and a place where it is."""
    place = {"type": "Point", "coordinates": [24.94, 60.17]}
    unit = {"name": "degree Celsius", "symbol": "°C", "definition": "ucum:Cel"}
    stream = {
        "description": "Air temperature",
        "unitOfMeasurement": unit,
        "observationType": "http://www.opengis.net/def/observationType/OGC-OM/2.0/OM_Measurement",
        "ObservedProperty": {
            "name": "Air temperature",
            "description": "of a benchmark",
            "definition": "http://x.org/t",
        },
        "Sensor": {"name": "probe", "description": "a probe", "encodingType": "text/html", "metadata": "none"},
    }
    return {
        "name": "station",
        "description": "a station",
        "Locations": [{"name": "here", "description": "here", "encodingType": "application/geo+json",
                       "location": place}],
        "Datastreams": [{**stream, "name": f"temperature {number}"} for number in range(STREAMS)],
    }  # fmt: skip


def reading(stream: Any, second: int) -> dict[str, Any]:
    """One reading of a stream."""
    return {"phenomenonTime": time_of(second), "result": second % 50, "Datastream": {"@iot.id": stream}}


def time_of(second: int) -> str:
    """A time, so many seconds after the first of 2026."""
    day, rest = divmod(second, 86_400)
    month, day = divmod(day, 28)
    return f"2026-{month + 1:02}-{day + 1:02}T{rest // 3600:02}:{rest % 3600 // 60:02}:{rest % 60:02}Z"


def bulk(service: Service, requests: int, clients: int = 4, first: int = 0) -> Outcome:
    """CreateObservations, 10,000 readings of 100 streams a request; `first` is how many requests were sent before."""
    each = AT_ONCE // STREAMS

    def body(number: int) -> list[dict[str, Any]]:
        return [
            {
                "Datastream": {"@iot.id": stream},
                "components": ["phenomenonTime", "result"],
                "dataArray@iot.count": each,
                "dataArray": [[time_of(1 + number * each + row), round(20 + row / 10, 1)] for row in range(each)],
            }
            for stream in service.streams
        ]

    many = [{"path": "/CreateObservations", "body": body(first + number)} for number in range(requests)]
    return service.load([many[client::clients] for client in range(clients)])


def singles(service: Service, requests: int, clients: int = 16) -> Outcome:
    """One reading a request."""

    def sent(client: int) -> list[dict[str, Any]]:
        stream = service.streams[client]
        return [{"path": "/Observations", "body": reading(stream, SINGLES_FROM + number)} for number in range(requests)]

    return service.load([sent(client) for client in range(clients)])


def reads(service: Service, path: str, requests: int, clients: int = 4) -> Outcome:
    """One address again and again."""
    return service.load([[{"path": path}] * requests] * clients)


@contextmanager
def arriving(service: Service) -> Iterator[None]:
    """Single readings arrive meanwhile."""
    end = threading.Event()

    def send() -> None:
        number = 0
        while not end.wait(1 / ARRIVING):
            service.post("/Observations", reading(service.streams[number % STREAMS], ARRIVING_FROM + number))
            number += 1

    sender = threading.Thread(target=send)
    sender.start()
    try:
        yield
    finally:
        end.set()
        sender.join()


def measured(service: Service, share: float) -> dict[str, Outcome]:
    """All measures; `share` of the requests."""
    service.found()

    def some(number: int) -> int:
        return max(2, round(number * share))

    bulk(service, 2)
    time.sleep(WARMING)
    outcomes = {
        "bulk": bulk(service, some(200), first=2),
        "singles": singles(service, some(300)),
        "latest": reads(service, LATEST.format(time=service.time), some(100)),
        "nested": reads(service, NESTED.format(time=service.time), some(100)),
        "last": reads(service, service.stream_path(7) + LAST.format(time=service.time), some(100)),
    }  # fmt: skip
    with arriving(service):
        outcomes["arriving"] = reads(service, LATEST.format(time=service.time), some(100))
    return outcomes


def figures(_: Cities) -> Iterator[Figure]:
    """Both services, one after the other."""
    with tempfile.TemporaryDirectory() as made, postgres_server() as database:
        folder = Path(made)
        with closing(Peer(database, folder)) as peer:
            theirs = measured(Service(peer.port, PEER_ROOT, {}, folder, "'", True, "resultTime"), 0.05)
        with closing(Server(folder / "city")) as server:
            ours = measured(Service(server.port, ROOT, server.headers, folder), 1.0)
    for name, each, measure, goal in (
        ("bulk", AT_ONCE, f"CreateObservations, {AT_ONCE:,} a request, 4 clients", 600_000),
        ("singles", 1, "one reading a request, 16 clients", 3_000),
    ):
        rate, beside = ours[name].rate(each), theirs[name].rate(each)
        yield Figure(measure, (rate,), "1/s", goal, f"{ratio(rate, beside)} of the peer ({beside:,.0f}/s)", more=True)
    for name, measure, goal in (
        ("bulk", f"CreateObservations of {AT_ONCE:,}, 95 of 100", 0.1),
        ("singles", "one reading, 16 clients, 95 of 100", 0.012),
        ("latest", "newest of 100 streams, 4 clients, 95 of 100", 0.003),
        ("arriving", f"the same while {ARRIVING} readings a second arrive, 95 of 100", 0.015),
        ("nested", "things with their streams' newest, 4 clients, 95 of 100", 0.025),
        ("last", "last 100 of a stream, 4 clients, 95 of 100", None),
    ):
        ours_, theirs_ = ours[name].percentile(), theirs[name].percentile()
        yield Figure(measure, (ours_,), "s", goal, f"{ratio(ours_, theirs_)} of the peer ({theirs_:.3f} s)")
