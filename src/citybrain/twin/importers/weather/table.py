"""Read hourly weather from a plain table, whatever its columns are called."""

import re
from collections.abc import Sequence

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from citybrain.base.names import nearest, plain, require_column
from citybrain.base.notices import Notice, notice
from citybrain.base.tables.frames import TextTable
from citybrain.kernel.errors import InputError
from citybrain.twin.importers.weather.formats import COLUMNS_SHOWN, LEAP_YEAR
from citybrain.twin.importers.weather.records import WeatherRecords, numbers
from citybrain.twin.importers.weather.timestamps import find_times
from citybrain.twin.importers.weather.year import (
    DEW_POINT,
    DIFFUSE,
    DIRECT,
    GLOBAL,
    HOURS,
    HUMIDITY,
    READABLE,
    TEMPERATURE,
    WIND,
    WeatherOptions,
    hours_of_year,
)

# Patterns of plain names (lower case, no accents, words joined by _), the surest first.
PATTERNS: dict[str, tuple[str, ...]] = {
    TEMPERATURE: (
        TEMPERATURE,
        r"(outdoor_|outside_|air_|ambient_|dry_bulb_)?temp(erature)?(_air|_2m|_out|_outdoor)?",
        r"(t2m|tas|ta|t_out|dry_bulb|temperature|temp|ilman_lampotila|lampotila|lufttemperatur|tt_tu|气温|温度|室外温度)",
    ),
    GLOBAL: (GLOBAL, r"ghi", r"(g_h|glob|shortwave_radiation|全球水平辐照度|总辐射)"),
    DIRECT: (DIRECT, r"dni", r"(gb_n|direct_normal|beam_normal|法向直接辐射)"),
    DIFFUSE: (DIFFUSE, r"dhi", r"(gd_h|diffuse|diffuse_horizontal|散射辐射)"),
    WIND: (r"wind_?speed(_10m)?", r"(ws10m|wspd|wspm|ws|ff|tuulen_nopeus|windgeschwindigkeit|风速|wind_speed)"),
    HUMIDITY: (r"relative_humidity(_2m)?", r"(rh|rhum|rf_tu|suhteellinen_kosteus|humidity|相对湿度|湿度)"),
    DEW_POINT: (r"dew_point", r"(td|dewp|dew_?point|kastepiste|taupunkt|露点)"),
}
_UNIT = r"(_?(deg_?c|degc|celsius|c|w_m_?2|w_m|wm2|m_s|ms|percent|pct|mean|avg|average|keskiarvo|ka|mittaus))*"
_FOREIGN = re.compile(r"_(deg_?f|fahrenheit|f|kelvin|k|km_h|kmh|kph|mph|kn|knots|kt|j_m_?2|kj_m_?2|mj_m_?2|kwh_m_?2)$")


def read_table_weather(table: TextTable, options: WeatherOptions) -> WeatherRecords:
    """Read a table; it needs a temperature, and times unless it has one row for each hour of a year.

    Raises InputError for a table without temperature, for columns that could both be meant, for values in other units
    than °C, W/m², m/s and %, and for lines that cannot be read.
    """
    times = find_times(table)
    taken = times.columns if times else ()
    chosen = find_columns(table, [str(name) for name in table.cells if name not in taken], options)
    values = pd.DataFrame(
        {ours: numbers(table.cells[theirs], table.lines, table.file, theirs) for ours, theirs in chosen.items()}
    )
    if times is None:
        return _counted(table, values)
    ending = options.label == "end" if options.label else times.ending
    starts = times.times - _step(times.times) if ending else times.times
    clock = options.clock or ("utc" if times.utc else "standard")
    notes = (notice("weather-label-end"),) if times.ending and options.label is None else ()
    typical = times.typical or _is_typical(starts)
    return WeatherRecords(
        _in_leap_year(starts) if typical else starts,
        values,
        table.lines,
        table.file,
        "CSV",
        clock,
        typical,
        clock_known=options.clock is not None or times.utc,
        label_known=options.label is not None or times.ending,
        notices=notes,
    )


def find_columns(table: TextTable, names: Sequence[str], options: WeatherOptions) -> dict[str, str]:
    """Return which column of a table holds what, declared ones first."""
    for ours, theirs in options.columns.items():
        if ours not in READABLE:
            raise InputError("weather-column-unknown", received=ours, nearest=nearest(ours, READABLE))
        require_column(table.file, list(table.cells.columns), theirs)
    chosen = dict(options.columns)
    free = [name for name in names if name not in chosen.values()]
    for ours in READABLE:
        found = None if ours in chosen else _match(table.file, ours, free)
        if found:
            chosen[ours] = found
    if TEMPERATURE not in chosen:
        raise InputError(
            "weather-no-temperature", file=table.file, columns=", ".join(map(str, list(table.cells)[:COLUMNS_SHOWN]))
        )
    return chosen


def _match(file: str, ours: str, names: Sequence[str]) -> str | None:
    for pattern in PATTERNS[ours]:
        fitting = [name for name in names if re.fullmatch(pattern + _UNIT, plain(name))]
        if len(fitting) > 1:
            raise InputError("weather-columns-several", file=file, column=ours, received=", ".join(fitting))
        if fitting:
            return fitting[0]
    foreign = [name for name in names if _is_in_another_unit(ours, plain(name))]
    if foreign:
        raise InputError("weather-unit", file=file, column=ours, received=foreign[0])
    return None


def _is_in_another_unit(ours: str, name: str) -> bool:
    stem = _FOREIGN.sub("", name)
    return stem != name and any(re.fullmatch(pattern + _UNIT, stem) for pattern in PATTERNS[ours])


def _step(times: pd.DatetimeIndex) -> pd.Timedelta:
    """Return the usual distance of two readings, at most an hour."""
    if len(times) < 2:
        return pd.Timedelta(hours=1)
    return min(pd.Timedelta(np.median(np.abs(np.diff(times.to_numpy())))), pd.Timedelta(hours=1))


def _is_typical(times: pd.DatetimeIndex) -> bool:
    """Whether a year is put together from months of different years: several years, but each hour of the year once."""
    if not 0.9 * HOURS <= len(times) <= 8784 or times.year.nunique() < 2:
        return False
    months = pd.Series(times.year).groupby(times.month).nunique()
    return bool((months <= 2).all() and times.max() - times.min() > pd.Timedelta(days=400))


def _in_leap_year(times: pd.DatetimeIndex) -> pd.DatetimeIndex:
    parts = {"month": times.month, "day": times.day, "hour": times.hour}
    return pd.DatetimeIndex(pd.to_datetime(pd.DataFrame({"year": LEAP_YEAR, **parts})))


def _counted(table: TextTable, values: pd.DataFrame) -> WeatherRecords:
    """Take rows without times as the hours of a year, in order, in local standard time."""
    if len(values) not in (HOURS, 8784):
        raise InputError("weather-length", file=table.file, received=len(values), allowed=HOURS)
    every = pd.date_range(f"{LEAP_YEAR}-01-01", periods=8784, freq="h")
    hours = every if len(values) == len(every) else hours_of_year(LEAP_YEAR)
    notes: tuple[Notice, ...] = (notice("weather-no-times"),)
    lines: NDArray[np.int64] = table.lines
    return WeatherRecords(
        hours, values, lines, table.file, "CSV", "standard", True, clock_known=False, label_known=False, notices=notes
    )
