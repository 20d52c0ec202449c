"""A graph over tiles of rows: stages that run on any executor and join to the same bits as in one piece."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any, Protocol

import numpy as np

from citybrain.kernel.city import City
from citybrain.kernel.declarations import ROWWISE
from citybrain.kernel.errors import DeclarationError
from citybrain.kernel.graph import Graph
from citybrain.kernel.result import Result
from citybrain.kernel.sums import divide, join, part

State = dict[str, Any]


@dataclass(frozen=True)
class Task:
    """One stage of one tile: quantities to compute on its rows, and sums to take its part of."""

    todo: tuple[str, ...]
    partial: tuple[str, ...]
    keep: frozenset[str]


class Engine(Protocol):
    """Runs the same function over tiles; tiles and their states may live elsewhere."""

    def place(self, value: Any) -> Any:
        """Brings a value to where the work is done, once."""

    def stage(
        self, graph: Any, tiles: Sequence[Any], states: Sequence[Any], task: Task, shared: State
    ) -> tuple[list[Any], list[State]]:
        """`run_tile` on every tile; returns the new states (wherever they are) and the partial sums (here)."""

    def collect(self, states: Sequence[Any], names: Sequence[str]) -> list[State]:
        """The named columns of every tile, in tile order."""


@dataclass(frozen=True)
class Stages:
    """Stage of every quantity: a sum over tiles opens the next one."""

    of: Mapping[str, int]
    tiled: frozenset[str]
    joins: tuple[str, ...]

    @property
    def last(self) -> int:
        """The highest stage."""
        return max(self.of.values(), default=0)


def stages(graph: Graph, entity: str, wanted: Iterable[str]) -> Stages:
    """Stages of the wanted quantities. Raises DeclarationError for one of the entity that needs every row at once."""
    needed = frozenset().union(*(graph.needs(name) for name in wanted))
    stage: dict[str, int] = {}
    for name in graph.order:
        if name not in needed:
            continue
        made = graph.quantities[name]
        if made.of == entity and made.kind not in ROWWISE | {"given", "spread"}:
            raise DeclarationError("graph-not-tileable", quantity=name, where=made.where, of=entity)
        joins = made.kind in ("total", "mean") and graph.quantities[made.inputs[0]].of == entity
        stage[name] = max((stage[i] for i in made.inputs), default=0) + joins
    tiled = frozenset(name for name in stage if graph.quantities[name].of == entity)
    sums = (name for name in stage if graph.quantities[name].kind in ("total", "mean"))
    return Stages(stage, tiled, tuple(name for name in sums if graph.quantities[name].inputs[0] in tiled))


def cut(city: City, entity: str, columns: Iterable[str]) -> list[City]:
    """The tiles of a city: each a city of its own with the rows of one tile."""
    own = [name for name in columns if name in city.columns]
    inside = {key: index for key, index in city.inside.items() if key[0] == entity}
    return [
        replace(
            city,
            size={**city.size, entity: b - a},
            inside={key: index[a:b] for key, index in inside.items()},
            columns={name: city.columns[name][a:b] for name in own},
            tiles={},
            quality={},
            leaf=None,
        )
        for a, b in pairwise(city.cuts(entity))
    ]


def run_tile(graph: Graph, tile: City, state: State, task: Task, shared: State) -> tuple[State, State]:
    """One stage of one tile: the columns to keep for later stages, and its part of each sum."""
    result = Result(graph, tile, {**shared, **state})
    result.compute(task.todo)
    known = result.known()
    parts: State = {}
    for name in task.partial:
        made = graph.quantities[name]
        source = graph.quantities[made.inputs[0]].of
        index = None if made.of == "city" else tile.inside[source, made.of]
        columns = [known[i] for i in made.inputs]
        summed = columns if made.kind == "total" else [columns[0] * columns[1], columns[1]]
        parts[name] = [part(column, index, tile.size.get(made.of, 1)) for column in summed]
    return {name: known[name] for name in known if name in task.keep}, parts


def evaluate(graph: Graph, city: City, engine: Engine, wanted: Sequence[str], entity: str = "building") -> Result:
    """All wanted quantities of a city, its rows worked on by an engine tile by tile.

    Raises DeclarationError where a wanted quantity of the entity cannot run on tiles.
    """
    plan = stages(graph, entity, wanted)
    columns = [n for n in plan.tiled if graph.quantities[n].kind == "given"]
    graph_there = engine.place(graph)
    tiles = [engine.place(tile) for tile in cut(city, entity, columns)]
    states: list[Any] = [engine.place({}) for _ in tiles]
    whole = Result(graph, city)
    for number in range(plan.last + 1):
        outside = [n for n, s in plan.of.items() if s == number and n not in plan.tiled and n not in plan.joins]
        whole.compute(outside)
        task = _task(graph, plan, number, wanted)
        if not task.todo and not task.partial:
            continue
        shared = {i: whole[i] for n in task.todo for i in graph.quantities[n].inputs if i not in plan.tiled}
        states, parts = engine.stage(graph_there, tiles, states, task, shared)
        for name in task.partial:
            sums = [join(p[name][k] for p in parts) for k in range(len(parts[0][name]))]
            whole._store(name, sums[0] if len(sums) == 1 else divide(*sums))
    back = [n for n in wanted if n in plan.tiled]
    collected = engine.collect(states, back)
    for name in back:
        whole._store(name, np.concatenate([c[name] for c in collected]))
    return whole


def _task(graph: Graph, plan: Stages, number: int, wanted: Sequence[str]) -> Task:
    skip = graph.inside_loops
    todo = tuple(n for n, s in plan.of.items() if s == number and n in plan.tiled and n not in skip)
    partial = tuple(n for n in plan.joins if plan.of[n] == number + 1)
    later = {i for n, s in plan.of.items() if s > number for i in graph.quantities[n].inputs}
    return Task(todo, partial, frozenset(later & plan.tiled) | frozenset(n for n in wanted if n in plan.tiled))
