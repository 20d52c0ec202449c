"""Trips of one day from the rows of a timetable: calls with times, and trips that run the same course together."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from citybrain.domains.transit.importers.feed import TimetableTables, numbers, seconds
from citybrain.kernel.errors import InputError
from citybrain.kernel.units import Array, Mask, Rows

MOST_TRIPS = 500_000
MOST_CALLS = 5_000_000
A_MINUTE = 60.0
LEAST_HEADWAY = 1.0
"""Seconds between two departures that a table of headways may state at least."""


class StopCalls(NamedTuple):
    """Calls in the order of trips and then of stops: rows of trips and stops, seconds, and what people may do."""

    trip: Rows
    stop: Rows
    arrival: Array
    departure: Array
    boards: Mask
    alights: Mask

    def some(self, rows: Mask) -> StopCalls:
        """Some of the calls."""
        columns: Any = [column[rows] for column in self]
        return StopCalls(*columns)


class Courses(NamedTuple):
    """Courses: stops, minutes after the start of each call; trips: course, line and start [minutes after midnight]."""

    calls: pd.DataFrame
    trips: pd.DataFrame


def courses_of(feed: TimetableTables, runs: Mask, stops: pd.Index) -> Courses:
    """The trips of a day among known stops. Raises InputError where no trip is left, or too many for one city."""
    trips, lines = feed.table("trips.txt"), pd.Index(feed.table("routes.txt")["route_id"])
    line = lines.get_indexer(trips["route_id"])
    feed.leave_out("no-route", int((runs & (line < 0)).sum()))
    calls = _sound(feed, _calls(feed, runs & (line >= 0), stops))
    bounds = np.flatnonzero(np.diff(calls.trip, prepend=-1))
    ends = np.append(bounds, len(calls.trip))[1:]
    first: dict[tuple[bytes, ...], int] = {}
    patterns: dict[bytes, int] = {}
    course, pattern = np.empty(len(bounds), np.intp), np.empty(len(bounds), np.intp)
    for number, (begin, end) in enumerate(zip(bounds, ends, strict=True)):
        start = calls.departure[begin]
        part = slice(begin, end)
        path = calls.stop[part].tobytes() + bytes([0]) + str(line[calls.trip[begin]]).encode()
        times = (calls.arrival[part] - start).tobytes() + (calls.departure[part] - start).tobytes()
        allowed = calls.boards[part].tobytes() + calls.alights[part].tobytes()
        course[number] = first.setdefault((path, times, allowed), number)
        pattern[number] = patterns.setdefault(path, len(patterns))
    rows, starts = _departures(feed, calls, bounds)
    if not len(rows):
        raise InputError("transit-no-trips")
    names, numbered = np.unique(course[rows], return_inverse=True)
    _bounded(len(rows), int((ends - bounds)[names].sum()))
    running = pd.DataFrame(
        {
            "id": _ids(trips["trip_id"].to_numpy()[calls.trip[bounds[rows]]], starts),
            "trip_course": numbered.astype(np.float64),
            "trip_pattern": pattern[rows].astype(np.float64),
            "trip_line": line[calls.trip[bounds[rows]]].astype(np.float64),
            "trip_start": starts / A_MINUTE,
        }
    )
    return Courses(_course_calls(calls, bounds[names], ends[names]), running)


def _ids(names: np.ndarray, starts: Array) -> list[str]:
    return [f"{name} / {start / A_MINUTE:g}" for name, start in zip(names, starts, strict=True)]


def _bounded(trips: int, calls: int) -> None:
    if trips > MOST_TRIPS or calls > MOST_CALLS:
        raise InputError("transit-size", trips=trips, calls=calls, allowed=MOST_TRIPS, most=MOST_CALLS)


def _course_calls(calls: StopCalls, begins: Rows, ends: Rows) -> pd.DataFrame:
    lengths = ends - begins
    course = np.repeat(np.arange(len(begins)), lengths)
    rows = np.concatenate([np.arange(begin, end) for begin, end in zip(begins, ends, strict=True)])
    start = np.repeat(calls.departure[begins], lengths)
    place = rows - np.repeat(begins, lengths)
    return pd.DataFrame(
        {
            "id": [f"{one} / {at}" for one, at in zip(course, place, strict=True)],
            "call_course": course.astype(np.float64),
            "call_stop": calls.stop[rows].astype(np.float64),
            "call_arrival": (calls.arrival[rows] - start) / A_MINUTE,
            "call_departure": (calls.departure[rows] - start) / A_MINUTE,
            "call_boards": calls.boards[rows].astype(np.float64),
            "call_alights": calls.alights[rows].astype(np.float64),
        }
    )


def _calls(feed: TimetableTables, runs: Mask, stops: pd.Index) -> StopCalls:
    """Calls of the trips of the day that call at a known stop, by trip and sequence; the stop elsewhere is -1."""
    table = feed.table("stop_times.txt")
    trip = pd.Index(feed.table("trips.txt")["trip_id"]).get_indexer(pd.Index(table["trip_id"]))
    feed.leave_out("calls-no-trip", int((trip < 0).sum()))
    today = (trip >= 0) & np.append(runs, False)[trip]
    stop, sequence = stops.get_indexer(pd.Index(table["stop_id"])), numbers(table["stop_sequence"])
    placed = today & (stop >= 0) & np.isfinite(sequence)
    feed.leave_out("calls-no-stop", int((today & ~placed).sum()))
    rows = np.flatnonzero(today & np.isfinite(sequence) & np.isin(trip, trip[placed]))
    rows = rows[np.lexsort((sequence[rows], trip[rows]))]
    picked = table.iloc[rows]
    arrival, departure = seconds(picked["arrival_time"]), seconds(picked["departure_time"])
    arrival, departure = (
        np.where(np.isnan(arrival), departure, arrival),
        np.where(np.isnan(departure), arrival, departure),
    )
    free = pd.Series("", picked.index)
    flags = ((picked.get(name, free) != "1").to_numpy() for name in ("pickup_type", "drop_off_type"))
    again = np.zeros(len(rows), bool)
    again[1:] = (np.diff(trip[rows]) == 0) & (np.diff(sequence[rows]) == 0)
    torn = np.isin(trip[rows], trip[rows][again])
    feed.leave_out("repeated-sequence", len(np.unique(trip[rows][torn])))
    return StopCalls(trip[rows], stop[rows], arrival, departure, *flags).some(~torn)


def _sound(feed: TimetableTables, calls: StopCalls) -> StopCalls:
    """Calls at known stops, with the blank times between two times of a trip filled; without trips that cannot run."""
    blank, calls = np.isnan(calls.arrival), _filled(calls)
    known = calls.stop >= 0
    blank, calls = blank[known], calls.some(known)
    begins = np.diff(calls.trip, prepend=-1) != 0
    ends = np.append(begins[1:], True) if len(begins) else begins
    bad = _trips(calls.trip, np.isnan(calls.arrival))
    feed.leave_out("no-end-times", len(bad))
    onward = np.zeros(len(calls.trip), bool)
    onward[:-1] = (calls.stop[1:] != calls.stop[:-1]) & ~ends[:-1]
    short = np.setdiff1d(calls.trip, calls.trip[onward])
    feed.leave_out("one-call", len(np.setdiff1d(short, bad)))
    runs = ~np.isin(calls.trip, np.union1d(bad, short))
    feed.leave_out("interpolated", int((blank & runs).sum()))
    calls = calls.some(runs)
    inner = np.diff(calls.trip, prepend=-1) == 0
    back = calls.departure < calls.arrival
    back[1:] |= inner[1:] & (calls.arrival[1:] < calls.departure[:-1])
    decreasing = _trips(calls.trip, back)
    feed.leave_out("decreasing", len(decreasing))
    return calls.some(~np.isin(calls.trip, decreasing))


def _filled(calls: StopCalls) -> StopCalls:
    """Blank times evenly between the times before and after on the same trip, also at stops outside the city."""
    blank, place = np.isnan(calls.arrival), np.arange(len(calls.trip))
    if blank.all():
        return calls
    before = np.maximum.accumulate(np.where(blank, 0, place))
    after = np.minimum.accumulate(np.where(blank, len(place) - 1, place)[::-1])[::-1]
    between = blank & (calls.trip[before] == calls.trip) & (calls.trip[after] == calls.trip)
    share = (place - before) / np.maximum(after - before, 1)
    times = np.round(calls.departure[before] + share * (calls.arrival[after] - calls.departure[before]))
    return calls._replace(
        arrival=np.where(between, times, calls.arrival), departure=np.where(between, times, calls.departure)
    )


def _trips(trip: Rows, wrong: Mask) -> Rows:
    return np.unique(trip[wrong])


def _departures(feed: TimetableTables, calls: StopCalls, bounds: Rows) -> tuple[Rows, Array]:
    """For each run the number of its trip among those with calls, and the second at which it starts."""
    table = feed.table("frequencies.txt")
    trips = pd.Index(feed.table("trips.txt")["trip_id"])
    row = pd.Index(calls.trip[bounds]).get_indexer(trips.get_indexer(pd.Index(table["trip_id"])))
    feed.leave_out("frequencies-no-trip", int((~table["trip_id"].isin(trips)).sum()))
    begin, end = seconds(table["start_time"]), seconds(table["end_time"])
    headway = numbers(table["headway_secs"])
    sound = (headway >= LEAST_HEADWAY) & (end > begin)
    before = int(sound.sum())
    feed.leave_out("frequencies-wrong", len(sound) - before)
    runs = np.zeros(len(sound))
    runs[sound] = np.ceil((end[sound] - begin[sound]) / headway[sound])
    sound &= ~_overlapping(table["trip_id"].to_numpy(), begin, begin + (runs - 1.0) * headway, sound)
    feed.leave_out("frequencies-overlap", before - int(sound.sum()))
    used = np.flatnonzero(sound & (row >= 0))
    counts = runs[used].astype(np.int64)
    _bounded(int(counts.sum()) + len(bounds), 0)
    run = np.repeat(used, counts)
    number = np.arange(len(run)) - np.repeat(np.cumsum(counts) - counts, counts)
    alone = np.setdiff1d(np.arange(len(bounds)), row[used])
    rows = np.concatenate([alone, row[run]])
    starts = np.concatenate([calls.departure[bounds[alone]], begin[run] + number * headway[run]])
    return rows, starts


def _overlapping(trip: Any, begin: Array, last: Array, sound: Mask) -> Mask:
    """Rows of headways that begin before the last departure of another of the same trip, which began earlier."""
    found, until = np.zeros(len(begin), bool), dict.fromkeys(trip, -np.inf)
    for row in np.flatnonzero(sound)[np.argsort(begin[sound], kind="stable")]:
        found[row] = begin[row] <= until[trip[row]]
        until[trip[row]] = max(until[trip[row]], -np.inf if found[row] else last[row])
    return found
