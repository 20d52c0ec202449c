"""The course of a city: its years so far, where its approved plans lead, and what target and budget make of that."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import add

import numpy as np

from citybrain.kernel.units import Array
from citybrain.plans.outcome import Outcome
from citybrain.plans.roles import EMISSIONS
from citybrain.plans.uncertainty.uncertainty import QUARTER, THREE_QUARTERS, Interval, Uncertainty, intervals
from citybrain.plans.view import View
from citybrain.plans.years.track import Track
from citybrain.progress.accounts import Inventoried
from citybrain.progress.budget_draws import BuildingDraws, budget_draws
from citybrain.progress.commitment import Account, CarbonBudget, Commitment, Per
from citybrain.progress.commitment_repository import Approved, Figure, Subject
from citybrain.progress.history import YearAmount, reported, series
from citybrain.progress.judgement import BudgetStanding, TargetStanding, budget_standing, target_standing
from citybrain.progress.roles import RESIDENTS, counted

HEADS: Mapping[Per, Subject] = {"resident": "residents", "gdp": "gdp"}

HORIZON = 2050


@dataclass(frozen=True)
class Ahead:
    """Emissions of the years from this one on [t CO2e a year], without and with what is approved.

    Of buildings these are emissions of use: what measures are made of counts in Plan, in no inventory of a city.

    `wide` holds 90 % of the draws with what is approved, `half` the middle half; empty where nothing is approved.
    """

    years: tuple[int, ...]
    without: tuple[float, ...]
    plan: tuple[float, ...] = ()
    wide: tuple[Interval, ...] = ()
    half: tuple[Interval, ...] = ()

    @property
    def best(self) -> tuple[float, ...]:
        """What is to be expected: with what is approved, if anything is."""
        return self.plan or self.without


@dataclass(frozen=True)
class TargetTracking:
    """All that is told of emissions; `outcome` is the id of the evaluation of what is approved.

    `withheld`: how many approved plans do not count here, since who asks may not read their results.
    """

    promise: Commitment | None
    approved: tuple[Approved, ...]
    now: YearAmount
    past: tuple[YearAmount, ...]
    ahead: Ahead
    target: TargetStanding | None
    budget: BudgetStanding | None
    inventoried: Inventoried
    outcome: str | None
    withheld: int = 0


@dataclass(frozen=True)
class TrackingContext:
    """What a course is worked out from: the records as they stand, and what was computed of the city.

    `back` are years before today that were computed for today's buildings. `outcome` is that of the approved plans
    together, None where nothing is approved; then `reference` tells what happens. Uncertainty is None until it is
    known.
    """

    promise: Commitment | None
    approved: tuple[Approved, ...]
    figures: Mapping[Subject, Mapping[int, Figure]]
    inventoried: Inventoried
    back: Mapping[int, YearAmount]
    today: View
    reference: Track
    outcome: Outcome | None
    uncertainty_today: Uncertainty | None
    uncertainty_ahead: Uncertainty | None
    withheld: int = 0

    @property
    def account(self) -> Account:
        """What is counted."""
        return self.promise.account if self.promise else "buildings"

    @property
    def emitted(self) -> str:
        """The quantity of the city by which emissions of use are told: of buildings alone where those are counted."""
        return counted(self.today.graph.roles, self.account)

    @property
    def parts(self) -> list[str]:
        """What adds up to it: itself, or what each domain contributes."""
        names = self.today.graph.roles.names(EMISSIONS)
        return [self.emitted] if self.emitted in names else names

    @property
    def stated(self) -> float:
        """Emissions of use today, as computed."""
        return float(self.today.value(self.emitted))

    @property
    def without(self) -> Sequence[float]:
        """Emissions of use of the years ahead without what is approved."""
        return self.reference.city[self.emitted]

    def drawn(self, uncertainty: Uncertainty | None) -> Array | None:
        """Draws of emissions of use today: those of all parts added up; None where those of one are not known."""
        names = self.parts
        if uncertainty is None or not names or not all(name in uncertainty.samples for name in names):
            return None
        found: Array = reduce(add, [uncertainty.samples[name][0] for name in names])
        return found


def target_tracking_of(ground: TrackingContext) -> TargetTracking:
    """The course. What a path of buildings does not change stays as it was in the last year of the inventory."""
    promise, others = ground.promise, ground.inventoried.others
    ahead = raised(_ahead(ground), others)
    now = _now(ground, others)
    past = _past(ground, ground.account == "buildings", now)
    amounts = {amount.year: amount for amount in (*past, now)}
    heads = heads_of(promise, ground)
    return TargetTracking(
        promise,
        ground.approved,
        now,
        tuple(past),
        ahead,
        target_standing(promise, amounts, ahead, heads) if promise else None,
        _budget(promise.budget, amounts, ahead, ground) if promise and promise.budget else None,
        ground.inventoried,
        ground.outcome.id if ground.outcome else None,
        ground.withheld,
    )


def _budget(
    budget: CarbonBudget, amounts: Mapping[int, YearAmount], ahead: Ahead, ground: TrackingContext
) -> BudgetStanding:
    buildings = _draws(ground)
    draws = budget_draws(budget, amounts, ahead.years[0], ground.inventoried, buildings) if buildings else None
    return budget_standing(budget, amounts, ahead, draws)


def _draws(ground: TrackingContext) -> BuildingDraws | None:
    """Draws of buildings as far as they are known: without an approved plan every year is as wrong as today."""
    path = ground.outcome.pathway if ground.outcome else None
    uncertainty, stated = ground.uncertainty_ahead if path else ground.uncertainty_today, ground.stated
    today = ground.drawn(uncertainty)
    if uncertainty is None or today is None or not stated > 0.0:
        return None
    if path is None:
        return BuildingDraws(stated, today, np.outer(ground.without, today / stated))
    ahead = uncertainty.use.get(ground.emitted)
    return None if ahead is None else BuildingDraws(stated, today, ahead)


def last_year(promise: Commitment | None) -> int:
    """The last year of a path that tells all that a promise asks about."""
    wanted = [promise.target.by, promise.budget.last if promise.budget else 0] if promise else []
    return max([HORIZON, *wanted])


def _ahead(ground: TrackingContext) -> Ahead:
    without = tuple(ground.without)
    path = ground.outcome.pathway if ground.outcome else None
    if path is None:
        return Ahead(ground.reference.years, without)
    plan = tuple(path.plan.city[ground.emitted])
    draws = ground.uncertainty_ahead.use.get(ground.emitted) if ground.uncertainty_ahead else None
    if draws is None:
        return Ahead(path.years, without, plan)
    values = np.column_stack([plan, draws])
    return Ahead(path.years, without, plan, intervals(values), intervals(values, QUARTER, THREE_QUARTERS))


def raised(ahead: Ahead, others: float) -> Ahead:
    """The same years with what no path of buildings changes on top."""
    if not others:
        return ahead

    def up(intervals: Sequence[Interval]) -> tuple[Interval, ...]:
        return tuple(Interval(one.low + others, one.high + others) for one in intervals)

    return Ahead(
        ahead.years,
        tuple(value + others for value in ahead.without),
        tuple(value + others for value in ahead.plan),
        up(ahead.wide),
        up(ahead.half),
    )


def _now(ground: TrackingContext, others: float) -> YearAmount:
    value, year = ground.stated, ground.today.result.city.day.year
    interval = _interval(ground)
    low, high = (interval.low + others, interval.high + others) if interval else (None, None)
    return YearAmount(year, value + others, low, high, "computed")


def _interval(ground: TrackingContext) -> Interval | None:
    """The interval of emissions of use today: as told of a single domain, else of the draws of all together."""
    told = {one.quantity: one.today for one in ground.uncertainty_today.quantities} if ground.uncertainty_today else {}
    names = ground.parts
    if len(names) == 1:
        return told.get(names[0])
    drawn = ground.drawn(ground.uncertainty_today)
    return None if drawn is None else Interval.of(np.append(ground.stated, drawn))


def _past(ground: TrackingContext, buildings: bool, now: YearAmount) -> list[YearAmount]:
    """The years before this one. What is computed back counts buildings alone, so it stands for no other account."""
    back = {**(ground.back if buildings else {}), now.year: now}
    found = series(ground.inventoried.years, reported(ground.figures["emissions"]), back)
    return [amount for amount in found if amount.year < now.year]


def heads_of(promise: Commitment | None, ground: TrackingContext) -> Mapping[int, float] | None:
    """By what the promise counts, by year: what was reported, for residents else the path; None for the whole city."""
    if promise is None or promise.per == "city":
        return None
    said = {year: figure.value for year, figure in ground.figures[HEADS[promise.per]].items()}
    if promise.per == "gdp":
        return said
    track = ground.reference
    residents = ground.today.graph.roles.one(RESIDENTS) or ""
    return {**dict(zip(track.years, track.city.get(residents, ()), strict=False)), **said}
