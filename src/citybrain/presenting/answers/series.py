"""The numbers of one row of a quantity that has several for each."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from citybrain.base.answers import number
from citybrain.kernel import NotFoundError, Quantity
from citybrain.kernel.register import HIDDEN
from citybrain.plans.entity_index import ZONE
from citybrain.plans.one_zone import zone_values
from citybrain.plans.view import View
from citybrain.presenting.answers.shapes.entities import Series
from citybrain.twin.geometry.entities import Entity

DIGITS = 3


def series_answer(view: View, quantity: str, entity: Entity, row: int) -> Series:
    """One row of a quantity; of an area it is computed for that area alone. Raises NotFoundError without a series."""
    made = view.graph[quantity]
    values = _series(view, made, row)
    if made.kind in HIDDEN or values.ndim > 1 or values.dtype.kind not in "fiub":
        raise NotFoundError("quantity-of-parts", received=quantity, entity=entity.name)
    if values.ndim != 1:
        raise NotFoundError("quantity-without-series", received=quantity, entity=entity.name)
    told = [number(value) for value in values.round(DIGITS)]
    identity = str(entity.held.ids[row])
    return {"quantity": quantity, "entity": entity.name, "row": row, "id": identity, "unit": made.unit, "values": told}


def _series(view: View, made: Quantity, row: int) -> NDArray[Any]:
    if made.of == ZONE:
        return np.asarray(zone_values(view, [made.name], row)[made.name])
    whole = np.asarray(view.value(made.name))
    return np.asarray(whole[row]) if whole.ndim > 1 and made.of in view.result.city.size else np.empty(())
