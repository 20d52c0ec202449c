"""Departments of the city that identities belong to, out of those that its settings list."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import Connection, select, update

from citybrain.governance.errors import AccessError
from citybrain.governance.register import name_of
from citybrain.records.tables.governance import identity

MOST_NAMED = 20
"""Departments that an error names."""


def set_department(connection: Connection, number: int, department: str | None, declared: Collection[str]) -> str:
    """The name of an identity that belongs to a department from now on, or to none.

    Raises NotFoundError for an unknown identity, AccessError for a department that is not declared.
    """
    name = name_of(connection, number)
    if department is not None and department not in declared:
        allowed = ", ".join(sorted(declared)[:MOST_NAMED]) or "-"
        raise AccessError("access-department", received=department, allowed=allowed)
    connection.execute(update(identity).where(identity.c.id == number).values(department=department))
    return name


def departments(connection: Connection) -> dict[str, str | None]:
    """The department of each identity that counts, by name; None for who belongs to none."""
    asked = select(identity.c.name, identity.c.department).where(identity.c.withdrawn_at.is_(None))
    return {row.name: row.department for row in connection.execute(asked)}
