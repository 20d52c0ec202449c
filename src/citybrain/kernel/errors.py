"""Errors carry a code of the message catalogue and its arguments; the text is made where a person reads it."""

from collections.abc import Callable, Mapping
from typing import Any, Self, TypeAlias, cast

Argument: TypeAlias = "str | int | float | Mapping[str, Any]"
"""A value of a message; a mapping is a message by itself: its `code` and `arguments`."""


class CityBrainError(Exception):
    """Something a person can mend. `code` is a message key; the arguments say what, where, received and allowed."""

    def __init__(self, code: str, **arguments: Argument) -> None:
        super().__init__(code)
        self.code = code
        self.arguments = arguments

    def __str__(self) -> str:
        told = ", ".join(f"{name}={value}" for name, value in self.arguments.items())
        return f"{self.code}: {told}" if told else self.code

    def alone(self) -> Self:
        """The same error without what it passed through: an error that is held keeps all values of those calls."""
        make, given = cast(tuple[Callable[..., Self], tuple[Any, ...]], self.__reduce__())
        return make(*given)  # copy() keeps them, where a library has errors pickled with their traces

    def __reduce__(self) -> tuple[object, ...]:
        return _rebuild, (type(self), self.code, self.arguments)


def _rebuild(kind: type[CityBrainError], code: str, arguments: dict[str, Argument]) -> CityBrainError:
    return kind(code, **arguments)


class DeclarationError(CityBrainError):
    """A declaration (quantity, parameter, vocabulary) that cannot be part of the graph."""


class InputError(CityBrainError):
    """A file or record that a person gave and that cannot be used as it is."""


class PlanError(CityBrainError):
    """A plan that cannot be evaluated as it is written."""


class NotFoundError(CityBrainError):
    """A name that nothing in this city has."""
