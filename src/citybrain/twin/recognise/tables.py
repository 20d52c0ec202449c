"""Recognise text: weather in one of its formats, a register, a population grid, or shares of households by zone."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from citybrain.base.files import read_head
from citybrain.base.names import first_known
from citybrain.base.notices import notice
from citybrain.base.tables import is_workbook
from citybrain.base.tables.frames import TextTable, text_table
from citybrain.kernel.errors import InputError
from citybrain.twin.configuration import SourceKey
from citybrain.twin.declared import area_attributes, stated_attributes
from citybrain.twin.importers.population import PEOPLE
from citybrain.twin.importers.population_table import find_cells
from citybrain.twin.importers.weather import WeatherOptions
from citybrain.twin.importers.weather.read import LARGEST_WEATHER, read_records
from citybrain.twin.importers.weather.records import WeatherRecords
from citybrain.twin.importers.weather.table import find_columns
from citybrain.twin.recognise.checks import check, codes_of
from citybrain.twin.recognise.features import columns_of
from citybrain.twin.recognise.recognition import Recognition
from citybrain.twin.recognise.settings import FileSettings
from citybrain.twin.recognise.wanted import guess, register_columns, wanted_by, wanted_weather

KINDS: tuple[SourceKey, ...] = ("register", "weather", "population", "households")
WEB_MERCATOR = "EPSG:3857"
DAYS_OF_YEAR = 300
"""A table with hours of fewer different days is no year of weather."""


def recognise_table(path: Path, settings: FileSettings) -> Recognition:
    """What a text file holds. Raises InputError for one that is no text or no table."""
    if _is_station_file(path):
        return _weather_of(read_records(path, WeatherOptions()), Recognition("", "weather", ("weather",)))
    if read_head(path).removeprefix(b"\xef\xbb\xbf").lstrip().startswith((b"{", b"<")):
        raise InputError("recognise-unknown", file=path.name)
    table = text_table(path, "", settings.encoding)
    name = "XLSX" if is_workbook(path) else "CSV"
    found = Recognition(name, kinds=KINDS, counts={"rows": len(table.lines)}, columns=columns_of(table.cells))
    found.notices += table.notices
    found.encoding = settings.encoding or next(
        (str(e) for one in table.notices if (e := one.arguments.get("encoding"))), None
    )
    settings = settings.model_copy(update={"encoding": found.encoding})
    asked = settings.kind if settings.kind and settings.kind != "none" else None
    if asked in (None, "weather") and _read_weather(path, table, found, settings):
        return found
    found.kind = asked or _kind(table, found)
    if found.kind and found.kind != "weather":
        found.wanted = wanted_by(found.kind, list(table.cells.columns), settings, has_geometry=False)
        found.codes = codes_of(table.cells, found, settings)
        check(path, found, settings, WEB_MERCATOR)
    return found


def _kind(table: TextTable, found: Recognition) -> SourceKey | None:
    columns = [str(name) for name in table.cells.columns]
    if any(guess(name, columns) for name in area_attributes()):
        return "households"
    register = register_columns(columns)
    cells, told = find_cells(columns), set(register) & set(stated_attributes())
    if first_known(columns, PEOPLE) and ("h3" in cells or ({"x", "y"} <= set(cells) and told <= {"residents"})):
        return "population"
    if {"x", "y"} <= set(register) or len(told) > 1:
        return "register"
    found.notices.append(notice("recognise-use"))
    return None


def _read_weather(path: Path, table: TextTable, found: Recognition, settings: FileSettings) -> bool:
    """Whether the table is taken as weather; then `found` says what is known about it."""
    names = list(table.cells.columns)
    known = {name: column for name, column in settings.named.items() if column in names}
    options = WeatherOptions(encoding=settings.encoding, columns=known)
    asked = settings.kind == "weather"
    try:
        records = read_records(path, options)
    except InputError as error:
        if asked:
            found.kind = "weather"
            found.wanted = wanted_weather(names, known, settings)
            if not found.unnamed:
                found.fail(error)
        return asked
    days = pd.DatetimeIndex(records.times).normalize().nunique()
    if not asked and days < DAYS_OF_YEAR:
        return False
    found.kind = "weather"
    found.wanted = wanted_weather(names, find_columns(table, names, options), settings)
    _weather_of(records, found)
    return True


def _weather_of(records: WeatherRecords, found: Recognition) -> Recognition:
    times = pd.DatetimeIndex(records.times)
    found.format = records.format
    found.counts["hours"] = len(times)
    if records.year is not None:
        found.years = records.year, records.year
    elif not records.typical and len(times):
        found.years = int(times.min().year), int(times.max().year)
    if records.station is not None:
        place = records.station
        found.bounds = place.longitude, place.latitude, place.longitude, place.latitude
    found.notices += records.notices
    return found


def _is_station_file(path: Path) -> bool:
    """Whether a file is weather in one of the formats that say so themselves."""
    head = read_head(path, 2_000).removeprefix(b"\xef\xbb\xbf").lstrip()
    if path.stat().st_size > LARGEST_WEATHER:
        return False
    second = head.partition(b"\n")[2].lstrip(b'"')
    return (
        head.upper().startswith(b"LOCATION,")
        or head.startswith(b"Latitude (decimal degrees)")
        or (head.startswith(b"{") and b'"inputs"' in head)
        or second.startswith(b"Date (MM/DD/YYYY)")
    )
