"""All values of a quantity as a table for people: a row for each of the entity, with unit, quality and source."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from citybrain.base.answers import number
from citybrain.kernel import NotFoundError, Provenance, Quantity
from citybrain.kernel.units import Array
from citybrain.plans.entity_index import EntityIndexes
from citybrain.plans.uncertainty.ranges import is_ranged, range_by_row
from citybrain.plans.uncertainty.uncertainty import Interval
from citybrain.plans.view import View
from citybrain.presenting.answers.words import label, message, shown
from citybrain.presenting.report.csv_file import Cell

COLUMNS = (
    "id", "name", "longitude", "latitude", "quantity", "label", "position", "value", "unit", "quality", "known",
    "simulated", "source", "licence", "rule",
)  # fmt: skip


RANGE_COLUMNS = ("lower", "upper")
"""Columns more of a quantity that is never told without its range: the ends of the middle 90 %."""


def columns_of(view: View, name: str) -> tuple[str, ...]:
    """Columns of the table of a quantity."""
    return (*COLUMNS, *RANGE_COLUMNS) if is_ranged(view.graph, name) else COLUMNS


def value_rows(view: View, name: str, places: EntityIndexes, language: str) -> Iterator[tuple[Cell, ...]]:
    """Rows of the table, computed before the first one is asked for; positions in degrees, empty where it lies nowhere.

    Where one of the entity has several numbers (the hours of a zone), each has a line, counted by `position` from 0.
    Raises NotFoundError for an unknown quantity and for one that has no rows.
    """
    made, levels = view.graph[name], view.quality(name)
    values = _values(view, name)
    if np.ndim(levels) != 1 or len(values) != len(levels):
        raise NotFoundError("quantity-without-rows", received=name, of=made.of)
    what = (name, label(view.graph, name, language))
    positions: list[int | None] = list(range(values.shape[1])) if values.shape[1] > 1 else [None]
    ranges = range_by_row(view, name) if is_ranged(view.graph, name) else None

    def rows() -> Iterator[tuple[Cell, ...]]:
        for row, own in enumerate(values):
            leaf = view.leaf(name, row)
            place, known = _place(places, made.of, row), leaf.kind if leaf else "computed"
            after = (made.unit, int(levels[row]) or None, known, *_source(made, leaf, language), *_ends(ranges, row))
            for position, value in zip(positions, own, strict=True):
                yield *place, *what, position, shown(view.graph, made, float(value), language), *after

    return rows()


def _ends(ranges: tuple[Interval, ...] | None, row: int) -> tuple[Cell, ...]:
    return () if ranges is None else (number(ranges[row].low), number(ranges[row].high))


def _values(view: View, name: str) -> Array:
    """One row for each of the entity, with as many numbers as one has. Raises NotFoundError for a scalar."""
    value = view.value(name)
    if not isinstance(value, np.ndarray) or value.ndim < 2 or value.dtype.kind not in "fiub":
        return view.column(name)[:, np.newaxis]
    return np.asarray(value.reshape(len(value), -1), np.float64)


def _place(places: EntityIndexes, entity: str, row: int) -> tuple[Cell, Cell, Cell, Cell]:
    if entity not in places:
        return str(row), None, None, None
    index = places[entity]
    point = [round(float(column[row]), 6) for column in index.points] if index.points else [None, None]
    return str(index.ids[row]), index.called(row), point[0], point[1]


def _source(made: Quantity, leaf: Provenance | None, language: str) -> tuple[Cell, Cell, Cell, Cell]:
    """Whether it was made up, where it comes from, under which licence, and by which rule where no file gives it."""
    if leaf is None:
        return "no", made.source, None, None
    rule = message(leaf.rule, language) if leaf.rule else None
    return "yes" if leaf.simulated else "no", leaf.title or leaf.file or None, leaf.licence or None, rule
