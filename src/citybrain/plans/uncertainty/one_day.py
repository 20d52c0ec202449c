"""A city on one day, without and with a plan, as draws are taken of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from citybrain.kernel import Result, Solved, change
from citybrain.kernel.interventions import CITY
from citybrain.kernel.units import Array
from citybrain.plans.adopted_measures import AdoptedMeasures
from citybrain.plans.uncertainty.adoption_draws import AdoptionDraw, of_city, put_into_effect
from citybrain.plans.uncertainty.draws import Picks, SampleContext, is_whole, moved_by
from citybrain.plans.uncertainty.responses import ResponseSurface
from citybrain.plans.uncertainty.runs import Column, Keep, Report


@dataclass(frozen=True)
class OneDay:
    """Columns of entities, today and, where `adoptions` is not None, with their measures.

    `starts` are the states from which searches with the measures begin, by name. `responses` tell how what is `pinned`
    moves with shared scores.
    """

    columns: Sequence[Column]
    adoptions: Sequence[AdoptionDraw] | None
    pinned: Mapping[str, Any]
    starts: Mapping[str, Any] = field(default_factory=dict)
    responses: Mapping[str, ResponseSurface] = field(default_factory=dict)

    @property
    def changed(self) -> tuple[str, ...]:
        """Quantities of the city that measures change."""
        return of_city(self.adoptions or ())

    @property
    def shape(self) -> tuple[int, int, int]:
        """How many states, columns and values of the city."""
        return 1 if self.adoptions is None else 2, len(self.columns), len(self.changed)

    def take(self, today: Result, picks: Picks, keep: Keep, report: Report) -> tuple[Array, Array]:
        """What is kept of columns (states, columns, draws, ...) and values of the city (states, values, draws)."""
        today.compute(name for column in self.columns for name in column.names)
        states = [today]
        if self.adoptions is not None:
            held = AdoptedMeasures(today.graph, today.city.size)
            pinned = pinned_on(today, self.pinned, picks)
            pinned |= moved_by(self.responses, self.pinned, today.city, today.graph, picks)
            now = change(today, pinned)
            now.searches = now.searches.changed(self.starts)
            states.append(put_into_effect(now, held, self.adoptions, picks, pinned))
        city = np.array([[by_draw(state, name) for name in self.changed] for state in states])
        shape = (len(states), len(self.changed), today.city.size[CITY])
        kept = np.array([[keep(column, state) for column in self.columns] for state in states])
        return kept, city.reshape(shape)


def starts_of(searches: Iterable[str], today: Result, plan: Result) -> dict[str, Any]:
    """The states from which searches in draws of a plan begin: those of the plan as stated, where it differs."""
    return {name: plan.state_after(name) for name in searches if plan[name] is not today[name]}


def pinned_by(ground: SampleContext, today: Result, plan: Result) -> dict[str, Any]:
    """What draws cannot tell and a plan changes, as the plan has it; of what was searched for its columns."""
    columns = (name for name in (*ground.fixed, *ground.steady) if not isinstance(today[name], Solved))
    return {name: plan[name] for name in columns if not same(plan[name], today[name])}


def by_draw(result: Result, name: str) -> Array:
    """A number of the city in every draw."""
    return np.broadcast_to(np.asarray(result[name], np.float64), (result.city.size[CITY],))


def pinned_on(result: Result, pinned: Mapping[str, Any], picks: Picks) -> dict[str, Any]:
    """Pinned values as some draws read them: those of a drawn entity by its rows, once in every draw."""
    of, draws = result.graph.quantities, result.city.size[CITY]
    whole = {entity for entity, rows in picks.items() if draws == 1 and is_whole(rows, len(rows))}

    def drawn(name: str, values: Any) -> Any:
        entity = of[name].of
        alone = entity not in picks or (entity in whole and len(values) == len(picks[entity]))
        return values if alone else np.tile(values[picks[entity]], draws)

    return {name: drawn(name, values) for name, values in pinned.items()}


def same(one: Any, other: Any) -> bool:
    """Whether two values are the same, missing ones included."""
    if one is other:
        return True
    return np.shape(one) == np.shape(other) and np.array_equal(one, other, equal_nan=np.asarray(one).dtype.kind == "f")
