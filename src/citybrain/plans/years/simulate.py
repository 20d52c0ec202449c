"""From year to year: last year's city on a new day, the measures of the year, and what hangs on both."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from citybrain.kernel import Graph, Result, change, freeze, next_year
from citybrain.kernel.interventions import CITY
from citybrain.kernel.register import HIDDEN
from citybrain.plans.adopted_measures import AdoptedMeasures
from citybrain.plans.effects import Effects
from citybrain.plans.measures import Applied
from citybrain.plans.money import money_names
from citybrain.plans.parts import zone_parts
from citybrain.plans.requests import Request
from citybrain.plans.roles import BUILDING_EMISSIONS, PATHWAY, TOTAL_EMISSIONS, YEARS_AFTER_FIRST, names_of
from citybrain.plans.view import View
from citybrain.plans.years.progress import Progress


@dataclass(frozen=True)
class YearDone:
    """One year of a path: the settled city, what became of each measure in it, what lies over the city by then.

    The settled city can be read until the next year is asked for, which writes into its columns.
    """

    year: int
    state: Result
    applied: dict[tuple[bool, int], Applied]
    overlay: dict[str, Any]
    held: AdoptedMeasures


def simulate_years(
    base: Result, years: Sequence[int], asked: Sequence[Request], names: Sequence[str], progress: Progress, part: str
) -> Iterator[YearDone]:
    """Every year in turn, beginning with the city of the first year without measures.

    Each year hangs on the one before, so the years are taken in order; who stops early has the years so far. Raises
    PlanError where `progress` was told to stop.
    """
    base.compute(names)
    held, state, span = AdoptedMeasures(base.graph, base.city.size), base, span_of(base.graph, years)
    for number, year in enumerate(years):
        city = base.city if number == 0 else replace(base.city, day=on(base.city.day, year))
        now = change(base, {}) if number == 0 else next_year(state, city, held.patches())
        effects, last = Effects(now, held, span), number + 1 == len(years)
        applied = {}
        for request in asked:
            progress.check()
            applied[request.key] = effects.apply(request, request.measure.uptake_in(year), tell=last)
        state = freeze(effects.result, names, spent=True)
        progress.step(part, number + 1, len(years))
        yield YearDone(year, state, applied, effects.overlay, held)


def span_of(graph: Graph, years: Sequence[int]) -> dict[str, Any]:
    """How many years follow the first, laid over each quantity that asks for it; nothing of a plan of one year."""
    more = years[-1] - years[0]
    return dict.fromkeys(graph.roles.names(YEARS_AFTER_FIRST, CITY), np.float64(more)) if more else {}


def on(day: datetime.date, year: int) -> datetime.date:
    """The same day of another year; the last of February where that year has no 29th."""
    return day.replace(year=year, day=28) if (day.month, day.day) == (2, 29) else day.replace(year=year)


def emissions_and_money(graph: Graph) -> list[str]:
    """What is told of a path besides headlines and what its measures read."""
    return [*names_of(graph.roles, (TOTAL_EMISSIONS, BUILDING_EMISSIONS, *PATHWAY)), *money_names(graph.roles)]


def names_of_path(start: View, asked: Sequence[Request], more: Iterable[str] = ()) -> list[str]:
    """What must be known of each year: headlines, totals of zones, and all that measures read and change.

    What cannot be computed in the first year is left out.
    """
    graph, quantities = start.graph, start.graph.quantities
    headlines = {n for n, term in graph.vocabulary.terms.items() if term.headline and n in quantities}
    zones = zone_parts(graph, headlines)
    rests = {rest for n in headlines if (rest := graph.vocabulary.terms[n].unknown)}  # what is not known of them
    wanted = {*headlines, *rests, *zones, *emissions_and_money(graph), *more}
    for request in asked:
        wanted |= {*request.intervention.names, *request.when}
    past = {n for n, made in quantities.items() if made.kind == "previous"}  # so that a year can be seen on its own
    names = sorted(past.union(n for n in wanted if n in quantities and quantities[n].kind not in HIDDEN))
    failed = start.failures(names)
    return [name for name in names if name not in failed]
