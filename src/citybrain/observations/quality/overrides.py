"""Settings of single streams: declared by a person, checked, kept in the records, never deleted."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, insert, update

from citybrain.kernel.errors import NotFoundError
from citybrain.observations.quality.settings import Settings, read_settings
from citybrain.observations.quality.subjects import StoredStream, base_of, stored_streams, subject_of
from citybrain.observations.sensing import Sensing
from citybrain.records.tables.base import now
from citybrain.records.tables.quality import stream_quality


def declare(sensing: Sensing, stream: int, told: Mapping[str, Any], by: str) -> Settings:
    """Test a stream by settings of its own from now on, in place of those it had; all of its readings are tested again.

    Tests that are not named stay those of the property. Raises NotFoundError for a stream that is not there, EntryError
    for settings that cannot be used; nothing is changed then.
    """
    with sensing.records.begin() as connection:
        settings = read_settings(told, f"stream {stream}", base_of(_stored(connection, stream)))
        _withdraw(connection, stream, by)
        row = {"datastream": stream, "settings": json.dumps(told, ensure_ascii=False), "made_by": by, "made_at": now()}
        connection.execute(insert(stream_quality).values(row))
    sensing.store.recheck(stream)
    return settings


def withdraw(sensing: Sensing, stream: int, by: str) -> None:
    """Test a stream by the defaults of its property again. Raises NotFoundError."""
    with sensing.records.begin() as connection:
        _stored(connection, stream)
        _withdraw(connection, stream, by)
    sensing.store.recheck(stream)


def settings_of(sensing: Sensing, stream: int) -> Settings | None:
    """What a stream is tested for, None where nothing is. Raises NotFoundError."""
    with sensing.records.read() as connection:
        subject = subject_of(_stored(connection, stream))
    return None if subject is None else subject.settings


def _stored(connection: Connection, stream: int) -> StoredStream:
    found = stored_streams(connection, stream)
    if not found:
        raise NotFoundError("quality-stream-unknown", received=str(stream))
    return found[0]


def _withdraw(connection: Connection, stream: int, by: str) -> None:
    holds = (stream_quality.c.datastream == stream) & stream_quality.c.withdrawn_at.is_(None)
    connection.execute(update(stream_quality).where(holds).values(withdrawn_by=by, withdrawn_at=now()))
