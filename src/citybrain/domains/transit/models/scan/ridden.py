"""On which rides people are who travel from place to place: the connection scan, and each journey traced back.

Dibbelt, Pajor, Strasser and Wagner 2018, doi:10.1145/3274661. A label for each number of rides and each departure of a
window; whoever sets out earlier is nowhere later, so that the departures that catch a trip are the first of the window.
A journey is the earliest arrival with the fewest rides, boarded where one is first; the arrival is exact, the number of
rides up to `MOST_RIDES`, whose label stands for all greater ones. A call releases the interpreter lock.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

from citybrain.domains.transit.models.scan.forward import NEVER, compiled
from citybrain.domains.transit.models.scan.timetable import TimetableRides, Walks
from citybrain.kernel.units import Array, Rows

MOST_RIDES = 5


class RiddenRides(NamedTuple):
    """People [1/h] by row of the rides: aboard, boarding at its begin, alighting at its end; and what became of all.

    `seconds` are those that people spend in each ride [1/h * s], with the time for which a vehicle stands with them in
    it before. `riding` take at least one ride, `walking` are sooner there on foot, and `late` arrive beyond the limit.
    """

    aboard: Array
    boarding: Array
    alighting: Array
    seconds: Array
    riding: float
    walking: float
    late: float


def ridden_by(
    rides: TimetableRides, walks: tuple[Walks, Walks, Walks], direct: Any, leave: Any, limits: tuple[int, int],
    people: Array,
) -> RiddenRides:  # fmt: skip
    """Rides of `people` [1/h] from each place (row) to each, evenly over the times at which they leave [s].

    `walks` are those from stops to other stops, from places to stops and back, `direct` the seconds of walking all the
    way, `limits` those at a stop before one boards, a second at the least, and those of the longest way.
    """
    change, ends, back = walks
    before, size = _ride_before(rides.trip, rides.trips), len(rides.begin)
    columns, totals = np.zeros((3, size)), np.zeros(3)
    _traced(*rides.columns, before, rides.trips, *change, *ends, *back, direct, leave, *limits,
            len(change.starts) - 1, people, columns, totals)  # fmt: skip
    aboard, boarding, alighting = columns
    stood = np.where(before >= 0, rides.departure - rides.arrival[before], 0)
    seconds = aboard * (rides.arrival - rides.departure) + (aboard - boarding) * stood
    return RiddenRides(aboard, boarding, alighting, seconds, *totals.tolist())


@compiled  # type: ignore[untyped-decorator]
def _ride_before(trip: Any, trips: int) -> Rows:
    """The row of the ride of the same trip before each; -1 for its first."""
    before, last = np.empty(len(trip), np.int64), np.full(trips, -1, np.int64)
    for one in range(len(trip)):
        before[one] = last[trip[one]]
        last[trip[one]] = one
    return before


@compiled  # type: ignore[untyped-decorator]
def _traced(
    begin: Any, end: Any, departure: Any, arrival: Any, trip: Any, boards: Any, alights: Any, before: Any, trips: int,
    starts: Any, near: Any, walk: Any, end_starts: Any, end_near: Any, end_walk: Any, into_starts: Any, into_near: Any,
    into_walk: Any, direct: Any, leave: Any, slack: int, limit: int, stops: int, people: Any, columns: Any, totals: Any,
) -> None:  # fmt: skip
    """Adds people to the columns (aboard, boarding, alighting) and totals (riding, walking, late)."""
    lanes, size = len(leave), len(end_starts) - 1
    shape = stops, MOST_RIDES + 1, lanes
    at, ride = np.empty(shape, np.int32), np.empty(shape, np.int32)
    off, come = np.empty(shape, np.int32), np.empty(shape, np.int32)
    caught = np.empty((trips, MOST_RIDES + 1), np.int32)
    for place in range(size):
        if not people[place].any():
            continue
        at[:] = NEVER
        ride[:] = NEVER
        caught[:] = 0
        for pair in range(end_starts[place], end_starts[place + 1]):
            for k in range(lanes):
                for n in range(MOST_RIDES + 1):
                    at[end_near[pair], n, k] = min(at[end_near[pair], n, k], leave[k] + end_walk[pair])
        _labelled(begin, end, departure, arrival, trip, boards, alights, starts, near, walk, leave, slack,
                  leave[-1] + limit, at, ride, off, come, caught)  # fmt: skip
        for other in range(size):
            if people[place, other] == 0.0:
                continue
            some = people[place, other] / lanes
            near_end, way = into_near[into_starts[other] : into_starts[other + 1]], into_walk[into_starts[other] :]
            for k in range(lanes):
                stop, n = _ended(ride, near_end, way, k, leave[k] + direct[place, other], leave[k] + limit)
                if n > 0:
                    totals[0] += some
                    _followed(begin, departure, boards, before, at, off, come, slack, stop, n, k, some, columns)
                else:
                    totals[1 if n == 0 else 2] += some


@compiled  # type: ignore[untyped-decorator]
def _labelled(
    begin: Any, end: Any, departure: Any, arrival: Any, trip: Any, boards: Any, alights: Any, starts: Any, near: Any,
    walk: Any, leave: Any, slack: int, last: int, at: Any, ride: Any, off: Any, come: Any, caught: Any,
) -> None:  # fmt: skip
    """Writes when one is at each stop with at most so many rides, and comes off one; `at` begins with the walks.

    `off` is the row of the ride that one comes off, `come` the stop from which one has then walked.
    """
    lanes, most = len(leave), at.shape[1] - 1
    for one in range(np.searchsorted(departure, leave[0]), len(departure)):
        if departure[one] > last:
            break
        aboard = caught[trip[one]]
        if boards[one]:
            for n in range(1, most + 1):
                fewer = n - 1 if n < most else most
                while aboard[n] < lanes and at[begin[one], fewer, aboard[n]] + slack <= departure[one]:
                    aboard[n] += 1
        if aboard[most] == 0 or not alights[one]:
            continue
        stop, time = end[one], arrival[one]
        for n in range(1, most + 1):
            lane = aboard[n] - 1
            while lane >= 0 and ride[stop, n, lane] > time:
                ride[stop, n, lane] = time
                off[stop, n, lane] = one
                if at[stop, n, lane] > time:
                    at[stop, n, lane] = time
                    come[stop, n, lane] = stop
                lane -= 1
            if lane == aboard[n] - 1:
                continue
            for pair in range(starts[stop], starts[stop + 1]):
                other, there = near[pair], time + walk[pair]
                k = aboard[n] - 1
                while k > lane and at[other, n, k] > there:
                    at[other, n, k] = there
                    come[other, n, k] = stop
                    k -= 1


@compiled  # type: ignore[untyped-decorator]
def _ended(ride: Any, near: Any, way: Any, k: int, on_foot: int, latest: int) -> tuple[int, int]:
    """The stop at which one comes off last, and with how many rides; 0 where one walks, -1 where one is too late."""
    most = ride.shape[1] - 1
    least = on_foot
    for pair in range(len(near)):
        least = min(least, ride[near[pair], most, k] + way[pair])
    if least > latest:
        return -1, -1
    if least == on_foot:
        return -1, 0
    for n in range(1, most + 1):
        for pair in range(len(near)):
            if ride[near[pair], n, k] + way[pair] == least:
                return near[pair], n
    return -1, -1


@compiled  # type: ignore[untyped-decorator]
def _followed(
    begin: Any, departure: Any, boards: Any, before: Any, at: Any, off: Any, come: Any, slack: int, stop: int, n: int,
    k: int, some: float, columns: Any,
) -> None:  # fmt: skip
    """Adds some people to the rides back from a stop; each goes back in time, so that it ends where one has walked."""
    most = at.shape[1] - 1
    while n > 0:
        last = off[stop, n, k]
        fewer = n - 1 if n < most else most
        ready, first, one = NEVER, last, last
        while one >= 0:
            here = at[begin[one], fewer, k]
            if boards[one] and here + slack <= departure[one] and here <= ready:
                ready, first = here, one
            one = before[one]
        one = last
        columns[0, one] += some
        while one != first:
            one = before[one]
            columns[0, one] += some
        columns[1, first] += some
        columns[2, last] += some
        stop, n = begin[first], fewer
        while n > 0 and at[stop, n - 1, k] == ready:
            n -= 1
        if n > 0:
            stop = come[stop, n, k]
