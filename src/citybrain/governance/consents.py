"""The ledger of consent: which streams of a person are read for which purpose, on what basis, since when, until when.

Persons stand there by pseudonyms; each has a code, by which they see their entries and who read their streams, and
withdraw what they agreed to. Entries are only ever added: a withdrawal is one more. Pseudonyms and streams are sealed
with the key of the person; the audit log knows persons by their number alone.
"""

from __future__ import annotations

import secrets
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import replace
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, select

from citybrain.governance.actor import Actor
from citybrain.governance.errors import AccessError, NotAllowedError, NotSignedInError
from citybrain.governance.pending import digest
from citybrain.governance.roles import PURPOSES, Basis, DataClass, purposes_for
from citybrain.kernel.errors import NotFoundError
from citybrain.records import Records
from citybrain.records.personal_keys import new_key, seal, unseal
from citybrain.records.rows import add_row
from citybrain.records.tables.base import now
from citybrain.records.tables.governance import consent_entry, data_subject, identity
from citybrain.records.tables.sensing import datastream

STANDS = 1.0
"""Seconds after which the ledger is read again: what another program withdraws is refused then."""

MOST_STREAMS = 100

LONGEST_VERSION = 100
_PERSONS = select(data_subject.c.id, data_subject.c.pseudonym, data_subject.c.key)
_PSEUDONYM = ("data_subject.pseudonym",)
"""What a pseudonym is sealed for: its key is of one row alone."""

PERSONAL = frozenset({DataClass.PERSONAL, DataClass.SENSITIVE_PERSONAL})


OWN = "own"
"""What somebody reads their own for; a purpose of the log alone, which opens nothing."""

PERSON = "person:"
"""How the name begins under which the log has who came with the code of a person; their number follows."""


class NewPerson(NamedTuple):
    """Somebody by number and pseudonym, and the code that they alone have."""

    number: int
    pseudonym: str
    code: str


class DataSubject(NamedTuple):
    """Somebody whom data is about, by number and pseudonym; `key` is None once they were erased.

    Who works for the city is known by the name of the `identities` that they have or had; `number` is that of the last.
    """

    number: int
    pseudonym: str
    key: str | None
    identities: tuple[int, ...] = ()

    @property
    def actor(self) -> Actor:
        """Who does something with the code of the person."""
        return Actor(f"{PERSON}{self.number}", purpose=OWN)


class ConsentEntry(NamedTuple):
    """What holds for the streams of a person: `withdrawn_at` is empty as long as it does.

    `person` is a pseudonym, `subject` their number. No streams are known where the key of the person is not here.
    """

    number: int
    subject: int
    person: str
    purpose: str
    basis: Basis
    text_version: str
    streams: tuple[int, ...]
    made_by: str
    made_at: str
    withdrawn_by: str
    withdrawn_at: str


def add_person(connection: Connection, by: str) -> NewPerson:
    """Let somebody be known by a pseudonym. The code is kept as its hash. Raises NotRecordedError without a key."""
    key, pseudonym, code = new_key(connection), f"person-{secrets.token_hex(4)}", secrets.token_urlsafe(32)
    sealed = seal(key, pseudonym, _PSEUDONYM)
    number = add_row(connection, data_subject, by, pseudonym=sealed, hash=digest(code).hex(), key=key)
    return NewPerson(number, pseudonym, code)


def person_of(connection: Connection, code: str) -> DataSubject:
    """Whoever has a code. Raises NotSignedInError where nobody has it."""
    row = connection.execute(_PERSONS.where(data_subject.c.hash == digest(code).hex())).first()
    if row is None:
        raise NotSignedInError("consent-code")
    return _person(row.id, row.pseudonym, row.key)


def person_named(connection: Connection, pseudonym: str) -> DataSubject:
    """Whoever has a pseudonym, or works or worked for the city under a name. Raises NotFoundError where nobody does."""
    named = next((one for one in persons_known(connection) if one.pseudonym == pseudonym), None)
    named = named or next((one for one in identities_known(connection) if one.pseudonym == pseudonym), None)
    if named is None:
        raise NotFoundError("consent-person", received=pseudonym)
    return named


def persons_known(connection: Connection) -> list[DataSubject]:
    """All whom data is or was about."""
    return [_person(row.id, row.pseudonym, row.key) for row in connection.execute(_PERSONS)]


def identities_known(connection: Connection) -> list[DataSubject]:
    """All who work or worked for the city, by name; those of a name are one."""
    named: defaultdict[str, list[Any]] = defaultdict(list)
    for row in connection.execute(select(identity.c.id, identity.c.name, identity.c.key).order_by(identity.c.id)):
        named[row.name].append(row)
    return [
        DataSubject(
            rows[-1].id, name, next((row.key for row in rows[::-1] if row.key), None), tuple(r.id for r in rows)
        )
        for name, rows in named.items()
    ]


def _person(number: int, pseudonym: str, key: str | None) -> DataSubject:
    return DataSubject(number, unseal(pseudonym, _PSEUDONYM) or f"unreadable-{number}", key)


def give_consent(
    connection: Connection,
    person: str,
    purpose: str,
    basis: Basis,
    text_version: str,
    streams: Collection[int],
    by: str,
    classes: Collection[DataClass] = tuple(DataClass),
) -> ConsentEntry:
    """Enter from now on that streams of a person may be read for a purpose; streams of other `classes` are not there.

    Raises NotFoundError for a person or a stream that there is not; AccessError for a purpose that needs no entry, a
    basis that it does not have, a stream that is not personal, no stream or too many, or no version of the text.
    """
    subject = person_named(connection, person)
    if subject.key is None:
        raise NotFoundError("consent-person", received=person)
    needing = [name for name, one in PURPOSES.items() if not one.by_law]
    if purpose not in needing:
        raise AccessError("consent-purpose", received=purpose, allowed=", ".join(needing))
    if basis not in PURPOSES[purpose].basis:
        raise AccessError("consent-basis", received=basis, allowed=", ".join(sorted(PURPOSES[purpose].basis)))
    version = " ".join(text_version.split())
    if not version or len(version) > LONGEST_VERSION or not version.isprintable():
        raise AccessError("consent-version", received=len(version), allowed=LONGEST_VERSION)
    wanted = sorted(set(streams))
    if not 1 <= len(wanted) <= MOST_STREAMS:
        raise AccessError("consent-streams", received=len(wanted), allowed=MOST_STREAMS)
    allowed = _of_classes(connection, wanted, PURPOSES[purpose].classes.intersection(classes))
    if missing := next((number for number in wanted if number not in allowed), None):
        raise NotFoundError("consent-stream", received=missing)
    row = {"subject": subject.number, "purpose": purpose, "basis": basis.value, "text_version": version}
    row["made_at"] = now()
    sealed = seal(subject.key, " ".join(map(str, wanted)), _bound(row))
    add_row(connection, consent_entry, by, **row, streams=sealed)
    return consents(connection, subject.number)[0]


def withdraw_consent(connection: Connection, number: int, by: str, subject: int | None = None) -> ConsentEntry:
    """From now on an entry holds no more; with the number of a person only one of theirs. `by` is empty where they
    withdraw it themselves. Nothing happens where it does not already.

    Raises NotFoundError where there is no such entry.
    """
    entry = next((one for one in consents(connection, subject) if one.number == number), None)
    if entry is None:
        raise NotFoundError("consent-entry", received=number)
    if not entry.withdrawn_at:
        row = connection.execute(select(consent_entry).where(consent_entry.c.id == number)).mappings().one()
        same = {name: row[name] for name in ("subject", "purpose", "basis", "text_version")}
        add_row(connection, consent_entry, by, **same, streams="", ends=number)
    return next(one for one in consents(connection, subject) if one.number == number)


def consents(connection: Connection, subject: int | None = None, purpose: str | None = None) -> list[ConsentEntry]:
    """All entries, or those of a person or for a purpose, the newest first, each with its withdrawal."""
    asked = select(consent_entry, data_subject.c.pseudonym, data_subject.c.key)
    asked = asked.join(data_subject).order_by(consent_entry.c.id.desc())
    if subject is not None:
        asked = asked.where(consent_entry.c.subject == subject)
    if purpose is not None:
        asked = asked.where(consent_entry.c.purpose == purpose)
    rows = connection.execute(asked).all()
    persons = {row.subject: row for row in rows}
    names = {number: _person(number, row.pseudonym, row.key).pseudonym for number, row in persons.items()}
    ended = {row.ends: row for row in rows if row.ends is not None}
    return [
        ConsentEntry(
            row.id, row.subject, names[row.subject], row.purpose, Basis(row.basis), row.text_version,
            _numbers(unseal(row.streams, _bound(row._mapping)) or ""), row.made_by, row.made_at,
            *_end(ended.get(row.id), names),
        )
        for row in rows
        if row.ends is None
    ]  # fmt: skip


def _bound(row: Mapping[Any, Any]) -> tuple[str, ...]:
    """What the streams of an entry are sealed for."""
    return ("consent_entry.streams", *(row[name] for name in ("purpose", "basis", "text_version", "made_at")))


def streams_of(entries: Iterable[ConsentEntry]) -> frozenset[int]:
    """All streams that entries are for."""
    return frozenset(stream for entry in entries for stream in entry.streams)


def _end(row: Row[Any] | None, names: Mapping[int, str]) -> tuple[str, str]:
    return (row.made_by or names[row.subject], row.made_at) if row is not None else ("", "")


class ConsentLedger:
    """Which streams entries open now. Safe for threads; `clock` tells seconds that never go back."""

    def __init__(self, records: Records, clock: Callable[[], float] = time.monotonic) -> None:
        self._records = records
        self._clock = clock
        self._lock = threading.Lock()
        self._known: dict[tuple[str, frozenset[DataClass]], tuple[float, frozenset[int]]] = {}

    def forget(self) -> None:
        """Read the ledger again: something was entered or withdrawn in this process."""
        with self._lock:
            self._known.clear()

    def reading_for(self, actor: Actor, purpose: str) -> Actor:
        """Somebody with what they read for. Raises NotAllowedError for a purpose that is not for their roles."""
        allowed = purposes_for(actor.roles)
        if purpose not in allowed:
            raise NotAllowedError("access-purpose", received=purpose, allowed=", ".join(allowed) or "-")
        agreed = frozenset[int]() if PURPOSES[purpose].by_law else self.agreed(purpose, actor.opens(purpose))
        return replace(actor, purpose=purpose, agreed=agreed)

    def agreed(self, purpose: str, classes: frozenset[DataClass]) -> frozenset[int]:
        """Streams of some classes that may be read for a purpose since everybody whom they are about agreed."""
        with self._lock:
            until, known = self._known.get((purpose, classes), (0.0, frozenset[int]()))
        if self._clock() < until:
            return known
        read = self._clock()
        with self._records.read() as connection:
            found = _agreed(connection, purpose, classes)
        with self._lock:
            self._known[purpose, classes] = read + STANDS, found
        return found


def _agreed(connection: Connection, purpose: str, classes: frozenset[DataClass]) -> frozenset[int]:
    """Of each person the last word on a stream counts, and one who withdrew closes it."""
    last: dict[tuple[int, int], bool] = {}
    for entry in consents(connection, purpose=purpose)[::-1]:
        last.update(((entry.subject, stream), not entry.withdrawn_at) for stream in entry.streams)
    opened = {stream for (_, stream), holds in last.items() if holds}
    closed = {stream for (_, stream), holds in last.items() if not holds}
    return _of_classes(connection, opened - closed, classes & PERSONAL)


def _of_classes(connection: Connection, streams: Iterable[int], classes: Collection[DataClass]) -> frozenset[int]:
    asked = select(datastream.c.id).where(datastream.c.data_class.in_(sorted(classes)))
    known = frozenset(connection.execute(asked.where(datastream.c.withdrawn_at.is_(None))).scalars())
    return known.intersection(streams)


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(map(int, text.split()))
