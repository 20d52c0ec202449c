"""The gate of an open city: where it takes kinds, connectors, plans, readings and the time from."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from citybrain.base.domains import find_domains
from citybrain.cases.gate.execution import ShownReading
from citybrain.cases.gate.kinds import kinds_of
from citybrain.cases.gate.sending import gate_settings
from citybrain.cases.gate.service import GateService, GateSurroundings
from citybrain.cases.gate.worker import latest_of
from citybrain.governance import ANONYMOUS
from citybrain.progress.commitment_repository import approve_plan

if TYPE_CHECKING:
    from citybrain.open_city.city import OpenCity


def gate_of(city: OpenCity) -> GateService:
    """A plan that is approved there counts as such in the course of the city."""

    def latest(stream: int) -> ShownReading | None:
        return latest_of(city.sensing.store)(stream)

    around = GateSurroundings(
        kinds=cache(lambda: kinds_of(find_domains(), city.folder)),
        settings=lambda: gate_settings(city.folder),
        workspace=lambda: city.workspace.seen_by(ANONYMOUS),  # what was simulated stays with the proposal
        latest=latest,
        adopt=approve_plan,
        cases=lambda: city.cases,
    )
    return GateService(city.city_records, around)
