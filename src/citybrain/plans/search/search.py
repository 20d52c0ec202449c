"""Finds the measures that reach a target at least cost, and says how far one gets where none do.

The cost is that to society: what domains contribute to the role `cost_to_society`, discounted by `discount_factor` and
summed over the years, beyond the reference (investment spread over lives, upkeep and energy, no taxes or grants).
"""

from __future__ import annotations

import time
from dataclasses import replace

import numpy as np

from citybrain.kernel.units import Array
from citybrain.plans.availability import lacking_of, whole_of
from citybrain.plans.entity_index import SourceLocation
from citybrain.plans.goals import candidates as names_of_candidates
from citybrain.plans.outcome import Outcome
from citybrain.plans.requests import requests
from citybrain.plans.roles import CUMULATED_EMISSIONS, emitted
from citybrain.plans.search.chance import chance_of
from citybrain.plans.search.descent import descend, has_no_effect
from citybrain.plans.search.linear import PlanLimits, price
from citybrain.plans.search.obstacles import obstacles_of
from citybrain.plans.search.request import TargetQuestion
from citybrain.plans.search.result import ChosenMeasure, LeastCostPlan, Refusal
from citybrain.plans.search.rollout import ramp_of
from citybrain.plans.search.trials import CandidateMeasure, Levels, PlanTrial, Trials, candidates_of
from citybrain.plans.workspace import Workspace
from citybrain.plans.years.pathway import base_value
from citybrain.plans.years.progress import Progress
from citybrain.plans.years.reference import Reference

STEPS = 20
"""Steps of a roll-out: a plan has a measure in twentieths of the fastest."""

LEAST_TRIALS, TRIALS_PER_CANDIDATE = 80, 9
"""Plans that are tried at most: a search ends whatever the city."""


def least_cost_plan(
    workspace: Workspace,
    question: TargetQuestion,
    progress: Progress,
    identity: str = "",
    steps: int = STEPS,
    chance: bool = True,
) -> LeastCostPlan:
    """The cheapest plan that reaches a target; the best so far where `progress` is told that it is enough.

    Raises PlanError with what is wrong with the target or a measure that was named, where the cost to society is not
    known, and where `progress` was told to stop.
    """
    begin = time.perf_counter()
    every, reference, base = trials_of(workspace, question, progress, steps)
    view, wanted, nothing = reference.start.view, every.wanted, every.nothing
    trials, refused = _helpful(every)
    limits = _limits(trials)
    descent = descend(trials, limits)
    best, outcome = descent.best, None
    if any(best.levels):
        outcome = workspace.outcome_of(trials.document(best.levels, trials.candidates), progress.silent())
    complete = not progress.enough
    trials.comparing = False
    trials.tell()
    measures = _chosen(trials, best, outcome) if outcome else ()
    answer = LeastCostPlan(
        id=identity,
        target=question.target,
        quantity=question.target.quantity or emitted(view.graph.roles),
        base_value=base,
        wanted=float(wanted[0]),
        reference=float(nothing.aims[0]),
        reached=trials.reached(best),
        met_without=trials.reached(nothing),
        reduced=best.reduced,
        cost=best.cost,
        outcome=outcome,
        measures=measures,
        obstacles=obstacles_of(trials, descent, limits, outcome) if complete else (),
        refused=refused,
        lacking={n: e for n, e in lacking_of(view.graph).items() if n in whole_of(view.graph).interventions},
        price=price(descent.slopes, best, limits, np.full(len(best.levels), float(steps))) if complete else None,
        chance=chance_of(workspace, outcome, measures, progress) if outcome and chance and complete else None,
        tried=trials.tried,
        seconds=0.0,
        complete=complete,
    )
    return replace(answer, seconds=time.perf_counter() - begin)


def trials_of(
    workspace: Workspace, question: TargetQuestion, progress: Progress, steps: int
) -> tuple[Trials, Reference, float]:
    """The engine ready to try plans of all candidates, the path without a plan, and the base value of the target.

    Raises PlanError with what is wrong with the target or a measure that was named.
    """
    plan, spot = question.plan, SourceLocation(question.document)
    reference = workspace.paths.prepare(plan, spot, progress.silent())
    view = reference.start.view
    base = base_value(question.target, view, spot.inside("target"))
    if question.said.measures:
        requests(
            plan.model_copy(update={"measures": question.said.measures}), view.result, reference.start.places, spot
        )
    everything = candidates_of(question, reference, names_of_candidates(view.graph))
    most = LEAST_TRIALS + TRIALS_PER_CANDIDATE * len(everything)
    wanted, nothing = _aims(question, reference, base)
    trials = Trials(workspace, question, reference.years, everything, steps, most, progress, wanted, nothing)
    return trials, reference, base


def _aims(question: TargetQuestion, reference: Reference, base: float) -> tuple[Array, PlanTrial]:
    """What each number that must fall must fall to, the target first, and the trial of no measure at all."""
    target, graph = question.target, reference.start.view.graph
    quantity = target.quantity or emitted(graph.roles)
    milestones = sorted((step.by, step.reduction) for step in target.milestones)
    steps = [(target.by, target.reduction), *milestones]
    wanted = [base * (1.0 - reduction) for _, reduction in steps]
    values = [reference.track.at(quantity, year) for year, _ in steps]
    summed, budget = graph.roles.one(CUMULATED_EMISSIONS), question.said.budget
    if budget and summed:
        wanted, values = [*wanted, budget.emissions], [*values, reference.track.city[summed][-1]]
    return np.array(wanted), PlanTrial((), np.array(values), 0.0, np.zeros(len(reference.years)))


def _helpful(every: Trials) -> tuple[Trials, dict[str, Refusal]]:
    """The search among candidates that each alone lead towards the target, and why the others are left out."""
    refused, kept = dict[str, Refusal](), list[tuple[CandidateMeasure, PlanTrial]]()
    for place, one in enumerate(every.candidates):
        if every.progress.enough:
            break
        alone = every(tuple(every.steps * (place == other) for other in range(len(every.candidates))))
        reason = _refusal(every, alone, place)
        if reason:
            refused[one.measure.intervention] = reason
        elif alone is not None:
            kept.append((one, alone))
    count = len(kept)
    nothing = replace(every.nothing, levels=(0,) * count, adopted=(0,) * count)
    trials = replace(
        every, candidates=[one for one, _ in kept], nothing=nothing, known={}, spent_before=every.ran, ran=0
    )
    for place, (_, alone) in enumerate(kept):
        levels = tuple(every.steps * (place == other) for other in range(count))
        adopted = tuple(max(alone.adopted) * (place == other) for other in range(count))
        trials.known[levels] = replace(alone, levels=levels, adopted=adopted)
    return trials, {name: why for name, why in refused.items() if name not in {c.measure.intervention for c, _ in kept}}


def _refusal(every: Trials, alone: PlanTrial | None, place: int) -> Refusal | None:
    if alone is None or not alone.adopted[place]:
        return "nobody"
    if not has_no_effect(every, alone, every.nothing):
        return None
    return "worsens" if np.any(alone.aims > every.nothing.aims) else "no-effect"


def _limits(trials: Trials) -> PlanLimits:
    money = trials.question.said.money
    ceilings = (money.investment, money.investment_of_year) if money else (None, None)
    scale = np.maximum(np.abs(trials.nothing.aims), 1e-12)
    return PlanLimits(trials.wanted, scale, *(np.inf if one is None else one for one in ceilings))


def _chosen(trials: Trials, best: PlanTrial, outcome: Outcome) -> list[ChosenMeasure]:
    """The measures of a plan, the cheapest unit first: each added to those before it, by the engine."""
    places = [place for place, level in enumerate(best.levels) if level]
    removed = {place: trials.again(_without(best.levels, place)) for place in places}

    def saving(place: int) -> float:
        without = removed[place]
        gained = best.reduced_worth - without.reduced_worth
        return (best.cost - without.cost) / gained if gained > 0 else np.inf

    found, so_far = [], list[int]()
    before = trials.nothing
    applied = dict(zip(places, outcome.measures, strict=True))
    for place in sorted(places, key=lambda one: (saving(one), one)):
        so_far.append(place)
        now = trials.again(tuple(level * (at in so_far) for at, level in enumerate(best.levels)))
        candidate, worth = trials.candidates[place], now.reduced_worth - before.reduced_worth
        found.append(
            ChosenMeasure(
                position=applied[place].position,
                measure=applied[place].measure,
                trade=candidate.trade,
                ramp=ramp_of(candidate.curve * (best.levels[place] / trials.steps), trials.years),
                selected=applied[place].selected,
                adopted=applied[place].adopted,
                investment=applied[place].investment,
                added=now.reduced - before.reduced,
                cost=now.cost - before.cost,
                price=(now.cost - before.cost) / worth if worth > 0 else None,
                removed=best.reduced - removed[place].reduced,
            )
        )
        before = now
    return found


def _without(levels: Levels, place: int) -> Levels:
    return (*levels[:place], 0, *levels[place + 1 :])
