"""Works out the doubt of a case by the sample scheme: today, with the plan, and of the change, by common draws."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from citybrain.kernel.units import Array
from citybrain.plans.cost import CITY_EMISSIONS, CITY_YEARLY_COST
from citybrain.plans.doubt.case import Case
from citybrain.plans.doubt.doubt import (
    QUARTER,
    THREE_QUARTERS,
    Doubt,
    Driver,
    Interval,
    Options,
    QuantityDoubt,
    Scheme,
    YearDoubt,
    ZoneDoubt,
    intervals,
    verdict_of,
)
from citybrain.plans.doubt.draws import Deal
from citybrain.plans.doubt.drivers import variances
from citybrain.plans.doubt.estimate import (
    apart,
    city_noise,
    deviations,
    drawn_means,
    expected,
    floors_of,
    together,
    zone_noise,
)
from citybrain.plans.doubt.path_case import PathCase
from citybrain.plans.doubt.runs import Report, run
from citybrain.plans.doubt.scores import from_stated, latin_scores, own_scores

OWN_DRAWS = 32
"""Draws of what each sampled building has for itself: sixteen mirrored pairs."""

SAMPLE_OF_DRIVERS = 120
OWN, TOGETHER = "single-buildings", "interactions"
"""Drivers beside the inputs: what buildings have each for itself, and what inputs do only together."""

LEAST_SHARE = 0.002


def no_report(_: float) -> None:
    """Tells nobody."""


def doubt_of(case: Case, options: Options, report: Report = no_report, workers: int = 0) -> Doubt:
    """Intervals of the city and its zones. `report` is told the done share and may raise to stop the work."""
    begin = time.perf_counter()
    ground, recipe, sample = case.ground, case.recipe, case.sample(options.sample, options.seed)
    rows, draws, seed = sample.rows, options.draws, options.seed
    deal = Deal(draws, latin_scores(ground.inputs.shared, draws, seed))
    alone = Deal(OWN_DRAWS, own=own_scores(ground.inputs.own, (OWN_DRAWS, len(rows)), seed))
    varied = Deal(1 + draws, from_stated(deal.shared), alone.part(0, 1).own)
    stated = run(ground, rows, Deal(1), recipe, no_report, workers)
    shared = run(ground, rows, varied, recipe, lambda done: report(0.6 * done), workers)
    own = run(ground, rows, alone, recipe, lambda done: report(0.6 + 0.1 * done), workers)
    central, totals = apart(stated.buildings[:, :, 0]), apart(case.totals)
    found = deviations(sample, central, apart(shared.buildings), apart(own.buildings), totals)
    zone, zones = case.today.city.inside["building", "zone"], case.today.city.size["zone"]
    whole, parts = floors_of(sample), floors_of(sample, zone, zones)
    noise = city_noise(found, whole, draws, seed)
    mean = expected(totals[..., None], found.means, whole)[:, :, 0]
    sums = together(mean + noise)
    drawn = case.results(deal, sums, shared.city[:, :, 1:])
    of_zones = expected(apart(case.zone_totals), found.means, parts) + zone_noise(found, parts, draws, seed)
    shares: Mapping[str, tuple[Driver, ...]] = {}
    if options.drivers:
        as_stated = np.repeat(stated.city, draws, axis=2)
        noisy = case.results(Deal(draws), case.totals[..., None] + together(noise), as_stated)
        shares = drivers_of(case, options, drawn, noisy, found.totals, lambda done: report(0.7 + 0.3 * done), workers)
    years = years_told(case, deal, sums, shared.city[:, :, 1:])
    return told(case, options, "sample", len(rows), drawn, together(of_zones), shares, years, begin)


def years_told(case: Case, deal: Deal, sums: Array, city: Array) -> tuple[tuple[YearDoubt, ...], Array]:
    """Intervals of every year of a path, and the draws (years, draws) of its emissions of use; none for one day."""
    if not isinstance(case, PathCase):
        return (), np.empty((0, 0))
    found = case.of_years(deal, sums, city)
    values, of_use = found[case.yearly], found[case.of_use][1]
    sums_so_far = np.cumsum(values, axis=1)
    states = [*values, *sums_so_far, values[1] - values[0], sums_so_far[1] - sums_so_far[0]]
    columns = [*map(intervals, [*states, of_use]), intervals(of_use, QUARTER, THREE_QUARTERS)]
    return tuple(YearDoubt(year, *row) for year, *row in zip(case.pathway.years, *columns, strict=True)), of_use


def drivers_of(
    case: Case,
    options: Options,
    drawn: Mapping[str, Array],
    noise: Mapping[str, Array],
    totals: Array,
    report: Report,
    workers: int,
) -> dict[str, tuple[Driver, ...]]:
    """Share of each input in the variance of every quantity: of its change where there is a plan that changes it."""
    ground, names = case.ground, case.ground.inputs.shared
    sample = case.sample(SAMPLE_OF_DRIVERS, options.seed)

    def outcomes(deal: Deal) -> Array:
        varied = Deal(1 + deal.draws, from_stated(deal.shared))
        taken = run(ground, sample.rows, varied, case.recipe, report, workers)
        means = drawn_means(sample, apart(taken.buildings), totals)
        sums = expected(apart(case.totals)[..., None], means, floors_of(sample))[:, :, 0]
        values = case.results(deal, together(sums), taken.city[:, :, 1:])
        return np.asarray([deciding(values[name], drawn[name]) for name in case.wanted], np.float64)

    single = variances(names, outcomes)
    found = {}
    for position, name in enumerate(case.wanted):
        own = float(np.var(deciding(noise[name], drawn[name])))
        whole = float(np.var(deciding(drawn[name], drawn[name])))
        alone_of = dict(zip(names, single[:, position].tolist(), strict=True))
        found[name] = ranked(alone_of, own, whole, ground.inputs.sources)
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


def told(
    case: Case,
    options: Options,
    scheme: Scheme,
    buildings: int,
    drawn: Mapping[str, Array],
    of_zones: Array,
    shares: Mapping[str, tuple[Driver, ...]],
    years: tuple[tuple[YearDoubt, ...], Array],
    begin: float,
) -> Doubt:
    """Intervals of the draws: of the city by quantity (states, draws), of zones (states, columns, zones, draws)."""
    states = case.told_apart(of_zones)
    zones = {name: np.array([case.summed(name, state) for state in states]) for name in case.zone_sums}
    return Doubt(
        options,
        scheme,
        buildings,
        time.perf_counter() - begin,
        tuple(_quantity(case, name, drawn[name], shares.get(name, ())) for name in case.told),
        {name: _zones(values) for name, values in zones.items()},
        _cost_per_tonne(drawn),
        years[0],
        case.yearly if isinstance(case, PathCase) else "",
        drawn,
        tuple(_quantity(case, name, drawn[name], shares.get(name, ())) for name in case.wanted[len(case.told) :]),
        years[1],
    )


def _quantity(case: Case, name: str, states: Array, drivers: tuple[Driver, ...]) -> QuantityDoubt:
    today = Interval.of(states[0])
    if case.plan is None:
        return QuantityDoubt(name, today, drivers=drivers)
    change, better = Interval.of(states[1] - states[0]), case.graph.vocabulary.terms[name].better
    verdict = verdict_of(float(case.plan[name] - case.today[name]), change, better)
    found = QuantityDoubt(name, today, Interval.of(states[1]), change, verdict, drivers)
    if not isinstance(case, PathCase):
        return found
    against, without = Interval.of(by_plan(states)), case.pathway.reference.last.value(name)
    judged = verdict_of(float(case.plan[name] - without), against, better)
    return replace(found, reference=Interval.of(states[2]), against=against, against_verdict=judged)


def _zones(states: Array) -> ZoneDoubt:
    today = intervals(states[0])
    if len(states) < 2:
        return ZoneDoubt(today)
    against = intervals(by_plan(states)) if len(states) > 2 else ()
    return ZoneDoubt(today, intervals(states[1]), intervals(states[1] - states[0]), against)


def _cost_per_tonne(drawn: Mapping[str, Array]) -> Interval | None:
    """Cost of a tonne avoided; None where not nearly every draw avoids any."""
    if CITY_EMISSIONS not in drawn or CITY_YEARLY_COST not in drawn or len(drawn[CITY_EMISSIONS]) < 2:
        return None
    avoided = -by_plan(drawn[CITY_EMISSIONS])
    if np.mean(avoided > 0) < 0.99:
        return None
    cost = by_plan(drawn[CITY_YEARLY_COST])
    return Interval.of(cost[avoided > 0] / avoided[avoided > 0])
