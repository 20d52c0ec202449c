"""What became of corrections since they were made: taken back, replaced by another one, or followed by one."""

from __future__ import annotations

import datetime
import json
from collections.abc import Mapping, Sequence
from typing import Any, Literal

from sqlalchemy import Connection, Row, select

from citybrain.observations.times import EPOCH, MICROSECOND
from citybrain.people.services.correction import DAY, CorrectionEnd, CorrectionRecord, Originals
from citybrain.people.services.correction_layer import corrected
from citybrain.people.services.matter import MatterEntryKind
from citybrain.records.tables.services import matter_entry, parameter_correction


def with_course(
    connection: Connection, records: Sequence[CorrectionRecord], original: Originals, day: datetime.date
) -> list[CorrectionRecord]:
    """Corrections as they stand now, with the days on which they still hold. day: that of the city."""
    names = {one.row.parameter for one in records}
    if not names:
        return []
    table = parameter_correction
    rows = connection.execute(select(table).where(table.c.parameter.in_(names)).order_by(table.c.id)).all()
    times = _times(connection, [one.id for one in rows])
    of = {name: [row for row in rows if row.parameter == name] for name in names}
    return [_one(one, of[one.row.parameter], times, original, day) for one in records]


def _one(
    record: CorrectionRecord, rows: Sequence[Row[Any]], times: Mapping[tuple[str, int], int], original: Originals,
    day: datetime.date,
) -> CorrectionRecord:  # fmt: skip
    row, made = record.row, MatterEntryKind.CORRECTION.value
    if row.withdrawn_at is not None:
        at = times.get((MatterEntryKind.TAKEN_BACK.value, row.id), _machine_time(row.withdrawn_at))
        return record._replace(end=CorrectionEnd("taken-back", at))

    def end(how: Literal["replaced", "followed"], other: Row[Any]) -> CorrectionEnd:
        return CorrectionEnd(how, times.get((made, other.id), _machine_time(other.made_at)), other)

    standing = [one for one in rows if one.withdrawn_at is None]
    over = [one for one in standing if one.since == row.since and one.id > row.id]
    if over:
        return record._replace(end=end("replaced", over[0]))
    later = sorted((one for one in standing if one.since > row.since), key=lambda one: (one.since, -one.id))
    parameter = original().get(row.parameter)
    if parameter is not None:  # of a domain that the city has still
        dated = corrected(parameter, standing).values
        following = next((one.since for one in dated if str(one.since) > row.since), None)
        today = next((one for one in reversed(dated) if one.since <= day), None)
        known = {row.since, *(one.since for one in later[:1])}
        record = record._replace(
            until=None if following is None else str(following - DAY),
            now=None if today is None or str(today.since) in known else today.value,
        )
    return record._replace(end=end("followed", later[0])) if later else record


def _times(connection: Connection, numbers: Sequence[int]) -> dict[tuple[str, int], int]:
    """When corrections were made and taken back [µs], by the clock of the city."""
    kinds = (MatterEntryKind.CORRECTION.value, MatterEntryKind.TAKEN_BACK.value)
    of = matter_entry.c.kind.in_(kinds) & parameter_correction.c.id.in_(numbers)
    joined = matter_entry.join(parameter_correction, parameter_correction.c.matter == matter_entry.c.matter)
    asked = select(matter_entry.c.kind, matter_entry.c.content, matter_entry.c.at).select_from(joined).where(of)
    return {(one.kind, json.loads(one.content)["correction"]): one.at for one in connection.execute(asked)}


def _machine_time(moment: str) -> int:
    return (datetime.datetime.fromisoformat(moment) - EPOCH) // MICROSECOND
