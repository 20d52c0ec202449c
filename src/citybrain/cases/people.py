"""How many people live near a case, from the twin."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
from sqlalchemy import Connection, Row, select, update

from citybrain.base.domains import find_domains
from citybrain.cases.exposed import BASE, vulnerable_codes
from citybrain.cases.ranking import rank_reason
from citybrain.cases.states import CaseStep
from citybrain.cases.steps import BY_RULE, add_step
from citybrain.plans.workspace import Workspace
from citybrain.records import Records
from citybrain.records.tables.cases import LIVE, city_case

METRES = 500.0
"""Around a case: who is near enough to be concerned."""

AT_ONCE = 50
_UNCOUNTED = select(city_case).where(LIVE, city_case.c.people.is_(None), city_case.c.longitude.is_not(None))


class NearBy(NamedTuple):
    """Residents around a place, and schools, hospitals and the like; None where the twin does not know them."""

    people: int
    vulnerable: int | None


PeopleNear = Callable[[float, float], NearBy]
"""Who is around a longitude and latitude."""


def people_near(workspace: Workspace) -> PeopleNear | None:
    """Counts the residents of a city that is computed; None where the twin does not know where people live."""
    base = next((one for one in find_domains().bases() if one.name == BASE), None)
    if base is None or base.quantity not in workspace.graph.quantities:
        return None
    if workspace.graph[base.quantity].of not in workspace.snapshot.positions:
        return None
    from pyproj import Transformer

    today, positions = workspace.today(), workspace.snapshot.positions
    counted = [(base.quantity, np.asarray(today.value(base.quantity), float))]
    for name, codes in vulnerable_codes(workspace).items():
        counted.append((name, np.isin(today.value(name), codes).astype(float)))
    to_city = Transformer.from_crs(4326, workspace.snapshot.manifest.crs, always_xy=True)

    def near(longitude: float, latitude: float) -> NearBy:
        x, y = to_city.transform(longitude, latitude)
        sums = []
        for name, values in counted:
            at = positions[workspace.graph[name].of]
            sums.append(round(float(np.nansum(values[np.hypot(at.x - x, at.y - y) <= METRES]))))
        return NearBy(sums[0], sum(sums[1:]) if len(sums) > 1 else None)

    return near


def uncounted_cases(connection: Connection) -> Sequence[Row[Any]]:
    """Live cases at a place whose people nobody has counted, some of them."""
    return connection.execute(_UNCOUNTED.order_by(city_case.c.id).limit(AT_ONCE)).all()


def estimate_people(records: Records, near: PeopleNear, now: int) -> int:
    """Count the people of live cases at a place of which nobody has yet; how many cases.

    That is no change that a person could have overlooked: the version of the case stays. They are counted before
    anything is written, so that nobody waits for it.
    """
    with records.read() as connection:
        cases = uncounted_cases(connection)
    counted = {one.id: near(one.longitude, one.latitude) for one in cases}
    with records.begin() as connection:
        return _write(connection, counted, now)


def _write(connection: Connection, counted: Mapping[int, NearBy], now: int) -> int:
    cases = connection.execute(_UNCOUNTED.where(city_case.c.id.in_(counted))).all()
    for case in cases:
        people, vulnerable = counted[case.id]
        due = min((one for one in (case.acknowledge_by, case.resolve_by) if one is not None), default=None)
        rank = case.rank if due is None else rank_reason(case.severity, people, vulnerable, case.gathers, due).rank
        values = {"people": people, "vulnerable": vulnerable, "rank": rank}
        connection.execute(update(city_case).where(city_case.c.id == case.id).values(**values))
        about = {"people": people, "vulnerable": vulnerable, "metres": METRES}
        add_step(connection, case.id, CaseStep.ESTIMATE, now, case.state, BY_RULE, "", about)
    return len(cases)
