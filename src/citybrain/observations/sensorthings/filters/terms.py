"""Values within an expression: of which sorts they can be taken, and their SQL."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any


class Sort(Enum):
    """Sorts of values. Constants are: float, str, bool, µs, date, time of day, timedelta, WKT."""

    NUMBER = "number"
    TEXT = "text"
    TRUTH = "true or false"
    TIME = "time"
    DAY = "date"
    CLOCK = "time of day"
    LENGTH = "duration"
    PLACE = "geometry"
    SPAN = "time or interval"
    """A pair: begin, and an end that is null for an instant."""


@dataclass(frozen=True)
class FilterTerm:
    """A value by the sorts it can be taken as; `raw` is what is null where there is no value at all.

    A property of any JSON type has several sorts, each null where the value is of another.
    """

    forms: Mapping[Sort, Any]
    raw: Any = None
    constant: bool = False

    @property
    def null(self) -> bool:
        """Whether this is the word null."""
        return not self.forms

    def told(self) -> str:
        """Its sorts, for messages."""
        return " / ".join(sort.value for sort in self.forms) or "null"


def constant(sort: Sort, value: Any) -> FilterTerm:
    """A constant."""
    return FilterTerm({sort: value}, constant=True)


NULL = FilterTerm({}, constant=True)
