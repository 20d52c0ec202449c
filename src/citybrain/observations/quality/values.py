"""Values as a person declares them: numbers, spans and texts, or an error that says where one is none."""

from __future__ import annotations

import math
from typing import Any, TypeAlias

from citybrain.records.errors import EntryError

Span: TypeAlias = tuple[float, float]


def number(given: Any, place: str) -> float:
    """A finite number. Raises EntryError."""
    if isinstance(given, bool) or not isinstance(given, int | float) or not math.isfinite(given):
        raise EntryError("quality-number", place=place, received=str(given)[:60])
    return float(given)


def above_zero(given: Any, place: str) -> float:
    """A number above zero. Raises EntryError."""
    if number(given, place) <= 0:
        raise EntryError("quality-positive", place=place, received=str(given)[:60])
    return float(given)


def span(given: Any, place: str) -> Span:
    """Two numbers, the lower one first. Raises EntryError."""
    if not isinstance(given, list | tuple) or len(given) != 2:
        raise EntryError("quality-span", place=place, received=str(given)[:60])
    low, high = number(given[0], place), number(given[1], place)
    if low > high:
        raise EntryError("quality-span", place=place, received=str(given)[:60])
    return low, high


def text(given: Any, place: str) -> str:
    """A text that says something. Raises EntryError."""
    if not isinstance(given, str) or not given.strip():
        raise EntryError("quality-text", place=place, received=str(given)[:60])
    return given


def words(given: Any, place: str) -> frozenset[str]:
    """Texts as a list. Raises EntryError."""
    if not isinstance(given, list | tuple | frozenset) or not given:
        raise EntryError("quality-text", place=place, received=str(given)[:60])
    return frozenset(text(one, place) for one in given)
