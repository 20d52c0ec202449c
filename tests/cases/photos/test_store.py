"""Files of photos: there exactly as long as they are on record, whatever fails in between."""

import os
from pathlib import Path

import pytest

from citybrain.cases.photos.store import FOLDER, PhotoStore, remade, sha256_of_bytes
from citybrain.records import CityRecords
from citybrain.records.errors import EntryError
from tests.cases.photos.photographs import photograph


def test_a_file_stays_as_long_as_its_photo_is_on_record(tmp_path: Path) -> None:
    city, store, given = CityRecords(tmp_path), PhotoStore(tmp_path), photograph()
    records, picture = city.to_write(), remade(given)
    sha256 = sha256_of_bytes(picture.content)

    def files() -> int:
        return sum(path.is_file() for path in (tmp_path / FOLDER).rglob("*"))

    with pytest.raises(RuntimeError), store.writing(records, sha256) as connection:
        store.add(connection, "case/1", given, picture, "internal", "Olli")
        raise RuntimeError("the step of the case was refused")
    assert files() == 0, "what was never on record"
    with store.writing(records, sha256) as connection:
        row, new = store.add(connection, "case/1", given, picture, "internal", "Olli")
    with pytest.raises(RuntimeError), store.writing(records, sha256) as connection:
        store.withdraw(connection, row, "Olli")
        raise RuntimeError("nothing was committed")
    assert (new, store.content(row)) == (True, picture.content)
    with store.writing(records, sha256) as connection:
        store.withdraw(connection, row, "Olli")
    assert files() == 0
    city.close()


def test_a_full_disk_leaves_no_part_of_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    city, store, given = CityRecords(tmp_path), PhotoStore(tmp_path), photograph()
    picture = remade(given)
    monkeypatch.setattr(os, "fsync", full)
    with city.to_write().begin() as connection, pytest.raises(EntryError, match="entry-not-kept"):
        store.add(connection, "case/1", given, picture, "internal", "Olli")
    assert [path for path in (tmp_path / FOLDER).rglob("*") if path.is_file()] == []
    city.close()
