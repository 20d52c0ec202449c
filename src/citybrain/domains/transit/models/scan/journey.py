"""One journey: the earliest arrival of who leaves at one time, with as few rides as that allows, and its rides.

The connection scan (Dibbelt, Pajor, Strasser and Wagner 2018, doi:10.1145/3274661) with a label for each number of
rides. Exact in the arrival; in the number of rides up to `MOST_RIDES`, whose label stands for all greater numbers.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

from citybrain.domains.transit.models.scan.forward import NEVER, compiled
from citybrain.domains.transit.models.scan.timetable import TimetableRides, Walks
from citybrain.kernel.units import Rows

MOST_RIDES = 8


class Ride(NamedTuple):
    """From where one boards to where one alights: the trip, and its rides from stop to stop by their rows."""

    trip: int
    rows: Rows


class Labels(NamedTuple):
    """By stop and number of rides, the earliest second on foot there and that of coming off a ride there."""

    at: Any
    ride: Any


def journey(rides: TimetableRides, change: Walks, to_stop: Any, from_stop: Any, slack: int, last: int) -> list[Ride]:
    """The rides of the earliest arrival, none where nobody arrives by `last` [s after midnight].

    `to_stop` is the second at which one is at each stop on foot, `from_stop` the seconds from each stop to the end,
    both NEVER where nobody walks. Whoever boards is at the stop `slack` seconds before, a second at the least.
    """
    labels = Labels(*(np.full((len(to_stop), MOST_RIDES + 1), NEVER, np.int32) for _ in range(2)))
    labels.at[:] = np.asarray(to_stop, np.int32)[:, None]
    _labelled(*rides.columns, rides.trips, *change, slack, last, *labels)
    there = np.where(labels.ride < NEVER, labels.ride.astype(np.int64) + from_stop[:, None], NEVER)
    least = there.min(initial=NEVER)
    if least > last:
        return []
    number = int(np.argmax((there == least).any(axis=0)))
    return _followed(rides, change, labels, slack, int(np.argmax(there[:, number] == least)), number)


@compiled  # type: ignore[untyped-decorator]
def _labelled(
    begin: Any, end: Any, departure: Any, arrival: Any, trip: Any, boards: Any, alights: Any, trips: int, starts: Any,
    near: Any, walk: Any, slack: int, last: int, at: Any, ride: Any,
) -> None:  # fmt: skip
    """Writes the labels; more rides are nowhere later, so that the fewest that catch a trip stand for all."""
    most = at.shape[1] - 1
    aboard = np.full(trips, most + 1, np.int64)
    for one in range(len(departure)):
        time, stop = departure[one], begin[one]
        if time > last:
            break
        if boards[one]:
            for k in range(most + 1):
                if at[stop, k] + slack <= time:
                    aboard[trip[one]] = min(aboard[trip[one]], k + 1, most)
                    break
        first = aboard[trip[one]]
        if first > most or not alights[one]:
            continue
        stop, time = end[one], arrival[one]
        k = first
        while k <= most and ride[stop, k] > time:
            ride[stop, k] = time
            at[stop, k] = min(at[stop, k], time)
            for pair in range(starts[stop], starts[stop + 1]):
                at[near[pair], k] = min(at[near[pair], k], time + walk[pair])
            k += 1


def _followed(rides: TimetableRides, change: Walks, labels: Labels, slack: int, stop: int, number: int) -> list[Ride]:
    """The rides back from a stop; each step goes back in time, so that it ends where one has walked."""
    taken: list[Ride] = []
    while number:
        ride, before = _boarded(rides, labels, slack, stop, number)
        taken.append(ride)
        stop = int(rides.begin[ride.rows[0]])
        time = labels.at[stop, before]
        number = int(np.argmax(labels.at[stop] == time))
        if number and labels.ride[stop, number] != time:
            stop = _walked_from(change, labels, stop, number)
    return taken[::-1]


def _boarded(rides: TimetableRides, labels: Labels, slack: int, stop: int, number: int) -> tuple[Ride, int]:
    """The ride that ends at a stop as its label says, from where one is first of all stops at which one can board."""
    most = labels.at.shape[1] - 1
    before = number - 1 if number < most else most
    time = labels.ride[stop, number]
    for last in np.flatnonzero((rides.end == stop) & (rides.arrival == time) & np.asarray(rides.alights)):
        of_trip = np.flatnonzero(rides.trip[: last + 1] == rides.trip[last])
        ready = labels.at[rides.begin[of_trip], before]
        caught = np.asarray(rides.boards)[of_trip] & (ready + slack <= rides.departure[of_trip])
        if caught.any():
            first = int(np.argmin(np.where(caught, ready, NEVER)))
            return Ride(int(rides.trip[last]), of_trip[first:]), before
    raise AssertionError("a label is written by a ride that one can board")


def _walked_from(change: Walks, labels: Labels, stop: int, number: int) -> int:
    """The stop from which the walk comes that makes the label of another."""
    pairs = np.flatnonzero(change.stops == stop)
    origins = np.searchsorted(change.starts, pairs, side="right") - 1
    there = labels.ride[origins, number] + change.seconds[pairs]
    return int(origins[np.argmax(there == labels.at[stop, number])])
