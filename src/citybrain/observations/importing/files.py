"""Import readings of files: what each held, what became of it, and nothing twice."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import polars as pl
from sqlalchemy import Connection

from citybrain.base.notices import Notice, notice
from citybrain.base.tables import SPILL, read_table
from citybrain.kernel.errors import InputError
from citybrain.observations.bills.amounts import Decimal, decimal_sign, numbers
from citybrain.observations.catalogue import Catalogue, units_by_stream
from citybrain.observations.importing.columns import Why, left_out_notices
from citybrain.observations.importing.kept import Log
from citybrain.observations.importing.layout import Tidy, reading_form, tidy
from citybrain.observations.importing.mapping import StatedMapping
from citybrain.observations.importing.places import keep_tracks, placed, with_features
from citybrain.observations.importing.tracks import is_track, read_track
from citybrain.observations.importing.units import converted, mixed_units, require_units, with_units
from citybrain.observations.properties import KnownProperty, known_properties, spelled
from citybrain.observations.readings.columns import NO_TIME, REFUSED, Delivery, Fate, Readings, Receipt, Rejected
from citybrain.observations.readings.store import Store
from citybrain.observations.times import LEAD
from citybrain.records import Records

AT_ONCE = 50_000
"""Readings of one delivery."""

Report = Callable[[float], None]


@dataclass(frozen=True)
class Asked:
    """How files are to be read: zone of local times, the station of files that name none, encoding, who imports.

    `coordinates` says in which displacement of China's maps places stand, `country` where the city is; `stated` what
    columns mean, and their units.
    """

    zone: str
    made_by: str
    station: str | None = None
    encoding: str | None = None
    coordinates: str | None = None
    country: str = ""
    stated: StatedMapping = field(default_factory=StatedMapping)


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


def import_file(store: Store, records: Records, path: Path, asked: Asked, report: Report) -> ImportedReadings:
    """Import one file; `report` is told the done share and may raise to stop.

    What was delivered before it stopped stays, and importing again takes up the rest. Raises InputError for a file
    that cannot be read, NotStoredError and NotRecordedError where nothing can be kept.
    """
    begin = time.perf_counter()
    track = is_track(path)
    notices: tuple[Notice, ...] = ()
    decimal: Decimal | None = "point"
    if track:
        cells = read_track(path)
    else:
        table = read_table(path, reading_form(asked.stated, asked.encoding))
        cells, notices = table.cells.drop(SPILL), table.notices
        decimal = None if table.sheet is None else decimal
    held = tidy(cells, path.name, asked.zone, asked.station, asked.stated)
    known = {**known_properties(), **asked.stated.own}
    held = held._replace(cells=with_units(held.cells, known))
    require_units(held.cells, known, path.name)
    notices = (
        *notices,
        *_left_out(held, cells.columns, asked.stated, path.name),
        *mixed_units(held.cells, known, path.name),
    )
    rows = _judged(held, known, path.name, decimal)
    if held.moves:
        rows = placed(rows, asked.coordinates, asked.country, path.name)
    rows = rows.with_columns(stream=_streams(records, rows, known, path.name, asked.made_by)).sort(
        "time", "stream", "line"
    )
    if held.moves:
        with records.begin() as connection:
            rows = with_features(connection, rows, asked.made_by)
            keep_tracks(connection, rows, asked.made_by)
    good = rows.filter(pl.col("problem").is_null())
    span = (int(good["time"].min()), int(good["time"].max())) if len(good) else None  # type: ignore[arg-type]
    log = Log(records, path.name, span, len(rows) - len(good), asked.made_by)
    counts = np.zeros(len(Fate), np.int64)
    promises: list[Future[Receipt]] = []
    try:
        for number, delivery in enumerate(_deliveries(rows, path.name), start=1):
            promises.append(store.deliver(delivery))
            if len(promises) > 2:
                counts += _settled(promises.pop(0), log)
            report(min(number * AT_ONCE / max(len(rows), 1), 1.0))
    finally:
        while promises:
            counts += _settled(promises.pop(0), log)
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


def _left_out(held: Tidy, names: Sequence[str], stated: StatedMapping, file: str) -> Iterator[Notice]:
    for why, columns in left_out_notices(held.left_out):
        yield notice(f"observations-left-{why}", file=file, columns=", ".join(columns))
    if absent := stated.absent({*names, *held.cells["name"].drop_nulls().unique()}):
        yield notice("observations-map-absent", file=file, columns=", ".join(absent))


def _judged(held: Tidy, known: Mapping[str, KnownProperty], file: str, decimal: Decimal | None) -> pl.DataFrame:
    """Numbers of all cells in the unit of their property, and why a cell cannot be a reading."""
    latest = time.time_ns() // 1000 + LEAD
    parts = []
    for (key, _), part in held.cells.group_by("key", "name", maintain_order=True):
        of = known[str(key)] if key is not None else None
        if of is None:
            parts.append(part.with_columns(_why("reading-property-unknown"), **_nothing()))
        elif of.unit is None:
            parts.append(part.with_columns(**{**_nothing(), "said": pl.col("cell")}))
        else:
            parts.append(_in_unit(part, of, file, decimal))
    rows = pl.concat(parts, how="diagonal_relaxed") if parts else held.cells.with_columns(**_nothing())
    if rows.is_empty():
        raise InputError("table-no-rows", file=file, columns=", ".join(held.left_out))
    late = pl.when(pl.col("problem").is_null() & (pl.col("time") > latest)).then(pl.lit("reading-future"))
    nowhere = pl.when(pl.col("problem").is_null() & pl.col("station").is_null()).then(pl.lit("reading-no-station"))
    return rows.with_columns(problem=pl.coalesce("problem", late, nowhere))


def _in_unit(part: pl.DataFrame, known: KnownProperty, file: str, decimal: Decimal | None) -> pl.DataFrame:
    sign = decimal_sign(part["cell"], part["line"], file, str(part["name"][0]), decimal)
    value = numbers(pl.col("cell"), sign)
    return part.with_columns(
        _why("reading-not-a-number", value.is_null() | value.is_infinite()),
        value=converted(value, part["unit"], known),
        said=pl.lit(None, pl.String),
    )


def _nothing() -> dict[str, pl.Expr]:
    return {"value": pl.lit(None, pl.Float64), "said": pl.lit(None, pl.String)}


def _why(code: str, when: pl.Expr | None = None) -> pl.Expr:
    """The problem that a cell had before, else this one."""
    found = pl.lit(code) if when is None else pl.when(when).then(pl.lit(code))
    return pl.coalesce("problem", found).alias("problem")


def _streams(
    records: Records, rows: pl.DataFrame, known: Mapping[str, KnownProperty], source: str, made_by: str
) -> pl.Series:
    """Number of the datastream of each row; -1 of what cannot be stored."""
    wanted = rows.filter(pl.col("problem").is_null()).select("station", "key").unique(maintain_order=True)
    with records.begin() as connection:
        catalogue = Catalogue(connection, made_by)
        made = [catalogue.stream(station, known[key], source) for station, key in wanted.iter_rows()]
        _require_unit(connection, {number: known[key] for number, key in zip(made, wanted["key"], strict=True)})
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


def _settled(promise: Future[Receipt], log: Log) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    """How many of a delivery met each fate, once it is on disk and written down."""
    receipt = promise.result()
    log.add(receipt)
    return np.bincount(receipt.fate, minlength=len(Fate))
