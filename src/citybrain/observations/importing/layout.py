"""Which columns of a file hold what: long files (one reading a row) and wide ones (one time a row), made one form."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import polars as pl

from citybrain.base.names import plain
from citybrain.base.tables import LINE, Form
from citybrain.kernel.errors import InputError
from citybrain.observations.importing.places import degrees
from citybrain.observations.importing.times import PARTS, Instants, from_parts, from_texts
from citybrain.observations.importing.tracks import MOST_COLUMNS, PLACE
from citybrain.observations.properties import known_properties, named

NAMES = {
    "time": ("time", "timestamp", "datetime", "date_time", "date", "phenomenontime", "phenomenon_time", "时间", "日期"),
    "station": (
        "station",
        "station_name",
        "site",
        "site_name",
        "thing",
        "sensor",
        "location",
        "站点",
        "监测点",
        "站名",
    ),
    "property": (
        "property",
        "parameter",
        "observed_property",
        "observedproperty",
        "pollutant",
        "variable",
        "项目",
        "指标",
    ),
    "value": ("value", "result", "reading", "concentration", "数值", "值"),
    "unit": ("unit", "units", "单位"),
    "longitude": ("longitude", "lon", "lng", "long", "经度"),
    "latitude": ("latitude", "lat", "纬度"),
}
ROLES = frozenset({*PARTS, *(name for names in NAMES.values() for name in names)})
NOTHING = frozenset({"NA", "NaN", "null"})
LARGEST = 2 << 30
"""Bytes of a file."""

IGNORED = frozenset({"no", "index", "id", "row", "nr", "序号"})


class Tidy(NamedTuple):
    """One row for each cell that could be a reading: line, station, name, unit, time [µs], problem, cell.

    `name` and `unit` are as the file has them; longitude and latitude [°] are there where it `moves`. `unknown` are
    columns that mean nothing known, `empty` cells without anything in them.
    """

    cells: pl.DataFrame
    unknown: tuple[str, ...]
    empty: int
    moves: bool = False


def reading_form(encoding: str | None) -> Form:
    """What is known of a file of readings before it is read."""
    return Form(_known, encoding, width="at most", nothing=NOTHING, largest=LARGEST, most_columns=MOST_COLUMNS)


def _known(cells: Sequence[str]) -> int:
    return sum(plain(cell) in ROLES or named(cell)[0] is not None for cell in cells)


def tidy(cells: pl.DataFrame, file: str, zone: str, station: str | None) -> Tidy:
    """The readings of a file; `station` is the one that all are of, where no column names it.

    Raises InputError where no time, no station or no property can be found.
    """
    found = _columns(cells, file)
    if "station" not in found and station is None:
        raise InputError("observations-station-missing", file=file, columns=_listed(cells))
    stations = cells[found["station"]] if "station" in found else pl.Series([station] * len(cells))
    base = pl.DataFrame({"line": cells[LINE], "station": stations.cast(pl.String)})
    place = [part for part in PLACE if set(PLACE) <= set(found)]
    base = base.with_columns(degrees(cells[found[part]]).alias(part) for part in place)
    if "property" in found and "value" in found:
        base = base.with_columns(name=cells[found["property"]])
        unit = cells[found["unit"]] if "unit" in found else pl.Series([None] * len(cells), dtype=pl.String)
        order = pl.select(pl.concat_str(stations, cells[found["property"]], separator="\x1f", ignore_nulls=True))
        instants = _instants(cells, found, zone, order.to_series())
        rows = base.with_columns(unit=unit, time=instants.time, problem=instants.problem, cell=cells[found["value"]])
        unknown: list[str] = []
    else:
        instants = _instants(cells, found, zone, stations.fill_null(""))
        base = base.with_columns(time=instants.time, problem=instants.problem)
        values = [column for column in cells.columns if column not in {LINE, *found.values()}]
        meant = [column for column in values if named(column)[0] is not None]
        unknown = [column for column in values if column not in meant and plain(column) not in IGNORED]
        if not meant:
            known = ", ".join(known_properties())
            raise InputError("observations-property-missing", file=file, columns=_listed(cells), allowed=known)
        parts = [base.with_columns(name=pl.lit(c), unit=pl.lit(named(c)[1]), cell=cells[c]) for c in meant]
        rows = pl.concat(parts)
    rows = rows.select("line", "station", "name", "unit", "time", "problem", pl.col("cell").str.strip_chars(), *place)
    filled = rows.filter(pl.col("cell").is_not_null() & (pl.col("cell") != ""))
    return Tidy(filled, tuple(unknown), len(rows) - len(filled), bool(place))


def _columns(cells: pl.DataFrame, file: str) -> dict[str, str]:
    """The column of each role that is there, and of each part of the time. Raises InputError without a time."""
    by_plain = {plain(column): column for column in reversed(cells.columns) if column != LINE}
    firsts = {role: next((name for name in names if name in by_plain), "") for role, names in NAMES.items()}
    found = {role: by_plain[name] for role, name in firsts.items() if name}
    parts = {part: by_plain[part] for part in PARTS if part in by_plain}
    if {"year", "month", "day"} <= set(parts):
        found.pop("time", None)
        return {**found, **parts}
    if "time" not in found:
        raise InputError("observations-time-missing", file=file, columns=_listed(cells))
    return found


def _instants(cells: pl.DataFrame, found: dict[str, str], zone: str, order: pl.Series) -> Instants:
    if "time" in found:
        return from_texts(cells[found["time"]], zone, order)
    return from_parts(cells, {part: found[part] for part in PARTS if part in found}, zone, order)


def _listed(cells: pl.DataFrame) -> str:
    return ", ".join(column for column in cells.columns[:30] if column != LINE)
