"""How many people live near a case, from the twin."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from sqlalchemy import Connection, select, update

from citybrain.base.domains import find_domains
from citybrain.cases.ranking import rank_reason
from citybrain.cases.states import CaseStep
from citybrain.cases.steps import BY_RULE, add_step
from citybrain.plans.workspace import Workspace
from citybrain.records.tables.cases import LIVE, city_case

BASE = "resident"
"""What amounts per person are counted by, as a domain declares it."""

METRES = 500.0
"""Around a case: who is near enough to be concerned."""

AT_ONCE = 200
_UNCOUNTED = select(city_case).where(LIVE, city_case.c.people.is_(None), city_case.c.longitude.is_not(None))
PeopleNear = Callable[[float, float], int]
"""Residents around a longitude and latitude."""


def people_near(workspace: Workspace) -> PeopleNear | None:
    """Counts the residents of a city that is computed; None where the twin does not know where people live."""
    base = next((one for one in find_domains().bases() if one.name == BASE), None)
    if base is None or base.quantity not in workspace.graph.quantities:
        return None
    entity = workspace.graph[base.quantity].of
    if entity not in workspace.snapshot.positions:
        return None
    from pyproj import Transformer

    people, at = np.asarray(workspace.today().value(base.quantity), float), workspace.snapshot.positions[entity]
    to_city = Transformer.from_crs(4326, workspace.snapshot.manifest.crs, always_xy=True)

    def near(longitude: float, latitude: float) -> int:
        x, y = to_city.transform(longitude, latitude)
        return round(float(np.nansum(people[np.hypot(at.x - x, at.y - y) <= METRES])))

    return near


def some_uncounted(connection: Connection) -> bool:
    """Whether there is a live case at a place whose people nobody has counted."""
    return connection.execute(_UNCOUNTED.limit(1)).first() is not None


def estimate_people(connection: Connection, near: PeopleNear, now: int) -> int:
    """Count the people of live cases at a place of which nobody has yet; how many cases.

    That is no change that a person could have overlooked: the version of the case stays.
    """
    cases = connection.execute(_UNCOUNTED.order_by(city_case.c.id).limit(AT_ONCE)).all()
    for case in cases:
        people = near(case.longitude, case.latitude)
        due = min((one for one in (case.acknowledge_by, case.resolve_by) if one is not None), default=None)
        rank = case.rank if due is None else rank_reason(case.severity, people, case.gathers, due).rank
        values = {"people": people, "rank": rank}
        connection.execute(update(city_case).where(city_case.c.id == case.id).values(**values))
        about = {"people": people, "metres": METRES}
        add_step(connection, case.id, CaseStep.ESTIMATE, now, case.state, BY_RULE, "", about)
    return len(cases)
