"""Erase what is held about a person: their streams with all readings, what records say of these, their pseudonym; of
who worked for the city their name, and what they signed in with.

Entries of the ledger of consent and of the audit log stay, as the law wants them for proof: they are of a number, and
the key is destroyed that told whose it was and which streams were meant, in every copy that was ever made. A mark
stays in the folder of keys: by it an erasure that was stopped is finished, and carried out again in a copy of before.
"""

from __future__ import annotations

import hashlib
import json
import secrets
import shutil
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from sqlalchemy import Connection, func, select, update

from citybrain.governance import Actor, Permission
from citybrain.governance.audit import Noted, note
from citybrain.governance.consents import (
    PERSONAL,
    ConsentEntry,
    DataSubject,
    identities_known,
    persons_known,
    withdraw_consent,
)
from citybrain.governance.errors import AccessError
from citybrain.governance.identity_records import overwrite_identity, rows_that_stay
from citybrain.governance.register import counts
from citybrain.governance.signing_key import holds, signing_key
from citybrain.kernel.errors import CityBrainError
from citybrain.observations.forecasts.files import folder_of
from citybrain.observations.persons.described import ERASED, erase_described, models_of
from citybrain.observations.persons.held import (
    ErasureMark,
    Numbers,
    erasure_marks,
    held_about,
    leave_mark,
    mark_of,
    of_before,
)
from citybrain.observations.readings.columns import NO_FEATURE
from citybrain.observations.retention.copies import NAMED
from citybrain.observations.retention.declaration import declared
from citybrain.observations.sensing import Sensing
from citybrain.records import remove_copies_of_before
from citybrain.records.personal_keys import destroy, is_here
from citybrain.records.tables.base import now
from citybrain.records.tables.governance import audit_entry, audit_head, data_subject, identity
from citybrain.records.tables.sensing import datastream

END = 253_370_764_800_000_000
"""1 January 9999 [µs]: what is measured before it, which is everything, is forgotten."""

MOST_NAMED = 5
"""Copies that the entry of the audit log names, the newest ones."""

AGAIN = Actor("upkeep")
"""Who erases somebody again."""

DOWNLOADS = ("backup downloaded", "whole city")
"""Objects of the entries of the audit log that tell of a backup as one file."""


class ErasureProof(NamedTuple):
    """What was erased of the person of a number, when, and who asked for it; empty where they did it themselves.

    `shared` streams are about others too, and stay; what these agreed to for them holds no more. `sha256` is the hash
    of `salt` and of what was there as `inventory` has it. `copies` were made before and still hold the readings, of
    which nothing tells any more whose they are; `downloads` are backups that were written as files, wherever they are.
    `kept` counts rows that the law wants to stay, by table: of a person those of a number, of who worked for the city
    those with their name. `signature` is over the person and the mark, by the key that signs the audit log, whose
    public half is `key`; both are "" where none was at hand.
    """

    person: int
    at: str
    by: str
    streams: tuple[int, ...]
    shared: tuple[int, ...]
    readings: int
    rows: int
    salt: str
    sha256: str
    copies: tuple[str, ...]
    downloads: int
    kept: dict[str, int]
    key: str = ""
    signature: str = ""


def erase(sensing: Sensing, person: DataSubject, actor: Actor, own: bool = False) -> ErasureProof:
    """Erase a person; `own` where they asked for it with their code. Where it was stopped it can be asked for again;
    once their mark is left it is finished when the city is opened the next time.

    Raises AccessError as `held_about` does, for who still works for the city, and where something was entered or
    withdrawn meanwhile.
    """
    with sensing.records.read() as connection:
        held = held_about(connection, person)
        kept = rows_that_stay(connection, person) if person.identities else {"consent_entry": len(held.entries)}
        _require_erasable(connection, person, actor)
    streams, salt, by = held.streams, secrets.token_hex(16), "" if own else actor.name
    told = hashlib.sha256(f"{salt}\n{inventory(sensing, person, held.entries, streams)}".encode()).hexdigest()
    rows, models = _close(sensing, streams, by or "-")
    readings = _forget(sensing, streams)
    for model in models:
        shutil.rmtree(folder_of(sensing.folder, model), ignore_errors=True)
    proof = ErasureProof(
        person.number, now(), by, tuple(sorted(streams)), tuple(sorted(held.shared)), readings, rows, salt, told,
        copies_of(sensing.folder), _downloads(sensing, person), kept,
    )  # fmt: skip
    with sensing.records.begin() as connection:
        if held_about(connection, person) != held:
            raise AccessError("erasure-changed")
        for entry in held.others:  # nobody could tell any more that one whom these are about does not agree
            withdraw_consent(connection, entry.number, by, entry.subject)
        proof = proof._replace(rows=rows + _without_name(connection, person, by, proof.at))
        whose = "identity" if person.identities else "person"
        note(connection, Noted(actor, Permission.KEEP_OBSERVATIONS, _entry(whose, proof), readings + proof.rows))
        if person.key is not None:
            leave_mark(person.key, ErasureMark(proof.at, held.streams | held.shared, held.shared))
    if person.key is not None:
        destroy(person.key)
    if (key := signing_key()) is not None:
        signed = key.sign(_signed_text(person.number, mark_of(proof._asdict())))
        proof = proof._replace(key=key.public, signature=signed)
    remove_copies_of_before(sensing.folder)
    sensing.records.scrub()
    return proof


def _signed_text(person: int, mark: ErasureMark) -> bytes:
    return json.dumps([person, mark.at, sorted(mark.streams), sorted(mark.shared)]).encode()


def accept_proof(connection: Connection, person: DataSubject, proof: Mapping[str, Any]) -> None:
    """Let the proof of an erasure of the person of a number stand for its mark, in a copy of before where neither that
    nor the key of the person is: they can be erased there again. Where one of these is, the proof changes nothing.

    Raises AccessError where it is not signed by a key that signed the audit log of the copy, is about another person,
    or about streams that are no personal ones of before.
    """
    if person.key is None or person.key in erasure_marks() or is_here(person.key):
        return
    number, mark = proof["person"], mark_of(proof)
    if person.number != number:
        raise AccessError("erasure-proof-person", received=number, allowed=person.number)
    own = select(audit_head.c.key).where(audit_head.c.key == proof["key"], audit_head.c.key != "").limit(1)
    signed = connection.execute(own).scalar() is not None
    if not signed or not holds(proof["key"], proof["signature"], _signed_text(number, mark)):
        raise AccessError("erasure-proof-unsigned")
    personal = select(datastream.c.id).where(datastream.c.data_class.in_(sorted(PERSONAL)))
    known = of_before(connection, mark).intersection(connection.execute(personal).scalars())
    if strange := sorted(mark.streams - known):
        raise AccessError("erasure-proof-streams", received=", ".join(map(str, strange[:MOST_NAMED])))
    leave_mark(person.key, mark)


def _require_erasable(connection: Connection, person: DataSubject, actor: Actor) -> None:
    if person.identities and person.pseudonym.startswith(f"{ERASED}-"):
        raise AccessError("erasure-done", received=person.pseudonym)
    if any(counts(connection, one) for one in person.identities) and actor is not AGAIN:
        raise AccessError("erasure-identity-counts", received=person.pseudonym)


def _without_name(connection: Connection, person: DataSubject, by: str, at: str) -> int:
    """A number stands for the name of a person; how many rows beside that of a pseudonym."""
    instead = f"{ERASED}-{person.number}"
    if person.identities:
        return overwrite_identity(connection, person, instead, by)
    gone = {"pseudonym": instead, "hash": instead, "key": None, "withdrawn_by": by, "withdrawn_at": at}
    connection.execute(update(data_subject).where(data_subject.c.id == person.number).values(**gone))
    return 0


def come_back(connection: Connection) -> list[DataSubject]:
    """Whom marks say that they were erased: a copy of before has them again, or it was stopped.

    Raises NotRecordedError where a mark cannot be read.
    """
    marks = erasure_marks()
    known = [*persons_known(connection), *identities_known(connection)] if marks else []
    return [one for one in known if one.key in marks]


def erase_again(sensing: Sensing) -> None:
    """Erase whoever came back, and forget readings of others that came back alone.

    Raises as `erase` does, and NotRecordedError where a mark cannot be read.
    """
    marks = erasure_marks()
    if not marks:
        return
    with sensing.records.read() as connection:
        persons = come_back(connection)
    for person in persons:
        erase(sensing, person, AGAIN)
    for key in filter(is_here, marks):  # it was stopped between the records and the key
        destroy(key)
    streams = _erased(sensing, marks.values())
    if any(map(sensing.store.count, streams)):
        _forget(sensing, streams)


def _erased(sensing: Sensing, marks: Iterable[ErasureMark]) -> Numbers:
    """Streams of persons whom this city erased: shared ones stayed."""
    ended = select(data_subject.c.withdrawn_at).where(data_subject.c.key.is_(None))
    with sensing.records.read() as connection:
        gone = set(connection.execute(ended).scalars())
        streams = frozenset[int]().union(*(mark.streams for mark in marks if mark.at in gone))
        asked = select(datastream.c.id).where(datastream.c.id.in_(streams), datastream.c.name == ERASED)
        return frozenset(connection.execute(asked).scalars())


def inventory(sensing: Sensing, person: DataSubject, entries: list[ConsentEntry], streams: Numbers) -> str:
    """What is held about a person, as JSON: pseudonym, entries, and of each stream its name and its readings, counted
    with the times of the first and last [µs].
    """
    numbers = np.array(sorted(streams), np.int32)
    with sensing.records.read() as connection:
        asked = select(datastream.c.id, datastream.c.name).where(datastream.c.id.in_(streams))
        names = {row.id: row.name for row in connection.execute(asked)}
    extent, counts = sensing.store.extent(numbers), sensing.store.counts(numbers)
    held = [
        [number, names.get(number), int(count), int(begin), int(end)]
        for number, count, begin, end in zip(numbers.tolist(), counts, extent.begin, extent.end, strict=True)
    ]
    return json.dumps([person.pseudonym, entries, held], ensure_ascii=False, separators=(",", ":"))


def copies_of(city: Path) -> tuple[str, ...]:
    """Names of the copies of a city that lie where its settings say, the newest first."""
    with suppress(CityBrainError, OSError):
        folder = declared(city).folder
        if folder is not None:
            return tuple(sorted((path.name for path in folder.iterdir() if NAMED.fullmatch(path.name)), reverse=True))
    return ()


def _close(sensing: Sensing, streams: Numbers, by: str) -> tuple[int, list[int]]:
    """Nothing more comes into the streams, and nothing is said of them; how many rows, and models of forecasts."""
    features = _features(sensing, streams)
    with sensing.records.begin() as connection:
        models = models_of(connection, streams)
        return erase_described(connection, streams, features, by), models


def _features(sensing: Sensing, streams: Numbers) -> Numbers:
    """Features of interest that readings of these streams alone have."""
    with sensing.records.read() as connection:
        others = set(connection.execute(select(datastream.c.id)).scalars()) - streams
    of = sensing.store.features
    here = {one for stream in streams for one in of(stream)} - {NO_FEATURE}
    return frozenset(here - {one for stream in (others if here else ()) for one in of(stream)})


def _forget(sensing: Sensing, streams: Numbers) -> int:
    """Forget all readings; the second time removes the files of the archive that the first one replaced."""
    numbers = np.array(sorted(streams), np.int32)
    return sum(sensing.store.forget(numbers, END, "days") for _ in range(2))


def _downloads(sensing: Sensing, person: DataSubject) -> int:
    asked = select(func.count()).select_from(audit_entry).where(audit_entry.c.object.in_(DOWNLOADS))
    with sensing.records.read() as connection:
        table = identity if person.identities else data_subject
        first = min(person.identities, default=person.number)
        since = select(table.c.made_at).where(table.c.id == first).scalar_subquery()
        return int(connection.execute(asked.where(audit_entry.c.made_at >= since)).scalar_one())


def _entry(whose: str, proof: ErasureProof) -> str:
    """What the audit log has of it. Streams are named by no number: who knows one could tell whose it was."""
    copies = ", ".join(proof.copies[:MOST_NAMED]) or "-"
    counts = f"{len(proof.streams)} streams, {proof.readings} readings, {proof.rows} rows, sha256 {proof.sha256}"
    held = f"{len(proof.copies)} copies ({copies}) and {proof.downloads} backups of before hold it without its key"
    return f"erasure of {whose} {proof.person}: {counts}; {held}"
