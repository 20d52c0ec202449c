"""Why this number: a quantity opened into formula, inputs, parameters and sources, down to a row of a file."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Literal

import numpy as np

from citybrain.kernel.change import Changed
from citybrain.kernel.city import Provenance
from citybrain.kernel.declarations import AREAS, MEASURABLE, RELATED, SHARED, Quantity
from citybrain.kernel.entities import lies_in
from citybrain.kernel.errors import NotFoundError
from citybrain.kernel.level_tables import level_shares
from citybrain.kernel.quality import ASSUMED_FROM, Qualities
from citybrain.kernel.reaching import near
from citybrain.kernel.result import Result
from citybrain.kernel.solves import Solve, Solved
from citybrain.kernel.units import Array, Rows

Known = Literal["measured", "computed", "assumed"]

LARGEST = 5
"""Parts of a sum that are shown."""

STRIDE = 256
"""Parts that are looked at together in search of the largest."""


@dataclass(frozen=True)
class Explanation:
    """One number and what it is made of; `levels` are shares of the value by quality level.

    `parts` is how many numbers a sum, mean, extreme or field is made of, `assumed_parts` how many of them are assumed
    or inferred; `weight` is that of a part in a relation. `solve` says how near a search came that found the number.
    `many` is how many numbers the row holds where it is not one: of a series over the hours `value` is their mean, of
    numbers that only stand side by side there is none. `apart` is what the value has beyond its inputs.
    """

    quantity: str
    of: str
    row: int
    value: float | None
    before: float | None
    unit: str
    kind: str
    quality: int
    levels: dict[int, float]
    sentence: str
    source: str
    where: str
    valid_from: str = ""
    leaf: Provenance | None = None
    parts: int = 0
    assumed_parts: int = 0
    inputs: tuple[Explanation, ...] = ()
    weight: float | None = None
    solve: Solve | None = None
    many: int = 0
    apart: float = 0.0

    @property
    def known(self) -> Known:
        """How the number is known: measured, computed or assumed."""
        if self.quality >= ASSUMED_FROM:
            return "assumed"
        return "measured" if self.leaf and self.leaf.kind == "measured" else "computed"


class Explainer:
    """Opens numbers of one result; keeps the quality levels it finds.

    `against` is what a change is told against: `before` is its number, and the parts of a sum that change most come
    first. Of a change it is what the change lies over, unless another one is set.
    """

    def __init__(self, result: Result, base: Explainer | None = None) -> None:
        self.result = result
        self.against: Result | None = result.base if isinstance(result, Changed) else None
        self.qualities: Qualities = Qualities(result, base.qualities if base else None)

    def explain(self, name: str, row: int = 0, depth: int = 2) -> Explanation:
        """The number of a row (0 for the city) with `depth` levels of inputs.

        Raises NotFoundError for an unknown quantity or a row that its entity does not have.
        """
        made = self.result.graph[name]
        size = self.result.city.size.get(made.of, 1) if made.of not in ("city", "model") else 1
        if not 0 <= row < size:
            raise NotFoundError("row-unknown", quantity=name, of=made.of, received=row, allowed=size - 1)
        return self._explain(made, row, depth)

    def _explain(self, made: Quantity, row: int, depth: int) -> Explanation:
        result = self.result
        value, many = self._number(made, result[made.name], row)
        before = None
        if self.against is not None:
            old, _ = self._number(made, self.against[made.name], row)
            before = old if old != value else None
        levels, quality = self._levels(made, row)
        members = self._members(made, row)
        parts = 0 if members is None else self._count(made, members)
        shown = Explanation(
            made.name, made.of, row, value, before, made.unit, made.kind, quality, levels,
            made.sentence, made.source, made.where, parts=parts, assumed_parts=self._assumed(made, members), many=many,
        )  # fmt: skip
        shown = self._sourced(replace(shown, solve=self._solve(made)), made, row)
        if not depth or shown.kind == "given":
            return shown
        return replace(shown, inputs=self._inputs(made, row, depth, members))

    def _number(self, made: Quantity, value: Any, row: int) -> tuple[float | None, int]:
        """The number at a row, of a series over the hours its mean, and how many numbers it is where it is not one."""
        if made.of == "model" or made.unit == "predictor" or callable(value):
            return None, 0
        numbers = np.asarray(value if made.of == "hour" or np.ndim(value) == 0 else value[row])
        if numbers.ndim and numbers.shape != (self.result.city.size.get("hour"),):
            return None, numbers[0].size if made.of == "hour" else numbers.size
        number = float(numbers.mean())
        return (None, 0) if np.isnan(number) else (number, numbers.size if numbers.ndim else 0)

    def _count(self, made: Quantity, members: Rows | slice) -> int:
        return len(members) if isinstance(members, np.ndarray) else len(self.result[made.inputs[0]])

    def _solve(self, made: Quantity) -> Solve | None:
        """How a solved number was found; None for any other."""
        search = self.result.graph.quantities[made.inputs[0]] if made.kind == "column" else None
        if search is None or search.kind != "solved":
            return None
        solved: Solved[Any] = self.result[search.name]
        return Solve(solved.residual, solved.iterations, search.tolerance, search.at_most, solved.left_out)

    def _levels(self, made: Quantity, row: int) -> tuple[dict[int, float], int]:
        found = self.qualities[made.name]
        quality = int(found if np.ndim(found) == 0 else found[row])
        if made.kind not in AREAS | {"related_total", "related_mean"}:
            return {quality: 1.0}, quality
        source, members = made.inputs[0], self._members(made, row)
        assert members is not None
        size = self.result.city.size[self.result.graph.quantities[source].of]
        levels, values = np.broadcast_to(self.qualities[source], (size,))[members], self.result[source][members]
        if made.kind in RELATED:
            values = values * self.result.relation(made).members(row)[1]
        return level_shares(levels, values), quality

    def _assumed(self, made: Quantity, members: Rows | slice | None) -> int:
        """How many parts of a sum or mean are assumed or inferred; 0 for everything else."""
        if members is None or not made.inputs:
            return 0
        source = self.result.graph.quantities[made.inputs[0]]
        levels = np.broadcast_to(self.qualities[source.name], (self.result.city.size[source.of],))
        return int(np.count_nonzero(levels[members] >= ASSUMED_FROM))

    def _members(self, made: Quantity, row: int) -> Rows | slice | None:
        """Rows that a sum, an extreme or a field is made of; None for what is made otherwise."""
        if made.kind in RELATED:
            return self.result.relation(made).members(row)[0]
        if made.kind == "field":
            return near(made, self.result.city, np.array([row]))
        if made.kind not in AREAS:
            return None
        source = self.result.graph.quantities[made.inputs[0]]
        return slice(None) if made.of == "city" else self._belonging(made.of, row, source.of)

    def _belonging(self, of: str, row: int, source: str) -> Rows:
        """Rows of another entity that belong to a row: what lies in it, what it lies in, or all."""
        city, entities = self.result.city, self.result.graph.entities
        if of == source or source in SHARED:
            return np.array([row if of == source else 0])
        if of in lies_in(entities, entities[source].inside):
            return np.flatnonzero(city.lies_in(source, of) == row)
        if source in lies_in(entities, entities[of].inside):
            return city.lies_in(of, source)[row : row + 1]
        return np.arange(city.size[source])

    def _sourced(self, shown: Explanation, made: Quantity, row: int) -> Explanation:
        graph, city = self.result.graph, self.result.city
        overlaid = isinstance(self.result, Changed) and made.name in self.result.overlay and shown.before is not None
        if overlaid:
            return replace(shown, source="plan", leaf=Provenance("plan", "estimated", shown.quality))
        own = city.columns.get(made.name) if made.kind in MEASURABLE else None
        if own is not None and not np.isnan(own if np.ndim(own) == 0 else own[row]):
            leaf = None if city.leaf is None else city.leaf(made.name, row)
            return replace(shown, kind="given", source="twin", leaf=leaf)
        if made.kind == "parameter":
            value = graph.parameters[made.name].at(city.day)
            return replace(shown, source=value.source, valid_from=value.since.isoformat())
        if made.kind == "lookup":
            table = graph.parameters[made.name].table_at(city.day)
            line = table.row(*(float(self.result[name][row]) for name in made.inputs))
            return replace(shown, source=line.source, valid_from=table.since.isoformat())
        if made.kind == "given" and city.leaf is not None and made.name in city.columns:
            return replace(shown, leaf=city.leaf(made.name, row))
        return shown

    def _inputs(self, made: Quantity, row: int, depth: int, members: Rows | slice | None) -> tuple[Explanation, ...]:
        if made.kind in RELATED:
            return self._related(made, row, depth)
        if members is not None and made.kind in AREAS:
            return self._opened(self.result.graph.quantities[made.inputs[0]], members, depth)
        if isinstance(members, np.ndarray):
            return self._neighbours(made, row, depth, members)
        if made.kind == "column":
            record = self.result.graph.quantities[made.inputs[0]]
            return self._inputs(replace(record, of=made.of), row, depth, None)
        opened: list[Explanation] = []
        for name in made.inputs:
            source = self.result.graph.quantities[name]
            opened.extend(self._opened(source, self._belonging(made.of, row, source.of), depth))
        return tuple(opened)

    def _opened(self, source: Quantity, rows: Rows | slice, depth: int) -> tuple[Explanation, ...]:
        """The largest of some rows (all for a slice), largest first; of a series those with the largest mean."""
        if not isinstance(rows, np.ndarray) or len(rows) > 1:
            top = _largest(self._sizes(source.name, rows))
            rows = rows[top] if isinstance(rows, np.ndarray) else top
        return tuple(self._explain(source, int(r), depth - 1) for r in rows)

    def _sizes(self, name: str, rows: Rows | slice) -> Array:
        """By how much rows change; how large they are where nothing changes. NaN counts as 0."""
        values = self.result[name][rows]
        if self.against is not None:
            changes = np.abs(values - self.against[name][rows])
            values = changes if np.any(changes > 0) else values
        sizes: Array = np.abs(values)
        return np.asarray(np.fmax(sizes if sizes.ndim == 1 else sizes.mean(axis=1), 0.0), np.float64)

    def _related(self, made: Quantity, row: int, depth: int) -> tuple[Explanation, ...]:
        """The rows that a relation ties to a row with their weights, what counts most first."""
        rows, weights = self.result.relation(made).members(row)
        parts = weights if not made.inputs else self.result[made.inputs[0]][rows]
        if made.kind in ("least", "greatest"):
            parts = parts + weights if made.along else parts
            first = np.lexsort((np.arange(len(rows)), -parts if made.kind == "greatest" else parts))[:LARGEST]
        else:
            first = _largest(np.fmax(np.abs(parts * weights), 0.0))
        return tuple(self._part(made, int(rows[one]), float(weights[one]), depth) for one in first)

    def _part(self, made: Quantity, row: int, weight: float, depth: int) -> Explanation:
        """One row that is related, or the pair itself where nothing but its weight counts."""
        if made.inputs:
            told = self._explain(self.result.graph.quantities[made.inputs[0]], row, depth - 1)
            return replace(told, weight=weight)
        over, quality = self.result.graph.relations[made.over], self.result.relation(made).quality
        return Explanation(
            over.name, over.to, row, weight, None, over.unit, "relation", quality, {quality: 1.0}, over.description,
            "twin", over.where, weight=weight,
        )  # fmt: skip

    def _neighbours(self, made: Quantity, row: int, depth: int, members: Rows) -> tuple[Explanation, ...]:
        """What a field reads: its own row and the nearest others, nearest first; what all rows share once."""
        places = self.result.city.positions[made.of]
        away = np.hypot(places.x[members] - places.x[row], places.y[members] - places.y[row])
        nearest = members[np.lexsort((members, away))][:LARGEST]
        opened: list[Explanation] = []
        for name in made.inputs:
            source = self.result.graph.quantities[name]
            rows = nearest if source.of == made.of else np.array([0])
            opened.extend(self._explain(source, int(r), depth - 1) for r in rows)
        return tuple(opened)


def _largest(sizes: Array) -> Rows:
    """Places of the largest parts, largest first and in row order among equals."""
    some = np.arange(len(sizes)) if len(sizes) <= LARGEST * STRIDE else _candidates(sizes)
    order: Rows = some[np.lexsort((some, -sizes[some]))][:LARGEST]
    return order


def _candidates(sizes: Array) -> Rows:
    """Places among which the largest are: the largest of some stretches are an edge that they reach."""
    stretches = np.maximum.reduceat(sizes, np.arange(0, len(sizes), STRIDE))
    edge = np.partition(stretches, -LARGEST)[-LARGEST]
    return np.concatenate([np.flatnonzero(sizes > edge), np.flatnonzero(sizes == edge)[:LARGEST]])
