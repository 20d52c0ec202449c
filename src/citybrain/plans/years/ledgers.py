"""How a path stands against a budget of emissions, a target with its milestones, and a ceiling of money."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from citybrain.plans.schema_years import Budget, Target
from citybrain.plans.years.track import Track


@dataclass(frozen=True)
class BudgetLedger:
    """Tonnes emitted from the first year on, beside what may be."""

    limit: float
    reference_used: tuple[float, ...]
    plan_used: tuple[float, ...]
    reference_exhausted: int | None
    plan_exhausted: int | None


@dataclass(frozen=True)
class LedgerStep:
    """What is wanted in a year, and what both paths have then."""

    year: int
    wanted: float
    reference: float
    plan: float

    @property
    def met(self) -> bool:
        """Whether the plan has fallen as far as is wanted."""
        return self.plan <= self.wanted


@dataclass(frozen=True)
class TargetLedger:
    """A target, the quantity it is for, the value that it is counted from (`computed` or stated), and its steps."""

    target: Target
    quantity: str
    base_value: float
    computed: bool
    step: LedgerStep
    milestones: tuple[LedgerStep, ...]


def budget_ledger(budget: Budget, reference: Track, plan: Track, name: str) -> BudgetLedger:
    """A budget beside what both paths use up of it; `name` is what is emitted from the first year on."""
    without, with_plan = (tuple(track.city[name]) for track in (reference, plan))
    first_above = (_first_above(budget.emissions, plan.years, used) for used in (without, with_plan))
    return BudgetLedger(budget.emissions, without, with_plan, *first_above)


def _first_above(limit: float, years: Sequence[int], used: Sequence[float]) -> int | None:
    return next((year for year, amount in zip(years, used, strict=True) if amount > limit), None)


def target_ledger(target: Target, quantity: str, base_value: float, reference: Track, plan: Track) -> TargetLedger:
    """A target for a quantity beside what both paths reach, counted from the value in the base year."""

    def step(year: int, reduction: float) -> LedgerStep:
        tracks = (track.at(quantity, year) for track in (reference, plan))
        return LedgerStep(year, base_value * (1.0 - reduction), *tracks)

    milestones = sorted((milestone.by, milestone.reduction) for milestone in target.milestones)
    return TargetLedger(
        target,
        quantity,
        base_value,
        target.base_value is None,
        step(target.by, target.reduction),
        tuple(step(*milestone) for milestone in milestones),
    )


def passed(limit: float, years: Sequence[int], spent_by_year: Sequence[float]) -> tuple[int, float] | None:
    """First year in which money spent so far is above a limit, and how much it is then; None where it never is."""
    spent = 0.0
    for year, amount in zip(years, spent_by_year, strict=True):
        spent += amount
        if spent > limit:
            return year, spent
    return None
