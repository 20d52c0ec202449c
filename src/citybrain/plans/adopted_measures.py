"""What measures have left behind: which rows have which of them, and which values they laid over the city."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from citybrain.kernel import Graph, Patch
from citybrain.kernel.costs import MEASURE_INVESTMENT
from citybrain.kernel.declarations import PREVIOUS
from citybrain.kernel.units import Array, Mask, Rows

Key = tuple[bool, int]


@dataclass
class OverlayColumn:
    """A column of which only the masked rows mean something: what measures put there."""

    mask: Mask
    values: Any


@dataclass
class AmountMade:
    """What each row has made of what a plan counts a measure by, and which part of the measure it has."""

    amounts: Array
    parts: Array


class AdoptedMeasures:
    """Grows measure by measure and year by year."""

    def __init__(self, graph: Graph, size: Mapping[str, int]) -> None:
        self.graph = graph
        self.size = size
        self.reached: dict[Key, float] = {}  # how far each measure of the whole city has come
        self.city: set[str] = set()  # quantities of the city that measures changed
        self.grown: dict[tuple[Key, str], float] = {}  # by how much each measure has changed each of them
        self._having: dict[str, Mask] = {}
        self._this_year: dict[str, Mask] = {}
        self._own: dict[tuple[str, Key], Mask] = {}
        self._amounts: dict[tuple[str, Key], AmountMade] = {}
        self._laid: dict[str, OverlayColumn] = {}

    def begin_year(self) -> None:
        """Forgets who had what this year, so that what recurs can come again."""
        self._this_year = {}

    def having(self, name: str) -> Mask | None:
        """Rows that have an intervention, of one that recurs those that had it this year; None if none has."""
        recurring = self.graph.interventions[name].recurring
        return (self._this_year if recurring else self._having).get(name)

    def owners(self, of: str, key: Key) -> Mask | None:
        """Rows of an entity that have a measure of a plan; None if none has."""
        return self._own.get((of, key))

    def amount_of(self, of: str, key: Key) -> AmountMade:
        """What rows of an entity have made of what a plan counts a measure by: of houses that are gone nothing."""
        none = np.zeros(self.size[of])
        return self._amounts.setdefault((of, key), AmountMade(none, none.copy()))

    @property
    def interventions(self) -> list[str]:
        """Interventions that some row has, in the order in which they first came."""
        return list(self._having)

    def take(self, name: str, key: Key, rows: Rows) -> None:
        """Notes that rows have got a measure."""
        of = self.graph.interventions[name].of
        for masks in (self._having, self._this_year):
            masks.setdefault(name, self._nobody(of))[rows] = True
        self._own.setdefault((of, key), self._nobody(of))[rows] = True

    def lay(self, name: str, patch: Patch) -> None:
        """Keeps values for the years to come, unless the quantity remembers them by itself."""
        if not lasts(self.graph, name):
            return
        laid = self._laid.get(name)
        if laid is None:
            of = self.graph.quantities[name].of
            laid = OverlayColumn(self._nobody(of), np.zeros(self.size[of], np.asarray(patch.values).dtype))
            self._laid[name] = laid
        laid.mask[patch.rows] = True
        laid.values[patch.rows] = patch.values

    def _nobody(self, of: str) -> Mask:
        return np.zeros(self.size[of], bool)

    def patches(self) -> dict[str, Patch]:
        """All that lies over the city, by quantity."""
        found = {}
        for name, laid in self._laid.items():
            rows = np.flatnonzero(laid.mask)
            found[name] = Patch(rows, laid.values[rows])
        return found

    def demolish(self, of: str, rows: Rows, kept: Iterable[str]) -> Iterator[tuple[str, Rows]]:
        """Forgets all that rows of an entity had; yields what lay over them and at which rows, in the graph's order.

        Accounts (quantities whose last year's value is asked for, such as money spent) and the `kept` ones stay.
        """
        graph = self.graph
        having = [mask for name, mask in self._having.items() if graph.interventions[name].of == of]
        for mask in (*having, *(mask for (entity, _), mask in self._own.items() if entity == of)):
            mask[rows] = False
        for (entity, _), made in self._amounts.items():
            if entity == of:
                made.amounts[rows] = made.parts[rows] = 0.0
        gone = [n for n in self._laid if graph.quantities[n].of == of and n not in kept and not is_account(graph, n)]
        for name in sorted(gone, key=graph.place.__getitem__):
            laid = self._laid[name]
            had = rows[laid.mask[rows]]
            laid.mask[had] = False
            if len(had):
                yield name, had


def lasts(graph: Graph, name: str) -> bool:
    """Whether a value laid over stays by being laid again each year: not where next year's follows from last year's."""
    return PREVIOUS + name not in graph.needs(name)


def is_account(graph: Graph, name: str) -> bool:
    """Whether a given quantity adds up over the years, such as money that has been spent."""
    made = graph.quantities[name]
    spent = name in graph.roles.names(MEASURE_INVESTMENT, made.of)
    return made.kind == "given" and (spent or PREVIOUS + name in graph.quantities)
