"""What measures cost: a measure tells its cost once, and the engine books it to the accounts that it belongs to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import wraps
from typing import Any, NamedTuple

from citybrain.kernel.declarations import Quantity
from citybrain.kernel.entities import nearest
from citybrain.kernel.errors import DeclarationError
from citybrain.kernel.interventions import COST, COSTS, RUNNING_COST, Intervention
from citybrain.kernel.roles import Roles
from citybrain.kernel.vocabulary import LANGUAGES

MEASURE_INVESTMENT = "measure_investment"
MEASURE_RUNNING_COST = "measure_running_cost"
"""Roles of what measures raise: money put in, and what they then cost each year."""

ROLES = {COST: MEASURE_INVESTMENT, RUNNING_COST: MEASURE_RUNNING_COST}


@dataclass(frozen=True)
class Component:
    """What investments go into: the quantities that keep account of it, one for each entity, and how long it serves.

    An account that contributes to a role of what measures raise (money put in, yearly upkeep) keeps it by itself;
    otherwise the entity's own account keeps it too.
    Of one that is `replaced` only the newest counts: its cost takes the place of what the one before has cost.
    A `transfer` is paid by one and gained by another, so that it costs society nothing.
    `capacity` is the share of what a measure is for that its trade can fit in a year; empty where nobody says.
    """

    name: str
    accounts: tuple[str, ...]
    lifetime: str
    labels: Mapping[str, str] = field(default_factory=dict)
    replaced: bool = False
    where: str = ""
    capacity: str = ""
    transfer: bool = False


def component(
    name: str, *, accounts: Iterable[str], lifetime: str, labels: Mapping[str, str], replaced: bool = False,
    where: str = "", capacity: str = "", transfer: bool = False,
) -> Component:  # fmt: skip
    """A declared component. Raises DeclarationError where a language has no label."""
    for language in LANGUAGES:
        if not labels.get(language, "").strip():
            raise DeclarationError("component-without-label", component=name, where=where, language=language)
    return Component(name, tuple(accounts), lifetime, dict(labels), replaced, where, capacity, transfer)


def known_components(components: Iterable[Component], quantities: Mapping[str, Quantity]) -> dict[str, Component]:
    """Components by name. Raises DeclarationError for two of one name, and for an account or life nobody makes."""
    found: dict[str, Component] = {}
    for one in components:
        if first := found.get(one.name):
            raise DeclarationError("component-twice", component=one.name, first=first.where, second=one.where)
        for name in (*one.accounts, one.lifetime, *([one.capacity] if one.capacity else [])):
            if name not in quantities:
                told = {"component": one.name, "where": one.where, "received": name}
                raise DeclarationError("component-unknown-quantity", **told, near=nearest(name, quantities))
        found[one.name] = one
    return found


class Entry(NamedTuple):
    """An account of a measure, the field that is booked to it, and whether it takes the place of what is there."""

    account: str
    field: str
    replaced: bool = False


def booked(
    measure: Intervention, components: Mapping[str, Component], roles: Roles, quantities: Mapping[str, Quantity]
) -> Intervention:
    """The measure with its cost booked: to what is put into its entity, to its component, and to the yearly upkeep.

    Raises DeclarationError for an unknown component, for an entity of which nobody keeps account, and for a measure
    that changes by itself an account of an entity of which components keep account.
    """
    accounts = {name for one in components.values() for name in one.accounts if quantities[name].of == measure.of}
    kept = accounts.union(*(roles.names(role, measure.of) for role in ROLES.values())) if accounts else accounts
    if own := sorted(kept & measure.changes.keys()):
        raise DeclarationError(
            "intervention-books-itself", intervention=measure.name, where=measure.where, quantity=own[0]
        )
    entries = [
        entry for field in COSTS if field in measure.changes
        for entry in _entries(measure, field, components, roles, quantities)
    ]  # fmt: skip
    return _with(measure, entries) if entries else measure


def _entries(
    measure: Intervention, field: str, components: Mapping[str, Component], roles: Roles,
    quantities: Mapping[str, Quantity],
) -> list[Entry]:  # fmt: skip
    """Where one kind of cost is booked to."""
    told = {"intervention": measure.name, "where": measure.where, "of": measure.of}
    part, wholes = components.get(measure.cost), roles.names(ROLES[field], measure.of)
    if not wholes:
        raise DeclarationError("intervention-without-account", **told, role=ROLES[field])
    whole = next((name for name in wholes if part and name in part.accounts), wholes[0])
    if field != COST:
        return [Entry(whole, field)]
    if part is None:
        near, allowed = nearest(measure.cost, components), ", ".join(components) or "-"
        raise DeclarationError(
            "intervention-unknown-component", **told, received=measure.cost, near=near, allowed=allowed
        )
    yearly = roles.names(MEASURE_RUNNING_COST, measure.of)
    account = next((n for n in part.accounts if quantities[n].of == measure.of and n not in yearly), None)
    if account is None:
        raise DeclarationError("component-without-account", **told, component=part.name, at=part.where)
    return [Entry(whole, field), *([Entry(account, field, part.replaced)] if account != whole else [])]


def _with(measure: Intervention, entries: list[Entry]) -> Intervention:
    """The measure that reads and changes accounts in place of telling what it costs."""
    units = {entry.account: measure.changes[entry.field] for entry in entries}
    inputs = tuple(dict.fromkeys((*measure.inputs, *units)))
    changes = {name: unit for name, unit in measure.changes.items() if name not in COSTS} | units
    return replace(
        measure,
        inputs=inputs,
        expects={**units, **measure.expects},
        changes=changes,
        function=_booking(measure, entries, inputs, tuple(changes)),
    )


def _booking(
    measure: Intervention, entries: list[Entry], inputs: tuple[str, ...], changes: tuple[str, ...]
) -> Callable[..., tuple[Any, ...]]:
    """The function of a measure with its accounts: takes `inputs`, gives `changes`, in their order."""
    own, names = len(measure.inputs), tuple(measure.changes)

    @wraps(measure.function)
    def book(*arguments: Any) -> tuple[Any, ...]:
        values = dict(zip(names, measure.function(*arguments[:own]), strict=True))
        before = dict(zip(inputs, arguments, strict=True))
        for entry in entries:
            cost = values[entry.field]
            values[entry.account] = cost if entry.replaced else before[entry.account] + cost
        return tuple(values[name] for name in changes)

    return book
