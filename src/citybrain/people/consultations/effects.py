"""What a plan changes, as residents are shown it: worked out once when a consultation is opened, with intervals."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Sequence

import numpy as np

from citybrain.base.answers import answer_of
from citybrain.base.domains import find_domains
from citybrain.kernel import nearest
from citybrain.people.consultations.document import NewConsultation, ShownEffect
from citybrain.people.consultations.equivalents import equivalents, like_things
from citybrain.people.consultations.shapes import EffectContent, LikeContent
from citybrain.people.traits import BASE
from citybrain.plans.availability import whole_of
from citybrain.plans.outcome import Outcome, settled
from citybrain.plans.uncertainty.uncertainty import Options, Uncertainty
from citybrain.plans.workspace import Workspace

DRAWS = Options(draws=100, drivers=False)
MOST_NAMED = 6


def faults_of_effects(asked: NewConsultation, outcome: Outcome, unclear: frozenset[str]) -> Iterator[str]:
    """Effects that the plan does not have, equivalents of another unit, and that nothing which gets worse is shown.

    `unclear` are changes whose interval has both directions.
    """
    told = {one.quantity: one for one in outcome.headline if one.missing is None and math.isfinite(one.change)}
    units = whole_of(outcome.view.graph).quantities
    for number, shown in enumerate(asked.effects):
        if shown.quantity not in told:
            near = nearest(shown.quantity, told)
            yield f"effects.{number}.quantity: {shown.quantity} ({near})"
        elif shown.equivalent is not None:
            yield from _faults_of_equivalent(number, shown, units[shown.quantity].unit)
    worse = {name for name, one in told.items() if one.verdict == "worse"} - unclear
    if worse and worse.isdisjoint(one.quantity for one in asked.effects):
        named = ", ".join(sorted(worse)[:MOST_NAMED])
        yield f"effects: nothing that gets worse ({named})"


def _faults_of_equivalent(number: int, shown: ShownEffect, unit: str) -> Iterator[str]:
    fitting = [name for name, one in equivalents().items() if one.unit == unit]
    if shown.equivalent not in fitting:
        yield f"effects.{number}.equivalent: {shown.equivalent} ({unit}: {', '.join(fitting) or '-'})"


def unclear_changes(found: Uncertainty) -> frozenset[str]:
    """Quantities of which it cannot be told whether they get better or worse."""
    return frozenset(one.quantity for one in found.quantities if one.verdict == "unclear")


def uncertainty_of_plan(workspace: Workspace, outcome: Outcome) -> Uncertainty:
    """Intervals of the plan's changes, by Monte Carlo: those that Plan shows where they are known already."""
    known = workspace.uncertainties.known(outcome.id)
    return known or workspace.uncertainties.of(workspace.today(), outcome, DRAWS)


def residents_of(workspace: Workspace) -> float | None:
    """How many people live in the city; None where nobody knows."""
    base = next((one.quantity for one in find_domains().bases() if one.name == BASE), "")
    if base not in workspace.graph.quantities or base in workspace.hidden:
        return None
    people = workspace.today().value(base)
    return float(np.nansum(people)) or None


def effects_of(
    shown: Sequence[ShownEffect], workspace: Workspace, outcome: Outcome, found: Uncertainty | None
) -> list[EffectContent]:
    """The effects in their order, as they are kept with a consultation."""
    told = {one.quantity: one for one in outcome.headline}
    drawn = {one.quantity: one for one in found.quantities} if found else {}
    units, residents = whole_of(outcome.view.graph).quantities, residents_of(workspace)
    effects: list[EffectContent] = []
    for one in shown:
        effect, interval = told[one.quantity], drawn.get(one.quantity)
        change = interval.change if interval is not None and interval.change is not None else None
        ends = (change.low, change.high) if change is not None and math.isfinite(change.low + change.high) else None
        like = like_things(one.equivalent, outcome.day, effect.change, ends, residents) if one.equivalent else None
        effects.append({
            "quantity": one.quantity,
            "label": {str(language): text for language, text in one.label.items()},
            "unit": units[one.quantity].unit,
            "today": effect.today,
            "plan": effect.plan,
            "change": effect.change,
            "low": None if ends is None else ends[0],
            "high": None if ends is None else ends[1],
            "verdict": settled(effect.verdict, interval.verdict if interval is not None else None),
            "like": None if like is None else answer_of(LikeContent, like),
        })  # fmt: skip
    return effects


def to_text(effects: Sequence[EffectContent]) -> str:
    """Effects as they lie in the records: the same to the last digit when they are read."""
    return json.dumps(effects, ensure_ascii=False)
