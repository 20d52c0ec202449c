"""Identities, their roles and their tokens in the records of a city. Nothing is deleted, only withdrawn."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, Table, select, update

from citybrain.governance.actor import Actor
from citybrain.governance.errors import AccessError
from citybrain.governance.names import folded, visible
from citybrain.governance.roles import RIGHTS, Permission, Role
from citybrain.governance.tokens import NO_SECRET, Token, hash_of, new_secret
from citybrain.kernel.errors import NotFoundError
from citybrain.records.rows import add_row
from citybrain.records.tables.base import now
from citybrain.records.tables.governance import access_token, identity, identity_role
from citybrain.records.tables.notifications import subscription

ADMINISTRATOR = "admin"
RESERVED = ("anonymous", "connector:", "person:", "provider:")
"""How names begin that the program gives itself: to who did not sign in, what fetches readings, who has the code of a
person, who says who one is.
"""

FOUNDED_WITH = frozenset({Role.ADMINISTRATOR, Role.DATA_STEWARD})
"""Roles of the first identity of a city: until there is a steward, it is one as well."""

DAYS = 365
MOST_DAYS = 3650
LONGEST_NAME = 100


class Identity(NamedTuple):
    """A person, a program or a device that is known by name."""

    number: int
    name: str
    roles: tuple[Role, ...]
    made_by: str
    made_at: str
    withdrawn_by: str | None
    withdrawn_at: str | None
    department: str | None


class Given(NamedTuple):
    """A token that was given, without its secret; without scopes it may all that its roles may. Times are as kept."""

    number: int
    identity: int
    name: str
    scopes: tuple[Permission, ...]
    purpose: str
    expires_at: str
    made_by: str
    made_at: str
    withdrawn_by: str | None
    withdrawn_at: str | None


class Standing(NamedTuple):
    """How a token stands: who has it, the hash of its secret, until when it holds."""

    actor: Actor
    hash: str
    expires_at: str


def add_identity(connection: Connection, name: str, roles: Iterable[Role], by: str) -> int:
    """Number of a new identity.

    Raises AccessError where its name is empty, too long, taken or one of the program, and without a role.
    """
    said, given = " ".join(visible(name).split()), frozenset(roles)
    if not said or len(said) > LONGEST_NAME:
        raise AccessError("access-name", received=name[: LONGEST_NAME + 1], allowed=LONGEST_NAME)
    if not given:
        raise AccessError("access-no-role", name=said, allowed=", ".join(Role))
    taken = {folded(one): one for one in counting_names(connection)}.get(folded(said))
    if taken is not None:
        raise AccessError("access-name-taken", name=taken)
    plain = folded(said)
    if plain.startswith(RESERVED) or (plain == ADMINISTRATOR and Role.ADMINISTRATOR not in given):
        raise AccessError("access-name-reserved", received=said)
    number = add_row(connection, identity, by, name=said)
    for role in sorted(given):
        add_row(connection, identity_role, by, identity=number, role=role)
    return number


def set_roles(connection: Connection, name: str, roles: Iterable[Role], by: str) -> None:
    """Give an identity these roles and no others. Raises NotFoundError, and AccessError without a role."""
    number, wanted = _require(connection, name), frozenset(roles)
    if not wanted:
        raise AccessError("access-no-role", name=name, allowed=", ".join(Role))
    if Role.ADMINISTRATOR not in wanted:
        _require_another(connection, number, name)
    had = frozenset(roles_held(connection, number))
    _withdraw(connection, identity_role, by, identity_role.c.identity == number, identity_role.c.role.in_(had - wanted))
    for role in sorted(wanted - had):
        add_row(connection, identity_role, by, identity=number, role=role)


def give_token(
    connection: Connection,
    name: str,
    scopes: Iterable[Permission],
    days: int,
    purpose: str,
    by: str,
    streams: Iterable[int] | None = None,
) -> Token:
    """A new token of an identity; without scopes it may all that its roles ever may. The secret is known here alone.

    With `streams` it sends readings of these and may nothing else. Raises NotFoundError for an unknown identity,
    AccessError for a scope that its roles do not have, and for days outside 1 to 3650.
    """
    number = _require(connection, name)
    roles = roles_held(connection, number)
    possible = frozenset[Permission]().union(*(RIGHTS[role].permissions for role in roles))
    asked = frozenset(scopes)
    if beyond := asked - possible:
        told = {"received": ", ".join(sorted(beyond)), "allowed": ", ".join(sorted(possible))}
        raise AccessError("access-scope", name=name, **told)
    if not 1 <= days <= MOST_DAYS:
        raise AccessError("access-days", received=days, allowed=MOST_DAYS)
    until = datetime.datetime.now(datetime.UTC) + datetime.timedelta(days=days)
    secret = new_secret()
    made = add_row(
        connection,
        access_token,
        by,
        identity=number,
        hash=hash_of(secret),
        scopes=" ".join(sorted(asked)),
        expires_at=until.isoformat(timespec="microseconds"),
        purpose=" ".join(purpose.split())[:LONGEST_NAME],
        streams=None if streams is None else " ".join(map(str, sorted(streams))),
    )
    return Token(made, secret)


def revoke_token(connection: Connection, number: int, by: str, name: str | None = None) -> None:
    """The token no longer holds. Raises NotFoundError for one that is not there, is not of `name`, or was revoked."""
    whose = () if name is None else (access_token.c.identity == _require(connection, name),)
    if not _withdraw(connection, access_token, by, access_token.c.id == number, *whose):
        raise NotFoundError("access-token-unknown", received=number)


def withdraw_identity(connection: Connection, name: str, by: str) -> None:
    """The identity no longer counts, nor do its tokens; nothing says where it was reached. Raises NotFoundError."""
    number = _require(connection, name)
    _require_another(connection, number, name)
    _withdraw(connection, access_token, by, access_token.c.identity == number)
    _withdraw(connection, subscription, by, subscription.c.identity == number)
    connection.execute(update(subscription).where(subscription.c.identity == number).values(address="", seed=None))
    _withdraw(connection, identity, by, identity.c.id == number)


def create_first_administrator(connection: Connection, by: str) -> Token | None:
    """A token of the first identity of a city; None where it has identities, be they withdrawn."""
    if connection.execute(select(identity.c.id).limit(1)).first() is not None:
        return None
    return reset_administrator(connection, by)


def reset_administrator(connection: Connection, by: str) -> Token:
    """A new token of the administrator, who is made again where withdrawn; all of their earlier ones are revoked."""
    number = _identity(connection, ADMINISTRATOR)
    if number is None:
        add_identity(connection, ADMINISTRATOR, FOUNDED_WITH, by)
    else:
        _withdraw(connection, access_token, by, access_token.c.identity == number)
        set_roles(connection, ADMINISTRATOR, FOUNDED_WITH | frozenset(roles_held(connection, number)), by)
    return give_token(connection, ADMINISTRATOR, (), DAYS, "", by)


def link_token(connection: Connection, by: str) -> int | None:
    """Number of a token that a sign-in link of the administrator stands for, given where none that may all holds.

    None where the administrator was withdrawn.
    """
    number = _identity(connection, ADMINISTRATOR)
    if number is None:
        return None
    wide = (access_token.c.identity == number) & (access_token.c.scopes == "") & access_token.c.withdrawn_at.is_(None)
    wide &= access_token.c.hash != NO_SECRET
    held = select(access_token.c.id).where(wide, access_token.c.expires_at > now()).order_by(access_token.c.id.desc())
    found = connection.execute(held).scalar()
    return give_token(connection, ADMINISTRATOR, (), DAYS, "", by).number if found is None else found


def identities(connection: Connection) -> list[Identity]:
    """All that there ever were, by number."""
    rows = connection.execute(select(identity).order_by(identity.c.id)).all()
    return [
        Identity(
            row.id, row.name, tuple(roles_held(connection, row.id)), row.made_by, row.made_at, row.withdrawn_by,
            row.withdrawn_at, row.department,
        )
        for row in rows
    ]  # fmt: skip


def counting_names(connection: Connection) -> frozenset[str]:
    """Names of the identities that count."""
    return frozenset(connection.execute(select(identity.c.name).where(identity.c.withdrawn_at.is_(None))).scalars())


def tokens(connection: Connection) -> list[Given]:
    """All that were ever given, by number; not those that a session has without a secret."""
    table = access_token
    asked = select(table, identity.c.name).join(identity, identity.c.id == table.c.identity).order_by(table.c.id)
    asked = asked.where(table.c.hash != NO_SECRET)
    return [
        Given(
            row.id, row.identity, row.name, _scopes(row.scopes), row.purpose, row.expires_at,
            row.made_by, row.made_at, row.withdrawn_by, row.withdrawn_at,
        )
        for row in connection.execute(asked)
    ]  # fmt: skip


def number_of(connection: Connection, name: str) -> int | None:
    """The number of the identity of a name that counts, else of the only one whose name is alike; None without one."""
    exact = _identity(connection, " ".join(name.split()))
    if exact is not None:
        return exact
    counting = select(identity.c.id, identity.c.name).where(identity.c.withdrawn_at.is_(None))
    wanted = folded(name)
    same = [row.id for row in connection.execute(counting) if folded(row.name) == wanted]
    return same[0] if len(same) == 1 else None


TOKEN = "token"
"""How a session was begun: with a token, and nothing else that proves who somebody is."""


def tokens_of(connection: Connection, number: int) -> dict[int, str]:
    """How sessions of each token of an identity were begun: `TOKEN`, or what one that only a session has is for."""
    asked = select(access_token).where(access_token.c.identity == number, access_token.c.withdrawn_at.is_(None))
    return {row.id: row.purpose if row.hash == NO_SECRET else TOKEN for row in connection.execute(asked)}


def counts(connection: Connection, number: int) -> bool:
    """Whether an identity was not withdrawn."""
    counting = (identity.c.id == number) & identity.c.withdrawn_at.is_(None)
    return connection.execute(select(identity.c.id).where(counting)).first() is not None


def name_of(connection: Connection, number: int) -> str:
    """The name of an identity that counts. Raises NotFoundError."""
    asked = select(identity.c.name).where(identity.c.id == number, identity.c.withdrawn_at.is_(None))
    name = connection.execute(asked).scalar()
    if name is None:
        raise NotFoundError("access-name-unknown", received=str(number))
    return str(name)


def standing(connection: Connection, number: int) -> Standing | None:
    """How a token stands; None where there is none of this number, and where it or its identity was withdrawn."""
    return standings(connection, [number]).get(number)


def standings(connection: Connection, numbers: Collection[int]) -> dict[int, Standing]:
    """How tokens stand, those that do."""
    asked = (
        select(access_token, identity.c.name, identity.c.department)
        .join(identity, identity.c.id == access_token.c.identity)
        .where(access_token.c.id.in_(numbers), access_token.c.withdrawn_at.is_(None), identity.c.withdrawn_at.is_(None))
    )
    rows = connection.execute(asked).all()
    having = identity_role.c.identity.in_({row.identity for row in rows}) & identity_role.c.withdrawn_at.is_(None)
    roles: defaultdict[int, set[Role]] = defaultdict(set)
    for owner, role in connection.execute(select(identity_role.c.identity, identity_role.c.role).where(having)):
        roles[owner].add(Role(role))
    return {row.id: _standing(row, frozenset(roles[row.identity])) for row in rows}


def _standing(row: Row[Any], roles: frozenset[Role]) -> Standing:
    streams = None if row.streams is None else frozenset(map(int, row.streams.split()))
    actor = Actor(
        row.name, roles, frozenset(_scopes(row.scopes) or Permission), row.id, streams, department=row.department
    )
    return Standing(actor, row.hash, row.expires_at)


def _identity(connection: Connection, name: str) -> int | None:
    same = (identity.c.name == name) & identity.c.withdrawn_at.is_(None)
    return connection.execute(select(identity.c.id).where(same)).scalar()


def _require(connection: Connection, name: str) -> int:
    number = _identity(connection, name)
    if number is None:
        raise NotFoundError("access-name-unknown", received=name)
    return number


def _require_another(connection: Connection, number: int, name: str) -> None:
    """Raises AccessError where an identity is the last administrator."""
    having = (identity_role.c.role == Role.ADMINISTRATOR) & identity_role.c.withdrawn_at.is_(None)
    counting = having & identity.c.withdrawn_at.is_(None)
    joined = identity_role.join(identity, identity.c.id == identity_role.c.identity)
    asked = select(identity_role.c.identity).select_from(joined).where(counting)
    if set(connection.execute(asked).scalars()) == {number}:
        raise AccessError("access-last-administrator", name=name)


def _scopes(kept: str) -> tuple[Permission, ...]:
    return tuple(Permission(scope) for scope in kept.split())


def roles_held(connection: Connection, number: int) -> list[Role]:
    """The roles of an identity."""
    having = (identity_role.c.identity == number) & identity_role.c.withdrawn_at.is_(None)
    return [Role(role) for role in connection.execute(select(identity_role.c.role).where(having)).scalars()]


def _withdraw(connection: Connection, table: Table, by: str, *which: Any) -> int:
    counting = update(table).where(table.c.withdrawn_at.is_(None), *which)
    return connection.execute(counting.values(withdrawn_by=by, withdrawn_at=now())).rowcount
