"""Declare interventions: what a plan can do, as a function from present values to changed values."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, get_args

from citybrain.kernel.declarations import SHARED, Quantity, fields_of, signature, unit_of
from citybrain.kernel.errors import DeclarationError

CITY = "city"
"""The entity of measures that change what the whole city shares, at once and not row by row."""

Strategy = Literal["avoid", "shift", "improve", "finance", "background"]
STRATEGIES: tuple[str, ...] = get_args(Strategy)
"""Avoid need, shift to another supply, improve what is there (IPCC AR6 WG III, 5.1); who pays; what happens anyway."""

Leverage = Literal["", "low", "medium", "medium-high", "high"]
LEVERAGES: tuple[str, ...] = get_args(Leverage)
"""How much digitalisation adds to a measure (CCICED 2024, table 1); empty where nothing is published."""


COST, RUNNING_COST = COSTS = ("cost", "running_cost")
"""Fields of a result by which a measure tells what it costs: once, and each year from then on."""


@dataclass(frozen=True)
class Condition:
    """Who can have a measure: a row-wise test, and the reason told where it fails.

    One `among` the rows that get it looks at the others too.
    """

    reason: str
    inputs: tuple[str, ...]
    function: Callable[..., Any]
    among: bool = False


@dataclass
class Intervention:
    """A change that a plan can make; fields of its result are the quantities it changes, and what it costs.

    `rank` is the place of its phase, which the graph fills in. `counted_by` are quantities of which a plan can ask for
    so much.
    """

    name: str
    of: str
    phase: str
    strategy: Strategy
    source: str
    function: Callable[..., Any]
    inputs: tuple[str, ...]
    expects: Mapping[str, str]
    changes: Mapping[str, str]
    excludes: tuple[str, ...]
    settings: tuple[str, ...]
    where: str
    description: str
    digital_leverage: Leverage = ""
    recurring: bool = False
    renews: bool = False
    cost: str = ""
    rank: int = 0
    conditions: list[Condition] = field(default_factory=list)
    compiled: bool = False
    counted_by: tuple[str, ...] = ()

    @property
    def names(self) -> frozenset[str]:
        """Quantities that it reads, tests or changes."""
        return frozenset((*self.inputs, *self.changes, *(name for test in self.conditions for name in test.inputs)))

    def __call__(self, *arguments: Any, **named: Any) -> Any:
        """The changed values, as the declared function gives them."""
        return self.function(*arguments, **named)

    def eligible(self, reason: str, among: bool = False) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
        """Adds a row-wise test; rows that fail are left out, and `reason` is told with their count.

        `among` says that whether a row passes depends on the others that get the measure.
        """

        def add(function: Callable[..., Any]) -> Callable[..., Any]:
            self.conditions.append(Condition(reason, signature(function)[0], function, among))
            return function

        return add

    @property
    def reads(self) -> frozenset[str]:
        """Quantities that it needs, those of its conditions among them."""
        return frozenset((*self.inputs, *(name for condition in self.conditions for name in condition.inputs)))

    @property
    def sentence(self) -> str:
        """The first sentence of the description."""
        return " ".join(self.description.strip().split("\n\n")[0].split())


def intervention(
    *,
    of: str,
    phase: str,
    strategy: Strategy,
    source: str,
    excludes: tuple[str, ...] = (),
    settings: tuple[str, ...] = (),
    digital_leverage: Leverage = "",
    recurring: bool = False,
    renews: bool = False,
    cost: str = "",
    compiled: bool = False,
    counted_by: tuple[str, ...] = (),
) -> Callable[[Callable[..., Any]], Intervention]:
    """Declares a measure on the rows of an entity or, `of="city"`, on what the whole city has.

    `cost` names the component that its cost goes into, which its result tells in the field `cost`; what it costs each
    year stands in the field `running_cost`. The graph books both to the accounts of the entity (`costs.booked`).
    `settings` names those of its inputs (parameters) that a plan may set; `excludes` names interventions of which one
    row can have only one. A `compiled` one takes plain numbers, as quantities do that are: its units are those that it
    declares, and no test runs it on others. A `recurring` one can come to the same row again (a boiler of the same
    kind); one that `renews` puts something new in its place, which has nothing of what earlier measures changed on the
    old one. `counted_by` names quantities of the rows by which a plan may count it, such as trees: only of a measure
    that a row can have in part, half of each change then being half of the measure. Raises DeclarationError where the
    result is no NamedTuple of quantities, and for a cost without a component.
    """

    def mark(function: Callable[..., Any]) -> Intervention:
        inputs, hints = signature(function)
        changes = fields_of(hints.pop("return", None))
        where = f"{function.__module__}:{function.__code__.co_firstlineno}"
        known = strategy in STRATEGIES and digital_leverage in LEVERAGES
        if not changes or not known or not source.strip() or set(settings) - set(inputs):
            raise DeclarationError("declaration-bad-intervention", intervention=function.__name__, where=where)
        if (COST in changes) != bool(cost):
            raise DeclarationError("declaration-bad-cost", intervention=function.__name__, where=where)
        expects = {name: unit_of(hint) for name, hint in hints.items() if unit_of(hint)}
        return Intervention(
            function.__name__, of, phase, strategy, source, function, inputs, expects, changes, excludes,
            tuple(settings), where, function.__doc__ or "", digital_leverage, recurring, renews, cost,
            compiled=compiled, counted_by=counted_by,
        )  # fmt: skip

    return mark


def check_entities(measure: Intervention, quantities: Mapping[str, Quantity]) -> None:
    """A measure changes quantities of its own entity alone, and reads those and what every row may read.

    Raises DeclarationError naming the first quantity of another entity.
    """
    if measure.of in SHARED - {CITY}:
        raise DeclarationError("intervention-no-rows", intervention=measure.name, where=measure.where, of=measure.of)
    readable = {name for name in measure.reads if quantities[name].of in SHARED}
    for name in sorted({*measure.reads, *measure.changes} - (readable - measure.changes.keys())):
        if (other := quantities[name].of) != measure.of:
            told = {"intervention": measure.name, "where": measure.where, "of": measure.of}
            raise DeclarationError("intervention-entity-clash", **told, quantity=name, other=other)
