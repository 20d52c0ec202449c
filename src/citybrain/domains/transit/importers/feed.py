"""The tables of a timetable (GTFS) as numbers: what is wrong with them, and what is left out with its count."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from citybrain.kernel.errors import InputError
from citybrain.kernel.units import Array, Mask

if TYPE_CHECKING:
    from citybrain.base.importing import Tables

SOURCE = "gtfs"
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
NEEDED: Mapping[str, tuple[str, ...]] = {
    "stops.txt": ("stop_id", "stop_lat", "stop_lon"),
    "routes.txt": ("route_id", "route_type"),
    "trips.txt": ("trip_id", "route_id", "service_id"),
    "stop_times.txt": ("trip_id", "stop_id", "stop_sequence", "arrival_time", "departure_time"),
}
OTHERS: Mapping[str, tuple[str, ...]] = {
    "calendar.txt": ("service_id", "start_date", "end_date", *WEEKDAYS),
    "calendar_dates.txt": ("service_id", "date", "exception_type"),
    "frequencies.txt": ("trip_id", "start_time", "end_time", "headway_secs"),
}
KEYS = {"stops.txt": "stop_id", "routes.txt": "route_id", "trips.txt": "trip_id"}
PARTS = (*NEEDED, *OTHERS)
FAULTS_SHOWN = 8
ROWS_SHOWN = 3
TIME = r"(\d{1,3}):([0-5]\d):([0-5]\d)"


@dataclass
class TimetableTables:
    """Tables of texts by name, and how many rows were left out by the reason."""

    tables: Mapping[str, pd.DataFrame]
    left_out: dict[str, int] = field(default_factory=dict)

    def leave_out(self, reason: str, count: int) -> None:
        """Count some more rows that are left out."""
        if count:
            self.left_out[reason] = self.left_out.get(reason, 0) + int(count)

    def table(self, name: str) -> pd.DataFrame:
        """A table, empty where the feed has none."""
        return self.tables.get(name, pd.DataFrame(columns=list({**NEEDED, **OTHERS}[name]), dtype=object))


def feed_of(read: Tables) -> TimetableTables:
    """The feed, where its tables and columns are there and its numbers and times are some.

    Raises InputError with all that is wrong: tables, columns, names that stand twice, coordinates, times.
    """
    feed = TimetableTables({name: read[f"{SOURCE}/{name}"] for name in PARTS if f"{SOURCE}/{name}" in read})
    faults = list(_missing(feed))
    faults = faults or [*_twice(feed), *_texts(feed)]
    if faults:
        more = f" (+ {len(faults) - FAULTS_SHOWN})" if len(faults) > FAULTS_SHOWN else ""
        raise InputError("transit-feed", count=len(faults), received="; ".join(faults[:FAULTS_SHOWN]) + more)
    return feed


def seconds(column: pd.Series) -> Array:
    """Seconds after midnight of texts like 25:10:00; NaN for others."""
    parts: Any = column.astype(str).str.strip().str.extract(f"^{TIME}$").astype(np.float64)
    return np.asarray(parts[0] * 3600.0 + parts[1] * 60.0 + parts[2], np.float64)


def numbers(column: pd.Series) -> Array:
    """Numbers of texts; NaN for others."""
    return np.asarray(pd.to_numeric(column, errors="coerce"), np.float64)


def _missing(feed: TimetableTables) -> Iterator[str]:
    for name, columns in {**NEEDED, **OTHERS}.items():
        if name in feed.tables:
            if absent := [column for column in columns if column not in feed.tables[name]]:
                yield f"{name}: {', '.join(absent)}?"
        elif name in NEEDED:
            yield f"{name}?"
    if not {"calendar.txt", "calendar_dates.txt"} & set(feed.tables):
        yield "calendar.txt / calendar_dates.txt?"


def _twice(feed: TimetableTables) -> Iterator[str]:
    for name, key in KEYS.items():
        column = feed.table(name)[key]
        if (again := column.duplicated()).any():
            yield f"{name}.{key} 2x: {_shown(column[again])}"


def _texts(feed: TimetableTables) -> Iterator[str]:
    """Cells that are neither blank nor a time, number or day."""
    for name, column in (("stop_times.txt", "arrival_time"), ("stop_times.txt", "departure_time"),
                         ("frequencies.txt", "start_time"), ("frequencies.txt", "end_time")):  # fmt: skip
        yield from _wrong(feed, name, column, np.isnan(seconds(feed.table(name)[column])))
    for name, column in (("stop_times.txt", "stop_sequence"), ("routes.txt", "route_type"), ("stops.txt", "stop_lat"),
                         ("stops.txt", "stop_lon"), ("frequencies.txt", "headway_secs")):  # fmt: skip
        yield from _wrong(feed, name, column, ~np.isfinite(numbers(feed.table(name)[column])))
    for name, column in (("calendar.txt", "start_date"), ("calendar.txt", "end_date"), ("calendar_dates.txt", "date")):
        days = pd.to_datetime(feed.table(name)[column], format="%Y%m%d", errors="coerce")
        yield from _wrong(feed, name, column, days.isna().to_numpy())
    for name, column, allowed in (
        *(("calendar.txt", day, ("0", "1")) for day in WEEKDAYS), ("calendar_dates.txt", "exception_type", ("1", "2")),
    ):  # fmt: skip
        yield from _wrong(feed, name, column, ~feed.table(name)[column].isin(allowed).to_numpy())


def _wrong(feed: TimetableTables, name: str, column: str, wrong: Mask) -> Iterator[str]:
    cells = feed.table(name)[column]
    wrong = wrong & (cells != "").to_numpy()
    if wrong.any():
        rows = ", ".join(str(row + 1) for row in np.flatnonzero(wrong)[:ROWS_SHOWN])
        yield f"{name}.{column}: {_shown(cells[wrong])} ({rows}; {int(wrong.sum())})"


def _shown(cells: pd.Series) -> str:
    return ", ".join(str(cell)[:40] for cell in cells[:ROWS_SHOWN])
