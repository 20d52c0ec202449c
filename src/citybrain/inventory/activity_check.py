"""What makes activity lines unusable, each an error that names the rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from citybrain.inventory.factors import FactorLibrary
from citybrain.inventory.rates import describe_rows
from citybrain.inventory.subcategories import NOTATION_KEYS, subcategories, subcategory
from citybrain.kernel import InputError

if TYPE_CHECKING:
    from citybrain.inventory.lines import Activity

MAY_REMOVE = frozenset({"V"})
"""Sectors in which an amount may be negative: land takes carbon up."""


def check_activity(activity: Activity, own_rows: NDArray[np.bool_]) -> None:
    """Raises InputError where lines contradict themselves or lack what they need; NotFoundError for a subcategory."""
    for reference in activity.subcategory.names:
        subcategory(reference)
    amount, keyed = activity.amount, ~activity.notation_key.are([""])
    known = activity.notation_key.are(["", *NOTATION_KEYS])
    _refuse(activity, ~known, "accounting-key-unknown", allowed=", ".join(NOTATION_KEYS))
    _refuse(activity, np.isinf(amount), "accounting-amount-infinite")
    removing = activity.subcategory.where([x.split(".")[0] in MAY_REMOVE for x in activity.subcategory.names])
    _refuse(activity, (amount < 0.0) & ~removing, "accounting-amount-negative")
    _refuse(activity, np.isnan(amount) & ~keyed, "accounting-amount-missing", allowed=", ".join(NOTATION_KEYS))
    _refuse(activity, ~np.isnan(amount) & keyed, "accounting-amount-and-key")
    _refuse(activity, ~keyed & ~own_rows & activity.factor.are([""]), "accounting-factor-missing")
    for column in activity.own.values():
        _refuse(activity, np.isinf(column) | ((column < 0.0) & ~removing), "accounting-factor-negative")
    for column in (activity.activity_uncertainty, activity.factor_uncertainty):
        _refuse(activity, (column < 0.0) | np.isinf(column), "accounting-uncertainty-negative")


def _refuse(activity: Activity, rows: NDArray[np.bool_], code: str, **arguments: str) -> None:
    if rows.any():
        raise InputError(code, rows=describe_rows(activity.identity, rows), **arguments)


def unsuited(activity: Activity, library: FactorLibrary) -> NDArray[np.bool_]:
    """Rows whose factor is made for another sector than the one they are reported in.

    Such a line can be meant (a bakery's oven by the factor of industry), so it is shown and not refused.
    """
    known = subcategories()
    subsectors = [known[x].subsector for x in activity.subcategory.names]
    suits = np.ones((len(activity.factor.names), len(subsectors)), dtype=np.bool_)
    by_name = {factor.name: factor for factor in library.factors()}
    for row, name in enumerate(activity.factor.names):
        if name in by_name:
            suits[row] = [by_name[name].suits(subsector) for subsector in subsectors]
    return ~suits[activity.factor.codes, activity.subcategory.codes]
