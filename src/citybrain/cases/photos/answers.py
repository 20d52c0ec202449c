"""Photos as answers."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Row
from typing_extensions import TypedDict


class PhotoAnswer(TypedDict):
    """A photo: `claimed_` is what it said of itself, which anybody can write; `item` the question that it answers.

    source_sha256: of the bytes that were given, sha256: of those that are stored.
    """

    number: int
    item: str | None
    width: int
    height: int
    size: int
    sha256: str
    source_sha256: str
    claimed_at: str | None
    claimed_longitude: float | None
    claimed_latitude: float | None
    data_class: str
    made_by: str
    made_at: str


def photo_answer(row: Row[Any]) -> PhotoAnswer:
    """One photo, without its picture."""
    return {
        "number": row.id,
        "item": row.item,
        "width": row.width,
        "height": row.height,
        "size": row.size,
        "sha256": row.sha256,
        "source_sha256": row.source_sha256,
        "claimed_at": row.claimed_at,
        "claimed_longitude": row.claimed_longitude,
        "claimed_latitude": row.claimed_latitude,
        "data_class": row.data_class,
        "made_by": row.made_by,
        "made_at": row.made_at,
    }
