"""Equilibria and choices: a whole computation that searches, and says how near it came and in how many rounds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Generic, TypeVar

import numpy as np

from citybrain.kernel.errors import CityBrainError

V = TypeVar("V")


@dataclass(frozen=True)
class Solved(Generic[V]):
    """What a search found: the values (a column, or a NamedTuple of columns), the residual left, the rounds it took."""

    values: V
    residual: float
    iterations: int


@dataclass(frozen=True)
class Solve:
    """How a solved number was found, beside what is promised: a residual within `tolerance` in `at_most` rounds."""

    residual: float
    iterations: int
    tolerance: float
    at_most: int


def settled(name: str, found: Solved[Any], tolerance: float, at_most: int) -> Solved[tuple[Any, ...]]:
    """The columns that were found. Raises CityBrainError where the search did not settle; NaN never does."""
    if not found.residual <= tolerance or found.iterations > at_most:
        told = {"residual": float(found.residual), "tolerance": tolerance, "rounds": found.iterations}
        raise CityBrainError("solved-not-settled", quantity=name, allowed=at_most, **told)
    values = found.values
    columns = tuple(values) if hasattr(values, "_fields") else (values,)
    return Solved(columns, float(found.residual), int(found.iterations))


def joined(draws: list[Solved[tuple[Any, ...]]], places: list[list[Any]], sizes: list[int]) -> Solved[tuple[Any, ...]]:
    """One search for each draw as one: columns put together, the largest residual, the most rounds."""
    columns = []
    for position, size in enumerate(sizes):
        column = np.empty(size)
        for found, rows in zip(draws, places, strict=True):
            column[rows[position]] = found.values[position]
        columns.append(column)
    return Solved(tuple(columns), max(x.residual for x in draws), max(x.iterations for x in draws))
