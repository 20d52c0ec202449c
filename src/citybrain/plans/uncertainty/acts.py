"""The measures of an evaluated plan put into effect once more, on draws, for the very rows that have them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from citybrain.kernel import Changed, Graph, Intervention
from citybrain.kernel.interventions import CITY
from citybrain.kernel.units import Rows
from citybrain.plans.effects import NONE, Effects
from citybrain.plans.held import Held
from citybrain.plans.measures import Applied
from citybrain.plans.requests import Request
from citybrain.plans.schema import Measure
from citybrain.plans.selection import Selection
from citybrain.plans.uncertainty.draws import Picks
from citybrain.plans.uncertainty.inputs import Attribute


@dataclass(frozen=True)
class Act:
    """One measure: what it does, to which rows of its entity, how far it has come where it is of the city."""

    position: int
    measure: Measure
    intervention: Intervention
    rows: Rows
    share: float = 1.0
    background: bool = False

    def on(self, picks: Picks, draws: int) -> Request:
        """The measure for those of some rows, once in every draw, that have it in the city as stated.

        Nobody is tested again: who has it follows from the plan and the city as stated, not from a draw.
        """
        where = np.flatnonzero(np.tile(np.isin(picks.get(self.intervention.of, NONE), self.rows), draws))
        made = replace(self.intervention, conditions=[])
        selection, settings = Selection(where, ()), dict(self.measure.settings)
        ranks = np.zeros(len(where))
        return Request(self.position, self.measure, made, selection, settings, {}, ranks, self.background)


def acts_of(applied: Iterable[Applied], graph: Graph) -> list[Act]:
    """The measures of an outcome in the order in which they took effect; those that nobody has left out."""
    known = graph.interventions
    acts = [
        Act(one.position, one.measure, known[one.measure.intervention], one.rows, one.share or 1.0)
        for one in applied
        if one.adopted
    ]
    return in_order(acts)


def in_order(acts: Iterable[Act]) -> list[Act]:
    """By phase, then a plan's before a scenario's, then as written."""
    return sorted(acts, key=lambda act: (act.intervention.rank, act.background, act.position))


def put_into_effect(now: Changed, held: Held, acts: Sequence[Act], picks: Picks, pinned: Mapping[str, Any]) -> Changed:
    """The draws `now` of some rows (draw after draw) with the measures.

    `pinned` are values that a few rows cannot tell and that stand as the whole city has them.
    """
    effects = Effects(now, held, pinned)
    for act in acts:
        request = act.on(picks, now.city.size[CITY])
        if request.whole_city or len(request.selection.rows):
            effects.apply(request, act.share, tell=False)
    return effects.result


def of_city(acts: Iterable[Act]) -> tuple[str, ...]:
    """Quantities of the city that measures change, each once."""
    changed = (name for act in acts if act.intervention.of == CITY for name in act.intervention.changes)
    return tuple(dict.fromkeys(changed))


def on_entities(acts: Iterable[Act], entities: Collection[str]) -> list[Act]:
    """Those on some entities and on the whole city; what others do to these stands as the whole city has it."""
    return [act for act in acts if act.intervention.of in (*entities, CITY)]


def described(attribute: Attribute, acts: Iterable[Act], graph: Graph) -> Attribute:
    """A category as stated in rows whose measures are for just this kind of row.

    That is so where the plan selects by the category or by what is looked up by it, and where a measure writes over
    what is looked up: a plan for seven oil boilers replaces seven oil boilers, whichever houses these are in truth.
    """
    read = {p.name for p in graph.parameters.values() if p.by == attribute.columns}.union(attribute.columns)
    meant = [act.rows for act in acts if act.intervention.of == attribute.of and not read.isdisjoint(_asked_of(act))]
    return attribute.as_stated(np.unique(np.concatenate(meant))) if meant else attribute


def _asked_of(act: Act) -> Iterator[str]:
    """What a measure is chosen by and what it changes."""
    yield from act.measure.where.attributes
    yield from act.measure.when or ()
    yield from act.intervention.changes


def having(owners: Sequence[Iterable[Rows]], size: int) -> Rows:
    """A number for each set of measures that rows have, 0 for none; `owners` are the rows that have each of them."""
    masks = np.zeros((size, len(owners)), bool)
    for number, several in enumerate(owners):
        for rows in several:
            masks[rows, number] = True
    if not masks.any():
        return np.zeros(size, np.intp)
    combined = np.unique(masks, axis=0, return_inverse=True)[1].reshape(-1)
    return np.asarray(np.where(masks.any(axis=1), combined + 1, 0), np.intp)
