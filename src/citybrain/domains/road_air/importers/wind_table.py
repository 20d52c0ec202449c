"""Hours of wind that a file of the city tells: read, checked, and put on the clock and under the sun."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from citybrain.base.domains import find_domains
from citybrain.base.tables.numbers import to_numbers
from citybrain.kernel.errors import InputError
from citybrain.kernel.units import Array, Mask

NUMBERS = {
    "wind_speed": ("m/s", 0.0, 75.0), "wind_from": ("degree", 0.0, 360.0),
    "global_irradiance": ("W/m2", 0.0, 1500.0), "cloud_share": ("1", 0.0, 1.0),
}  # fmt: skip
"""Columns with their unit and what is accepted; the first two are needed."""

NEEDED = ("time", "wind_speed", "wind_from")
FAULTS_SHOWN = 8
CALM = 0.3
"""Wind [m/s] below which a direction need not be known."""

DEGREES_OF_HOUR = 15.0


class WindHours(NamedTuple):
    """Hours with a wind [m/s, degrees from which it blows], where the sun stands [degrees], and what the sky tells.

    `hour` and `weekday` are those of the clock; not a number stands for what the file does not tell.
    """

    speed: Array
    wind_from: Array
    sun_height: Array
    irradiance: Array
    cloud: Array
    hour: Array
    weekday: Array
    left_out: int


def wind_hours(table: pd.DataFrame, place: tuple[float, float]) -> WindHours:
    """The hours of a table at a place (longitude, latitude); hours without wind are left out and counted.

    Raises InputError with all that is wrong, by row.
    """
    named = {str(name).partition(" [")[0].strip(): name for name in table.columns}
    columns, faults = _columns(table, named)
    if faults:
        _refuse(faults)
    times, clock, bad = _times(table[named["time"]].astype(str), place[0])
    faults += [f"time: {_row(row)}: {table[named['time']].iloc[row]}" for row in np.flatnonzero(bad)]
    doubled = pd.Series(times).duplicated().to_numpy() & ~bad
    faults += [f"time: {_row(row)}: {table[named['time']].iloc[row]} (2 x)" for row in np.flatnonzero(doubled)]
    known = ~np.isnan(columns["wind_speed"])
    lost = known & (columns["wind_speed"] >= CALM) & np.isnan(columns["wind_from"])
    if not faults and not (known & ~lost).any():
        faults.append("wind_speed: ?")
    if faults:
        _refuse(faults)
    some = known & ~lost
    first = pd.Timestamp(f"{times[some].min().year}-01-01", tz="UTC")
    of_year = ((times[some] - first).total_seconds() / 3600.0).to_numpy(np.float64)
    sun = find_domains().made("sun_position")(of_year, 1.0, place[1], place[0], 0.0).solar_zenith
    local = clock[some]
    return WindHours(
        columns["wind_speed"][some], columns["wind_from"][some], 90.0 - np.asarray(sun),
        columns["global_irradiance"][some], columns["cloud_share"][some], local.hour.to_numpy(np.float64),
        local.day_of_week.to_numpy(np.float64), int((~some).sum()),
    )  # fmt: skip


def _columns(table: pd.DataFrame, named: dict[str, str]) -> tuple[dict[str, Array], list[str]]:
    """Numbers by column, and columns that lack, have another unit, or hold what is none or outside."""
    faults = [f"{name}?" for name in NEEDED if name not in named]
    columns: dict[str, Array] = {}
    for name, (unit, low, high) in NUMBERS.items():
        if name not in named:
            columns[name] = np.full(len(table), np.nan)
            continue
        header = str(named[name])
        if "[" in header and header.partition("[")[2].rstrip("] ").replace("²", "2") != unit:
            faults.append(f"{header}: [{unit}]")
        values, wrong = to_numbers(table[named[name]])
        wrong |= ~np.isnan(values) & ((values < low) | (values > high))
        faults += [
            f"{name}: {_row(row)}: {table[named[name]].iloc[row]} ({low:g}-{high:g})" for row in np.flatnonzero(wrong)
        ]
        columns[name] = values
    return columns, faults


def _row(row: Any) -> str:
    return str(int(row) + 1)


def _times(told: pd.Series, longitude: float) -> tuple[pd.DatetimeIndex, pd.DatetimeIndex, Mask]:
    """Universal time and the time of the clock by row, and which rows tell none.

    A time with an offset is that of the clock; one in universal time or without an offset is as of the longitude.
    """
    behind = pd.Timedelta(hours=round(longitude / DEGREES_OF_HOUR))
    universal = pd.to_datetime(told, utc=True, errors="coerce", format="ISO8601")
    bare = pd.to_datetime(told.str.replace(r"([+-]\d\d:?\d\d|Z)$", "", regex=True), errors="coerce", format="ISO8601")
    offset = told.str.contains(r"[+-]\d\d:?\d\d$", regex=True) & told.str.contains("T|:", regex=True)
    zulu = told.str.endswith("Z")
    in_universal = universal.where(offset | zulu, universal - behind)
    clock = bare.where(~zulu, bare + behind)
    bad = (universal.isna() | bare.isna()).to_numpy()
    return pd.DatetimeIndex(in_universal), pd.DatetimeIndex(clock), bad


def _refuse(faults: list[str]) -> None:
    raise InputError("road-air-wind", count=len(faults), received="; ".join(_shown(faults)))


def _shown(faults: list[str]) -> Iterator[str]:
    yield from faults[:FAULTS_SHOWN]
    if len(faults) > FAULTS_SHOWN:
        yield f"(+ {len(faults) - FAULTS_SHOWN})"
