"""Recognise a zip: a timetable (GTFS), or one file of features; nothing of a timetable is unpacked to the disk."""

from __future__ import annotations

import zipfile
from pathlib import Path

from citybrain.base.notices import notice
from citybrain.base.tables import Form, read_table
from citybrain.kernel.errors import InputError
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
    except (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError, OSError) as problem:
        raise InputError("features-unreadable", file=path.name, problem=str(problem)) from problem
    return recognise_features(path, settings)


def _timetable(path: Path, archive: zipfile.ZipFile) -> Recognition:
    found = Recognition("GTFS", "gtfs", ("gtfs",))
    stops = _rows(path, archive, "stops.txt", found)
    found.counts["stops"] = len(stops)
    places = [place for row in stops if (place := _place(row))]
    if places:
        longitudes, latitudes = [place[0] for place in places], [place[1] for place in places]
        found.bounds = min(longitudes), min(latitudes), max(longitudes), max(latitudes)
    found.counts["routes"] = len(_rows(path, archive, "routes.txt", found))
    days = _days(path, archive, found)
    if days:
        found.years = int(min(days)[:4]), int(max(days)[:4])
    found.notices.append(notice("recognise-gtfs-kept"))
    return found


def _rows(path: Path, archive: zipfile.ZipFile, name: str, found: Recognition) -> list[dict[str, str | None]]:
    """Rows of a table, none (and a notice) where it is too large; never more bytes than were announced and allowed."""
    if name not in archive.namelist():
        return []
    announced = archive.getinfo(name).file_size
    if announced > MOST_READ:
        megabytes = announced // 1_000_000
        found.notices.append(notice("recognise-zip-table", table=name, megabytes=megabytes))
        return []
    with archive.open(name) as packed:
        raw = packed.read(MOST_READ + 1)
    try:
        return read_table(raw, Form(separator=","), f"{path.name}/{name}").cells.to_dicts()
    except InputError as problem:
        if problem.code in ("file-empty", "table-no-rows"):
            return []
        raise


def _place(row: dict[str, str | None]) -> tuple[float, float] | None:
    try:
        longitude, latitude = float(row.get("stop_lon") or ""), float(row.get("stop_lat") or "")
    except ValueError:
        return None
    return (longitude, latitude) if abs(longitude) <= 180 and abs(latitude) <= 90 else None


def _days(path: Path, archive: zipfile.ZipFile, found: Recognition) -> list[str]:
    tables = (("calendar.txt", "start_date"), ("calendar.txt", "end_date"), ("calendar_dates.txt", "date"))
    told = [row.get(column) or "" for table, column in tables for row in _rows(path, archive, table, found)]
    return [day for day in told if len(day) == 8 and day.isdigit()]
