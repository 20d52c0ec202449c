"""Means of every store: the same from hours, days and readings, however the readings came and changed."""

import datetime
from collections import defaultdict

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from citybrain.observations.readings.store import Flagged, MeansOf
from tests.observations.readings.deliveries import MINUTE, Opened, Opens, before_and_after, put, readings

HOURS = 60
DAY = 24 * HOURS
Rows = dict[tuple[int, int], float]


def expected(rows: Rows, since: int, before: int, interval: int) -> list[tuple[int, int, float, int, float, float]]:
    """By stream and start: mean, number, least and most of rows by stream and minute."""
    by = defaultdict(list)
    for (stream, minute), value in rows.items():
        if since <= minute < before and not np.isnan(value):
            by[stream, since + (minute - since) // interval * interval].append(value)
    return [
        (*key, round(float(np.mean(values)), 9), len(values), min(values), max(values))
        for key, values in sorted(by.items())
    ]


def as_rows(found: MeansOf) -> list[tuple[int, int, float, int, float, float]]:
    minutes = found.start // MINUTE
    columns = (found.stream, minutes, found.mean.round(9), found.number, found.least, found.most)
    return list(zip(*(column.tolist() for column in columns), strict=True))


SPANS = [
    (0, 3 * DAY, DAY),
    (0, 3 * DAY, HOURS),
    (-2 * HOURS, 3 * DAY, DAY),
    (3 * HOURS, 40 * HOURS + 30, 2 * HOURS),
    (30, 2 * DAY, HOURS),
    (0, 2 * DAY, 45),
    (7, 50, 10),
    (0, 20, DAY),
]


@pytest.mark.parametrize("span", SPANS)
def test_means_are_those_of_the_readings(opened: Opened, span: tuple[int, int, int]) -> None:
    store = opened()
    generator = np.random.default_rng(3)
    minutes = generator.permutation(3 * DAY)[:400]
    rows = {(int(minute) % 3, int(minute)): float(minute % 17) for minute in minutes}
    many = [(stream, minute, value) for (stream, minute), value in rows.items()]
    put(store, *many[:200])
    put(store, *many[200:], (0, 5 * DAY, np.nan))
    since, before, interval = span
    length = datetime.timedelta(minutes=interval)
    for state in before_and_after(store, opened):
        wanted = expected(rows, since, before, interval)
        assert as_rows(state.means_of(None, since * MINUTE, before * MINUTE, length)) == wanted
        some = state.means_of(np.array([2, 0], np.int32), since * MINUTE, before * MINUTE, length)
        assert as_rows(some) == [row for row in wanted if row[0] != 1]
        one = state.means(1, since * MINUTE, before * MINUTE, length)
        mine = [row for row in wanted if row[0] == 1]
        assert (one.start // MINUTE).tolist() == [row[1] for row in mine]
        assert one.most.tolist() == [row[5] for row in mine]


step = st.one_of(
    st.tuples(st.just("put"), st.integers(0, 1), st.integers(0, 40)),
    st.tuples(st.just("change"), st.integers(0, 1), st.integers(0, 40)),
    st.tuples(st.just("remove"), st.integers(0, 1), st.integers(1, 5)),
    st.tuples(st.just("fail"), st.integers(0, 1), st.integers(1, 5)),
    st.tuples(st.just("recheck"), st.integers(0, 1), st.just(0)),
    st.tuples(st.just("compact"), st.just(0), st.just(0)),
)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(step, min_size=1, max_size=18), st.sampled_from([1, 3, 25]))
def test_hours_follow_whatever_happens_to_readings(place: Opens, steps: list, apart: int) -> None:
    """Readings so many minutes apart that are delivered, changed, removed, failed, cleared, sorted away in between."""
    store = place()()
    kept: dict[tuple[int, int], tuple[int, float]] = {}
    failed: set[tuple[int, int]] = set()
    following, mark = [1, 1], [0, 0]
    for value, (kind, stream, many) in enumerate(steps):
        free = apart * many not in {minute for (one, _), (minute, _) in kept.items() if one == stream}
        last = (stream, following[stream] - 1)
        if kind == "put" and free:
            put(store, (stream, apart * many, float(value)))
            kept[stream, following[stream]] = (apart * many, float(value))
            following[stream] += 1
        elif kind == "change" and free and last in kept:
            store.change((stream << 32) + last[1], readings((stream, apart * many, float(value))))
            kept[last] = (apart * many, float(value))
            mark[stream] = min(mark[stream], last[1] - 1)
        elif kind == "remove":
            store.remove(np.array([(stream << 32) + many]))
            kept.pop((stream, many), None)
            failed.discard((stream, many))
        elif kind == "fail" and mark[stream] < many < following[stream]:
            failed -= {(stream, number) for number in range(mark[stream] + 1, many + 1)}
            store.flag(stream, many, Flagged(np.array([many]), np.array([4], np.int8), np.array(["{}"], object)))
            failed.add((stream, many))
            mark[stream] = many
        elif kind == "recheck":
            store.recheck(stream)
            mark[stream] = 0
        elif kind == "compact":
            store.compact()
        rows = {(key[0], minute): number for key, (minute, number) in kept.items() if key not in failed}
        for length in (HOURS, DAY, 50):
            found = store.means_of(None, 0, 2 * DAY * MINUTE, datetime.timedelta(minutes=length))
            assert as_rows(found) == expected(rows, 0, 2 * DAY, length)
    store.close()
