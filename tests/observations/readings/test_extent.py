"""From when to when streams have readings, and of which features of interest, in every store."""

from collections.abc import Callable
from pathlib import Path

import duckdb
import numpy as np
import pytest
from sqlalchemy import and_

from citybrain.observations.readings import embedded
from citybrain.observations.readings import postgres as on_postgres
from citybrain.observations.readings.columns import NO_FEATURE, NO_TIME
from citybrain.observations.readings.embedded.backup import FILE
from citybrain.observations.readings.expressions import READING
from citybrain.observations.readings.store import QuestionError, Store
from citybrain.records.database import database
from tests.observations.readings.deliveries import MINUTE, Opened, before_and_after, put, readings
from tests.observations.readings.versions import to_version


def extent(store: Store, stream: int) -> list[int | None]:
    """In minutes; None for no time."""
    told = store.extent(np.array([stream], np.int32))
    return [None if times[0] == NO_TIME else int(times[0]) // MINUTE for times in told]


def filled(opened: Opened) -> Store:
    store = opened()
    put(store, (1, 50, 5.0), (1, 70, 6.0), (2, 10, 1.0))
    made = np.array([600, 30, NO_TIME]) * MINUTE
    until = np.array([NO_TIME, 90 * MINUTE, NO_TIME])
    made[2] = NO_TIME
    put(store, (1, 60, 7.0), (1, 20, 8.0), (1, 65, 9.0), made=made, until=until, feature=np.array([7, 8, 7], np.int32))
    return store


def test_first_and_last_are_known_of_times_and_result_times_and_after_a_start(opened: Opened) -> None:
    for store in before_and_after(filled(opened), opened):
        assert extent(store, 1) == [20, 90, 30, 600]
        assert extent(store, 2) == [10, 10, 10, 10]
        assert extent(store, 3) == extent(store, 999) == [None] * 4
        assert (list(store.features(1)), list(store.features(2)), list(store.features(3))) == (
            [NO_FEATURE, 7, 8],
            [NO_FEATURE],
            [],
        )


def test_they_follow_changes_removals_and_what_is_forgotten(opened: Opened) -> None:
    store = filled(opened)
    store.change((1 << 32) + 4, readings((1, 80, 8.0), feature=np.array([9], np.int32)))
    for state in before_and_after(store, opened):
        assert extent(state, 1) == [50, 80, 50, 600]
        assert sorted(state.features(1)) == [NO_FEATURE, 7, 9]
    store = opened()
    store.remove(np.array([(1 << 32) + number for number in (1, 3, 4)]))
    for state in before_and_after(store, opened):
        assert extent(state, 1) == [65, 70, 65, 70]
        assert sorted(state.features(1)) == [NO_FEATURE, 7]
    store = opened()
    put(store, (2, 3 * 1440, 1.0))
    store.forget(np.array([2], np.int32), 2 * 1440 * MINUTE)
    for state in before_and_after(store, opened):
        assert extent(state, 2) == [3 * 1440] * 4
    store = opened()
    store.remove(np.array([(2 << 32) + 2]))
    for state in before_and_after(store, opened):
        assert extent(state, 2) == [None] * 4
        assert list(state.features(2)) == []
    store = opened()
    put(store, (2, 5 * 1440, 1.0))
    assert extent(store, 2) == [5 * 1440] * 4


def test_many_readings_tell_it_alike_whether_sorted_away_or_not(opened: Opened) -> None:
    chance = np.random.default_rng(3)
    store = opened()
    rows = [(int(stream), int(minute), 1.0) for stream, minute in chance.integers(0, (4, 100_000), (300, 2))]
    for begin in range(0, len(rows), 60):
        put(store, *rows[begin : begin + 60])
    store.compact()  # type: ignore[attr-defined]
    put(store, (0, 200_000, 1.0))
    rows.append((0, 200_000, 1.0))
    for state in before_and_after(store, opened):
        for stream in range(4):
            minutes = [minute for one, minute, _ in rows if one == stream]
            assert extent(state, stream) == [min(minutes), max(minutes)] * 2


def test_each_combination_of_columns_is_told_once(opened: Opened) -> None:
    store = filled(opened)
    stream, feature, value = READING.c.stream, READING.c.feature, READING.c.value
    assert sorted(store.distinct([stream], None)) == [(1,), (2,)]
    assert store.distinct([stream], value > 5.5) == [(1,)]
    assert sorted(store.distinct([stream, feature], and_(stream == 1, value > 6.5))) == [(1, 7), (1, 8)]
    assert store.distinct([stream], value > 100) == []
    with pytest.raises(QuestionError):
        store.distinct([stream], READING.c.text > value)


def test_a_file_that_does_not_tell_it_yet_is_read_once(tmp_path: Path) -> None:
    store = embedded.open_store(tmp_path, rows=50)
    put(store, (1, 50, 5.0), (1, 70, 6.0), feature=np.array([3, 3], np.int32))
    store.compact()
    store.remove(np.array([(1 << 32) + 2]))
    put(store, (2, 10, 1.0))
    store.close()
    with duckdb.connect(str(tmp_path / FILE)) as connection:
        for name in ('"begin"', '"end"', "made_first", "made_last"):
            connection.execute(f"ALTER TABLE summary DROP COLUMN {name}")
        connection.execute("DROP TABLE observed")
    for _ in range(2):
        store = embedded.open_store(tmp_path)
        assert (extent(store, 1), extent(store, 2)) == ([50] * 4, [10] * 4)
        assert (list(store.features(1)), list(store.features(2))) == ([3], [NO_FEATURE])
        store.close()
    store = embedded.open_store(tmp_path)
    put(store, (1, 90, 5.0))
    assert store.last(1, 1).identity.tolist() == [(1 << 32) + 3]
    store.close()


def test_a_database_that_does_not_tell_it_yet_is_read_once(new_database: Callable[[], str]) -> None:
    own = database(new_database())
    store = on_postgres.open_store(own)
    put(store, (1, 50, 5.0), (1, 70, 6.0), feature=np.array([3, 3], np.int32))
    store.compact()
    put(store, (2, 10, 1.0))
    store.close()
    with own.connect(autocommit=True) as connection:
        to_version(connection, 2)
    for _ in range(2):
        store = on_postgres.open_store(own)
        assert (extent(store, 1), extent(store, 2)) == ([50, 70, 50, 70], [10] * 4)
        assert (list(store.features(1)), list(store.features(2))) == ([3], [NO_FEATURE])
        store.close()
