"""All that is held about a person as one ZIP file for them: JSON and CSV, and an index in plain words."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory, TemporaryFile
from typing import IO, Any

import numpy as np
import pyarrow as pa
from sqlalchemy import Connection, select

from citybrain.base.spreadsheets import GuardedCsvWriter
from citybrain.governance import DataClass
from citybrain.governance.consent_streams import readings_of
from citybrain.governance.consents import DataSubject
from citybrain.governance.identity_records import records_of
from citybrain.kernel.errors import InputError
from citybrain.messages import LANGUAGES, text
from citybrain.observations.catalogue import streams as all_streams
from citybrain.observations.export import export
from citybrain.observations.persons.held import HeldAboutPerson, held_about
from citybrain.observations.retention.declaration import DETAILS, declared
from citybrain.observations.sensing import Sensing
from citybrain.records.tables.governance import data_subject, identity
from citybrain.records.tables.sensing import datastream, observed_property, sensor, thing
from citybrain.twin.configuration_sensing import FOREVER

MOST_ACCESSES = 50_000
"""Times that somebody read their streams: the newest ones."""

AT_ONCE = 1 << 20
Row = Mapping[str, Any]


def person_file(sensing: Sensing, person: DataSubject) -> IO[bytes]:
    """The file, from its beginning on; it is gone once it is closed. Raises AccessError as `held_about` does."""
    with sensing.records.read() as connection:
        held = held_about(connection, person)
        tables: dict[str, Sequence[Row]] = {
            "account": [_account(connection, person)],
            "consents": [_consent(one._asdict(), person) for one in held.entries],
            "accesses": [dict(one) for one in readings_of(connection, held.entries, MOST_ACCESSES)],
            "streams": _streams(connection, sensing, held),
            **(records_of(connection, person, MOST_ACCESSES) if person.identities else {}),
        }
    file = TemporaryFile()  # noqa: SIM115 - whoever sends it closes it
    try:
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
            _write(archive, sensing, held, tables)
    except BaseException:
        file.close()
        raise
    file.seek(0)
    return file


def pieces_of(file: IO[bytes]) -> Iterator[bytes]:
    """All of a file, which is closed then."""
    with file:
        while piece := file.read(AT_ONCE):
            yield piece


def save_person_file(file: IO[bytes], path: Path) -> None:
    """Write it where nothing is yet, for its owner alone. Raises InputError where that cannot be done."""
    try:
        path.touch(mode=0o600, exist_ok=False)
        with path.open("wb") as target:
            while piece := file.read(AT_ONCE):
                target.write(piece)
    except OSError as problem:
        told = problem.strerror or str(problem)
        raise InputError("result-unwritable", file=str(path), problem=told) from problem


def _write(
    archive: zipfile.ZipFile, sensing: Sensing, held: HeldAboutPerson, tables: Mapping[str, Sequence[Row]]
) -> None:
    for language in LANGUAGES:
        archive.writestr(f"index.{language}.txt", _index(language, held, tables))
    for name, rows in tables.items():
        archive.writestr(f"{name}.json", json.dumps(rows, ensure_ascii=False, indent=1))
        archive.writestr(f"{name}.csv", _csv(rows))
    with sensing.records.read() as connection:
        known = all_streams(connection)
    with TemporaryDirectory() as folder:
        for stream in sorted(held.streams):
            path = Path(folder) / "readings.csv"
            export(sensing.store, known, path, stream)
            archive.write(path, f"readings/stream-{stream}.csv")


def _account(connection: Connection, person: DataSubject) -> Row:
    table = identity if person.identities else data_subject
    row = connection.execute(select(table).where(table.c.id == person.number)).one()
    department = {"department": row.department} if person.identities else {}
    known = {"pseudonym": person.pseudonym, "number": person.number, "since": row.made_at, "made_by": row.made_by}
    return {**known, **department}


def _consent(entry: Row, person: DataSubject) -> Row:
    streams = " ".join(map(str, entry["streams"]))
    rest = {name: value for name, value in entry.items() if name not in ("subject", "streams")}
    return {**rest, "made_by": entry["made_by"] or person.pseudonym, "streams": streams}


def _streams(connection: Connection, sensing: Sensing, held: HeldAboutPerson) -> Sequence[Row]:
    """What the streams are, where they come from, how many readings there are from when to when, how long they stay."""
    asked = (
        select(
            datastream.c.id.label("stream"), datastream.c.name, datastream.c.description, datastream.c.data_class,
            datastream.c.unit_symbol.label("unit"), thing.c.name.label("thing"), sensor.c.name.label("sensor"),
            observed_property.c.name.label("property"), datastream.c.made_by, datastream.c.made_at,
        )
        .join(thing, thing.c.id == datastream.c.thing)
        .join(sensor, sensor.c.id == datastream.c.sensor)
        .join(observed_property, observed_property.c.id == datastream.c.observed_property)
        .where(datastream.c.id.in_(held.streams | held.shared))
        .order_by(datastream.c.id)
    )  # fmt: skip
    rows = [dict(row) for row in connection.execute(asked).mappings()]
    numbers = np.array([row["stream"] for row in rows], np.int32)
    extent, counts = sensing.store.extent(numbers), sensing.store.counts(numbers)
    for row, count, begin, end in zip(rows, counts, extent.begin, extent.end, strict=True):
        row |= {"shared": row["stream"] in held.shared, "readings": int(count)}
        row |= {"first": _time(begin, count), "last": _time(end, count), **_retention_of(sensing, row["data_class"])}
    return rows


def _time(moment: Any, count: Any) -> str | None:
    return f"{np.datetime64(int(moment), 'us')}Z" if count else None


def _retention_of(sensing: Sensing, data_class: str) -> dict[str, str]:
    """How long readings, and their means of hours and days, are kept."""
    kept = declared(sensing.folder).retention[DataClass(data_class)]
    ages = {name: getattr(kept, name) for name in DETAILS}
    return {f"{name}_kept": FOREVER if one is None else one.said for name, one in ages.items()}


def _index(language: str, held: HeldAboutPerson, tables: Mapping[str, Sequence[Row]]) -> str:
    (account,) = tables["account"]
    counts = {name: len(rows) for name, rows in tables.items()}
    told = {
        "person": account["pseudonym"],
        "since": account["since"][:10],
        "consents": counts["consents"],
        "accesses": counts["accesses"],
        "most": MOST_ACCESSES,
        "streams": len(held.streams),
        "shared": len(held.shared),
        "readings": sum(row["readings"] for row in tables["streams"] if not row["shared"]),
    }
    return text("person-file-index", language, **told) + "\n"


def _csv(rows: Sequence[Row]) -> bytes:
    names = list(rows[0]) if rows else []
    columns = {name: [None if row[name] is None else str(row[name]) for row in rows] for name in names}
    table = pa.table({name: pa.array(column, pa.string()) for name, column in columns.items()})
    sink = pa.BufferOutputStream()
    if names:
        with GuardedCsvWriter(sink, table.schema) as writer:
            writer.write_table(table)
    return bytes(sink.getvalue())
