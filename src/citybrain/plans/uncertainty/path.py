"""A path over years, without and with the plan, as draws are taken of it: the rows that have measures stay."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import numpy as np

from citybrain.kernel import Changed, Result, change, freeze, next_year
from citybrain.kernel.interventions import CITY
from citybrain.kernel.units import Array
from citybrain.plans.adopted_measures import AdoptedMeasures
from citybrain.plans.uncertainty.adoption_draws import AdoptionDraw, of_city, put_into_effect
from citybrain.plans.uncertainty.draws import Picks
from citybrain.plans.uncertainty.one_day import by_draw, pinned_on
from citybrain.plans.uncertainty.runs import Column, Keep, Report
from citybrain.plans.years.simulate import on, span_of


@dataclass(frozen=True)
class Path:
    """Measures by year, and by year what draws cannot tell and stands as the whole city has it."""

    years: tuple[int, ...]
    adoptions: Sequence[Sequence[AdoptionDraw]]
    pinned: Sequence[Mapping[str, Any]]


@dataclass(frozen=True)
class PathRecipe:
    """`columns` are taken of the first year without measures and of the last of both paths; `yearly` of every year.

    A state holds its columns (the reference of the first year, the plan of the last), then the yearly ones year by
    year, then its columns of the last year: so what the plan changes is told against what happens without it.
    """

    columns: Sequence[Column]
    yearly: Sequence[Column]
    reference: Path
    plan: Path
    names: Sequence[str]

    @cached_property
    def changed(self) -> tuple[str, ...]:
        """Quantities of the city that measures change in some year of either path."""
        return of_city(
            adoption for path in (self.reference, self.plan) for adoptions in path.adoptions for adoption in adoptions
        )

    @property
    def shape(self) -> tuple[int, int, int]:
        """How many states, columns and values of the city."""
        years = len(self.plan.years)
        return 2, 2 * len(self.columns) + years * len(self.yearly), years * len(self.changed)

    def take(self, today: Result, picks: Picks, keep: Keep, report: Report) -> tuple[Array, Array]:
        """What is kept of columns (states, columns, draws, ...) and values of the city (states, values, draws)."""
        _, columns, values = self.shape
        draws = today.city.size[CITY]
        taken, city = np.empty((2, columns, draws, keep.width)), np.empty((2, values, draws))
        first = len(self.columns)
        taken[0, :first] = [keep(column, today) for column in self.columns]
        for state, path in enumerate((self.reference, self.plan)):
            for number, year in enumerate(_walk(today, path, picks, self.names)):
                report((state + (number + 1) / len(path.years)) / 2)
                at, of = first + number * len(self.yearly), number * len(self.changed)
                for position, column in enumerate(self.yearly):
                    taken[state, at + position] = keep(column, year)
                for position, name in enumerate(self.changed):
                    city[state, of + position] = by_draw(year, name)
                if number + 1 == len(path.years):
                    taken[state, columns - first :] = [keep(column, year) for column in self.columns]
        taken[1, :first] = taken[1, columns - first :]
        return taken, city


def _walk(today: Result, path: Path, picks: Picks, names: Sequence[str]) -> Iterator[Result]:
    """Every year of a path in turn, beginning with the draws of the first year without measures."""
    held, state, span = AdoptedMeasures(today.graph, today.city.size), today, span_of(today.graph, path.years)
    for number, year in enumerate(path.years):
        now = change(today, {}) if number == 0 else _next(state, year, held)
        pinned = {**pinned_on(today, path.pinned[number], picks), **span}
        state = freeze(put_into_effect(now, held, path.adoptions[number], picks, pinned), names)
        yield state


def _next(state: Result, year: int, held: AdoptedMeasures) -> Changed:
    return next_year(state, replace(state.city, day=on(state.city.day, year)), held.patches())
