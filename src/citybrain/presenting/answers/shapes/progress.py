"""How far the evaluation of a plan has come."""

from __future__ import annotations

from typing_extensions import TypedDict

from citybrain.presenting.answers.shapes.numbers import State


class Progress(TypedDict):
    """`done` of `of` years of the present `part` are computed, after so many seconds.

    `seconds_left` is what the part still takes at most, at its pace so far; null before that can be told.
    """

    id: str
    state: State
    part: str
    done: int
    of: int
    seconds: float
    seconds_left: float | None
