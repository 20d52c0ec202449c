"""A city whose quantities are computed when somebody asks for them, in the tiles of an executor."""

from __future__ import annotations

import threading
from collections.abc import Collection, Iterable
from typing import Any

from citybrain.kernel import City, Graph, Result
from citybrain.plans.columns import MOST, Columns
from citybrain.plans.executors import Executor

FEW = 16
"""Quantities up to which none is handed out to an executor, unless one of them is compiled."""


class OnDemand(Result):
    """What is asked for is computed with all that it needs, kept within a bound of memory, and never computed twice.

    Where there is a `base`, a city on another graph of the same quantities, all but the quantities `anew` is taken from
    it. Safe for threads: who asks for what another computes waits.
    """

    def __init__(
        self,
        graph: Graph,
        city: City,
        executor: Executor,
        base: Result | None = None,
        anew: Collection[str] = (),
        most: int = MOST,
    ) -> None:
        super().__init__(graph, city)
        self.columns = Columns(most)
        self._values = self.columns
        self._executor = executor
        self._base = base
        self._anew = frozenset(anew)
        self._computing = threading.RLock()

    def __getitem__(self, name: str) -> Any:
        """The value of a quantity. Raises NotFoundError with the nearest names."""
        if self._base is not None and name not in self._anew:
            return self._base[name]
        return super().__getitem__(name)

    def compute(self, names: Iterable[str]) -> None:
        """Computes the names and what they need, unless they are known."""
        graph, base = self.graph, self._base
        wanted = [graph[name].name for name in names]
        if base is not None:
            base.compute(name for name in graph.missing(wanted, self.columns.__contains__) if name not in self._anew)
        with self._computing:
            todo = graph.missing(wanted, self._is_known)
            if self._is_little(todo):
                for name in todo:
                    self._store(name, self.evaluate(graph.quantities[name], self.__getitem__))
            else:
                members = {n for name in todo for n in graph.loops.get(name, ())}
                read = {i for name in {*todo, *members} for i in graph.quantities[name].inputs if self._is_known(i)}
                known = {name: self[name] for name in read}
                found = self._executor.evaluate(graph, self.city, todo, known).known()
                for name in found.keys() - known.keys():
                    self._store(name, found[name])

    def _is_little(self, todo: Collection[str]) -> bool:
        """Whether it is done sooner than the tiles of a city are handed out."""
        return len(todo) <= FEW and not any(self.graph.quantities[name].compiled for name in todo)

    def _is_known(self, name: str) -> bool:
        return name in self.columns or (self._base is not None and name not in self._anew)
