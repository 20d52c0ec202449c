"""Older months that moved into an archive, and readings that were forgotten, in every store."""

import datetime
from pathlib import Path

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from citybrain.observations.readings.columns import Fate
from citybrain.observations.readings.embedded import open_store
from citybrain.observations.readings.expressions import READING
from citybrain.observations.readings.store import Flagged, Question, Store
from tests.observations.readings.deliveries import MINUTE, Opened, before_and_after, put, readings

DAY = 24 * 60
FEBRUARY, MARCH = 31 * DAY, 59 * DAY
HOUR = datetime.timedelta(hours=1)


def filled(opened: Opened) -> Store:
    """Stream 1 once a day from January to March of 1970, stream 2 once in January and never since."""
    store = opened()
    put(store, *((1, day * DAY, float(day)) for day in range(80)), (2, 5, 7.0))
    return store


def test_archived_months_stay_in_every_answer(opened: Opened) -> None:
    store = filled(opened)
    store.archive((MARCH + 3 * DAY) * MINUTE)
    assert store.archive((MARCH + 3 * DAY) * MINUTE) == []
    for state in before_and_after(store, opened):
        assert (state.count(), state.count(1), state.number_of(READING.c.value < 40)) == (81, 80, 41)
        assert state.last(1, 100).readings.value.tolist() == [float(day) for day in reversed(range(80))]
        assert state.find(Question(READING.c.value == 33)).readings.time.tolist() == [33 * DAY * MINUTE]
        assert state.newest(np.array([2], np.int32)).readings.value.tolist() == [7.0]
        assert state.readings(np.array([(1 << 32) + 10])).readings.value.tolist() == [9.0]
        assert state.means(1, 0, 80 * DAY * MINUTE, HOUR).number.sum() == 80
        assert pa.concat_tables(state.batches(1))["value"].to_pylist() == [float(day) for day in range(80)]


def test_what_moved_is_told_by_month(tmp_path: Path) -> None:
    store = filled(lambda: open_store(tmp_path))
    done = store.archive((MARCH + 3 * DAY) * MINUTE)
    assert [(one.month.month, one.readings) for one in done] == [(1, 32), (2, 28)]
    put(store, (1, DAY + 1, 2.0))
    assert [one.readings for one in store.archive(MARCH * MINUTE)] == [1]
    store.close()


def test_late_readings_of_archived_months(opened: Opened) -> None:
    store = filled(opened)
    store.archive(MARCH * MINUTE)
    assert put(store, (1, DAY, 1.0), (1, DAY, 5.0), (1, DAY + 1, 2.0)) == [Fate.DUPLICATE, Fate.CONFLICT, Fate.STORED]
    store.archive(MARCH * MINUTE)
    for state in before_and_after(store, opened):
        assert state.count(1) == 81
        assert state.means(1, 0, FEBRUARY * MINUTE, 24 * HOUR).number.tolist() == [1, 2, *[1] * 29]


def test_archived_readings_can_be_changed_flagged_and_removed(opened: Opened) -> None:
    store = filled(opened)
    store.archive(MARCH * MINUTE)
    store.change((1 << 32) + 2, readings((1, DAY, 100.0)))
    assert store.remove(np.array([(1 << 32) + 40, (2 << 32) + 1])) == 2
    store.archive(MARCH * MINUTE)
    store.flag(1, 2, Flagged(np.array([1]), np.array([4], np.int8), np.array(["{}"], object)))
    for state in before_and_after(store, opened):
        assert (state.count(), state.count(2)) == (79, 0)
        assert state.means(1, 0, 3 * DAY * MINUTE, HOUR).mean.tolist() == [100.0, 2.0]
        assert state.number_of(READING.c.value == 39) == 0
        assert state.last(1, 1, before=2 * DAY * MINUTE).readings.value.tolist() == [100.0]


@pytest.mark.parametrize("archived", [False, True])
def test_forgotten_readings_leave_their_hours_and_days(opened: Opened, archived: bool) -> None:
    store = filled(opened)
    store.flag(1, 20, Flagged(np.array([3, 15]), np.array([4, 3], np.int8), np.array(["{}", "{}"], object)))
    if archived:
        store.archive(MARCH * MINUTE)
    before = store.means(1, 0, 80 * DAY * MINUTE, HOUR)
    assert store.forget(np.array([1, 9], np.int32), (10 * DAY + 600) * MINUTE) == 10
    for state in before_and_after(store, opened):
        assert (state.count(), state.count(1), state.count(2)) == (71, 70, 1)
        assert state.number_of(READING.c.stream == 1) == 70
        assert state.last(1, 100).readings.value.min() == 10.0
        np.testing.assert_equal(state.means(1, 0, 80 * DAY * MINUTE, HOUR), before)
        assert state.flags(1, 0, 80 * DAY * MINUTE).number.tolist() == [15]
    store = opened()
    assert store.forget(np.array([1], np.int32), 10**15) == 70
    assert len(store.newest(np.array([1], np.int32)).identity) == 0
    assert put(store, (1, 10**6, 1.0), (1, 2 * 10**7, 1.0)) == [Fate.LATE, Fate.STORED]
    assert store.newest(np.array([1], np.int32)).identity.tolist() == [(1 << 32) + 81]


def test_dense_and_sparse_readings_are_forgotten_and_their_means_stay(opened: Opened) -> None:
    store = opened()
    put(store, *((1, minute, float(minute)) for minute in range(0, 3 * DAY, 10)))
    put(store, *((2, minute, float(minute)) for minute in range(0, 3 * DAY, 300)), (1, 5, 0.5), (1, 5 * DAY, 1.0))
    spans = [(length, store.means_of(None, 0, 9 * DAY * MINUTE, length)) for length in (HOUR, 24 * HOUR)]
    assert store.forget(np.array([1, 2], np.int32), 2 * DAY * MINUTE) == 2 * 144 + 10 + 1
    for state in before_and_after(store, opened):
        for length, means in spans:
            np.testing.assert_equal(state.means_of(None, 0, 9 * DAY * MINUTE, length), means)
        assert state.number_of() == state.number_of(READING.c.time >= datetime.datetime(1970, 1, 3))


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.sampled_from("parco"), st.integers(0, 90)), min_size=3, max_size=15))
def test_readings_are_there_once_wherever_they_lie(tmp_path_factory: pytest.TempPathFactory, steps: list) -> None:
    """Delivered, removed, archived, sorted away and opened again in any order, by day of one stream."""
    folder = tmp_path_factory.mktemp("any")
    store = open_store(folder, rows=1_000)
    kept: dict[int, int] = {}
    for kind, day in steps:
        if kind == "p":
            (fate,) = put(store, (1, day * DAY, float(day)))
            assert fate == (Fate.DUPLICATE if day in kept else Fate.STORED)
            kept.setdefault(day, int(store.last(1, 1, before=day * DAY * MINUTE + 1).identity[0]))
        elif kind == "r" and day in kept:
            assert store.remove(np.array([kept.pop(day)])) == 1
        elif kind == "a":
            store.archive(day * DAY * MINUTE)
        elif kind == "c":
            store.compact()
        elif kind == "o":
            store.close()
            store = open_store(folder, rows=1_000)
        assert store.count() == store.number_of(READING.c.value >= 0) == len(kept)
    found = store.last(1, 100)
    assert dict(zip(found.readings.value.astype(int).tolist(), found.identity.tolist(), strict=True)) == kept
    assert store.means(1, 0, 100 * DAY * MINUTE, 24 * HOUR).number.sum() == len(kept)
    listed = {path.name for path in (folder / "observations" / "archive").glob("*")}
    assert len(listed) <= 4
    store.close()
