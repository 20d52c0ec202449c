"""On which rides people are: traced journeys beside a plain Dijkstra and the search for one journey, and sums."""

from typing import Any, NamedTuple

import numpy as np
import pytest

from citybrain.domains.transit.models.scan.forward import NEVER, all_minutes
from citybrain.domains.transit.models.scan.journey import journey
from citybrain.domains.transit.models.scan.ridden import MOST_RIDES, RiddenRides, ridden_by
from citybrain.domains.transit.models.scan.timetable import Timetable, TimetableRides, Walks, connections
from tests.domains.transit.test_scan import FAR, LEAVE, LIMIT, SLACK, dijkstra, table_of

STOPS, PLACES = 8, 4


class SmallCity(NamedTuple):
    """A timetable by chance, with walks between stops and between places and stops, each of another length."""

    table: Timetable
    rides: TimetableRides
    change: Walks
    ends: Walks
    back: Walks
    direct: Any


def small_city(seed: int) -> SmallCity:
    random = np.random.default_rng(seed)
    table = table_of(random, STOPS, 6, 30)
    pairs = np.unique(random.integers(0, STOPS, (10, 2)), axis=0)
    pairs = pairs[pairs[:, 0] != pairs[:, 1]].T
    change = Walks.of(STOPS, (pairs[0], pairs[1]), random.uniform(50, 400, pairs.shape[1]), 80.0, 400.0)
    near = np.unique(np.stack([np.repeat(np.arange(PLACES), 2), random.integers(0, STOPS, 2 * PLACES)]), axis=1)
    ends, back = (
        Walks.of(PLACES, (near[0], near[1]), random.uniform(50, 800, near.shape[1]), 80.0, 1000.0) for _ in range(2)
    )
    direct = np.full((PLACES, PLACES), FAR, np.int32)
    direct[0, 1] = 900
    return SmallCity(table, connections(table, np.zeros(6), 480.0, 600.0), change, ends, back, direct)


def ridden(city: SmallCity, people: Any, leave: Any = LEAVE) -> RiddenRides:
    walks = city.change, city.ends, city.back
    return ridden_by(city.rides, walks, city.direct, leave, (SLACK, LIMIT), people)


def alone(city: SmallCity, place: int, other: int, leave: int) -> RiddenRides:
    """One person who leaves at one moment."""
    people = np.zeros((PLACES, PLACES))
    people[place, other] = 1.0
    return ridden(city, people, np.array([leave], np.int32))


def walks_of(walks: Walks, row: int) -> dict[int, int]:
    part = slice(walks.starts[row], walks.starts[row + 1])
    return dict(zip(walks.stops[part].tolist(), walks.seconds[part].tolist(), strict=True))


def earliest(city: SmallCity, place: int, other: int, leave: int) -> int:
    """By Dijkstra, the arrival of who takes at least one ride."""
    start = {stop: leave + walk for stop, walk in walks_of(city.ends, place).items()}
    changing = {stop: list(walks_of(city.change, stop).items()) for stop in range(STOPS)}
    ended = dijkstra(city.table, start, changing)
    return min(
        [ended[stop] + walk for stop, walk in walks_of(city.back, other).items() if stop in ended], default=NEVER
    )


@pytest.mark.parametrize("seed", range(4))
def test_a_journey_can_be_ridden_arrives_as_dijkstra_does_and_has_the_fewest_rides(seed: int) -> None:
    city, some = small_city(seed), 0
    rides = city.rides
    for place in range(PLACES):
        for other in range(PLACES):
            for leave in LEAVE[::5].tolist():
                one, least = alone(city, place, other, leave), earliest(city, place, other, leave)
                on_foot = leave + int(city.direct[place, other])
                walked, late = on_foot <= min(least, leave + LIMIT), min(least, on_foot) > leave + LIMIT
                assert (one.riding, one.walking, one.late) == (not walked and not late, walked, late)
                on, off = np.flatnonzero(one.boarding), np.flatnonzero(one.alighting)
                assert len(on) == len(off)
                if not one.riding:
                    assert not one.aboard.any()
                    continue
                off = off[np.argsort(rides.arrival[off], kind="stable")]
                ready = {stop: leave + walk for stop, walk in walks_of(city.ends, place).items()}
                for first, last in zip(on, off, strict=True):
                    of_trip = np.flatnonzero(rides.trip == rides.trip[first])
                    between = of_trip[(of_trip >= first) & (of_trip <= last)]
                    assert rides.trip[last] == rides.trip[first]
                    assert (one.aboard[between] == 1.0).all()
                    assert rides.boards[first]
                    assert rides.alights[last]
                    assert ready[int(rides.begin[first])] + SLACK <= rides.departure[first]
                    stop, time = int(rides.end[last]), int(rides.arrival[last])
                    ready = {stop: time, **{to: time + walk for to, walk in walks_of(city.change, stop).items()}}
                assert time + walks_of(city.back, other)[stop] == least
                at, to_end = np.full(STOPS, NEVER, np.int64), np.full(STOPS, NEVER, np.int64)
                for stop, walk in walks_of(city.ends, place).items():
                    at[stop] = leave + walk
                for stop, walk in walks_of(city.back, other).items():
                    to_end[stop] = walk
                taken = journey(rides, city.change, at, to_end, SLACK, leave + LIMIT)
                assert len(taken) == len(on) <= MOST_RIDES
                some += len(on)
    assert some > 20


@pytest.mark.parametrize("seed", range(4))
def test_all_together_are_the_sum_of_each_alone_and_all_that_board_alight(seed: int) -> None:
    city = small_city(seed)
    people = np.random.default_rng(seed).uniform(0, 100, (PLACES, PLACES))
    whole = ridden(city, people)
    sums = np.zeros((4, len(city.rides.begin)))
    for place in range(PLACES):
        for other in range(PLACES):
            for leave in LEAVE.tolist():
                one = alone(city, place, other, leave)
                sums += np.stack(one[:4]) * people[place, other] / len(LEAVE)
    np.testing.assert_allclose(np.stack(whole[:4]), sums, atol=1e-9)
    assert whole.riding + whole.walking + whole.late == pytest.approx(people.sum())
    assert whole.boarding.sum() == pytest.approx(whole.alighting.sum())
    for trip in np.unique(city.rides.trip):
        rows = np.flatnonzero(city.rides.trip == trip)
        left = np.concatenate([[0.0], (whole.aboard - whole.alighting)[rows[:-1]]])
        np.testing.assert_allclose(whole.aboard[rows], left + whole.boarding[rows], atol=1e-9)
    time = whole.alighting * city.rides.arrival - whole.boarding * city.rides.departure
    assert whole.seconds.sum() == pytest.approx(time.sum())


def test_whoever_arrives_is_among_those_whose_minutes_the_scan_tells() -> None:
    city = small_city(1)
    minutes = all_minutes(city.rides, city.change, city.ends, city.direct, LEAVE, SLACK, LIMIT, city.back)
    for place, other in np.argwhere(~np.eye(PLACES, dtype=bool)):
        people = np.zeros((PLACES, PLACES))
        people[place, other] = len(LEAVE)
        assert np.isfinite(minutes[place, other]) == (ridden(city, people).late < len(LEAVE) / 2)


def test_without_people_nothing_is_ridden_and_without_rides_nobody_rides() -> None:
    city = small_city(0)
    assert not ridden(city, np.zeros((PLACES, PLACES))).aboard.any()
    none = city._replace(rides=connections(city.table, np.zeros(6), 1000.0, 1100.0))
    people = np.ones((PLACES, PLACES))
    ended = ridden(none, people)
    assert [ended.riding, ended.walking, ended.late] == pytest.approx([0.0, 1.0, 15.0])
