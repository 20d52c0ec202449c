"""The competitions and letters of an open city: where they take bills and the day from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citybrain.people.nudges.service import NudgeService, NudgeSurroundings

if TYPE_CHECKING:
    from citybrain.open_city.city import OpenCity
    from citybrain.plans.workspace import Workspace


def nudges_of(city: OpenCity, workspace: Workspace | None = None) -> NudgeService:
    """Nudges with what somebody may see of the city, by default all of it."""
    return NudgeService(city.city_records, NudgeSurroundings(lambda: workspace or city.workspace, city.today))
