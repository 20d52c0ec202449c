"""What uncertainty is asked about: a city as stated, and perhaps a plan for it."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, reduce
from typing import Self

import numpy as np

from citybrain.kernel import CityBrainError, Graph, Quantity, Result
from citybrain.kernel.units import Array, Rows
from citybrain.plans.booked import told_apart
from citybrain.plans.entity_index import ZONE, first_of
from citybrain.plans.parts import parts_of_role
from citybrain.plans.roles import COST_TO_SOCIETY, EMISSIONS, names_of
from citybrain.plans.uncertainty.adoption_draws import (
    AdoptionDraw,
    changed_by,
    described,
    having_of,
    of_city,
    on_entities,
)
from citybrain.plans.uncertainty.apart import CostApart, cost_apart, with_apart
from citybrain.plans.uncertainty.derived import (
    derive,
    entity_of,
    is_sum,
    summed_quantities,
    why_not_drawn,
)
from citybrain.plans.uncertainty.draws import Picks, Sample, SampleContext, sample_context_of, ties
from citybrain.plans.uncertainty.inputs import Attribute, Inputs, inputs_of
from citybrain.plans.uncertainty.one_day import OneDay, pinned_by, starts_of
from citybrain.plans.uncertainty.reach import DrawReach, reach_of
from citybrain.plans.uncertainty.responses import responses_of
from citybrain.plans.uncertainty.runs import Column, Keep, Recipe, columns_of
from citybrain.plans.uncertainty.sampling import drawn_rows
from citybrain.plans.uncertainty.strata import StratifiedSample

MOST_TIED = 100_000
"""Rows of tied entities up to which all of them are drawn."""

MOST_CELLS = 20_000
"""The same of the cells of a grid, whose fields take hundreds of neighbours of each."""

EXTRA = (EMISSIONS, COST_TO_SOCIETY)
"""Roles asked for beside what people ask, so that the cost of a tonne has an interval."""


OF_ALL = frozenset({"reach", "wanted", "told", "apart", "partial", "_large", "_light", "_all_sums", "_told_of_zones"})
"""What a case works out once whatever its entities."""


@dataclass(frozen=True)
class Case:
    """A city on one day; `plan` and `adoptions` are None without a plan. `asked` are quantities of the city and of
    zones.

    `beside` are quantities of the city that somebody wants to know beside those that are told; `drawn` are entities
    whose rows are drawn together, the city's first where none is named. Quantities that are sums over several entities
    take one case for each set of tied ones (`parts`), with the same draws of what they have in common; a `light` one is
    of light sums alone, one that is not of all others. Cases that are `compared`, this one among them, draw the same
    rows and leave the same as stated.
    """

    today: Result
    plan: Result | None
    adoptions: Sequence[AdoptionDraw] | None
    attributes: Sequence[Attribute]
    asked: Sequence[str]
    asked_of_zones: Sequence[str]
    beside: Sequence[str] = field(default=(), kw_only=True)
    drawn: tuple[str, ...] = field(default=(), kw_only=True)
    compared: tuple[Case, ...] = field(default=(), kw_only=True)
    light: bool | None = field(default=None, kw_only=True)

    @property
    def graph(self) -> Graph:
        """The graph of the city."""
        return self.today.graph

    @property
    def entities(self) -> tuple[str, ...]:
        """The entities whose rows are drawn together."""
        return self.drawn or (first_of(self.today.city),)

    @cached_property
    def parts(self) -> Sequence[Case]:
        """The case for each set of tied entities that the asked quantities are sums over, the city's first foremost.

        Light sums stand apart, those of each entity.
        """
        heavy = [made for made in self._all_sums if made.inputs not in self._light]
        light = dict.fromkeys(entity_of(self.graph, made) for made in self._all_sums if made.inputs in self._light)
        parts = [self.of_entities(some) for some in self.reach.tied_sets(heavy, list(self.today.city.size))]
        parts += [self.of_entities((of,), light=True) for of in light]
        for part in parts:
            vars(part)["parts"] = parts
        return parts or [self]

    @cached_property
    def _all_sums(self) -> Sequence[Quantity]:
        """Sums of the city and of zones over all entities behind what is asked."""
        return (*summed_quantities(self.graph, self._behind), *map(self.graph.__getitem__, self._told_of_zones))

    @cached_property
    def _light(self) -> frozenset[tuple[str, ...]]:
        """Inputs of light sums; cases that are compared have the same."""
        written = {
            n for case in self.compared or (self,) for one in case.adoptions or () for n in one.intervention.changes
        }
        return self.reach.light(self._all_sums, self.today.city.size, written)

    def of_entities(self, some: tuple[str, ...], *, light: bool = False) -> Self:
        """The same of light or all other sums over some entities, with what is known by now of all."""
        part = replace(self, drawn=some, light=light)
        vars(part).update({name: known for name, known in vars(self).items() if name in OF_ALL})
        return part

    @cached_property
    def whole(self) -> bool:
        """Whether all rows must be drawn: those of entities that are tied to each other or to their neighbours.

        Some rows of the first are enough where the others are tied among themselves alone and nothing is taken of them.
        """
        if self.light:
            return True
        needed, _ = self.reach.of(self.names())
        tied = {one for one in (ties(self.graph, self.graph[n]) for n in needed) if one and one.issubset(self.entities)}
        taken = {self.graph[column.name].of for column in (*self.columns, *self.yearly_columns)}
        beside = {*self.entities[1:]} & {*taken, *self.ground.inputs.own.values()}
        return any(self.entities[0] in one for one in tied) or bool(tied and beside)

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

    @property
    def untold(self) -> dict[str, CityBrainError]:
        """Why quantities of the city that people ask about cannot be drawn."""
        booked = {n: CityBrainError("uncertainty-booked-apart", quantity=n) for n in self.told if n in self.partial}
        return booked | {name: lack for name in self.asked if (lack := self._why_untold(name)) is not None}

    @property
    def measures(self) -> list[str]:
        """Names of the measures of a plan and of what happens without it."""
        return [adoption.intervention.name for adoption in self.adoptions or ()]

    @cached_property
    def apart(self) -> CostApart | None:
        """What the plan books apart from the cost to society and draws tell; None without it."""
        return cost_apart(self.measures, self.graph)

    @cached_property
    def partial(self) -> set[str]:
        """Quantities of the city of which draws tell a part: measures book the rest apart."""
        return told_apart(self.measures, self.graph) - ({self.apart.whole} if self.apart else set())

    def _reached(self, name: str) -> bool:
        return name in self.graph.quantities and self._why_untold(name) is None

    def _why_untold(self, name: str) -> CityBrainError | None:
        return why_not_drawn(self.graph, name) or self._too_many(summed_quantities(self.graph, [name]))

    @cached_property
    def _large(self) -> frozenset[str]:
        """Entities of which some rows stand for all: what goes along their relations and fields is not drawn."""
        city = self.today.city
        grids = {of for of, positions in city.positions.items() if positions.cell > 0.0}
        return frozenset(of for of, rows in city.size.items() if rows > (MOST_CELLS if of in grids else MOST_TIED))

    @cached_property
    def reach(self) -> DrawReach:
        """How far draws go."""
        measures = [adoption.intervention for adoption in self.adoptions or ()]
        return reach_of(self.graph, self._large, self.days, self.attributes, measures)

    def reached(self, names: Iterable[str]) -> frozenset[str]:
        """What some quantities hang on in draws, with the shared numbers behind what moves by its response."""
        needed, _ = self.reach.of(names)
        return needed.union(*self.reach.followed(names, self.today.city.day).values())

    def _too_many(self, sums: Sequence[Quantity]) -> CityBrainError | None:
        """Why sums over tied entities cannot be drawn: all their rows together are too many."""
        return self.reach.too_many(sums, self.today.city.size, MOST_TIED)

    @cached_property
    def sums(self) -> list[str]:
        """Sums of the city over the entities behind what is asked."""
        return self._over(summed_quantities(self.graph, self._behind))

    def _over(self, sums: Iterable[Quantity]) -> list[str]:
        """Those of some sums that go over the entities."""
        mine = (made for made in sums if entity_of(self.graph, made) in self.entities)
        return [made.name for made in mine if self.light in (None, made.inputs in self._light)]

    @cached_property
    def _told_of_zones(self) -> list[str]:
        """Those of the asked quantities of zones that are sums over what lies in them and can be drawn."""
        names = dict.fromkeys(
            part for n in self.asked_of_zones for part in parts_of_role(self.graph, self.graph[n]) or (n,)
        )
        asked = [self.graph[n] for n in names if is_sum(self.graph, self.graph[n])]
        lies = [made for made in asked if (entity_of(self.graph, made), ZONE) in self.today.city.inside]
        return [made.name for made in lies if self._too_many([made]) is None]

    @cached_property
    def zone_sums(self) -> list[str]:
        """Those of the asked quantities of zones that are sums over the entities."""
        return self._over(map(self.graph.__getitem__, self._told_of_zones))

    @cached_property
    def columns(self) -> list[Column]:
        """What is needed of every row, each once."""
        return columns_of(self.graph, (*self.sums, *self.zone_sums))

    @property
    def column_names(self) -> list[str]:
        """A name for each of what is summed, apart from all others."""
        return ["/".join(column.names) for column in self.columns]

    @property
    def all_adoptions(self) -> Sequence[AdoptionDraw]:
        """All measures that are put into effect on some rows of the entities or on the city."""
        return () if self.light else on_entities(self.adoptions or (), self.entities)

    def names(self) -> list[str]:
        """Quantities that draws must be able to compute."""
        return sorted(self.taken())

    def taken(self) -> set[str]:
        """Quantities that are taken of draws, and those of measures, for cases that are compared as well."""
        of_acts = (
            n
            for case in self._cases(self.drawn)
            for adoption in case.all_adoptions
            for n in (*adoption.intervention.inputs, *adoption.intervention.changes)
        )
        return {n for column in self.columns for n in column.names}.union(of_acts)

    @cached_property
    def uncertain(self) -> Sequence[Attribute]:
        """Attributes that differ from draw to draw."""
        on = {a.of: [one for case in self._cases((a.of,)) for one in case.all_adoptions] for a in self.attributes}
        return [described(a, on[a.of], self.graph) if a.shape == "category" else a for a in self.attributes]

    def _cases(self, drawn: tuple[str, ...]) -> Sequence[Case]:
        """This case and those it is compared with, for some entities."""
        return [replace(case, drawn=drawn, light=self.light) for case in self.compared or (self,)]

    def drawn_days(self) -> list[datetime.date]:
        """Days on which parameters are read in draws."""
        return self.days

    @cached_property
    def inputs(self) -> Inputs:
        """What may be off in what is asked, of all entities."""
        needed = frozenset().union(*(part.reached(part.names()) for part in self.parts), self.reached(self._behind))
        return inputs_of(self.graph, self.drawn_days(), self.uncertain, needed)

    @cached_property
    def ground(self) -> SampleContext:
        """What all draws of the entities have in common."""
        names, changed = self.names(), self.changed_in_draws()
        _, ends = self.reach.of(names)
        responses = responses_of(self.today, self.reach.followed(names, self.today.city.day))
        inputs = self.inputs.behind(self.reached(names)) if self.light else self.inputs
        return sample_context_of(self.entities, self.graph, self.today, inputs, names, changed, ends, responses)

    def changed_in_draws(self) -> dict[str, set[str]] | None:
        """Quantities that measures on the entities change, with what these read; None where years go by."""
        return changed_by(one for case in self._cases(self.drawn) for one in case.all_adoptions)

    @cached_property
    def recipe(self) -> Recipe:
        """What is taken of draws."""
        if self.adoptions is None or self.plan is None:
            return OneDay(self.columns, None, {})
        adoptions = self.all_adoptions
        starts = starts_of(self.ground.searches.states, self.today, self.plan) if adoptions else {}
        pinned = pinned_by(self.ground, self.today, self.plan)
        followed = self.reach.followed(self.names(), self.today.city.day)
        responses = responses_of(self.plan, {n: followed[n] for n in self.ground.responses if n in pinned})
        return OneDay(self.columns, adoptions, pinned, starts, responses)

    @cached_property
    def totals(self) -> Array:
        """Sums of the columns over the city as stated (states, columns)."""
        return np.array([[column.of(state).sum() for column in self.columns] for state in self.states])

    def zone_index(self, entity: str) -> Rows:
        """The zone of each row of an entity; the first for all where it lies in none, and zones are not told."""
        city = self.today.city
        return city.inside.get((entity, ZONE), np.zeros(city.size[entity], np.intp))

    @cached_property
    def zones(self) -> int:
        """How many zones there are; one that stands for the city where there are none."""
        return max(self.today.city.size.get(ZONE, 0), 1)

    def in_zones(self, state: Result) -> Array:
        """Sums of the columns over each zone (columns, zones)."""
        of = self.graph.quantities
        summed = [np.bincount(self.zone_index(of[c.name].of), c.of(state), self.zones) for c in self.columns]
        return np.asarray(summed, np.float64).reshape(-1, self.zones)

    def kept_in_zones(self, picks: Picks) -> Keep:
        """What is kept of draws of some rows where their sums are enough."""
        columns = {*self.columns, *self.yearly_columns}
        entity = {column: self.graph[column.name].of for column in columns}
        return Keep(self.zones, {column: self.zone_index(of)[picks[of]] for column, of in entity.items()})

    @property
    def yearly_columns(self) -> list[Column]:
        """What is needed of every row in every year; nothing of a city on one day."""
        return []

    @cached_property
    def zone_totals(self) -> Array:
        """Sums of the columns over each zone as stated (states, columns, zones)."""
        return np.array([self.in_zones(state) for state in self.states])

    def known(self, sums: Array, city: Array) -> list[dict[str, Array]]:
        """What draws tell of each state: sums over the entity from those of its columns (states, columns, draws).

        `city` are the values of the city that measures change (states, values, draws), which stand beside them.
        """
        changed = of_city(self.all_adoptions)
        return [
            dict(zip(changed, values, strict=True)) | {name: self.summed(name, state) for name in self.sums}
            for state, values in zip(sums, city, strict=True)
        ]

    @property
    def state_days(self) -> Sequence[datetime.date]:
        """The day of each state that is told."""
        return self.days

    def results(self, sample_of_draws: Sample, known: Sequence[dict[str, Array]]) -> dict[str, Array]:
        """The asked quantities of the city (states, draws) from what draws of all entities tell of each state."""
        found: dict[str, list[Array]] = {name: [] for name in self._behind}
        for day, values in zip(self.state_days, known, strict=True):
            for name, drawn in derive(self.ground, sample_of_draws, values, self._behind, day).items():
                found[name].append(drawn)
        return with_apart({name: np.array(found[name]) for name in self.wanted}, found, self.apart)

    @property
    def _behind(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys((*self.wanted, *(self.apart.names if self.apart else ()))))

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

    def drawn_rows(self, count: int, seed: int, *, quick: bool = False) -> tuple[Picks, StratifiedSample | None]:
        """Rows that are drawn one by one, and a sample that stands for the others; none where there are no others."""
        return drawn_rows(self, count, seed, quick=quick)

    @cached_property
    def groups(self) -> Rows:
        """A number for each set of measures that rows have in all cases that are compared, 0 for none in any."""
        groups = [case._having() for case in self._cases(self.drawn)]
        return reduce(lambda one, other: one * (other.max(initial=0) + 1) + other, groups)

    def _having(self) -> Rows:
        """A number for each set of measures that rows have, 0 for none."""
        return having_of(self.all_adoptions, self.entities, self.today.city.size[self.entities[0]])
