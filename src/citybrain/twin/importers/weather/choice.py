"""Which year of a long file stands for the city, and how short gaps in it are closed."""

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from citybrain.base.notices import Notice, notice
from citybrain.kernel.errors import InputError
from citybrain.twin.importers.weather.clock import year_table
from citybrain.twin.importers.weather.year import HOURS, TEMPERATURE, hours_of_year

LONGEST_GAP = 6
GAPS_SHOWN = 5
LEAST_COVERAGE = 0.5


def choose_year(hours: pd.DataFrame, file: str, asked: int | None) -> tuple[pd.DataFrame, int, list[Notice]]:
    """Return the 8760 hours of the year that was asked for, else of the most typical year without long gaps.

    The most typical year is the one whose twelve monthly mean temperatures are nearest (root of the mean square) to
    the means over all years without long gaps. Raises InputError if the year is not in the file or has long gaps.
    """
    index = pd.DatetimeIndex(hours.index)
    years = [int(year) for year in sorted(index.year.unique())]
    if asked is not None and asked not in years:
        raise InputError("weather-year-absent", file=file, received=str(asked), allowed=_describe(years))
    tables = {year: year_table(hours, year) for year in ([asked] if asked is not None else years)}
    complete = {year: table for year, table in tables.items() if not long_gaps(table)}
    if not complete:
        best = min(tables, key=lambda year: int(tables[year][TEMPERATURE].isna().sum()))
        refuse_long_gaps(tables[best], file, best, index)
    chosen = most_typical(complete)
    notices = [_chosen_notice(chosen, list(complete))] if len(years) > 1 else []
    if (
        pd.Timestamp(chosen, 1, 1).is_leap_year
        and ((index.year == chosen) & (index.month == 2) & (index.day == 29)).any()
    ):
        notices.append(notice("weather-leap-day", count=24))
    return complete[chosen], chosen, notices


def _chosen_notice(chosen: int, complete: list[int]) -> Notice:
    """Which year was taken of those without long gaps, or that there is but one."""
    if len(complete) == 1:
        return notice("weather-year-only", year=str(chosen))
    return notice("weather-year-chosen", year=str(chosen), years=_describe(complete))


def most_typical(tables: dict[int, pd.DataFrame]) -> int:
    """Return the year whose monthly mean temperatures are nearest to the mean of all; the earliest of equals."""
    month = hours_of_year().month.to_numpy()
    monthly = {year: table[TEMPERATURE].groupby(month).mean().to_numpy() for year, table in tables.items()}
    usual = np.mean(list(monthly.values()), axis=0)
    return min(sorted(monthly), key=lambda year: float(np.mean((monthly[year] - usual) ** 2)))


def gap_runs(missing: NDArray[np.bool_]) -> list[tuple[int, int]]:
    """Return the first hour and the length of every run of missing hours.

    >>> gap_runs(np.array([False, True, True, False, True]))
    [(1, 2), (4, 1)]
    """
    edges = np.diff(np.concatenate(([0], missing.astype(np.int8), [0])))
    starts, ends = np.flatnonzero(edges == 1), np.flatnonzero(edges == -1)
    return [(int(start), int(end - start)) for start, end in zip(starts, ends, strict=True)]


def long_gaps(table: pd.DataFrame) -> list[tuple[str, int, int]]:
    """Return column, first hour and length of the gaps that are too long to be closed."""
    return [
        (str(name), start, length)
        for name in table
        for start, length in gap_runs(table[name].isna().to_numpy())
        if length > LONGEST_GAP
    ]


def refuse_long_gaps(table: pd.DataFrame, file: str, year: int | None, index: pd.DatetimeIndex | None = None) -> None:
    """Raise InputError that lists the gaps over LONGEST_GAP hours; nothing if there are none."""
    gaps = long_gaps(table)
    if not gaps:
        return
    if table[TEMPERATURE].notna().mean() < LEAST_COVERAGE:
        raise InputError("weather-length", file=file, received=int(table[TEMPERATURE].notna().sum()), allowed=HOURS)
    shown = "; ".join(f"{name} {_when(start, year)} ({length} h)" for name, start, length in gaps[:GAPS_SHOWN])
    more = len(gaps) - GAPS_SHOWN
    shown += f"; +{more}" if more > 0 else ""
    raise InputError("weather-gap", file=file, count=len(gaps), gaps=shown, allowed=LONGEST_GAP)


def interpolate(values: NDArray[np.float64], scale: NDArray[np.float64] | None = None) -> NDArray[np.float64]:
    """Close gaps linearly between their neighbours, holding the first and last value at the ends of the year.

    With `scale` (irradiance under a clear sky) it is the ratio to it that is interpolated; the gap is 0 at night.
    """
    missing = np.isnan(values)
    if not missing.any():
        return values
    if scale is None:
        known = np.flatnonzero(~missing)
        return np.where(missing, np.interp(np.arange(len(values)), known, values[known]), values)
    day = ~missing & (scale > 20)
    ratio = np.interp(np.arange(len(values)), np.flatnonzero(day), values[day] / scale[day])
    return np.where(missing, ratio * scale, values)


def _when(hour: int, year: int | None) -> str:
    time = hours_of_year(year or 2001)[hour]
    return f"{time:%Y-%m-%d %H:%M}" if year else f"{time:%m-%d %H:%M}"


def _describe(years: list[int]) -> str:
    return ", ".join(str(year) for year in years)
