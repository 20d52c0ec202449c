"""How likely a plan meets its target: the share of the engine's draws in which it does."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from citybrain.kernel import PlanError
from citybrain.kernel.units import Array
from citybrain.plans.document import Document
from citybrain.plans.outcome import Outcome
from citybrain.plans.roles import EMISSIONS, emitted
from citybrain.plans.saved.text import plan_data
from citybrain.plans.search.pace import part_in_time
from citybrain.plans.search.result import ChosenMeasure, TargetChance
from citybrain.plans.uncertainty.uncertainty import Options
from citybrain.plans.workspace import Workspace
from citybrain.plans.years.paths import STOPPED
from citybrain.plans.years.progress import Progress

OPTIONS = Options(drivers=False)


def chance_of(
    workspace: Workspace, outcome: Outcome, measures: Sequence[ChosenMeasure], progress: Progress
) -> TargetChance | None:
    """How likely the target is met in its year; None where no draws tell of its quantity.

    A base value that was computed is as far off in a draw as the first year is, since both have the same buildings.
    What the plan changes comes in each draw as far as trades get in it. Raises PlanError where `progress` was told to
    stop.
    """
    whole = _until_target(workspace, outcome, progress)
    path = whole.pathway
    ledger = path.target if path else None
    if path is None or ledger is None:
        return None
    try:
        samples = workspace.uncertainties.of(workspace.today(), whole, OPTIONS, progress).samples
    except PlanError as error:
        if error.code == STOPPED:
            raise
        return None
    stated, drawn = float(whole.today.value(ledger.quantity)), _draws(samples, ledger.quantity, whole)
    if drawn is None or len(drawn) < 3 or not stated:
        return None
    first, plan, reference = drawn
    wanted = ledger.step.wanted * (first / stated if ledger.computed else 1.0)
    part = part_in_time(measures, path.years, path.years[-1], len(plan), OPTIONS.seed)
    late = plan + (1.0 - part) * (reference - plan)
    return TargetChance(float(np.mean(late <= wanted)), float(np.mean(plan <= wanted)))


def _draws(samples: Mapping[str, Array], quantity: str, whole: Outcome) -> Array | None:
    """The draws (states, draws) of a quantity; of all emissions the sum of what domains contribute to them."""
    roles = whole.view.graph.roles
    names = [quantity] if quantity in samples or quantity != emitted(roles) else roles.names(EMISSIONS)
    if not names or not all(name in samples for name in names):
        return None
    return np.asarray(np.sum([samples[name] for name in names], axis=0))


def _until_target(workspace: Workspace, outcome: Outcome, progress: Progress) -> Outcome:
    """The same plan that ends in the year of its target: draws are told of the last year."""
    plan = outcome.plan
    assert plan.years is not None and plan.target is not None
    if plan.years.last == plan.target.by:
        return outcome
    data = plan_data(plan)
    data["years"] = {"from": plan.years.first, "to": plan.target.by}
    data["target"] = {**data["target"], "milestones": []}
    return workspace.passing_outcome(Document(data, plan.name), progress.silent())
