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
from citybrain.kernel.level_tables import adjusted, half_of, level_shares, level_table, median_level
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


ASSUMED_FROM = Level.ASSUMED
"""From this level on a number is called assumed."""

BY_VALUE = {"lookup", "solved"} | AREAS | RELATED
"""Kinds of which levels hang on the values of inputs, too."""


class Qualities:
    """Levels of every quantity of a result, found when asked for and kept."""

    def __init__(self, result: Result, base: Qualities | None = None) -> None:
        self.result = result
        self._change = result if base is not None and isinstance(result, Changed) else None
        self._base = base if self._change else None
        self._known: dict[str, Any] = {}  # of a change, what is not as in its base
        self._settled: set[str] = set()
        self._tables: dict[str, Array] = {}

    def __getitem__(self, name: str) -> Any:
        """Level by row (uint8 array), or one level for the city, an hour series or a predictor."""
        if not self._is_settled(name):
            graph = self.result.graph
            for wanted in sorted(graph.unknown([name], self._is_settled), key=graph.place.__getitem__):
                self._settle(graph.quantities[wanted])
        return self._known[name] if name in self._known or self._base is None else self._base[name]

    def _is_settled(self, name: str) -> bool:
        return name in self._settled or (self._change is not None and not self._change.reaches(name))

    def _settle(self, made: Quantity) -> None:
        """Early cut-off: levels that are as in the base are not looked at by what hangs on them."""
        if not self._as_before(made):
            levels = self._find(made)
            if self._base is None or not np.array_equal(levels, self._base[made.name]):
                self._known[made.name] = levels
        self._settled.add(made.name)  # last: another thread may ask for the same

    def _as_before(self, made: Quantity) -> bool:
        """Whether inputs are known as well as before and, where levels hang on values, have the values of before."""
        change = self._change
        if change is None or made.name in change.overlay or made.name in change.again:
            return False
        moved = made.kind in BY_VALUE and any(map(change.differs, made.inputs))
        return not moved and self._known.keys().isdisjoint(made.inputs)

    def _find(self, made: Quantity) -> Any:  # noqa: PLR0911
        result = self.result
        if isinstance(result, Changed) and made.name in result.overlay:
            return self._overlaid(made)
        if made.kind == "given":
            return _given(made, result)
        if made.kind == "parameter":
            return np.uint8(result.graph.parameters[made.name].at(result.city.day).quality)
        inputs = [self[name] for name in made.inputs]
        if made.kind == "solved":
            return self._of_search(made, inputs)
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
            found = half_of(level_table(row, levels, np.fmax(np.abs(value * relation.weights), 0.0), relation.size))
        return np.maximum(found, np.uint8(relation.quality))

    def _of_neighbours(self, made: Quantity, inputs: list[Any]) -> Any:
        """As well as the least known input within the reach."""
        city = self.result.city
        found, own = np.zeros(city.size[made.of], np.uint8), _worst(inputs, city.size[made.of])
        for level in np.unique(own):
            found[near(made, city, np.flatnonzero(own == level))] = level
        return found

    def _overlaid(self, made: Quantity) -> Any:
        """What a plan sets is assumed, whatever was known before."""
        own = self.result.own.get(made.name) if isinstance(self.result, Changed) else None
        if own is None or made.of in SHARED:
            return np.uint8(Level.ASSUMED)
        before = self._base[made.name] if self._base is not None else np.uint8(0)
        levels = np.broadcast_to(before, (self.result.city.size[made.of],)).copy()
        levels[own.rows if isinstance(own, Patch) else slice(None)] = Level.ASSUMED
        return levels

    def _of_search(self, made: Quantity, inputs: list[Any]) -> Any:
        """As the least known input; one level worse, and assumed at best, where the search did not come near enough."""
        worst = max((int(np.max(levels, initial=0)) for levels in inputs), default=0)
        if self.result[made.name].residual <= made.tolerance:
            return np.uint8(worst)
        return np.uint8(min(max(worst + 1, Level.ASSUMED), Level.UNKNOWN))

    def _of_area(self, made: Quantity, inputs: list[Any]) -> Any:
        if made.kind not in AREAS:
            return np.uint8(max((int(np.max(x)) if np.size(x) else 0 for x in inputs), default=0))
        levels = self._by_row(made, inputs[0])
        found = self._adjusted(made, levels)
        if made.of == "city":
            return median_level(level_shares(levels, self.result[made.inputs[0]])) if found is None else found[0]
        return half_of(self._table(made, levels, self.result[made.inputs[0]])) if found is None else found

    def _by_row(self, made: Quantity, levels: Any) -> Levels:
        """Levels of what is summed, one for each row."""
        of = self.result.graph.quantities[made.inputs[0]].of
        return levels if np.ndim(levels) else np.full(self.result.city.size[of], levels, np.uint8)

    def _adjusted(self, made: Quantity, levels: Levels) -> Levels | None:
        """Levels of areas from what the base holds and the rows that differ; None where all rows must be looked at."""
        change, base, source = self._change, self._base, made.inputs[0]
        if change is None or base is None:
            return None
        before, known, rows = base.table(made), self._by_row(made, base[source]), change.touched(source)
        if rows is not None and source in self._known:
            rows = merging.union(rows, np.flatnonzero(levels != known))
        if rows is None or len(rows) > len(levels) / 2:
            return None
        less = self._table(made, known[rows], change.base[source][rows], rows)
        more = self._table(made, levels[rows], change.at(source, rows, change.graph.quantities[source].of), rows)
        empty = made.of == "city" and not before.any() and not more.any()
        return None if empty else adjusted(before, np.atleast_1d(base[made.name]), less, more)

    def table(self, made: Quantity) -> Array:
        """What lies in each area of a sum at each level (areas, levels); found once."""
        if made.name not in self._tables:
            source = made.inputs[0]
            self._tables[made.name] = self._table(made, self._by_row(made, self[source]), self.result[source])
        return self._tables[made.name]

    def _table(self, made: Quantity, levels: Levels, values: Array, rows: Rows | None = None) -> Array:
        """The table of all rows or of some; in the city a missing value counts as 0."""
        city, sizes = self.result.city, np.abs(values)
        if made.of == "city":
            return level_table(None, levels, np.fmax(sizes, 0.0), 1)
        index = city.lies_in(self.result.graph.quantities[made.inputs[0]].of, made.of)
        return level_table(index if rows is None else index[rows], levels, sizes, city.size[made.of])


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
