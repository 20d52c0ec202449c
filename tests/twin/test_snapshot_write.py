"""What goes wrong while a snapshot is written never harms the one that serves."""

import errno
import multiprocessing
import os
import resource
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from citybrain.base.folders import building_folder, remove_leftovers
from citybrain.kernel.errors import InputError
from citybrain.messages import render
from citybrain.twin import snapshot_write
from citybrain.twin.snapshot import load
from tests.twin.small_city import write

ROOT = Path(__file__).parents[2]


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A real file system of 512 kB; needs the right to mount."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=512k", "tmpfs", str(disk)], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip(f"this user may not mount a small file system: {mounted.stderr.decode().strip()}")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


def _only_first_snapshot_serves(city: Path) -> bool:
    return sorted(path.name for path in (city / "twin").iterdir()) == [".lock", "000001"] and len(load(city).ids) == 4


def test_a_disk_with_too_little_room_is_refused_before_anything_is_written(small_disk: Path) -> None:
    write_with_room(small_disk)
    with pytest.raises(InputError) as problem:
        write(small_disk)
    assert problem.value.code == "disk-full"
    assert "MB are needed" in render(problem.value)
    assert _only_first_snapshot_serves(small_disk)


def test_a_disk_that_fills_while_writing_leaves_the_previous_snapshot(
    small_disk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_with_room(small_disk)
    monkeypatch.setattr(snapshot_write, "require_space", lambda folder, needed: None)
    with pytest.raises(InputError) as problem:
        write(small_disk, rows=500_000)
    assert "the disk was full before everything was written" in render(problem.value)
    assert _only_first_snapshot_serves(small_disk)


def write_with_room(city: Path) -> None:
    """Write a first snapshot elsewhere and copy it, since the spare room asked for is larger than the small disk."""
    other = city.parent / "other"
    write(other)
    shutil.copytree(other / "twin", city / "twin")


def test_a_file_size_limit_of_the_system_is_told_as_a_full_disk(tmp_path: Path) -> None:
    write(tmp_path)
    process = multiprocessing.get_context("fork").Process(target=_write_with_limit, args=(tmp_path,))
    process.start()
    process.join(30)
    assert process.exitcode == 0
    assert _only_first_snapshot_serves(tmp_path)


def _write_with_limit(city: Path) -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
    try:
        write(city, rows=500_000)
    except InputError as problem:
        os._exit(0 if problem.code == "disk-full" else 1)
    os._exit(2)


def test_other_errors_of_the_system_are_not_hidden(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(path: Path, content: bytes) -> None:
        raise OSError(errno.EIO, "broken disk")

    monkeypatch.setattr(snapshot_write, "write_file", fail)
    with pytest.raises(OSError, match="broken disk"):
        write(tmp_path)


def test_two_builds_do_not_collide(tmp_path: Path) -> None:
    write(tmp_path)
    with building_folder(tmp_path, "twin"), pytest.raises(InputError) as problem:
        write(tmp_path)
    assert "Another build" in render(problem.value)
    write(tmp_path)
    assert load(tmp_path).manifest.snapshot == 2


def test_a_killed_build_leaves_the_previous_snapshot_and_the_next_build_cleans_up(tmp_path: Path) -> None:
    write(tmp_path)
    code = (
        "import sys, time; from pathlib import Path\n"
        "from citybrain.base.folders import building_folder\n"
        "with building_folder(Path(sys.argv[1]), 'twin') as folder:\n"
        "    (folder / 'buildings.parquet').write_bytes(b'half')\n"
        "    print('writing', flush=True); time.sleep(60)\n"
    )
    process = subprocess.Popen([sys.executable, "-c", code, str(tmp_path)], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "writing\n"
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert list((tmp_path / "twin").glob(".building-*"))
    assert load(tmp_path).manifest.snapshot == 1
    write(tmp_path)
    assert load(tmp_path).manifest.snapshot == 2
    assert not list((tmp_path / "twin").glob(".building-*"))


def test_the_leftover_of_a_living_process_is_not_touched(tmp_path: Path) -> None:
    living = subprocess.Popen(["sleep", "30"])
    dead = subprocess.Popen(["true"])
    dead.wait()
    for process in (living, dead):
        (tmp_path / f".building-{process.pid}").mkdir()
    assert remove_leftovers(tmp_path) == [f".building-{dead.pid}"]
    living.kill()
    living.wait()
    assert remove_leftovers(tmp_path) == [f".building-{living.pid}"]
