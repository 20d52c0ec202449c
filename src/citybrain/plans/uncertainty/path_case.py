"""What uncertainty is asked about where a plan goes from year to year."""

from __future__ import annotations

import datetime
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, reduce
from typing import Any

import numpy as np

from citybrain.kernel import CityBrainError, Result
from citybrain.kernel.declarations import PREVIOUS
from citybrain.kernel.interventions import CITY
from citybrain.kernel.units import Array, Rows
from citybrain.plans.booked import partial
from citybrain.plans.money import DISCOUNT, SUMMED, sums_of
from citybrain.plans.roles import EMISSIONS, TOTAL_EMISSIONS, YEARLY_EMISSIONS, names_of
from citybrain.plans.uncertainty.adoption_draws import AdoptionDraw, having, in_order, of_city
from citybrain.plans.uncertainty.case import EXTRA, Case
from citybrain.plans.uncertainty.derived import beyond_reach, derive, summed_quantities
from citybrain.plans.uncertainty.draws import Sample
from citybrain.plans.uncertainty.inputs import Attribute
from citybrain.plans.uncertainty.one_day import same
from citybrain.plans.uncertainty.path import Path, PathRecipe
from citybrain.plans.uncertainty.reach import DrawReach, reach_of
from citybrain.plans.uncertainty.runs import Column, Recipe
from citybrain.plans.years.adoption import Adoption
from citybrain.plans.years.pathway import Pathway
from citybrain.plans.years.simulate import on, span_of
from citybrain.plans.years.track import Track

MONEY_OF_YEARS = ("present_value", "investment", "subsidies", "cost_per_tonne")
"""Sums of money over the years of which intervals are told."""

YEARLY = (YEARLY_EMISSIONS, *EXTRA)
"""Roles of what is told of every year: the first of these that the graph has."""


@dataclass(frozen=True)
class PathCase(Case):
    """`today` is the first year without measures, `plan` the last year with it; `pathway` is the path as stated."""

    pathway: Pathway

    @cached_property
    def yearly(self) -> str:
        """The quantity that is told of every year."""
        found = [n for n in names_of(self.graph.roles, YEARLY) if not beyond_reach(self.graph, n)]
        return found[0] if found else self.wanted[0]

    @cached_property
    def of_money(self) -> tuple[str, ...]:
        """Quantities of every year behind the sums that are told of money; none where not all can be drawn."""
        roles, kept = self.graph.roles, self.pathway.plan.city
        wanted = names_of(roles, SUMMED) if all(roles.names(role) for role in (*SUMMED, DISCOUNT)) else []
        behind = (made.name for made in summed_quantities(self.graph, wanted))
        known = all(name in kept for name in (*wanted, *behind)) and not any(
            beyond_reach(self.graph, n) for n in wanted
        )
        return tuple(wanted) if known else ()

    @cached_property
    def yearly_sums(self) -> list[str]:
        """Totals over the entities behind what is told of every year."""
        return self._over(summed_quantities(self.graph, [self.yearly, *self.of_money]))

    def money(self, found: Mapping[str, Array]) -> dict[str, Array]:
        """Sums of money over the years (draws,) from quantities of every year (states, years, draws)."""
        if not self.of_money:
            return {}

        def changed(role: str) -> Array:
            return reduce(np.add, [(found[n][1] - found[n][0]).T for n in self.graph.roles.names(role)])

        worth = np.asarray(self.pathway.plan.city[self.graph.roles.names(DISCOUNT)[0]])
        sums = sums_of(changed, worth, -changed(EMISSIONS), 1.0)
        return {**sums, "society": -sums["present_value"]}

    def untold_money(self, told: Container[str]) -> dict[str, CityBrainError]:
        """Why sums of money over the years have no interval, by name; `told` are those that have one."""
        money = self.pathway.money
        known = [name for name in MONEY_OF_YEARS if money and getattr(money, name) is not None]
        if money and money.cost_per_tonne is None and money.present_value:
            known.append("cost_per_tonne")
        return {name: self._why_no_interval(name) for name in known if name not in told}

    def _why_untold(self, name: str) -> CityBrainError | None:
        return super()._why_untold(name) or self._why_stated(name)

    def _why_stated(self, name: str) -> CityBrainError | None:
        """Why a number that the measures move cannot be drawn: they reach it by what is as stated in draws alone."""
        way = self.pathway
        kept = name in way.plan.city and name in way.reference.track.city
        sides = (
            [track[name][-1] for track in (way.plan.city, way.reference.track.city)] if kept else self._told_of(name)
        )
        if not self._large or len({*sides}) < 2:
            return None
        changed = {n for one in (*way.adopted, *way.background) for n in one.request.intervention.changes}
        sums = summed_quantities(self.graph, [name])
        moved = not sums or any(not changed.isdisjoint(self.reach.of(made.inputs)[0]) for made in sums)
        return None if moved else CityBrainError("uncertainty-stated-over-years", quantity=name)

    def _told_of(self, name: str) -> list[float]:
        """A number that no year of the path keeps, in the last year with the plan and without it."""
        _, plan, reference = self._ends
        return [float(state[name]) for state in (plan, reference)]

    def _why_no_interval(self, name: str) -> CityBrainError:
        money, behind = self.pathway.money, "society" if name == "cost_per_tonne" else name
        if name == "cost_per_tonne" and money and money.cost_per_tonne is None:
            return CityBrainError("uncertainty-no-tonnes", quantity=name)
        if behind in partial(self.measures, self.graph, years=True):
            return CityBrainError("uncertainty-booked-apart", quantity=name)
        if self.of_money:
            return CityBrainError("uncertainty-few-tonnes", quantity=name)
        lacks = (self._why_untold(one) for one in names_of(self.graph.roles, SUMMED))
        return next(filter(None, lacks), CityBrainError("uncertainty-money-not-drawn", quantity=name))

    @property
    def all_adoptions(self) -> Sequence[AdoptionDraw]:
        """The measures of the plan and of the scenario, each as often as a year brings it."""
        return [adoption for acts_of_years in self._acts[::-1] for adoptions in acts_of_years for adoption in adoptions]

    @cached_property
    def _acts(self) -> tuple[list[list[AdoptionDraw]], list[list[AdoptionDraw]]]:
        """Measures by year, of the reference and with the plan."""
        way, years = self.pathway, len(self.pathway.years)
        without = acts_by_year(self._mine(way.reference.adopted.values()), years)
        return without, acts_by_year(self._mine([*way.adopted, *way.background]), years)

    @property
    def measures(self) -> list[str]:
        """Names of the measures of the plan and of what happens without it."""
        way = self.pathway
        adopted = (*way.adopted, *way.background, *way.reference.adopted.values())
        return [adoption.request.intervention.name for adoption in adopted]

    def _mine(self, adoptions: Iterable[Adoption]) -> list[Adoption]:
        """Measures on the entities and on the city."""
        return [adoption for adoption in adoptions if adoption.request.entity in (*self.entities, CITY)]

    @cached_property
    def _paths(self) -> tuple[Path, Path]:
        """Reference and plan."""
        way, (without, with_plan) = self.pathway, self._acts
        return (
            Path(way.years, without, self._held_fast(way.reference.track)),
            Path(way.years, with_plan, self._held_fast(way.plan)),
        )

    @cached_property
    def reach(self) -> DrawReach:
        """How far draws go: also along what measures or years change."""
        graph, way = self.graph, self.pathway
        adopted = (*way.adopted, *way.background, *way.reference.adopted.values())
        moved = {name for one in adopted for name in one.request.intervention.changes}
        moved |= {n for n, one in graph.parameters.items() if len(one.values) + len(one.tables) > 1}
        moved |= {n for n, made in graph.quantities.items() if made.kind == "previous"}
        return reach_of(
            graph, self._large, self.drawn_days(), self.attributes, (), moved.union(span_of(graph, way.years))
        )

    @cached_property
    def _light(self) -> frozenset[tuple[str, ...]]:
        """None is light year by year."""
        return frozenset()

    def changed_in_draws(self) -> None:
        """Nothing is steady from year to year."""

    def _held_fast(self, track: Track) -> list[dict[str, Any]]:
        """What draws cannot tell, year by year, as far as the path keeps it."""
        numbers: Mapping[str, Sequence[Any]] = {**track.city, **track.zones}
        fixed = self.ground.fixed
        kept: dict[str, Sequence[Any]] = {n: [*map(np.asarray, numbers[n])] for n in fixed if n in numbers}
        kept |= {n: of for n, of in track.model.items() if n in fixed and not all(same(one, fixed[n]) for one in of)}
        return [{n: of[number] for n, of in kept.items()} for number in range(len(track.years))]

    def names(self) -> list[str]:
        """Quantities that draws must be able to compute: also all that a year remembers of the one before."""
        quantities = self.graph.quantities
        past = [n for n, made in quantities.items() if made.kind == "previous" and made.of in (*self.entities, CITY)]
        remembered = [name.removeprefix(PREVIOUS) for name in past]
        return sorted({*self.taken(), *remembered, self.yearly, *self.of_money})

    def taken(self) -> set[str]:
        """Quantities that are taken of draws in some year, and those of measures."""
        way = self.pathway
        mine = self._mine([*way.adopted, *way.background, *way.reference.adopted.values()])
        asked = [adoption.request.intervention for adoption in mine]
        of_measures = {n for made in asked for n in (*made.inputs, *made.changes)}
        return of_measures.union(n for column in (*self.columns, *self.yearly_columns) for n in column.names)

    @cached_property
    def uncertain(self) -> Sequence[Attribute]:
        """All but categories whose tables measures write over: which heating is replaced when is as stated."""
        adoptions = [adoption for case in self._cases(self.drawn) for adoption in case.all_adoptions]
        changed = {name for adoption in adoptions for name in adoption.intervention.changes}
        written = {p.by for p in self.graph.parameters.values() if p.name in changed}
        return [a for a in super().uncertain if a.shape != "category" or a.columns not in written]

    def drawn_days(self) -> list[datetime.date]:
        """One day of each year."""
        return [on(self.today.city.day, year) for year in self.pathway.years]

    @cached_property
    def yearly_columns(self) -> list[Column]:
        """What the yearly quantity needs of every row."""
        return [Column(*self.graph[name].inputs) for name in self.yearly_sums]

    @cached_property
    def recipe(self) -> Recipe:
        """What is taken of draws."""
        return PathRecipe(self.columns, self.yearly_columns, *self._paths, self.names())

    @property
    def column_names(self) -> list[str]:
        """A name for each of what is summed: the columns, those of single years, and the columns of the last year."""
        own, single = super().column_names, ["/".join(column.names) for column in self.yearly_columns]
        of_years = [f"{year} {name}" for year in self.pathway.years for name in single]
        return [*own, *of_years, *(f"last {name}" for name in own)]

    @cached_property
    def changed(self) -> tuple[str, ...]:
        """Quantities of the city that measures change in some year."""
        return of_city(
            adoption for acts_of_years in self._acts for adoptions in acts_of_years for adoption in adoptions
        )

    @cached_property
    def totals(self) -> Array:
        """Sums of the columns over the city as stated (states, columns)."""
        begin, plan, reference = ([column.of(state).sum() for column in self.columns] for state in self._ends)
        tracks = (self.pathway.reference.track, self.pathway.plan)
        without, with_plan = (np.array([t.city[name] for name in self.yearly_sums]).T.ravel() for t in tracks)
        return np.array([[*begin, *without, *reference], [*plan, *with_plan, *plan]])

    @property
    def _ends(self) -> tuple[Result, ...]:
        """The first year without measures, the last with the plan, the last without it."""
        return (*self.states, self.pathway.reference.last.result)

    @cached_property
    def zone_totals(self) -> Array:
        """Sums of the columns over each zone as stated (states, columns, zones); none of those of single years."""
        begin, plan, reference = (self.in_zones(state) for state in self._ends)
        single = np.zeros((2, len(self.pathway.years) * len(self.yearly_sums), self.zones))
        return np.concatenate([[begin, plan], single, [reference, plan]], axis=1)

    def told_apart(self, sums: Array) -> Array:
        """Of three states: the first year without measures, the plan's last, and the last without the plan.

        What the plan changes in its last year is drawn as such, and taken off the plan.
        """
        count = len(self.columns)
        begin, plan = sums[:, :count]
        reference, with_plan = sums[:, -count:]
        return np.array([begin, plan, plan - (with_plan - reference)])

    def known(self, sums: Array, city: Array) -> list[dict[str, Array]]:
        """What draws tell of the three states, see `told_apart`."""
        last = len(self.pathway.years) - 1
        without, with_plan = city.reshape(2, last + 1, len(self.changed), city.shape[-1])
        measures: tuple[dict[str, Array], ...]
        measures = ({}, self._of_measures(with_plan, last), self._of_measures(without, last))
        return [
            {name: self.summed(name, state) for name in self.sums} | of_measures
            for state, of_measures in zip(self.told_apart(sums), measures, strict=True)
        ]

    @property
    def state_days(self) -> Sequence[datetime.date]:
        """The first day, and the last with the plan and without it."""
        first, last = self.days
        return first, last, last

    @cached_property
    def of_use(self) -> str:
        """What of the yearly quantity comes from use, where that is a total behind it; else all of it."""
        behind = [made.name for made in summed_quantities(self.graph, [self.yearly])]
        of_domains, whole = self.graph.roles.names(EMISSIONS), self.graph.roles.one(TOTAL_EMISSIONS)
        if len(of_domains) > 1 and whole and whole in self.graph.needs(self.yearly):
            return whole
        return next((n for n in of_domains if n in behind), self.yearly)

    @cached_property
    def of_each_use(self) -> list[str]:
        """The same, and what each domain contributes to it."""
        needed = self.graph.needs(self.yearly)
        return sorted({self.of_use, *(name for name in self.graph.roles.names(EMISSIONS) if name in needed)})

    def known_of_years(self, sums: Array, city: Array) -> list[list[dict[str, Array]]]:
        """What draws tell of every year of the reference and of the plan."""
        years, count = self.pathway.years, len(self.yearly_sums)
        by_year = city.reshape(2, len(years), len(self.changed), city.shape[-1])
        last = sums.shape[1] - len(self.columns)
        single = sums[:, len(self.columns) : last].reshape(2, len(years), count, sums.shape[-1])
        return [
            [
                dict(zip(self.yearly_sums, single[state, number], strict=True))
                | self._of_measures(by_year[state], number)
                for number in range(len(years))
            ]
            for state in range(2)
        ]

    def of_years(self, sample_of_draws: Sample, known: Sequence[Sequence[dict[str, Array]]]) -> dict[str, Array]:
        """What is told of every year, and what of it comes from use (states, years, draws): reference and plan."""
        wanted = sorted({self.yearly, *self.of_each_use, *self.of_money})
        found = {name: np.empty((2, len(self.pathway.years), sample_of_draws.draws)) for name in wanted}
        for state in range(2):
            for number, year in enumerate(self.pathway.years):
                day = on(self.today.city.day, year)
                for name, drawn in derive(self.ground, sample_of_draws, known[state][number], wanted, day).items():
                    found[name][state, number] = drawn
        return found

    def _of_measures(self, by_year: Array, number: int) -> dict[str, Array]:
        """Values of the city that measures change, in a year, and what is remembered of them."""
        known = dict(zip(self.changed, by_year[number], strict=True))
        if number:
            before = zip(self.changed, by_year[number - 1], strict=True)
            known |= {PREVIOUS + n: v for n, v in before if PREVIOUS + n in self.graph.quantities}
        return known

    def _having(self) -> Rows:
        """A number for each set of measures of the plan itself that rows have in the end, 0 for none."""
        own = [adoption.rows for adoption in self.pathway.adopted if adoption.request.entity in self.entities]
        return having(own, self.today.city.size[self.entities[0]])


def acts_by_year(adoptions: Iterable[Adoption], years: int) -> list[list[AdoptionDraw]]:
    """The measures of each year, in the order in which they take effect, with the rows that got them then."""
    adopted = list(adoptions)
    return [in_order(adoption for a in adopted for adoption in _act(a, number)) for number in range(years)]


def _act(adoption: Adoption, number: int) -> list[AdoptionDraw]:
    request, rows, share = adoption.request, adoption.rows[number], adoption.shares[number]
    nobody = not share if request.whole_city else not len(rows)
    if nobody:
        return []
    return [
        AdoptionDraw(
            request.position, request.measure, request.intervention, rows, share or 1.0, request.background,
            adoption.partial[number],
        )
    ]  # fmt: skip
