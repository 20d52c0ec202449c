"""What can be done, how data is classed, and what each role may do and read.

Rights are given to roles (`policy.yaml`) and roles to identities, as in role-based access control (ANSI INCITS
359-2012); a token may narrow them further by its scopes, never widen them. `policy.decide` holds what is asked against
them.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from citybrain.governance.errors import AccessError
from citybrain.kernel.yaml_files import read_yaml


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
    READ_CASES = "cases:read"
    WORK_CASES = "cases:work"
    ASSIGN_CASES = "cases:assign"
    CLOSE_CASES = "cases:close"
    WRITE_PROPOSALS = "proposals:write"
    APPROVE_PROPOSALS = "proposals:approve"
    READ_ENTERPRISES = "enterprises:read"
    WRITE_ENTERPRISES = "enterprises:write"
    ANSWER_ENTERPRISES = "enterprises:answer"
    WRITE_NOTIFICATIONS = "notifications:write"
    ANSWER_NOTIFICATIONS = "notifications:answer"
    WRITE_ACCESS = "access:write"


class DataClass(StrEnum):
    """How data is classed, from what everybody may read to what hardly anybody may."""

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
    ENTERPRISE = "enterprise"
    AUDITOR = "auditor"


class Basis(StrEnum):
    """Why data may be processed."""

    LAW = "law"
    CONSENT = "consent"
    CONTRACT = "contract"


class Purpose(NamedTuple):
    """What data that is not public is read for, by whom, of which classes, and on which bases."""

    because: str
    roles: frozenset[Role]
    classes: frozenset[DataClass]
    basis: frozenset[Basis]
    default: bool

    @property
    def by_law(self) -> bool:
        """Whether no entry of the person concerned is needed."""
        return Basis.LAW in self.basis


class Rights(NamedTuple):
    """What a role may do, and which classes it may read beside the public one where it may read at all.

    `owns` are classes that it reads in the file of an enterprise that somebody is named for.
    """

    permissions: frozenset[Permission]
    reads: frozenset[DataClass]
    owns: frozenset[DataClass]


class CellRule(NamedTuple):
    """What a cell of a sum needs: so many subjects, of which the `largest` hold at most a `share` of its values."""

    least: int
    largest: int
    share: float


def _cell_rules() -> Mapping[DataClass, CellRule]:
    """The declaration; loading fails for a class that there is not, and for a rule that tells a single subject."""
    rules = {DataClass(of): CellRule(**one) for of, one in read_yaml(POLICY)["cells"].items()}
    for of, rule in rules.items():
        if not (1 <= rule.largest < rule.least and 0 < rule.share < 1):
            raise ValueError(f"{POLICY}: cells: {of}: {rule}")
    return MappingProxyType(rules)


def _purposes() -> Mapping[str, Purpose]:
    """The declaration; loading fails for a role, class or basis that there is not."""
    return MappingProxyType({
        name: Purpose(
            one["because"], frozenset(map(Role, one["roles"])), frozenset(map(DataClass, one["classes"])),
            frozenset(map(Basis, one["basis"])), one.get("default", False),
        )
        for name, one in read_yaml(POLICY)["purposes"].items()
    })  # fmt: skip


def _rights() -> Mapping[Role, Rights]:
    """The declaration; loading fails for a role without rights, and for a role, act or class that there is not."""
    declared = read_yaml(POLICY)["roles"]
    rights = {
        Role(role): Rights(
            frozenset(map(Permission, one["may"])), frozenset(map(DataClass, one["reads"])),
            frozenset(map(DataClass, one.get("owns", ()))),
        )
        for role, one in declared.items()
    }  # fmt: skip
    return MappingProxyType({role: rights[role] for role in Role})


POLICY = Path(__file__).parent / "policy.yaml"
RIGHTS = _rights()
PURPOSES = _purposes()
DEFAULT_PURPOSE = next(name for name, purpose in PURPOSES.items() if purpose.default)
CELL_RULES = _cell_rules()


def roles_with(act: Permission) -> tuple[Role, ...]:
    """The roles that may do something."""
    return tuple(role for role, rights in RIGHTS.items() if act in rights.permissions)


def purposes_for(roles: frozenset[Role]) -> list[str]:
    """Purposes that somebody with some roles may name."""
    return [name for name, purpose in PURPOSES.items() if purpose.roles & roles]


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
