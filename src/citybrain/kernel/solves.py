"""Equilibria and choices: a whole computation that searches, and says how near it came and in how many rounds."""

from __future__ import annotations

import copy
import hashlib
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeVar

import numpy as np

from citybrain.kernel.errors import CityBrainError

V = TypeVar("V")

TOLERANCE_OF_DRAWS = 1e-4
"""Least tolerance of a search in draws of a city, which differ from one another by more."""

MOST_ANSWERS = 8
"""Answers of each search in draws that are at hand at a time: those that were asked for last."""

MOST_OVER_YEARS = 128
"""The same where draws go from year to year: those of every year, without and with a plan, as long as they are within
MOST_BYTES.
"""

MOST_BYTES = 64 * 2**20


@dataclass(frozen=True)
class Solved(Generic[V]):
    """What a search gives: the values (a column, or a NamedTuple of columns), the residual left, the rounds it took.

    `left_out` is how much of its input it could not serve, in the unit of that input. `state` is what a search of
    other values of the same rows may start from; no quantity reads it.
    """

    values: V
    residual: float
    iterations: int
    left_out: float = 0.0
    state: Any = None


@dataclass(frozen=True)
class Solve:
    """How near a solved number came, beside what is promised: a residual within `tolerance` in `at_most` rounds."""

    residual: float
    iterations: int
    tolerance: float
    at_most: int
    left_out: float = 0.0

    @property
    def reached(self) -> bool:
        """Whether the promise is kept."""
        return self.residual <= self.tolerance


def settled(name: str, solved: Solved[Any], tolerance: float, at_most: int) -> Solved[tuple[Any, ...]]:
    """The columns of a search that ended. Raises CityBrainError where its residual is no number, or it went on."""
    if not np.isfinite(solved.residual) or solved.iterations > at_most:
        more = {"residual": float(solved.residual), "tolerance": tolerance, "rounds": solved.iterations}
        raise CityBrainError("solved-not-settled", quantity=name, allowed=at_most, **more)
    values = solved.values
    columns = tuple(values) if hasattr(values, "_fields") else (values,)
    return Solved(columns, float(solved.residual), int(solved.iterations), float(solved.left_out), solved.state)


class Searches:
    """What searches in draws share: the states that they begin from, by name, and the last answers.

    `of_change` are states that those of a changed city begin from, in place of those of its base. `most` answers of
    each search are at hand, the last MOST_ANSWERS of any size.
    """

    def __init__(self, states: Mapping[str, Any] | None = None, most: int = MOST_ANSWERS) -> None:
        self.states = states or {}
        self.most = most
        self.of_change: Mapping[str, Any] = {}
        self._answers: defaultdict[str, dict[bytes, Solved[tuple[Any, ...]]]] = defaultdict(dict)

    def changed(self, states: Mapping[str, Any]) -> Searches:
        """The same for a changed city, whose searches begin from other states."""
        other = copy.copy(self)
        other.of_change = states
        return other

    def answer(
        self, name: str, inputs: Sequence[Any], search: Callable[[], Solved[tuple[Any, ...]]]
    ) -> Solved[tuple[Any, ...]]:
        """What a search of some inputs finds; one of equal inputs is not made again. No state is kept."""
        key, answers = digest_of(inputs), self._answers[name]
        found = answers.pop(key, None)
        if found is None:
            found = replace(search(), state=None)
        answers[key] = found
        room = max(MOST_BYTES // max(_bytes(found), 1), MOST_ANSWERS)  # answers of a search are of one size
        for oldest in list(answers)[: -min(self.most, room)]:  # other threads add to them meanwhile
            answers.pop(oldest, None)
        return found


def _bytes(answer: Solved[tuple[Any, ...]]) -> int:
    return sum(getattr(values, "nbytes", 0) for values in answer.values)


def digest_of(inputs: Sequence[Any]) -> bytes:
    """What tells inputs of a search apart."""
    digest = hashlib.blake2b(digest_size=16)
    for value in inputs:
        array = np.asarray(value)
        digest.update(f"{array.dtype.str}{array.shape}".encode())
        bits = str(id(value)).encode() if array.dtype.hasobject else np.ascontiguousarray(array).view(np.uint8).data
        digest.update(bits)
    return digest.digest()


def joined(
    draws: list[Solved[tuple[Any, ...]]], places: list[list[Any]], sizes: list[int | None]
) -> Solved[tuple[Any, ...]]:
    """One search for each draw as one: columns put together, the largest residual, the most rounds, no state.

    What is of the model has no size, and no draw of its own: it is that of the first.
    """
    columns = []
    for position, size in enumerate(sizes):
        if size is None:
            columns.append(draws[0].values[position])
            continue
        column = np.empty(size)
        for solved, rows in zip(draws, places, strict=True):
            column[rows[position]] = solved.values[position]
        columns.append(column)
    residual, iterations = max(x.residual for x in draws), max(x.iterations for x in draws)
    return Solved(tuple(columns), residual, iterations, max(x.left_out for x in draws))
