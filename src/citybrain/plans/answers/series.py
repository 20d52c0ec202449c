"""The numbers of one row of a quantity that has several for each."""

from __future__ import annotations

import numpy as np

from citybrain.kernel import NotFoundError
from citybrain.plans.answers.shapes.entities import Series
from citybrain.plans.answers.words import number
from citybrain.plans.one_zone import zone_values
from citybrain.plans.view import View
from citybrain.twin.geometry.entities import Entity

DIGITS = 3


def series_answer(view: View, quantity: str, entity: Entity, row: int) -> Series:
    """One row of a quantity of an area, computed for that area alone. Raises NotFoundError where it has no series."""
    made = view.graph[quantity]
    values = np.asarray(zone_values(view, [quantity], row)[quantity])
    if values.ndim != 1:
        raise NotFoundError("quantity-without-series", received=quantity, entity=entity.name)
    told = [number(value) for value in values.round(DIGITS)]
    identity = str(entity.held.ids[row])
    return {"quantity": quantity, "entity": entity.name, "row": row, "id": identity, "unit": made.unit, "values": told}
