"""Answers as plain values of JSON, made from the records that hold them."""

from __future__ import annotations

import datetime
import math
from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

T = TypeVar("T")


def answer_of(shape: type[T], source: object, /, **more: object) -> T:
    """An answer of a shape (a TypedDict): `more` by name, all else what the source has under the same name.

    The source is a record with attributes or a mapping. Raises AttributeError or KeyError for a name that neither has,
    TypeError for a name that the shape does not have.
    """
    names = shape.__annotations__
    if unknown := more.keys() - names.keys():
        raise TypeError(f"{shape.__name__} has no {', '.join(sorted(unknown))}")
    answer: Any = {name: more[name] if name in more else plain(_part(source, name)) for name in names}
    return answer  # type: ignore[no-any-return]


def plain(value: object) -> object:
    """A value as JSON has it: a float that is not finite as null, a day or time as text, a tuple as a list.

    Of a dataclass or a named tuple all that it has, by name.
    """
    if isinstance(value, float):
        return number(value)
    if isinstance(value, datetime.date):
        return value.isoformat()
    if names := getattr(value, "_fields", None) or getattr(value, "__dataclass_fields__", None):
        return {name: plain(getattr(value, name)) for name in names}
    return [plain(one) for one in value] if isinstance(value, tuple) else value


def number(value: Any) -> float | None:
    """A plain number; None where it is missing or not finite, since JSON has no other word for it."""
    plain_value = None if value is None else float(value)
    return plain_value if plain_value is not None and math.isfinite(plain_value) else None


def numbers(values: list[float]) -> Sequence[float | None]:
    """The same of many numbers."""
    return values if all(map(math.isfinite, values)) else [number(value) for value in values]


def _part(source: object, name: str) -> object:
    return source[name] if isinstance(source, Mapping) else getattr(source, name)
