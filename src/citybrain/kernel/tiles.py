"""A graph over tiles of rows: stages that run on any executor and join to the same bits as in one piece."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any, Protocol

import numpy as np

from citybrain.kernel.city import City
from citybrain.kernel.declarations import AREAS, RELATED, ROWWISE, Quantity
from citybrain.kernel.errors import DeclarationError
from citybrain.kernel.graph import Graph
from citybrain.kernel.result import Result
from citybrain.kernel.sums import divide, join, part
from citybrain.kernel.units import Rows

State = dict[str, Any]


@dataclass(frozen=True)
class Task:
    """One stage of one tile: quantities to compute on its rows, sums to take its part of, columns that come whole."""

    todo: tuple[str, ...]
    partial: tuple[str, ...]
    keep: frozenset[str]
    whole: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Tile:
    """Some rows of a city as a city of its own; `core` are those that are its, the others their neighbours."""

    city: City
    rows: Rows | slice
    core: Rows | slice


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
    """Stage of every quantity: a sum over tiles opens the next one, and so does what reads a column as a whole.

    `tiled` are computed on tiles, `joins` are summed over them, `back` are columns that must come back at once. `halo`
    is how far around a tile rows must be known, None where no field asks where they lie.
    """

    of: Mapping[str, int]
    tiled: frozenset[str]
    joins: frozenset[str]
    back: frozenset[str]
    halo: float | None

    @property
    def last(self) -> int:
        """The highest stage."""
        return max(self.of.values(), default=0)


def stages(graph: Graph, entity: str, wanted: Iterable[str], known: Collection[str] = ()) -> Stages:
    """Stages of the wanted quantities, beside those that are known.

    Raises DeclarationError for one of the entity that needs every row at once.
    """
    needed = graph.unknown(wanted, known.__contains__)
    stage: dict[str, int] = {}
    tiled: set[str] = set()
    joins: set[str] = set()
    back: set[str] = set()
    for name in graph.order:
        if name not in needed:
            continue
        made = graph.quantities[name]
        stage[name] = max((stage.get(i, 0) for i in graph.awaited(name)), default=0)
        if name in graph.inside_loops:
            continue
        if _is_tiled(graph, made, entity):
            tiled.add(name)
        elif made.kind in AREAS and tiled.issuperset(made.inputs):
            joins.add(name)
            stage[name] += 1
        elif whole := [i for i in made.inputs if i in tiled and graph.quantities[i].kind != "given"]:
            back.update(whole)
            stage[name] = max(stage[name], *(stage[i] + 1 for i in whole))
    return Stages(stage, frozenset(tiled), frozenset(joins), frozenset(back), _halo(graph, stage, tiled))


def _is_tiled(graph: Graph, made: Quantity, entity: str) -> bool:
    """Whether a quantity can be computed on some rows of the entity that is cut; it may also be found elsewhere."""
    if made.of != entity:
        return False
    sources = [graph.quantities[name] for name in made.inputs]
    if made.kind in RELATED | AREAS:  # over rows of the same entity, or of one within: of all rows at once, here
        return made.kind in RELATED and graph.relations[made.over].to != entity
    if made.kind not in ROWWISE | {"given", "spread", "field"}:
        raise DeclarationError("graph-not-tileable", quantity=made.name, where=made.where, of=entity)
    return not (made.kind == "column" and sources[0].kind == "solved")


def _halo(graph: Graph, stage: Iterable[str], tiled: set[str]) -> float | None:
    """How far around a tile rows must be known: reaches add up along a chain of fields."""
    further = dict.fromkeys(tiled, 0.0)
    for name in sorted(tiled & set(stage), key=graph.place.__getitem__, reverse=True):
        made = graph.quantities[name]
        for wanted in tiled.intersection(made.inputs):
            further[wanted] = max(further[wanted], further[name] + made.reach)
    fields = [made for name in tiled if (made := graph.quantities[name]).kind == "field"]
    return max((further[made.name] + made.reach for made in fields), default=None)


def cut(city: City, entity: str, quantities: Iterable[Quantity], halo: float | None = None) -> list[Tile]:
    """The tiles of a city: each a city of its own with the rows of one tile, and those around it within the halo.

    They hold what the quantities read of the city, and nothing else of it is read: columns, relations, positions.
    """
    made = list(quantities)
    own = [one.name for one in made if one.name in city.columns]
    over = {one.over for one in made if one.over in city.relations}
    tiles = []
    for a, b in pairwise(city.cuts(entity)):
        rows: Rows | slice = slice(a, b)
        core: Rows | slice = slice(None)
        if halo:
            near = city.positions[entity].near(rows, halo)
            rows, core = near, np.searchsorted(near, np.arange(a, b))
        placed = {entity: city.positions[entity].some(rows)} if halo is not None else {}
        tiles.append(Tile(replace(_part(city, entity, own, over, rows), positions=placed), rows, core))
    return tiles


def _part(city: City, entity: str, columns: Iterable[str], over: Iterable[str], rows: Rows | slice) -> City:
    size = len(rows) if isinstance(rows, np.ndarray) else rows.stop - rows.start
    inside = {key: index for key, index in city.inside.items() if key[1] != entity}
    relations = [(name, city.relations[name]) for name in over]
    return replace(
        city,
        size={**city.size, entity: size},
        inside={key: index[rows] if key[0] == entity else index for key, index in inside.items()},
        columns={name: city.columns[name][rows] for name in columns},
        relations={name: r.some(rows) for name, r in relations if r.of == entity and r.to != entity},
        tiles={},
        quality={},
        leaf=None,
    )


def run_tile(graph: Graph, tile: Tile, state: State, task: Task, shared: State) -> tuple[State, State]:
    """One stage of one tile: the columns to keep for later stages, and its part of each sum."""
    city, read = tile.city, {name: x[tile.rows] if name in task.whole else x for name, x in shared.items()}
    result = Result(graph, city, {**read, **state})
    result.compute(task.todo)
    known = result.known()
    parts: State = {}
    for name in task.partial:
        made = graph.quantities[name]
        source = graph.quantities[made.inputs[0]].of
        index = None if made.of == "city" else city.lies_in(source, made.of)[tile.core]
        columns = [known[i][tile.core] for i in made.inputs]
        summed = columns if made.kind == "total" else [columns[0] * columns[1], columns[1]]
        parts[name] = [part(column, index, city.size.get(made.of, 1)) for column in summed]
    return {name: known[name] for name in known if name in task.keep}, parts


def evaluate(
    graph: Graph, city: City, engine: Engine, wanted: Sequence[str], entity: str = "", known: State | None = None
) -> Result:
    """All wanted quantities of a city, the rows of an entity worked on by an engine tile by tile.

    Unless told otherwise the entity is the one that the snapshot cuts; a city without tiles is computed here. What is
    `known` already is not computed again; it holds the inputs of all else that the wanted ones need. Raises
    DeclarationError where a wanted quantity of the entity cannot run on tiles.
    """
    whole, entity = Result(graph, city, known), entity or next(iter(city.tiles), "")
    if not entity:
        whole.compute(wanted)
        return whole
    plan = stages(graph, entity, wanted, known or ())
    if not plan.tiled:
        whole.compute(wanted)
        return whole
    made = [graph.quantities[name] for name in plan.tiled]
    graph_there, tiles = engine.place(graph), cut(city, entity, made, plan.halo)
    there = [engine.place(tile) for tile in tiles]
    states: list[Any] = [engine.place({}) for _ in tiles]
    for number in range(plan.last + 1):
        here = plan.tiled | plan.joins | graph.inside_loops
        whole.compute(n for n, s in plan.of.items() if s == number and n not in here)
        task = _task(graph, plan, number, wanted, entity)
        if task.todo or task.partial:
            read = {i for n in task.todo for i in graph.quantities[n].inputs}
            shared = {name: whole[name] for name in read - plan.tiled}
            states, parts = engine.stage(graph_there, there, states, task, shared)
            for name in task.partial:
                sums = [join(p[name][k] for p in parts) for k in range(len(parts[0][name]))]
                whole._store(name, sums[0] if len(sums) == 1 else divide(*sums))
        _bring(whole, engine, tiles, states, [n for n in plan.back if plan.of[n] == number])
    _bring(whole, engine, tiles, states, [n for n in wanted if n in plan.tiled - plan.back])
    return whole


def _bring(whole: Result, engine: Engine, tiles: Sequence[Tile], states: Sequence[Any], names: list[str]) -> None:
    """Columns of all tiles, put together in one piece."""
    if names:
        collected = engine.collect(states, names)
        for name in names:
            whole._store(name, np.concatenate([c[name][t.core] for c, t in zip(collected, tiles, strict=True)]))


def _task(graph: Graph, plan: Stages, number: int, wanted: Sequence[str], entity: str) -> Task:
    todo = tuple(n for n, s in plan.of.items() if s == number and n in plan.tiled)
    partial = tuple(n for n in plan.of if n in plan.joins and plan.of[n] == number + 1)
    later = {i for n, s in plan.of.items() if s > number for i in graph.quantities[n].inputs}
    read = {i for n in todo for i in graph.quantities[n].inputs}
    whole = frozenset(i for i in read - plan.tiled if graph.quantities[i].of == entity)
    return Task(todo, partial, frozenset({*later, *wanted, *plan.back} & plan.tiled), whole)
