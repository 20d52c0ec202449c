"""One journey in a timetable: by hand, and beside a plain Dijkstra over stops and moments on timetables by chance."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citybrain.domains.transit.models.scan.forward import NEVER
from citybrain.domains.transit.models.scan.journey import MOST_RIDES, Ride, journey
from citybrain.domains.transit.models.scan.timetable import Timetable, TimetableRides, Walks, connections
from tests.domains.transit.test_scan import LIMIT, SLACK, dijkstra, table_of

STOPS, LEAVE = 8, 480 * 60
CALLS: list[list[float]] = [
    [0, 0, 0, 1, 1, 2, 2, 3, 3], [0, 1, 3, 1, 3, 2, 3, 0, 4],
    [0, 5, 30, 0, 5, 0, 8, 0, 60], [0, 5, 30, 0, 5, 0, 8, 0, 60],
]  # fmt: skip
"""Lines by hand: 0 - 1 - 3 slow, 1 - 3 fast, 2 - 3 after a walk from 1, and 0 - 4."""


def by_hand(starts: list[list[float]]) -> TimetableRides:
    """Rides of trips (course, start)."""
    run, start = np.array(starts, np.float64).T
    calls: Any = [np.array(values, np.float64) for values in CALLS]
    columns: Any = [*calls, np.ones(9), np.ones(9), run, run, run, start]
    return connections(Timetable(*columns), np.zeros(4), 480.0, 700.0)


def walks(pairs: list[tuple[int, int]], metres: list[float]) -> Walks:
    first, last = np.array(pairs, np.intp).reshape(-1, 2).T
    return Walks.of(5, (first, last), np.array(metres), 80.0, 500.0)


def ends(*near: tuple[int, int], begin: int = 0) -> Any:
    seconds = np.full(5, NEVER, np.int64)
    for stop, walk in near:
        seconds[stop] = begin + walk
    return seconds


def ridden(rides: TimetableRides, taken: list[Ride]) -> list[tuple[int, int, float, float]]:
    """From stop, to stop, departure and arrival [min] of each ride."""
    return [
        (int(rides.begin[ride.rows[0]]), int(rides.end[ride.rows[-1]]), rides.departure[ride.rows[0]] / 60,
         rides.arrival[ride.rows[-1]] / 60)
        for ride in taken
    ]  # fmt: skip


def test_one_changes_where_that_is_sooner_and_stays_where_it_is_not() -> None:
    """Leaving at 8:00: the slow line is there at 8:35; the fast one from stop 1 at 8:17, if one is there by 8:11."""
    nothing, at, to_end = walks([], []), ends((0, 60), begin=LEAVE), ends((3, 120))
    rides = by_hand([[0, 485], [1, 492]])
    taken = journey(rides, nothing, at, to_end, SLACK, LEAVE + LIMIT)
    assert ridden(rides, taken) == [(0, 1, 485.0, 490.0), (1, 3, 492.0, 497.0)]
    late = by_hand([[0, 485], [1, 490.5]])
    assert ridden(late, journey(late, nothing, at, to_end, SLACK, LEAVE + LIMIT)) == [(0, 3, 485.0, 515.0)]


def test_a_walk_between_stops_is_a_change() -> None:
    """Off at 8:10, 400 m in 5 minutes, a minute at the stop: 8:16 is caught and 8:15 is not."""
    change, at, to_end = walks([(1, 2)], [400.0]), ends((0, 0), begin=LEAVE), ends((3, 0))
    rides = by_hand([[0, 485], [2, 495], [2, 496]])
    taken = journey(rides, change, at, to_end, SLACK, LEAVE + LIMIT)
    assert ridden(rides, taken) == [(0, 1, 485.0, 490.0), (2, 3, 496.0, 504.0)]


def test_of_equal_arrivals_that_with_the_fewest_rides_is_taken() -> None:
    at, to_end, nothing = ends((0, 0), begin=LEAVE), ends((3, 0)), walks([], [])
    rides = by_hand([[0, 485], [1, 510]])
    assert ridden(rides, journey(rides, nothing, at, to_end, SLACK, LEAVE + LIMIT)) == [(0, 3, 485.0, 515.0)]


def test_nobody_rides_where_none_arrives_in_time() -> None:
    at, nothing, rides = ends((0, 0), begin=LEAVE), walks([], []), by_hand([[3, 485]])
    assert journey(rides, nothing, at, ends((4, 0)), SLACK, LEAVE + LIMIT) == []
    assert len(journey(rides, nothing, at, ends((4, 0)), SLACK, LEAVE + 2 * LIMIT)) == 1
    assert journey(rides, nothing, at, ends((0, 0)), SLACK, LEAVE + LIMIT) == []
    assert journey(rides, nothing, ends(), ends((4, 0)), SLACK, LEAVE + LIMIT) == []


@settings(max_examples=150, deadline=None)
@given(seed=st.integers(0, 2**32 - 1), trips=st.integers(1, 40))
def test_the_arrival_is_that_of_dijkstra_and_the_rides_can_be_ridden(seed: int, trips: int) -> None:
    draw = np.random.default_rng(seed)
    table = table_of(draw, STOPS, 6, trips)
    rides = connections(table, np.zeros(6), 480.0, 600.0)
    pairs = np.unique(draw.integers(0, STOPS, (10, 2)), axis=0)
    pairs = pairs[pairs[:, 0] != pairs[:, 1]].T
    change = Walks.of(STOPS, (pairs[0], pairs[1]), draw.uniform(50, 400, pairs.shape[1]), 80.0, 400.0)
    near = {(int(a), int(b)): int(s) for a, b, s in zip(
        np.repeat(np.arange(STOPS), np.diff(change.starts)), change.stops, change.seconds, strict=True)}  # fmt: skip
    at, to_end = (np.where(draw.random(STOPS) < 0.4, draw.integers(0, 600, STOPS), NEVER) for _ in range(2))
    at = np.where(at < NEVER, LEAVE + at, NEVER)
    ways: dict[int, list[tuple[int, int]]] = {}
    for (first, last), seconds in near.items():
        ways.setdefault(first, []).append((last, seconds))
    ended = dijkstra(table, {int(stop): int(at[stop]) for stop in np.flatnonzero(at < NEVER)}, ways)
    arrivals = [time + int(to_end[stop]) for stop, time in ended.items() if to_end[stop] < NEVER]
    expected = min([time for time in arrivals if time <= LEAVE + LIMIT], default=None)
    taken = journey(rides, change, at, to_end, SLACK, LEAVE + LIMIT)
    if expected is None:
        assert taken == []
        return
    assert 0 < len(taken) <= MOST_RIDES
    ready = at
    for ride in taken:
        rows = ride.rows
        assert set(rides.trip[rows]) == {ride.trip}
        np.testing.assert_array_equal(rides.end[rows[:-1]], rides.begin[rows[1:]])
        first, last = rides.begin[rows[0]], rides.end[rows[-1]]
        assert rides.boards[rows[0]]
        assert rides.alights[rows[-1]]
        assert ready[first] + SLACK <= rides.departure[rows[0]]
        ready = np.full(STOPS, NEVER)
        ready[last] = rides.arrival[rows[-1]]
        for other in range(STOPS):
            if (int(last), other) in near:
                ready[other] = ready[last] + near[int(last), other]
    last = rides.end[taken[-1].rows[-1]]
    assert rides.arrival[taken[-1].rows[-1]] + to_end[last] == expected


@pytest.mark.parametrize("count", [MOST_RIDES - 1, MOST_RIDES, MOST_RIDES + 3])
def test_many_rides_are_found_one_after_the_other(count: int) -> None:
    """Lines of one ride each, in a row; more than there are labels are followed as well."""
    course = np.repeat(np.arange(count), 2)
    stops = np.array([[one, one + 1] for one in range(count)]).ravel()
    times = np.tile([0.0, 2.0], count)
    run = np.arange(float(count))
    columns: Any = [course, stops, times, times, np.ones(2 * count), np.ones(2 * count), run, run, run, 481 + 3 * run]
    rides = connections(Timetable(*columns), np.zeros(count), 480.0, 600.0)
    nothing = Walks.of(count + 1, (np.zeros(0, np.intp), np.zeros(0, np.intp)), np.zeros(0), 80.0, 1.0)
    at, to_end = np.full(count + 1, NEVER), np.full(count + 1, NEVER)
    at[0], to_end[count] = LEAVE, 0
    taken = journey(rides, nothing, at, to_end, SLACK, LEAVE + LIMIT)
    assert [ride.trip for ride in taken] == list(range(count))
