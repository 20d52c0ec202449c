"""The first and the last year break no answer, on any clock, wherever the API takes a time or a day."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from citybrain.api.app import create_app
from citybrain.open_city import OpenCity
from docs.openapi import FILE
from tests.access import token_of
from tests.city import write_city

CONTRACT = json.loads(FILE.read_text("utf-8"))
FIRST, SOME, LAST = "0001-01-01", "2026-11-29", "9999-12-31"
DAYS = (FIRST, LAST)
TIMES = tuple(
    f"{day}T{clock}{offset}"
    for day, clock in ((FIRST, "00:00:00"), (LAST, "23:59:59"))
    for offset in ("", "Z", "+14:00", "-12:00")
)
OF_A_TIME = re.compile(r"(\\d|\[0-9\])\{4\}-")
KNOWN: dict[str, Any] = {
    "from": "24.931,60.17", "to": "24.935,60.17", "identity": "6a1f3c1e-0000-4000-8000-000000000001", "name": "x",
    "intervention": "insulate_walls", "subject": "building:way/1", "checklist": "general", "task": "forget",
    "unit": "t", "kind": "load", "pollutant": "NOx", "amount": 1,
}  # fmt: skip
"""What is sent where only something that exists is answered."""

Place = tuple[str, ...]


def resolved(schema: dict[str, Any]) -> dict[str, Any]:
    """A schema itself, where it is named elsewhere; the first of several that are allowed."""
    while True:
        if "$ref" in schema:
            schema = CONTRACT["components"]["schemas"][schema["$ref"].rsplit("/", 1)[-1]]
        elif choices := schema.get("anyOf") or schema.get("oneOf") or schema.get("allOf"):
            schema = choices[0]
        else:
            return schema


def is_time(schema: dict[str, Any]) -> bool:
    return schema.get("format") in ("date", "date-time") or bool(OF_A_TIME.search(schema.get("pattern", "")))


def is_day(schema: dict[str, Any]) -> bool:
    return schema.get("format") == "date" or "T" not in schema.get("pattern", "T")


def sample(schema: dict[str, Any], name: str = "") -> Any:
    """The least that a schema allows."""
    schema = resolved(schema)
    if name in KNOWN:
        return KNOWN[name]
    if "enum" in schema or "const" in schema:
        return schema.get("const") or schema["enum"][0]
    kind = schema.get("type")
    if kind == "object":
        return {one: sample(schema["properties"][one], one) for one in schema.get("required", ())}
    if kind == "array":
        return [sample(schema["items"], name)] * max(1, schema.get("minItems", 1))
    if is_time(schema):
        return SOME if is_day(schema) else f"{SOME}T18:00:00Z"
    simple: dict[Any, Any] = {"boolean": True, "string": "x" * max(1, schema.get("minLength", 1))}
    return simple.get(kind, schema.get("minimum", schema.get("exclusiveMinimum", 0) + 1))


def times_in(schema: dict[str, Any], place: Place = ()) -> Iterator[tuple[Place, bool]]:
    """Where a body has times, and whether they are days."""
    schema = resolved(schema)
    if is_time(schema):
        yield place, is_day(schema)
    if len(place) < 6:
        for name, inner in schema.get("properties", {}).items():
            yield from times_in(inner, (*place, name))
        if "items" in schema:
            yield from times_in(schema["items"], (*place, "[]"))


def body_of(operation: dict[str, Any]) -> dict[str, Any]:
    return operation.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema", {})


def asked() -> Iterator[tuple[str, str, Place, bool]]:
    """Every place of the document where a time is sent, as a parameter or within a body; whether it is a day."""
    for path, operations in CONTRACT["paths"].items():
        for method, operation in operations.items():
            for one in operation.get("parameters", ()):
                if is_time(resolved(one["schema"])):
                    yield method, path, (f"?{one['name']}",), is_day(resolved(one["schema"]))
            for place, day in times_in(body_of(operation)):
                yield method, path, place, day


def put(document: Any, schema: dict[str, Any], place: Place, value: str) -> Any:
    """A sample with a value in one place."""
    if not place:
        return value
    first, *others = place
    schema = resolved(schema)
    if first == "[]":
        return [put(document[0] if document else None, schema["items"], tuple(others), value)]
    document = document if isinstance(document, dict) else sample(schema)
    return {**document, first: put(document.get(first), schema["properties"][first], tuple(others), value)}


ASKED = sorted(asked())


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory, static: Path) -> Iterator[TestClient]:
    """An administrator of a city of its own, since some of what is sent is recorded."""
    folder = write_city(tmp_path_factory.mktemp("times"))
    token = token_of(folder)
    with TestClient(create_app(OpenCity(folder), static), headers={"authorization": f"Bearer {token.text}"}) as running:
        yield running


def test_times_are_asked_for_in_many_places() -> None:
    assert len(ASKED) > 40
    assert ("get", "/api/v1/access/route", ("?hour",), False) in ASKED


@pytest.mark.parametrize(
    ("method", "path", "place", "day"), ASKED, ids=[" ".join((*one[:2], *one[2])) for one in ASKED]
)
def test_the_first_and_the_last_year_break_no_answer(
    client: TestClient, method: str, path: str, place: Place, day: bool
) -> None:
    operation = CONTRACT["paths"][path][method]
    address = re.sub(r"\{(\w+)\}", lambda at: str(KNOWN.get(at[1], 1)), path)
    needed = [one for one in operation.get("parameters", ()) if one["in"] == "query" and one.get("required")]
    query = {one["name"]: sample(one["schema"], one["name"]) for one in needed}
    body = sample(body_of(operation)) if body_of(operation) else None
    for time in DAYS if day else TIMES:
        if place[0].startswith("?"):
            answer = client.request(method, address, params={**query, place[0][1:]: time}, json=body)
        else:
            answer = client.request(method, address, params=query, json=put(body, body_of(operation), place, time))
        assert answer.status_code < 500, (time, answer.text)
