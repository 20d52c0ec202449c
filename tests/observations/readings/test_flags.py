"""Flags of quality in every store: marks, rows for what is not good, and what follows for questions and means."""

import datetime

import numpy as np

from citybrain.observations.readings.expressions import READING
from citybrain.observations.readings.store import Checked, Flagged, Question, Store
from tests.observations.readings.deliveries import MINUTE, Opened, before_and_after, put, readings

HOUR = datetime.timedelta(hours=1)


def flagged(**flags: int) -> Flagged:
    """Flags by number: n3=4 for the third reading."""
    numbers = np.array([int(name[1:]) for name in flags], np.int64)
    tests = [f'{{"spike": {flag}}}' for flag in flags.values()]
    return Flagged(numbers, np.array(list(flags.values()), np.int8), np.array(tests, object))


def flags_of(store: Store, stream: int) -> list[int]:
    """Flags by number; the same whether they are asked for or found."""
    found = store.find(Question(READING.c.stream == stream, (READING.c.number,)))
    for flag in (1, 2, 3, 4):
        where = (READING.c.stream == stream) & (READING.c.flag == flag)
        assert store.number_of(where) == np.count_nonzero(found.flag == flag)
        assert (store.find(Question(where)).flag == flag).all()
    return found.flag.tolist()


def test_what_is_evaluated_and_not_flagged_is_good(opened: Opened) -> None:
    store = opened()
    put(store, *((1, minute, 1.0) for minute in range(5)), (2, 0, 1.0))
    assert store.unchecked(10) == [(1, 1), (2, 1)]
    assert store.unchecked(1) == [(1, 1)]
    assert store.unchecked(10, after=1) == [(2, 1)]
    store.flag(1, 4, flagged(n2=3, n3=4))
    for state in before_and_after(store, opened):
        assert flags_of(state, 1) == [1, 3, 4, 1, 2]
        assert state.unchecked(10) == [(1, 5), (2, 1)]
        assert state.last(1, 2).flag.tolist() == [2, 1]
        assert state.newest(np.array([1, 2], np.int32)).flag.tolist() == [2, 2]
        found = state.flags(1, 2 * MINUTE, 9 * MINUTE)
        assert (found.time.tolist(), found.number.tolist(), found.flag.tolist()) == ([2 * MINUTE], [3], [4])
        assert found.tests.tolist() == ['{"spike": 4}']
    store = opened()
    store.flag_many([Checked(2, 1, flagged()), Checked(1, 5, flagged(n5=3))])
    for state in before_and_after(store, opened):
        assert state.newest(np.array([1, 2], np.int32)).flag.tolist() == [3, 1]
        assert state.unchecked(10) == []
        assert flags_of(state, 1) == [1, 3, 4, 1, 3]


def test_flags_stand_until_readings_are_evaluated_again(opened: Opened) -> None:
    store = opened()
    put(store, *((1, minute, 1.0) for minute in range(3)))
    store.flag(1, 3, flagged(n2=4, n3=3))
    store.recheck(1)
    for state in before_and_after(store, opened):
        assert flags_of(state, 1) == [2, 4, 3]
        assert state.newest(np.array([1], np.int32)).flag.tolist() == [3]
        assert state.unchecked(5) == [(1, 1)]
    store = opened()
    store.flag(1, 2, flagged(n1=3))
    assert flags_of(store, 1) == [3, 1, 3]
    store.flag(1, 3, flagged())
    assert flags_of(store, 1) == [3, 1, 1]


def test_a_changed_reading_and_those_after_it_are_evaluated_again(opened: Opened) -> None:
    store = opened()
    put(store, *((1, minute, 1.0) for minute in range(4)))
    store.flag(1, 4, flagged(n1=3))
    store.change((1 << 32) + 3, readings((1, 2, 7.0)))
    for state in before_and_after(store, opened):
        assert flags_of(state, 1) == [3, 1, 2, 2]
        assert state.unchecked(5) == [(1, 3)]


def test_flags_beyond_what_was_evaluated_are_left_out(opened: Opened) -> None:
    store = opened()
    put(store, *((1, minute, 1.0) for minute in range(4)))
    store.flag(1, 2, flagged())
    store.flag(1, 3, flagged(n3=3, n4=4))
    assert flags_of(store, 1) == [1, 1, 3, 2]
    assert store.newest(np.array([1], np.int32)).flag.tolist() == [2]


def test_readings_that_were_evaluated_before_are_flagged_anew_one_by_one(opened: Opened) -> None:
    store = opened()
    put(store, *((1, minute, float(minute)) for minute in range(4)))
    store.flag(1, 3, flagged(n1=4, n2=3, n3=4))
    store.flag(1, 4, flagged(n1=1, n3=3))
    for state in before_and_after(store, opened):
        assert flags_of(state, 1) == [1, 3, 3, 1]
        assert state.means(1, 0, 60 * MINUTE, HOUR).number.tolist() == [4]
    store = opened()
    store.flag(1, 0, flagged(n4=4))
    for state in before_and_after(store, opened):
        assert flags_of(state, 1) == [1, 3, 3, 4]
        assert state.newest(np.array([1], np.int32)).flag.tolist() == [4]
        assert state.means(1, 0, 60 * MINUTE, HOUR).number.tolist() == [3]
        assert state.unchecked(5) == []


def test_flags_that_were_found_before_a_mark_moved_are_left_out(opened: Opened) -> None:
    store = opened()
    put(store, *((1, minute, 1.0) for minute in range(4)), (2, 0, 1.0))
    store.flag(1, 3, flagged(n2=3))
    store.recheck(1)
    store.flag_many([Checked(1, 4, flagged(n4=3), after=3), Checked(2, 1, flagged(n1=3), after=0)])
    assert store.unchecked(5) == [(1, 1)]
    assert flags_of(store, 1) == [2, 3, 2, 2]
    assert flags_of(store, 2) == [3]


def test_failed_readings_do_not_count_in_means(opened: Opened) -> None:
    store = opened()
    put(store, *((1, minute, float(minute)) for minute in range(120)))
    store.flag(1, 120, flagged(n1=4, n60=3, n61=4))
    for state in before_and_after(store, opened):
        found = state.means(1, 0, 120 * MINUTE, HOUR)
        assert found.mean.tolist() == [30.0, 90.0]
        assert found.number.tolist() == [59, 59]
        assert found.least.tolist() == [1.0, 61.0]
    store = opened()
    store.recheck(1)
    store.flag(1, 120, flagged())
    assert store.means(1, 0, 120 * MINUTE, HOUR).number.tolist() == [60, 60]
