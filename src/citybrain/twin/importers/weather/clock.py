"""From the clock of a file to hours of local standard time: order, repeated times, summer time, time zones."""

from dataclasses import replace
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from citybrain.base.notices import Notice, notice
from citybrain.kernel.errors import InputError
from citybrain.twin.importers.weather.records import WeatherRecords
from citybrain.twin.importers.weather.year import HOURS, WeatherOptions, hours_of_year
from citybrain.twin.manifest import SiteLocation

HOUR = pd.Timedelta(hours=1)
FARTHEST_ZONE = 14


def typical_hours(records: WeatherRecords, place: SiteLocation) -> tuple[pd.DataFrame, list[Notice]]:
    """Return the 8760 hours of a typical year in the local standard time of a place, NaN where the file has none.

    29 February is left out. Raises InputError for hours that stand twice with different values.
    """
    notices: list[Notice] = []
    times, values = _in_order(records, notices)
    kept = ~((times.month == 2) & (times.day == 29))
    if not kept.all():
        notices.append(notice("weather-leap-day", count=int((~kept).sum())))
    same_year = hours_of_year().map(lambda time: time.replace(year=2004))
    table = values[kept].set_index(times[kept]).groupby(level=0).mean().reindex(same_year)
    offset = place.utc_offset - _utc_offset(records, place)
    if offset and records.clock == "standard":
        notices.append(notice("weather-time-zone", received=_utc_offset(records, place), allowed=place.utc_offset))
    shifted = {name: shift_hours(table[name].to_numpy(), offset) for name in table}
    return pd.DataFrame(shifted), notices


def series_hours(
    records: WeatherRecords, place: SiteLocation, options: WeatherOptions
) -> tuple[pd.DataFrame, list[Notice]]:
    """Return hourly means in local standard time, one row for every hour from the first to the last reading.

    Raises InputError for a summer time that is not known and for times that stand twice with different values.
    """
    notices: list[Notice] = []
    records = _without_summer_time(records, place, options, notices)
    times, values = _in_order(records, notices)
    hours = times.floor("h")
    if len(times) > 1 and np.median(np.diff(times.to_numpy())) < HOUR.to_timedelta64():
        notices.append(notice("weather-averaged"))
    table = values.set_index(hours).groupby(level=0).mean()
    table = table.reindex(pd.date_range(table.index[0], table.index[-1], freq="h"))
    return _to_standard(table, place.utc_offset if records.clock == "utc" else 0.0), notices


def shift_hours(values: NDArray[np.float64], offset: float) -> NDArray[np.float64]:
    """Move hourly values of a year later by `offset` hours, around the end of the year; parts of an hour are blended.

    >>> shift_hours(np.array([1.0, 2.0, 3.0, 4.0]), 1)
    array([4., 1., 2., 3.])
    """
    whole = int(np.floor(offset))
    part = offset - whole
    moved = np.roll(values, whole)
    return moved if part == 0 else (1 - part) * moved + part * np.roll(values, whole + 1)


def _to_standard(table: pd.DataFrame, offset: float) -> pd.DataFrame:
    whole = int(np.floor(offset))
    part = offset - whole
    local = table.set_axis(table.index + whole * HOUR, axis=0)
    return local if part == 0 else (1 - part) * local + part * local.shift(1)


def _utc_offset(records: WeatherRecords, place: SiteLocation) -> float:
    if records.clock == "utc":
        return 0.0
    return records.station.utc_offset if records.station else place.utc_offset


def _in_order(records: WeatherRecords, notices: list[Notice]) -> tuple[pd.DatetimeIndex, pd.DataFrame]:
    """Sort readings by time and drop repetitions. Raises InputError for a time with different values."""
    times, values, lines = records.times, records.values, records.lines
    if not times.is_monotonic_increasing:
        row = int(np.argmax(np.diff(times.to_numpy()) < np.timedelta64(0))) + 1
        notices.append(notice("weather-sorted", line=int(lines[row])))
        order = np.argsort(times.to_numpy(), kind="stable")
        times, values, lines = times[order], values.iloc[order].reset_index(drop=True), lines[order]
    repeated = times.duplicated()
    if repeated.any():
        _same_values(records.file, times, values, lines, repeated)
        notices.append(notice("weather-repeated", count=int(repeated.sum()), line=int(lines[np.argmax(repeated)])))
        times, lines = times[~repeated], lines[~repeated]
        values = values[~repeated].reset_index(drop=True)
    return times, values


def _same_values(
    file: str, times: pd.DatetimeIndex, values: pd.DataFrame, lines: NDArray[np.int64], repeated: NDArray[np.bool_]
) -> None:
    for row in np.flatnonzero(repeated).tolist():
        if not values.iloc[row].equals(values.iloc[row - 1].rename(row)):
            raise InputError(
                "weather-duplicate",
                file=file,
                line=int(lines[row]),
                first=int(lines[row - 1]),
                received=f"{times[row]:%Y-%m-%d %H:%M}",
            )


def _without_summer_time(
    records: WeatherRecords, place: SiteLocation, options: WeatherOptions, notices: list[Notice]
) -> WeatherRecords:
    """Return readings on a clock without summer time, which is recognised by its missing and repeated hours."""
    if records.clock == "civil":
        return _civil_to_utc(records, _zone(records.file, options))
    if records.clock_known or options.time_zone is None:
        return records
    if _skips_spring_hours(records.times, options.time_zone):
        notices.append(notice("weather-summer-time", zone=options.time_zone))
        return _civil_to_utc(records, options.time_zone)
    return records


def _zone(file: str, options: WeatherOptions) -> str:
    try:
        return ZoneInfo(options.time_zone or "").key
    except (ZoneInfoNotFoundError, ValueError) as problem:
        raise InputError("weather-time-zone-unknown", file=file, received=str(options.time_zone)) from problem


def _skips_spring_hours(times: pd.DatetimeIndex, zone: str) -> bool:
    """Whether each local hour that summer time skips is absent, though the hour before it is there."""
    hours = pd.date_range(times.min().floor("h"), times.max(), freq="h")
    skipped = hours[hours.tz_localize(zone, nonexistent="NaT", ambiguous="NaT").isna()]
    ambiguous = hours[hours.tz_localize(zone, nonexistent="shift_forward", ambiguous="NaT").isna()]
    skipped = skipped.difference(ambiguous)
    present = times.floor("h")
    around = skipped[(skipped - HOUR).isin(present)]
    return len(around) > 0 and not around.isin(present).any()


def _civil_to_utc(records: WeatherRecords, zone: str) -> WeatherRecords:
    """Turn civil times into UTC; of an autumn hour that stands twice the first is still summer time."""
    if not records.times.is_monotonic_increasing:
        backward = np.diff(records.times.to_numpy()) < -HOUR.to_timedelta64()
        if backward.any():
            line = int(records.lines[int(np.argmax(backward)) + 1])
            raise InputError("weather-order-ambiguous", file=records.file, line=line)
    summer = ~records.times.duplicated()
    located = records.times.tz_localize(zone, ambiguous=summer, nonexistent="NaT")
    if located.isna().any():
        row = int(np.argmax(located.isna()))
        received = f"{records.times[row]:%Y-%m-%d %H:%M}"
        raise InputError(
            "weather-time-skipped", file=records.file, line=int(records.lines[row]), received=received, zone=zone
        )
    return replace(records, times=located.tz_convert(None), clock="utc")


def year_table(hours: pd.DataFrame, year: int) -> pd.DataFrame:
    """Return the 8760 hours of a year out of a longer table, NaN where it has none, without 29 February.

    A year in UTC lacks some local hours at one end and has them at the other end instead: up to 14 hours (the farthest
    time zone) before the first or after the last reading are taken from the same hours of the year beside it.
    """
    wanted = hours_of_year(year)
    table = hours.reindex(wanted)
    for rows, beside in ((slice(0, FARTHEST_ZONE), 1), (slice(-FARTHEST_ZONE, None), -1)):
        edge = wanted[rows]
        outside = (edge < hours.index[0]) | (edge > hours.index[-1])
        there = hours.reindex(edge + pd.DateOffset(years=beside))
        table.loc[edge[outside]] = there[outside].to_numpy()
    return table.reset_index(drop=True).iloc[:HOURS]
