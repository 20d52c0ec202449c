"""What a pure function gave for the very same values before, so that parts of a search that no draw moves are made
once.
"""

from __future__ import annotations

import threading
import weakref
from collections import OrderedDict
from collections.abc import Callable, Sequence
from functools import wraps
from typing import Any, NamedTuple, ParamSpec, TypeVar

import numpy as np

from citybrain.kernel.solves import digest_of

P = ParamSpec("P")
R = TypeVar("R")

MOST_BYTES = 8 * 2**20
"""Arrays of answers that are at hand for each function; of larger ones none is."""

MOST_ANSWERS = 8
"""Answers that are at hand for each function."""


class Recalled(NamedTuple):
    """An answer, the memory that it holds, and what arguments were told apart by what they are, which may be gone."""

    answer: Any
    bytes: int
    of: tuple[weakref.ref[Any], ...]

    def is_of(self, things: Sequence[Any]) -> bool:
        """Whether it is of these very things: the id of one that is gone may be that of another."""
        return all(thing() is one for thing, one in zip(self.of, things, strict=True))


def recalled(function: Callable[P, R]) -> Callable[P, R]:
    """A function of arrays, numbers and lasting things that recalls its last answers. Safe for threads.

    Arrays, alone or in a tuple, are told apart by their bits, anything else but numbers by what it is; the function
    must be pure. Arrays of an answer (one, or a tuple of them) cannot be written to.
    """
    answers: OrderedDict[bytes, Recalled] = OrderedDict()
    lock = threading.Lock()

    @wraps(function)
    def recall(*arguments: P.args, **named: P.kwargs) -> R:
        told = [*arguments, *named.values()]
        flat = [value for one in told for value in (one if isinstance(one, tuple) else (one,))]
        things = [value for value in flat if np.asarray(value).dtype.hasobject]
        key = digest_of([*flat, " ".join(named)])
        with lock:
            found = answers.get(key)
            if found is not None and found.is_of(things):
                answers.move_to_end(key)
                answer: R = found.answer
                return answer
        answer = function(*arguments, **named)
        flat_answer: tuple[Any, ...] = answer if isinstance(answer, tuple) else (answer,)
        made = [value for value in flat_answer if np.ndim(value)]
        for value in made:
            value.setflags(write=False)
        size = sum(value.nbytes for value in made)
        if size <= MOST_BYTES:
            with lock:
                answers[key] = Recalled(answer, size, tuple(map(weakref.ref, things)))
                while len(answers) > MOST_ANSWERS or sum(one.bytes for one in answers.values()) > MOST_BYTES:
                    answers.popitem(last=False)
        return answer

    return recall
