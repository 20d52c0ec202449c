"""Whatever is asked or sent, the service answers: never with a fault of its own."""

import json
from typing import Any
from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from citybrain.observations.sensorthings.errors import AskedError
from citybrain.observations.sensorthings.filters.grammar import parsed
from citybrain.observations.sensorthings.filters.names import FUNCTIONS
from citybrain.observations.sensorthings.model import KINDS
from tests.api.sta.conftest import STA, Sta
from tests.api.sta.documents import datastream, location, observation, thing, whole

SETTINGS = settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
NAMES = sorted(
    {"id", "@iot.id", "properties/number", "properties/a/b", "Datastream/Thing/name", "FeatureOfInterest/feature"}
    | {"Locations/location", "Datastreams/Thing/Datastreams/name", "HistoricalLocations/time", "resultQuality/flag"}
    | {name for kind in KINDS.values() for name in (*kind.properties, *kind.navigations)}
)
LITERALS = [
    "0", "-1", "5", "3.5", "1e300", "9007199254740993", "99999999999999999999999", "'a'", "'it''s'", "''", "true",
    "2026-01-01", "2026-01-01T00:00:00Z", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59-12:00", "12:00:00",
    "duration'PT1H'", "duration'P99999999D'", "geography'POINT (24.9 60.1)'", "geography'POLYGON EMPTY'", "'雨'",
    "'\u0000'", "null",
]  # fmt: skip
OPERATORS = ["eq", "ne", "gt", "ge", "lt", "le", "add", "sub", "mul", "div", "mod", "and", "or"]


def calls(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    def call(name: str) -> st.SearchStrategy[str]:
        return st.lists(inner, min_size=min(FUNCTIONS[name]), max_size=max(FUNCTIONS[name])).map(
            lambda parts: f"{name}({','.join(parts)})"
        )

    return st.sampled_from(sorted(FUNCTIONS)).flatmap(call)


def joined(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    pairs = st.tuples(inner, st.sampled_from(OPERATORS), inner).map(" ".join)
    return st.one_of(pairs, pairs.map(lambda text: f"({text})"), inner.map(lambda text: f"not ({text})"), calls(inner))


expressions = st.recursive(st.sampled_from([*NAMES, *LITERALS]), joined, max_leaves=8)
words = st.one_of(st.text(max_size=60), st.sampled_from([*NAMES, *LITERALS, "(", ")", "$", ";", ",", "'", "/", " eq "]))
kinds = st.sampled_from(sorted(KINDS))


@pytest.fixture(scope="module")
def served(sta: Sta) -> Sta:
    """Some entities of each kind, and results of each type."""
    for number, result in enumerate([1, -2.5, "a", True, None, {"a": 1}]):
        kept = thing(f"Thing {number}", Locations=[location()]) | {"properties": {"number": result, "a": {"b": number}}}
        told = whole("Any", "Observation", Observations=[observation("2026-01-01T00:00:00Z", result)]) | {"Thing": kept}
        sta.create("Datastreams", told)
    return sta


@SETTINGS
@given(st.one_of(st.text(max_size=200), st.lists(words, max_size=20).map("".join)))
def test_no_text_breaks_the_parser(text: str) -> None:
    try:
        parsed(text)
    except AskedError as problem:
        assert problem.code.startswith("sta-")


@SETTINGS
@given(kind=kinds, expression=expressions, order=st.one_of(st.none(), expressions))
def test_no_expression_breaks_the_service(served: Sta, kind: str, expression: str, order: str | None) -> None:
    ordered = "" if order is None else f"&$orderby={quote(order)}"
    address = f"{STA}/{kind}?$top=3&$count=true&$filter={quote(expression)}{ordered}"
    response = served.client.get(address, headers=served.headers)
    assert response.status_code in (200, 400, 501), (expression, order, response.text)


@SETTINGS
@given(
    path=st.lists(st.one_of(kinds, kinds.map(lambda kind: f"{kind}(1)"), words), max_size=5).map("/".join),
    options=st.dictionaries(
        st.sampled_from(
            ["$filter", "$orderby", "$top", "$skip", "$select", "$expand", "$count", "$resultFormat", "$x"]
        ),
        st.lists(words, max_size=4).map("".join),
        max_size=3,
    ),
)
def test_no_address_breaks_the_service(served: Sta, path: str, options: dict[str, str]) -> None:
    query = "&".join(f"{name}={quote(value, errors='replace')}" for name, value in options.items())
    response = served.client.get(f"{STA}/{quote(path, errors='replace')}?{query}", headers=served.headers)
    assert response.status_code < 500 or response.status_code == 501, response.text


plain = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False), st.text(max_size=8))
values = st.recursive(
    plain, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
)


@st.composite
def documents(draw: st.DrawFn) -> tuple[str, Any]:
    """An entity in which something is another value."""
    kind, made = draw(st.sampled_from([
        ("Things", thing()), ("Locations", location()), ("Datastreams", whole()), ("Datastreams", datastream()),
        ("Observations", observation("2026-01-01T00:00:00Z", 1, Datastream={"@iot.id": 1})),
        ("HistoricalLocations", {"time": "2026-01-01T00:00:00Z", "Thing": {"@iot.id": 1}, "Locations": [location()]}),
        ("CreateObservations", [{"Datastream": {"@iot.id": 1}, "components": ["result"], "dataArray": [[1]]}]),
        ("$batch", {"requests": [{"id": "1", "method": "get", "url": "Things"}]}),
    ]))  # fmt: skip
    copy = json.loads(json.dumps(made))
    place = copy[0] if isinstance(copy, list) else copy
    name = draw(st.sampled_from([*sorted(place), "Observations", "Datastreams", "extra"]))
    place[name] = draw(values)
    return kind, copy


@SETTINGS
@given(documents())
def test_no_document_breaks_the_service(served: Sta, sent: tuple[str, Any]) -> None:
    kind, document = sent
    raw = json.dumps(document).encode()
    headers = {**served.headers, "content-type": "application/json"}
    response = served.client.post(f"{STA}/{kind}", content=raw, headers=headers)
    assert response.status_code < 500 or response.status_code == 501, (document, response.text)
    change = served.client.patch(f"{STA}/Things(1)", content=raw, headers=headers)
    assert change.status_code < 500 or change.status_code == 501, (document, change.text)


@SETTINGS
@given(st.one_of(st.binary(max_size=200), st.text(max_size=100).map(lambda text: text.encode("utf-8", "replace"))))
def test_no_bytes_break_the_service(served: Sta, raw: bytes) -> None:
    for path, type_ in (
        ("Things", "application/json"),
        ("$batch", "multipart/mixed; boundary=x"),
        ("CreateObservations", "x"),
    ):
        headers = {**served.headers, "content-type": type_}
        assert served.client.post(f"{STA}/{path}", content=raw, headers=headers).status_code < 500
