"""A checkpoint that ends in the middle of a block that it writes over."""

import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from citybrain.observations.readings.embedded import open_store
from citybrain.observations.readings.embedded.overwritten import HEADERS, beside, put_back
from citybrain.observations.readings.store import NotStoredError
from tests.observations.readings.deliveries import put

FILE = "observations.duckdb"
BLOCK = 64 << 10
STREAMS = range(1, 60)
READINGS = 4 * 60 * len(STREAMS) - 1
HOLDS = """
import fcntl, sys
handle = open(sys.argv[1], "r+b")
fcntl.lockf(handle, fcntl.LOCK_EX)
print("locked", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def killed(tmp_path: Path) -> Path:
    """A folder as a kill leaves it: new blocks are written, of those that are written over one half; no new header."""
    city, killed = tmp_path / "city", tmp_path / "killed"
    city.mkdir()
    store = open_store(city)
    for day in range(4):
        put(store, *((stream, 1440 * day + minute, 1.5 * minute) for stream in STREAMS for minute in range(60)))
        if day < 3:
            store.compact()
    store.remove(store.newest(np.array([1], np.int32)).identity)
    assert store.count() == READINGS
    with store._upkeep.lock, store._upkeep._overwritten.set_aside():
        shutil.copytree(city, killed)
    assert store._upkeep.checkpoint()
    old, new = (killed / FILE).read_bytes(), (city / FILE).read_bytes()
    store.close()
    aside = beside(killed / FILE).read_bytes()
    places = range(HEADERS.stop, len(new), BLOCK)
    over = [
        place for place in places if (block := old[place : place + BLOCK]) in aside and block != new[place:][:BLOCK]
    ]
    assert over
    torn = bytearray(old[: HEADERS.stop] + new[HEADERS.stop :] + old[len(new) :])
    for place in over:
        torn[place + BLOCK // 2 : place + BLOCK] = old[place + BLOCK // 2 : place + BLOCK]
    (killed / FILE).write_bytes(torn)
    return killed


def test_what_is_written_over_is_put_back(killed: Path) -> None:
    store = open_store(killed)
    assert store.count() == store.number_of() == READINGS
    store.close()
    assert not beside(killed / FILE).exists()
    again = open_store(killed)
    assert again.count() == READINGS
    again.close()


@pytest.mark.parametrize("kept", [None, 100, -1])
def test_without_the_whole_of_what_was_set_aside_the_damage_is_told(killed: Path, kept: int | None) -> None:
    aside = beside(killed / FILE)
    aside.write_bytes(aside.read_bytes()[:kept] if kept else b"")
    with pytest.raises(NotStoredError, match="observations-damaged"):
        open_store(killed)


def test_a_checkpoint_that_came_to_its_end_is_not_taken_back(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    put(store, (1, 0, 1.0))
    store.compact()
    with store._upkeep._overwritten.set_aside():
        former = beside(tmp_path / FILE).read_bytes()
    put(store, *((1, minute, 1.0) for minute in range(1, 2000)))
    store.close()
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == [FILE]
    beside(tmp_path / FILE).write_bytes(former)
    store = open_store(tmp_path)
    assert store.count() == store.number_of() == 2000
    store.close()


def test_the_file_of_another_program_is_left_alone(killed: Path) -> None:
    before = (killed / FILE).read_bytes()
    command = [sys.executable, "-c", HOLDS, str(killed / FILE)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None and other.stdout.readline() == "locked\n"
        assert not put_back(killed / FILE)
        with pytest.raises(NotStoredError, match="observations-locked"):
            open_store(killed)
        other.communicate("")
    assert (killed / FILE).read_bytes() == before
    assert put_back(killed / FILE)
