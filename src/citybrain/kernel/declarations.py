"""Declare quantities: a function's name is the quantity, its parameter names are the quantities it needs."""

from __future__ import annotations

import dataclasses
import sys
import typing
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any, Literal, TypeVar

import numpy as np

from citybrain.kernel.entities import OWN
from citybrain.kernel.errors import DeclarationError
from citybrain.kernel.solves import Solved
from citybrain.kernel.units import Unit

Kind = Literal[
    "given", "parameter", "lookup", "rowwise", "whole", "record", "column", "total", "mean", "spread", "related_total",
    "related_mean", "least", "greatest", "field", "loop", "guess", "solved", "previous",
]  # fmt: skip
F = TypeVar("F", bound=Callable[..., Any])
Asked = tuple[str, ...] | Mapping[str, tuple[str, ...]]
"""Names of areas or bases; by field where a function gives several quantities."""

SHARED = frozenset(OWN)
"""Entities that every row may read: scalars, the hours of the year, trained predictors."""

PREVIOUS = "previous_"
"""Begins the name of a quantity that stands for last year's value of another."""

ROWWISE = frozenset({"rowwise", "record", "column", "lookup", "previous"})
"""Kinds whose rows depend on nothing but the same rows of their inputs."""

MEASURABLE = frozenset({"rowwise", "column", "lookup"})
"""Kinds over whose rows a column of the same name stands, where the city has one and it is not missing."""

AREAS = frozenset({"total", "mean"})
"""Kinds that add up the rows that lie in an area."""

RELATED = frozenset({"related_total", "related_mean", "least", "greatest"})
"""Kinds that gather what a relation ties to each row."""

SOLVE = "solve_of_"
"""Begins the name of the search that a single solved quantity is read from."""


@dataclass(frozen=True)
class Quantity:
    """One node of the graph: what it is of, in which unit, from what, on whose authority."""

    name: str
    of: str
    unit: str
    kind: Kind
    source: str
    inputs: tuple[str, ...] = ()
    expects: Mapping[str, str] = dataclasses.field(default_factory=dict)
    function: Callable[..., Any] | None = None
    where: str = ""
    description: str = ""
    compiled: bool = False
    default: float | None = None
    observes: str = ""
    of_day: bool = False
    guess: str = ""
    tolerance: float = 0.0
    at_most: int = 1
    damping: float = 1.0
    over: str = ""
    along: bool = False
    reach: float = 0.0
    noticed_by: Callable[..., Any] | None = None
    outputs: tuple[str, ...] = ()
    role: str = ""
    totals: tuple[str, ...] = ()
    per: tuple[str, ...] = ()
    scaled_by: str = ""
    stands_in: bool = False

    @property
    def continues(self) -> bool:
        """Whether a search can start from the state of another: it takes the keyword `start`, None where it is cold."""
        code = getattr(self.function, "__code__", None)
        return code is not None and "start" in code.co_varnames[code.co_argcount :][: code.co_kwonlyargcount]

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
    return code.co_varnames[: code.co_argcount], _hints(function, function.__globals__)


def _hints(owner: Any, names: Mapping[str, Any]) -> dict[str, Any]:
    """Type hints of a function or class: plain names are looked up, which is far quicker than to evaluate them."""
    hints: dict[str, Any] = {}
    for name, hint in owner.__annotations__.items():
        word = getattr(hint, "__forward_arg__", hint)
        if not isinstance(word, str) or word not in names:
            return typing.get_type_hints(owner, include_extras=True)
        hints[name] = names[word]
    return hints or typing.get_type_hints(owner, include_extras=True)  # a class may have those of another


def fields_of(hint: Any) -> dict[str, str]:
    """Units by field of a NamedTuple class; empty for anything else."""
    if not hasattr(hint, "_fields"):
        return {}
    return {name: unit_of(h) for name, h in _hints(hint, vars(sys.modules[hint.__module__])).items()}


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
    _require(source.strip() or kind == "given", "declaration-without-source", function)
    _require(outputs or unit_of(result), "declaration-without-unit", function)
    start = more.pop("start", "")
    derives = {key: more.pop(key, ()) for key in ("totals", "per")}
    scaled_by = more.pop("scaled_by", "")
    for key, asked in derives.items():
        unknown = [name for name in asked if name not in outputs] if isinstance(asked, Mapping) else []
        _require(
            not unknown,
            "declaration-bad-field",
            function,
            key=key,
            received=", ".join(unknown),
            allowed=", ".join(outputs),
        )
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
    quantities = [] if outputs else [_deriving(made, derives, scaled_by)]
    if outputs:
        told = result.__doc__ or ""
        columns = (
            _output(made, position, name, of, unit, told) for position, (name, unit) in enumerate(outputs.items())
        )
        quantities = [made, *(_deriving(column, derives, scaled_by) for column in columns)]
    if made.guess:
        guess = Quantity(made.guess, of, made.unit, "guess", f"last round of {made.name}", (start,), where=made.where)
        quantities.append(guess)
    return quantities


def _deriving(made: Quantity, derives: Mapping[str, Asked], scaled_by: str) -> Quantity:
    """The quantity with the sums and ratios that are asked of it: the same of all fields, or by field."""
    totals, per = (
        tuple(asked.get(made.name, ()) if isinstance(asked, Mapping) else asked)
        for asked in (derives["totals"], derives["per"])
    )
    return dataclasses.replace(made, totals=totals, per=per, scaled_by=scaled_by if per else "")


def _column(values: Any, position: int) -> Any:
    if isinstance(values, Solved):
        return values.values[position]
    return values[position] if values.ndim == 1 else np.ascontiguousarray(values[:, position])  # one row: of the city


def _output(record: Quantity, position: int, name: str, of: str, unit: str, description: str) -> Quantity:
    return Quantity(
        name,
        of,
        unit,
        "column",
        record.source,
        (record.name,),
        function=partial(_column, position=position),
        where=record.where,
        description=record.description or description,
    )


def given(
    *,
    of: str,
    default: float | None = None,
    observes: str = "",
    of_day: bool = False,
    stands_in: bool = False,
    totals: Asked = (),
    per: Asked = (),
    scaled_by: str = "",
) -> Callable[[F], F]:
    """A column of the twin; the function has no body. `default` stands where a city has no such column.

    One that `stands_in` gives way to the quantity of its name where a domain that may be taken away makes it, and has
    its texts there. `observes` names the computed quantity that the column holds measured values of; both are kept.
    `of_day`: it is the year of the day of the city, which no twin brings. Sums and ratios are asked for as of a
    `quantity`.
    """
    more: dict[str, Any] = {
        "observes": observes, "of_day": of_day, "stands_in": stands_in,
        "totals": totals, "per": per, "scaled_by": scaled_by,
    }  # fmt: skip
    return _declare(of, "twin", "given", default=default, **more)


def previous(*, of: str, start: str | float) -> Callable[[F], F]:
    """Last year's value of the quantity whose name follows `previous_`; the function has no body.

    In the first year it is `start`: a number, or the value of the quantity of that name.
    """
    return _declare(of, "last year", "previous", start=start)


def quantity(
    *,
    of: str,
    source: str,
    whole: bool = False,
    compiled: bool = False,
    totals: Asked = (),
    per: Asked = (),
    scaled_by: str = "",
) -> Callable[[F], F]:
    """A computed quantity, row by row unless `whole`; `compiled` bodies are not run on units but must test scaling.

    `totals` names areas for each of which the engine sums it up, `per` bases (`bases` of a `domain.yaml`) by which it
    divides it and its sums; `scaled_by` a number that ratios are multiplied by, such as kilograms in a tonne. Where a
    function gives several quantities, each is the same for all of them, or by field: `{"field": ("area",)}`.
    """
    more: dict[str, Any] = {"totals": totals, "per": per, "scaled_by": scaled_by}
    return _declare(of, source, "whole" if whole else "rowwise", compiled=compiled, **more)


def same_formula(*, of: str, names: Mapping[str, str]) -> Callable[[F], F]:
    """The formula of a quantity over rows of another entity too; `names` says what it and its inputs are called there.

    Inputs without a name there are the same ones. It stands above `quantity`, once for each place where the formula
    holds too, and its first sentence fits all of them. Where a function gives several quantities, each is named there.
    """

    def mark(function: F) -> F:
        declared: list[Quantity] = getattr(function, "__quantities__")  # noqa: B009
        made = declared[0]
        fields = (one for one in declared if one.kind == "column" and one.inputs == (made.name,))
        there = (
            dataclasses.replace(
                one,
                name=names[one.name],
                of=of,
                inputs=tuple(names.get(name, name) for name in one.inputs),
                expects={names.get(name, name): unit for name, unit in one.expects.items()},
            )
            for one in (made, *fields)
        )
        setattr(function, "__quantities__", [*declared, *there])  # noqa: B010
        return function

    return mark


def total(*, of: str, over: str = "", source: str = "sum over the parts") -> Callable[[F], F]:
    """The sum of its one input over the rows that lie in each area; the function has no body.

    `over` a relation it is the sum of value times weight of what is related to each row.
    """
    return _declare(of, source, "related_total" if over else "total", over=over)


def contributed(*, of: str, role: str, source: str = "sum over the domains") -> Callable[[F], F]:
    """The sum of what domains contribute to a role, of the same entity, 0 where none does; no inputs, no body."""
    return _declare(of, source, "rowwise", role=role)


def mean(*, of: str, over: str = "", source: str = "weighted mean over the parts") -> Callable[[F], F]:
    """The mean of its first input weighted by its second over the rows of each area; no body.

    `over` a relation it is the mean of its one input, weighted by the relation.
    """
    return _declare(of, source, "related_mean" if over else "mean", over=over)


def least(*, of: str, over: str, along: bool = False, source: str = "least of the related") -> Callable[[F], F]:
    """The least of its input over what is related to each row; without an input the least weight; no body.

    `along`: the least of value plus weight (a price there and the way to it), which then have one unit.
    """
    return _declare(of, source, "least", over=over, along=along)


def greatest(*, of: str, over: str, along: bool = False, source: str = "greatest of the related") -> Callable[[F], F]:
    """The greatest where `least` is the least."""
    return _declare(of, source, "greatest", over=over, along=along)


def field(
    *, of: str, source: str, reach: float, noticed_by: Callable[..., Any] | None = None, compiled: bool = False
) -> Callable[[F], F]:
    """A quantity whose rows depend on their neighbours within `reach` [m] and on nothing further.

    The function takes its inputs and, by the keyword `around`, where their rows lie (`fields.Around`); it gives the
    values of the rows that are asked for. `noticed_by(rows, positions)` tells which rows notice a change of some; it
    may name too many, never too few. Without it all within the reach are computed again.
    """
    more = {"reach": float(reach), "noticed_by": noticed_by, "compiled": compiled}
    return _declare(of, source, "field", **more)


def solved(*, of: str | tuple[str, ...], source: str, tolerance: float, at_most: int) -> Callable[[F], F]:
    """A quantity that a search finds (an equilibrium, a choice), from all rows at once.

    The function takes its inputs and the keywords `tolerance` and `at_most`, and returns `Solved[...]` of a column or
    of a NamedTuple of columns, each a quantity; `of` names their entity, or one for each. It promises a residual within
    `tolerance`; where `at_most` rounds do not reach it, what it gives is known less well, and "Why?" says so. It begins
    cold; with a keyword `start` a change begins from the state of its base.
    """

    def mark(function: F) -> F:
        setattr(function, "__quantities__", _search(function, of, source, tolerance, at_most))  # noqa: B010
        return function

    return mark


def _search(
    function: Callable[..., Any], of: str | tuple[str, ...], source: str, tolerance: float, at_most: int
) -> list[Quantity]:
    """The search itself, which is no quantity that people read, and what it finds."""
    inputs, hints = signature(function)
    (inner,) = typing.get_args(hints.pop("return", None)) or (None,)
    fields = fields_of(inner)
    units = fields or {function.__name__: unit_of(inner)}
    entities = (of,) * len(units) if isinstance(of, str) else of
    _require(source.strip(), "declaration-without-source", function)
    _require(all(units.values()), "declaration-without-unit", function)
    fits = len(entities) == len(units) and tolerance > 0 and at_most > 0
    _require(fits, "declaration-bad-search", function)
    name = function.__name__ if fields else SOLVE + function.__name__
    search = Quantity(
        name, "model", "predictor", "solved", source, inputs, {n: unit_of(h) for n, h in hints.items() if unit_of(h)},
        function, _where(function), function.__doc__ or "", compiled=True, tolerance=tolerance, at_most=at_most,
        outputs=entities,
    )  # fmt: skip
    told = inner.__doc__ or "" if fields else ""
    found = enumerate(zip(units.items(), entities, strict=True))
    return [search, *(_output(search, position, n, entity, unit, told) for position, ((n, unit), entity) in found)]


def spread(*, of: str, source: str = "value of the area it lies in") -> Callable[[F], F]:
    """Gives each row the value of the area that it lies in; no body."""
    return _declare(of, source, "spread")


def fixed_point(
    *, of: str, source: str, guess: str, start: str, tolerance: float, at_most: int, damping: float = 0.5
) -> Callable[[F], F]:
    """Closes a loop: `guess` names last round's value, `start` the quantity it begins from, always cold and damped."""
    return _declare(of, source, "loop", guess=guess, start=start, tolerance=tolerance, at_most=at_most, damping=damping)
