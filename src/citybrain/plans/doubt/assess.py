"""Works out the doubt of a case by the sample scheme: today, with the plan, and of the change, by common draws."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import reduce

import numpy as np

from citybrain.kernel.roles import Roles
from citybrain.kernel.units import Array
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
from citybrain.plans.doubt.strata import Sample
from citybrain.plans.places import ZONE
from citybrain.plans.roles import COST_TO_SOCIETY, EMISSIONS

OWN_DRAWS = 32
"""Draws of what each sampled row has for itself: sixteen mirrored pairs."""

SAMPLE_OF_DRIVERS = 120
OWN, TOGETHER = "single-rows", "interactions"
"""Drivers beside the inputs: what rows have each for itself, and what inputs do only together."""

LEAST_SHARE = 0.002
Known = list[dict[str, Array]]
"""What draws tell of each state, by quantity."""


def no_report(_: float) -> None:
    """Tells nobody."""


@dataclass(frozen=True)
class Told:
    """What draws tell, of one entity or of all: of the states, of noise alone, of every year, of zones (by state)."""

    known: Known
    noise: Known
    years: list[Known]
    zones: dict[str, Array]

    def beside(self, other: Told) -> Told:
        """Both together: sums over other entities beside these."""
        years = [both(mine, theirs) for mine, theirs in zip(self.years, other.years, strict=True)]
        known, noise = both(self.known, other.known), both(self.noise, other.noise)
        return Told(known, noise, years, {**other.zones, **self.zones})


def both(one: Known, other: Known) -> Known:
    """Quantities of two lists of states, state by state."""
    return [{**theirs, **mine} for mine, theirs in zip(one, other, strict=True)]


def doubt_of(case: Case, options: Options, report: Report = no_report, workers: int = 0) -> Doubt:
    """Intervals of the city and its zones. `report` is told the done share and may raise to stop the work."""
    begin = time.perf_counter()
    parts = [(part, part.sample(options.sample, options.seed)) for part in case.parts]
    first = parts[0][0]
    deal = Deal(options.draws, latin_scores(first.inputs.shared, options.draws, options.seed))
    of_parts, totals = [], []
    for number, (part, sample) in enumerate(parts):
        told_of, found = told_by(part, sample, deal, options, _within(report, number, len(parts)), workers)
        of_parts.append(told_of)
        totals.append(found)
    together_told = reduce(Told.beside, of_parts)
    drawn = first.results(deal, together_told.known)
    shares: Mapping[str, tuple[Driver, ...]] = {}
    if options.drivers:
        noisy = first.results(Deal(options.draws), together_told.noise)
        shares = drivers_of(case, options, drawn, noisy, totals, lambda done: report(0.7 + 0.3 * done), workers)
    years = years_told(first, deal, together_told.years)
    rows = sum(len(sample.rows) for _, sample in parts)
    return told(case, options, "sample", rows, drawn, together_told.zones, shares, years, begin)


def told_by(
    part: Case, sample: Sample, deal: Deal, options: Options, report: Report, workers: int
) -> tuple[Told, Array]:
    """What a sample of one entity tells, and the sums of the city with what single rows make of them."""
    ground, recipe, rows, draws, seed = part.ground, part.recipe, sample.rows, options.draws, options.seed
    alone = Deal(OWN_DRAWS, own=own_scores(ground.inputs.own, (OWN_DRAWS, len(rows)), seed))
    varied = Deal(1 + draws, from_stated(deal.shared), alone.part(0, 1).own)
    stated = run(ground, rows, Deal(1), recipe, no_report, workers)
    shared = run(ground, rows, varied, recipe, lambda done: report(0.6 * done), workers)
    own = run(ground, rows, alone, recipe, lambda done: report(0.6 + 0.1 * done), workers)
    central, totals = apart(stated.rows[:, :, 0]), apart(part.totals)
    found = deviations(sample, central, apart(shared.rows), apart(own.rows), totals)
    whole, parts = floors_of(sample), floors_of(sample, part.zone_index, part.today.city.size[ZONE])
    noise = city_noise(found, whole, draws, seed)
    mean = expected(totals[..., None], found.means, whole)[:, :, 0]
    sums, city = together(mean + noise), shared.city[:, :, 1:]
    of_zones = expected(apart(part.zone_totals), found.means, parts) + zone_noise(
        found, parts, draws, seed, part.column_names
    )
    as_stated = np.repeat(stated.city, draws, axis=2)
    told_of = Told(
        part.known(sums, city),
        part.known(part.totals[..., None] + together(noise), as_stated),
        part.known_of_years(sums, city) if isinstance(part, PathCase) else [],
        zones_by(part, together(of_zones)),
    )
    return told_of, found.totals


def zones_by(part: Case, sums: Array) -> dict[str, Array]:
    """Quantities of zones (states, zones, draws) from sums of the columns (states, columns, zones, draws)."""
    states = part.told_apart(sums)
    return {name: np.array([part.summed(name, state) for state in states]) for name in part.zone_sums}


def _within(report: Report, number: int, count: int) -> Report:
    """Tells the done share of one entity of several."""
    return lambda done: report((0.7 * number + done) / count)


def years_told(case: Case, deal: Deal, known: list[Known]) -> tuple[tuple[YearDoubt, ...], Array]:
    """Intervals of every year of a path, and the draws (years, draws) of its emissions of use; none for one day."""
    if not isinstance(case, PathCase):
        return (), np.empty((0, 0))
    found = case.of_years(deal, known)
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
    totals: Sequence[Array],
    report: Report,
    workers: int,
) -> dict[str, tuple[Driver, ...]]:
    """Share of each input in the variance of every quantity: of its change where there is a plan that changes it.

    `totals` are the sums of the city by entity.
    """
    parts = [(part, part.sample(SAMPLE_OF_DRIVERS, options.seed)) for part in case.parts]
    first = parts[0][0]

    def known_by(part: Case, sample: Sample, deal: Deal, sums_of: Array) -> Known:
        varied = Deal(1 + deal.draws, from_stated(deal.shared))
        taken = run(part.ground, sample.rows, varied, part.recipe, report, workers)
        means = drawn_means(sample, apart(taken.rows), sums_of)
        sums = expected(apart(part.totals)[..., None], means, floors_of(sample))[:, :, 0]
        return part.known(together(sums), taken.city[:, :, 1:])

    def outcomes(deal: Deal) -> Array:
        known = [known_by(*part, deal, sums) for part, sums in zip(parts, totals, strict=True)]
        told_of: Known = reduce(both, known)
        values = first.results(deal, told_of)
        return np.asarray([deciding(values[name], drawn[name]) for name in case.wanted], np.float64)

    names, sources = first.inputs.shared, first.inputs.sources
    single = variances(names, outcomes)
    found = {}
    for position, name in enumerate(case.wanted):
        own = float(np.var(deciding(noise[name], drawn[name])))
        whole = float(np.var(deciding(drawn[name], drawn[name])))
        alone_of = dict(zip(names, single[:, position].tolist(), strict=True))
        found[name] = ranked(alone_of, own, whole, sources)
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
    rows: int,
    drawn: Mapping[str, Array],
    zones: Mapping[str, Array],
    shares: Mapping[str, tuple[Driver, ...]],
    years: tuple[tuple[YearDoubt, ...], Array],
    begin: float,
) -> Doubt:
    """Intervals of the draws: of the city by quantity (states, draws), of zones by quantity (states, zones, draws)."""
    return Doubt(
        options,
        scheme,
        rows,
        time.perf_counter() - begin,
        tuple(_quantity(case, name, drawn[name], shares.get(name, ())) for name in case.told),
        {name: _zones(values) for name, values in zones.items()},
        _cost_per_tonne(drawn, case.graph.roles),
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


def _cost_per_tonne(drawn: Mapping[str, Array], roles: Roles) -> Interval | None:
    """Cost of a tonne avoided; None where not nearly every draw avoids any."""
    emitted, spent = (_of_role(drawn, roles, role) for role in (EMISSIONS, COST_TO_SOCIETY))
    if emitted is None or spent is None or len(emitted) < 2:
        return None
    avoided = -by_plan(emitted)
    if np.mean(avoided > 0) < 0.99:
        return None
    cost = by_plan(spent)
    return Interval.of(cost[avoided > 0] / avoided[avoided > 0])


def _of_role(drawn: Mapping[str, Array], roles: Roles, role: str) -> Array | None:
    """The sum of what domains contribute to a role (states, draws); None where a part of it is not drawn."""
    names = roles.names(role)
    if not names or any(name not in drawn for name in names):
        return None
    return reduce(np.add, [drawn[name] for name in names])
