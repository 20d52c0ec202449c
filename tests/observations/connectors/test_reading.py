"""A bad answer of a service is told by its form: what it holds may be secret."""

from collections.abc import Callable

import pytest

from citybrain.observations.connectors import fmi, gtfs_realtime
from citybrain.observations.connectors.fetching import ConnectorError
from citybrain.observations.connectors.reading import json_of, require, type_of

SECRET = "token=hunter2"


@pytest.mark.parametrize(
    ("content", "form"),
    [
        (f"<html>{SECRET}</html>", "HTML"), (f" <!DOCTYPE html>{SECRET}", "HTML"), (f"<error>{SECRET}</error>", "XML"),
        (f'{{"error": "{SECRET}"', "JSON"), (f"[{SECRET}", "JSON"), (SECRET, None), ("", None),
    ],
)  # fmt: skip
@pytest.mark.parametrize("read", [
    lambda content: json_of(content, "test"), fmi.read, lambda content: gtfs_realtime.read(content, "bus"),
])  # fmt: skip
def test_an_answer_that_cannot_be_read_is_told_by_its_form(
    content: str, form: str | None, read: Callable[[bytes], object]
) -> None:
    with pytest.raises(ConnectorError) as caught:
        read(content.encode())
    received = caught.value.arguments["received"]
    assert SECRET not in str(received)
    assert received in {f"{len(content.encode())} bytes" + (f" ({form})" if form else ""), "<!DOCTYPE"}


@pytest.mark.parametrize(
    ("told", "type_"),
    [({"a": SECRET}, "object"), ([SECRET], "array"), (SECRET, "string"), (True, "boolean"), (1.5, "number"),
     (None, "null")],
)  # fmt: skip
def test_a_part_that_is_not_there_is_told_by_what_stands_in_its_place(told: object, type_: str) -> None:
    assert type_of(told) == type_
    with pytest.raises(ConnectorError) as caught:
        require({"results": told}, "test", "results", "value", 0)
    assert caught.value.arguments["received"] in {type_, "string"}
    assert SECRET not in str(caught.value.arguments)
