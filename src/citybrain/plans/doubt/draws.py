"""Many draws of some rows of an entity side by side as one city of the kernel."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Iterable, Mapping, MutableMapping
from dataclasses import dataclass, field
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray

from citybrain.kernel import City, Graph, Quantity, Result
from citybrain.kernel.declarations import MEASURABLE, RELATED, ROWWISE, SHARED
from citybrain.kernel.doubt import EDGE
from citybrain.kernel.interventions import CITY
from citybrain.kernel.units import Array, Rows
from citybrain.plans.doubt.inputs import Attribute, Inputs
from citybrain.plans.doubt.scores import Scores, normal_probability
from citybrain.plans.places import ZONE

YEARS = "a"
"""Unit of ages."""

STATED = MEASURABLE | {"given"}
"""Kinds that a column of the city may tell."""

BESIDE = RELATED | {"field", "solved"}
"""Kinds whose rows need rows of other entities, neighbours, or a search over all."""

APART = ROWWISE | {"given", "parameter", "spread", "loop", "guess"}
"""Kinds that some rows of an entity can tell without the others."""


@dataclass(frozen=True)
class Deal:
    """Scores of some draws: `shared` by input (draws,), `own` by input (draws or 1, rows); without any, as stated.

    One line of own scores stands for all draws.
    """

    draws: int
    shared: Scores = field(default_factory=dict)
    own: Scores = field(default_factory=dict)

    def part(self, first: int, last: int) -> Deal:
        """The draws from `first` to before `last`."""
        shared = {name: scores[first:last] for name, scores in self.shared.items()}
        own = {n: x if len(x) < self.draws else x[first:last] for n, x in self.own.items()}
        return Deal(last - first, shared, own)


@dataclass(frozen=True)
class Ground:
    """What all draws of an entity have in common: the graph, the city as stated, and values that no draw changes.

    `fixed` holds quantities of other entities, totals that rows read, quantities that need all rows at once or those of
    other entities, and ages at which a path begins (who renews what in which year follows from the city as stated);
    those of the entity by row of the whole city.
    """

    entity: str
    graph: Graph
    city: City
    inputs: Inputs
    given: tuple[str, ...]
    fixed: Mapping[str, Any]


def ground_of(entity: str, graph: Graph, central: Result, inputs: Inputs, names: Iterable[str]) -> Ground:
    """The ground of the draws of some quantities of an entity; `central` is the city as stated."""
    needed = sorted(frozenset().union(*(graph.needs(name) for name in names)), key=graph.place.__getitem__)
    quantities = [graph.quantities[name] for name in needed]
    given = tuple(q.name for q in quantities if q.kind in STATED and q.of == entity and q.name in central.city.columns)
    clocks = frozenset(
        n for q in graph.quantities.values() if q.kind == "previous" and q.unit == YEARS for n in q.inputs
    )
    fixed = [q.name for q in quantities if _is_fixed(q, entity) or q.name in clocks]
    values = {name: central[name] for name in fixed}
    untold = [q.name for q in quantities if _is_untold(q, entity)]
    graph = graph.with_given(untold) if untold else graph
    return Ground(entity, graph, central.city, inputs.of(entity), given, values)


def _is_fixed(made: Quantity, entity: str) -> bool:
    """Whether some rows of an entity cannot tell it."""
    return made.of not in (entity, CITY) or made.kind not in APART


def _is_untold(made: Quantity, entity: str) -> bool:
    """Whether it cannot be computed again where only some rows of an entity are there."""
    return made.of not in SHARED | {entity, ZONE} or (made.of == entity and made.kind in BESIDE)


def side_by_side(ground: Ground, rows: Rows, deal: Deal) -> Result:
    """The rows once for each draw, draw after draw: a result whose city quantities are arrays by draw."""
    city, entity, count = ground.city, ground.entity, len(rows)
    pick, draw = np.tile(rows, deal.draws), np.repeat(np.arange(deal.draws), count)
    own = {n: np.broadcast_to(x, (deal.draws, count)).ravel() for n, x in deal.own.items()}
    columns = ChainMap({n: city.columns[n][pick] for n in ground.given}, cast("MutableMapping[str, Any]", city.columns))
    for attribute in ground.inputs.attributes:
        shared = deal.shared[attribute.name][draw] if attribute.name in deal.shared else None
        _move(columns, frozenset(ground.given), attribute, pick, shared, own.get(attribute.name))
    inside = {key: index[pick] for key, index in city.inside.items() if key[0] == entity}
    dealt = City(
        size={**city.size, entity: len(pick), CITY: deal.draws},
        inside={**inside, (entity, CITY): draw},
        columns=columns,
        day=city.day,
        scores={name: deal.shared[name] for name in ground.inputs.parameters if name in deal.shared},
        own_scores={name: own[name] for name in ground.inputs.tables if name in own},
    )
    of = ground.graph.quantities
    values = {n: v[pick] if of[n].of == entity else v for n, v in ground.fixed.items()}
    return Result(ground.graph, dealt, values | _mixed(ground, dealt, pick, draw, deal))


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


def _mixed(ground: Ground, city: City, pick: Rows, draw: Rows, deal: Deal) -> dict[str, Any]:
    """Tables read by an estimated category alone, as the mean over kinds whose shares are higher or lower in a draw.

    Where the most frequent kind has more of the stock than stated, each estimated row of another kind is partly
    of it; where it has less, each of that kind is partly of the others, by their frequency.
    """
    found: dict[str, Any] = {}
    for attribute in ground.inputs.attributes:
        if attribute.shape != "category" or attribute.name not in deal.shared:
            continue
        (name,) = attribute.columns
        kinds = len(ground.graph.vocabulary.codes(name))
        usual, weights = _frequency(ground.city.columns[name], attribute, kinds)
        if weights[usual] >= 1.0:
            continue
        codes = np.asarray(city.columns[name], np.int64)
        part = attribute.share[pick] * deal.shared[attribute.name][draw] / EDGE
        to_usual = np.where(codes != usual, np.clip(part / (1.0 - weights[usual]), 0.0, 1.0), 0.0)
        to_others = np.where(codes == usual, np.clip(-part / weights[usual], 0.0, 1.0), 0.0)
        others = np.where(np.arange(len(weights)) == usual, 0.0, weights) / (1.0 - weights[usual])
        for table, values in _tables(ground, name, kinds):
            moved = values[codes] + to_usual * (values[usual] - values[codes])
            found[table] = moved + to_others * (others @ values - values[codes])
    return found


def _frequency(codes: Any, attribute: Attribute, kinds: int) -> tuple[int, Array]:
    """The most frequent kind among the estimated rows, and the share of every kind."""
    counts = np.bincount(np.asarray(codes, np.int64)[attribute.share > 0], minlength=kinds).astype(float)
    return int(counts.argmax()), counts / counts.sum()


def _tables(ground: Ground, attribute: str, kinds: int) -> list[tuple[str, Array]]:
    """Tables without doubt of their own that are read by an attribute alone, with their value for each kind."""
    day, parameters = ground.city.day, ground.graph.parameters.values()
    tables = (p for p in parameters if p.by == (attribute,) and p.of == ground.entity and p.unit != "category")
    tables = (p for p in tables if p.doubt_at(day) is None)
    return [(p.name, p.table_at(day).read(np.arange(kinds))) for p in tables]
