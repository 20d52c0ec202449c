"""One number of the rows in each area, for a map that shows too many rows to draw each."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from citybrain.kernel import NotFoundError, nearest
from citybrain.plans.view import View


def middles_of(view: View, quantity: str, area: str) -> NDArray[np.float32]:
    """The middle value (median) of a quantity among the rows that lie in each row of an area; NaN where none has one.

    Raises NotFoundError for what is no number of each row, or of rows that lie in no such area.
    """
    made, city = view.graph[quantity], view.result.city
    if area not in city.size:
        raise NotFoundError("entity-unknown", received=area, near=nearest(area, city.size))
    lies = city.inside.get((made.of, area))
    if lies is None or made.unit == "category":
        raise NotFoundError("quantity-without-middle", received=quantity, of=made.of, area=area)
    return middles(view.column(quantity), lies, city.size[area])


def middles(values: NDArray[np.float32], area: NDArray[np.intp], areas: int) -> NDArray[np.float32]:
    """Medians by area of n values; of an even number the mean of the middle two."""
    known = ~np.isnan(values) & (area >= 0)
    kept, where = values[known], area[known]
    rising = kept[np.lexsort((kept, where))].astype(np.float64)
    count = np.bincount(where, minlength=areas)
    first = np.cumsum(count) - count
    result = np.full(areas, np.nan, np.float32)
    some = count > 0
    lower, upper = (first + (count - 1) // 2)[some], (first + count // 2)[some]
    result[some] = (rising[lower] + rising[upper]) / 2
    return result
