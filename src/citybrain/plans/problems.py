"""Errors of plans: several at once, and what was received put into few words."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from citybrain.kernel.errors import CityBrainError, PlanError

MOST_TOLD = 50
"""Errors of one document that are told one by one."""


class PlanProblemsError(PlanError):
    """All that is wrong with one plan, so that a person can mend it in one go; `more`: how many errors are not held."""

    def __init__(self, errors: Sequence[PlanError], more: int = 0) -> None:
        super().__init__("plan-errors", count=len(errors) + more, file=str(errors[0].arguments.get("file", "")))
        self.errors = tuple(errors)
        self.more = more

    def __reduce__(self) -> tuple[object, ...]:
        return PlanProblemsError, (self.errors, self.more)


def each(error: CityBrainError) -> tuple[CityBrainError, ...]:
    """The first errors inside an error that holds several as `errors`, at the end how many more there are."""
    held: Sequence[CityBrainError] = getattr(error, "errors", (error,))
    more = len(held[MOST_TOLD:]) + getattr(error, "more", 0)
    return (*held[:MOST_TOLD], *([CityBrainError("errors-more", count=more)] if more else ()))


@contextmanager
def gathering(errors: list[PlanError]) -> Iterator[None]:
    """Goes on after an error of a plan and adds it to the list."""
    try:
        yield
    except PlanError as error:
        errors.extend(error.errors if isinstance(error, PlanProblemsError) else [error])


def raise_all(errors: Sequence[PlanError], more: int = 0) -> None:
    """Raises nothing, the only error, or all of them as one; `more`: how many there are beside them."""
    if len(errors) == 1 and not more:
        raise errors[0]
    if errors:
        raise PlanProblemsError(errors, more)


_WRITER = json.JSONEncoder(ensure_ascii=False, default=str)


def some(names: Iterable[str], most: int = 12) -> str:
    """The first names as text, and whether there are more."""
    names = list(names)
    return ", ".join(names[:most]) + (", …" if len(names) > most else "")


def shortened(text: str, longest: int = 60) -> str:
    """A text, its end left out where it is longer."""
    return text if len(text) <= longest else f"{text[: longest - 1]}…"


def shown(value: Any, longest: int = 60) -> str:
    """A received value as short text; of one that is large no more is written than is shown."""
    text = ""
    for piece in _WRITER.iterencode(value):
        text += piece
        if len(text) > longest:
            break
    return shortened(text, longest)
