"""What measures have left behind: who has which of them, and which values they laid over the city."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from citybrain.kernel import Graph, Patch
from citybrain.kernel.declarations import PREVIOUS
from citybrain.kernel.units import Mask, Rows

Key = tuple[bool, int]
INVESTMENT = "investment"
CITY_INVESTMENT = "city_measure_investment"
SPENT = frozenset({INVESTMENT, CITY_INVESTMENT})


@dataclass
class Laid:
    """A column of which only the masked rows mean something: what measures put there."""

    mask: Mask
    values: Any


class Held:
    """Grows measure by measure and year by year."""

    def __init__(self, graph: Graph, buildings: int) -> None:
        self.graph = graph
        self.buildings = buildings
        self.reached: dict[Key, float] = {}  # how far each measure of the whole city has come
        self.city: set[str] = set()  # quantities of the city that measures changed
        self.grown: dict[tuple[Key, str], float] = {}  # by how much each measure has changed each of them
        self._having: dict[str, Mask] = {}
        self._this_year: dict[str, Mask] = {}
        self._own: dict[Key, Mask] = {}
        self._laid: dict[str, Laid] = {}

    def begin_year(self) -> None:
        """Forgets who had what this year, so that what recurs can come again."""
        self._this_year = {}

    def having(self, name: str) -> Mask | None:
        """Buildings that have an intervention, of one that recurs those that had it this year; None if none has."""
        recurring = self.graph.interventions[name].recurring
        return (self._this_year if recurring else self._having).get(name)

    def owners(self, key: Key) -> Mask | None:
        """Buildings that have a measure of a plan; None if none has."""
        return self._own.get(key)

    @property
    def interventions(self) -> list[str]:
        """Interventions that some building has, in the order in which they first came."""
        return list(self._having)

    def take(self, name: str, key: Key, rows: Rows) -> None:
        """Notes that buildings have got a measure."""
        for masks in (self._having, self._this_year):
            masks.setdefault(name, np.zeros(self.buildings, bool))[rows] = True
        self._own.setdefault(key, np.zeros(self.buildings, bool))[rows] = True

    def lay(self, name: str, patch: Patch) -> None:
        """Keeps values for the years to come, unless the quantity remembers them by itself."""
        if not lasts(self.graph, name):
            return
        laid = self._laid.get(name)
        if laid is None:
            laid = Laid(np.zeros(self.buildings, bool), np.zeros(self.buildings, np.asarray(patch.values).dtype))
            self._laid[name] = laid
        laid.mask[patch.rows] = True
        laid.values[patch.rows] = patch.values

    def patches(self) -> dict[str, Patch]:
        """All that lies over the city, by quantity."""
        found = {}
        for name, laid in self._laid.items():
            rows = np.flatnonzero(laid.mask)
            found[name] = Patch(rows, laid.values[rows])
        return found

    def demolish(self, rows: Rows, kept: Iterable[str]) -> Iterator[tuple[str, Rows]]:
        """Forgets all that buildings had; yields what lay over them and at which rows, in the order of the graph.

        Accounts (quantities whose last year's value is asked for, such as money spent) and the `kept` ones stay.
        """
        for mask in (*self._having.values(), *self._own.values()):
            mask[rows] = False
        gone = [name for name in self._laid if name not in kept and not is_account(self.graph, name)]
        for name in sorted(gone, key=self.graph.place.__getitem__):
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
    return graph.quantities[name].kind == "given" and (name in SPENT or PREVIOUS + name in graph.quantities)
