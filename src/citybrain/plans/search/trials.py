"""Plans that a search tries: each is run year by year by the engine, and only the numbers that decide are kept."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from citybrain.kernel import PlanError
from citybrain.kernel.units import Array
from citybrain.plans.document import Document
from citybrain.plans.money import DISCOUNT
from citybrain.plans.outcome import Outcome
from citybrain.plans.schema import Measure
from citybrain.plans.search.request import TargetQuestion
from citybrain.plans.search.rollout import Trade, ramp_of, trade_of, within
from citybrain.plans.workspace import Workspace
from citybrain.plans.years.paths import STOPPED
from citybrain.plans.years.pathway import Pathway
from citybrain.plans.years.progress import Progress
from citybrain.plans.years.reference import Reference

PART, LAST_PART = "progress-search", "progress-search-last"
"""Parts of the work: plans are compared; the best is taken apart."""

NO_CHANGE: Mapping[str, Any] = {}
Levels = tuple[int, ...]
"""How much of each candidate a plan has, in steps of its fastest roll-out."""


@dataclass(frozen=True)
class CandidateMeasure:
    """A measure to choose, and the fastest that it can be rolled out: `curve` holds its share by year (years,)."""

    measure: Measure
    trade: Trade
    curve: Array


@dataclass(frozen=True)
class PlanTrial:
    """What the engine says of a plan: `aims` are the numbers that must fall, that of the target first.

    `cost` is what it costs society beyond the reference, at present worth [money]; `spent` the investment of its
    measures in each year [money/a]; `reduced` by how much the target's quantity is less than without the plan in the
    year of the target, `reduced_worth` the same over all years at present worth; `adopted` rows by candidate.
    """

    levels: Levels
    aims: Array
    cost: float
    spent: Array
    reduced: float = 0.0
    reduced_worth: float = 0.0
    adopted: tuple[int, ...] = ()


@dataclass
class Trials:
    """The engine as a search asks it: every plan once, so many at most, stopped from outside."""

    workspace: Workspace
    question: TargetQuestion
    years: Sequence[int]
    candidates: Sequence[CandidateMeasure]
    steps: int
    most: int
    progress: Progress
    wanted: Array
    nothing: PlanTrial
    """The reference: no measure at all."""

    comparing: bool = True
    """Whether a better plan is still looked for."""

    spent_before: int = 0
    """Plans that were tried before, of more candidates."""

    ran: int = 0
    known: dict[Levels, PlanTrial | None] = field(default_factory=dict)

    @property
    def left(self) -> int:
        """How many more plans may be tried; none where somebody said that it is enough."""
        return 0 if self.progress.enough else self.most - self.tried

    @property
    def tried(self) -> int:
        """How many plans were run."""
        return self.spent_before + self.ran

    @property
    def made(self) -> list[PlanTrial]:
        """The plans that were tried and can be made."""
        return [one for one in self.known.values() if one is not None]

    def __call__(self, levels: Levels) -> PlanTrial | None:
        """The trial of a plan; None where nobody can have one of its measures or no more may be tried."""
        if not any(levels):
            return self.nothing
        if levels not in self.known:
            if self.left <= 0:
                return None
            self.known[levels] = self._run(levels)
        return self.known[levels]

    def again(self, levels: Levels) -> PlanTrial:
        """The trial of a part of a plan that can be made, whether or not more may be tried."""
        if any(levels) and self.known.get(levels) is None:
            self.known[levels] = self._run(levels)
        known = self.known[levels] if any(levels) else self.nothing
        assert known is not None, "a part of a plan can be made as the plan can"
        return known

    def _run(self, levels: Levels) -> PlanTrial | None:
        outcome = self.outcome(self.document(levels, self.candidates))
        self.ran += 1
        self.tell()
        return trial_of(outcome, levels) if outcome else None

    def tell(self) -> None:
        """Tells how far the search is. Raises PlanError where stopped."""
        if self.comparing:
            self.progress.step(PART, min(self.tried, self.most), self.most)
        else:
            self.progress.step(LAST_PART, 0, 1)

    def outcome(self, document: Document) -> Outcome | None:
        """The outcome of a plan that is not kept; None where it cannot be made. Raises PlanError where stopped."""
        try:
            return self.workspace.passing_outcome(document, self.progress.silent())
        except PlanError as error:
            if error.code == STOPPED:
                raise
            return None

    def document(
        self,
        levels: Levels,
        candidates: Sequence[CandidateMeasure],
        years: Sequence[int] = (),
        instead: Mapping[str, Any] = NO_CHANGE,
    ) -> Document:
        """The plan of some levels; over other `years` and with `instead` of what was asked where that is said."""
        measures = [
            {**_stated(one.measure), "uptake": ramp}
            for one, level in zip(candidates, levels, strict=True)
            if level and (ramp := ramp_of(one.curve * (level / self.steps), years or self.years))
        ]
        return Document({**self.question.base, **instead, "measures": measures}, PART)

    def excess(self, trial: PlanTrial) -> float:
        """How far a plan is from what is wanted and above its ceilings of money, as shares; 0 within all."""
        scale = np.maximum(np.abs(self.nothing.aims), 1e-12)
        above = float(np.sum(np.maximum(0.0, trial.aims - self.wanted) / scale))
        return above + sum(max(0.0, float(spent) / limit - 1.0) for spent, limit in self._spent(trial))

    def reached(self, trial: PlanTrial) -> bool:
        """Whether a plan is within all that is wanted and all ceilings."""
        return self.excess(trial) == 0.0

    def better(self, one: PlanTrial, other: PlanTrial) -> bool:
        """Whether a plan is nearer to what is wanted, or as near and cheaper."""
        return (self.excess(one), one.cost) < (self.excess(other), other.cost)

    def _spent(self, trial: PlanTrial) -> list[tuple[float, float]]:
        money = self.question.said.money
        found = [(float(np.sum(trial.spent)), money.investment)] if money and money.investment else []
        yearly = money.investment_of_year if money else None
        return found + ([(float(value), yearly) for value in trial.spent] if yearly else [])


def _stated(measure: Measure) -> dict[str, Any]:
    return measure.model_dump(mode="json", exclude_defaults=True, exclude={"uptake"})


def trial_of(outcome: Outcome, levels: Levels) -> PlanTrial:
    """The numbers of a plan that decide. Raises PlanError where it is not known what it costs society."""
    path = outcome.pathway
    assert path is not None and path.target is not None
    if path.money is None or not math.isfinite(path.money.present_value):
        raise PlanError("search-cost-unknown")
    adopted, places = [0] * len(levels), [place for place, level in enumerate(levels) if level]
    for place, one in zip(places, path.adopted, strict=True):
        adopted[place] = one.adopted[-1] if one.adopted else 0
    less = np.subtract(*map(np.asarray, path.numbers(path.target.quantity)))
    worth = worth_of(path)
    steps = (path.target.step, *path.target.milestones)
    return PlanTrial(
        levels,
        np.array([step.plan for step in steps] + ([path.budget.plan_used[-1]] if path.budget else [])),
        -path.money.present_value,
        np.sum([one.investment for one in path.adopted], axis=0),
        path.target.step.reference - path.target.step.plan,
        float(np.sum(worth * less)),
        tuple(adopted),
    )


def worth_of(path: Pathway) -> Array:
    """What money of each year is worth today (years,)."""
    roles = path.reference.start.view.graph.roles
    return np.asarray(np.sum([path.plan.city[name] for name in roles.names(DISCOUNT)], axis=0))


def candidates_of(question: TargetQuestion, reference: Reference, names: Sequence[str]) -> list[CandidateMeasure]:
    """What can be chosen: the measures that were named, else some interventions for all who can have them."""
    measures = [one for one in question.said.measures if not one.off] or [
        Measure.model_validate({"intervention": name}) for name in names
    ]
    view, years = reference.start.view, reference.years
    found = []
    for measure in measures:
        trade = trade_of(view.graph.interventions[measure.intervention], view)
        found.append(CandidateMeasure(measure, trade, within(trade.curve(years), measure, years)))
    return found
