"""How many get a measure where a plan says it in numbers, and which of all that can have it come first."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from citybrain.kernel import Result
from citybrain.kernel.units import Array, Mask, Rows
from citybrain.plans.entity_index import SourceLocation
from citybrain.plans.schema import Amount
from citybrain.plans.selection import attribute


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
