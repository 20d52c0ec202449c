"""How well a number is known: the six levels of the U4SSC verifier, travelling from inputs to results.

Levels are those of column T of the reporting sheet in the U4SSC KPIs Verification Manual (ITU, 2022, p. 153). A row
is known as well as the least known of what it hangs on. An area is known as well as at least half of its value is.
"""

from __future__ import annotations

from enum import IntEnum
from itertools import zip_longest
from typing import Any

import numpy as np

from citybrain.kernel import merging
from citybrain.kernel.change import Changed
from citybrain.kernel.city import Levels
from citybrain.kernel.declarations import AREAS, MEASURABLE, RELATED, SHARED, Quantity
from citybrain.kernel.reaching import near
from citybrain.kernel.result import Patch, Result
from citybrain.kernel.units import Array, Rows


class Level(IntEnum):
    """From accurate measurement to unknown method; 0 marks a definition that carries no uncertainty."""

    DEFINED = 0
    MEASURED = 1
    SURVEYED = 2
    HIGHER_LEVEL = 3
    ASSUMED = 4
    PERSONAL = 5
    UNKNOWN = 6


LEVELS = 7
ASSUMED_FROM = Level.ASSUMED
"""From this level on a number is called assumed."""


class Qualities:
    """Levels of every quantity of a result, found when asked for and kept."""

    def __init__(self, result: Result, base: Qualities | None = None) -> None:
        self.result = result
        self.base = base
        self._known: dict[str, Any] = {}

    def __getitem__(self, name: str) -> Any:
        """Level by row (uint8 array), or one level for the city, an hour series or a predictor."""
        if name not in self._known:
            graph = self.result.graph
            for wanted in sorted(graph.needs(name).difference(self._known), key=graph.place.__getitem__):
                self._known[wanted] = self._find(graph.quantities[wanted])
        return self._known[name]

    def _find(self, made: Quantity) -> Any:  # noqa: PLR0911
        result = self.result
        if isinstance(result, Changed):
            if made.name in result.overlay:
                return self._overlaid(made)
            if self.base is not None and (not result.reaches(made.name) or self._as_before(made, result, self.base)):
                return self.base[made.name]
        if made.kind == "given":
            return _given(made, result)
        if made.kind == "parameter":
            return np.uint8(result.graph.parameters[made.name].at(result.city.day).quality)
        inputs = [self._known.get(name, np.uint8(0)) for name in made.inputs]
        if made.kind in AREAS or made.of in SHARED:
            return self._of_area(made, inputs)
        if made.kind in RELATED:
            return self._of_related(made, inputs)
        if made.kind == "field":
            return self._of_neighbours(made, inputs)
        if made.kind == "spread":
            other = result.graph.quantities[made.inputs[0]].of
            return inputs[0] if np.ndim(inputs[0]) == 0 else inputs[0][result.city.lies_in(made.of, other)]
        if made.kind == "lookup":
            table = result.graph.parameters[made.name].table_at(result.city.day)
            inputs = [*inputs, table.quality(*(result[name] for name in made.inputs))]
        others = [result.graph.quantities[name].of not in SHARED | {made.of} for name in made.inputs]
        rows = [np.max(x, initial=0) if other else x for x, other in zip_longest(inputs, others, fillvalue=False)]
        return self._measured(made, _worst(rows, result.city.size[made.of]))

    def _measured(self, made: Quantity, levels: Levels) -> Levels:
        """Rows in which the city has measured what otherwise is computed are known as that column is."""
        city = self.result.city
        own = city.columns.get(made.name) if made.kind in MEASURABLE else None
        if own is None:
            return levels
        known = city.quality.get(made.name, np.uint8(Level.UNKNOWN))
        return np.asarray(np.where(np.isnan(own), levels, known), np.uint8)

    def _of_related(self, made: Quantity, inputs: list[Any]) -> Any:
        """As well as at least half of a sum, or as the part that is an extreme; no better than the pairs are known."""
        result, relation = self.result, self.result.relation(made)
        if not inputs:
            return np.full(relation.size, relation.quality, np.uint8)
        levels = np.broadcast_to(inputs[0], (result.city.size[relation.to],))[relation.rows]
        row = np.repeat(np.arange(relation.size), np.diff(relation.starts))
        value = result[made.inputs[0]][relation.rows]
        if made.kind in ("least", "greatest"):
            part = value + relation.weights if made.along else value
            chosen = part == result[made.name][row]
            found = np.zeros(relation.size, np.uint8)
            np.maximum.at(found, row[chosen], levels[chosen])
        else:
            found = _half_of(row, levels, np.fmax(np.abs(value * relation.weights), 0.0), relation.size)
        return np.maximum(found, np.uint8(relation.quality))

    def _of_neighbours(self, made: Quantity, inputs: list[Any]) -> Any:
        """As well as the least known input within the reach."""
        city = self.result.city
        found, own = np.zeros(city.size[made.of], np.uint8), _worst(inputs, city.size[made.of])
        for level in np.unique(own):
            found[near(made, city, np.flatnonzero(own == level))] = level
        return found

    def _as_before(self, made: Quantity, result: Changed, base: Qualities) -> bool:
        """Early cut-off: inputs known as well as before and, where levels hang on values, with the values of before."""
        by_value = made.kind in {"lookup"} | AREAS | RELATED
        return all(
            self._known.get(name) is base._known.get(name) and not (by_value and result.differs(name))
            for name in made.inputs
        )

    def _overlaid(self, made: Quantity) -> Any:
        """What a plan sets is assumed, whatever was known before."""
        own = self.result.own.get(made.name) if isinstance(self.result, Changed) else None
        if own is None or made.of in SHARED:
            return np.uint8(Level.ASSUMED)
        before = self.base[made.name] if self.base is not None else np.uint8(0)
        levels = np.broadcast_to(before, (self.result.city.size[made.of],)).copy()
        levels[own.rows if isinstance(own, Patch) else slice(None)] = Level.ASSUMED
        return before if np.array_equal(levels, before) else levels

    def _of_area(self, made: Quantity, inputs: list[Any]) -> Any:
        graph, city = self.result.graph, self.result.city
        if made.kind not in AREAS:
            return np.uint8(max((int(np.max(x)) if np.size(x) else 0 for x in inputs), default=0))
        source = graph.quantities[made.inputs[0]].of
        levels = np.broadcast_to(inputs[0], (city.size[source],))
        if made.of == "city":
            return median_level(level_shares(levels, self.result[made.inputs[0]]))
        return _half_of(city.lies_in(source, made.of), levels, np.abs(self.result[made.inputs[0]]), city.size[made.of])


def _half_of(rows: Rows, levels: Levels, weights: Array, size: int) -> Levels:
    """The best level that covers at least half of what lies in each row."""
    table = np.bincount(rows * LEVELS + levels, weights, size * LEVELS).reshape(size, LEVELS)
    reached = np.cumsum(table, axis=1) >= 0.5 * table.sum(axis=1, keepdims=True)
    return np.asarray(np.argmax(reached, axis=1), np.uint8)


def _given(made: Quantity, result: Result) -> Any:
    if made.of_day:
        return np.uint8(Level.DEFINED)
    levels = result.city.quality.get(made.name)
    stands_by_default = made.name not in result.city.columns and made.default is not None
    known = np.uint8(Level.DEFINED if stands_by_default else Level.UNKNOWN)
    if made.of in SHARED:
        return known if levels is None else np.uint8(int(np.max(levels)))
    return levels if levels is not None else np.full(result.city.size[made.of], known, np.uint8)


def _worst(inputs: list[Any], size: int) -> Levels:
    shared = max((int(level) for level in inputs if np.ndim(level) == 0), default=0)
    worst = np.full(size, shared, np.uint8)
    for levels in inputs:
        if np.ndim(levels):
            np.maximum(worst, levels, out=worst)
    return worst


def level_shares(levels: Levels, values: Any) -> dict[int, float]:
    """Share of the (absolute) value at each level; a missing value counts as 0."""
    summed = merging.added_sizes(levels, np.ascontiguousarray(values, np.float64), LEVELS)
    whole = summed.sum()
    if whole == 0:
        summed = np.bincount(levels, minlength=LEVELS).astype(float)
        whole = max(summed.sum(), 1.0)
    return {level: float(summed[level] / whole) for level in range(LEVELS) if summed[level] > 0}


def median_level(shares: dict[int, float]) -> Any:
    """The best level that covers at least half of the value."""
    reached = 0.0
    for level, share in sorted(shares.items()):
        reached += share
        if reached >= 0.5:
            return np.uint8(level)
    return np.uint8(Level.DEFINED)
