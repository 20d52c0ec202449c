"""Values of some rows of an entity in many draws, chunk by chunk in threads."""

from __future__ import annotations

import operator
import os
import threading
import weakref
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any, NamedTuple, Protocol

import numpy as np

from citybrain.kernel import Graph, Result
from citybrain.kernel.interventions import CITY
from citybrain.kernel.units import Array, Mask, Rows
from citybrain.plans.uncertainty.draws import Picks, Sample, SampleContext, batched_city

VALUES_AT_ONCE = 10_000_000
"""Values of one chunk, rows times columns times draws: they fit into some hundred megabytes."""

STATES = 4
"""Arrays of a column that are remembered: of each state, in each of some threads, those of the last draws."""

Report = Callable[[float], None]
"""Told the done share; raises to stop the work."""

BEGUN = 0.01
"""Share of a chunk that is done while its inputs are drawn."""


def no_report(_: float) -> None:
    """Tells nobody."""


def within(report: Report, first: float, last: float) -> Report:
    """Tells the done share of a part of the work that goes from one share of the whole to another."""
    return lambda done: report(first + (last - first) * done)


class Column(NamedTuple):
    """A quantity of an entity, or its product with a weight, as a mean needs it."""

    name: str
    weight: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """The quantities behind it."""
        return (self.name, self.weight) if self.weight else (self.name,)

    def of(self, result: Result) -> Array:
        """Its values in a result."""
        values = np.asarray(result[self.name], np.float64)
        return values * result[self.weight] if self.weight else values


def columns_of(graph: Graph, sums: Iterable[str]) -> list[Column]:
    """What some sums and means over rows need of every row, each once."""
    found: dict[Column, None] = {}
    for name in sums:
        inputs = graph[name].inputs
        found[Column(*inputs)] = None
        if len(inputs) > 1:
            found[Column(inputs[1])] = None
    return list(found)


class Taken(NamedTuple):
    """What is taken of draws: of columns (states, columns, draws, width), of the city (states, values, draws)."""

    kept: Array
    city: Array


class Kept(NamedTuple):
    """What was kept of arrays that may be gone by now."""

    of: tuple[weakref.ref[Any], ...]
    draws: int
    values: Array

    def read(self) -> tuple[Any, ...]:
        """The arrays; None in place of one that is gone."""
        return tuple(array() for array in self.of)


@dataclass(frozen=True)
class Keep:
    """What is kept of a column in every draw: its `width` rows, or its sums over `width` areas (`area` by row).

    Each row counts with its `weight` in a sum, where weights are told.
    """

    width: int
    area: Mapping[Column, Rows] | None = None
    weight: Array | None = None
    _last: dict[Column, list[Kept]] = field(default_factory=dict, compare=False, repr=False)

    def __call__(self, column: Column, result: Result) -> Array:
        """What is kept of the draws of a result (draws, width); of the very arrays of the last draws it is at hand."""
        read = [np.asarray(result[name]) for name in column.names]
        last = self._last.setdefault(column, [])
        for known in last:
            if known.draws == result.city.size[CITY] and all(map(operator.is_, known.read(), read)):
                return known.values
        kept = self._values_in_draw(column, result)
        last.append(Kept(tuple(map(weakref.ref, read)), result.city.size[CITY], kept))
        del last[:-STATES]
        return kept

    def _values_in_draw(self, column: Column, result: Result) -> Array:
        values, draws = column.of(result), result.city.size[CITY]
        if self.area is None:
            return values.reshape(draws, self.width)
        if not values.any():  # accounts of measures that nobody has
            return np.zeros((draws, self.width))
        values = values if self.weight is None else (values.reshape(draws, -1) * self.weight).ravel()
        area = self.area[column]
        place = area if draws == 1 else (self.width * np.arange(draws)[:, None] + area).ravel()
        return np.asarray(np.bincount(place, values, draws * self.width).reshape(draws, self.width))


class Recipe(Protocol):
    """What is worked out of some draws of a city: its states (today, plan) and what is taken of each."""

    @property
    def shape(self) -> tuple[int, int, int]:
        """How many states, columns and values of the city."""

    def take(self, today: Result, picks: Picks, keep: Keep, report: Report) -> tuple[Array, Array]:
        """What is kept of columns (states, columns, draws, ...) and values of the city (states, values, draws).

        `report` is told the done share of it, as `run` is.
        """


@dataclass(frozen=True)
class Started:
    """What has been taken so far: of the chunks that are `done`. The cut into chunks depends on rows and columns alone.

    One run `at_work` at a time goes on with it.
    """

    taken: Taken
    cuts: Sequence[tuple[int, int]]
    done: Mask
    at_work: threading.Lock = field(default_factory=threading.Lock, compare=False, repr=False)

    @classmethod
    def of(cls, ground: SampleContext, recipe: Recipe, picks: Picks, sample_of_draws: Sample, keep: Keep) -> Started:
        """A run of which nothing is done."""
        states, columns, values = recipe.shape
        of_draw = sum(ground.width.get(entity, 0) * len(rows) for entity, rows in picks.items())
        draws, step = sample_of_draws.draws, max(1, VALUES_AT_ONCE // max(of_draw, 1))
        cuts = [(first, min(first + step, draws)) for first in range(0, draws, step)]
        taken = Taken(np.empty((states, columns, draws, keep.width)), np.empty((states, values, draws)))
        return cls(taken, cuts, np.zeros(len(cuts), bool))

    def is_like(self, other: Started) -> bool:
        """Whether both are of as many states, columns, draws and rows or areas."""
        return all(one.shape == another.shape for one, another in zip(self.taken, other.taken, strict=True))

    @property
    def bytes(self) -> int:
        """Memory that it holds."""
        return sum(values.nbytes for values in self.taken)


def run(
    ground: SampleContext,
    picks: Picks,
    sample_of_draws: Sample,
    recipe: Recipe,
    keep: Keep,
    report: Report,
    workers: int = 0,
    started: Started | None = None,
) -> Taken:
    """What a recipe takes of the rows in every draw, beside what was `started`.

    Any number of workers gives the same bits.
    """
    started = started or Started.of(ground, recipe, picks, sample_of_draws, keep)
    out, cuts, (states, columns, _) = started.taken, started.cuts, recipe.shape
    shares, lock = started.done.astype(float), threading.Lock()

    def tell(number: int, share: float) -> None:
        with lock:
            shares[number] = share
            report(float(shares.mean()))

    def chunk(number: int) -> None:
        first, last = cuts[number]
        part = batched_city(ground, picks, sample_of_draws.part(first, last), lambda: tell(number, BEGUN))
        taken, city = recipe.take(part, picks, keep, lambda share: tell(number, share))
        out.kept[:, :, first:last] = taken.reshape(states, columns, last - first, keep.width)
        out.city[:, :, first:last] = city
        started.done[number] = True
        tell(number, 1.0)

    with ThreadPoolExecutor(workers or os.cpu_count() or 1, thread_name_prefix="uncertainty") as pool:
        futures = [pool.submit(chunk, number) for number in np.flatnonzero(~started.done).tolist()]
        try:
            for future in futures:
                future.result()
        finally:
            for future in futures:
                future.cancel()
    return out
