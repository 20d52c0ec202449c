"""Photos as answers."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Row
from typing_extensions import TypedDict

from citybrain.base.answers import answer_of


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


class OpenedWithPhoto(TypedDict):
    """The number of the case that a photo opened, or joined, and the photo."""

    case: int
    photo: PhotoAnswer


def photo_answer(row: Row[Any]) -> PhotoAnswer:
    """One photo, without its picture."""
    return answer_of(PhotoAnswer, row, number=row.id)
