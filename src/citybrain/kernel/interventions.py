"""Declare interventions: what a plan can do, as a function from present values to changed values."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, get_args

from citybrain.kernel.declarations import fields_of, signature, unit_of
from citybrain.kernel.errors import DeclarationError

Phase = Literal["envelope", "systems", "renewables", "operation"]
PHASES: tuple[str, ...] = get_args(Phase)
"""Measures on one building run in this order: a heat pump is sized after the walls are insulated."""


@dataclass(frozen=True)
class Condition:
    """Who can have a measure: a row-wise test, and the reason told where it fails."""

    reason: str
    inputs: tuple[str, ...]
    function: Callable[..., Any]


@dataclass
class Intervention:
    """A change that a plan can make; fields of its result are the quantities it changes."""

    name: str
    of: str
    phase: Phase
    source: str
    function: Callable[..., Any]
    inputs: tuple[str, ...]
    expects: Mapping[str, str]
    changes: Mapping[str, str]
    excludes: tuple[str, ...]
    settings: tuple[str, ...]
    where: str
    description: str
    conditions: list[Condition] = field(default_factory=list)

    def __call__(self, *arguments: Any, **named: Any) -> Any:
        """The changed values, as the declared function gives them."""
        return self.function(*arguments, **named)

    def eligible(self, reason: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
        """Adds a row-wise test; rows that fail are left out, and `reason` is told with their count."""

        def add(function: Callable[..., Any]) -> Callable[..., Any]:
            self.conditions.append(Condition(reason, signature(function)[0], function))
            return function

        return add

    @property
    def sentence(self) -> str:
        """The first sentence of the description."""
        return " ".join(self.description.strip().split("\n\n")[0].split())


def intervention(
    *, of: str, phase: Phase, source: str, excludes: tuple[str, ...] = (), settings: tuple[str, ...] = ()
) -> Callable[[Callable[..., Any]], Intervention]:
    """Declares a measure.

    `settings` names those of its inputs (parameters) that a plan may set; `excludes` names interventions of which a
    building can have only one. Raises DeclarationError where the result is no NamedTuple of quantities.
    """

    def mark(function: Callable[..., Any]) -> Intervention:
        inputs, hints = signature(function)
        changes = fields_of(hints.pop("return", None))
        where = f"{function.__module__}:{function.__code__.co_firstlineno}"
        if not changes or phase not in PHASES or not source.strip() or set(settings) - set(inputs):
            raise DeclarationError("declaration-bad-intervention", intervention=function.__name__, where=where)
        expects = {name: unit_of(hint) for name, hint in hints.items() if unit_of(hint)}
        return Intervention(
            function.__name__, of, phase, source, function, inputs, expects, changes, excludes, tuple(settings), where,
            function.__doc__ or "",
        )  # fmt: skip

    return mark
