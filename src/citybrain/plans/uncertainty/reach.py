"""Which quantities draws work out, and which they read as the whole city has them."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from weakref import WeakKeyDictionary

from citybrain.kernel import CityBrainError, Graph, Quantity
from citybrain.kernel.interventions import Intervention
from citybrain.plans.uncertainty.derived import entity_of
from citybrain.plans.uncertainty.draws import ties
from citybrain.plans.uncertainty.inputs import Attribute
from citybrain.plans.uncertainty.responses import few_inputs

LIGHT = 200_000
"""Rows of an entity times columns that draws work out of it, up to which a sum is light."""

MOST_KNOWN = 16
"""Reaches of a graph that are remembered: every comparison asks them hundreds of times."""

Tied = dict[tuple[str, ...], frozenset[str]]
Needed = dict[frozenset[str], tuple[frozenset[str], frozenset[str]]]

_known: WeakKeyDictionary[Graph, dict[Hashable, tuple[frozenset[str], Tied, Needed]]] = WeakKeyDictionary()


@dataclass(frozen=True)
class DrawReach:
    """How far draws go in a graph: not along relations and fields of `large` entities, nor along those of which no draw
    moves anything; `moving` are quantities that some draw moves, all of them where it is None.

    What lies beyond is as stated: today, and with the plan.
    """

    graph: Graph
    large: frozenset[str] = frozenset()
    moving: frozenset[str] | None = None
    _tied: Tied = field(default_factory=dict, compare=False, repr=False)
    _of: Needed = field(default_factory=dict, compare=False, repr=False)

    def ends_at(self, made: Quantity) -> bool:
        """Whether draws take a quantity from the whole city."""
        tied = ties(self.graph, made)
        return bool(tied & self.large) or (bool(tied) and self.moving is not None and made.name not in self.moving)

    def of(self, names: Iterable[str]) -> tuple[frozenset[str], frozenset[str]]:
        """What draws of quantities work out, and what they take from the whole city for it."""
        asked = frozenset(names)
        if asked not in self._of:
            self._of[asked] = self._until_ends(asked)
        return self._of[asked]

    def _until_ends(self, names: frozenset[str]) -> tuple[frozenset[str], frozenset[str]]:
        if not self.large and self.moving is None:
            return frozenset().union(*map(self.graph.needs, names)), frozenset()
        graph, seen, ends = self.graph, {*names}, set[str]()
        todo = [*seen]
        while todo:
            made = graph.quantities[todo.pop()]
            if self.ends_at(made):
                ends.add(made.name)
                continue
            closing = (last for last, members in graph.loops.items() if made.name in members)
            fresh = {*made.inputs, *closing} - seen
            todo += fresh
            seen |= fresh
        return frozenset(seen - ends), frozenset(ends)

    def followed(self, names: Iterable[str], day: datetime.date) -> dict[str, tuple[str, ...]]:
        """What draws take from large entities and follow by its response, with the inputs of each.

        What a search gives, which is no number by row, stays as stated.
        """
        _, ends = self.of(names)
        of = self.graph.quantities
        rows = (name for name in sorted(ends) if of[name].of not in self.large and of[name].kind != "solved")
        return few_inputs(self.graph, rows, day)

    def tied_by(self, made: Quantity) -> frozenset[str]:
        """Entities of which all rows are drawn together for a sum; none for most."""
        if made.inputs not in self._tied:
            needed, _ = self.of(made.inputs)
            self._tied[made.inputs] = frozenset().union(*(ties(self.graph, self.graph[name]) for name in needed))
        return self._tied[made.inputs]

    def tied_sets(self, sums: Iterable[Quantity], order: Sequence[str]) -> list[tuple[str, ...]]:
        """Sets of entities that some sums go over, each with all that are tied to it, in an order of entities."""
        found: list[frozenset[str]] = []
        for made in sums:
            tied = self.tied_by(made) | {entity_of(self.graph, made)}
            apart = [other for other in found if not other & tied]
            found = [*apart, tied.union(*(other for other in found if other & tied))]
        sets = (tuple(sorted(some, key=order.index)) for some in found)
        return sorted(sets, key=lambda some: order.index(some[0]))

    def light(
        self, sums: Iterable[Quantity], size: Mapping[str, int], written: Collection[str]
    ) -> frozenset[tuple[str, ...]]:
        """Inputs of sums of which draws work out few columns, none that measures have `written`: of them all rows are
        drawn.

        So what holds in few rows (three rules in two houses) is not left to a sample.
        """
        columns: dict[str, frozenset[str]] = {}
        found = set[tuple[str, ...]]()
        for made in sums:
            of, (needed, _) = entity_of(self.graph, made), self.of(made.inputs)
            moved = needed & self.moving if self.moving is not None else needed
            both = columns.get(of, frozenset()) | moved
            if moved and needed.isdisjoint(written) and not self.tied_by(made) and size[of] * len(both) <= LIGHT:
                columns[of] = both
                found.add(made.inputs)
        return frozenset(found)

    def too_many(self, sums: Iterable[Quantity], size: Mapping[str, int], most: int) -> CityBrainError | None:
        """Why sums over tied entities cannot be drawn: all their rows together are more than `most`."""
        for tied in map(self.tied_by, sums):
            rows = sum(size[of] for of in tied)
            if rows > most:
                of = ", ".join(sorted(tied))
                return CityBrainError("uncertainty-too-many-tied", of=of, received=rows, allowed=most)
        return None


def reach_of(
    graph: Graph,
    large: frozenset[str],
    days: Sequence[datetime.date],
    attributes: Sequence[Attribute],
    measures: Sequence[Intervention],
    moved: Collection[str] = (),
) -> DrawReach:
    """How far draws of a graph go on some days, with attributes that may be off and measures that are drawn with them.

    Quantities that are `moved` otherwise count as drawn. It is made once for what is the same.
    """
    known, columns = _known.setdefault(graph, {}), columns_off(attributes)
    key = large, tuple(days), columns, frozenset(one.name for one in measures), frozenset(moved)
    found = known.get(key)
    if found is None:
        if len(known) >= MOST_KNOWN:
            known.clear()
        found = known[key] = moving_in(graph, days, columns, measures) | graph.after(moved), {}, {}
    return DrawReach(graph, large, *found)


def columns_off(attributes: Iterable[Attribute]) -> frozenset[str]:
    """Columns of attributes that may be off in some row."""
    return frozenset(name for one in attributes if one.has_own or one.has_shared for name in one.columns)


def moving_in(
    graph: Graph,
    days: Sequence[datetime.date],
    columns: frozenset[str],
    measures: Iterable[Intervention],
) -> frozenset[str]:
    """Quantities that draws move on one of some days: all that hang on what may be off, also by what measures write."""
    off = {n for n, one in graph.parameters.items() if any(one.uncertainty_at(day) is not None for day in days)}
    moving = graph.after((off | columns) & {*graph.quantities})
    left = list(measures)
    while written := [one for one in left if not moving.isdisjoint(one.inputs)]:
        left = [one for one in left if moving.isdisjoint(one.inputs)]
        moving |= graph.after(name for one in written for name in one.changes)
    return moving
