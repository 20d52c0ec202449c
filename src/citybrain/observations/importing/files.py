"""Import readings of files: what each held, what became of it, and nothing twice."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import numpy as np
import polars as pl
from sqlalchemy import Connection

from citybrain.base.notices import Notice
from citybrain.governance import Permission, require
from citybrain.kernel.errors import InputError
from citybrain.observations.catalogue import Catalogue, units_by_stream
from citybrain.observations.changes import Told
from citybrain.observations.importing.columns import Why
from citybrain.observations.importing.judging import Asked, read_cells, rows_of
from citybrain.observations.importing.kept import Log
from citybrain.observations.importing.places import keep_tracks, with_features
from citybrain.observations.properties import KnownProperty, spelled
from citybrain.observations.readings.columns import (
    NO_TIME,
    REFUSED,
    Delivery,
    Fate,
    Readings,
    Receipt,
    Rejected,
    Streams,
    Times,
)
from citybrain.records import Records

AT_ONCE = 50_000
"""Readings of one delivery."""

Report = Callable[[float], None]


class Keeper(Protocol):
    """Takes deliveries: a store, or a city that is open, which tells its listeners as well."""

    def deliver(self, delivery: Delivery) -> Future[Receipt]:
        """As a store does."""

    def following(self, streams: Streams) -> Times:
        """As a store does."""


@dataclass(frozen=True)
class ImportedReadings:
    """What a file held: received = stored + duplicates + rejected. `first` and `last` are times of readings [µs].

    `number` is that of the import, by which it can be undone.
    """

    number: int
    file: str
    received: int
    stored: int
    duplicates: int
    rejected: int
    empty: int
    streams: int
    unknown: tuple[str, ...]
    first: int | None
    last: int | None
    seconds: float
    notices: tuple[Notice, ...] = ()


def import_file(
    keeper: Keeper, records: Records, path: Path, asked: Asked, report: Report, changed: Told = lambda _: None
) -> ImportedReadings:
    """Import one file; `report` is told the done share and may raise to stop, `changed` which entities are new.

    What was delivered before it stopped stays, and importing again takes up the rest. Raises InputError for a file
    that cannot be read, NotAllowedError for a new stream of somebody who may make none, NotStoredError and
    NotRecordedError where nothing can be kept.
    """
    begin = time.perf_counter()
    rows, held, notices, known = rows_of(read_cells(path, asked), asked, path.name)
    rows = rows.with_columns(stream=_streams(records, rows, known, path.name, asked, changed))
    rows = rows.sort("time", "stream", "line")
    if held.moves:
        with records.begin() as connection:
            rows = with_features(connection, rows, asked.made_by)
            keep_tracks(connection, rows, asked.made_by)
    good = rows.filter(pl.col("problem").is_null())
    span = (int(good["time"].min()), int(good["time"].max())) if len(good) else None  # type: ignore[arg-type]
    log = Log(records, path.name, span, len(rows) - len(good), asked.made_by)
    counts = np.zeros(len(Fate), np.int64)
    promises: list[tuple[int, Future[Receipt]]] = []
    try:
        for number, delivery in enumerate(_deliveries(rows, path.name), start=1):
            expected = log.expect(delivery.readings, keeper.following)
            promises.append((expected, keeper.deliver(delivery)))
            if len(promises) > 2:
                counts += _settled(*promises.pop(0), log)
            report(min(number * AT_ONCE / max(len(rows), 1), 1.0))
    finally:
        while promises:
            counts += _settled(*promises.pop(0), log)
    return ImportedReadings(
        log.number,
        path.name,
        len(rows),
        int(counts[Fate.STORED]),
        int(counts[Fate.DUPLICATE]),
        len(rows) - len(good) + sum(int(counts[fate]) for fate in REFUSED),
        held.empty,
        good["stream"].n_unique(),
        tuple(name for name, why in held.left_out.items() if why is Why.UNKNOWN),
        span[0] if span else None,
        span[1] if span else None,
        time.perf_counter() - begin,
        notices,
    )


def _streams(
    records: Records, rows: pl.DataFrame, known: Mapping[str, KnownProperty], source: str, asked: Asked, changed: Told
) -> pl.Series:
    """Number of the datastream of each row; -1 of what cannot be stored."""
    wanted = rows.filter(pl.col("problem").is_null()).select("station", "key").unique(maintain_order=True)
    with records.begin() as connection:
        catalogue = Catalogue(connection, asked.made_by)
        made = [catalogue.stream(station, known[key], source, asked.data_class) for station, key in wanted.iter_rows()]
        if catalogue.made and asked.actor is not None:
            require(asked.actor, Permission.WRITE_SENSORS)
        _require_unit(connection, {number: known[key] for number, key in zip(made, wanted["key"], strict=True)})
    changed(catalogue.made)
    numbers = wanted.with_columns(stream=pl.Series(made, dtype=pl.Int32))
    return rows.join(numbers, on=["station", "key"], how="left", maintain_order="left")["stream"].fill_null(-1)


def _require_unit(connection: Connection, known: Mapping[int, KnownProperty]) -> None:
    """Raises InputError for a stream that was there before in another unit."""
    for stream, unit in units_by_stream(connection).items():
        if stream in known and unit and spelled(unit) != spelled(known[stream].unit or ""):
            wanted = known[stream].unit or "-"
            raise InputError("observations-stream-unit", number=str(stream), received=unit, allowed=wanted)


def _deliveries(rows: pl.DataFrame, source: str) -> Iterator[Delivery]:
    for part in rows.iter_slices(AT_ONCE):
        good, bad = part.filter(pl.col("problem").is_null()), part.filter(pl.col("problem").is_not_null())
        said = good["said"]
        yield Delivery(
            source,
            Readings(
                good["stream"].to_numpy().astype(np.int32),
                good["time"].to_numpy().astype(np.int64),
                good["value"].cast(pl.Float64).fill_null(np.nan).to_numpy(),
                until=None if good["until"].null_count() == len(good) else good["until"].fill_null(NO_TIME).to_numpy(),
                said=None if said.null_count() == len(said) else _as_json(said),
                feature=good["feature"].to_numpy().astype(np.int32) if "feature" in good.columns else None,
            ),
            [
                Rejected(row["problem"], f"{row['name']}: {row['cell']}", f"{source}:{row['line']}")
                for row in bad.iter_rows(named=True)
            ],
        )


def _as_json(said: pl.Series) -> np.ndarray[tuple[int], np.dtype[np.object_]]:
    texts = [None if text is None else json.dumps(text, ensure_ascii=False) for text in said]
    return np.array(texts, object)


def _settled(expected: int, promise: Future[Receipt], log: Log) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    """How many of a delivery met each fate, once it is on disk and written down."""
    receipt = promise.result()
    log.add(expected, receipt)
    return np.bincount(receipt.fate, minlength=len(Fate))
