"""Two servers of equal cities, one with the fast path and one without: to equal requests they give equal answers."""

from __future__ import annotations

import itertools
import json
import re
import shutil
import socket
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from citybrain.api.app import create_app
from citybrain.api.limits import Limits
from citybrain.api.origin import LOOPBACK
from citybrain.api.serving import HeldRequest
from citybrain.api.sta.observation_fast_path import ObservationFastPath
from citybrain.api.state import State
from citybrain.governance import Permission, Role, audit_entries, register
from citybrain.governance.rates import Rate
from citybrain.observations.sensing import Sensing
from citybrain.open_city import OpenCity
from citybrain.records import open_records
from tests.api.sta.conftest import STA, Sta
from tests.api.sta.documents import datastream, observed, sensor, thing, whole
from tests.city import write_city
from tests.serving import served, wait

EXAMPLES = 100
NOW = 1_780_000_000_000_000
"""The clock of both cities [µs]: May 2026."""

PATIENCE = 30
KINDS = ("Measurement", "CountObservation", "TruthObservation", "CategoryObservation", "Observation")
DIFFERENT = re.compile(rb"(?im)^(date|x-request-id): .*\r\n")
"""Headers that differ from one answer to the next."""


@dataclass
class Twin:
    """One of the two servers."""

    sta: Sta
    state: State
    tokens: dict[str, str]
    answered: list[int]


class Sent(NamedTuple):
    """A request as it is described: further headers, body, address, version; `{good}` stands for a token."""

    body: bytes
    headers: tuple[str, ...] = ("Authorization: Bearer {good}",)
    path: str = "Observations"
    host: str = "localhost"
    version: str = "1.1"
    chunked: bool = False

    def raw(self, tokens: dict[str, str]) -> bytes:
        """Bytes of it."""
        length = "Transfer-Encoding: chunked" if self.chunked else f"Content-Length: {len(self.body)}"
        lines = [f"POST {STA}/{self.path} HTTP/{self.version}", f"Host: {self.host}", *self.headers, length]
        head = "".join(f"{line}\r\n" for line in lines).format(**tokens).encode("latin-1")
        body = b"%x\r\n%s\r\n0\r\n\r\n" % (len(self.body), self.body) if self.chunked and self.body else self.body
        return head + b"\r\n" + (b"0\r\n\r\n" if self.chunked and not self.body else body)


@pytest.fixture(scope="module")
def twins(static: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Twin, Twin]]:
    """The server with the fast path, and the one without."""
    folder = tmp_path_factory.mktemp("twins")
    first = write_city(folder / "first")
    records = open_records(first)
    with records.begin() as connection:
        tokens = {"good": register.reset_administrator(connection, "Aino").text}
        register.add_identity(connection, "Väinö", [Role.DEVICE_OPERATOR], "Aino")
        given_ = (("other", [Permission.WRITE_OBSERVATIONS]), ("reader", [Permission.READ_OBSERVATIONS]))
        for name, scopes in given_:
            tokens[name] = register.give_token(connection, "Väinö", scopes, 1, name, "Aino").text
        revoked = register.give_token(connection, "Väinö", [Permission.WRITE_OBSERVATIONS], 1, "gone", "Aino")
        register.revoke_token(connection, revoked.number, "Aino")
    records.close()
    tokens |= {"revoked": revoked.text, "wrong": tokens["other"][:-4] + "abcd"}
    shutil.copytree(first, folder / "second")
    with ExitStack() as stack:
        yield tuple(_twin(stack, folder / name, static, tokens, name == "first") for name in ("first", "second"))  # type: ignore[misc]


def _twin(stack: ExitStack, folder: Path, static: Path, tokens: dict[str, str], fast: bool) -> Twin:
    limits = Limits(secrets=Rate(1e6, 10**6))
    app = create_app(OpenCity(folder), static, hosts=LOOPBACK, limits=limits)
    answered: list[int] = []
    path = _Counting(app.state.citybrain, LOOPBACK, answered) if fast else None
    address = stack.enter_context(served(app, path))
    client = stack.enter_context(httpx.Client(base_url=address, timeout=PATIENCE))
    sta = Sta(client, {"authorization": f"Bearer {tokens['good']}"})  # type: ignore[arg-type]
    _set_up_city(sta)
    sensing = app.state.citybrain.city.opened(Sensing)
    sensing.now = lambda: NOW
    return Twin(sta, app.state.citybrain, tokens, answered)


class _Counting(ObservationFastPath):
    """Counts what it takes."""

    def __init__(self, state: State, hosts: frozenset[str], answered: list[int]) -> None:
        super().__init__(state, hosts)
        self._answered = answered

    def take(self, held: HeldRequest) -> bool:
        taken = super().take(held)
        self._answered.append(taken)
        return taken


def _set_up_city(sta: Sta) -> None:
    """A datastream of each kind, one that is not for everybody, and one of a thing that is nowhere."""
    for kind in KINDS:
        sta.create("Datastreams", whole(kind, kind))
    sta.create("Datastreams", whole("private", properties={"data_class": "internal"}))
    more = {"Thing": thing("nowhere"), "Sensor": sensor(), "ObservedProperty": observed()}
    sta.create("Datastreams", datastream("nowhere", **more))


ODD_TIMES = [
    "2026-02-03T00:00:00+02:00", "2026-02-03 00:00Z", "2026-02-03", "gestern", "昨天", "2190-01-01T00:00:00Z", 7, None,
    "", [], "2026-02-03T00:00:00Z/2026-02-03T01:00:00Z", "2026-02-03T01:00:00Z/2026-02-03T00:00:00Z",
]  # fmt: skip
ODD_BODIES = [
    b"", b"{", b"[]", b"null", b"7", b'{"result": 1}' + b" " * 30_000, b"\xff\xfe", b"\xef\xbb\xbf{}",
    b'{"result": 1,}',
    b'{"result": 1, "result": 2, "Datastream": {"@iot.id": 1}, "phenomenonTime": "2026-02-01T00:00:00Z"}',
    b'{"result": 1e400, "Datastream": {"@iot.id": 1}}', b'{"result": 01, "Datastream": {"@iot.id": 1}}',
    b'{"result": "\\ud800", "Datastream": {"@iot.id": 5}}', b"[" * 5_000,
]  # fmt: skip
numbers = itertools.count(1)
minutes = st.integers(0, 300).map(lambda minute: f"2026-02-03T{minute // 60:02}:{minute % 60:02}:00Z")
news = st.builds(lambda: f"2026-03-{(n := next(numbers)) // 1440 % 28 + 1:02}T{n // 60 % 24:02}:{n % 60:02}:00.{n:06}Z")
times = st.one_of(
    minutes,
    news,
    news,
    st.sampled_from(ODD_TIMES),
)
results = st.one_of(
    st.floats(allow_nan=True, allow_infinity=True),
    st.integers(-3, 3),
    st.sampled_from(
        [10**400, 2**53, 2**53 + 1, -(2**60), True, False, None, "warm", "雨", "\ud800", "\x00", {"a": [1]}, []]
    ),
)
links = st.one_of(
    st.integers(1, 7).map(lambda key: {"@iot.id": key}),
    st.sampled_from([{"@iot.id": 1}, {"@iot.id": 99}, {"@iot.id": "1"}, {"@iot.id": True}, {"name": "x"}, None, 1, {}]),
)
documents = st.fixed_dictionaries(
    {"result": results},
    optional={
        "phenomenonTime": times,
        "resultTime": times,
        "Datastream": links,
        "validTime": times,
        "resultQuality": st.sampled_from(["fair", None, {}, [1]]),
        "parameters": st.sampled_from([{"by": "hand"}, {}, None, 3]),
        "FeatureOfInterest": st.sampled_from([None, {"@iot.id": 1}, {"@iot.id": 99}, "x"]),
        "further": st.just(1),
    },
)
plain = st.builds(
    lambda time, value, key: {"phenomenonTime": time, "result": value, "Datastream": {"@iot.id": key}},
    st.one_of(minutes, news),
    st.floats(-50, 50),
    st.sampled_from([1, 1, 5, 6]),
)
bodies = st.one_of(
    plain.map(lambda document: json.dumps(document).encode()),
    plain.map(lambda document: json.dumps(document).encode()),
    documents.map(lambda document: json.dumps(document).encode()),
    st.sampled_from(ODD_BODIES),
)
GOOD = "Authorization: Bearer {good}"
heads = st.one_of(
    st.just((GOOD,)),
    st.sampled_from(
        [
            (),
            ("Authorization: Bearer x",),
            ("Authorization: Bearer {wrong}",),
            ("Authorization: Bearer {revoked}",),
            ("Authorization: Bearer {reader}",),
            ("Authorization: Bearer {other}",),
            ("Authorization: Digest {good}",),
            (GOOD, "Origin: http://evil.example"),
            (GOOD, "Origin: http://localhost"),
            (GOOD, "Sec-Fetch-Site: cross-site"),
            (GOOD, "User-Agent: Mozilla/5.0 QGIS/34000"),
            (GOOD, "Accept-Language: zh-CN,zh;q=0.9"),
            (GOOD, "Accept-Encoding: br"),
            (GOOD, "X-Forwarded-Proto: https", "X-Forwarded-For: 203.0.113.7"),
            (GOOD, "Connection: close"),
            (GOOD, "Content-Type: text/plain"),
            (GOOD, "X-Odd: 7412960358127406"),
        ]
    ),
)
requests = st.builds(
    Sent,
    bodies,
    heads,
    st.sampled_from(["Observations"] * 4 + ["Datastreams(1)/Observations", "Datastreams(5)/Observations"]
                    + ["Datastreams(99)/Observations", "Observations?x=1", "%4fbservations", "Observations/"]),
    st.sampled_from(["localhost"] * 8 + ["evil.example", "", "localhost:81", "7412960358127406"]),
    st.sampled_from(["1.1"] * 9 + ["1.0"]),
    st.sampled_from([False] * 4 + [True]),
)  # fmt: skip
WAYS = st.sampled_from(["one by one", "pipelined", "in pieces", "in pieces"])


@given(st.lists(requests, min_size=1, max_size=5), WAYS, st.integers(1, 300))
@settings(max_examples=EXAMPLES, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_equal_requests_have_equal_answers(twins: tuple[Twin, Twin], sent: list[Sent], way: str, piece: int) -> None:
    assert answers(twins[0], sent, way, piece) == answers(twins[1], sent, way, piece)


def test_both_stored_and_noted_the_same(twins: tuple[Twin, Twin]) -> None:
    ours, theirs = (stored_of(twin) for twin in twins)
    for name in ours:
        assert ours[name] == theirs[name], name
    assert sum(twins[0].answered) > EXAMPLES / 4
    assert not twins[1].answered


def answers(twin: Twin, sent: list[Sent], way: str, piece: int) -> list[bytes]:
    """What comes on one connection, without what differs from one answer to the next."""
    where = urlsplit(str(twin.sta.client.base_url))
    raw = [one.raw(twin.tokens) for one in sent]
    if way == "pipelined":
        raw = [b"".join(raw)]
    told: list[bytes] = []
    with socket.create_connection((str(where.hostname), where.port or 0), timeout=PATIENCE) as connection:
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        reader = connection.makefile("rb")
        for one in raw:
            ends = b"Connection: close" in one or b"HTTP/1.0" in one  # may be answered, and ended, before all is sent
            size = max(piece, len(one) // 20) if way == "in pieces" and not ends else len(one)
            try:
                for at in range(0, len(one), size):
                    connection.sendall(one[at : at + size])
                for _ in range(len(sent) if way == "pipelined" else 1):
                    told.append(answer(reader))
            except ConnectionError:
                break
            if not told[-1] or b"connection: close" in told[-1]:
                break
    return told


def answer(reader: Any) -> bytes:
    """One answer, its head in order; empty where the connection ends."""
    head = b"".join(iter(lambda: reader.readline().lstrip(b"\r\n"), b""))
    found = re.search(rb"(?i)content-length: (\d+)", head)
    body = reader.read(int(found[1])) if found else b""
    return b"".join(sorted(DIFFERENT.sub(b"", head).lower().splitlines(True))) + body


def stored_of(twin: Twin) -> dict[str, Any]:
    """All that came of the requests: observations, audit log, ledger, numbers that operators watch."""
    client, headers = twin.sta.client, twin.sta.headers
    governance = twin.state.governance
    wait(lambda: governance.audit.waiting == 0)
    with governance.records.read() as connection:
        rows = audit_entries.entries(connection, 10_000)
    audited: Counter[tuple[Any, ...]] = Counter()
    for row in rows:
        for what in ("things", "requests"):
            audited[row["who"], row["token"], row["act"], row["object"], row["status"], what] += row[what]  # type: ignore[literal-required]
    streams = [twin.sta.values(f"Datastreams({key})/Observations", top="1000", orderby="id") for key in range(1, 8)]
    told = json.dumps(streams).replace(str(twin.sta.client.base_url).rstrip("/"), "")
    readings = [_unchecked(reading) for stream in json.loads(told) for reading in stream]
    days = client.get("/api/v1/sensing/ledger", headers=headers).json()["days"]
    lines = client.get("/metrics", headers=headers).text.splitlines()
    counted = [
        line for line in lines if line.startswith("citybrain_requests_total") and "sta" in line and "POST" in line
    ]
    return {"audit": audited, "readings": readings, "days": days, "counted": sorted(counted)}


def _unchecked(reading: dict[str, Any]) -> dict[str, Any]:
    """A reading without the flags that a check in the background gives it at some time."""
    flagged = isinstance(reading.get("resultQuality"), dict) and "scheme" in reading["resultQuality"]
    return {name: value for name, value in reading.items() if not (flagged and name == "resultQuality")}
