"""Many draws of some rows of an entity side by side as one city of the kernel."""

from __future__ import annotations

from collections import ChainMap, Counter
from collections.abc import Callable, Collection, Iterable, Mapping, MutableMapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray

from citybrain.kernel import City, Graph, Quantity, Result
from citybrain.kernel.declarations import AREAS, MEASURABLE, PREVIOUS, RELATED, ROWWISE, SHARED
from citybrain.kernel.interventions import CITY
from citybrain.kernel.solves import MOST_ANSWERS, MOST_OVER_YEARS, Searches
from citybrain.kernel.uncertainty import EDGE
from citybrain.kernel.units import Array, Rows
from citybrain.kernel.years import remembering
from citybrain.plans.entity_index import ZONE
from citybrain.plans.uncertainty.inputs import Attribute, Inputs
from citybrain.plans.uncertainty.responses import ResponseSurface
from citybrain.plans.uncertainty.scores import Scores, normal_probability, scores_by_row

YEARS = "a"
"""Unit of ages."""

STATED = MEASURABLE | {"given"}
"""Kinds that a column of the city may tell."""

INSIDE = AREAS | {"spread"}
"""Kinds that tie what lies in an area to the area."""

ACROSS = RELATED | INSIDE | {"field", "solved"}
"""Kinds whose rows may need rows of other entities, neighbours, or a search over all."""

Picks = Mapping[str, Rows]
"""The drawn rows of each drawn entity."""

MOVING = frozenset({"loop", "guess", "previous"})
"""Kinds that hang on more than their inputs."""

NOT_BY_ROW = frozenset({"given", "parameter", "solved", "record"})
"""Kinds that stand in the city itself, or of which others read columns."""

APART = ROWWISE | {"given", "parameter", "spread", "loop", "guess"}
"""Kinds that some rows of an entity can tell without the others."""


@dataclass(frozen=True)
class Sample:
    """Scores of some draws: `shared` by input (draws,), `own` by input (draws or 1, rows); without any, as stated.

    One line of own scores stands for all draws. With a `seed` each row has own scores in every draw, counted from
    `first`, made when they are needed.
    """

    draws: int
    shared: Scores = field(default_factory=dict)
    own: Scores = field(default_factory=dict)
    seed: int | None = None
    first: int = 0

    def part(self, first: int, last: int) -> Sample:
        """The draws from `first` to before `last`."""
        shared = {name: scores[first:last] for name, scores in self.shared.items()}
        own = {n: x if len(x) < self.draws else x[first:last] for n, x in self.own.items()}
        return Sample(last - first, shared, own, self.seed, self.first + first)

    def unlike(self, names: Iterable[str]) -> tuple[Sample, Rows]:
        """Of draws of shared scores alone one of each kind that differs in some inputs, and of each draw its kind."""
        of = {name: self.shared[name] for name in names if name in self.shared}
        scores = np.column_stack([np.zeros(self.draws), *of.values()])
        kinds: dict[bytes, int] = {}
        kind = np.array([kinds.setdefault(row.tobytes(), len(kinds)) for row in scores], np.intp)
        _, first = np.unique(kind, return_index=True)
        return Sample(len(kinds), {name: x[first] for name, x in of.items()}), kind

    def own_of(self, inputs: Inputs, picks: Picks, step: Callable[[], None]) -> Scores:
        """Own scores (draws or 1, rows) of what differs from row to row; `step` is called before each input, and may
        raise to stop the work.

        Each row has its own whatever others are drawn.
        """
        if self.seed is None:
            return self.own
        numbers, found = range(self.first, self.first + self.draws), {}
        for name, of in inputs.own.items():
            step()
            found[name] = scores_by_row(name, numbers, picks[of], self.seed)
        return found


@dataclass(frozen=True)
class SampleContext:
    """What all draws of some entities have in common: the graph, the city as stated, and values that no draw changes.

    `fixed` holds quantities of other entities, totals that rows read, quantities that need all rows at once, and ages
    at which a path begins (who renews what in which year follows from the city as stated); those of the entities by row
    of the whole city. `steady` are quantities of the entities that no draw moves, as far as what moves reads them.
    `searches` is what searches in draws share: they begin from the city as stated. `width` is how many columns of each
    entity draws hold, `relations` those along which draws go, each with the entities that they tie. `responses` tell
    how fixed ones move with shared scores.
    """

    entities: tuple[str, ...]
    graph: Graph
    city: City
    inputs: Inputs
    given: tuple[str, ...]
    fixed: Mapping[str, Any]
    searches: Searches = field(default_factory=Searches)
    steady: Mapping[str, Any] = field(default_factory=dict)
    width: Mapping[str, int] = field(default_factory=dict)
    responses: Mapping[str, ResponseSurface] = field(default_factory=dict)
    relations: Sequence[tuple[str, frozenset[str]]] = ()


def sample_context_of(
    entities: tuple[str, ...],
    graph: Graph,
    central: Result,
    inputs: Inputs,
    names: Collection[str],
    changed: Mapping[str, Collection[str]] | None = None,
    ends: Collection[str] = (),
    responses: Mapping[str, ResponseSurface] = MappingProxyType({}),
) -> SampleContext:
    """The ground of the draws of some quantities of entities; `central` is the city as stated.

    `changed` are quantities that measures change in draws, with what these read; None where the city moves from year
    to year. Those at which draws end are fixed, and move by their responses alone.
    """
    needed = sorted(frozenset().union(*(graph.needs(name) for name in names)), key=graph.place.__getitem__)
    quantities = [graph.quantities[name] for name in needed]
    columns = central.city.columns
    given = tuple(q.name for q in quantities if q.kind in STATED and q.of in entities and q.name in columns)
    clocks = frozenset(
        n for q in graph.quantities.values() if q.kind == "previous" and q.unit == YEARS for n in q.inputs
    )
    fixed = [q.name for q in quantities if q.name in ends or _is_fixed(graph, q, entities) or q.name in clocks]
    # Columns of a search that no draw repeats stand by row, as it found them.
    searched = {name for name in fixed if graph.quantities[name].kind == "solved"}
    columns_of_searches = [q for q in quantities if q.kind == "column" and searched.intersection(q.inputs)]
    fixed += [q.name for q in columns_of_searches if q.name not in fixed]
    # What rows of others remember from year to year is as stated: no draw of theirs is there to tell it.
    remembered = (name.removeprefix(PREVIOUS) for name in remembering(graph))
    fixed += [n for n in remembered if n not in fixed and graph.quantities[n].of not in SHARED | {*entities, ZONE}]
    values = {name: central[name] for name in fixed}
    untold = [name for name in fixed if _cannot_be_computed(graph.quantities[name], entities)]
    untold += [q.name for q in columns_of_searches if q.of in entities]
    graph = graph.with_given(untold) if untold else graph
    searches = [q.name for q in quantities if q.kind == "solved" and q.continues and q.name not in values]
    starts = {name: central[name].state for name in searches if not _is_fixed(graph, graph.quantities[name], entities)}
    own = inputs.of(entities)
    steady = () if changed is None else _steady(graph, own, names, {*values}, changed, responses)
    values_of_steady = {name: central[name] for name in steady}
    drawn = graph.missing(names, {*values, *steady}.__contains__)
    width = Counter(graph.quantities[name].of for name in {*given, *drawn})
    moving = {name: responses[name] for name in fixed if name in responses}
    over = (made for made in map(graph.quantities.__getitem__, drawn) if made.over and made.inputs)
    relations = [(made.over, ties(graph, made) | {made.of}) for made in over]
    start = Searches(starts, MOST_OVER_YEARS if changed is None else MOST_ANSWERS)
    return SampleContext(
        entities, graph, central.city, own, given, values, start, values_of_steady, width, moving, relations
    )


def _steady(
    graph: Graph,
    inputs: Inputs,
    names: Collection[str],
    known: set[str],
    changed: Mapping[str, Collection[str]],
    responses: Collection[str],
) -> list[str]:
    """Quantities that no draw moves, asked for or read by what one moves; none of those `known` otherwise.

    What a measure writes moves where something that the measure reads does.
    """
    columns = (name for attribute in inputs.attributes for name in attribute.columns)
    order, moving = graph.missing(names, known.__contains__), {*inputs.parameters, *inputs.tables, *columns, *responses}
    before = -1
    while before != len(moving):
        before = len(moving)
        moving |= {name for name, read in changed.items() if not moving.isdisjoint(read)}
        for name in order:
            made = graph.quantities[name]
            if made.kind in MOVING or name in graph.inside_loops or not moving.isdisjoint(made.inputs):
                moving.add(name)
    read = {*names, *(wanted for name in order if name in moving for wanted in graph.quantities[name].inputs)}
    still = (name for name in order if name in read and name not in moving and name not in changed)
    return [name for name in still if graph.quantities[name].kind not in NOT_BY_ROW]


def ties(graph: Graph, made: Quantity) -> frozenset[str]:
    """Entities of which all rows must be drawn together for a quantity to be drawn; none for most."""
    found = {made.of, *made.outputs, *(graph.quantities[name].of for name in made.inputs)} - SHARED
    alone = made.kind not in ACROSS or not made.inputs or (made.kind in INSIDE and len(found) < 2)
    return frozenset() if alone or ZONE in found else frozenset(found)


def _is_fixed(graph: Graph, made: Quantity, entities: tuple[str, ...]) -> bool:
    """Whether rows of some entities cannot tell it."""
    if tied := ties(graph, made):
        return not tied.issubset(entities)
    if made.over and not made.inputs:  # of the relation alone, such as the way to the nearest
        return True
    return made.of not in (*entities, CITY) or made.kind not in APART


def _cannot_be_computed(made: Quantity, entities: tuple[str, ...]) -> bool:
    """Whether a fixed quantity cannot be computed again from the rows that are there."""
    return made.of not in SHARED | {*entities, ZONE} or (made.of in entities and made.kind in ACROSS)


def batched_city(
    ground: SampleContext, picks: Picks, sample_of_draws: Sample, step: Callable[[], None] = lambda: None
) -> Result:
    """The rows once for each draw, draw after draw: a result whose city quantities are arrays by draw.

    `step` is called now and then, and may raise to stop the work.

    Of entities that are tied to each other all rows must be picked; one that only stands behind a relation may be left
    out, and is there once.
    """
    city, draws, of = ground.city, sample_of_draws.draws, ground.graph.quantities
    pick = {entity: np.tile(rows, draws) for entity, rows in picks.items()}
    draw = {entity: np.repeat(np.arange(draws), len(rows)) for entity, rows in picks.items()}
    own = {
        n: np.broadcast_to(x, (draws, x.shape[1])).ravel()
        for n, x in sample_of_draws.own_of(ground.inputs, picks, step).items()
    }
    whole = {entity for entity, rows in pick.items() if is_whole(rows, city.size[entity])}

    def some(name: str, values: Any) -> Any:
        return values if of[name].of in whole or of[name].of not in pick else values[pick[of[name].of]]

    picked = _Picked(frozenset(ground.given), lambda name: some(name, city.columns[name]))
    columns = ChainMap(picked, cast("MutableMapping[str, Any]", city.columns))
    for attribute in ground.inputs.attributes:
        shared = (
            sample_of_draws.shared[attribute.name][draw[attribute.of]]
            if attribute.name in sample_of_draws.shared
            else None
        )
        _move(columns, frozenset(ground.given), attribute, pick[attribute.of], shared, own.get(attribute.name))
    inside = {}
    for (one, area), index in city.inside.items():
        if one in picks:
            drawn = index if one in whole else index[pick[one]]
            inside[one, area] = drawn + city.size[area] * draw[one] if area in picks and draws > 1 else drawn
    positions = {
        entity: city.positions[entity] if entity in whole else city.positions[entity].some(rows)
        for entity, rows in pick.items()
        if entity in city.positions
    }
    relations = {name: city.relations[name] for name, tied in ground.relations if tied <= {*picks}}
    dealt = City(
        size={**city.size, **{entity: len(rows) for entity, rows in pick.items()}, CITY: draws},
        inside={**inside, **{(entity, CITY): numbers for entity, numbers in draw.items()}},
        columns=columns,
        day=city.day,
        scores={
            name: sample_of_draws.shared[name] for name in ground.inputs.parameters if name in sample_of_draws.shared
        },
        own_scores={name: own[name] for name in ground.inputs.tables if name in own},
        relations={n: x.batched(draws, city.size[x.to] if x.to in pick else 0) for n, x in relations.items()},
        positions=positions,
    )
    values = {n: some(n, v) for n, v in (*ground.fixed.items(), *ground.steady.items())}
    values |= moved_by(ground.responses, {n: ground.fixed[n] for n in ground.responses}, dealt, ground.graph, picks)
    return Result(ground.graph, dealt, values | _mixed(ground, dealt, pick, draw, sample_of_draws), ground.searches)


def moved_by(
    responses: Mapping[str, ResponseSurface], stated: Mapping[str, Array], city: City, graph: Graph, picks: Picks
) -> dict[str, Array]:
    """Quantities of drawn entities, those of all rows as `stated`, as draws of a city have them, row by row.

    Those of entities that are not drawn stay as stated.
    """
    draws, of = city.size[CITY], graph.quantities
    return {
        name: response.moved(stated[name], picks[of[name].of], city.scores, draws).reshape(-1)
        for name, response in responses.items()
        if of[name].of in picks
    }


def is_whole(rows: Rows, size: int) -> bool:
    """Whether rows are all of an entity once, whose columns need no copy then."""
    return len(rows) == size and bool((rows == np.arange(size)).all())


class _Picked(dict[str, Any]):
    """Columns of the drawn rows, each made when it is first read."""

    def __init__(self, names: frozenset[str], make: Callable[[str], Any]) -> None:
        super().__init__()
        self._names, self._make = names, make

    def __missing__(self, name: str) -> Any:
        if name not in self._names:
            raise KeyError(name)
        self[name] = self._make(name)
        return self[name]


def _move(
    columns: MutableMapping[str, Any],
    given: frozenset[str],
    attribute: Attribute,
    pick: Rows,
    shared: Array | None,
    own: Array | None,
) -> None:
    """Puts those of an attribute's columns that are needed where the scores (by row) say."""
    needed = [(position, name) for position, name in enumerate(attribute.columns) if name in given]
    for position, name in needed:
        if attribute.shape == "category":
            columns[name] = columns[name] if own is None else _another(columns[name], attribute, pick, own)
        elif own is not None or shared is not None:
            columns[name] = attribute.moved(columns[name], attribute.width[position][pick], shared, own)


def _another(codes: Any, attribute: Attribute, pick: Rows, own: Array) -> NDArray[np.int64]:
    """Kinds of which each is another one with its chance, drawn from the mix of its group; both tails change."""
    tail, chance = normal_probability(own), attribute.chance[pick]
    low, high = tail < chance / 2, tail > 1.0 - chance / 2
    place = np.where(low, tail, tail - (1.0 - chance)) / np.where(chance > 0, chance, 1.0)
    edges = attribute.mix[attribute.group[pick]]
    drawn = np.minimum((edges <= place[:, None]).sum(axis=1), edges.shape[1] - 1)
    return np.asarray(np.where(low | high, drawn, codes), np.int64)


def _mixed(ground: SampleContext, city: City, picks: Picks, draws: Picks, sample_of_draws: Sample) -> dict[str, Any]:
    """Tables read by an estimated category alone, as the mean over kinds whose shares are higher or lower in a draw.

    Where the most frequent kind has more of the stock than stated, each estimated row of another kind is partly
    of it; where it has less, each of that kind is partly of the others, by their frequency.
    """
    found: dict[str, Any] = {}
    for attribute in ground.inputs.attributes:
        read = attribute.shape == "category" and attribute.columns[0] in ground.given
        if not read or attribute.name not in sample_of_draws.shared:
            continue
        (name,), pick, draw = attribute.columns, picks[attribute.of], draws[attribute.of]
        kinds = len(ground.graph.vocabulary.codes(name))
        usual, weights = _frequency(ground.city.columns[name], attribute, kinds)
        if weights[usual] >= 1.0:
            continue
        codes = np.asarray(city.columns[name], np.int64)
        part = attribute.share[pick] * sample_of_draws.shared[attribute.name][draw] / EDGE
        to_usual = np.where(codes != usual, np.clip(part / (1.0 - weights[usual]), 0.0, 1.0), 0.0)
        to_others = np.where(codes == usual, np.clip(-part / weights[usual], 0.0, 1.0), 0.0)
        others = np.where(np.arange(len(weights)) == usual, 0.0, weights) / (1.0 - weights[usual])
        for table, values in _tables(ground, attribute, kinds):
            moved = values[codes] + to_usual * (values[usual] - values[codes])
            found[table] = moved + to_others * (others @ values - values[codes])
    return found


def _frequency(codes: Any, attribute: Attribute, kinds: int) -> tuple[int, Array]:
    """The most frequent kind among the estimated rows, and the share of every kind."""
    counts = np.bincount(np.asarray(codes, np.int64)[attribute.share > 0], minlength=kinds).astype(float)
    return int(counts.argmax()), counts / counts.sum()


def _tables(ground: SampleContext, attribute: Attribute, kinds: int) -> list[tuple[str, Array]]:
    """Tables without uncertainty of their own that are read by an attribute alone, with their value for each kind."""
    day, parameters = ground.city.day, ground.graph.parameters.values()
    tables = (p for p in parameters if p.by == attribute.columns and p.of == attribute.of and p.unit != "category")
    tables = (p for p in tables if p.uncertainty_at(day) is None)
    return [(p.name, p.table_at(day).read(np.arange(kinds))) for p in tables]
