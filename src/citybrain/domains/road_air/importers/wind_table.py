"""Hours of wind that a file of the city tells: read, checked, and put on the clock and under the sun."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import pandas as pd

from citybrain.base.domains import find_domains
from citybrain.base.names import shown_columns
from citybrain.base.tables.numbers import to_numbers
from citybrain.kernel.errors import InputError
from citybrain.kernel.units import Array, Mask

NUMBERS = {
    "wind_speed": ("m/s", 0.0, 75.0), "wind_from": ("degree", 0.0, 360.0),
    "global_irradiance": ("W/m2", 0.0, 1500.0), "cloud_share": ("1", 0.0, 1.0),
}  # fmt: skip
"""Columns with their unit and what is accepted; the first two are needed."""

NEEDED = ("time", "wind_speed", "wind_from")
FAULTS_SHOWN, LONGEST = 8, 40
"""Faults that an error shows, and characters of a cell."""

MOST_HOURS = 1_000_000
"""Hours of a file: more than a century."""

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


class _Faults:
    """What is wrong with rows: how many, and the first of them as they are shown."""

    def __init__(self) -> None:
        self.count = 0
        self._shown: list[str] = []

    def add(self, name: str, rows: Mask, cells: pd.Series, behind: str = "") -> None:
        """Rows of a column that cannot be."""
        wrong = np.flatnonzero(rows)
        self.count += len(wrong)
        for row in wrong[: FAULTS_SHOWN - len(self._shown)]:
            self._shown.append(f"{name}: {row + 1}: {str(cells.iloc[row])[:LONGEST]}{behind}")

    def require_none(self) -> None:
        """Raises InputError where there are some."""
        if self.count:
            more = [f"(+ {self.count - len(self._shown)})"] if self.count > len(self._shown) else []
            raise InputError("road-air-wind", count=self.count, received="; ".join([*self._shown, *more]))


def wind_hours(table: pd.DataFrame, place: tuple[float, float]) -> WindHours:
    """The hours of a table at a place (longitude, latitude); hours without wind are left out and counted.

    Raises InputError with all that is wrong, by row.
    """
    named = _named(table)
    faults = _Faults()
    columns = _numbers(table, named, faults)
    told = table[named["time"]].astype(str)
    times, clock, bad = _times(told, place[0])
    faults.add("time", bad, told)
    faults.add("time", pd.Series(times).duplicated().to_numpy() & ~bad, told, " (2 x)")
    faults.require_none()
    known = ~np.isnan(columns["wind_speed"])
    lost = known & (columns["wind_speed"] >= CALM) & np.isnan(columns["wind_from"])
    if not (known & ~lost).any():
        raise InputError("road-air-wind-empty", received=len(table))
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


def _named(table: pd.DataFrame) -> dict[str, str]:
    """Columns by their names without units. Raises InputError with those that lack, stand twice or have other units."""
    names = [str(name) for name in table.columns]
    bare = [name.partition("[")[0].strip() for name in names]
    missing = [name for name in NEEDED if name not in bare]
    twice = [name for name in ("time", *NUMBERS) if bare.count(name) > 1]
    units = [f"{full[:LONGEST]} ([{NUMBERS[name][0]}])" for full, name in zip(names, bare, strict=True)
             if name in NUMBERS and "[" in full and _unit(full) != NUMBERS[name][0]]  # fmt: skip
    if missing or twice or units:
        told = {"missing": missing, "twice": twice, "units": units}
        shown = {key: ", ".join(one[:FAULTS_SHOWN]) or "-" for key, one in told.items()}
        raise InputError("road-air-wind-columns", **shown, received=shown_columns(names) or "-")
    return dict(zip(bare, names, strict=True))


def _unit(name: str) -> str:
    return name.partition("[")[2].rstrip("] ").replace("²", "2")


def _numbers(table: pd.DataFrame, named: dict[str, str], faults: _Faults) -> dict[str, Array]:
    """Numbers by column, NaN where the table tells none."""
    columns: dict[str, Array] = {}
    for name, (_, low, high) in NUMBERS.items():
        if name not in named:
            columns[name] = np.full(len(table), np.nan)
            continue
        values, wrong = to_numbers(table[named[name]])
        wrong |= ~np.isnan(values) & ((values < low) | (values > high))
        faults.add(name, wrong, table[named[name]], f" ({low:g}-{high:g})")
        columns[name] = values
    return columns


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
