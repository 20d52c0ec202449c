"""Readings that are changed and removed, in every store."""

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from citybrain.kernel.errors import InputError, NotFoundError
from citybrain.observations.readings.columns import Fate
from tests.observations.readings.deliveries import MINUTE, Opened, Opens, before_and_after, put, readings


def identity(stream: int, number: int) -> int:
    return (stream << 32) + number


def test_a_changed_reading_keeps_its_identity(opened: Opened) -> None:
    store = opened()
    put(store, (1, 1, 5.0), (1, 2, 6.0), (2, 1, 7.0))
    store.change(identity(1, 2), readings((1, 3, 60.0), said=np.array(['"x"'], object)))
    for state in before_and_after(store, opened):
        found = state.last(1, 5)
        assert found.identity.tolist() == [identity(1, 2), identity(1, 1)]
        assert found.readings.time.tolist() == [3 * MINUTE, MINUTE]
        assert state.latest(np.array([1], np.int32)).value.tolist() == [60.0]
        newest = state.newest(np.array([1], np.int32)).readings
        assert newest.said is not None
        assert newest.said.tolist() == ['"x"']
        assert state.count() == 3
    assert put(opened(), (1, 2, 9.0)) == [Fate.STORED]


def test_the_newest_reading_can_be_moved_back(opened: Opened) -> None:
    store = opened()
    put(store, (1, 1, 5.0), (1, 9, 6.0))
    store.change(identity(1, 2), readings((1, 0, 6.0)))
    for state in before_and_after(store, opened):
        latest = state.latest(np.array([1], np.int32))
        assert (latest.identity[0], latest.value[0]) == (identity(1, 1), 5.0)


def test_what_cannot_be_changed_is_told(opened: Opened) -> None:
    store = opened()
    put(store, (1, 1, 5.0), (1, 2, 6.0))
    for unknown in (identity(1, 3), identity(5, 1), 0, -1):
        with pytest.raises(NotFoundError, match="reading-unknown"):
            store.change(unknown, readings((unknown >> 32, 1, 1.0)))
    with pytest.raises(InputError, match="reading-conflicts"):
        store.change(identity(1, 2), readings((1, 1, 8.0)))
    assert store.last(1, 5).readings.value.tolist() == [6.0, 5.0]


def test_a_removed_reading_is_gone_and_its_number_is_never_given_again(opened: Opened) -> None:
    store = opened()
    put(store, (1, 1, 5.0), (1, 2, 6.0), (2, 1, 7.0))
    assert store.remove(np.array([identity(1, 2), identity(1, 2), identity(2, 1), identity(7, 1), 2**62])) == 2
    for state in before_and_after(store, opened):
        assert (state.count(), state.count(1), state.count(2)) == (1, 1, 0)
        assert state.latest(np.array([1, 2], np.int32)).value.tolist()[0] == 5.0
        assert len(state.newest(np.array([2], np.int32)).identity) == 0
        assert state.remove(np.array([identity(1, 2)])) == 0
    store = opened()
    assert put(store, (1, 2, 6.0), (2, 1, 7.0)) == [Fate.STORED, Fate.STORED]
    assert store.last(1, 1).identity.tolist() == [identity(1, 3)]
    assert store.last(2, 1).identity.tolist() == [identity(2, 2)]


step = st.one_of(
    st.tuples(st.just("put"), st.integers(0, 2), st.integers(0, 8)),
    st.tuples(st.just("change"), st.integers(0, 2), st.integers(0, 8)),
    st.tuples(st.just("remove"), st.integers(0, 2), st.integers(1, 6)),
    st.tuples(st.just("compact"), st.just(0), st.just(0)),
    st.tuples(st.just("open"), st.just(0), st.just(0)),
)


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(step, min_size=1, max_size=15))
def test_any_changes_end_as_in_a_dictionary(place: Opens, steps: list) -> None:
    """By identity the minute and value; counts, newest readings and next numbers follow from it."""
    opens = place()
    store = opens()
    kept: dict[int, tuple[int, float]] = {}
    following = dict.fromkeys(range(3), 1)
    for number, (kind, stream, many) in enumerate(steps):
        taken = {minute for one, (minute, _) in kept.items() if one >> 32 == stream}
        if kind == "put" and many not in taken:
            put(store, (stream, many, float(number)))
            kept[identity(stream, following[stream])] = (many, float(number))
            following[stream] += 1
        elif kind == "change" and many not in taken and following[stream] > 1:
            one = identity(stream, following[stream] - 1)
            if one in kept:
                store.change(one, readings((stream, many, float(number))))
                kept[one] = (many, float(number))
        elif kind == "remove":
            assert store.remove(np.array([identity(stream, many)])) == (identity(stream, many) in kept)
            kept.pop(identity(stream, many), None)
        elif kind == "compact":
            store.compact()
        elif kind == "open":
            store.close()
            store = opens()
    assert store.count() == len(kept)
    for stream in range(3):
        found = store.last(stream, 100)
        rows = zip(found.readings.time // MINUTE, found.readings.value, strict=True)
        held = dict(zip(found.identity.tolist(), [(int(minute), value) for minute, value in rows], strict=True))
        assert held == {one: row for one, row in kept.items() if one >> 32 == stream}
        assert store.newest(np.array([stream], np.int32)).identity.tolist() == found.identity[:1].tolist()
    store.close()
