"""Columns of a file that somebody gave."""

from __future__ import annotations

from typing_extensions import TypedDict


class FileColumn(TypedDict):
    """A column of a file, with a few of its values."""

    name: str
    samples: list[str]
