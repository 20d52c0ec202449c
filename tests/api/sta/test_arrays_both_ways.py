"""Data arrays come to the same by the scan of their bytes and by the general way, whatever they hold."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from typing import NamedTuple

import pyarrow as pa
import pytest
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from citybrain.api.sta.bodies import written
from citybrain.api.sta.exchange import CREATE_OBSERVATIONS, Answered, Asked, answered, answered_as_bytes
from citybrain.api.sta.refusals import refusal
from citybrain.governance import Actor, Permission, Role
from citybrain.kernel.errors import CityBrainError
from citybrain.observations.sensing import Sensing
from citybrain.observations.sensorthings.service import Service
from citybrain.observations.sensorthings.writing import columnar
from citybrain.observations.sensorthings.writing.data_array import MOST_GROUPS
from tests.api.sta.documents import whole
from tests.sensors import open_sensing

ROOT = 'http://city.example/sta/"v1.1"'
SENDER = Actor("sender", frozenset({Role.DEVICE_OPERATOR}), frozenset(Permission))
NOW = 1_790_000_000_000_000
SETTINGS = settings(max_examples=60, suppress_health_check=list(HealthCheck), database=None)


class BothWays(NamedTuple):
    """Two cities with the same datastreams: one takes arrays by the scan where it can, the other never does."""

    scanning: Service
    general: Service


@pytest.fixture(scope="module")
def cities(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BothWays]:
    columnar.prepare()
    opened = [open_sensing(tmp_path_factory.mktemp(name), "UTC", lambda: NOW) for name in BothWays._fields]
    yield BothWays(*map(_with_streams, opened))
    for sensing in opened:
        sensing.close()


def _with_streams(sensing: Sensing) -> Service:
    """Measurements (1, 2), counts (3), truths (4), and measurements of a thing that is nowhere (5)."""
    service = Service(sensing)
    for kind in ("Measurement", "Measurement", "CountObservation", "TruthObservation"):
        service.create(SENDER, "Datastreams", whole(kind, kind))
    nowhere = whole("nowhere")
    del nowhere["Thing"]["Locations"]
    service.create(SENDER, "Datastreams", nowhere)
    return service


def outcome(service: Service, body: bytes, fast: bool) -> tuple[int, bytes, object, bool]:
    """Status, body and rows of the audit log of the answer; whether it came by the scan."""
    asked = Asked("POST", CREATE_OBSERVATIONS, (), body)
    try:
        scanned = answered_as_bytes(service, SENDER, ROOT, asked) if fast else None
        told = scanned or answered(service, SENDER, ROOT, asked)
    except CityBrainError as error:
        scanned, told = None, Answered(*refusal(error, "en"))
    return told.status, written(told.document) if told.raw is None else told.raw, list(told.noted), scanned is not None


def contents(service: Service) -> list[object]:
    """All that is stored: readings, what each source delivered, what was refused."""
    store = service.sensing.store
    apart = [replace(one, at=None) for one in store.quarantined(most=100_000)]
    columns = (column for batch in store.batches() for column in batch.columns)
    whole = [column.cast(pa.int64()) if pa.types.is_timestamp(column.type) else column for column in columns]
    return [[column.to_pylist() for column in whole], store.tallies(), apart]  # times may lie beyond those of Python


digits = st.integers(0, 10**18).map(str)
ordinary_times = st.builds(
    lambda moment, fraction, offset: f'"{moment.strftime("%Y-%m-%dT%H:%M:%S")}{fraction}{offset}"',
    st.datetimes(min_value=datetime(2000, 1, 1), max_value=datetime(2026, 8, 1)),
    st.one_of(st.just(""), st.integers(0, 999_999).map(lambda number: f".{number}")),
    st.sampled_from(["Z", "+00:00", "-00:00", "+05:30", "-11:59", "+23:59"]),
)
ordinary_numbers = st.one_of(
    st.integers(1, 10**15 - 1).map(str),
    st.integers(-(10**15) + 1, -1).map(str),
    st.builds(
        "{}{}.{}".format, st.sampled_from(["", "-"]), st.integers(1, 10**6), st.integers(0, 10**8).map("{:09}".format)
    ),
    st.just("0"),
)
whole_numbers = st.integers(1, 10**9).map(str)
odd_times = st.sampled_from(
    ["null", "5", '"2026-01-01"', '"2026-01-01T00:00:00"', '"2026-02-30T00:00:00Z"', '"2024-02-29T00:00:00z"', '""',
     '"2026-01-01T00:00:60Z"', '"2026-01-01T24:00:00Z"', '"2026-01-01 00:00:00Z"', '"2026-01-01T00:00:00.1234567Z"',
     '"2026-01-01T00:00:00,5Z"', '"2026-01-01T00:00:00+24:00"', '"2026-01-01T00:00:00+0200"', '"2999-01-01T00:00:00Z"',
     '"2026-01-01T00:00Z"', '"2026-01-01T00:00:00Z/2026-01-01T01:00:00Z"',
     '"2026-01-01T02:00:00Z/2026-01-01T01:00:00Z"',
     '"0001-01-01T00:00:00+01:00"', '"9999-12-31T23:59:59Z"', '"2026-01-01T00:00:00.Z"', '"2\\u003026-01-01T00:00:00Z"',
     '"2026-0１-01T00:00:00Z"', '"2026-01-01T00:00:00-23:60"', '"-026-01-01T00:00:00Z"', '"2100-02-29T00:00:00Z"']
)  # fmt: skip
odd_numbers = st.one_of(
    st.sampled_from(
        ["null", "true", '"5"', "-0", "-0.0", "0.0", "1e5", "1E400", "-1e-400", "5.0", "01", "1.", ".5", "+5", "NaN",
         "Infinity", "[1]", "{}", "9007199254740991", "9007199254740992", "9007199254740993", "9" * 30,
         "-", "0.1" + "0" * 30,
         "123456789012345.6", "1234567890123456", "0.3", "2.2250738585072014e-308", "5e-324", "0.000000000000000000001",
         '"\\ud800"', '"雨"', "\x00", "1 2", "// 5"]
    ),
    st.floats(allow_nan=True).map(json.dumps),
    digits,
    st.builds("{}.{}".format, digits, digits),
)  # fmt: skip


def seldom(number: int) -> st.SearchStrategy[bool]:
    """True once in so many."""
    return st.sampled_from([False] * number + [True])


gaps = {odd: st.sampled_from(["", " ", "\n\t", "\r "] * 9 + ["\x0b"] * odd) for odd in (False, True)}


@st.composite
def rows(draw: st.DrawFn, components: list[str], odd: bool, whole_alone: bool) -> str:
    """The rows of an array as text."""
    texts = []
    for _ in range(draw(st.integers(0, 4))):
        values = []
        for name in components:
            usual = (whole_numbers if whole_alone else ordinary_numbers) if name == "result" else ordinary_times
            others = {"result": odd_numbers, "phenomenonTime": odd_times, "resultTime": odd_times}
            strange = others.get(name, st.sampled_from(["null", "1", "999", "{}", '{"height": 2}', '"x"', "1.5"]))
            is_odd = odd and draw(seldom(20))
            values.append(draw(strange if is_odd or name not in others else usual))
        if odd and draw(seldom(60)):
            values = values[:-1]
        gap = draw(gaps[odd])
        texts.append("[" + f"{gap},{gap}".join(values) + gap + "]")
    comma = draw(st.sampled_from([","] * 30 + [",,", "", ";"])) if odd else ","
    end = draw(st.sampled_from([""] * 30 + [",", "x"])) if odd else ""
    return draw(gaps[odd]).join(["[", comma.join(texts) + end, "]"])


@st.composite
def bodies(draw: st.DrawFn, odd: bool) -> bytes:
    """Bodies of CreateObservations."""
    groups = []
    for _ in range(draw(st.integers(0 if odd else 1, 3))):
        streams = ["1", "2", "3"] * 25 + (
            ["4", "5", "77", "-1", "1.0", "true", '"1"', "1e0", "9" * 19, "9" * 30] if odd else []
        )
        stream = draw(st.sampled_from(streams))
        components = draw(st.permutations(["phenomenonTime", "result", "resultTime"][: draw(st.integers(2, 3))]))
        if odd and draw(seldom(20)):
            more = st.sampled_from(
                ["result", "resultQuality", "parameters", "FeatureOfInterest/id", "validTime", "x", ""]
            )
            components = [*components, draw(more)][-draw(st.integers(1, 4)) :]
        array = draw(rows(components, odd, stream == "3"))
        members = {
            '"Datastream"': f'{{"@iot.id":{stream}}}',
            '"components"': json.dumps(components),
            '"dataArray"': array,
        }
        if draw(st.booleans()):
            members['"dataArray@iot.count"'] = draw(
                st.sampled_from(["4", *(["null", "1.5", '"2"', "[]"] if odd else [])])
            )
        order = draw(st.permutations(list(members.items())))
        if odd and draw(seldom(15)):
            order.append(draw(st.sampled_from([
                ('"Datastream"', '{"@iot.id":2}'), ('"Datastream"', '{"@iot.id":2,"name":"x"}'), ('"dataArray"', "[]"),
                ('"dataArray"', '["\\ud800"]'), ('"extra"', "1"), ('"Data\\u0053tream"', "null"),
                ('"components"', "null"),
                ('"components"', '["phenomenonTime","result"]'), ('"dataArray"', "null"), ('"雨"', '"雪"'),
            ])))  # fmt: skip
            order = draw(st.permutations(order))
        groups.append("{" + ",".join(f"{name}:{value}" for name, value in order) + "}")
    text = "[" + ",".join(groups) + "]"
    if odd:
        text = draw(
            st.sampled_from(["{}"] * 20 + ["{},", "{}]", "\ufeff{}", "{}\x00", '{{"a":{}}}', "", "null", "[{},null]"])
        ).format(text)
    raw = text.encode()
    return raw.replace(b"1", b"\xff", 1) if odd and draw(seldom(40)) else raw


@SETTINGS
@given(bodies(odd=False))
def test_ordinary_arrays_are_scanned_and_come_to_the_same(cities: BothWays, body: bytes) -> None:
    *scanned, fast = outcome(cities.scanning, body, True)
    assert fast
    assert scanned == [*outcome(cities.general, body, False)[:-1]]
    assert scanned[0] == 201


@SETTINGS
@given(bodies(odd=True))
def test_odd_arrays_come_to_the_same(cities: BothWays, body: bytes) -> None:
    *scanned, fast = outcome(cities.scanning, body, True)
    event(f"scanned: {fast}")
    assert scanned == [*outcome(cities.general, body, False)[:-1]]


def test_what_is_stored_is_the_same(cities: BothWays) -> None:
    """After all of the above: readings, ledger and what stands apart."""
    one, other = map(contents, cities)
    assert one == other
    assert cities.scanning.sensing.store.count() > 0


@pytest.mark.parametrize(
    "time", ['"2026-01-01T00:00:00.1Z"', '"2026-01-01T00:00:00.123456+02:00"', '"0002-03-01T00:00:00Z"']
)
def test_groups_that_repeat_readings_are_answered_alike(cities: BothWays, time: str) -> None:
    """Duplicates, conflicts, and many datastreams in the audit log."""
    group = '{"Datastream":{"@iot.id":1},"components":["phenomenonTime","result"],"dataArray":[[%s,%s],[%s,%s]]}'
    body = ("[" + ",".join(group % (time, 1 + number // 2, time, 1) for number in range(6)) + "]").encode()
    *scanned, fast = outcome(cities.scanning, body, True)
    assert fast
    assert b'"error"' in scanned[1]
    assert scanned == [*outcome(cities.general, body, False)[:-1]]


def test_nothing_is_scanned_before_the_code_is_compiled(cities: BothWays, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(columnar, "ready", lambda: False)
    body = b'[{"Datastream":{"@iot.id":1},"components":["phenomenonTime","result"],"dataArray":[]}]'
    assert outcome(cities.scanning, body, True) == (201, b"[]", [], False)
    assert outcome(cities.general, body, False) == (201, b"[]", [], False)


def test_rows_are_never_read_in_one_piece(cities: BothWays, monkeypatch: pytest.MonkeyPatch) -> None:
    """What holds the interpreter reads all that is no row, and not a byte of rows: of wrong ones nothing is read."""
    read = list[bytes]()

    def reading(heads: bytes) -> list[object]:
        read.append(heads)
        return []

    monkeypatch.setattr(columnar, "_READ", reading)
    row, wrong = b'["2026-01-01T00:00:00Z", 1], ' * 1000, b"[[1], {}], " * 1000
    for rows in (row, wrong, row + wrong):
        body = b'[{"Datastream": {"@iot.id": 1}, "components": ["phenomenonTime", "result"], "dataArray": [%s[]]}]'
        assert columnar.groups_of(body % rows) is None
    assert [len(heads) for heads in read] == [len(body) - len("%s[]") - 1]
    assert columnar.groups_of(b"[%s]" % (b'{"dataArray": []}, ' * (MOST_GROUPS + 1))) is None
    assert columnar.groups_of(b'[{"dataArray": []}, "%s"]' % (b"x" * columnar.HEADS)) is None
    assert len(read) == 1
