"""What is held about one person: what they agreed to, and the streams that are about them."""

from __future__ import annotations

from typing import NamedTuple

from sqlalchemy import Connection

from citybrain.governance.consents import ConsentEntry, DataSubject, consents, streams_of
from citybrain.governance.errors import AccessError
from citybrain.records.personal_keys import is_here

Numbers = frozenset[int]


class HeldAboutPerson(NamedTuple):
    """Entries of a person; `streams` are about them alone, `shared` ones about those of `others` too, which hold."""

    entries: list[ConsentEntry]
    streams: Numbers
    shared: Numbers
    others: list[ConsentEntry]


def held_about(connection: Connection, person: DataSubject) -> HeldAboutPerson:
    """Raises AccessError where they were erased before, or their key is not here so that nobody knows their streams."""
    if person.key is None:
        raise AccessError("erasure-done", received=person.pseudonym)
    if not is_here(person.key):
        raise AccessError("erasure-key-lost", received=person.pseudonym)
    entries = consents(connection, person.number)
    others = [one for one in consents(connection) if one.subject != person.number]
    about = streams_of(entries)
    shared = about & streams_of(others)
    holding = [one for one in others if not one.withdrawn_at and shared.intersection(one.streams)]
    return HeldAboutPerson(entries, about - shared, shared, holding)
