"""A file of readings as rows that could be stored: numbers in the unit of their property, or what is wrong."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

import polars as pl

from citybrain.base.names import first_of
from citybrain.base.notices import Notice, notice
from citybrain.base.tables import SPILL, read_table
from citybrain.governance import Actor, DataClass
from citybrain.kernel.errors import InputError
from citybrain.observations.bills.amounts import Decimal, decimal_sign, numbers
from citybrain.observations.catalogue import LONGEST_NAME
from citybrain.observations.importing.columns import left_out_notices
from citybrain.observations.importing.layout import LARGEST, Tidy, reading_form, tidy
from citybrain.observations.importing.mapping import StatedMapping
from citybrain.observations.importing.places import placed
from citybrain.observations.importing.tracks import is_track, read_track
from citybrain.observations.importing.units import converted, mixed_units, require_units, with_units
from citybrain.observations.properties import KnownProperty, known_properties
from citybrain.observations.times import LEAD


@dataclass(frozen=True)
class Asked:
    """How files are to be read: zone of local times, the station of files that name none, encoding, who imports.

    `coordinates` says in which displacement of China's maps places stand, `country` where the city is; `stated` what
    columns mean, and their units. `actor` needs the right to manage sensors where a stream is new; None: may do all.
    `data_class` is that of new streams.
    """

    zone: str
    made_by: str
    station: str | None = None
    encoding: str | None = None
    coordinates: str | None = None
    country: str = ""
    stated: StatedMapping = field(default_factory=StatedMapping)
    actor: Actor | None = None
    data_class: DataClass = DataClass.PUBLIC


class ReadCells(NamedTuple):
    """Cells of a file as texts, what was noticed, the decimal sign where the format has one, None where texts tell."""

    cells: pl.DataFrame
    notices: tuple[Notice, ...]
    decimal: Decimal | None


class StoredRows(NamedTuple):
    """`rows` of `tidy` with `value` in the unit of the property, `said` for texts, and `problem` of what is no reading.

    `known` are the properties that names can mean.
    """

    rows: pl.DataFrame
    tidy: Tidy
    notices: tuple[Notice, ...]
    known: Mapping[str, KnownProperty]


def read_cells(path: Path, asked: Asked, largest: int = LARGEST) -> ReadCells:
    """The cells of a table or of a track. Raises InputError for a file that cannot be read."""
    if is_track(path):
        return ReadCells(read_track(path, largest), (), "point")
    table = read_table(path, reading_form(asked.stated, asked.encoding, largest))
    return ReadCells(table.cells.drop(SPILL), table.notices, None if table.sheet is None else "point")


def rows_of(read: ReadCells, asked: Asked, file: str) -> StoredRows:
    """Rows of a file as they would be stored. Raises InputError where something has to be stated first."""
    held = tidy(read.cells, file, asked.zone, asked.station, asked.stated)
    known = {**known_properties(), **asked.stated.own}
    held = held._replace(cells=with_units(held.cells, known))
    require_units(held.cells, known, file)
    notices = (
        *read.notices,
        *_left_out(held, read.cells.columns, asked.stated, file),
        *mixed_units(held.cells, known, file),
    )
    rows = _judged(held, known, file, read.decimal)
    if held.moves:
        rows = placed(rows, asked.coordinates, asked.country, file)
    return StoredRows(rows, held, notices, known)


def _left_out(held: Tidy, names: Sequence[str], stated: StatedMapping, file: str) -> Iterator[Notice]:
    for why, columns in left_out_notices(held.left_out):
        yield notice(f"observations-left-{why}", file=file, columns=first_of(columns))
    if absent := stated.absent({*names, *held.cells["name"].drop_nulls().unique()}):
        yield notice("observations-map-absent", file=file, columns=first_of(absent))


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
        raise InputError("table-no-rows", file=file, columns=first_of(list(held.left_out)))
    good = pl.col("problem").is_null()
    late = pl.when(good & (pl.col("time") > latest)).then(pl.lit("reading-future"))
    nowhere = pl.when(good & pl.col("station").is_null()).then(pl.lit("reading-no-station"))
    long = pl.when(good & (pl.col("station").str.len_chars() > LONGEST_NAME)).then(pl.lit("reading-station-long"))
    return rows.with_columns(problem=pl.coalesce("problem", late, nowhere, long))


def _in_unit(part: pl.DataFrame, known: KnownProperty, file: str, decimal: Decimal | None) -> pl.DataFrame:
    sign = decimal_sign(part["cell"], part["line"], file, str(part["name"][0]), decimal)
    read = part.with_columns(value=converted(numbers(pl.col("cell"), sign), part["unit"], known))
    finite = pl.col("value").is_finite().fill_null(False)
    return read.with_columns(
        _why("reading-not-a-number", ~finite),
        value=pl.when(finite).then("value"),
        said=pl.lit(None, pl.String),
    )


def _nothing() -> dict[str, pl.Expr]:
    return {"value": pl.lit(None, pl.Float64), "said": pl.lit(None, pl.String)}


def _why(code: str, when: pl.Expr | None = None) -> pl.Expr:
    """The problem that a cell had before, else this one."""
    found = pl.lit(code) if when is None else pl.when(when).then(pl.lit(code))
    return pl.coalesce("problem", found).alias("problem")
