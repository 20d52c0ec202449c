"""Long files (one reading a row) and wide ones (one time a row) of readings, made one form."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import polars as pl

from citybrain.base.names import plain
from citybrain.base.tables import LINE, Form
from citybrain.kernel.errors import InputError
from citybrain.observations.importing.columns import KNOWN_NAMES, ReadingColumns, Why, columns_of, listed
from citybrain.observations.importing.mapping import StatedMapping
from citybrain.observations.importing.places import degrees
from citybrain.observations.importing.times import PARTS, Instants, from_clock, from_parts, from_texts, tellable
from citybrain.observations.importing.tracks import MOST_COLUMNS, PLACE
from citybrain.observations.properties import KnownProperty, known_properties, unclear_names

NOTHING = frozenset({"NA", "NaN", "null"})
LARGEST = 2 << 30
"""Bytes of a file."""


class Tidy(NamedTuple):
    """One row for each cell that could be a reading: line, station, name, key, unit, time, until [µs], problem, cell.

    `name` is as the file has it, `key` the property, `unit` as stated by file or person, "" where by neither. Longitude
    and latitude [°] are there where it `moves`. `left_out` are columns, `empty` cells without anything in them.
    """

    cells: pl.DataFrame
    left_out: dict[str, Why]
    empty: int
    moves: bool = False


def reading_form(said: StatedMapping, encoding: str | None, largest: int = LARGEST) -> Form:
    """What is known of a file of readings before it is read."""

    def known(cells: Sequence[str]) -> int:
        return sum(
            plain(cell) in KNOWN_NAMES or said.known(cell)[0] is not None or said.meaning(cell) is not None
            for cell in cells
        )

    return Form(known, encoding, width="at most", nothing=NOTHING, largest=largest, most_columns=MOST_COLUMNS)


def tidy(cells: pl.DataFrame, file: str, zone: str, station: str | None, said: StatedMapping) -> Tidy:
    """The readings of a file; `station` is the one that all are of, where no column names it.

    Raises InputError where no time, no station or no property can be found, and as `columns_of` does.
    """
    found = columns_of(cells, file, said)
    roles = found.roles
    if "station" not in roles and station is None:
        raise InputError("observations-station-missing", file=file, columns=listed(cells))
    stations = cells[roles["station"]] if "station" in roles else pl.Series([station] * len(cells))
    base = pl.DataFrame({"line": cells[LINE], "station": stations.cast(pl.String)})
    place = [part for part in PLACE if set(PLACE) <= set(roles)]
    base = base.with_columns(degrees(cells[roles[part]]).alias(part) for part in place)
    order = stations.fill_null("")
    if "property" in roles and "value" in roles:
        names = cells[roles["property"]]
        order = pl.select(pl.concat_str(stations, names, separator="\x1f", ignore_nulls=True)).to_series()
        rows = base.with_columns(**_long(cells, names, roles, said), cell=cells[roles["value"]])
    elif found.meant:
        rows = base
    else:
        known = ", ".join((*said.own, *known_properties()))
        raise InputError("observations-property-missing", file=file, columns=listed(cells), allowed=known)
    instants = tellable(_instants(cells, found, found.zone or zone, order, said))
    rows = rows.with_columns(time=instants.time, until=instants.until, problem=instants.problem)
    if "name" not in rows.columns:
        wide = (
            rows.with_columns(name=pl.lit(one.column), key=pl.lit(one.known.key), unit=pl.lit(one.unit)).with_columns(
                cell=cells[one.column]
            )
            for one in found.meant
        )
        rows = pl.concat(wide)
    columns = ("line", "station", "name", "key", "unit", "time", "until", "problem")
    rows = rows.select(*columns, pl.col("cell").str.strip_chars(), *place)
    filled = rows.filter(pl.col("cell").is_not_null() & (pl.col("cell") != ""))
    return Tidy(filled, found.left_out, len(rows) - len(filled), bool(place))


def _long(cells: pl.DataFrame, names: pl.Series, roles: dict[str, str], said: StatedMapping) -> dict[str, pl.Series]:
    """Name, property and unit of each row: the unit that it states, else the one behind its name or stated for it."""
    known = {name: _named(name, said) for name in names.drop_nulls().unique()}
    keys = {name: found.key for name, (found, _) in known.items() if found is not None}
    unit = pl.Series([""] * len(cells)) if "unit" not in roles else cells[roles["unit"]].str.strip_chars().fill_null("")
    beside = names.replace_strict({name: unit for name, (_, unit) in known.items()}, default="", return_dtype=pl.String)
    return {
        "name": names,
        "key": names.replace_strict(keys, default=None, return_dtype=pl.String),
        "unit": unit.zip_with(unit != "", beside.fill_null("")),
    }


def _named(name: str, said: StatedMapping) -> tuple[KnownProperty | None, str]:
    found, behind = said.known(said.meaning(name) or name)
    if found is None and plain(name) in unclear_names():
        found = said.known(unclear_names()[plain(name)][0])[0]
    own = found.unit or "" if found is not None and found.key in said.own else ""
    return found, behind or said.unit(name, *((found.key,) if found else ())) or own


def _instants(cells: pl.DataFrame, found: ReadingColumns, zone: str, order: pl.Series, said: StatedMapping) -> Instants:
    roles, first = found.roles, said.dates or found.dates
    if "clock" in roles:
        return from_clock(cells[roles["date"]], cells[roles["clock"]], zone, order, first)
    if "time" in roles:
        return from_texts(cells[roles["time"]], zone, order, first)
    return from_parts(cells, {part: roles[part] for part in PARTS if part in roles}, zone, order)
