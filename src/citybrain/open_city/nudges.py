"""The competitions and letters of an open city: where they take bills and the day from."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from citybrain.open_city.consultations import today_of
from citybrain.people.nudges.service import NudgeService, NudgeSurroundings

if TYPE_CHECKING:
    from citybrain.open_city.city import OpenCity
    from citybrain.plans.workspace import Workspace


def nudges_of(city: OpenCity, workspace: Workspace | None = None) -> NudgeService:
    """Nudges with what somebody may see of the city, by default all of it."""
    around = NudgeSurroundings(lambda: workspace or city.workspace, partial(today_of, city))
    return NudgeService(city.city_records, around)
