"""Readings that are forgotten: what stays of them, what comes later, what is counted, and a kill in the middle."""

import datetime
import subprocess
import sys
import threading
from pathlib import Path

import numpy as np
import pytest

from citybrain.kernel.errors import InputError
from citybrain.observations.readings.columns import Fate
from citybrain.observations.readings.embedded import open_store, restore
from citybrain.observations.readings.expressions import READING
from citybrain.observations.readings.progress_token import ProgressToken, StoppedError
from citybrain.observations.readings.store import Question, Store
from tests.observations.readings.deliveries import MINUTE, Opened, before_and_after, put, readings

DAY = 24 * 60
HOURS, DAYS = datetime.timedelta(hours=1), datetime.timedelta(days=1)
ONE = np.array([1], np.int32)


def filled(opened: Opened) -> Store:
    """Two streams, six readings an hour, four days."""
    store = opened()
    put(store, *((stream, minute, float(minute)) for stream in (1, 2) for minute in range(0, 4 * DAY, 10)))
    return store


def counts(store: Store, stream: int = 1) -> tuple[int, int]:
    """Readings that stand behind the hours and the days of four days."""
    hours, days = (store.means(stream, 0, 4 * DAY * MINUTE, length).number.sum() for length in (HOURS, DAYS))
    return int(hours), int(days)


def test_hours_and_days_go_when_they_are_to_go_as_well(opened: Opened) -> None:
    store = filled(opened)
    assert store.forget(ONE, 3 * DAY * MINUTE) == 3 * 144
    assert store.forget(ONE, 2 * DAY * MINUTE, "hours") == 0
    assert store.forget(ONE, 1 * DAY * MINUTE, "days") == 0
    for state in before_and_after(store, opened):
        assert counts(state) == (2 * 144, 3 * 144)
        assert counts(state, 2) == (4 * 144, 4 * 144)
        assert state.count(1) == 144
    assert opened().forget(ONE, 4 * DAY * MINUTE, "days") == 144


def test_what_comes_after_its_time_is_rejected_without_its_result(opened: Opened) -> None:
    store = filled(opened)
    store.forget(ONE, 2 * DAY * MINUTE)
    for state in before_and_after(store, opened):
        again = put(state, (1, 0, 0.0), (1, 5, 123.5), (1, 3 * DAY, 3.0 * DAY), (2, 0, 0.0))
        assert again == [Fate.LATE, Fate.LATE, Fate.DUPLICATE, Fate.DUPLICATE]
        assert counts(state) == (4 * 144, 4 * 144)
    late = [one for one in opened().quarantined() if one.code == "reading-forgotten"]
    assert len(late) == 4
    assert not any("123.5" in one.received for one in late)


def test_other_results_of_forgotten_readings_go_from_what_was_set_apart(opened: Opened) -> None:
    store = filled(opened)
    assert put(store, (1, 0, 77.5), (1, 3 * DAY, 88.5), (2, 0, 99.5), (1, 10, np.nan)) == [Fate.CONFLICT] * 4
    store.forget(ONE, 2 * DAY * MINUTE)
    received = [one.received for one in opened().quarantined()]
    assert received[0] == '{"stream": 1, "time": 0}'
    assert received[3] == f'{{"stream": 1, "time": {10 * MINUTE}}}'
    assert ["88.5" in received[1], "99.5" in received[2]] == [True, True]


def test_the_ledger_is_true_with_what_was_forgotten(opened: Opened) -> None:
    store = filled(opened)
    put(store, (1, 0, 0.0), (1, 0, 7.0))
    gone = store.forget(ONE, 2 * DAY * MINUTE) + store.forget(ONE, 3 * DAY * MINUTE)
    put(store, (1, 0, 0.0))
    for state in before_and_after(store, opened):
        (tally,) = state.tallies()
        assert tally.received == tally.stored + tally.duplicates + tally.rejected == 2 * 4 * 144 + 3
        ((stream, before, forgotten),) = state.forgotten()
        assert (stream, before, forgotten) == (1, 3 * DAY * MINUTE, gone)
        assert tally.stored == state.count() + forgotten


def test_a_reading_cannot_be_moved_to_a_time_that_was_forgotten(opened: Opened) -> None:
    store = filled(opened)
    store.forget(ONE, 2 * DAY * MINUTE)
    newest = int(store.newest(ONE).identity[0])
    with pytest.raises(InputError, match="reading-forgotten"):
        store.change(newest, readings((1, 5, 1.0)))
    assert counts(store) == (4 * 144, 4 * 144)


def test_work_that_is_stopped_leaves_everything_as_it_was(opened: Opened) -> None:
    store, watch = filled(opened), ProgressToken()
    watch.stop()
    with pytest.raises(StoppedError):
        store.forget(ONE, 3 * DAY * MINUTE, watch=watch)
    assert store.count(1) == store.number_of(READING.c.stream == 1) == 4 * 144
    assert put(store, (1, 5, 1.0)) == [Fate.STORED]


def test_deliveries_go_on_while_readings_are_forgotten(opened: Opened) -> None:
    store, end, minutes = filled(opened), threading.Event(), []

    def load() -> None:
        while not end.is_set():
            minutes.append(4 * DAY + len(minutes))
            put(store, (1, minutes[-1], 1.0))

    loading = threading.Thread(target=load)
    loading.start()
    gone = [store.forget(ONE, day * DAY * MINUTE) for day in (1, 2, 3)]
    end.set()
    loading.join()
    assert gone == [144] * 3
    for state in before_and_after(store, opened):
        assert state.count(1) == state.number_of(READING.c.stream == 1) == 144 + len(minutes)


def test_readings_of_the_archive_are_forgotten_and_those_of_others_stay(tmp_path: Path) -> None:
    store = filled(lambda: open_store(tmp_path))
    put(store, (1, 40 * DAY, 1.0))
    (former,) = store.archive(31 * DAY * MINUTE)
    assert store.forget(ONE, 2 * DAY * MINUTE) == 2 * 144
    folder = tmp_path / "observations" / "archive"
    assert {path.name for path in folder.iterdir()} == {former.file, "1970-01-2.parquet"}
    store.backup(tmp_path / "copy")
    assert [path.name for path in (tmp_path / "copy" / "observations" / "archive").iterdir()] == ["1970-01-2.parquet"]
    store.close()
    store = open_store(tmp_path)
    assert [path.name for path in folder.iterdir()] == ["1970-01-2.parquet"]
    found = store.find(Question(READING.c.stream == 1, most=1000)).readings.time
    assert (len(found), found.min()) == (2 * 144 + 1, 2 * DAY * MINUTE)
    assert (store.count(2), counts(store)) == (4 * 144, (4 * 144, 4 * 144))
    assert store.forget(np.array([1, 2], np.int32), 5 * DAY * MINUTE, "days") == 2 * 144 + 4 * 144
    assert (store.count(), counts(store)) == (1, (0, 0))
    store.close()
    open_store(tmp_path).close()
    assert list(folder.iterdir()) == []


def test_a_copy_knows_what_was_forgotten(tmp_path: Path) -> None:
    for name in ("city", "other"):
        (tmp_path / name).mkdir()
    store = filled(lambda: open_store(tmp_path / "city"))
    store.forget(ONE, 2 * DAY * MINUTE)
    there, gone = store.backup(tmp_path / "copy"), store.forgotten()
    store.close()
    assert restore(tmp_path / "copy", tmp_path / "other") == there
    again = open_store(tmp_path / "other")
    assert (again.count(), again.forgotten()) == (there, gone)
    assert put(again, (1, 0, 0.0)) == [Fate.LATE]
    again.close()


PROGRAM = """
import sys, threading
from pathlib import Path
import numpy as np
from benchmarks.killed import announced
from citybrain.observations.readings.columns import Delivery, Readings
from citybrain.observations.readings.embedded import open_store
from citybrain.observations.readings.embedded.forgetting import Forgetting
Forgetting._forget = announced(Forgetting._forget, "to forget")
DAY = 86_400_000_000
store, day = open_store(Path(sys.argv[1]), rows=20_000), int(sys.argv[2])
while True:
    time = np.tile(day * DAY + np.arange(144, dtype=np.int64) * 600_000_000, 40)
    many = Readings(np.repeat(np.arange(1, 41, dtype=np.int32), 144), time, np.ones(40 * 144))
    store.deliver(Delivery("load", many)).result()
    print("day", day, flush=True)
    if day > 26:
        store.archive(day * DAY)
        store.forget(np.arange(1, 21, dtype=np.int32), (day - 3) * DAY)
    day += 1
"""
DELAYS = (0.0, 0.02, 0.06)
FIRST = 24


def test_a_kill_while_readings_are_forgotten_loses_and_doubles_nothing(tmp_path: Path) -> None:
    """Streams 1 to 20 are forgotten, 21 to 40 stay; the program is killed some time after it began to forget."""
    begin = FIRST
    for delay in DELAYS:
        command = [sys.executable, "-c", PROGRAM, str(tmp_path), str(begin)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout is not None
            last, end = begin - 1, None
            for line in process.stdout:
                last = int(line.split()[1]) if line.startswith("day") else last
                if line == "begins to forget\n" and last >= begin + 8 and end is None:
                    end = threading.Timer(delay, process.kill)
                    end.start()
        store = open_store(tmp_path)
        stored, gone = sum(tally.stored for tally in store.tallies()), sum(one.readings for one in store.forgotten())
        assert gone > 0
        assert stored == store.count() + gone == store.number_of() + gone
        assert stored >= (last + 1 - FIRST) * 40 * 144
        many = [np.arange(first, first + 20, dtype=np.int32) for first in (1, 21)]
        end_of_all = (last + 3) * DAY * MINUTE
        for length in (HOURS, DAYS):
            hours = [int(store.means_of(some, 0, end_of_all, length).number.sum()) for some in many]
            assert sum(hours) == stored
        assert {one.stream for one in store.forgotten()} == set(range(1, 21))
        begin = last + 1
        store.close()
