"""What connectors have in common when they read an answer."""

from __future__ import annotations

import math
from typing import Any, TypeGuard

from citybrain.kernel.errors import InputError
from citybrain.observations.connectors.fetching import ConnectorError
from citybrain.observations.incoming import parse_json


def json_of(content: bytes, kind: str) -> Any:
    """The answer as JSON. Raises ConnectorError."""
    try:
        return parse_json(content)
    except InputError as problem:
        raise ConnectorError("connector-answer", kind=kind, received=form_of(content), allowed="JSON") from problem


def require(told: Any, kind: str, *path: str | int) -> Any:
    """What stands at a path of an answer. Raises ConnectorError where nothing does."""
    here = told
    for part in path:
        try:
            here = here[part]
        except (KeyError, IndexError, TypeError) as problem:
            raise ConnectorError(
                "connector-answer", kind=kind, received=type_of(here), allowed=".".join(map(str, path))
            ) from problem
    return here


def form_of(content: bytes) -> str:
    """What an answer is, without anything that it holds: it may hold what is secret.

    >>> form_of(b"<!DOCTYPE html><title>Sign in, token=abc</title>")
    '48 bytes (HTML)'
    """
    start = content[:200].lstrip().lower()
    marks = {b"<!doctype html": "HTML", b"<html": "HTML", b"<": "XML", b"{": "JSON", b"[": "JSON"}
    form = next((name for mark, name in marks.items() if start.startswith(mark)), None)
    return f"{len(content)} bytes" + (f" ({form})" if form else "")


def type_of(value: Any) -> str:
    """What a part of an answer is in JSON, without what stands in it."""
    names = {dict: "object", list: "array", str: "string", bool: "boolean", int: "number", float: "number"}
    return names.get(type(value), "null")


def finite(value: Any) -> TypeGuard[float]:
    """Whether this is a number."""
    return isinstance(value, (int, float)) and not isinstance(value, bool) and math.isfinite(value)
