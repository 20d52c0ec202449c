"""Whom the city knows behind what a provider says: by issuer and subject alone, with the roles of their groups.

An address of mail or a name that is equal makes nobody the same. Who is in no group that has a role, and has none from
an administrator, does not come in; neither does who was withdrawn.
"""

from __future__ import annotations

import itertools

from sqlalchemy import Connection, insert, select, update

from citybrain.governance.credentials import Credential, Kind, add, credentials, withdraw
from citybrain.governance.credentials import find as credential_of
from citybrain.governance.errors import NotAllowedError
from citybrain.governance.names import folded, visible
from citybrain.governance.provider import Person
from citybrain.governance.register import (
    LONGEST_NAME,
    RESERVED,
    add_identity,
    counting_names,
    counts,
    name_of,
    roles_held,
)
from citybrain.governance.roles import Role
from citybrain.records.tables.base import now
from citybrain.records.tables.governance import credential, identity_role
from citybrain.twin.configuration_sign_in import ProviderSettings


def admit(connection: Connection, settings: ProviderSettings, person: Person) -> int:
    """Number of the identity of a person, made where it is new, with the roles that their groups have now.

    Raises NotAllowedError for who is new and has no role, and for who was withdrawn. Who is known may have none any
    more: that is kept, and `require_role` refuses them.
    """
    by, roles = f"provider:{settings.issuer}", roles_of(settings, person)
    bound = _bound(connection, person)
    if bound is None:
        if not roles:
            raise NotAllowedError("access-provider-no-role", name=settings.name, who=person.name)
        number = add_identity(connection, _free_name(connection, person), roles, by)
        bind(connection, number, person, by)
        return number
    if not counts(connection, bound.identity):
        raise NotAllowedError("access-provider-withdrawn", who=person.name)
    _set_mapped(connection, bound.identity, roles, by)
    return bound.identity


def require_role(connection: Connection, settings: ProviderSettings, number: int) -> None:
    """Raises NotAllowedError where an identity has no role."""
    if not roles_held(connection, number):
        raise NotAllowedError("access-provider-no-role", name=settings.name, who=name_of(connection, number))


def roles_of(settings: ProviderSettings, person: Person) -> frozenset[Role]:
    """The roles that the groups of a person have."""
    return frozenset(Role(role) for group in person.groups for role in settings.roles.get(group, ()))


def bind(connection: Connection, number: int, person: Person, by: str, token: int | None = None) -> None:
    """From now on an identity signs in as this person of a provider, in place of one that was withdrawn.

    Raises NotAllowedError where another identity that counts does.
    """
    bound = _bound(connection, person)
    if bound is not None and bound.identity != number:
        if counts(connection, bound.identity):
            raise NotAllowedError("access-provider-taken", who=person.name)
        withdraw(connection, bound.identity, by, Kind.PROVIDER)
        bound = None
    if bound is None:
        withdraw(connection, number, by, Kind.PROVIDER)
        label = person.name[:LONGEST_NAME]
        add(
            connection,
            number,
            Kind.PROVIDER,
            by,
            handle=_handle(person),
            label=label,
            token=token,
        )


def identity_of(connection: Connection, issuer: str, subject: str) -> int | None:
    """The number of who signs in as a subject of a provider; None where nobody does."""
    held = credential_of(connection, Kind.PROVIDER, f"{issuer} {subject}")
    return None if held is None else held.identity


def _bound(connection: Connection, person: Person) -> Credential | None:
    """The credential of a person, be its identity withdrawn."""
    held = (credential.c.kind == Kind.PROVIDER) & (credential.c.handle == _handle(person))
    number = connection.execute(select(credential.c.identity).where(held, credential.c.withdrawn_at.is_(None))).scalar()
    if number is None:
        return None
    return next(one for one in credentials(connection, number, Kind.PROVIDER) if one.handle == _handle(person))


def _handle(person: Person) -> str:
    return f"{person.issuer} {person.subject}"


def _free_name(connection: Connection, person: Person) -> str:
    """What the provider calls somebody; with a number behind where somebody else is called so."""
    name = visible(person.name)[: LONGEST_NAME - 8].strip() or person.subject[: LONGEST_NAME - 8]
    if folded(name).startswith(RESERVED) or folded(name) == "admin":
        name = f"({name})"
    taken = {folded(one) for one in counting_names(connection)}
    names = itertools.chain([name], (f"{name} ({count})" for count in itertools.count(2)))
    return next(one for one in names if folded(one) not in taken)


def _set_mapped(connection: Connection, number: int, roles: frozenset[Role], by: str) -> None:
    """The roles that a provider gave are these from now on; what an administrator gave stays."""
    counting = (identity_role.c.identity == number) & identity_role.c.withdrawn_at.is_(None)
    held = connection.execute(select(identity_role.c.role, identity_role.c.made_by).where(counting)).all()
    gone = {row.role for row in held if row.made_by == by} - roles
    if gone:
        over = update(identity_role).where(counting, identity_role.c.made_by == by, identity_role.c.role.in_(gone))
        connection.execute(over.values(withdrawn_by=by, withdrawn_at=now()))
    for role in sorted(roles - {row.role for row in held}):
        connection.execute(insert(identity_role).values(identity=number, role=role, made_by=by, made_at=now()))
