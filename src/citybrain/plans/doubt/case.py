"""What doubt is asked about: a city as stated, and perhaps a plan for it."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

import numpy as np

from citybrain.kernel import Graph, Quantity, Result
from citybrain.kernel.units import Array, Rows
from citybrain.plans.doubt.acts import Act, having, of_city, on_entity
from citybrain.plans.doubt.derived import derive, entity_of, is_sum, summed_quantities, within_reach
from citybrain.plans.doubt.draws import Deal, Ground, ground_of
from citybrain.plans.doubt.inputs import Attribute, Inputs, inputs_of
from citybrain.plans.doubt.one_day import OneDay
from citybrain.plans.doubt.runs import Column, Recipe
from citybrain.plans.doubt.strata import Sample, draw_sample, strata_of, whole
from citybrain.plans.places import ZONE, first_of
from citybrain.plans.roles import COST_TO_SOCIETY, EMISSIONS, KIND, SIZE, YEAR_MADE, names_of

AGES = (1920.0, 1940.0, 1960.0, 1976.0, 1990.0, 2004.0, 2011.0)
"""Years at which houses begin to be built otherwise: edges of the age classes of strata."""

SMALLEST = 0.01
LEAST_SHARE_TOUCHED = 0.5
EXTRA = (EMISSIONS, COST_TO_SOCIETY)
"""Roles asked for beside what people ask, so that the cost of a tonne has an interval."""


@dataclass(frozen=True)
class Case:
    """A city on one day; `plan` and `acts` are None without a plan. `asked` are quantities of the city and of zones.

    `beside` are quantities of the city that somebody wants to know beside those that are told; `drawn` is the entity
    whose rows are drawn, the city's first where none is named. Quantities that are sums over several entities take one
    case for each (`parts`), with the same draws of what they have in common.
    """

    today: Result
    plan: Result | None
    acts: Sequence[Act] | None
    attributes: Sequence[Attribute]
    asked: Sequence[str]
    asked_of_zones: Sequence[str]
    beside: Sequence[str] = field(default=(), kw_only=True)
    drawn: str = field(default="", kw_only=True)

    @property
    def graph(self) -> Graph:
        """The graph of the city."""
        return self.today.graph

    @property
    def entity(self) -> str:
        """The entity whose rows are drawn."""
        return self.drawn or first_of(self.today.city)

    @cached_property
    def parts(self) -> Sequence[Case]:
        """The case for each entity that the asked quantities are sums over, the city's first before others."""
        of_zones = (self.graph[name] for name in self.asked_of_zones if is_sum(self.graph, self.graph[name]))
        sums = (*summed_quantities(self.graph, self.wanted), *of_zones)
        over = {entity_of(self.graph, made) for made in sums}
        return [replace(self, drawn=entity) for entity in self.today.city.size if entity in over] or [self]

    @property
    def states(self) -> list[Result]:
        """Today, and with the plan."""
        return [self.today] if self.plan is None else [self.today, self.plan]

    @property
    def days(self) -> list[datetime.date]:
        """The day of each state."""
        return [state.city.day for state in self.states]

    @cached_property
    def wanted(self) -> tuple[str, ...]:
        """Quantities of the city that follow from sums over entities, which alone can be drawn."""
        return (*self.told, *(n for n in dict.fromkeys(self.beside) if n not in self.told and self._reached(n)))

    @cached_property
    def told(self) -> tuple[str, ...]:
        """Those of them that people ask first."""
        return tuple(
            name for name in dict.fromkeys((*self.asked, *names_of(self.graph.roles, EXTRA))) if self._reached(name)
        )

    def _reached(self, name: str) -> bool:
        return name in self.graph.quantities and within_reach(self.graph, name)

    @cached_property
    def sums(self) -> list[str]:
        """Sums of the city over the entity behind what is asked."""
        return self._over(summed_quantities(self.graph, self.wanted))

    def _over(self, sums: Sequence[Quantity]) -> list[str]:
        """Those of some sums that go over the entity."""
        return [made.name for made in sums if entity_of(self.graph, made) == self.entity]

    @cached_property
    def zone_sums(self) -> list[str]:
        """Those of the asked quantities of zones that are sums over the entity; none where it lies in no zone."""
        asked = [self.graph[name] for name in self.asked_of_zones if (self.entity, ZONE) in self.today.city.inside]
        return self._over([made for made in asked if is_sum(self.graph, made)])

    @cached_property
    def columns(self) -> list[Column]:
        """What is needed of every row, each once."""
        found: dict[Column, None] = {}
        for name in (*self.sums, *self.zone_sums):
            inputs = self.graph[name].inputs
            found[Column(*inputs)] = None
            if len(inputs) > 1:
                found[Column(inputs[1])] = None
        return list(found)

    @property
    def column_names(self) -> list[str]:
        """A name for each of what is summed, apart from all others."""
        return ["/".join(column.names) for column in self.columns]

    @property
    def all_acts(self) -> Sequence[Act]:
        """All measures that are put into effect on some rows of the entity or on the city."""
        return on_entity(self.acts or (), self.entity)

    def names(self) -> list[str]:
        """Quantities that draws must be able to compute."""
        of_acts = (n for act in self.all_acts for n in (*act.intervention.inputs, *act.intervention.changes))
        return sorted({n for column in self.columns for n in column.names}.union(of_acts))

    def doubtful(self) -> Sequence[Attribute]:
        """Attributes that differ from draw to draw."""
        return self.attributes

    def drawn_days(self) -> list[datetime.date]:
        """Days on which parameters are read in draws."""
        return self.days

    @cached_property
    def inputs(self) -> Inputs:
        """What may be off in what is asked, of all entities."""
        needed = frozenset().union(*(self.graph.needs(name) for part in self.parts for name in part.names()))
        needed |= frozenset().union(*(self.graph.needs(name) for name in self.wanted))
        return inputs_of(self.graph, self.drawn_days(), self.doubtful(), needed)

    @cached_property
    def ground(self) -> Ground:
        """What all draws of the entity have in common."""
        return ground_of(self.entity, self.graph, self.today, self.inputs, self.names())

    @cached_property
    def recipe(self) -> Recipe:
        """What is taken of draws."""
        acts = None if self.acts is None else self.all_acts
        return OneDay(self.entity, self.columns, acts, self._pinned())

    def _pinned(self) -> dict[str, Any]:
        """What draws cannot tell and the plan changes, as the plan has it."""
        if self.plan is None:
            return {}
        unlike = (n for n in self.ground.fixed if not same(self.plan[n], self.today[n]))
        return {name: self.plan[name] for name in unlike}

    @cached_property
    def totals(self) -> Array:
        """Sums of the columns over the city as stated (states, columns)."""
        return np.array([[column.of(state).sum() for column in self.columns] for state in self.states])

    @property
    def zone_index(self) -> Rows:
        """The zone of each row of the entity; the first for all where it lies in none, and zones are not told."""
        city = self.today.city
        return city.inside.get((self.entity, ZONE), np.zeros(city.size[self.entity], np.intp))

    @cached_property
    def zone_totals(self) -> Array:
        """Sums of the columns over each zone as stated (states, columns, zones)."""
        index, zones = self.zone_index, self.today.city.size[ZONE]
        summed = [[np.bincount(index, c.of(state), zones) for c in self.columns] for state in self.states]
        return np.asarray(summed, np.float64)

    def known(self, sums: Array, city: Array) -> list[dict[str, Array]]:
        """What draws tell of each state: sums over the entity from those of its columns (states, columns, draws).

        `city` are the values of the city that measures change (states, values, draws), which stand beside them.
        """
        changed = of_city(self.all_acts)
        return [
            dict(zip(changed, values, strict=True)) | {name: self.summed(name, state) for name in self.sums}
            for state, values in zip(sums, city, strict=True)
        ]

    @property
    def state_days(self) -> Sequence[datetime.date]:
        """The day of each state that is told."""
        return self.days

    def results(self, deal: Deal, known: Sequence[dict[str, Array]]) -> dict[str, Array]:
        """The asked quantities of the city (states, draws) from what draws of all entities tell of each state."""
        found: dict[str, list[Array]] = {name: [] for name in self.wanted}
        for day, values in zip(self.state_days, known, strict=True):
            for name, drawn in derive(self.ground, deal, values, self.wanted, day).items():
                found[name].append(drawn)
        return {name: np.array(states) for name, states in found.items()}

    def told_apart(self, sums: Array) -> Array:
        """Sums of the columns of each state (states, columns, ...): today, and with the plan."""
        return sums

    def summed(self, name: str, sums: Array) -> Array:
        """A total or a mean from the sums of its columns (columns, ...)."""
        inputs = self.graph[name].inputs
        place = {column.names: position for position, column in enumerate(self.columns)}
        total: Array = sums[place[inputs]]
        if len(inputs) == 1:
            return total
        with np.errstate(invalid="ignore", divide="ignore"):
            return np.asarray(total / sums[place[inputs[1:]]])

    def sample(self, count: int, seed: int) -> Sample:
        """Rows that stand for the entity, those that the plan touches in at least half of their number.

        All of an entity that is not the city's first, where it has no more than that.
        """
        size, keys = self._size(), self._keys()
        if self.entity != first_of(self.today.city) and len(size) <= count:
            return whole(size)
        stratum, strata = strata_of(keys, size, SMALLEST)
        touched = keys[0] > 0
        share = size[touched].sum() / size.sum()
        boost = size.copy()
        if 0 < share < LEAST_SHARE_TOUCHED:
            boost[touched] *= LEAST_SHARE_TOUCHED / share
            boost[~touched] *= (1 - LEAST_SHARE_TOUCHED) / (1 - share)
        order = np.nan_to_num(self.columns[0].of(self.today) / size)
        return draw_sample(stratum, strata, size, order, boost, count, seed)

    def _size(self) -> Array:
        """Size of every row, by which it is drawn; a small one where none is known."""
        city = self.today.city
        floor = next(self._columns(SIZE), np.ones(city.size[self.entity]))
        size = np.nan_to_num(np.asarray(floor, np.float64))
        return np.asarray(np.maximum(size, size[size > 0].min(initial=1.0)))

    def _columns(self, role: str) -> Iterator[Array]:
        """Columns of the entity that fill a role, as far as the city has them."""
        columns = self.today.city.columns
        return (np.asarray(columns[n]) for n in self.graph.roles.names(role, self.entity) if n in columns)

    def _keys(self) -> list[Rows]:
        """What strata tell apart: who has which measures, of which kind each is, how the size is known, age."""
        keys = [self._having(), *(np.asarray(column, np.intp) for column in self._columns(KIND))]
        sizes = set(self.graph.roles.names(SIZE, self.entity))
        known = [a.width[0] for a in self.attributes if a.of == self.entity and sizes & set(a.columns)]
        keys += [np.unique(width, return_inverse=True)[1] for width in known]
        return [*keys, *(np.searchsorted(AGES, built, side="right") for built in self._columns(YEAR_MADE))]

    def _having(self) -> Rows:
        """A number for each set of measures that rows have, 0 for none."""
        owners: dict[tuple[bool, int], list[Rows]] = {}
        for act in self.all_acts:
            if act.intervention.of == self.entity:
                owners.setdefault((act.background, act.position), []).append(act.rows)
        return having(list(owners.values()), self.today.city.size[self.entity])


def same(one: Any, other: Any) -> bool:
    """Whether two values are the same, missing ones included."""
    if one is other:
        return True
    return np.shape(one) == np.shape(other) and np.array_equal(one, other, equal_nan=np.asarray(one).dtype.kind == "f")
