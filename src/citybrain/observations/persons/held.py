"""What is held about one person: what they agreed to, and the streams that are about them.

Of an erasure a mark stays in the folder of keys. It has numbers alone, which the erased records tell as well; by it who
was erased is known in an older copy of the records, which has the streams again.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, NamedTuple

from sqlalchemy import Connection, select

from citybrain.governance.consents import ConsentEntry, DataSubject, consents, streams_of
from citybrain.governance.errors import AccessError
from citybrain.records.bound_fields import unread_keys
from citybrain.records.errors import NotRecordedError
from citybrain.records.personal_keys import is_here, leave_proof, proofs
from citybrain.records.tables.sensing import datastream

Numbers = frozenset[int]


class HeldAboutPerson(NamedTuple):
    """Entries of a person; `streams` are about them alone, `shared` ones about those of `others` too, which hold."""

    entries: list[ConsentEntry]
    streams: Numbers
    shared: Numbers
    others: list[ConsentEntry]


class ErasureMark(NamedTuple):
    """That somebody was erased at a time, and which streams were about them; `shared` ones of these, about others too,
    stayed.
    """

    at: str
    streams: Numbers
    shared: Numbers = frozenset()


def leave_mark(key: str, mark: ErasureMark) -> None:
    """Let it be known by what named the key of a person. Raises NotRecordedError."""
    leave_proof(key, json.dumps({"at": mark.at, "streams": sorted(mark.streams), "shared": sorted(mark.shared)}))


def erasure_marks() -> dict[str, ErasureMark]:
    """Marks by the keys of whom they are of. Raises NotRecordedError where one cannot be read."""
    marks = {}
    for key, proof in proofs().items():
        try:
            said = json.loads(proof)
            streams, shared = (frozenset(map(int, numbers)) for numbers in (said["streams"], said.get("shared", ())))
            marks[key] = ErasureMark(str(said["at"]), streams, shared)
        except (AttributeError, KeyError, TypeError, ValueError) as problem:
            raise NotRecordedError("personal-keys-unusable", problem=f"{key}: {problem}") from problem
    return marks


def mark_of(proof: Mapping[str, Any]) -> ErasureMark:
    """The mark that an erasure left, of the proof that was answered with."""
    shared = frozenset[int](proof["shared"])
    return ErasureMark(proof["at"], shared.union(proof["streams"]), shared)


def held_about(connection: Connection, person: DataSubject) -> HeldAboutPerson:
    """What is held as the ledger has it, also as a mark has it of who was erased elsewhere; nothing of who works here.

    Raises AccessError where they were erased here before, and where their key is not here or does not open all that was
    sealed with it, so that nobody knows their streams.
    """
    if person.identities:
        return HeldAboutPerson([], frozenset(), frozenset(), [])
    if person.key is None:
        raise AccessError("erasure-done", received=person.pseudonym)
    mark = erasure_marks().get(person.key)
    if mark is None and not is_here(person.key):
        raise AccessError("erasure-key-lost", received=person.pseudonym)
    if person.key in unread_keys(connection):
        raise AccessError("erasure-unread", received=person.pseudonym)
    entries = consents(connection, person.number)
    others = [one for one in consents(connection) if one.subject != person.number]
    about = streams_of(entries) | (frozenset() if mark is None else of_before(connection, mark))
    shared = about & (streams_of(others) | (frozenset() if mark is None else mark.shared))
    holding = [one for one in others if not one.withdrawn_at and shared.intersection(one.streams)]
    return HeldAboutPerson(entries, about - shared, shared, holding)


def of_before(connection: Connection, mark: ErasureMark) -> Numbers:
    """The streams of a mark that were there when it was left: later ones of the same numbers are others."""
    older = select(datastream.c.id).where(datastream.c.id.in_(mark.streams), datastream.c.made_at <= mark.at)
    return frozenset(connection.execute(older).scalars())
