"""Differences of two plans or of two sides of the map, and takers of a measure, as plain values."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from citybrain.base.answers import number
from citybrain.kernel import Graph
from citybrain.kernel.units import Array
from citybrain.messages import render
from citybrain.plans.takers import Takers
from citybrain.plans.uncertainty.differences import Differences, QuantityDifference
from citybrain.plans.uncertainty.rows import DRAWS, RowIntervals
from citybrain.plans.uncertainty.uncertainty import Interval, verdict_of
from citybrain.presenting.answers.shapes import differences as shape
from citybrain.presenting.answers.told import skipped_answer
from citybrain.presenting.answers.words import label


def differences_answer(differences: Differences, graph: Graph, language: str) -> shape.PlanDifferences:
    """Differences of all headline numbers."""
    return {
        "draws": differences.options.draws,
        "seed": differences.options.seed,
        "one_year": differences.one_year,
        "quantities": [_quantity(one, graph, language) for one in differences.quantities],
    }


def row_differences_answer(
    quantity: str, rows: Sequence[int], values: tuple[Array, Array], rows_drawn: RowIntervals, language: str
) -> shape.RowDifferences:
    """Rows on both sides; `values` are those as stated, by row of the whole city."""
    answers: list[shape.RowDifference] = []
    for place, row in enumerate(rows[: rows_drawn.drawn]):
        left, right = (float(column[row]) for column in values)
        ends = [one[place] if one else None for one in (rows_drawn.left, rows_drawn.right, rows_drawn.difference)]
        change = ends[2]
        answers.append(
            {
                "row": int(row),
                "left": _between(left, ends[0]),
                "right": _between(right, ends[1]),
                "difference": _between(right - left, change),
                "unclear": change is not None
                and left != right
                and not np.isnan(right - left)
                and verdict_of(right - left, change, "neither") == "unclear",
            }
        )
    return {
        "quantity": quantity,
        "draws": DRAWS,
        "known": rows_drawn.difference is not None,
        "left_out": len(rows) - rows_drawn.drawn,
        "reason": render(rows_drawn.lack, language) if rows_drawn.lack else None,
        "rows": answers,
    }


def takers_answer(takers: Takers, graph: Graph, language: str) -> shape.MeasureTakers:
    """Who has a measure, by year, and how many have not and why."""
    applied = takers.applied
    return {
        "position": applied.position,
        "intervention": applied.measure.intervention,
        "label": label(graph, applied.measure.intervention, language),
        "entity": applied.of,
        "chosen": len(applied.chosen),
        "taken": sum(count for _, count in takers.years),
        "without": takers.without,
        "years": [{"year": year, "count": count} for year, count in takers.years],
        "skipped": [skipped_answer(graph, one, language) for one in applied.skipped],
    }


def _quantity(one: QuantityDifference, graph: Graph, language: str) -> shape.DifferenceOfQuantity:
    left, right, difference = map(_between, one.values, one.intervals or (None, None, None))
    return {
        "quantity": one.quantity,
        "label": label(graph, one.quantity, language),
        "unit": graph[one.quantity].unit,
        "left": left,
        "right": right,
        "difference": difference,
        "verdict": one.verdict,
    }


def _between(value: float, interval: Interval | None) -> shape.NumberBetween:
    if interval is None:
        return {"value": number(value), "low": None, "high": None}
    return {"value": number(value), "low": number(interval.low), "high": number(interval.high)}
