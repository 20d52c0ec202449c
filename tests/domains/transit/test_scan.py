"""The searches in a timetable beside a plain Dijkstra over stops and moments, on small timetables by chance."""

import heapq
from typing import Any

import numpy as np
import pytest

from citybrain.domains.transit.models.scan.backward import minutes_to
from citybrain.domains.transit.models.scan.forward import all_minutes
from citybrain.domains.transit.models.scan.timetable import Timetable, Walks, connections, with_added

SLACK, LIMIT = 60, 3600
LEAVE = (480 * 60 + 60 * np.arange(20)).astype(np.int32)
FAR = LIMIT + 1


def table_of(random: np.random.Generator, stops: int, courses: int, trips: int) -> Timetable:
    """Courses over stops by chance, some of them loops, some with calls of no boarding or alighting."""
    calls = []
    for course in range(courses):
        path = random.integers(0, stops, random.integers(2, 7))
        arrival = np.cumsum(random.integers(0, 6, len(path)))
        stay = np.append(np.minimum(np.diff(arrival), random.integers(0, 2, len(path) - 1) * 0.5), 0.0)
        arrival = arrival - arrival[0]
        may = random.random((2, len(path))) > 0.15
        calls += [(course, *row) for row in zip(path, arrival, arrival + stay, *may, strict=True)]
    columns: Any = np.array(calls, np.float64).T
    run = random.integers(0, courses, trips).astype(np.float64)
    columns = [*columns, run, run, run, np.sort(random.integers(470, 530, trips)).astype(np.float64)]
    return Timetable(*columns)


def dijkstra(table: Timetable, start: dict[int, int], change: dict[int, list[tuple[int, int]]]) -> dict[int, int]:
    """The earliest moment at which a ride ends at each stop; one walk at most between two rides."""
    trips = []
    for course, begin in zip(table.trip_course, table.trip_start, strict=True):
        rows = np.flatnonzero(table.call_course == course)
        trips.append([(int(table.call_stop[r]), round((begin + table.call_arrival[r]) * 60),
                       round((begin + table.call_departure[r]) * 60), table.call_boards[r], table.call_alights[r])
                      for r in rows])  # fmt: skip
    ready = [(time, 0, stop, -1, -1) for stop, time in start.items()]
    done: set[tuple[int, ...]] = set()
    ended: dict[int, int] = {}
    heapq.heapify(ready)
    while ready:
        time, kind, stop, trip, place = heapq.heappop(ready)
        if (kind, stop, trip, place) in done:
            continue
        done.add((kind, stop, trip, place))
        if kind == 0:
            for number, calls in enumerate(trips):
                for at, (call_stop, _, departure, boards, _) in enumerate(calls[:-1]):
                    if call_stop == stop and boards and departure >= time + SLACK:
                        heapq.heappush(ready, (departure, 1, -1, number, at))
        else:
            call_stop, arrival, _, _, alights = trips[trip][place + 1]
            if alights:
                ended[call_stop] = min(ended.get(call_stop, arrival), arrival)
                for other, walk in [(call_stop, 0), *change.get(call_stop, [])]:
                    heapq.heappush(ready, (arrival + walk, 0, other, -1, -1))
            if place + 2 < len(trips[trip]):
                heapq.heappush(ready, (max(time, trips[trip][place + 1][2]), 1, -1, trip, place + 1))
    return ended


def median_minutes(times: list[float]) -> float:
    middle = sorted(times)
    half = len(middle) // 2
    if middle[half] > LIMIT:
        return np.nan
    return (middle[half] + middle[(len(middle) - 1) // 2]) / 2 / 60


@pytest.mark.parametrize("seed", range(6))
def test_both_searches_are_those_of_dijkstra(seed: int) -> None:
    random = np.random.default_rng(seed)
    stops, places = 8, 4
    table = table_of(random, stops, 6, 30)
    rides = connections(table, np.zeros(6), 480.0, 600.0)
    pairs = np.unique(random.integers(0, stops, (10, 2)), axis=0)
    pairs = pairs[pairs[:, 0] != pairs[:, 1]].T
    change = Walks.of(stops, (pairs[0], pairs[1]), random.uniform(50, 400, pairs.shape[1]), 80.0, 400.0)
    own = np.repeat(np.arange(places), 2), random.integers(0, stops, 2 * places)
    ends = Walks.of(places, own, random.uniform(50, 800, 2 * places), 80.0, 1000.0)
    direct = np.full((places, places), FAR, np.int32)
    direct[0, 1] = 900
    minutes = all_minutes(rides, change, ends, direct, LEAVE, SLACK, LIMIT)
    walks = [list(zip(ends.stops[a:b].tolist(), ends.seconds[a:b].tolist(), strict=True))
             for a, b in zip(ends.starts[:-1], ends.starts[1:], strict=True)]  # fmt: skip
    changing: dict[int, list[tuple[int, int]]] = {
        stop: list(zip(change.stops[a:b].tolist(), change.seconds[a:b].tolist(), strict=True))
        for stop, (a, b) in enumerate(zip(change.starts[:-1], change.starts[1:], strict=True))
    }
    expected = np.empty((places, places))
    for place in range(places):
        spans: list[list[float]] = [[] for _ in range(places)]
        for leave in LEAVE.tolist():
            start: dict[int, int] = {}
            for stop, walk in walks[place]:
                start[stop] = min(start.get(stop, leave + walk), leave + walk)
            ended = dijkstra(table, start, changing)
            for other in range(places):
                rides_in = [ended[stop] + walk - leave for stop, walk in walks[other] if stop in ended]
                best = min([*rides_in, int(direct[place, other])])
                spans[other].append(best if best <= LIMIT else FAR)
        expected[place] = [median_minutes(times) for times in spans]
    np.testing.assert_allclose(minutes, expected, atol=1e-9)
    assert np.isfinite(expected).any()
    for target in range(places):
        last = np.full(stops, FAR, np.int32)
        for stop, walk in walks[target]:
            last[stop] = min(last[stop], walk)
        column = minutes_to(rides, change, last, ends, direct[:, target].copy(), LEAVE, SLACK, LIMIT)
        np.testing.assert_allclose(column, expected[:, target], atol=1e-9)


def test_a_departure_is_added_midway_between_two_of_the_same_stops() -> None:
    calls: list[Any] = [
        np.array(values, np.float64) for values in ([0, 0, 1, 1], [0, 1, 1, 0], [0, 5, 0, 4], [0, 5, 0, 4])
    ]
    trips = [
        np.array(values, np.float64) for values in ([0, 0, 1, 0], [0, 0, 1, 0], [0, 0, 1, 0], [480, 500, 490, 800])
    ]
    columns: Any = [*calls, np.ones(4), np.ones(4), *trips]
    table = Timetable(*columns)
    more = with_added(table, np.array([1.0, 0.0]))
    assert more.trip_start.tolist() == [480, 500, 490, 800, 490]
    assert with_added(table, np.array([0.0, 1.0])).trip_start.tolist() == table.trip_start.tolist()
    faster = connections(table, np.array([0.2, 0.0]), 480.0, 600.0)
    assert ((faster.arrival - faster.departure) / 60).tolist() == [4.0, 4.0, 4.0]


def test_nobody_changes_without_time_for_it() -> None:
    """Two lines meet at stop 1 in the same minute; the second leaves again ten minutes later."""
    calls: list[Any] = [
        np.array(values, np.float64) for values in ([0, 0, 1, 1], [0, 1, 1, 2], [0, 5, 0, 5], [0, 5, 0, 5])
    ]
    trips: list[Any] = [np.array([0.0, 1.0, 1.0])] * 3 + [np.array([482.0, 487.0, 497.0])]
    columns: Any = [*calls, np.ones(4), np.ones(4), *trips]
    rides = connections(Timetable(*columns), np.zeros(2), 480.0, 600.0)
    nothing = Walks.of(3, (np.zeros(0, np.intp), np.zeros(0, np.intp)), np.zeros(0), 80.0, 1.0)
    ends = Walks.of(2, (np.array([0, 1]), np.array([0, 2])), np.zeros(2), 80.0, 1.0)
    far = np.full((2, 2), FAR, np.int32)
    assert all_minutes(rides, nothing, ends, far, LEAVE[:1], 60, LIMIT)[0, 1] == 22.0
    assert all_minutes(rides, nothing, ends, far, LEAVE[:1], 1, LIMIT)[0, 1] == 22.0
