"""Recognise a zip: a timetable (GTFS), or one file of features; nothing of a timetable is unpacked to the disk."""

from __future__ import annotations

import zipfile
from pathlib import Path

import polars as pl

from citybrain.base.files import what_went_wrong
from citybrain.base.notices import notice
from citybrain.base.tables import Form, read_table
from citybrain.kernel.errors import InputError
from citybrain.twin.importers.footprints_files import DAMAGED_ZIP
from citybrain.twin.recognise.features import recognise_features
from citybrain.twin.recognise.recognition import Recognition
from citybrain.twin.recognise.settings import FileSettings

TIMETABLE = frozenset({"stops.txt", "routes.txt", "trips.txt", "stop_times.txt"})
MOST_READ = 50_000_000
"""Bytes of one table of a timetable that are read; a larger one is only named."""


def recognise_archive(path: Path, settings: FileSettings) -> Recognition:
    """What a zip holds. Raises InputError for one that is damaged, swells when unpacked, or holds nothing of use."""
    try:
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
            if names >= TIMETABLE:
                return _timetable(path, archive)
    except DAMAGED_ZIP as problem:
        raise InputError("features-unreadable", file=path.name, problem=what_went_wrong(problem, path)) from problem
    return recognise_features(path, settings)


def _timetable(path: Path, archive: zipfile.ZipFile) -> Recognition:
    found = Recognition("GTFS", "gtfs", ("gtfs",))
    stops = _table(path, archive, "stops.txt", found)
    found.counts["stops"] = stops.height
    found.bounds = _bounds(stops)
    found.counts["routes"] = _table(path, archive, "routes.txt", found).height
    days = _days(path, archive, found)
    if days:
        found.years = int(min(days)[:4]), int(max(days)[:4])
    return found


def _table(path: Path, archive: zipfile.ZipFile, name: str, found: Recognition) -> pl.DataFrame:
    """A table, empty (and a notice) where it is too large; never more bytes than were announced and allowed."""
    if name not in archive.namelist():
        return pl.DataFrame()
    announced = archive.getinfo(name).file_size
    if announced > MOST_READ:
        megabytes = announced // 1_000_000
        found.notices.append(notice("recognise-zip-table", table=name, megabytes=megabytes))
        return pl.DataFrame()
    with archive.open(name) as packed:
        raw = packed.read(MOST_READ + 1)
    try:
        return read_table(raw, Form(separator=","), f"{path.name}/{name}").cells
    except InputError as problem:
        if problem.code in ("file-empty", "table-no-rows"):
            return pl.DataFrame()
        raise


def _bounds(stops: pl.DataFrame) -> tuple[float, float, float, float] | None:
    """West, south, east and north of the stops that stand on the globe [degrees]; None where none does."""
    if not {"stop_lon", "stop_lat"} <= set(stops.columns):
        return None
    longitude, latitude = (pl.col(name).cast(pl.Float64, strict=False) for name in ("stop_lon", "stop_lat"))
    extremes = (
        stops.lazy().select(x=longitude, y=latitude).filter((pl.col("x").abs() <= 180) & (pl.col("y").abs() <= 90))
    )
    west, south, east, north = (
        extremes.select(
            pl.col("x").min().alias("a"),
            pl.col("y").min().alias("b"),
            pl.col("x").max().alias("c"),
            pl.col("y").max().alias("d"),
        )
        .collect()
        .row(0)
    )
    return None if west is None else (west, south, east, north)


def _days(path: Path, archive: zipfile.ZipFile, found: Recognition) -> list[str]:
    columns = {"calendar.txt": ("start_date", "end_date"), "calendar_dates.txt": ("date",)}
    days: list[str] = []
    for name, dates in columns.items():
        table = _table(path, archive, name, found)
        days += (day for date in dates if date in table.columns for day in table[date].unique().to_list() if day)
    return [day for day in days if len(day) == 8 and day.isdigit()]
