"""The billed buildings as a city of their own, computed with one factor or another."""

from __future__ import annotations

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import numpy as np

from citybrain.kernel import City, Graph, Result, change
from citybrain.kernel.units import Array, Rows
from citybrain.plans.entity_index import first_of

LEAST_ROWS = 500
"""Rows from which work is divided among threads."""


def sub_city(city: City, rows: Rows, graph: Graph) -> City:
    """Some rows (ascending) of the first entity of a city with everything around them."""
    of = first_of(city)
    columns = {
        name: column[rows] if name in graph.quantities and graph.quantities[name].of == of else column
        for name, column in city.columns.items()
    }
    inside = {key: index[rows] if key[0] == of else index for key, index in city.inside.items()}
    size = {**city.size, of: len(rows)}
    relations = {name: r.some(rows) for name, r in city.relations.items() if r.of == of != r.to}
    return replace(
        city,
        size=size,
        inside=inside,
        columns=columns,
        relations=relations,
        positions={},
        tiles={},
        quality={},
        leaf=None,
    )


class BilledCity:
    """Computes `carriers` (C) of some buildings (n) with factors laid over the `corrections` (K)."""

    def __init__(
        self, graph: Graph, city: City, rows: Rows, carriers: Sequence[str], corrections: Sequence[str]
    ) -> None:
        self.carriers, self.corrections = tuple(carriers), tuple(corrections)
        pieces = min(os.cpu_count() or 1, len(rows) // LEAST_ROWS + 1)
        self._cuts = np.cumsum([len(piece) for piece in np.array_split(rows, pieces)])[:-1]
        self._parts = [Result(graph, sub_city(city, piece, graph)) for piece in np.array_split(rows, pieces)]

    def today(self) -> Array:
        """Computed values (n, C) with the factors in force."""
        return self._gathered([None] * len(self._parts))

    def with_effects(self, effects: Array) -> Array:
        """Computed values (n, C) with log factors (n, K)."""
        return self._gathered(np.split(np.exp(effects), self._cuts))

    def _gathered(self, factors: Sequence[Array | None]) -> Array:
        with ThreadPoolExecutor(len(self._parts)) as pool:
            return np.concatenate(list(pool.map(self._computed, self._parts, factors)))

    def _computed(self, part: Result, factors: Array | None) -> Array:
        part.compute(self.carriers)
        laid = part if factors is None else change(part, dict(zip(self.corrections, factors.T, strict=True)))
        return np.stack([laid[name] for name in self.carriers], axis=1)
