"""Who made the saved plans of a city: all who saved a version of one under its id, whether it is still there or not."""

from __future__ import annotations

from sqlalchemy import Connection, insert, select

from citybrain.records import author
from citybrain.records.tables.base import now
from citybrain.records.tables.course import plan_version


def record_maker(connection: Connection, plan_id: str, by: str) -> None:
    """Put on record who saves a version of a plan."""
    connection.execute(insert(plan_version).values(plan=plan_id, made_by=author(by), made_at=now()))


def makers_of_plan(connection: Connection, plan_id: str) -> tuple[str, ...]:
    """Names of all who saved a version of a plan, by name."""
    asked = select(plan_version.c.made_by).where(plan_version.c.plan == plan_id).distinct()
    return tuple(connection.execute(asked.order_by(plan_version.c.made_by)).scalars())
