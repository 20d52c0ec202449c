"""From one place to all stops for all departures of a window at once: the connection scan with prefixes.

Dibbelt, Pajor, Strasser and Wagner 2018, doi:10.1145/3274661 (connection scan). Whoever sets out earlier is nowhere
later: the departures that catch a ride are the first of the window, and a count of them takes the place of a mark for
each. Exact. A call runs on one thread and releases the interpreter lock.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numba import njit

from citybrain.domains.transit.models.scan.timetable import A_MINUTE, TimetableRides, Walks
from citybrain.kernel.parallel import in_parts

compiled: Any = njit(nogil=True, cache=True, error_model="numpy")
LEAST_PART = 8
"""Places that are worth a processor of their own."""

NEVER = np.iinfo(np.int32).max // 4


def all_minutes(
    rides: TimetableRides, change: Walks, ends: Walks, direct: Any, leave: Any, slack: int, limit: int,
    back: Walks | None = None,
) -> Any:  # fmt: skip
    """Median minutes over the times at which people leave [s], from each place to each; NaN beyond the limit [s].

    `change` are walks from stops to other stops, `ends` those from places, `back` those to places where they take
    another time, `direct` the seconds of walking all the way from place to place. Whoever boards is at the stop `slack`
    seconds before.
    """
    size, stops = len(ends.starts) - 1, len(change.starts) - 1
    out = np.empty((size, size))

    def filled(part: slice) -> None:
        _rows(*rides.columns, rides.trips, *change, *ends, *(back or ends), direct, leave, slack, limit, stops,
              np.arange(part.start, part.stop), out)  # fmt: skip

    in_parts(filled, size, LEAST_PART)
    return out / A_MINUTE


@compiled  # type: ignore[untyped-decorator]
def scan(
    begin: Any, end: Any, departure: Any, arrival: Any, trip: Any, boards: Any, alights: Any, starts: Any, near: Any,
    walk: Any, leave: Any, slack: int, last: int, at: Any, ride: Any, aboard: Any,
) -> None:  # fmt: skip
    """Writes when one is at each stop, for each departure: `at` begins with the walks to stops.

    `ride` and `aboard` begin with NEVER and 0. Rides after `last` are not looked at.
    """
    lanes = len(leave)
    for one in range(np.searchsorted(departure, leave[0]), len(departure)):
        time = departure[one]
        if time > last:
            break
        stop, caught = begin[one], aboard[trip[one]]
        if boards[one] and caught < lanes and at[stop, caught] + slack <= time:
            caught += 1
            while caught < lanes and at[stop, caught] + slack <= time:
                caught += 1
            aboard[trip[one]] = caught
        if caught == 0 or not alights[one]:
            continue
        stop, time = end[one], arrival[one]
        lane = caught - 1
        while lane >= 0 and ride[stop, lane] > time:
            ride[stop, lane] = time
            lane -= 1
        lane += 1
        if lane < caught:
            for k in range(lane, caught):
                at[stop, k] = min(at[stop, k], time)
            for pair in range(starts[stop], starts[stop + 1]):
                other, there = near[pair], time + walk[pair]
                k = caught - 1
                while k >= lane and at[other, k] > there:
                    at[other, k] = there
                    k -= 1


@compiled  # type: ignore[untyped-decorator]
def _rows(
    begin: Any, end: Any, departure: Any, arrival: Any, trip: Any, boards: Any, alights: Any, trips: int,
    starts: Any, near: Any, walk: Any, end_starts: Any, end_near: Any, end_walk: Any, into_starts: Any,
    into_near: Any, into_walk: Any, direct: Any, leave: Any, slack: int, limit: int, stops: int, rows: Any, out: Any,
) -> None:  # fmt: skip
    lanes, size = len(leave), len(end_starts) - 1
    at, ride = np.empty((stops, lanes), np.int32), np.empty((stops, lanes), np.int32)
    aboard, times, there = np.empty(trips, np.int32), np.empty(lanes), np.empty(lanes, np.int32)
    for place in rows:
        at[:] = NEVER
        ride[:] = NEVER
        aboard[:] = 0
        for pair in range(end_starts[place], end_starts[place + 1]):
            for k in range(lanes):
                at[end_near[pair], k] = min(at[end_near[pair], k], leave[k] + end_walk[pair])
        scan(begin, end, departure, arrival, trip, boards, alights, starts, near, walk, leave, slack,
             leave[-1] + limit, at, ride, aboard)  # fmt: skip
        for other in range(size):
            for k in range(lanes):
                there[k] = leave[k] + min(direct[place, other], NEVER)
            for pair in range(into_starts[other], into_starts[other + 1]):
                stop, way = into_near[pair], into_walk[pair]
                for k in range(lanes):
                    there[k] = min(there[k], ride[stop, k] + way)
            out[place, other] = middle(there, leave, limit, times)


@compiled  # type: ignore[untyped-decorator]
def middle(there: Any, leave: Any, limit: int, times: Any) -> float:
    """Median of the seconds on the way; NaN where half of the departures take longer than the limit."""
    lanes = len(leave)
    for k in range(lanes):
        time = float(there[k] - leave[k])
        place = k
        while place > 0 and times[place - 1] > time:
            times[place] = times[place - 1]
            place -= 1
        times[place] = time
    median = (times[lanes // 2] + times[(lanes - 1) // 2]) / 2.0
    return median if times[lanes // 2] <= limit else np.nan
