"""What is told beside the numbers of a plan."""

from __future__ import annotations

from typing_extensions import TypedDict


class Skipped(TypedDict):
    """Buildings that a measure left out; `reason` is a key of the message catalogue, `text` says it."""

    reason: str
    text: str
    count: int


class Notice(TypedDict):
    """Something to know about a plan; `pointer` (RFC 6901) is the place in it."""

    code: str
    pointer: str
    text: str
