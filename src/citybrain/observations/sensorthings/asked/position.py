"""Where a page ends: what its last entity was ordered by, as the text that the link to the next page carries.

A place among values stays where it is while entities come and go, so that no page repeats or leaves out an entity that
is there all the time. A number of entities to pass over does not.
"""

from __future__ import annotations

import datetime
import math
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from types import NoneType
from typing import Any, TypeAlias
from urllib.parse import quote, unquote

from citybrain.observations.sensorthings.errors import AskedError

OPTION = "$skiptoken"
"""As OData names it; the standard leaves the form of a next link to the service (OGC 18-088, 9.3.3.7)."""

Position: TypeAlias = tuple[Any, ...]
"""Values in their order; times are naive and in UTC."""

LONGEST_SHOWN = 120
EPOCH = datetime.datetime(1970, 1, 1)
MICROSECOND = datetime.timedelta(microseconds=1)

_READ: Mapping[str, Callable[[str], Any]] = {
    "n": lambda _: None,
    "b": lambda text: bool(int(text)),
    "i": lambda text: _whole(int(text)),
    "f": lambda text: _finite(float(text)),
    "d": lambda text: _finite(Decimal(text)),
    "t": lambda text: EPOCH + int(text) * MICROSECOND,
    "c": datetime.date.fromisoformat,
    "h": datetime.time.fromisoformat,
    "l": lambda text: int(text) * MICROSECOND,
    "x": unquote,
}
"""By the sign that a value begins with."""

_WRITTEN: Sequence[tuple[type, tuple[str, Callable[[Any], object]]]] = (
    (NoneType, ("n", lambda _: "")),
    (bool, ("b", int)),
    (int, ("i", int)),
    (float, ("f", float)),
    (Decimal, ("d", str)),
    (datetime.datetime, ("t", lambda time: (time - EPOCH) // MICROSECOND)),
    (datetime.date, ("c", datetime.date.isoformat)),
    (datetime.time, ("h", datetime.time.isoformat)),
    (datetime.timedelta, ("l", lambda length: length // MICROSECOND)),
    (object, ("x", lambda text: quote(str(text), safe=""))),
)
"""How values are written: by the first kind that one is of."""


def written(position: Sequence[Any]) -> str:
    """The text of a position, as `position_of` reads it."""
    return ",".join(map(_written, position))


def of_reading(times: int, time: int, stream: int, number: int) -> str:
    """The text of the position of a reading that stands by its time [µs], asked for so many times."""
    return f"t{time}," * times + f"i{stream},i{number}"


def position_of(text: str) -> Position:
    """The position of a text. Raises AskedError where it is none."""
    try:
        return tuple(_READ[part[:1]](part[1:]) for part in text.split(","))
    except (KeyError, ValueError, ArithmeticError):
        raise refused(text) from None


def _whole(number: int) -> int:
    if not -(1 << 63) <= number < 1 << 63:
        raise ValueError(number)
    return number


def _finite(number: float | Decimal) -> float | Decimal:
    if not math.isfinite(number):
        raise ValueError(number)
    return number


def refused(text: str) -> AskedError:
    """The error for a text that is no position in the order asked for."""
    return AskedError("sta-position", option=OPTION, received=text[:LONGEST_SHOWN])


def _written(value: Any) -> str:
    sign, told = next(told for kind, told in _WRITTEN if isinstance(value, kind))
    return f"{sign}{told(value)}"
