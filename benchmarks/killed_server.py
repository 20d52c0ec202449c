"""`python -m benchmarks.killed --server [--postgresql]`: a server that is killed while all who write to a city do.

Sensors send over HTTP, in arrays and over MQTT, people state facts and save plans, each act is a row of the audit log.
Who sends readings sends again what was not acknowledged before a kill; who enters or saves goes on with the next. After
each kill all that was acknowledged has to be there once, and the audit log has to be what was written.
"""

from __future__ import annotations

import argparse
import http.client
import itertools
import json
import random
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Collection, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import yaml
from paho.mqtt.client import Client
from paho.mqtt.enums import CallbackAPIVersion
from sqlalchemy import func, select

from benchmarks.serving import environment
from citybrain.cli.server import listen
from citybrain.governance import Role, register
from citybrain.governance.audit_check import check_log
from citybrain.observations.catalogue import Catalogue
from citybrain.observations.locations import move
from citybrain.observations.properties import known_properties
from citybrain.observations.times import written
from citybrain.open_city import OpenCity
from citybrain.records import keep_in, open_records
from citybrain.records.tables.activity import inventory_statement
from citybrain.records.tables.governance import audit_entry
from tests.city import BUILDINGS, write_city
from tests.services import postgres_server

COMMAND = Path(sys.executable).with_name("citybrain")
SINGLE, ARRAY, MQTT = "HTTP", "dataArray", "MQTT"
SENDERS = (SINGLE, SINGLE, ARRAY, MQTT)
ROWS = 100
"""Readings of an array."""

UNACKNOWLEDGED = 200
"""Messages of MQTT on their way at a time."""

BEGIN = 1_700_000_000_000_000
SECOND = 1_000_000
PATIENCE = 600.0
STATEMENTS, PLANS = "/api/v1/inventory/statements", "/api/v1/saved-plans"
KINDS = (*dict.fromkeys(SENDERS), "statements", "plans")
FACT = {"year": 2026, "what": "electricity_supplied", "unit": "GWh"}
PLAN = {"measures": [{"intervention": "insulate_walls", "uptake": 0.5}]}


class City(NamedTuple):
    """The city that is served: its streams by sender, the token of who may all of it, and where it is kept."""

    folder: Path
    streams: tuple[int, ...]
    token: str
    database: str | None


class Acknowledged:
    """What the server said that it has: of each sender the first readings, names of statements and ids of plans."""

    def __init__(self) -> None:
        self.readings = [0] * len(SENDERS)
        self.statements: list[str] = []
        self.plans: dict[str, str] = {}

    @property
    def numbers(self) -> tuple[int, ...]:
        """How many by who writes."""
        return (*self.readings, len(self.statements), len(self.plans))


class Found(NamedTuple):
    """What is there after a kill: of each kind how much was acknowledged, is missing, and is there twice."""

    acknowledged: Counter[str]
    missing: Counter[str]
    twice: Counter[str]
    faults: tuple[str, ...]
    """Of the audit log."""


def founded(folder: Path, database: str | None = None, buildings: int = BUILDINGS) -> City:
    """A small city with a stream for each sender."""
    write_city(folder, buildings)
    if database is not None:
        keep_in(folder, database)
    records = open_records(folder)
    with records.begin() as connection:
        catalogue, kind = Catalogue(connection, "test"), known_properties()["pm10"]
        streams = tuple(catalogue.stream(f"S{number}", kind, "test") for number in range(len(SENDERS)))
        for number in range(len(SENDERS)):
            move(connection, number + 1, f"S{number}", (24.9, 60.1), 0, "test")
        register.add_identity(connection, "all", [Role.ADMINISTRATOR, Role.DATA_STEWARD], "test")
        token = register.give_token(connection, "all", (), 1, "", "test")
    records.close()
    return City(folder, streams, token.text, database)


class Load:
    """All who write, or those of some kinds, until nobody answers."""

    def __init__(
        self, city: City, port: int, mqtt_port: int, done: Acknowledged, number: int, kinds: Collection[str] = KINDS
    ) -> None:
        self._city, self._port, self._mqtt_port, self._done, self._round = city, port, mqtt_port, done, number
        self.refused: Counter[str] = Counter()
        self.ended: Counter[str] = Counter()
        """Why each stopped to write."""

        self.longest = 0.0
        """Seconds that somebody waited for an answer over HTTP."""

        sending = {SINGLE: self._send, ARRAY: self._array, MQTT: self._publish}
        work = [("statements", self._state, ()), ("plans", self._save, ())]
        work += [(kind, sending[kind], (number,)) for number, kind in enumerate(SENDERS)]
        self._threads = [
            threading.Thread(target=self._until_nobody_answers, args=one, daemon=True)
            for kind, *one in work
            if kind in kinds
        ]
        for thread in self._threads:
            thread.start()

    def join(self) -> None:
        """Wait until all noticed that nobody answers."""
        for thread in self._threads:
            thread.join(PATIENCE)

    def _until_nobody_answers(self, work: Any, arguments: tuple[int, ...]) -> None:
        try:
            work(*arguments)
        except (OSError, http.client.HTTPException) as problem:
            self.ended[f"{work.__name__}: {problem!r}"] += 1

    def _post(self, connection: http.client.HTTPConnection, path: str, body: object) -> tuple[int, Any]:
        headers = {"Authorization": f"Bearer {self._city.token}", "Content-Type": "application/json"}
        begin = time.monotonic()
        connection.request("POST", path, json.dumps(body), headers)
        answer = connection.getresponse()
        told = answer.read()
        self.longest = max(self.longest, time.monotonic() - begin)
        if answer.status not in (201, 409):
            self.refused[f"{path} {answer.status}: {told[:200]!r}"] += 1
        return answer.status, json.loads(told)

    def _connection(self) -> http.client.HTTPConnection:
        return http.client.HTTPConnection("127.0.0.1", self._port, timeout=PATIENCE)

    def _send(self, sender: int) -> None:
        connection, stream = self._connection(), self._city.streams[sender]
        while True:
            number = self._done.readings[sender]
            body = {**_reading(number), "Datastream": {"@iot.id": stream}}
            if self._post(connection, "/sta/v1.1/Observations", body)[0] in (201, 409):
                self._done.readings[sender] = number + 1

    def _array(self, sender: int) -> None:
        connection, stream = self._connection(), self._city.streams[sender]
        group = {"Datastream": {"@iot.id": stream}, "components": ["phenomenonTime", "result"]}
        while True:
            first = self._done.readings[sender]
            rows = [list(_reading(number).values()) for number in range(first, first + ROWS)]
            status, told = self._post(connection, "/sta/v1.1/CreateObservations", [{**group, "dataArray": rows}])
            if status == 201 and "error" not in told:
                self._done.readings[sender] = first + ROWS

    def _publish(self, sender: int) -> None:
        """Messages are acknowledged in order: those before the first that is not are there."""
        client, topic = (
            Client(CallbackAPIVersion.VERSION2),
            f"v1.1/Datastreams({self._city.streams[sender]})/Observations",
        )
        first, room, gone = self._done.readings[sender], threading.Semaphore(UNACKNOWLEDGED), threading.Event()

        def acknowledged(*_: object) -> None:
            self._done.readings[sender] += 1
            room.release()

        client.on_publish = acknowledged
        client.on_disconnect = lambda *_: gone.set()
        client.username_pw_set("all", self._city.token)
        client.connect("127.0.0.1", self._mqtt_port)
        client.loop_start()
        for number in itertools.count(first):
            while not room.acquire(timeout=0.1) and not gone.is_set():
                pass
            if gone.is_set():
                break
            client.publish(topic, json.dumps(_reading(number)), 1)
        client.loop_stop()

    def _state(self) -> None:
        connection = self._connection()
        for number in itertools.count():
            name = f"Grid {self._round}-{number}"
            if (
                self._post(connection, STATEMENTS, {"statements": [{**FACT, "amount": number, "source": name}]})[0]
                == 201
            ):
                self._done.statements.append(name)

    def _save(self) -> None:
        connection = self._connection()
        for number in itertools.count():
            name = f"Plan {self._round}-{number}"
            status, told = self._post(connection, PLANS, {**PLAN, "name": name})
            if status == 201:
                self._done.plans[told["id"]] = name


def _reading(number: int) -> dict[str, Any]:
    return {"phenomenonTime": written(BEGIN + number * SECOND), "result": number}


@contextmanager
def served(city: City) -> Iterator[tuple[subprocess.Popen[bytes], int, int]]:
    """A server that answers, and its ports of HTTP and MQTT; it is killed in the end."""
    port, mqtt_port = _free_port(), _free_port()
    command = [str(COMMAND), "serve", str(city.folder), "--no-open", "--port", str(port), "--mqtt-port", str(mqtt_port)]
    command += [] if city.database is None else ["--database", city.database]
    with (city.folder.parent / "log").open("ab") as log:
        server = subprocess.Popen(command, stdout=log, stderr=log, env=environment())
    try:
        _until(lambda: _answers(city, port, mqtt_port), server)
        yield server, port, mqtt_port
    finally:
        server.kill()
        server.wait()


def killed(city: City, done: Acknowledged, number: int, chance: random.Random) -> Load:
    """Serve the city, let all write, and kill the server at any moment; those who wrote."""
    with served(city) as (server, port, mqtt_port):
        load, before = Load(city, port, mqtt_port, done, number), done.numbers
        try:
            _until(lambda: all(now > then for now, then in zip(done.numbers, before, strict=True)), server)
        except RuntimeError:
            print(f"acknowledged {done.numbers} after {before}; {dict(load.ended)}; {dict(load.refused)}")
            print((city.folder.parent / "log").read_text()[-4000:], flush=True)
            raise
        time.sleep(chance.uniform(0.2, 2.0))
    load.join()
    return load


def _free_port() -> int:
    with listen("127.0.0.1", 0) as listening:
        return int(listening.getsockname()[1])


def _answers(city: City, port: int, mqtt_port: int) -> bool:
    with suppress(OSError, http.client.HTTPException):
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        connection.request("GET", PLANS)
        Client(CallbackAPIVersion.VERSION2).connect("127.0.0.1", mqtt_port)
        return connection.getresponse().status == 200
    return False


def _until(true: Any, server: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + PATIENCE
    while not true():
        if server.poll() is not None or time.monotonic() > end:
            raise RuntimeError("the server does not answer, or nothing is acknowledged any more")
        time.sleep(0.05)


def count_what_stands(city: City, done: Acknowledged) -> Found:
    """Look into what the killed server left, with another program's eyes: the stores are opened here."""
    acknowledged, missing, twice = Counter[str](), Counter[str](), Counter[str]()
    plans = [yaml.safe_load(path.read_bytes())["name"] for path in (city.folder / "plans").glob("*.yaml")]
    with OpenCity(city.folder) as opened:
        for sender, (kind, stream) in enumerate(zip(SENDERS, city.streams, strict=True)):
            due, values = done.readings[sender], opened.sensing.store.last(stream, 1 << 30).readings.value
            acknowledged[kind] += due
            missing[kind] += due - len(np.unique(values[values < due]))
            twice[kind] += len(values) - len(np.unique(values))
        with opened.records.read() as connection:
            sources = connection.execute(select(inventory_statement.c.source)).scalars().all()
            noted = (audit_entry.c.act == "POST") & (audit_entry.c.status == 201)
            asked = (
                select(audit_entry.c.object, func.sum(audit_entry.c.requests))
                .where(noted)
                .group_by(audit_entry.c.object)
            )
            rows = dict(row for row in connection.execute(asked))
            verdict = check_log(connection)
    for kind, names, there in (("statements", done.statements, sources), ("plans", [*done.plans.values()], plans)):
        acknowledged[kind], missing[kind] = len(names), len(set(names) - set(there))
        twice[kind] = len(there) - len(set(there))
        acknowledged["audit"] += len(names)
        missing["audit"] += max(0, len(names) - rows.get({"statements": STATEMENTS, "plans": PLANS}[kind], 0))
    return Found(
        acknowledged, missing, twice, () if verdict.proved else tuple(map(str, verdict.faults)) or ("unproved",)
    )


def run(folder: Path, rounds: int, database: str | None = None) -> Iterator[Found]:
    """Kill and look, in turn."""
    city, done, chance = founded(folder / "city", database), Acknowledged(), random.Random(5)
    for number in range(rounds):
        begin, load = time.monotonic(), killed(city, done, number, chance)
        one = count_what_stands(city, done)
        print(f"{number + 1:3} " + "; ".join(_line(one, kind) for kind in one.acknowledged), *one.faults, flush=True)
        print(f"    {time.monotonic() - begin:.0f} s; the longest wait for an answer {load.longest:.1f} s", flush=True)
        for what, count in load.refused.items():
            print(f"    refused {count} times: {what}", flush=True)
        yield one


def _line(one: Found, kind: str) -> str:
    return f"{kind} {one.acknowledged[kind]:,}: {one.missing[kind]} lost, {one.twice[kind]} twice"


def main(arguments: argparse.Namespace) -> None:
    """Rounds, and what they come to; ends with 1 where anything was lost or is there twice."""
    with ExitStack() as until:
        folder = Path(until.enter_context(tempfile.TemporaryDirectory()))
        database = until.enter_context(postgres_server()).database("city") if arguments.postgresql else None
        rounds = list(run(folder, arguments.rounds, database))
    wrong = sum((one.missing + one.twice).total() + len(one.faults) for one in rounds)
    print(f"{len(rounds)} kills of a server: " + "; ".join(_line(rounds[-1], kind) for kind in rounds[-1].acknowledged))
    sys.exit(1 if wrong else 0)
