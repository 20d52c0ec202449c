"""The numbers of one row of a quantity that has several for each.

One number of the rows in each area, for a map that shows too many rows to draw each.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from citybrain.base.answers import number
from citybrain.kernel import NotFoundError, Quantity, nearest
from citybrain.kernel.register import HIDDEN
from citybrain.kernel.units import Array
from citybrain.plans.entity_index import ZONE
from citybrain.plans.one_zone import zone_values
from citybrain.plans.view import View
from citybrain.presenting.answers.quantities import CATEGORY, has_few_kinds
from citybrain.presenting.answers.shapes.entities import Series
from citybrain.twin.geometry.entities import Entity


def middles_of(view: View, quantity: str, area: str) -> Array:
    """The middle value (median) of a quantity among the rows that lie in each row of an area; NaN where none has one.

    Of a category of few kinds it is the kind that most of the rows are of. Raises NotFoundError for what is no number
    of each row, or of rows that lie in no such area.
    """
    made, city = view.graph[quantity], view.result.city
    if area not in city.size:
        raise NotFoundError("entity-unknown", received=area, near=nearest(area, city.size))
    lies = city.inside.get((made.of, area))
    kinds = has_few_kinds(view.graph, quantity)
    if lies is None or (made.unit == CATEGORY and not kinds):
        raise NotFoundError("quantity-without-middle", received=quantity, of=made.of, area=area)
    return (commonest if kinds else middles)(view.column(quantity), lies, city.size[area])


def commonest(codes: Array, area: NDArray[np.intp], areas: int) -> Array:
    """The code that most of n rows have by area, the lower of two that are as common; NaN where no row has one."""
    known = ~np.isnan(codes) & (area >= 0)
    if not known.any():
        return np.full(areas, np.nan)
    kept = codes[known].astype(np.intp)
    counts = np.zeros((areas, int(kept.max()) + 1))
    np.add.at(counts, (area[known], kept), 1)
    return np.where(counts.any(axis=1), counts.argmax(axis=1), np.nan)


def middles(values: Array, area: NDArray[np.intp], areas: int) -> Array:
    """Medians by area of n values; of an even number the mean of the middle two."""
    known = ~np.isnan(values) & (area >= 0)
    kept, where = values[known], area[known]
    rising = kept[np.lexsort((kept, where))]
    count = np.bincount(where, minlength=areas)
    first = np.cumsum(count) - count
    result = np.full(areas, np.nan)
    some = count > 0
    lower, upper = (first + (count - 1) // 2)[some], (first + count // 2)[some]
    result[some] = (rising[lower] + rising[upper]) / 2
    return result


def series_answer(view: View, quantity: str, entity: Entity, row: int) -> Series:
    """One row of a quantity; of an area it is computed for that area alone. Raises NotFoundError without a series."""
    made = view.graph[quantity]
    values = _series(view, made, row)
    if made.kind in HIDDEN or values.ndim > 1 or values.dtype.kind not in "fiub":
        raise NotFoundError("quantity-of-parts", received=quantity, entity=entity.name)
    if values.ndim != 1:
        raise NotFoundError("quantity-without-series", received=quantity, entity=entity.name)
    told = [number(value) for value in values]
    identity = str(entity.held.ids[row])
    return {"quantity": quantity, "entity": entity.name, "row": row, "id": identity, "unit": made.unit, "values": told}


def _series(view: View, made: Quantity, row: int) -> NDArray[Any]:
    if made.of == ZONE:
        return np.asarray(zone_values(view, [made.name], row)[made.name])
    whole = np.asarray(view.value(made.name))
    return np.asarray(whole[row]) if whole.ndim > 1 and made.of in view.result.city.size else np.empty(())
