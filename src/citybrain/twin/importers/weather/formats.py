"""Read EPW and TMY3 files: a line per hour of a (typical) year, each naming the hour that ends with it.

EPW: EnergyPlus Auxiliary Programs, "EnergyPlus Weather File (EPW) Data Dictionary". TMY3: Wilcox and Marion, Users
Manual for TMY3 Data Sets, NREL/TP-581-43156 (2008).
"""

from collections.abc import Sequence

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from citybrain.base.names import first_known
from citybrain.base.tables import split
from citybrain.base.tables.frames import text_table
from citybrain.base.tables.numbers import is_number
from citybrain.kernel.errors import InputError
from citybrain.twin.importers.weather.records import Station, WeatherRecords, numbers
from citybrain.twin.importers.weather.year import DEW_POINT, DIFFUSE, DIRECT, GLOBAL, HUMIDITY, TEMPERATURE, WIND

LEAP_YEAR = 2004
EPW_HEADER = 8
COLUMNS_SHOWN = 30
EPW_COLUMNS = {TEMPERATURE: 6, DEW_POINT: 7, HUMIDITY: 8, GLOBAL: 13, DIRECT: 14, DIFFUSE: 15, WIND: 21}
EPW_MISSING = {TEMPERATURE: 99.9, DEW_POINT: 99.9, HUMIDITY: 999.0, WIND: 999.0} | dict.fromkeys(
    (GLOBAL, DIRECT, DIFFUSE), 9999.0
)
TMY3_COLUMNS = {
    TEMPERATURE: "dry_bulb_c",
    DEW_POINT: "dew_point_c",
    HUMIDITY: "rhum",
    GLOBAL: "ghi_w_m_2",
    DIRECT: "dni_w_m_2",
    DIFFUSE: "dhi_w_m_2",
    WIND: "wspd_m_s",
}


def read_epw(text: str, file: str) -> WeatherRecords:
    """Read the text of an EPW file. Raises InputError with the line that cannot be read."""
    lines = text.splitlines()
    station = _station(file, split(lines[0]), latitude=6)
    _hourly_periods(file, lines[:EPW_HEADER])
    kept = [number for number, line in enumerate(lines[EPW_HEADER:], start=EPW_HEADER + 1) if line.strip()]
    rows = [lines[number - 1].split(",") for number in kept]
    for number, row in zip(kept, rows, strict=True):
        if len(row) <= max(EPW_COLUMNS.values()):
            raise InputError("table-row-length", file=file, line=number, received=len(row), allowed=35)
    numbered = np.array(kept, dtype=np.int64)
    clock = [_column(rows, position, numbered, file, name) for position, name in enumerate(("year", "month", "day"))]
    hour = _column(rows, 3, numbered, file, "hour")
    values = {name: _column(rows, position, numbered, file, name) for name, position in EPW_COLUMNS.items()}
    for name, missing in EPW_MISSING.items():
        values[name] = np.where(np.isclose(values[name], missing), np.nan, values[name])
    times = ending_hours(file, numbered, clock[1], clock[2], hour)
    return WeatherRecords(
        times, pd.DataFrame(values), numbered, file, "EPW", "standard", True, _single_year(clock[0]), station
    )


def read_tmy3(text: str, file: str) -> WeatherRecords:
    """Read the text of a TMY3 table. Raises InputError with the line that cannot be read."""
    first, rest = text.split("\n", 1)
    station = _station(file, split(first), latitude=4)
    table = text_table(rest.encode(), file, "utf-8", ",")
    lines = table.lines + 1
    dates = table.cells.iloc[:, 0].str.extract(r"^(\d+)/(\d+)/(\d+)$")
    hour = table.cells.iloc[:, 1].str.extract(r"^(\d+):\d+$")[0]
    month, day, year = (numbers(dates[part].fillna("?"), lines, file, "Date") for part in range(3))
    times = ending_hours(file, lines, month, day, numbers(hour.fillna("?"), lines, file, "Time"))
    columns = [str(column) for column in table.cells]
    found = {name: first_known(columns, [wanted]) for name, wanted in TMY3_COLUMNS.items()}
    known = {name: column for name, column in found.items() if column and (table.cells[column] != "").any()}
    if TEMPERATURE not in known:
        raise InputError("weather-no-temperature", file=file, columns=", ".join(columns[:COLUMNS_SHOWN]))
    values = pd.DataFrame({name: numbers(table.cells[c], lines, file, c) for name, c in known.items()})
    return WeatherRecords(times, values, lines, file, "TMY3", "standard", True, _single_year(year), station)


def ending_hours(
    file: str,
    lines: NDArray[np.int64],
    month: NDArray[np.float64],
    day: NDArray[np.float64],
    hour: NDArray[np.float64],
) -> pd.DatetimeIndex:
    """Return the starts of hours that are numbered 1 to 24 by their end, in a leap year that stands for any year.

    Some files write hour 24 as hour 0 of the next day; that of 1 January is then the last hour of the year,
    and that of 1 March belongs to 28 February unless the file has a 29 February.

    Raises InputError with the first line whose date or hour does not exist.
    """
    dates = pd.to_datetime(pd.DataFrame({"year": LEAP_YEAR, "month": month, "day": day}), errors="coerce")
    wrong = dates.isna().to_numpy() | ~((hour >= 0) & (hour <= 24))
    if wrong.any():
        row = int(np.argmax(wrong))
        received = f"{month[row]:g}/{day[row]:g} {hour[row]:g}"
        raise InputError("weather-time", file=file, line=int(lines[row]), received=received)
    starts = pd.DatetimeIndex(dates + pd.to_timedelta(hour - 1, unit="h"))
    leap_day = (starts.month == 2) & (starts.day == 29)
    if leap_day.sum() == 1:
        starts = starts.where(~leap_day, starts - pd.Timedelta(days=1))
    return starts.where(starts.year == LEAP_YEAR, starts + pd.DateOffset(years=1))


def _column(
    rows: Sequence[Sequence[str]], position: int, lines: NDArray[np.int64], file: str, name: str
) -> NDArray[np.float64]:
    return numbers(pd.Series([row[position] for row in rows], dtype=object), lines, file, name)


def _station(file: str, header: list[str], latitude: int) -> Station:
    """Read the header; latitude and longitude stand side by side, the offset after them (EPW) or before (TMY3)."""
    offset = latitude + 2 if latitude == 6 else latitude - 1
    parts = [header[position] if position < len(header) else "" for position in (latitude, latitude + 1, offset)]
    if not all(is_number(part) for part in parts):
        raise InputError("weather-station", file=file, received=",".join(header))
    return Station(*(float(part) for part in parts))


def _hourly_periods(file: str, header: list[str]) -> None:
    for number, line in enumerate(header, start=1):
        parts = line.split(",")
        if parts[0].strip().upper() == "DATA PERIODS" and len(parts) > 2 and parts[2].strip() != "1":
            raise InputError("weather-not-hourly", file=file, line=number, received=parts[2])


def _single_year(years: NDArray[np.float64]) -> int | None:
    return int(years[0]) if len(years) and (years == years[0]).all() else None
