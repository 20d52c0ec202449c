"""Copies of the readings, a damaged log, and an archive of which a file is missing."""

import shutil
import subprocess
import sys
import threading
from pathlib import Path

import numpy as np
import pytest

from citybrain.kernel.errors import InputError, NotFoundError
from citybrain.observations.readings.columns import Delivery, Fate, Readings
from citybrain.observations.readings.embedded import FILE, backup, open_store, recover, restore
from citybrain.observations.readings.expressions import READING
from citybrain.observations.readings.store import NotStoredError
from tests.observations.readings.deliveries import MINUTE, put
from tests.observations.readings.test_archive import DAY, MARCH

LOG = FILE + ".wal"
DELIVERIES, SIZE = 60, 200
PROGRAM = f"""
import os, sys
from pathlib import Path
import numpy as np
from citybrain.observations.readings.columns import Delivery, Readings
from citybrain.observations.readings.embedded import open_store, writer
writer.FEW = 0  # each delivery stands in the log of the database by itself
store = open_store(Path(sys.argv[1]))
store.deliver(Delivery("first", Readings(np.zeros(1, np.int32), np.zeros(1, np.int64), np.zeros(1)))).result()
store.compact()
for number in range({DELIVERIES}):
    times = np.int64(number) * {SIZE} + np.arange({SIZE})
    store.deliver(Delivery("load", Readings(np.ones({SIZE}, np.int32), times, times * 1.0))).result()
os.kill(os.getpid(), 9)
"""


@pytest.fixture(scope="module")
def killed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One reading in the file, deliveries in the log."""
    folder = tmp_path_factory.mktemp("killed")
    subprocess.run([sys.executable, "-c", PROGRAM, str(folder)], check=False)
    assert (folder / LOG).stat().st_size > DELIVERIES * SIZE
    return folder


def damaged(killed: Path, folder: Path, at: int, by: bytes, cut: bool = False) -> bytes:
    """The files with some bytes of the log written over; the log as it is then."""
    for name in (FILE, LOG):
        shutil.copy(killed / name, folder / name)
    with (folder / LOG).open("r+b") as log:
        log.seek(at)
        log.write(by)
        if cut:
            log.truncate()
    return (folder / LOG).read_bytes()


@pytest.mark.parametrize("share", [0.2, 0.7, 0.95])
@pytest.mark.parametrize("by", [b"\xff" * 9, bytes(400), b"rubbish" * 100])
def test_a_damaged_log_keeps_what_lies_before_the_damage(killed: Path, tmp_path: Path, share: float, by: bytes) -> None:
    size = (killed / LOG).stat().st_size
    log = damaged(killed, tmp_path, min(int(size * share), size - len(by)), by)
    with pytest.raises(NotStoredError, match="observations-damaged"):
        open_store(tmp_path)
    done = recover(tmp_path)
    assert done.kept + done.cut == size
    assert done.kept <= size * share
    assert done.aside is not None
    assert (done.aside / LOG).read_bytes() == log
    assert (done.aside / FILE).read_bytes() == (killed / FILE).read_bytes()
    store = open_store(tmp_path)
    assert store.count() == done.readings
    whole, rest = divmod(store.count() - 1, SIZE)
    assert rest == 0
    assert abs(whole - share * DELIVERIES) < 3
    assert store.last(1, 1).readings.time[0] == whole * SIZE - 1
    assert sum(tally.stored for tally in store.tallies()) == store.count()
    times = np.arange(DELIVERIES * SIZE)
    again = store.deliver(Delivery("load", Readings(np.ones(len(times), np.int32), times, times * 1.0))).result(60)
    assert again.number(Fate.STORED) == (DELIVERIES - whole) * SIZE
    store.close()


def test_a_log_that_cannot_be_read_at_all_is_cut_off(killed: Path, tmp_path: Path) -> None:
    damaged(killed, tmp_path, 2, b"\xff" * 60)
    done = recover(tmp_path)
    assert (done.kept, done.readings) == (0, 1)
    store = open_store(tmp_path)
    assert store.count() == 1
    store.close()


def test_a_log_that_ends_in_the_middle_needs_no_recovery(killed: Path, tmp_path: Path) -> None:
    damaged(killed, tmp_path, (killed / LOG).stat().st_size // 2, b"", cut=True)
    done = recover(tmp_path)
    assert done.aside is None
    assert done.readings > 1


def test_a_damaged_file_is_told_and_left_as_it_is(killed: Path, tmp_path: Path) -> None:
    damaged(killed, tmp_path, 2, b"")
    (tmp_path / FILE).write_bytes(b"rubbish" * 9_000)
    with pytest.raises(NotStoredError, match=r"observations-(damaged|unreachable)"):
        recover(tmp_path)
    assert (tmp_path / FILE).read_bytes() == b"rubbish" * 9_000
    assert (tmp_path / LOG).read_bytes() == (killed / LOG).read_bytes()


def test_a_copy_is_made_while_readings_come_in_and_can_be_put_back(tmp_path: Path) -> None:
    city = tmp_path / "city"
    city.mkdir()
    store = open_store(city, rows=2_000)
    put(store, *((1, day * DAY, float(day)) for day in range(70)))
    store.archive(MARCH * MINUTE)
    end = threading.Event()

    def load() -> None:
        number = 100
        while not end.is_set():
            put(store, *((2, number * 100 + minute, 1.0) for minute in range(100)))
            number += 1

    loading = threading.Thread(target=load)
    loading.start()
    had = store.count()
    copies = [store.backup(tmp_path / f"copy{number}") for number in range(3)]
    end.set()
    loading.join()
    assert had <= copies[0] <= copies[1] <= copies[2] <= store.count()
    with pytest.raises(InputError, match="observations-backup-there"):
        store.backup(tmp_path / "copy0")
    with pytest.raises(InputError, match="result-unwritable"):
        store.backup(tmp_path / "copy0" / FILE / "below")
    with pytest.raises(InputError, match="observations-restore-there"):
        restore(tmp_path / "copy0", city)
    store.close()
    other = tmp_path / "other"
    other.mkdir()
    assert restore(tmp_path / "copy2", other) == copies[2]
    again = open_store(other)
    assert again.count() == copies[2] == again.number_of(READING.c.value >= 0)
    assert again.last(1, 100).readings.value.tolist() == [float(day) for day in reversed(range(70))]
    assert put(again, (1, DAY, 1.0), (1, 71 * DAY, 1.0)) == [Fate.DUPLICATE, Fate.STORED]
    again.close()


def test_the_readings_stay_locked_for_others_after_a_copy(tmp_path: Path) -> None:
    (tmp_path / "city").mkdir()
    store = open_store(tmp_path / "city")
    put(store, (1, 5, 1.0))
    store.backup(tmp_path / "copy")
    opening = "import sys, pathlib; from citybrain.observations.readings.embedded import open_store as o; "
    opening += "o(pathlib.Path(sys.argv[1]))"
    other = subprocess.run([sys.executable, "-c", opening, str(tmp_path / "city")], capture_output=True, check=False)
    assert b"observations-locked" in other.stderr
    store.close()


def test_a_copy_that_is_none_is_told(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError, match="observations-backup-unknown"):
        restore(tmp_path / "nothing", tmp_path)


def test_a_missing_file_of_the_archive_is_told(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    put(store, (1, 5, 1.0))
    (one,) = store.archive(MARCH * MINUTE)
    store.close()
    file = tmp_path / "observations" / "archive" / one.file
    file.rename(tmp_path / "elsewhere")
    with pytest.raises(NotStoredError, match="observations-archive-missing"):
        open_store(tmp_path)
    (tmp_path / "elsewhere").rename(file)
    store = open_store(tmp_path)
    assert store.last(1, 5).readings.value.tolist() == [1.0]
    store.close()


def test_a_long_read_does_not_stop_readings_and_puts_a_copy_off(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backup, "PATIENCE", 0.2)
    (tmp_path / "city").mkdir()
    store = open_store(tmp_path / "city", rows=10**9)
    put(store, *((1, minute, 1.0) for minute in range(3)))
    assert len(store.tallies()) == 1  # what comes now finds all of it in the tables
    reading = store._connection.cursor()
    reading.begin()
    reading.execute("SELECT count(*) FROM stored").fetchall()
    store.compact()
    put(store, (1, 5, 1.0))
    with pytest.raises(NotStoredError, match="observations-being-read"):
        store.backup(tmp_path / "copy")
    assert not (tmp_path / "copy").exists()
    assert reading.execute("SELECT count(*) FROM stored").fetchall() == [(3,)]
    reading.rollback()
    assert store.backup(tmp_path / "copy") == store.count() == 4
    store.close()
