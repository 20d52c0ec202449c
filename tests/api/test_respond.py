"""Values as the JSON of an answer."""

import json
import math
from enum import IntEnum
from itertools import count
from typing import Any, NamedTuple

import brotli
import numpy as np
import pytest
from fastapi import Request

from citybrain.api.respond import json_answer, lasting_answer, tagged_file, takes_brotli


class Pair(NamedTuple):
    first: int
    second: float | None


class Number(IntEnum):
    THREE = 3


def asking(**headers: str) -> Request:
    raw = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    return Request({"type": "http", "headers": raw})


@pytest.mark.parametrize("offer", ["br", "gzip, BR", "gzip;q=1, br ; q=0.5", "br;Q=0.001", "br;q=1.0"])
def test_brotli_is_taken_where_it_is_offered(offer: str) -> None:
    assert takes_brotli(asking(accept_encoding=offer))


@pytest.mark.parametrize("offer", ["", "gzip", "br;q=0", "br;q=0.0", "br; q=0.000", "br;Q=0", "br;q=no", "brotli"])
def test_brotli_is_not_taken_where_it_is_not_liked_at_all(offer: str) -> None:
    assert not takes_brotli(asking(accept_encoding=offer))


def test_a_file_is_made_only_for_who_does_not_have_it() -> None:
    made = count(1)

    def make() -> bytes:
        next(made)
        return brotli.compress(b"drawn")

    first = tagged_file(asking(), make, "text/plain", "one", {"X-Of": "all"})
    assert (first.status_code, bytes(first.body), first.headers["x-of"]) == (200, b"drawn", "all")
    for known in ('"one"', 'W/"one"', '"other", "one"', "*"):
        again = tagged_file(asking(if_none_match=known), make, "text/plain", "one", {"X-Of": "all"})
        assert again.status_code == 304
        assert [again.headers[name] for name in ("etag", "vary", "cache-control")] == [
            first.headers[name] for name in ("etag", "vary", "cache-control")
        ]
    assert next(made) == 2
    assert tagged_file(asking(if_none_match='"other"'), make, "text/plain", "one", {}).status_code == 200


def written(value: Any) -> str:
    request = Request({"type": "http", "headers": []})
    return bytes(json_answer(request, value).body).decode()


def test_an_answer_is_written_as_the_json_of_its_value() -> None:
    value = {"text": "é \u2028", "rows": [0.1, 1e-7, 1e16, -0.0, 2**53], "none": None, 4: (True, {"a": [[]]})}
    assert json.loads(written(value)) == json.loads(json.dumps(value))
    assert "é" in written(value)


def test_named_tuples_numbers_of_numpy_and_members_of_enumerations_are_plain_values() -> None:
    value: list[Any] = [Pair(1, None), Number.THREE, np.float64(1 / 3), np.int64(2)]
    assert json.loads(written(value)) == [[1, None], 3, 1 / 3, 2]


def test_a_number_that_is_not_finite_is_null() -> None:
    assert written([math.nan, math.inf, np.float64("nan")]) == "[null,null,null]"


def test_what_json_has_no_form_of_is_an_error() -> None:
    with pytest.raises(TypeError):
        written({"text": {1, 2}})


def test_an_answer_that_lasts_is_made_once_for_what_it_is_of() -> None:
    class City:
        pass

    def ask(city: City, tag: str) -> bytes:
        return bytes(lasting_answer(request, city, tag, lambda: next(numbers)).body)

    request = Request({"type": "http", "headers": []})
    numbers = count(1)
    one, other = City(), City()
    assert [ask(one, "en"), ask(one, "en"), ask(one, "zh"), ask(other, "en"), ask(one, "en")] == [
        b"1", b"1", b"2", b"3", b"1"
    ]  # fmt: skip
