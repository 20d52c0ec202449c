"""What somebody signs in with beside a token: a password, codes by time, passkeys, one-time links, a provider.

Each is set by the person herself; nobody else learns it. Nothing is deleted, only withdrawn.
"""

from __future__ import annotations

import datetime
import secrets
import threading
from collections.abc import Iterable, Mapping
from enum import StrEnum
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, select, update

from citybrain.governance.errors import AccessError, NotSignedInError
from citybrain.governance.links import new_code
from citybrain.governance.passwords import require_good
from citybrain.governance.pending import digest
from citybrain.governance.register import counts, name_of
from citybrain.governance.time_codes import step_of
from citybrain.governance.tokens import HASHER, fits
from citybrain.records.personal_keys import is_here, new_key, seal, unseal
from citybrain.records.rows import add_row
from citybrain.records.tables.base import now
from citybrain.records.tables.governance import credential, identity

MOST = 20
"""Passkeys of one identity."""

LINK_DAYS = 3
"""Days that a link to set up one's own access can be followed, once."""

RECOVERY_CODES = 10
ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
RECOVERY_LENGTH = 24
"""Characters of a recovery code: 120 bits, so that one SHA-256 keeps it."""


HASHING = threading.Lock()
"""One password is held against its hash at a time: each takes 19 MiB."""


class Kind(StrEnum):
    """What a credential is."""

    PASSWORD = "password"
    TIME_CODE = "time_code"
    RECOVERY = "recovery"
    PASSKEY = "passkey"
    LINK = "link"
    PROVIDER = "provider"


OWN = (Kind.PASSWORD, Kind.TIME_CODE, Kind.PASSKEY, Kind.PROVIDER)
"""Kinds that somebody sets and removes themselves, and that prove who they are."""


class Credential(NamedTuple):
    """One that counts. `identity` is a number. `secret` is None where it is sealed by a key that is not here."""

    number: int
    identity: int
    kind: Kind
    handle: str | None
    secret: str | None
    label: str
    counter: int
    made_at: str


def credentials(connection: Connection, number: int, *kinds: Kind) -> list[Credential]:
    """Those of an identity that count, of some kinds or of all."""
    return _those(connection, credential.c.identity == number, credential.c.kind.in_(kinds or tuple(Kind)))


def any_of(connection: Connection) -> frozenset[Kind]:
    """Kinds that somebody has one of."""
    asked = select(credential.c.kind).where(credential.c.withdrawn_at.is_(None)).distinct()
    return frozenset(map(Kind, connection.execute(asked).scalars()))


def find(connection: Connection, kind: Kind, handle: str) -> Credential | None:
    """The one of a kind that a handle names, of an identity that counts; else None."""
    held = _those(connection, credential.c.kind == kind, credential.c.handle == handle)
    return next((one for one in held if counts(connection, one.identity)), None)


def set_with(connection: Connection, token: int) -> list[Credential]:
    """Those that count and were set in a session that was begun with a token, which outlive it."""
    return _those(connection, credential.c.token == token)


def set_password(connection: Connection, number: int, password: str, token: int | None = None) -> None:
    """In place of the one before. Raises AccessError for one that is short or that others try first."""
    name = name_of(connection, number)
    require_good(password, name)
    withdraw(connection, number, name, Kind.PASSWORD)
    add(connection, number, Kind.PASSWORD, name, secret=HASHER.hash(password), token=token)


def begin_link(connection: Connection, number: int, by: str) -> str:
    """The code of a link that signs an identity in once, in place of the one before. Raises NotFoundError."""
    name_of(connection, number)
    withdraw(connection, number, by, Kind.LINK)
    code = new_code()
    until = datetime.datetime.now(datetime.UTC) + datetime.timedelta(days=LINK_DAYS)
    kept = {"handle": digest(code).hex(), "secret": until.isoformat(timespec="microseconds")}
    add(connection, number, Kind.LINK, by, **kept)
    return code


def follow_link(connection: Connection, code: str) -> int | None:
    """The number of who a link signs in, which then holds no longer; None for a code that does not hold."""
    link = find(connection, Kind.LINK, digest(code).hex())
    if link is None or not _used(connection, link, name_of(connection, link.identity)):
        return None
    return link.identity if link.secret and now() < link.secret else None


def set_time_codes(connection: Connection, number: int, secret: str, code: str, token: int | None = None) -> list[str]:
    """Ask an identity for codes of a secret from now on. New recovery codes, which are told this once.

    Raises AccessError where a code is not one of the secret.
    """
    step = step_of(secret, code, 0)
    if step is None:
        raise AccessError("access-code-wrong")
    name = name_of(connection, number)
    withdraw(connection, number, name, Kind.TIME_CODE)
    add(connection, number, Kind.TIME_CODE, name, secret=secret, counter=step, token=token)
    return renew_recovery_codes(connection, number)


def renew_recovery_codes(connection: Connection, number: int) -> list[str]:
    """Ten codes in place of the ones before, each of which stands once for a code by time."""
    name = name_of(connection, number)
    withdraw(connection, number, name, Kind.RECOVERY)
    codes = ["".join(secrets.choice(ALPHABET) for _ in range(RECOVERY_LENGTH)) for _ in range(RECOVERY_CODES)]
    for code in codes:
        add(connection, number, Kind.RECOVERY, name, handle=digest(code).hex())
    return ["-".join(code[at : at + 4] for at in range(0, RECOVERY_LENGTH, 4)) for code in codes]


def use_code(connection: Connection, number: int, code: str) -> bool:
    """Whether a code by time or a recovery code is right; it then holds no longer, nor do codes of earlier times.

    Raises NotSignedInError for any other code where what codes by time are held against cannot be read.
    """
    held = credentials(connection, number, Kind.TIME_CODE)
    text = "".join(one for one in code.upper() if one.isalnum())
    for one in held:
        step = step_of(one.secret, text, one.counter) if one.secret else None
        if step is not None:
            return advance(connection, one, step)
    recovery = find(connection, Kind.RECOVERY, digest(text).hex()) if held else None
    if recovery is not None and recovery.identity == number:
        return _used(connection, recovery, name_of(connection, number))
    if any(one.secret is None for one in held):
        raise NotSignedInError("access-code-lost")
    return False


def fits_password(connection: Connection, number: int | None, password: str) -> bool:
    """Whether a password is that of an identity. It takes as long where there is none."""
    held = [] if number is None else credentials(connection, number, Kind.PASSWORD)
    kept = (held[0].secret if held else None) or _nobodys()
    with HASHING:
        return fits(kept, password) and bool(held)


def advance(connection: Connection, one: Credential, counter: int) -> bool:
    """Whether the counter of a credential grows to a value: of two who use one at once it is so for one alone."""
    counting = (credential.c.id == one.number) & (credential.c.counter < counter) & credential.c.withdrawn_at.is_(None)
    return connection.execute(update(credential).where(counting).values(counter=counter)).rowcount == 1


def add(connection: Connection, number: int, kind: Kind, by: str, **told: Any) -> int:
    """A new credential of an identity. Raises NotRecordedError where its label or secret cannot be sealed."""
    row = {"handle": None, "secret": "", "label": "", "counter": 0, **told, "kind": kind.value, "made_at": now()}
    for name in ("label", *(["secret"] if kind is Kind.TIME_CODE else [])):
        row[name] = seal(key_of_identity(connection, number), row[name], _bound(name, row)) if row[name] else ""
    return add_row(connection, credential, by, identity=number, **row)


def key_of_identity(connection: Connection, number: int) -> str:
    """What names the key of an identity, made where it has none that is here."""
    key = connection.execute(select(identity.c.key).where(identity.c.id == number)).scalar_one()
    if key is None or not is_here(key):
        key = new_key(connection)
        connection.execute(update(identity).where(identity.c.id == number).values(key=key))
    return str(key)


def withdraw(connection: Connection, number: int, by: str, *kinds: Kind, only: int | None = None) -> int:
    """How many credentials of an identity no longer count: those of some kinds, or `only` the one of a number."""
    which = [credential.c.identity == number, credential.c.kind.in_(kinds)]
    which += [] if only is None else [credential.c.id == only]
    return _withdrawn(connection, by, *which)


def _used(connection: Connection, one: Credential, by: str) -> bool:
    return _withdrawn(connection, by, credential.c.id == one.number) == 1


def _withdrawn(connection: Connection, by: str, *which: ColumnElement[bool]) -> int:
    """They stay on record without what was secret of them."""
    counting = update(credential).where(credential.c.withdrawn_at.is_(None), *which)
    return connection.execute(counting.values(withdrawn_by=by, withdrawn_at=now(), secret="")).rowcount


def _those(connection: Connection, *which: ColumnElement[bool]) -> list[Credential]:
    asked = select(credential).where(credential.c.withdrawn_at.is_(None), *which).order_by(credential.c.id)
    return [
        Credential(
            row.id, row.identity, Kind(row.kind), row.handle, unseal(row.secret, _bound("secret", row._mapping)),
            unseal(row.label, _bound("label", row._mapping)) or "", row.counter, row.made_at,
        )
        for row in connection.execute(asked)
    ]  # fmt: skip


def _bound(name: str, row: Mapping[Any, Any]) -> tuple[str | None, ...]:
    """What a field of a credential is sealed for."""
    return (f"credential.{name}", row["kind"], row["handle"], row["made_at"])


def needs_code(held: Iterable[Credential]) -> bool:
    """Whether a code is asked for beside a password."""
    return any(one.kind is Kind.TIME_CODE for one in held)


def has_second_factor(held: Iterable[Credential]) -> bool:
    """Whether somebody set up more than a password: codes by time or a passkey."""
    return any(one.kind in (Kind.TIME_CODE, Kind.PASSKEY) for one in held)


@cache
def _nobodys() -> str:
    """The hash of a password that nobody has, so that who guesses names cannot tell by the time it takes."""
    return HASHER.hash(secrets.token_urlsafe(32))
