"""One number of the buildings of each zone, for a map that shows too many buildings to draw each."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from citybrain.kernel import NotFoundError
from citybrain.plans.view import View


def middles_of(view: View, quantity: str, zone: NDArray[np.intp], zones: int) -> NDArray[np.float32]:
    """The middle value (median) of a quantity among the buildings of each zone; NaN where none has one.

    `zone` is the row of the zone of each building, below zero for none; `zones` is their number. Raises NotFoundError
    for what is no number of a building.
    """
    made = view.graph[quantity]
    if made.of != "building" or made.unit == "category":
        raise NotFoundError("quantity-without-middle", received=quantity)
    return middles(view.column(quantity), zone, zones)


def middles(values: NDArray[np.float32], zone: NDArray[np.intp], zones: int) -> NDArray[np.float32]:
    """Medians by zone of n values; of an even number the mean of the middle two."""
    known = ~np.isnan(values) & (zone >= 0)
    kept, where = values[known], zone[known]
    rising = kept[np.lexsort((kept, where))].astype(np.float64)
    count = np.bincount(where, minlength=zones)
    first = np.cumsum(count) - count
    result = np.full(zones, np.nan, np.float32)
    some = count > 0
    lower, upper = (first + (count - 1) // 2)[some], (first + count // 2)[some]
    result[some] = (rising[lower] + rising[upper]) / 2
    return result
