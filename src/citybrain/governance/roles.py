"""What can be done, how data is classed, and what each role may do and read.

Rights are given to roles and roles to identities, as in role-based access control (ANSI INCITS 359-2012); a token may
narrow them further by its scopes, never widen them.
"""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from citybrain.governance.errors import AccessError


class Permission(StrEnum):
    """What needs a right. The value is the scope that a token names."""

    READ_OBSERVATIONS = "observations:read"
    WRITE_OBSERVATIONS = "observations:write"
    WRITE_SENSORS = "sensors:write"
    WRITE_PLANS = "plans:write"
    APPROVE_PLANS = "plans:approve"
    WRITE_TARGETS = "targets:write"
    WRITE_INVENTORY = "inventory:write"
    WRITE_INDICATORS = "indicators:write"
    WRITE_CITY = "city:write"
    READ_AUDIT = "audit:read"
    KEEP_OBSERVATIONS = "observations:keep"
    ISSUE_WARNINGS = "warnings:issue"
    WRITE_ACCESS = "access:write"


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
    CLIMATE_OFFICER = "climate_officer"
    PLANNER = "planner"
    COUNCIL = "council"
    GRID_OPERATOR = "grid_operator"
    DUTY_OFFICER = "duty_officer"
    DEVICE_OPERATOR = "device_operator"
    AUDITOR = "auditor"


class Rights(NamedTuple):
    """What a role may do, and which classes it may read beside the public one where it may read at all."""

    permissions: frozenset[Permission]
    reads: frozenset[DataClass]


_, _INTERNAL, _ENTERPRISE, _COMMERCIAL, _PERSONAL, _SENSITIVE = DataClass


def _rights(acts: set[Permission], *reads: DataClass) -> Rights:
    return Rights(frozenset(acts), frozenset(reads))


_DEVICES = {Permission.READ_OBSERVATIONS, Permission.WRITE_OBSERVATIONS, Permission.WRITE_SENSORS}
_FIGURES = {Permission.WRITE_INVENTORY, Permission.WRITE_INDICATORS}
_CLIMATE = {Permission.READ_OBSERVATIONS, Permission.WRITE_PLANS, Permission.WRITE_TARGETS}

RIGHTS = {
    Role.ADMINISTRATOR: _rights(set(Permission), _INTERNAL, _ENTERPRISE, _COMMERCIAL),
    Role.DATA_STEWARD: _rights(
        _DEVICES | _FIGURES | {Permission.KEEP_OBSERVATIONS, Permission.WRITE_CITY},
        _INTERNAL,
        _ENTERPRISE,
        _COMMERCIAL,
        _PERSONAL,
        _SENSITIVE,
    ),
    Role.CLIMATE_OFFICER: _rights(_CLIMATE | _FIGURES, _INTERNAL),
    Role.PLANNER: _rights({Permission.READ_OBSERVATIONS, Permission.WRITE_PLANS}, _INTERNAL),
    Role.COUNCIL: _rights(
        {Permission.READ_OBSERVATIONS, Permission.WRITE_TARGETS, Permission.APPROVE_PLANS}, _INTERNAL
    ),
    Role.GRID_OPERATOR: _rights(
        {Permission.READ_OBSERVATIONS, Permission.WRITE_PLANS}, _INTERNAL, _ENTERPRISE, _COMMERCIAL
    ),
    Role.DUTY_OFFICER: _rights(
        {Permission.READ_OBSERVATIONS, Permission.WRITE_SENSORS, Permission.ISSUE_WARNINGS}, _INTERNAL, _ENTERPRISE
    ),
    Role.DEVICE_OPERATOR: _rights(_DEVICES, _INTERNAL),
    Role.AUDITOR: _rights({Permission.READ_AUDIT}),
}
"""Who looks after machines does not thereby read about persons; who makes a plan does not approve it; who audits reads
the log and no data. A resident has no role: all that is public is theirs to read and to compute with.
"""


def roles_with(act: Permission) -> tuple[Role, ...]:
    """The roles that may do something."""
    return tuple(role for role, rights in RIGHTS.items() if act in rights.permissions)


def role_of(said: str) -> Role:
    """The role of a name. Raises AccessError for any other name."""
    if said not in {role.value for role in Role}:
        raise AccessError("access-role-unknown", received=said, allowed=", ".join(Role))
    return Role(said)


def scope_of(said: str) -> Permission:
    """The act of a scope. Raises AccessError for any other text."""
    if said not in {act.value for act in Permission}:
        raise AccessError("access-scope-unknown", received=said, allowed=", ".join(Permission))
    return Permission(said)


def class_of(said: str) -> DataClass:
    """The class of data of a name. Raises AccessError for any other name."""
    if said not in {one.value for one in DataClass}:
        raise AccessError("access-class-unknown", received=said, allowed=", ".join(DataClass))
    return DataClass(said)
