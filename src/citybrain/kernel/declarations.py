"""Declare quantities: a function's name is the quantity, its parameter names are the quantities it needs."""

from __future__ import annotations

import typing
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Literal, TypeVar

import numpy as np

from citybrain.kernel.errors import DeclarationError
from citybrain.kernel.units import Unit

Kind = Literal[
    "given", "parameter", "lookup", "rowwise", "whole", "record", "field", "total", "mean", "spread", "loop", "guess",
    "previous",
]  # fmt: skip
F = TypeVar("F", bound=Callable[..., Any])

SHARED = frozenset({"city", "hour", "model"})
"""Entities that every row may read: scalars, the hours of the year, trained predictors."""

PREVIOUS = "previous_"
"""Begins the name of a quantity that stands for last year's value of another."""

ROWWISE = frozenset({"rowwise", "record", "field", "lookup", "previous"})
"""Kinds whose rows depend on nothing but the same rows of their inputs."""

ENTITIES = frozenset({"building", "zone", "city", "hour", "model"})


@dataclass(frozen=True)
class Quantity:
    """One node of the graph: what it is of, in which unit, from what, on whose authority."""

    name: str
    of: str
    unit: str
    kind: Kind
    source: str
    inputs: tuple[str, ...] = ()
    expects: Mapping[str, str] = field(default_factory=dict)
    function: Callable[..., Any] | None = None
    where: str = ""
    description: str = ""
    compiled: bool = False
    default: float | None = None
    observes: str = ""
    guess: str = ""
    tolerance: float = 0.0
    at_most: int = 1
    damping: float = 1.0

    @property
    def sentence(self) -> str:
        """The first sentence of the description: the formula in plain words."""
        first = self.description.strip().split("\n\n")[0]
        return " ".join(first.split())


def unit_of(hint: Any) -> str:
    """Unit text of an annotated alias, empty where a hint carries none."""
    return next((mark.text for mark in getattr(hint, "__metadata__", ()) if isinstance(mark, Unit)), "")


def _where(function: Callable[..., Any]) -> str:
    code = function.__code__
    return f"{function.__module__}:{code.co_firstlineno}"


def signature(function: Callable[..., Any]) -> tuple[tuple[str, ...], dict[str, Any]]:
    """Parameter names and resolved type hints (with "return") of a declared function."""
    code = function.__code__
    return code.co_varnames[: code.co_argcount], typing.get_type_hints(function, include_extras=True)


def fields_of(hint: Any) -> dict[str, str]:
    """Units by field of a NamedTuple class; empty for anything else."""
    if not hasattr(hint, "_fields"):
        return {}
    return {name: unit_of(h) for name, h in typing.get_type_hints(hint, include_extras=True).items()}


def _require(condition: object, code: str, function: Callable[..., Any], **more: str) -> None:
    if not condition:
        raise DeclarationError(code, quantity=function.__name__, where=_where(function), **more)


def _declare(of: str, source: str, kind: Kind, **more: Any) -> Callable[[F], F]:
    def mark(function: F) -> F:
        setattr(function, "__quantities__", _read(function, of, source, kind, more))  # noqa: B010
        return function

    return mark


def _read(function: Callable[..., Any], of: str, source: str, kind: Kind, more: dict[str, Any]) -> list[Quantity]:
    """Quantities that one declared function makes: itself, its fields, the guess of a loop."""
    inputs, hints = signature(function)
    result = hints.pop("return", None)
    outputs = fields_of(result)
    allowed = ", ".join(sorted(ENTITIES))
    _require(of in ENTITIES, "declaration-unknown-entity", function, received=of, allowed=allowed)
    _require(source.strip() or kind == "given", "declaration-without-source", function)
    _require(outputs or unit_of(result), "declaration-without-unit", function)
    start = more.pop("start", "")
    if kind == "previous":
        _require(function.__name__.startswith(PREVIOUS), "declaration-bad-previous", function)
        inputs = (start,) if isinstance(start, str) else ()
        more["default"] = None if inputs else float(start)
    made = Quantity(
        name=function.__name__,
        of=of,
        unit=unit_of(result),
        kind="record" if outputs else kind,
        source=source,
        inputs=inputs,
        expects={name: unit_of(hint) for name, hint in hints.items() if unit_of(hint)}
        or dict.fromkeys(inputs if kind == "previous" else (), unit_of(result)),
        function=function,
        where=_where(function),
        description=function.__doc__ or "",
        **more,
    )
    quantities = [made]
    for position, (name, unit) in enumerate(outputs.items()):
        quantities.append(_field(made, position, name, unit, result.__doc__ or ""))
    if made.guess:
        guess = Quantity(made.guess, of, made.unit, "guess", f"last round of {made.name}", (start,), where=made.where)
        quantities.append(guess)
    return quantities


def _column(values: Any, position: int) -> Any:
    return np.ascontiguousarray(values[:, position])


def _field(record: Quantity, position: int, name: str, unit: str, description: str) -> Quantity:
    return Quantity(
        name,
        record.of,
        unit,
        "field",
        record.source,
        (record.name,),
        function=partial(_column, position=position),
        where=record.where,
        description=record.description or description,
    )


def given(*, of: str, default: float | None = None, observes: str = "") -> Callable[[F], F]:
    """A column of the twin; the function has no body. `default` stands where a city has no such column.

    `observes` names the computed quantity that the column holds measured values of; both are kept.
    """
    return _declare(of, "twin", "given", default=default, observes=observes)


def previous(*, of: str, start: str | float) -> Callable[[F], F]:
    """Last year's value of the quantity whose name follows `previous_`; the function has no body.

    In the first year it is `start`: a number, or the value of the quantity of that name.
    """
    return _declare(of, "last year", "previous", start=start)


def quantity(*, of: str, source: str, whole: bool = False, compiled: bool = False) -> Callable[[F], F]:
    """A computed quantity, row by row unless `whole`; `compiled` bodies are not run on units but must test scaling."""
    return _declare(of, source, "whole" if whole else "rowwise", compiled=compiled)


def total(*, of: str, source: str = "sum over the parts") -> Callable[[F], F]:
    """The sum of its one input over the rows that lie in each area; the function has no body."""
    return _declare(of, source, "total")


def mean(*, of: str, source: str = "weighted mean over the parts") -> Callable[[F], F]:
    """The mean of its first input weighted by its second over the rows of each area; no body."""
    return _declare(of, source, "mean")


def spread(*, of: str, source: str = "value of the area it lies in") -> Callable[[F], F]:
    """Gives each row the value of the area that it lies in; no body."""
    return _declare(of, source, "spread")


def fixed_point(
    *, of: str, source: str, guess: str, start: str, tolerance: float, at_most: int, damping: float = 0.5
) -> Callable[[F], F]:
    """Closes a loop: `guess` names last round's value, `start` the quantity it begins from, always cold and damped."""
    return _declare(of, source, "loop", guess=guess, start=start, tolerance=tolerance, at_most=at_most, damping=damping)
