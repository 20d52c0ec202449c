"""Streams that entries of the ledger of consent are for: which there are, what they are called, and who read them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from itertools import islice
from typing import NamedTuple, cast

from sqlalchemy import Connection, or_, select
from typing_extensions import TypedDict

from citybrain.governance.audit_check import PIECES
from citybrain.governance.consents import PERSONAL, ConsentEntry
from citybrain.governance.roles import PURPOSES, DataClass, Permission
from citybrain.records.tables.governance import audit_entry
from citybrain.records.tables.sensing import datastream

MOST_CHOICES = 2_000
"""Streams that are offered to be chosen from."""

NAMED = re.compile(r"^stream ([0-9]{1,18})$|Datastreams\(([0-9]{1,18})\)")
"""A stream in the object of an entry of the audit log."""


class StreamToChoose(NamedTuple):
    """A stream that an entry can be for."""

    number: int
    name: str
    data_class: DataClass


def streams_to_choose(connection: Connection, classes: Collection[DataClass]) -> list[StreamToChoose]:
    """Streams of some classes that a purpose needs an entry for, by name; of very many the latest."""
    needing = frozenset[DataClass]().union(*(one.classes for one in PURPOSES.values() if not one.by_law)) & PERSONAL
    asked = select(datastream.c.id, datastream.c.name, datastream.c.data_class)
    asked = asked.where(datastream.c.data_class.in_(sorted(needing.intersection(classes))))
    asked = asked.where(datastream.c.withdrawn_at.is_(None)).order_by(datastream.c.id.desc()).limit(MOST_CHOICES)
    choices = (StreamToChoose(row.id, row.name, DataClass(row.data_class)) for row in connection.execute(asked))
    return sorted(choices, key=lambda one: (one.name, one.number))


def stream_names(connection: Connection, entries: Iterable[ConsentEntry]) -> dict[int, str]:
    """What the streams of some entries are called, by their numbers."""
    numbers = sorted({stream for entry in entries for stream in entry.streams})
    asked = select(datastream.c.id, datastream.c.name).where(datastream.c.id.in_(numbers)).order_by(datastream.c.id)
    return {row.id: row.name for row in connection.execute(asked)}


class StreamReading(TypedDict):
    """Somebody read a stream: `things` of it, for a purpose."""

    at: str
    who: str
    purpose: str | None
    object: str
    things: int
    requests: int


def readings_of(connection: Connection, entries: Iterable[ConsentEntry], most: int = 200) -> list[StreamReading]:
    """Who read the streams of some entries since the first one of each, the newest first, as the audit log has it."""
    since: dict[int, str] = {}
    for entry in entries:
        for stream in entry.streams:
            since[stream] = min(entry.made_at, since.get(stream, entry.made_at))
    if not since:
        return []
    table = audit_entry
    asked = select(
        table.c.made_at.label("at"), table.c.made_by.label("who"), table.c.purpose, table.c.object,
        table.c.number.label("things"), table.c.requests,
    ).where(
        table.c.act == Permission.READ_OBSERVATIONS.value,
        table.c.made_at >= min(since.values()),
        or_(table.c.object.startswith("stream "), table.c.object.contains("Datastreams(")),
    )  # fmt: skip
    rows = connection.execute(asked.order_by(table.c.id.desc()), execution_options=PIECES).mappings()
    readings = (cast(StreamReading, dict(row)) for row in rows)
    return list(islice((one for one in readings if _is_of(one, since)), most))


def _is_of(row: StreamReading, since: Mapping[int, str]) -> bool:
    """Whether an entry of the audit log names a stream that was read since an entry of the ledger."""
    named = (int(one) for pair in NAMED.findall(row["object"]) for one in pair if one)
    return any(stream in since and since[stream] <= row["at"] for stream in named)
