"""The measures of an evaluated plan put into effect once more, on draws, for the very rows that have them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np

from citybrain.kernel import Changed, Graph, Intervention
from citybrain.kernel.interventions import CITY
from citybrain.kernel.units import Array, Rows
from citybrain.plans.adopted_measures import AdoptedMeasures
from citybrain.plans.effects import NONE, Effects
from citybrain.plans.measures import Applied
from citybrain.plans.requests import Request
from citybrain.plans.schema import Measure
from citybrain.plans.selection import Selection
from citybrain.plans.uncertainty.draws import Picks
from citybrain.plans.uncertainty.inputs import Attribute


@dataclass(frozen=True)
class AdoptionDraw:
    """One measure: what it does, to which rows of its entity, how far it has come where it is of the city."""

    position: int
    measure: Measure
    intervention: Intervention
    rows: Rows
    share: float = 1.0
    background: bool = False
    partial: Mapping[int, float] = field(default_factory=dict)

    def on(self, picks: Picks, draws: int) -> Request:
        """The measure for those of some rows, once in every draw, that have it in the city as stated.

        Nobody is tested again: who has it follows from the plan and the city as stated, not from a draw.
        """
        drawn = picks.get(self.intervention.of, NONE)
        having = np.zeros(max(drawn.max(initial=-1), self.rows.max(initial=-1)) + 1, bool)
        having[self.rows] = True
        where = np.flatnonzero(np.tile(having[drawn], draws))
        made = replace(self.intervention, conditions=[])
        selection, settings = Selection(where, ()), dict(self.measure.settings)
        ranks = np.zeros(len(where))
        counted = self.measure.count is not None and self.measure.count.of
        parts = self._parts(np.tile(drawn, draws)[where]) if counted else None
        return Request(self.position, self.measure, made, selection, settings, {}, ranks, self.background, parts=parts)

    def _parts(self, rows: Rows) -> Array:
        """The part of the measure that each of some rows has."""
        parts = np.ones(len(rows))
        for row, part in self.partial.items():
            parts[rows == row] = part
        return parts


def adoption_draws_of(applied: Iterable[Applied], graph: Graph) -> list[AdoptionDraw]:
    """The measures of an outcome in the order in which they took effect; those that nobody has left out."""
    known = graph.interventions
    adoptions = [
        AdoptionDraw(
            one.position, one.measure, known[one.measure.intervention], one.rows, one.share or 1.0, partial=one.partial
        )
        for one in applied
        if one.adopted
    ]
    return in_order(adoptions)


def in_order(adoptions: Iterable[AdoptionDraw]) -> list[AdoptionDraw]:
    """By phase, then a plan's before a scenario's, then as written."""
    return sorted(adoptions, key=lambda adoption: (adoption.intervention.rank, adoption.background, adoption.position))


def put_into_effect(
    now: Changed, held: AdoptedMeasures, adoptions: Sequence[AdoptionDraw], picks: Picks, pinned: Mapping[str, Any]
) -> Changed:
    """The draws `now` of some rows (draw after draw) with the measures.

    `pinned` are values that a few rows cannot tell and that stand as the whole city has them.
    """
    effects = Effects(now, held, pinned)
    for adoption in adoptions:
        request = adoption.on(picks, now.city.size[CITY])
        if request.whole_city or len(request.selection.rows):
            effects.apply(request, adoption.share, tell=False)
    return effects.result


def of_city(adoptions: Iterable[AdoptionDraw]) -> tuple[str, ...]:
    """Quantities of the city that measures change, each once."""
    changed = (
        name for adoption in adoptions if adoption.intervention.of == CITY for name in adoption.intervention.changes
    )
    return tuple(dict.fromkeys(changed))


def changed_by(adoptions: Iterable[AdoptionDraw]) -> dict[str, set[str]]:
    """Quantities that measures change, with what these measures read."""
    found: dict[str, set[str]] = {}
    for adoption in adoptions:
        for name in adoption.intervention.changes:
            found.setdefault(name, set()).update(adoption.intervention.inputs)
    return found


def on_entities(adoptions: Iterable[AdoptionDraw], entities: Collection[str]) -> list[AdoptionDraw]:
    """Those on some entities and on the whole city; what others do to these stands as the whole city has it."""
    return [adoption for adoption in adoptions if adoption.intervention.of in (*entities, CITY)]


def described(attribute: Attribute, adoptions: Iterable[AdoptionDraw], graph: Graph) -> Attribute:
    """A category as stated in rows whose measures are for just this kind of row.

    That is so where the plan selects by the category or by what is looked up by it, and where a measure writes over
    what is looked up: a plan for seven oil boilers replaces seven oil boilers, whichever houses these are in truth.
    """
    read = {p.name for p in graph.parameters.values() if p.by == attribute.columns}.union(attribute.columns)
    meant = [
        adoption.rows
        for adoption in adoptions
        if adoption.intervention.of == attribute.of and not read.isdisjoint(_asked_of(adoption))
    ]
    return attribute.as_stated(np.unique(np.concatenate(meant))) if meant else attribute


def _asked_of(adoption: AdoptionDraw) -> Iterator[str]:
    """What a measure is chosen by and what it changes."""
    yield from adoption.measure.where.attributes
    yield from adoption.measure.when or ()
    yield from adoption.intervention.changes


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


def having_of(adoptions: Iterable[AdoptionDraw], entities: Collection[str], size: int) -> Rows:
    """A number for each set of measures that rows of some entities have, 0 for none; `size` is how many rows."""
    owners: dict[tuple[bool, int], list[Rows]] = {}
    for adoption in adoptions:
        if adoption.intervention.of in entities:
            owners.setdefault((adoption.background, adoption.position), []).append(adoption.rows)
    return having(list(owners.values()), size)
