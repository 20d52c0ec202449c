"""Why this number: a quantity opened into formula, inputs, parameters and sources, down to a row of a file."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Literal

import numpy as np

from citybrain.kernel.change import Changed
from citybrain.kernel.city import Leaf
from citybrain.kernel.declarations import Quantity
from citybrain.kernel.errors import NotFoundError
from citybrain.kernel.quality import ASSUMED_FROM, Qualities, level_shares
from citybrain.kernel.result import Result
from citybrain.kernel.units import Array, Rows

Known = Literal["measured", "computed", "assumed"]

LARGEST = 5
"""Parts of a sum that are shown."""

STRIDE = 256
"""Parts that are looked at together in search of the largest."""


@dataclass(frozen=True)
class Explanation:
    """One number and what it is made of; `levels` are shares of the value by quality level.

    `parts` is how many numbers a sum or mean is made of, `assumed_parts` how many of them are assumed or inferred.
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
    leaf: Leaf | None = None
    parts: int = 0
    assumed_parts: int = 0
    inputs: tuple[Explanation, ...] = ()

    @property
    def known(self) -> Known:
        """How the number is known: measured, computed or assumed."""
        if self.quality >= ASSUMED_FROM:
            return "assumed"
        return "measured" if self.kind == "given" and self.leaf and self.leaf.kind == "measured" else "computed"


class Explainer:
    """Opens numbers of one result; keeps the quality levels it finds."""

    def __init__(self, result: Result, base: Explainer | None = None) -> None:
        self.result = result
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
        value = _scalar(made, result[made.name], row)
        before = None
        if isinstance(result, Changed):
            old = _scalar(made, result.base[made.name], row)
            before = old if old != value else None
        levels, quality = self._levels(made, row)
        members = self._members(made, row)
        parts = 0 if members is None else len(result[made.inputs[0]][members])
        shown = Explanation(
            made.name, made.of, row, value, before, made.unit, made.kind, quality, levels,
            made.sentence, made.source, made.where, parts=parts, assumed_parts=self._assumed(made, members),
        )  # fmt: skip
        shown = self._sourced(shown, made, row)
        return replace(shown, inputs=self._inputs(made, row, depth, members)) if depth else shown

    def _levels(self, made: Quantity, row: int) -> tuple[dict[int, float], int]:
        found = self.qualities[made.name]
        quality = int(found if np.ndim(found) == 0 else found[row])
        if made.kind not in ("total", "mean"):
            return {quality: 1.0}, quality
        source = made.inputs[0]
        size = self.result.city.size[self.result.graph.quantities[source].of]
        levels = np.broadcast_to(self.qualities[source], (size,))
        return level_shares(levels, self.result[source], self._members(made, row)), quality

    def _assumed(self, made: Quantity, members: Rows | slice | None) -> int:
        """How many parts of a sum or mean are assumed or inferred; 0 for everything else."""
        if members is None:
            return 0
        source = self.result.graph.quantities[made.inputs[0]]
        levels = np.broadcast_to(self.qualities[source.name], (self.result.city.size[source.of],))
        return int(np.count_nonzero(levels[members] >= ASSUMED_FROM))

    def _members(self, made: Quantity, row: int) -> Rows | slice | None:
        if made.kind not in ("total", "mean"):
            return None
        of = self.result.graph.quantities[made.inputs[0]].of
        if made.of == "city":
            return slice(None)
        return np.flatnonzero(self.result.city.inside[of, made.of] == row)

    def _sourced(self, shown: Explanation, made: Quantity, row: int) -> Explanation:
        graph, city = self.result.graph, self.result.city
        overlaid = isinstance(self.result, Changed) and made.name in self.result.overlay and shown.before is not None
        if overlaid:
            return replace(shown, source="plan", leaf=Leaf("plan", "estimated", shown.quality))
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
        graph, city = self.result.graph, self.result.city
        if members is not None:
            source = graph.quantities[made.inputs[0]]
            top = _largest(np.fmax(np.abs(self.result[source.name][members]), 0.0))  # NaN counts as 0
            top = top if isinstance(members, slice) else members[top]
            return tuple(self._explain(source, int(r), depth - 1) for r in top)
        if made.kind == "field":
            return self._inputs(graph.quantities[made.inputs[0]], row, depth, None)
        opened = []
        for name in made.inputs:
            source = graph.quantities[name]
            if source.of == made.of:
                opened.append(self._explain(source, row, depth - 1))
            elif made.kind == "spread" and source.of != "city":
                opened.append(self._explain(source, int(city.inside[made.of, source.of][row]), depth - 1))
            else:
                opened.append(self._explain(source, 0, depth - 1))
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


def _scalar(made: Quantity, value: Any, row: int) -> float | None:
    """The number at a row; of a series over the hours its mean; None for a predictor or a missing value."""
    if made.of == "model" or made.unit == "predictor" or callable(value):
        return None
    if made.of == "hour" or np.ndim(value) > 1:
        number = float(np.mean(value if made.of == "hour" else value[row]))
    else:
        number = float(value[row]) if np.ndim(value) else float(value)
    return None if np.isnan(number) else number
