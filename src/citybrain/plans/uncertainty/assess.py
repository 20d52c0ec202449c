"""Works out the uncertainty of a case by the sample scheme: today, with the plan, and of the change, by common
draws.
"""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import reduce
from math import isclose

import numpy as np

from citybrain.kernel import Graph
from citybrain.kernel.units import Array
from citybrain.plans.booked import partial
from citybrain.plans.outcome import ROUNDING
from citybrain.plans.roles import COST_TO_SOCIETY, COSTS, INVESTMENT, better_of, whole_of_role
from citybrain.plans.uncertainty.case import Case
from citybrain.plans.uncertainty.common_runs import Runner, run_alone
from citybrain.plans.uncertainty.derived import zones_of_parts
from citybrain.plans.uncertainty.draws import Sample
from citybrain.plans.uncertainty.drivers import variances
from citybrain.plans.uncertainty.parts import Drawing, DrawnSums, Known, both
from citybrain.plans.uncertainty.path_case import PathCase
from citybrain.plans.uncertainty.reasons import reasons
from citybrain.plans.uncertainty.runs import Report, no_report, within
from citybrain.plans.uncertainty.scores import from_stated
from citybrain.plans.uncertainty.todays import Todays, drawings_of, scored, sums_of_parts, todays_of
from citybrain.plans.uncertainty.uncertainty import (
    QUARTER,
    THREE_QUARTERS,
    Driver,
    Interval,
    Options,
    QuantityUncertainty,
    Uncertainty,
    YearUncertainty,
    ZoneUncertainty,
    intervals,
    verdict_of,
)
from citybrain.plans.uncertainty.unmoved import unmoved_sums

SAMPLE_OF_DRIVERS = 120
OWN, TOGETHER = "single-rows", "interactions"
"""Drivers beside the inputs: what rows have each for itself, and what inputs do only together."""

LEAST_SHARE = 0.002
ROUNDING_OF_SUMS = 1e-12
"""Share of a number below which its standard deviation is nothing but rounding of sums."""

MONEY = ("investment", "running_cost", "energy_cost_change", "emissions_change", "subsidies", "present_value")
"""What is told of what a plan costs and avoids, beside the cost of a tonne."""


def uncertainty_of(
    case: Case,
    options: Options,
    report: Report = no_report,
    workers: int = 0,
    runner: Runner = run_alone,
) -> Uncertainty:
    """Intervals of the city and its zones. `report` is told the done share and may raise to stop the work.

    An input has the same scores in every case; a `runner` may draw two cases at once.
    """
    begin = time.perf_counter()
    drawings, first = drawings_of(case, options, workers, runner), case.parts[0]
    sample_of_draws = scored(case, options)
    told_of = sums_of_parts(drawings, sample_of_draws, options, within(report, 0.0, 0.6))
    found: DrawnSums = reduce(DrawnSums.beside, told_of)
    todays = todays_of(case, options, within(report, 0.6, 0.7), workers, runner)
    if todays.drawn is not None:
        found = (
            found.with_unmoved(todays.drawn, unmoved_sums(case))
            if isinstance(case, PathCase)
            else found.on(todays.drawn)
        )
    led = Sample(1 + options.draws, from_stated(sample_of_draws.shared))
    with_stated = first.results(led, found.known)
    drawn = {name: values[:, 1:] for name, values in with_stated.items()}
    shares: Mapping[str, tuple[Driver, ...]] = {}
    if options.drivers:
        noisy, totals = first.results(Sample(options.draws), found.noise), [one.totals for one in told_of]
        shares = drivers_of(case, options, drawn, noisy, totals, within(report, 0.7, 1.0), workers, runner)
    zones = zones_of_parts(case.graph, case.asked_of_zones, found.zones)
    years = intervals_of_years(first, led, found.years)
    return intervals_of_draws(case, options, drawings, with_stated, zones, shares, years, todays, begin)


@dataclass(frozen=True)
class Years:
    """Of a path: intervals of every year, draws (years, draws) of emissions of use by quantity, sums of money.

    None of them of one day.
    """

    years: tuple[YearUncertainty, ...] = ()
    use: Mapping[str, Array] = field(default_factory=dict)
    money: Mapping[str, Array] = field(default_factory=dict)


def intervals_of_years(case: Case, sample_of_draws: Sample, known: Sequence[Known]) -> Years:
    """What is told of every year of a path."""
    if not isinstance(case, PathCase):
        return Years()
    found = case.of_years(sample_of_draws, known)
    values, of_use = found[case.yearly], found[case.of_use][1]
    sums_so_far = np.cumsum(values, axis=1)
    states = [*values, *sums_so_far, values[1] - values[0], sums_so_far[1] - sums_so_far[0]]
    columns = [*map(intervals, [*states, of_use]), intervals(of_use, QUARTER, THREE_QUARTERS)]
    told_of = tuple(YearUncertainty(year, *row) for year, *row in zip(case.pathway.years, *columns, strict=True))
    return Years(told_of, {name: found[name][1][:, 1:] for name in case.of_each_use}, case.money(found))


def drivers_of(
    case: Case,
    options: Options,
    drawn: Mapping[str, Array],
    noise: Mapping[str, Array],
    totals: Sequence[Array],
    report: Report,
    workers: int,
    runner: Runner,
) -> dict[str, tuple[Driver, ...]]:
    """Share of each input in the variance of every quantity: of its change where there is a plan that changes it.

    `totals` are the sums of the city by part, with what single rows make of them.
    """
    drawings = [Drawing.of(part, SAMPLE_OF_DRIVERS, options.seed, workers, runner, quick=True) for part in case.parts]
    first, count = case.parts[0], len(case.parts)

    def outcomes(sample_of_draws: Sample) -> Array:
        known = [
            one.known(sample_of_draws, sums, within(report, number / count, (number + 1) / count))
            for number, (one, sums) in enumerate(zip(drawings, totals, strict=True))
        ]
        values = first.results(sample_of_draws, reduce(both, known))
        return np.asarray([deciding(values[name], drawn[name]) for name in case.wanted], np.float64)

    names, sources = first.inputs.shared, first.inputs.sources
    single = variances(names, outcomes)
    found = {}
    for position, name in enumerate(case.wanted):
        own = float(np.var(deciding(noise[name], drawn[name])))
        whole = float(np.var(deciding(drawn[name], drawn[name])))
        alone_of = dict(zip(names, single[:, position].tolist(), strict=True))
        rounding = (ROUNDING_OF_SUMS * float(np.max(np.abs(drawn[name]), initial=0.0))) ** 2
        found[name] = ranked(alone_of, own, whole, sources) if max(whole, own, *alone_of.values()) > rounding else ()
    return found


def deciding(states: Array, drawn: Array) -> Array:
    """What the plan changes; today where there is no plan or where it changes nothing in any draw."""
    if len(states) < 2 or not np.any(by_plan(drawn)):
        return np.asarray(states[0])
    return by_plan(states)


def by_plan(states: Array) -> Array:
    """What the plan changes: against today or, where it goes from year to year, against its last year without it."""
    return np.asarray(states[1] - (states[2] if len(states) > 2 else states[0]))


def ranked(single: Mapping[str, float], own: float, whole: float, sources: Mapping[str, str]) -> tuple[Driver, ...]:
    """Drivers by their share. What inputs do together is what is left of the whole; shares add up to 1."""
    alone = sum(single.values()) + own
    whole = max(whole, alone)
    if not whole > 0:
        return ()
    shares = {**single, OWN: own, TOGETHER: whole - alone}
    found = [Driver(name, value / whole, sources.get(name, "")) for name, value in shares.items()]
    return tuple(sorted((d for d in found if d.share >= LEAST_SHARE), key=lambda d: (-d.share, d.input)))


def intervals_of_draws(
    case: Case,
    options: Options,
    drawings: Sequence[Drawing],
    drawn: Mapping[str, Array],
    zones: Mapping[str, Array],
    shares: Mapping[str, tuple[Driver, ...]],
    years: Years,
    todays: Todays,
    begin: float,
) -> Uncertainty:
    """Intervals of the city as stated and its draws, by quantity (states, 1 + draws), of zones (states, zones, ...)."""
    money = _money(_whole(_of_costs(drawn, case.graph, years.money), drawn, case))
    asked = [name for name in case.told if name not in case.partial]
    quantities = tuple(_quantity(case, name, drawn[name], shares.get(name, ()), todays) for name in asked)
    return Uncertainty(
        options,
        "sample" if any(drawing.sample for drawing in drawings) else "all-rows",
        sum(drawing.rows for drawing in drawings),
        time.perf_counter() - begin,
        quantities,
        {name: _zones(values, todays.zones.get(name, values[0])) for name, values in zones.items()},
        money,
        years.years,
        case.yearly if isinstance(case, PathCase) else "",
        {name: values[:, 1:] for name, values in drawn.items()},
        tuple(
            _quantity(case, name, drawn[name], shares.get(name, ()), todays) for name in case.wanted[len(case.told) :]
        ),
        years.use,
        reasons(case, quantities, money),
    )


def _quantity(case: Case, name: str, states: Array, drivers: tuple[Driver, ...], todays: Todays) -> QuantityUncertainty:
    today = Interval.of(todays.city.get(name, states[0]))
    if case.plan is None:
        return QuantityUncertainty(name, today, drivers=drivers)
    change, over_years = Interval.of(by_plan(states)), isinstance(case, PathCase)
    without = case.pathway.reference.last.value(name) if isinstance(case, PathCase) else case.today[name]
    changed = float(case.plan[name] - without)
    if case.apart and name == case.apart.whole:  # no quantity of the graph has what is booked apart
        changed = float(by_plan(states)[0])
    verdict = verdict_of(changed, change, better_of(case.graph, name))
    found = QuantityUncertainty(name, today, Interval.of(states[1]), change, verdict, drivers)
    if not over_years:
        return found
    return replace(found, reference=Interval.of(states[2]), since_today=Interval.of(states[1] - states[0]))


def _zones(states: Array, alone: Array) -> ZoneUncertainty:
    today = intervals(alone)
    if len(states) < 2:
        return ZoneUncertainty(today)
    since_today = intervals(states[1] - states[0]) if len(states) > 2 else ()
    return ZoneUncertainty(today, intervals(states[1]), intervals(by_plan(states)), since_today)


def _of_costs(drawn: Mapping[str, Array], graph: Graph, of_years: Mapping[str, Array]) -> dict[str, Array]:
    """What a plan costs and avoids (draws,), as far as all parts of it are drawn: on one day, or in all years.

    What is told of a year is told of the last one.
    """
    asked = {name: role for name, role in COSTS.items() if not of_years or role not in (INVESTMENT, COST_TO_SOCIETY)}
    found = {name: _of_role(drawn, graph, role) for name, role in asked.items()}
    changes = {name: by_plan(states) for name, states in found.items() if states is not None and len(states) > 1}
    return {**changes, **of_years}


def _whole(found: Mapping[str, Array], drawn: Mapping[str, Array], case: Case) -> dict[str, Array]:
    """Money of a plan without what measures book apart: draws of the rest are no interval of all of it.

    Of years, what is invested takes the draws of the quantity of the city that tells the same number, where one does.
    """
    years = isinstance(case, PathCase)
    lacking = partial(case.measures, case.graph, years=years) - ({"society"} if case.apart and not years else set())
    told = _invested(drawn, case) if isinstance(case, PathCase) else {}
    return {name: values for name, values in found.items() if name not in lacking} | told


def _invested(drawn: Mapping[str, Array], case: PathCase) -> dict[str, Array]:
    """What a plan of years invests (draws,), where a quantity of the city that reads all tells the same number."""
    whole, money = whole_of_role(case.graph, INVESTMENT), case.pathway.money
    if whole is None or whole not in drawn or whole in case.partial:
        return {}
    changed, stated = by_plan(drawn[whole]), money.investment if money else case.pathway.invested
    same, moved = isclose(float(changed[0]), stated, rel_tol=ROUNDING), np.ptp(changed) > ROUNDING * abs(stated)
    return {"investment": changed} if same and moved else {}


def _money(found: Mapping[str, Array]) -> dict[str, Interval]:
    """Intervals of costs; that of a tonne only where nearly every draw avoids any."""
    told_of = {name: Interval.of(values) for name, values in found.items() if name in MONEY}
    tonnes = found.get("tonnes", -found.get("emissions_change", np.zeros(1)))
    if "society" in found and tonnes[0] > 0 and np.mean(tonnes > 0) >= 0.99:
        told_of["cost_per_tonne"] = Interval.of(found["society"][tonnes > 0] / tonnes[tonnes > 0])
    return told_of


def _of_role(drawn: Mapping[str, Array], graph: Graph, role: str) -> Array | None:
    """The sum of what domains contribute to a role (states, draws); None where neither it nor all parts are drawn.

    Where the change of the sum is the same in every draw its parts are not drawn, and no interval is told.
    """
    whole = whole_of_role(graph, role)
    if whole is not None and whole in drawn and np.ptp(drawn[whole][-1] - drawn[whole][0]) > 0:
        return drawn[whole]
    names = graph.roles.names(role)
    if not names or any(name not in drawn for name in names):
        return None
    return reduce(np.add, [drawn[name] for name in names])
