"""What doubt is asked about: a city as stated, and perhaps a plan for it."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np

from citybrain.kernel import Graph, Result
from citybrain.kernel.units import Array, Rows
from citybrain.plans.cost import CITY_EMISSIONS, CITY_YEARLY_COST
from citybrain.plans.doubt.acts import Act, of_city
from citybrain.plans.doubt.derived import derive, is_sum, summed_quantities, within_reach
from citybrain.plans.doubt.draws import Deal, Ground, ground_of
from citybrain.plans.doubt.inputs import Attribute, inputs_of
from citybrain.plans.doubt.one_day import OneDay
from citybrain.plans.doubt.runs import Column, Recipe
from citybrain.plans.doubt.strata import Sample, draw_sample, strata_of

AGES = (1920.0, 1940.0, 1960.0, 1976.0, 1990.0, 2004.0, 2011.0)
"""Years at which buildings begin to be built otherwise: edges of the age classes of strata."""

SMALLEST = 0.01
LEAST_SHARE_TOUCHED = 0.5
EXTRA = (CITY_EMISSIONS, CITY_YEARLY_COST)
"""Asked for beside what people ask, so that the cost of a tonne has an interval."""


@dataclass(frozen=True)
class Case:
    """A city on one day; `plan` and `acts` are None without a plan. `asked` are quantities of the city and of zones.

    `beside` are quantities of the city that somebody wants to know beside those that are told.
    """

    today: Result
    plan: Result | None
    acts: Sequence[Act] | None
    attributes: Sequence[Attribute]
    asked: Sequence[str]
    asked_of_zones: Sequence[str]
    beside: Sequence[str] = field(default=(), kw_only=True)

    @property
    def graph(self) -> Graph:
        """The graph of the city."""
        return self.today.graph

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
        """Quantities of the city that follow from sums over buildings, which alone can be drawn."""
        return (*self.told, *(n for n in dict.fromkeys(self.beside) if n not in self.told and self._reached(n)))

    @cached_property
    def told(self) -> tuple[str, ...]:
        """Those of them that people ask first."""
        return tuple(name for name in dict.fromkeys((*self.asked, *EXTRA)) if self._reached(name))

    def _reached(self, name: str) -> bool:
        return name in self.graph.quantities and within_reach(self.graph, name)

    @cached_property
    def sums(self) -> list[str]:
        """Sums of the city behind what is asked."""
        return [made.name for made in summed_quantities(self.graph, self.wanted)]

    @cached_property
    def zone_sums(self) -> list[str]:
        """Those of the asked quantities of zones that are sums over buildings."""
        return [name for name in self.asked_of_zones if is_sum(self.graph, self.graph[name])]

    @cached_property
    def columns(self) -> list[Column]:
        """What is needed of every building, each once."""
        found: dict[Column, None] = {}
        for name in (*self.sums, *self.zone_sums):
            inputs = self.graph[name].inputs
            found[Column(*inputs)] = None
            if len(inputs) > 1:
                found[Column(inputs[1])] = None
        return list(found)

    @property
    def all_acts(self) -> Sequence[Act]:
        """All measures that are put into effect on some building or the city."""
        return self.acts or ()

    def names(self) -> list[str]:
        """Quantities that draws must be able to compute."""
        of_acts = (n for act in self.all_acts for n in (*act.intervention.inputs, *act.intervention.changes))
        return sorted({n for column in self.columns for n in column.names}.union(of_acts))

    def doubtful(self) -> Sequence[Attribute]:
        """Attributes of buildings that differ from draw to draw."""
        return self.attributes

    def drawn_days(self) -> list[datetime.date]:
        """Days on which parameters are read in draws."""
        return self.days

    @cached_property
    def ground(self) -> Ground:
        """What all draws have in common."""
        names = self.names()
        needed = frozenset().union(*(self.graph.needs(name) for name in (*names, *self.wanted)))
        inputs = inputs_of(self.graph, self.drawn_days(), self.doubtful(), needed)
        return ground_of(self.graph, self.today, inputs, names)

    @cached_property
    def recipe(self) -> Recipe:
        """What is taken of draws."""
        return OneDay(self.columns, self.acts, self._pinned())

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

    @cached_property
    def zone_totals(self) -> Array:
        """Sums of the columns over each zone as stated (states, columns, zones)."""
        index, zones = self.today.city.inside["building", "zone"], self.today.city.size["zone"]
        summed = [[np.bincount(index, c.of(state), zones) for c in self.columns] for state in self.states]
        return np.asarray(summed, np.float64)

    def results(self, deal: Deal, sums: Array, city: Array) -> dict[str, Array]:
        """The asked quantities of the city (states, draws), from sums of the columns (states, columns, draws).

        `city` are the values of the city that measures change (states, values, draws).
        """
        found: dict[str, list[Array]] = {name: [] for name in self.wanted}
        changed = of_city(self.all_acts)
        for number, day in enumerate(self.days):
            known = {name: self.summed(name, sums[number]) for name in self.sums}
            known |= {n: v for n, v in zip(changed, city[number], strict=True) if n not in known}
            for name, values in derive(self.ground, deal, known, self.wanted, day).items():
                found[name].append(values)
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
        """Buildings that stand for the city, those that the plan touches in at least half of their number."""
        size, keys = self._size(), self._keys()
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
        """Floor of every building, by which it is drawn; a small one where none is known."""
        city = self.today.city
        floor = city.columns.get("gross_floor_area", np.ones(city.size["building"]))
        size = np.nan_to_num(np.asarray(floor, np.float64))
        return np.asarray(np.maximum(size, size[size > 0].min(initial=1.0)))

    def _keys(self) -> list[Rows]:
        """What strata tell apart: who has which measures, use, heating, how the size is known, age."""
        columns = self.today.city.columns
        keys = [self._having()]
        keys += [np.asarray(columns[n], np.intp) for n in ("building_use", "heating_system") if n in columns]
        known = [a.width[0] for a in self.attributes if "gross_floor_area" in a.columns]
        keys += [np.unique(width, return_inverse=True)[1] for width in known]
        if "construction_year" in columns:
            keys.append(np.searchsorted(AGES, columns["construction_year"], side="right"))
        return keys

    def _having(self) -> Rows:
        """A number for each set of measures that buildings have, 0 for none."""
        measures: dict[tuple[bool, int], int] = {}
        for act in self.all_acts:
            measures.setdefault((act.background, act.position), len(measures))
        having = np.zeros((self.today.city.size["building"], len(measures)), bool)
        for act in self.all_acts:
            having[act.rows, measures[act.background, act.position]] = True
        if not having.any():
            return np.zeros(len(having), np.intp)
        combined = np.unique(having, axis=0, return_inverse=True)[1].reshape(-1)
        return np.asarray(np.where(having.any(axis=1), combined + 1, 0), np.intp)


def same(one: Any, other: Any) -> bool:
    """Whether two values are the same, missing ones included."""
    if one is other:
        return True
    return np.shape(one) == np.shape(other) and np.array_equal(one, other, equal_nan=np.asarray(one).dtype.kind == "f")
