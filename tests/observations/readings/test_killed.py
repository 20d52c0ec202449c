"""A program that is killed while it stores: what it had acknowledged is there, once."""

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from benchmarks.killed import PHASES, run
from citybrain.observations.readings.columns import Delivery, Fate, Readings
from citybrain.observations.readings.embedded import open_store

SIZE = 500
PROGRAM = f"""
import sys
from pathlib import Path
import numpy as np
from benchmarks.killed import PHASES, run
from citybrain.observations.readings.columns import Delivery, Readings
from citybrain.observations.readings.embedded import open_store
store = open_store(Path(sys.argv[1]), rows=3_000)
number = int(sys.argv[2])
while True:
    streams = np.arange({SIZE}, dtype=np.int32) % 50
    times = np.int64(number) * {SIZE} + np.arange({SIZE})
    store.deliver(Delivery("load", Readings(streams, times, times.astype(np.float64)))).result()
    print(number, flush=True)
    number += 1
"""


def batch(number: int) -> Readings:
    times = np.int64(number) * SIZE + np.arange(SIZE)
    return Readings(np.arange(SIZE, dtype=np.int32) % 50, times, times.astype(np.float64))


@pytest.mark.parametrize("lines", [1, 9])
def test_what_was_acknowledged_is_there_once_after_a_kill(tmp_path: Path, lines: int) -> None:
    """Killed after so many receipts, in whatever it does then: a commit, a run being sorted away, a checkpoint."""
    acknowledged = -1
    for _ in range(3):
        command = [sys.executable, "-c", PROGRAM, str(tmp_path), str(acknowledged + 1)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout is not None
            for _ in range(lines):
                acknowledged = int(process.stdout.readline())
            process.kill()
            for line in process.stdout:
                acknowledged = int(line) if line.endswith("\n") else acknowledged
        store = open_store(tmp_path)
        assert (acknowledged + 1) * SIZE <= store.count() <= (acknowledged + 2) * SIZE
        (tally,) = store.tallies()
        assert tally.received == tally.stored + tally.duplicates + tally.rejected
        assert tally.stored == store.count()
        receipts = [store.deliver(Delivery("load", batch(number))).result(60) for number in range(acknowledged + 1)]
        assert all((receipt.fate == Fate.DUPLICATE).all() for receipt in receipts)
        again = store.deliver(Delivery("load", batch(acknowledged + 1))).result(60)
        assert again.number(Fate.STORED) in (0, SIZE)
        acknowledged += 1
        assert store.count() == (acknowledged + 1) * SIZE
        store.close()


def test_nothing_is_lost_or_twice_after_kills_under_full_load(tmp_path: Path) -> None:
    """At any moment, in a compaction, in a checkpoint, while a month is archived: once each."""
    for found in run(tmp_path, len(PHASES)):
        assert found.readings > 0
        assert (found.missing, found.twice, found.torn) == (0, 0, 0)


def test_a_second_program_is_told_that_the_first_has_the_readings(tmp_path: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", PROGRAM, str(tmp_path), "0"], stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.readline()
        with pytest.raises(Exception, match="observations-locked"):
            open_store(tmp_path)
        process.kill()


def test_a_file_that_holds_no_readings_is_told(tmp_path: Path) -> None:
    (tmp_path / "observations.duckdb").write_bytes(b"no database at all" * 1_000)
    with pytest.raises(Exception, match=r"observations-(damaged|unreachable)"):
        open_store(tmp_path)
