"""Bodies of requests and answers as JSON."""

from __future__ import annotations

import json
from typing import Any

import orjson

from citybrain.observations.sensorthings.errors import AskedError


def loaded(raw: bytes) -> Any:
    """The value of a JSON text; NaN and infinite numbers are read, so that they can be refused one by one.

    Raises AskedError for anything else that is no JSON.
    """
    try:
        return orjson.loads(raw)
    except ValueError as problem:
        first = problem
    try:
        value = json.loads(raw)
        json.dumps(value, ensure_ascii=False).encode()  # half of a surrogate pair is no text
        return value
    except (ValueError, RecursionError):
        raise AskedError("sta-json", problem=str(first)[:120]) from None


def written(document: Any) -> bytes:
    """A value as a JSON text."""
    return orjson.dumps(document, option=orjson.OPT_NON_STR_KEYS)
