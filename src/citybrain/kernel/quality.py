"""How well a number is known: the six levels of the U4SSC verifier, travelling from inputs to results.

Levels are those of column T of the reporting sheet in the U4SSC KPIs Verification Manual (ITU, 2022, p. 153). A row
is known as well as the least known of what it hangs on. An area is known as well as at least half of its value is.
"""

from __future__ import annotations

from enum import IntEnum
from itertools import zip_longest
from typing import Any

import numpy as np

from citybrain.kernel.change import Changed
from citybrain.kernel.city import CALENDAR_YEAR, Levels
from citybrain.kernel.declarations import SHARED, Quantity
from citybrain.kernel.result import Patch, Result
from citybrain.kernel.units import Rows


class Level(IntEnum):
    """From accurate measurement to unknown method; 0 marks a definition that carries no doubt."""

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
        if made.kind in ("total", "mean") or made.of in SHARED:
            return self._of_area(made, inputs)
        if made.kind == "spread":
            other = result.graph.quantities[made.inputs[0]].of
            return inputs[0] if np.ndim(inputs[0]) == 0 else inputs[0][result.city.inside[made.of, other]]
        if made.kind == "lookup":
            table = result.graph.parameters[made.name].table_at(result.city.day)
            inputs = [*inputs, table.quality(*(result[name] for name in made.inputs))]
        others = [result.graph.quantities[name].of not in SHARED | {made.of} for name in made.inputs]
        rows = [np.max(x, initial=0) if other else x for x, other in zip_longest(inputs, others, fillvalue=False)]
        return _worst(rows, result.city.size[made.of])

    def _as_before(self, made: Quantity, result: Changed, base: Qualities) -> bool:
        """Early cut-off: inputs known as well as before and, where levels hang on values, with the values of before."""
        by_value = made.kind in ("lookup", "total", "mean")
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
        if made.kind not in ("total", "mean"):
            return np.uint8(max((int(np.max(x)) if np.size(x) else 0 for x in inputs), default=0))
        source = graph.quantities[made.inputs[0]].of
        levels = np.broadcast_to(inputs[0], (city.size[source],))
        if made.of == "city":
            return median_level(level_shares(levels, self.result[made.inputs[0]]))
        index = city.inside[source, made.of]
        weights = np.abs(self.result[made.inputs[0]])
        size = city.size[made.of]
        table = np.bincount(index * LEVELS + levels, weights, size * LEVELS).reshape(size, LEVELS)
        reached = np.cumsum(table, axis=1) >= 0.5 * table.sum(axis=1, keepdims=True)
        return np.argmax(reached, axis=1).astype(np.uint8)


def _given(made: Quantity, result: Result) -> Any:
    if made.name == CALENDAR_YEAR:
        return np.uint8(Level.DEFINED)
    levels = result.city.quality.get(made.name)
    stands_by_default = made.name not in result.city.columns and made.default is not None
    known = np.uint8(Level.DEFINED if stands_by_default else Level.UNKNOWN)
    if made.of in SHARED:
        return known if levels is None else np.uint8(int(np.max(levels)))
    return levels if levels is not None else np.full(result.city.size[made.of], known, np.uint8)


def _worst(inputs: list[Any], size: int) -> Levels:
    worst = np.zeros(size, np.uint8)
    for levels in inputs:
        np.maximum(worst, levels, out=worst)
    return worst


def level_shares(levels: Levels, values: Any, rows: Rows | slice | None = None) -> dict[int, float]:
    """Share of the (absolute) value at each level, over all rows or some."""
    chosen = slice(None) if rows is None else rows
    levels, weights = levels[chosen], np.fmax(np.abs(np.asarray(values, np.float64)[chosen]), 0.0)  # NaN counts as 0
    summed = np.bincount(levels, weights, LEVELS)
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
