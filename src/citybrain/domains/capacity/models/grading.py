"""Grades from 1 (lowest) to 5 (highest) by four limits; nothing is assessed where nothing is known."""

from __future__ import annotations

from functools import reduce
from typing import Any

import numpy as np

from citybrain.kernel.units import Array

LOWEST, HIGHEST = 1.0, 5.0
TABLE = np.array([1.0, 2.0, 3.0, 4.0, 5.0, np.nan])
"""Grade by the best limit that is passed; none where nothing is known."""


def grade_at_most(value: Any, *limits: Any) -> Array:
    """5 up to the first limit, 4 up to the second, 1 beyond the fourth; NaN where the value is."""
    return _graded(value, [value <= limit for limit in limits])


def grade_at_least(value: Any, *limits: Any) -> Array:
    """5 from the first limit on, 4 from the second, 1 below the fourth; NaN where the value is."""
    return _graded(value, [value >= limit for limit in limits])


def _graded(value: Any, passed: list[Any]) -> Array:
    """The grade of the best limit that is passed, 1 for none; in bytes, which is four times as fast.

    Where somebody states one limit out of its order, those that are better than it still count.
    """
    best = np.zeros(np.shape(value), np.int8)
    for place, one in enumerate(passed):
        best = np.maximum(best, one * np.int8(len(passed) - place))
    grade: Array = TABLE[np.where(np.isnan(value), len(passed) + 1, best)]
    return grade


def turned(grade: Any) -> Array:
    """5 for 1 and 1 for 5: what is important for nature is least fit for other uses."""
    other: Array = LOWEST + HIGHEST - grade
    return other


def lower(first: Any, second: Any) -> Any:
    """The lower of two, the other where one is not known."""
    if isinstance(first, np.ndarray) and isinstance(second, np.ndarray):
        return np.fmin(first, second)
    return np.where(np.isnan(first) | (second < first), second, first)


def higher(first: Any, second: Any) -> Any:
    """The higher of two, the other where one is not known."""
    if isinstance(first, np.ndarray) and isinstance(second, np.ndarray):
        return np.fmax(first, second)
    return np.where(np.isnan(first) | (second > first), second, first)


def lowest(*grades: Any) -> Array:
    """The lowest of those that are known: the limiting rule; NaN where none is."""
    least: Array = reduce(lower, grades)
    return least


def highest(*grades: Any) -> Array:
    """The highest of those that are known; NaN where none is."""
    most: Array = reduce(higher, grades)
    return most
