"""What the store in a file does beyond the contract."""

import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import numpy as np
import pytest
from sqlalchemy import func

from citybrain.observations.readings.embedded import open_store, reads
from citybrain.observations.readings.embedded import store as stores
from citybrain.observations.readings.expressions import READING
from citybrain.observations.readings.store import NotStoredError, QuestionError
from tests.observations.readings.deliveries import put


def test_a_question_that_takes_too_long_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = open_store(tmp_path)
    put(store, *((stream, minute, 1.0) for stream in range(20) for minute in range(500)))
    monkeypatch.setattr(reads, "PATIENCE", 0.05)
    far = func.length(func.repeat(func.concat("x", READING.c.value), 100_000 + READING.c.number))
    with pytest.raises(QuestionError, match="readings-question-slow"):
        store.number_of(far > 1)
    assert store.number_of(READING.c.value > 0) == 10_000
    store.close()


def test_a_question_for_which_memory_does_not_suffice_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(stores.CONFIGURATION, "memory_limit", "40MB")
    monkeypatch.setitem(stores.CONFIGURATION, "max_temp_directory_size", "0KB")
    store = open_store(tmp_path)
    for stream in range(20):
        put(store, *((stream, 180 * hour, 1.0) for hour in range(20_000)))
    with pytest.raises(NotStoredError, match="observations-memory"):
        store.means_of(None, 0, 1 << 55, timedelta(hours=1))
    assert store.count() == 400_000
    assert len(store.means_of(np.array([3], np.int32), 0, 1 << 55, timedelta(hours=1)).mean) == 20_000
    store.close()


FULL = """
import resource, sys
from pathlib import Path
import numpy as np
from citybrain.observations.readings.columns import Delivery, Readings
from citybrain.observations.readings.embedded import open_store
from citybrain.observations.readings.store import NotStoredError

def put(number):
    row = np.int64(number) * 5_000 + np.arange(5_000)
    values = np.random.default_rng(number).normal(size=5_000)
    return store.deliver(Delivery("load", Readings((row % 50).astype(np.int32), row, values))).result(60)

store = open_store(Path(sys.argv[1]))
resource.setrlimit(resource.RLIMIT_FSIZE, (3 << 20, resource.RLIM_INFINITY))
stored, refused = [], []
for number in range(60):
    try:
        put(number)
        stored.append(number)
    except NotStoredError as problem:
        refused.append(number)
        assert problem.code == "observations-disk-full", problem
        assert problem.arguments["file"].endswith("observations.duckdb")
assert stored and refused
assert store.count() == store.number_of() == len(stored) * 5_000
assert len(store.last(7, 10).identity) == 10
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
for number in refused:
    assert put(number).fate.tolist() == [0] * 5_000
store.close()
store = open_store(Path(sys.argv[1]))
assert store.count() == sum(tally.stored for tally in store.tallies()) == 60 * 5_000
store.close()
print("stored", len(stored))
"""


def test_a_full_disk_is_told_and_nothing_of_the_delivery_is_stored(tmp_path: Path) -> None:
    """A limit on the size of files stands for the disk; once there is room, what was refused is stored."""
    ran = subprocess.run([sys.executable, "-c", FULL, str(tmp_path)], capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr[-2_000:]
    assert ran.stdout.startswith("stored")
