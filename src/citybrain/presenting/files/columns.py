"""A quantity as a column of a file: its values, and all that a reader must know to use them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from citybrain.kernel import Graph, NotFoundError, Quantity
from citybrain.messages import LANGUAGES, text
from citybrain.plans.view import View
from citybrain.presenting.answers.quantities import quantities_answer
from citybrain.presenting.answers.words import label

CATEGORY = "category"
WITHHELD = ("observed-withheld", "observed-closed")
"""The rule by which a value is not told because it says something about a person."""
TAKEN = ("row", "id", "name", "area", "geometry", "geom", "fid")
"""Names of columns that every file may have."""
Description = dict[str, Any]
Shares = Mapping[str, Mapping[str, float]]
"""Shares of the values of an attribute by kind of origin, as the manifest of a city has them."""


def in_languages(word: Callable[[str], str]) -> dict[str, str]:
    """A text in every language."""
    return {language: word(language) for language in LANGUAGES}


@dataclass(frozen=True)
class ExportedColumn:
    """Values by row [unit of the quantity], NaN where there is none; two axes where a row has several numbers.

    Those follow each other along the last axis first; `axes` of the description says how many there are along each.
    Of a category they are positions in `kinds`. `withheld` is the number of rows whose value may not be told.
    """

    quantity: Quantity
    values: NDArray[np.float64]
    kinds: tuple[str, ...]
    withheld: int
    description: Description

    @property
    def name(self) -> str:
        """Name of the column: that of the quantity, with its entity before it where every file has such a column."""
        own = self.quantity.name
        return f"{self.quantity.of}_{own}" if own in TAKEN else own

    @property
    def type(self) -> pa.DataType:
        """Type of the column; a category is told by the name of its kind."""
        if self.kinds:
            return pa.string()
        return pa.float64() if self.values.ndim == 1 else pa.list_(pa.float64())

    def part(self, rows: slice) -> pa.Array:
        """Some rows; null where there is no value."""
        values = self.values[rows]
        if self.kinds:
            known = [None if np.isnan(code) else self.kinds[int(code)] for code in values]
            return pa.array(known, pa.string())
        flat = pa.array(values.ravel(), pa.float64(), from_pandas=True)
        if values.ndim == 1:
            return flat
        return pa.ListArray.from_arrays(np.arange(len(values) + 1, dtype=np.int32) * values.shape[1], flat)


def column_of(view: View, name: str, entity: str, rows: int, shares: Shares) -> ExportedColumn:
    """The column of a quantity of an entity with so many rows; `shares` are those of the city's manifest.

    Raises NotFoundError for a quantity that is unknown, of another entity, or has no number for each row.
    """
    graph, made = view.graph, view.graph[name]
    if made.of != entity:
        raise NotFoundError("quantity-of-other", received=made.name, of=made.of, entity=entity)
    told = np.asarray(view.value(made.name))
    if told.dtype.kind not in "fiub" or (told.ndim and len(told) != rows) or (told.ndim == 0 and rows != 1):
        raise NotFoundError("quantity-without-rows", received=made.name, of=made.of)
    values = told.reshape(rows, -1).astype(np.float64) if told.ndim > 1 else np.atleast_1d(told).astype(np.float64)
    kinds = tuple(graph.vocabulary.categories.get(made.name, ())) if made.unit == CATEGORY else ()
    withheld = _withheld(view, made, values)
    description = _description(view, made, kinds, withheld, shares)
    if told.ndim > 1:
        description["axes"] = told.shape[1:]
    return ExportedColumn(made, values, kinds, withheld, description)


def countable(graph: Graph, entity: str) -> tuple[list[str], list[str]]:
    """The quantities of an entity with one number or kind a row, and those with several numbers a row or none."""
    register = [one for one in quantities_answer(graph, {}, LANGUAGES[0], {entity}) if one["entity"] == entity]
    single = [one["name"] for one in register if one["mappable"] or one["unit"] == CATEGORY]
    return single, [one["name"] for one in register if one["name"] not in {*single}]


def left_out(names: Iterable[str], code: str) -> dict[str, dict[str, str]]:
    """Why some quantities are no columns of a file, by name, in every language."""
    return {name: in_languages(lambda language: text(code, language)) for name in names}


def _withheld(view: View, made: Quantity, values: NDArray[np.float64]) -> int:
    """How many rows have a value that may not be told."""
    if made.kind != "given" or values.ndim > 1:
        return 0
    leaves = (view.leaf(made.name, int(row)) for row in np.flatnonzero(np.isnan(values)))
    return sum(leaf is not None and leaf.rule in WITHHELD for leaf in leaves)


def _description(view: View, made: Quantity, kinds: tuple[str, ...], withheld: int, shares: Shares) -> Description:
    graph, counts = view.graph, np.bincount(view.quality(made.name), minlength=1)
    terms = graph.vocabulary.categories.get(made.name, {})
    described: Description = {
        "quantity": made.name,
        "label": in_languages(lambda language: label(graph, made.name, language)),
        "sentence": in_languages(lambda language: graph.vocabulary.sentence(made.name, made.sentence, language)),
        "unit": made.unit,
        "source": made.source,
        "quality": {str(level): int(count) for level, count in enumerate(counts) if level and count},
        "simulated": any(shares.get(name, {}).get("simulated", 0) > 0 for name in graph.needs(made.name)),
    }
    if kinds:
        described["categories"] = {kind: in_languages(terms[kind].said) for kind in kinds}
    if withheld:
        described["withheld"] = withheld
    return described
