"""What a proposal does, shown before anybody is asked: a plan by its own evaluation, a value by a declared response."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import Any

from citybrain.base.answers import number
from citybrain.cases.gate.content import ProposalContent
from citybrain.cases.gate.execution import LatestReading
from citybrain.cases.gate.kinds import Simulation
from citybrain.plans.document import read_bytes
from citybrain.plans.workspace import Workspace

NAME = "plan"
SimulationAnswer = dict[str, Any]
"""What stands on record of a simulation; `possible` false where there is none."""


def simulate(content: ProposalContent, workspace: Callable[[], Workspace], latest: LatestReading) -> SimulationAnswer:
    """Show what a proposal does. Raises PlanError for a plan that this city cannot have."""
    match content.kind.simulation:
        case Simulation.PLAN:
            return _of_plan(content.plan or "", workspace())
        case Simulation.RESPONSE:
            return _of_response(content, latest)
    return {"possible": False}


def _of_plan(plan: str, workspace: Workspace) -> SimulationAnswer:
    """The headline numbers of the plan as it was frozen; `outcome` names plan, snapshot, parameters and program.

    Not possible where they follow from what is not public, or the plan chooses by it.
    """
    document = read_bytes(plan.encode(), NAME)
    if workspace.hides(document.data):
        workspace.checked(document)
        return {"possible": False}
    outcome = workspace.outcome_of(document)
    quantities = outcome.view.graph.quantities
    cost = outcome.cost
    return {
        "possible": True,
        "outcome": outcome.id,
        "snapshot": outcome.snapshot,
        "snapshot_sha256": _hash(workspace.snapshot.manifest.to_text()),
        "plan_sha256": _hash(plan),
        "numbers": [
            {"name": one.quantity, "unit": quantities[one.quantity].unit, "without": number(one.reference),
             "with": number(one.plan), "verdict": one.verdict}
            for one in outcome.headline if one.missing is None and one.quantity in quantities
        ],
        "investment": number(cost.investment),
        "running_cost": number(cost.running_cost),
    }  # fmt: skip


def _of_response(content: ProposalContent, latest: LatestReading) -> SimulationAnswer:
    """The reading once the process has settled: y + gain (value - before), with the share by which that may be off.

    Åström and Murray 2008, Feedback Systems, section 2.2 (static gain). Not possible without a reading.
    """
    response, stream, before = content.kind.response, content.said.stream, content.said.before
    assert response is not None
    reading = latest(stream) if stream is not None else None
    if reading is None or response.value not in before:
        return {"possible": False}
    change = response.gain * (float(content.said.values[response.value]) - float(before[response.value]))
    half = response.uncertainty * abs(change)
    return {
        "possible": True,
        "reading": reading.value,
        "reading_time": reading.time,
        "expected": reading.value + change,
        "low": reading.value + change - half,
        "high": reading.value + change + half,
        "source": response.source,
    }


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
