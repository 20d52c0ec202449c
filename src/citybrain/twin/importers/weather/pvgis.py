"""Read the typical meteorological year of PVGIS (European Commission, Joint Research Centre), as CSV or JSON.

Its times are in UTC. The values of a time are taken as those of the hour that starts with it.
"""

import json
import re
from typing import Any

import numpy as np
import pandas as pd

from citybrain.base.tables.frames import TextTable, text_table
from citybrain.kernel.errors import InputError
from citybrain.twin.importers.weather.formats import LEAP_YEAR
from citybrain.twin.importers.weather.records import Station, WeatherRecords, numbers
from citybrain.twin.importers.weather.year import DIFFUSE, DIRECT, GLOBAL, HUMIDITY, TEMPERATURE, WIND

TIME = "time(UTC)"
COLUMNS = {
    TEMPERATURE: "T2m",
    HUMIDITY: "RH",
    GLOBAL: "G(h)",
    DIRECT: "Gb(n)",
    DIFFUSE: "Gd(h)",
    WIND: "WS10m",
}
_STAMP = re.compile(r"^(\d{4})(\d\d)(\d\d):(\d\d)\d\d$")


def read_pvgis_csv(text: str, file: str) -> WeatherRecords:
    """Read the text of a PVGIS CSV. Raises InputError if it holds no typical year or a line cannot be read."""
    lines = text.splitlines()
    start = next((number for number, line in enumerate(lines) if line.startswith(TIME)), None)
    if start is None:
        raise InputError("weather-pvgis-no-typical-year", file=file)
    end = next((n for n in range(start + 1, len(lines)) if not _STAMP.match(lines[n].split(",")[0])), len(lines))
    table = text_table("\n".join(lines[start:end]).encode(), file, "utf-8", ",")
    station = Station(_header_number(lines, "Latitude", file), _header_number(lines, "Longitude", file), 0.0)
    return _records(TextTable(table.cells, table.lines + start, file), station, "PVGIS CSV")


def read_pvgis_json(document: dict[str, Any], file: str) -> WeatherRecords:
    """Read a PVGIS JSON. Raises InputError if it holds no typical year; "lines" count the hours."""
    try:
        hours = document["outputs"]["tmy_hourly"]
        location = document["inputs"]["location"]
        station = Station(float(location["latitude"]), float(location["longitude"]), 0.0)
        cells = pd.DataFrame(hours).astype(object)
    except (KeyError, TypeError, ValueError) as problem:
        raise InputError("weather-pvgis-no-typical-year", file=file) from problem
    cells = cells.map(lambda value: "" if value is None else str(value))
    return _records(TextTable(cells, np.arange(1, len(cells) + 1, dtype=np.int64), file), station, "PVGIS JSON")


def parse_json(text: str, file: str) -> dict[str, Any]:
    """Return a JSON object. Raises InputError with the line where it breaks."""
    try:
        document = json.loads(text)
    except (json.JSONDecodeError, RecursionError) as problem:
        line = getattr(problem, "lineno", 1)
        raise InputError("features-json", file=file, line=line, problem=str(problem)) from problem
    if not isinstance(document, dict):
        raise InputError("weather-pvgis-no-typical-year", file=file)
    return document


def _records(table: TextTable, station: Station, name: str) -> WeatherRecords:
    if TIME not in table.cells:
        raise InputError("file-column-missing", file=table.file, received=TIME, nearest=", ".join(table.cells.columns))
    parts = table.cells[TIME].str.extract(_STAMP).fillna("?")
    _, month, day, hour = (numbers(parts[part], table.lines, table.file, TIME) for part in range(4))
    dates = pd.to_datetime(pd.DataFrame({"year": LEAP_YEAR, "month": month, "day": day}), errors="coerce")
    if dates.isna().any():
        row = int(np.argmax(dates.isna()))
        received = str(table.cells[TIME].iloc[row])
        raise InputError("weather-time", file=table.file, line=int(table.lines[row]), received=received)
    known = {ours: theirs for ours, theirs in COLUMNS.items() if theirs in table.cells}
    values = pd.DataFrame({o: numbers(table.cells[t], table.lines, table.file, t) for o, t in known.items()})
    times = pd.DatetimeIndex(dates + pd.to_timedelta(hour, unit="h"))
    return WeatherRecords(times, values, table.lines, table.file, name, "utc", True, None, station)


def _header_number(lines: list[str], name: str, file: str) -> float:
    found = next((line for line in lines[:20] if line.startswith(name)), "")
    try:
        return float(found.rsplit(":", 1)[-1])
    except ValueError as problem:
        raise InputError("weather-station", file=file, received=found) from problem
