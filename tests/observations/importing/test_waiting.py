"""Files of readings that wait: how many, whose, what is left of them, and who undoes an import."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path
from threading import Event, Semaphore
from typing import Any

import pytest
from sqlalchemy import select

from citybrain.governance import Actor, Permission, Role
from citybrain.governance.errors import NotAllowedError
from citybrain.observations.importing import waiting
from citybrain.observations.importing.files import ImportedReadings
from citybrain.observations.importing.inspecting import Inspected
from citybrain.observations.importing.statements import ImportStatements
from citybrain.observations.importing.waiting import MOST_LOOKED_AT, MOST_OF_ONE, WaitingFile, WaitingFiles
from citybrain.observations.sensing import Sensing
from citybrain.records.errors import EntryError
from citybrain.records.tables.sensing import datastream
from tests.api.waiting import eventually
from tests.sensors import open_sensing

FILE = b"time,station,pm10 (ug/m3)\n2026-01-01T00:00:00Z,A,5\n"
WRITES = frozenset({Permission.WRITE_OBSERVATIONS, Permission.WRITE_SENSORS})
AINO = Actor("Aino", frozenset({Role.DEVICE_OPERATOR}), WRITES)
OTTO = Actor("Otto", frozenset({Role.DEVICE_OPERATOR}), WRITES)
STEWARD = Actor("Sanna", frozenset({Role.DATA_STEWARD}), WRITES | {Permission.KEEP_OBSERVATIONS})


@pytest.fixture
def sensing(tmp_path: Path) -> Iterator[Sensing]:
    (tmp_path / "city").mkdir()
    opened = open_sensing(tmp_path / "city", "UTC")
    yield opened
    opened.close()


@pytest.fixture
def files(sensing: Sensing, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> WaitingFiles:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "temporary"))
    (tmp_path / "temporary").mkdir()
    made = WaitingFiles(sensing)
    sensing.add_background_service(made)
    return made


def give(files: WaitingFiles, actor: Actor = AINO, content: bytes = FILE) -> WaitingFile:
    with files.receive("air.csv", None) as upload:
        upload.write(content)
        return files.keep(upload, "FI", actor)


def store(files: WaitingFiles, actor: Actor, **said: Any) -> int:
    done: list[ImportedReadings] = []
    file = give(files, actor)
    files.settle(file.id, ImportStatements(**said), "FI", actor)
    files.store(file.id, actor, done.append)
    eventually(lambda: bool(done))
    return done[0].number


def test_what_is_asked_of_a_file_that_waits_holds_none_of_its_cells(files: WaitingFiles) -> None:
    """Each question held the calls that it came through and all their tables: 500 MB of a file of 50 MB."""
    without_units = give(files, content=b"time,station,pm10\n2026-01-01T00:00:00Z,A,5\n")
    without_dates = give(files, content=b"time,station,pm10 (ug/m3)\n01/02/2026,A,5\n")
    no_table = give(files, content=b"1\n2\n")
    problems = [*without_units.inspected.problems, *without_dates.inspected.problems, *no_table.inspected.problems]
    assert len(problems) >= 3
    assert [(one.code, one.__traceback__, one.__context__, one.__cause__) for one in problems] == [
        (one.code, None, None, None) for one in problems
    ]


def on_disk(tmp_path: Path) -> list[Path]:
    return list((tmp_path / "temporary").glob("*/*"))


def test_of_files_that_are_given_at_once_the_last_ones_wait(files: WaitingFiles, tmp_path: Path) -> None:
    with ThreadPoolExecutor(MOST_OF_ONE + 3) as pool:
        list(pool.map(lambda _: give(files), range(MOST_OF_ONE + 3)))
    assert len(on_disk(tmp_path)) == MOST_OF_ONE


def test_no_more_files_stand_in_line_than_threads_are_spared(
    files: WaitingFiles, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, end = Semaphore(0), Event()
    look_at = waiting.inspect

    def slowly(*given: Any) -> Inspected:
        begun.release()
        end.wait()
        return look_at(*given)

    monkeypatch.setattr(waiting, "inspect", slowly)
    with ThreadPoolExecutor(MOST_LOOKED_AT + 1) as pool:
        looked_at = [pool.submit(give, files) for _ in range(MOST_LOOKED_AT + 1)]
        refused = next(one for one in as_completed(looked_at) if one.exception())
        assert begun.acquire(timeout=10)
        end.set()
    assert isinstance(refused.exception(), EntryError)
    assert [str(one.exception()) for one in looked_at if one.exception()] == [str(refused.exception())]
    assert len(on_disk(tmp_path)) == MOST_OF_ONE


def test_nothing_is_left_of_a_file_that_cannot_be_looked_at(
    files: WaitingFiles, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(waiting, "inspect", broken)
    with pytest.raises(RuntimeError):
        give(files)
    assert on_disk(tmp_path) == []


def test_an_import_is_undone_by_who_made_it_or_may_have_readings_deleted(files: WaitingFiles) -> None:
    first, second = store(files, AINO), store(files, AINO)
    with pytest.raises(NotAllowedError):
        files.undo(first, OTTO)
    assert files.undo(first, AINO).number == first
    assert files.undo(second, STEWARD).removed == 1


def test_new_streams_are_of_the_class_that_is_stated_and_stay_so(files: WaitingFiles, sensing: Sensing) -> None:
    store(files, AINO, data_class="personal", station="B", columns={"station": "none"})
    store(files, AINO, station="B", columns={"station": "none"})
    store(files, AINO)
    with sensing.records.read() as connection:
        classes = connection.execute(select(datastream.c.data_class).order_by(datastream.c.id)).scalars().all()
    assert classes == ["personal", "public"]
