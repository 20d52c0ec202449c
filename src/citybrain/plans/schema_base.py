"""What all parts of a plan file share."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticKnownError

Number = Annotated[float, Field(strict=True, allow_inf_nan=False)]
Share = Annotated[Number, Field(ge=0, le=1)]
FIRST_YEAR, LAST_YEAR = 1900, 2200
YearNumber = Annotated[int, Field(strict=True, ge=FIRST_YEAR, le=LAST_YEAR)]


def at_most(number: int) -> BeforeValidator:
    """Refuses a mapping with more entries before any of them is looked at."""

    def counted(value: Any) -> Any:
        if isinstance(value, dict) and len(value) > number:
            told = {"field_type": "Dictionary", "max_length": number, "actual_length": len(value)}
            raise PydanticKnownError("too_long", told)
        return value

    return BeforeValidator(counted)


def _same(value: Any) -> Any:
    return value


GIVES_WAY = BeforeValidator(_same)
"""Lets other threads have their turn: lists are checked in one piece, however long, but for what is written in Python.

For items of lists that may have very many.
"""

MOST_WRONG = 1_000
"""Places of a document, and items of a list in it, that are wrong and looked at; with more that alone is told."""


def few_wrong(values: list[Any], *kinds: type) -> list[Any]:
    """A list without what follows very many items that are of none of these kinds: each error takes long to be told."""
    wrong = 0
    for place, value in enumerate(values if len(values) > MOST_WRONG else ()):
        wrong += type(value) not in kinds
        if wrong > MOST_WRONG:
            return values[: place + 1]
    return values


MOST_ENTRIES = 1_000
"""Settings of a measure, or attributes that it is chosen by: more than any model has."""


class Part(BaseModel):
    """A group of named fields, of which no other is allowed."""

    model_config = ConfigDict(extra="forbid", frozen=True)
