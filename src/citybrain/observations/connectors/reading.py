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
        start = content[:80].decode(errors="replace")
        raise ConnectorError("connector-answer", kind=kind, received=start, allowed="JSON") from problem


def require(told: Any, kind: str, *path: str | int) -> Any:
    """What stands at a path of an answer. Raises ConnectorError where nothing does."""
    here = told
    for part in path:
        try:
            here = here[part]
        except (KeyError, IndexError, TypeError) as problem:
            raise ConnectorError(
                "connector-answer", kind=kind, received=str(here)[:80], allowed=".".join(map(str, path))
            ) from problem
    return here


def finite(value: Any) -> TypeGuard[float]:
    """Whether this is a number."""
    return isinstance(value, (int, float)) and not isinstance(value, bool) and math.isfinite(value)
