"""How many get a measure where a plan says it in numbers, and which of all that can have it come first."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from citybrain.kernel import Graph, Intervention, Quantity, Result
from citybrain.kernel.units import Array, Mask, Rows
from citybrain.plans.entity_index import SourceLocation
from citybrain.plans.schema import Amount
from citybrain.plans.selection import attribute

ROUNDING = 1e-9
"""Part of an amount that is rounding alone."""


@dataclass(frozen=True)
class Quota:
    """The rows of a selection that come first: those with the lowest `places`.

    `places` (rows,) counts from 0 over the selected rows: no two are alike, and they hang on today's city, the ids and
    the seed alone, so a larger number always holds the smaller one.
    """

    amount: Amount
    places: Rows

    def first(self, left: Rows, number: int) -> Mask:
        """Which of some positions in the selection are the first, so many of them at most."""
        if number <= 0 or number >= len(left):
            return np.full(len(left), number > 0)
        mask = np.zeros(len(left), bool)
        mask[np.argpartition(self.places[left], number - 1)[:number]] = True
        return mask


class Filled(NamedTuple):
    """Rows that together make an amount, in their order, the part of each, and the amount."""

    rows: Rows
    parts: Array
    amount: float


def fill(rows: Rows, places: Rows, yields: Array, wanted: float) -> Filled:
    """Rows with the lowest `places` that make `wanted` together, where each makes its yield; the last one in part."""
    order = np.argsort(places, kind="stable")
    made = np.where(np.isfinite(yields) & (yields > 0.0), yields, 0.0)[order]
    before = np.cumsum(made) - made
    taking = np.flatnonzero((made > 0.0) & (before < wanted - ROUNDING * max(wanted, 1.0)))
    parts, made = np.minimum((wanted - before[taking]) / made[taking], 1.0), made[taking]
    if len(taking):  # what is left for the last one, without what rounding has gathered up on the way
        parts[-1] = min((wanted - math.fsum((parts * made)[:-1])) / made[-1], 1.0)
    sort = np.argsort(rows[order[taking]], kind="stable")
    return Filled(rows[order[taking]][sort], parts[sort], math.fsum(parts * made))


def counted_by(intervention: Intervention, graph: Graph) -> list[str]:
    """Quantities of the rows by which a measure says that it can be counted, of those that the graph has.

    What it makes of them follows row by row, directly and alone, from what it changes.
    """
    return [
        name
        for name in intervention.counted_by
        if name in graph.quantities and _follows(graph.quantities[name], intervention, graph)
    ]


def _follows(one: Quantity, intervention: Intervention, graph: Graph) -> bool:
    changes = {*intervention.changes}
    if one.of != intervention.of or one.name in changes:
        return one.of == intervention.of
    if one.kind != "rowwise" or not changes & {*one.inputs}:
        return False
    return not any(changes & graph.needs(name) for name in one.inputs if name not in changes)


def require_countable(amount: Amount, intervention: Intervention, graph: Graph, spot: SourceLocation) -> None:
    """Raises PlanError for a quantity by which a measure cannot be counted, with those by which it can."""
    able = counted_by(intervention, graph)
    if amount.of and amount.of not in able:
        told = {"intervention": intervention.name, "received": amount.of, "allowed": ", ".join(able) or "-"}
        raise spot.inside("of").fault("plan-count-of", **told)


def quota_of(amount: Amount, rows: Rows, drawn: Array, entity: str, today: Result, spot: SourceLocation) -> Quota:
    """How many of the selected `rows`, and their order: by the attribute, alike ones by their ranks `drawn` (rows,).

    Rows of which nobody knows the attribute come last. Raises PlanError for an attribute that the entity has not, for
    one that has no order, and for two.
    """
    if amount.highest and amount.lowest:
        raise spot.fault("plan-count-two-ways")
    keys = [drawn]
    if amount.highest:
        keys.append(-_values(amount.highest, rows, entity, today, spot.inside("highest")))
    elif amount.lowest:
        keys.append(_values(amount.lowest, rows, entity, today, spot.inside("lowest")))
    places = np.empty(len(rows), np.intp)
    places[np.lexsort(keys)] = np.arange(len(rows))
    return Quota(amount, places)


def _values(name: str, rows: Rows, entity: str, today: Result, spot: SourceLocation) -> Array:
    if attribute(name, entity, today, spot).unit == "category":
        raise spot.fault("plan-count-category", attribute=name)
    return np.asarray(today[name], np.float64)[rows]
