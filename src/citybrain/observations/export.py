"""Readings as a file: Parquet or CSV, as a whole or not at all, however many there are."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from citybrain.base.spreadsheets import GuardedCsvWriter
from citybrain.kernel.errors import InputError
from citybrain.observations.catalogue import Stream
from citybrain.observations.readings.store import Store

ENDINGS = (".parquet", ".csv")
SCHEMA = pa.schema(
    {
        "stream": pa.int32(),
        "number": pa.int32(),
        "thing": pa.string(),
        "property": pa.string(),
        "unit": pa.string(),
        "time": pa.timestamp("us", "UTC"),
        "until": pa.timestamp("us", "UTC"),
        "result_time": pa.timestamp("us", "UTC"),
        "value": pa.float64(),
        "text": pa.string(),
    }
)
"""`stream` and `number` are the reading's identity; `text` is a result that is no number, as JSON."""


def export(store: Store, streams: Sequence[Stream], path: Path, stream: int | None = None) -> int:
    """Write all readings, or those of one stream, by stream and time; how many there were.

    Raises InputError for another ending than .parquet and .csv, and where the file cannot be written; what was there
    before is then unchanged.
    """
    if path.suffix.lower() not in ENDINGS:
        raise InputError("observations-export-ending", received=path.name, allowed=", ".join(ENDINGS))
    beside = path.with_name(f".{path.name[:50]}.{os.getpid()}.part")
    try:
        try:
            written = _write(store, {one.number: one for one in streams}, beside, path.suffix.lower(), stream)
            beside.replace(path)
        finally:
            beside.unlink(missing_ok=True)
    except OSError as problem:
        raise InputError("result-unwritable", file=str(path), problem=problem.strerror or str(problem)) from None
    return written


def _write(store: Store, known: dict[int, Stream], path: Path, ending: str, stream: int | None) -> int:
    written = 0
    parquet = ending == ".parquet"
    writer: Any = pq.ParquetWriter(path, SCHEMA, compression="zstd") if parquet else GuardedCsvWriter(path, SCHEMA)
    with writer:
        for batch in named(store.batches(stream), known):
            writer.write_table(batch)
            written += len(batch)
    return written


def named(batches: Iterator[pa.Table], known: dict[int, Stream]) -> Iterator[pa.Table]:
    """The columns of the file: readings with the names that belong to their streams."""
    for batch in batches:
        streams = [known.get(number) for number in batch["stream"].to_pylist()]
        columns = {
            "thing": pa.array([one.thing if one else None for one in streams], pa.string()),
            "property": pa.array([one.property if one else None for one in streams], pa.string()),
            "unit": pa.array([one.unit if one else None for one in streams], pa.string()),
        }
        given = {name: batch[name] for name in batch.column_names}
        yield pa.table({name: {**given, **columns}[name] for name in SCHEMA.names}).cast(SCHEMA)
