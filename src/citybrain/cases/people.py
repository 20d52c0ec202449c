"""How many people live near a case, from the twin."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, select, update

from citybrain.cases import exposed as areas
from citybrain.cases.ranking import rank_reason
from citybrain.cases.states import CaseStep
from citybrain.cases.steps import BY_RULE, add_step
from citybrain.governance import ANONYMOUS
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
    """Counts who is around a place as `exposed` counts them for anybody, since it stays with cases.

    None where the twin does not know where people live, or that is not public.
    """
    workspace = workspace.seen_by(ANONYMOUS)
    if areas.exposed(workspace, (), "en")["residents"] is None:
        return None
    from citybrain.cases.response.picture import circle, star

    kinds = areas.exposed_kinds()

    def near(longitude: float, latitude: float) -> NearBy:
        count = areas.exposed(workspace, star((longitude, latitude), circle(METRES)), "en", kinds)
        groups = [one["count"] for one in count["groups"] if one["count"] is not None]
        return NearBy(count["residents"] or 0, sum(groups) if groups else None)

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
