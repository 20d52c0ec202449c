"""What every store of readings does: the contract, held against each implementation."""

import datetime
import threading

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from citybrain.observations.readings.columns import NO_TIME, Delivery, Fate, Rejected
from citybrain.observations.readings.store import NotStoredError
from tests.observations.readings.deliveries import MINUTE, Opened, Opens, before_and_after, put, readings


def test_what_was_delivered_can_be_read_after_opening_again(opened: Opened) -> None:
    store = opened()
    assert put(store, (3, 1, 5.0), (3, 2, 6.0), (7, 1, -1.0)) == [Fate.STORED] * 3
    for state in before_and_after(store, opened):
        assert (state.count(), state.count(3), state.count(7), state.count(99)) == (3, 2, 1, 0)
        assert state.counts(np.array([7, 99, 3, -1, 3])).tolist() == [1, 0, 2, 0, 2]
        latest = state.latest(np.array([3, 7, 99], np.int32))
        assert latest.value.tolist()[:2] == [6.0, -1.0]
        assert latest.time.tolist() == [2 * MINUTE, MINUTE, NO_TIME]
        found = state.last(3, 10)
        assert found.readings.value.tolist() == [6.0, 5.0]
        assert found.identity.tolist() == [(3 << 32) + 2, (3 << 32) + 1]
        assert found.identity[0] == latest.identity[0]


def test_a_repeated_delivery_is_counted_and_stored_once(opened: Opened) -> None:
    store = opened()
    first = store.deliver(Delivery("a", readings((1, 1, 5.0), (1, 2, 6.0)))).result(20)
    again = store.deliver(Delivery("a", readings((1, 1, 5.0), (1, 2, 6.0), (1, 3, 7.0)))).result(20)
    assert again.fate.tolist() == [Fate.DUPLICATE, Fate.DUPLICATE, Fate.STORED]
    assert again.identity.tolist()[:2] == first.identity.tolist()
    assert store.count() == 3
    (tally,) = store.tallies()
    assert (tally.received, tally.stored, tally.duplicates, tally.rejected) == (5, 3, 2, 0)


def test_the_same_reading_twice_in_one_delivery_is_one(opened: Opened) -> None:
    assert put(opened(), (1, 1, 5.0), (1, 1, 5.0), (1, 1, 6.0)) == [Fate.STORED, Fate.DUPLICATE, Fate.CONFLICT]


def test_another_result_for_the_same_time_stands_in_quarantine(opened: Opened) -> None:
    store = opened()
    put(store, (1, 1, 5.0))
    assert put(store, (1, 1, 8.0)) == [Fate.CONFLICT]
    assert store.last(1, 5).readings.value.tolist() == [5.0]
    (kept,) = store.quarantined()
    assert kept.code == "reading-conflicts"
    assert '"result": 8.0' in kept.received
    assert kept.arguments == {"stored": str((1 << 32) + 1)}


def test_a_correction_with_a_later_result_time_is_a_reading_of_its_own(opened: Opened) -> None:
    store = opened()
    put(store, (1, 1, 5.0))
    assert put(store, (1, 1, 8.0), made=np.array([9 * MINUTE])) == [Fate.STORED]
    assert sorted(store.last(1, 5).readings.value.tolist()) == [5.0, 8.0]


def test_late_readings_take_their_place_in_time(opened: Opened) -> None:
    store = opened()
    put(store, (1, 5, 5.0))
    put(store, (1, 2, 2.0), (1, 9, 9.0), (1, 3, 3.0))
    assert store.last(1, 10).readings.value.tolist() == [9.0, 5.0, 3.0, 2.0]
    assert store.last(1, 10, before=5 * MINUTE, since=3 * MINUTE).readings.value.tolist() == [3.0]
    assert store.latest(np.array([1], np.int32)).value.tolist() == [9.0]


def test_results_that_are_no_numbers_and_intervals_are_kept(opened: Opened) -> None:
    store = opened()
    put(
        store,
        (1, 1, np.nan),
        (1, 2, 3.0),
        said=np.array(['"NNW"', None], object),
        until=np.array([MINUTE * 2, NO_TIME]),
    )
    found = store.last(1, 5).readings
    assert found.said is not None
    assert found.said.tolist() == [None, '"NNW"']
    assert found.until is not None
    assert found.until.tolist() == [NO_TIME, 2 * MINUTE]
    assert np.isnan(found.value[1])


def test_the_ledger_adds_up_and_rejected_readings_are_kept(opened: Opened) -> None:
    store = opened()
    bad = Rejected("reading-future", '{"time": "2999"}', "line 7", {"limit": 900})
    store.deliver(Delivery("north", readings((1, 1, 5.0), (1, 1, 5.0), (1, 1, 6.0)), [bad])).result(20)
    store.deliver(Delivery("south", readings((2, 1, 5.0)))).result(20)
    for state in before_and_after(store, opened):
        north, south = state.tallies()
        assert (north.received, north.stored, north.duplicates, north.rejected) == (4, 1, 1, 2)
        assert (south.source, south.received, south.stored) == ("south", 1, 1)
        assert north.day == datetime.datetime.now(datetime.UTC).date()
        kept = list(state.quarantined("north"))
        assert [one.code for one in kept] == ["reading-future", "reading-conflicts"]
        assert (kept[0].place, kept[0].arguments, kept[0].received) == ("line 7", {"limit": 900}, '{"time": "2999"}')
        assert list(state.quarantined("north", after=kept[0].number)) == kept[1:]


def test_means_of_intervals(opened: Opened) -> None:
    store = opened()
    put(store, *((1, minute, float(minute)) for minute in range(120)), (1, 500, np.nan))
    found = store.means(1, 0, 600 * MINUTE, datetime.timedelta(hours=1))
    assert found.start.tolist() == [0, 60 * MINUTE]
    assert found.mean.tolist() == [29.5, 89.5]
    assert found.number.tolist() == [60, 60]


def test_many_at_once_lose_nothing(opened: Opened) -> None:
    store = opened()

    def send(sender: int) -> None:
        for minute in range(40):
            assert put(store, (sender, minute, 1.0), source=str(sender)) == [Fate.STORED]

    threads = [threading.Thread(target=send, args=(sender,)) for sender in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for state in before_and_after(store, opened):
        assert state.count() == 320
        assert [tally.stored for tally in state.tallies()] == [40] * 8
        assert [state.count(sender) for sender in range(8)] == [40] * 8


def test_one_delivery_that_cannot_be_written_fails_alone(opened: Opened) -> None:
    store = opened()
    bad = readings((1, 1, 1.0), said=np.array(["\ud800"], object))
    promises = [store.deliver(Delivery("x", r)) for r in (readings((1, 2, 1.0)), bad, readings((1, 3, 1.0)))]
    assert promises[0].result(20).fate.tolist() == [Fate.STORED]
    with pytest.raises(Exception):  # noqa: B017 - of the database's own kind
        promises[1].result(20)
    assert promises[2].result(20).fate.tolist() == [Fate.STORED]
    assert store.count() == 2


def test_after_closing_nothing_is_taken(opened: Opened) -> None:
    store = opened()
    store.close()
    with pytest.raises(NotStoredError, match="observations-closed"):
        store.deliver(Delivery("x", readings((1, 1, 1.0))))
    opened()


rows = st.lists(
    st.tuples(st.integers(0, 3), st.integers(0, 6), st.sampled_from([1.0, 2.0, float("nan")])), min_size=1, max_size=12
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(rows, min_size=1, max_size=6))
def test_any_deliveries_end_as_a_plain_table_would(place: Opens, many: list[list]) -> None:
    """The same as a dictionary by (stream, time) that keeps the first result, whatever is sorted away meanwhile."""
    store = place()()
    known: dict[tuple[int, int], float] = {}
    for batch in many:
        expected = []
        for stream, minute, value in batch:
            new = (stream, minute) not in known
            had = known.setdefault((stream, minute), value)
            same = had == value or (np.isnan(had) and np.isnan(value))
            expected.append(Fate.STORED if new else Fate.DUPLICATE if same else Fate.CONFLICT)
        assert put(store, *batch) == expected
        store.compact()
    assert store.count() == len(known)
    for stream in range(4):
        found = store.last(stream, 100).readings
        held = {(stream, int(time // MINUTE)): value for time, value in zip(found.time, found.value, strict=True)}
        np.testing.assert_equal(held, {key: value for key, value in known.items() if key[0] == stream})
    store.close()


def test_the_newest_by_time_are_found_however_late_they_came(opened: Opened) -> None:
    """Later numbers are mostly later times: not here."""
    store = opened()
    minutes = np.random.default_rng(2).permutation(400)
    put(store, *((stream, int(minute), float(minute)) for stream in (1, 2) for minute in minutes))
    put(store, *((3, minute, float(minute)) for minute in (900, *range(60))), (4, 7, 7.0))
    for state in before_and_after(store, opened):
        for most in (2, 10, 150, 500):
            wanted = sorted(range(400), reverse=True)[:most]
            assert state.last(1, most).readings.value.tolist() == wanted
            late = [900, *reversed(range(60))][:most]
            assert state.last(3, most).readings.value.tolist() == late
            found = state.newest(np.array([2, 3, 4, 9], np.int32), most)
            assert found.readings.value.tolist() == [*wanted, *late, 7.0]
    opened().remove(np.array([(1 << 32) + number for number in range(300, 401)]))
    left = sorted((int(minute) for minute in minutes[:299]), reverse=True)
    assert opened().last(1, 60).readings.value.tolist() == left[:60]
