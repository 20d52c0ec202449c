"""A plan of one's own: levels of offered measures within a budget, worked out by the city as any other plan."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from citybrain.kernel import nearest
from citybrain.people.consultations.document import ConsultationFaultsError, OwnPlans, ShownEffect, require_faultless
from citybrain.plans.document import Document
from citybrain.plans.saved.text import yaml_text
from citybrain.plans.workspace import Workspace


class OwnPlanResult(NamedTuple):
    """The file of a plan of one's own, what its measures cost [money], shown quantities with it, their changes, and
    what the file says.
    """

    text: str
    investment: float
    values: dict[str, float]
    changes: dict[str, float]
    document: dict[str, Any]

    @property
    def content(self) -> dict[str, Any]:
        """What is stored with the input."""
        return {**{name: value for name, value in self._asdict().items() if name != "text"}, "plan": self.text}


def own_plan_data(own: OwnPlans, levels: Sequence[float], name: str) -> dict[str, Any]:
    """The plan that says the chosen levels, as a plan file has it. Raises ConsultationFaultsError for other levels."""
    require_faultless(_faults_of_levels(own, levels), "consultation-levels")
    measures = [
        {"intervention": one.intervention, **({"where": one.where} if one.where else {}), "uptake": level,
         **({"settings": one.settings} if one.settings else {})}
        for one, level in zip(own.measures, levels, strict=True) if level > 0
    ]  # fmt: skip
    return {"name": name, "seed": own.seed, "measures": measures}


def evaluate_own_plan(
    workspace: Workspace, own: OwnPlans, shown: Sequence[ShownEffect], levels: Sequence[float], name: str
) -> OwnPlanResult:
    """The same numbers as `citybrain plan run` has for the file. Raises ConsultationFaultsError over the budget."""
    data = own_plan_data(own, levels, name)
    outcome = workspace.outcome_of(Document(data, "plan"))
    investment = outcome.cost.measures_investment
    if investment > own.budget:
        currency = workspace.snapshot.manifest.currency
        received, allowed = (f"{currency} {amount:,.0f}" for amount in (investment, own.budget))
        raise ConsultationFaultsError("consultation-over-budget", received=received, allowed=allowed)
    told = {one.quantity: one for one in outcome.headline}
    values, changes = ({one.quantity: getattr(told[one.quantity], of) for one in shown} for of in ("plan", "change"))
    return OwnPlanResult(yaml_text(data), investment, values, changes, data)


def check_offer(workspace: Workspace, own: OwnPlans) -> None:
    """Raises PlanError where a plan of all measures at their highest level cannot be worked out in this city."""
    workspace.checked(Document(own_plan_data(own, [one.levels[-1] for one in own.measures], "All"), "own"))


def faults_of_offer(workspace: Workspace, own: OwnPlans) -> Iterator[str]:
    """Measures that this city does not have."""
    known = workspace.graph.interventions
    for number, one in enumerate(own.measures):
        if one.intervention not in known:
            yield f"own.measures.{number}.intervention: {one.intervention} ({nearest(one.intervention, known)})"


def _faults_of_levels(own: OwnPlans, levels: Sequence[float]) -> Iterator[str]:
    if len(levels) != len(own.measures):
        yield f"levels: {len(levels)} ({len(own.measures)})"
        return
    for number, (one, level) in enumerate(zip(own.measures, levels, strict=True)):
        if level not in one.levels:
            yield f"levels.{number}: {level:g} ({', '.join(f'{step:g}' for step in one.levels)})"
    if not any(level > 0 for level in levels):
        yield "levels: 0 (> 0)"
