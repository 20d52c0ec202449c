"""From all stops to one destination: for every departure of a stop the earliest arrival there.

Dibbelt, Pajor, Strasser and Wagner 2018, doi:10.1145/3274661 (profile connection scan): rides in the order of falling
departures; each stop keeps its departures that arrive earlier than all later ones. Exact.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from citybrain.domains.transit.models.scan.forward import NEVER, compiled, middle
from citybrain.domains.transit.models.scan.timetable import A_MINUTE, TimetableRides, Walks


def minutes_to(
    rides: TimetableRides, change: Walks, last_way: Any, starts: Walks, direct: Any, leave: Any, slack: int, limit: int
) -> Any:
    """Median minutes over the times at which people leave [s], from each place to the destination.

    `last_way` are the seconds from each stop to it, `direct` those of walking all the way from each place, both NEVER
    where that is too far. NaN beyond the limit [s].
    """
    stops = len(change.starts) - 1
    room = np.concatenate([[0], np.cumsum(np.bincount(rides.begin, minlength=stops))]).astype(np.intp)
    times, arrivals = np.empty(room[-1], np.int32), np.empty(room[-1], np.int32)
    count = np.zeros(stops, np.int64)
    _profiles(*rides.columns, rides.trips, *change, last_way, slack, room, count, times, arrivals)
    out = np.empty(len(starts.starts) - 1)
    _evaluate(*starts, direct, leave, slack, limit, room, count, times, arrivals, out)
    return out / A_MINUTE


@compiled  # type: ignore[untyped-decorator]
def _profiles(
    begin: Any, end: Any, departure: Any, arrival: Any, trip: Any, boards: Any, alights: Any, trips: int, starts: Any,
    near: Any, walk: Any, last_way: Any, slack: int, room: Any, count: Any, times: Any, arrivals: Any,
) -> None:  # fmt: skip
    """Writes departures, falling, and the arrivals at the destination of each stop from `room` on."""
    staying = np.full(trips, NEVER, np.int32)
    for one in range(len(departure) - 1, -1, -1):
        best = staying[trip[one]]
        if alights[one]:
            stop, time = end[one], arrival[one]
            best = min(best, time + last_way[stop])
            best = min(best, _arrival(room, count, times, arrivals, stop, time + slack))
            for pair in range(starts[stop], starts[stop + 1]):
                best = min(best, _arrival(room, count, times, arrivals, near[pair], time + walk[pair] + slack))
        staying[trip[one]] = best
        stop = begin[one]
        if boards[one] and best < NEVER:
            place = room[stop] + count[stop]
            if count[stop] == 0 or best < arrivals[place - 1]:
                if count[stop] > 0 and times[place - 1] == departure[one]:
                    arrivals[place - 1] = best
                else:
                    times[place], arrivals[place] = departure[one], best
                    count[stop] += 1


@compiled  # type: ignore[untyped-decorator]
def _arrival(room: Any, count: Any, times: Any, arrivals: Any, stop: int, ready: int) -> int:
    """The earliest arrival of who is ready at a stop: of the earliest departure that is kept and not before."""
    low, high = room[stop], room[stop] + count[stop]
    first = low
    while low < high:
        half = (low + high) // 2
        if times[half] >= ready:
            low = half + 1
        else:
            high = half
    return arrivals[low - 1] if low > first else NEVER


@compiled  # type: ignore[untyped-decorator]
def _evaluate(
    starts: Any, near: Any, walk: Any, direct: Any, leave: Any, slack: int, limit: int, room: Any, count: Any,
    times: Any, arrivals: Any, out: Any,
) -> None:  # fmt: skip
    lanes = len(leave)
    there, spans = np.empty(lanes, np.int32), np.empty(lanes)
    for place in range(len(out)):
        for k in range(lanes):
            there[k] = leave[k] + min(direct[place], NEVER)
        for pair in range(starts[place], starts[place + 1]):
            stop, first = near[pair], room[near[pair]]
            at = first + count[stop] - 1
            for k in range(lanes):
                ready = leave[k] + walk[pair] + slack
                while at >= first and times[at] < ready:
                    at -= 1
                if at < first:
                    break
                there[k] = min(there[k], arrivals[at])
        out[place] = middle(there, leave, limit, spans)
