"""What many answers share.

What is told beside the numbers of a plan.
"""

from __future__ import annotations

from typing import Literal

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


Numbers = list[float | None]
"""One number for each year or plan; null where it is not known."""

State = Literal["running", "done", "stopped", "failed"]
Known = Literal["measured", "computed", "assumed"]
Verdict = Literal["better", "worse", "unclear", "unknown", "changed", "slight", "same"]
Strategy = Literal["avoid", "shift", "improve", "finance", "background"]
Shares = dict[str, float]
"""Shares of a value by quality level, whose number is the key."""


class Interval(TypedDict):
    """The middle 90 % of what a number may be; null where no draw has it."""

    low: float | None
    high: float | None


class Named(TypedDict):
    """A name and what people call it."""

    name: str
    label: str
