"""What can be done, how data is classed, and what each role may do and read.

Rights are given to roles and roles to identities, as in role-based access control (ANSI INCITS 359-2012); a token may
narrow them further by its scopes, never widen them.
"""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from citybrain.governance.errors import AccessError


class Act(StrEnum):
    """What needs a right. The value is the scope that a token names."""

    READ_OBSERVATIONS = "observations:read"
    WRITE_OBSERVATIONS = "observations:write"
    WRITE_SENSORS = "sensors:write"
    READ_AUDIT = "audit:read"
    KEEP_OBSERVATIONS = "observations:keep"


class DataClass(StrEnum):
    """How a stream of readings is classed, from what everybody may read to what hardly anybody may."""

    PUBLIC = "public"
    INTERNAL = "internal"
    ENTERPRISE = "enterprise"
    COMMERCIAL = "commercial"
    PERSONAL = "personal"
    SENSITIVE_PERSONAL = "sensitive_personal"


class Role(StrEnum):
    """What somebody does for the city."""

    ADMINISTRATOR = "administrator"
    DATA_STEWARD = "data_steward"
    DEVICE_OPERATOR = "device_operator"
    DUTY_OFFICER = "duty_officer"
    PLANNER = "planner"
    AUDITOR = "auditor"


class Rights(NamedTuple):
    """What a role may do, and which classes it may read beside the public one where it may read at all."""

    acts: frozenset[Act]
    reads: frozenset[DataClass]


_READ, _WRITE, _SENSORS, _AUDIT, _KEEP = Act
_, _INTERNAL, _ENTERPRISE, _COMMERCIAL, _PERSONAL, _SENSITIVE = DataClass


def _rights(acts: set[Act], reads: set[DataClass]) -> Rights:
    return Rights(frozenset(acts), frozenset(reads))


RIGHTS = {
    Role.ADMINISTRATOR: _rights({_READ, _WRITE, _SENSORS, _AUDIT, _KEEP}, {_INTERNAL, _ENTERPRISE, _COMMERCIAL}),
    Role.DATA_STEWARD: _rights({_READ, _WRITE, _SENSORS}, {_INTERNAL, _ENTERPRISE, _COMMERCIAL, _PERSONAL, _SENSITIVE}),
    Role.DEVICE_OPERATOR: _rights({_READ, _WRITE, _SENSORS}, {_INTERNAL}),
    Role.DUTY_OFFICER: _rights({_READ}, {_INTERNAL, _ENTERPRISE}),
    Role.PLANNER: _rights({_READ}, {_INTERNAL}),
    Role.AUDITOR: _rights({_AUDIT}, set()),
}
"""Who looks after machines does not thereby read about persons, and who audits reads the log and no data."""


def role_of(said: str) -> Role:
    """The role of a name. Raises AccessError for any other name."""
    if said not in {role.value for role in Role}:
        raise AccessError("access-role-unknown", received=said, allowed=", ".join(Role))
    return Role(said)


def scope_of(said: str) -> Act:
    """The act of a scope. Raises AccessError for any other text."""
    if said not in {act.value for act in Act}:
        raise AccessError("access-scope-unknown", received=said, allowed=", ".join(Act))
    return Act(said)
