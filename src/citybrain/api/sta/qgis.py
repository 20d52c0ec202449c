"""QGIS keeps an id that is a number in 32 bits, and entities of equal id for one; a text it keeps whole.

Ids of observations are longer, so QGIS is told them as texts: the standard leaves the type of an id to the service
(OGC 18-088, 8.1). Seen in QGIS 3.40.
"""

from __future__ import annotations

from typing import Any

from fastapi import Request

LARGEST = 2**31 - 1
ID = "@iot.id"


def is_qgis(request: Request) -> bool:
    """Whether QGIS asks."""
    return "QGIS/" in request.headers.get("user-agent", "")


def long_ids_as_texts(value: Any) -> Any:
    """The document with every id that is longer than 32 bits as a text."""
    if isinstance(value, dict):
        return {name: _to_answer(name, inner) for name, inner in value.items()}
    return [long_ids_as_texts(inner) for inner in value] if isinstance(value, list) else value


def _to_answer(name: str, value: Any) -> Any:
    if name == ID and isinstance(value, int) and value > LARGEST:
        return str(value)
    return long_ids_as_texts(value)
