"""Values of a quantity with the range of each, today and with a plan."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from citybrain.base.answers import number
from citybrain.kernel import InputError
from citybrain.kernel.units import Array
from citybrain.plans.cost import cost_of_each
from citybrain.plans.entity_index import EntityIndexes
from citybrain.plans.measures import Applied
from citybrain.plans.uncertainty.ranges import DRAWS, drawn_behind, ranges_of
from citybrain.plans.uncertainty.uncertainty import Interval
from citybrain.plans.view import View
from citybrain.presenting.answers.shapes.ranges import RangedRow, RangedValue, RangesAnswer
from citybrain.presenting.answers.words import label

MOST_ROWS = 10_000
"""Rows of one answer; the table of values has all."""


def ranges_answer(
    today: View,
    quantity: str,
    places: EntityIndexes,
    language: str,
    plan: View | None = None,
    measures: Sequence[Applied] | None = None,
) -> RangesAnswer:
    """Ranges of every row of a quantity; with the `measures` of a plan of one day also what each unit costs.

    Raises InputError where they are too many for one answer.
    """
    graph = today.graph
    made = graph[quantity]
    before = np.atleast_1d(np.asarray(today.value(quantity), np.float64))
    if before.ndim > 1 or len(before) > MOST_ROWS:
        raise InputError("ranges-too-many", received=before.size, allowed=MOST_ROWS)
    found = ranges_of(today, [quantity], plan)[quantity]
    after = None if plan is None else np.atleast_1d(np.asarray(plan.value(quantity), np.float64))
    each = None if plan is None or measures is None else cost_of_each(quantity, measures, today, plan)
    rows: list[RangedRow] = []
    for row in range(len(before)):
        identity, name = _place(places, made.of, row)
        rows.append({
            "id": identity,
            "name": name,
            "today": _ranged(before, found.today, row),
            "plan": None if after is None or found.plan is None else _ranged(after, found.plan, row),
            "change": None if after is None or found.change is None else _ranged(after - before, found.change, row),
        })  # fmt: skip
    return {
        "quantity": quantity,
        "label": label(graph, quantity, language),
        "unit": made.unit,
        "draws": DRAWS,
        "drawn": list(drawn_behind(graph, [quantity], today.result.city.day)),
        "cost_of_each": None if each is None else number(each),
        "rows": rows,
    }


def _place(places: EntityIndexes, entity: str, row: int) -> tuple[str, str | None]:
    if entity not in places:
        return entity if row == 0 else str(row), None
    index = places[entity]
    return str(index.ids[row]), index.called(row)


def _ranged(values: Array, ranges: tuple[Interval, ...], row: int) -> RangedValue:
    return {"value": number(values[row]), "low": number(ranges[row].low), "high": number(ranges[row].high)}
