"""The gate of an open city: where it takes kinds, connectors, plans, readings and the time from."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from sqlalchemy import Connection

from citybrain.base.domains import find_domains
from citybrain.cases.gate.execution import ShownReading
from citybrain.cases.gate.kinds import ProposalKind, Simulation, kinds_of
from citybrain.cases.gate.sending import gate_settings
from citybrain.cases.gate.service import GateService, GateSurroundings
from citybrain.cases.gate.worker import latest_of
from citybrain.cases.licences.registry import makers_of_licence
from citybrain.governance import ANONYMOUS
from citybrain.open_city.licences import licences_of
from citybrain.plans.saved.makers import makers_of_plan
from citybrain.progress.commitment_repository import approve_plan

if TYPE_CHECKING:
    from citybrain.open_city.city import OpenCity


def gate_of(city: OpenCity) -> GateService:
    """A plan that is approved there counts as such in the course of the city."""

    def latest(stream: int) -> ShownReading | None:
        return latest_of(city.sensing.store)(stream)

    def makers(connection: Connection, kind: ProposalKind, target: str) -> Sequence[str]:
        if kind.simulation is Simulation.PLAN:
            return makers_of_plan(connection, target)
        return makers_of_licence(connection, target)

    around = GateSurroundings(
        kinds=cache(lambda: kinds_of(find_domains(), city.folder)),
        settings=lambda: gate_settings(city.folder),
        workspace=lambda: city.workspace.seen_by(ANONYMOUS),  # what was simulated stays with the proposal
        latest=latest,
        adopt=approve_plan,
        cases=lambda: city.cases,
        makers=makers,
        require_open=lambda *of: licences_of(city).require_asked(*of),
    )
    return GateService(city.city_records, around)
