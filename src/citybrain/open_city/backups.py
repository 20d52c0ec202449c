"""A backup of a city as one ZIP file.

It holds what people gave and entered (files, plans, papers, records, readings, bills, calibrations, parameters) and
the latest snapshot, so that the same numbers come of it elsewhere; what is left out it names. Records and readings are
copied as of one moment while others write.
"""

from __future__ import annotations

import datetime
import errno
import io
import os
import shutil
import threading
import zipfile
from collections.abc import Generator, Iterator, Mapping
from pathlib import Path, PurePosixPath
from tempfile import mkdtemp, mkstemp
from types import MappingProxyType

from pydantic import BaseModel
from typing_extensions import Buffer

import citybrain
from citybrain.kernel import InputError
from citybrain.observations.readings.store import Store
from citybrain.observations.retention.copies import copy_city
from citybrain.records import FILE as RECORDS
from citybrain.records import database_of
from citybrain.records.errors import EntryError
from citybrain.twin.snapshot import Snapshot
from citybrain.twin.snapshot_folder import snapshot_folders

FORMAT = 2
"""1: without what was frozen of streams, trained forecasts and what is left out."""

FILE = "backup.json"
WHOLE = ("city.toml", "files.toml", "draft.json", "replay.toml")
FOLDERS = (
    "plans", "papers", "indicators", "parameters", "scenarios", "bills", "calibrations", "files", "observed",
    "forecasts", "photos", "cases", "inspections", "gate",
)  # fmt: skip
STORED = (".", "observations", RECORDS)
"""How names begin that readings and records have, which are copied, and hidden ones."""

PASSING = ("serving.json", "draws.npz")
PRINTED = "printed"
"""Folder of the archive with documents for persons."""

NOTHING: Mapping[str, str] = MappingProxyType({})
MOST_LEFT_OUT = 200
READINGS = ("observations.duckdb", "observations.duckdb.wal", "observations")
AT_ONCE = 1 << 20
MAKING = ".backup-"
_WRITING = threading.Lock()


class BackupManifest(BaseModel):
    """What a backup says of itself."""

    format: int
    citybrain: str
    city: str
    created: str
    snapshot: int
    left_out: list[str] = []
    """What lies in the folder of the city and not in the backup; a folder ends with a stroke."""


class _Pieces(io.RawIOBase):
    """Where a ZIP file is written that is sent on piece by piece."""

    def __init__(self) -> None:
        super().__init__()
        self._pieces: list[bytes] = []

    def writable(self) -> bool:
        """Always."""
        return True

    def write(self, piece: Buffer, /) -> int:
        """Keep a piece until it is taken."""
        self._pieces.append(bytes(piece))
        return len(self._pieces[-1])

    def taken(self) -> bytes:
        """All pieces since it was asked last."""
        pieces, self._pieces = self._pieces, []
        return b"".join(pieces)


def write_backup(
    city: Path, snapshot: Snapshot, store: Store, printed: Mapping[str, str] = NOTHING
) -> Generator[bytes]:
    """The pieces of a backup, one after the other; what is copied for it is gone once they are closed.

    `printed` are documents for persons, by their names: they lie in the archive and are not restored.

    Raises EntryError, at once, where another backup is written, or the city is kept in a database.
    """
    if database_of(city) is not None:
        raise EntryError("backup-database", city=snapshot.city_name)
    if not _WRITING.acquire(blocking=False):
        raise EntryError("backup-running")
    try:
        for left in city.glob(f"{MAKING}*"):
            shutil.rmtree(left, ignore_errors=True)
        making = Path(mkdtemp(prefix=MAKING, dir=city))
        copy_city(store, city, making / "copy")
    except BaseException:
        _WRITING.release()
        raise
    pieces = _pieces(city, snapshot, making, printed)
    next(pieces)  # begun, so that it is ended even where nobody takes its pieces
    return pieces


def save_backup(path: Path, pieces: Generator[bytes]) -> int:
    """Write a backup into a file that only its owner may read; how many bytes.

    Raises InputError where it cannot be written; what was there before is then unchanged.
    """
    beside = None
    try:
        handle, made = mkstemp(prefix=f".{path.name[:50]}-", dir=path.parent)
        beside = Path(made)
        with os.fdopen(handle, "wb") as file:
            for piece in pieces:
                file.write(piece)
            file.flush()
            os.fsync(handle)
            size = file.tell()
        beside.replace(path)
    except OSError as problem:
        code = "file-disk-full" if problem.errno == errno.ENOSPC else "result-unwritable"
        raise InputError(code, file=str(path), problem=problem.strerror or str(problem)) from problem
    finally:
        pieces.close()
        if beside is not None:
            beside.unlink(missing_ok=True)
    return size


def _pieces(city: Path, snapshot: Snapshot, making: Path, printed: Mapping[str, str]) -> Generator[bytes]:
    try:
        yield b""
        pieces = _Pieces()
        with zipfile.ZipFile(pieces, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
            archive.writestr(FILE, _manifest(city, snapshot).model_dump_json(indent=1))
            for name, document in printed.items():
                archive.writestr(f"{PRINTED}/{name}", document)
            yield pieces.taken()
            for path, name in _parts(city, snapshot, making / "copy"):
                with path.open("rb") as source, archive.open(name, "w", force_zip64=True) as target:
                    while content := source.read(AT_ONCE):
                        target.write(content)
                        yield pieces.taken()
        yield pieces.taken()
    finally:
        shutil.rmtree(making, ignore_errors=True)
        _WRITING.release()


def left_out(city: Path, snapshot: Snapshot) -> list[str]:
    """What of the folder of a city no backup has: earlier snapshots, published parts, drafts, files that were given.

    Hidden files and those that stand for a server at work are none of it.
    """
    taken = {*WHOLE, *FOLDERS, *PASSING, "twin"}
    rest = [path for path in city.iterdir() if path.name not in taken and not path.name.startswith(STORED)]
    rest += [path for path in snapshot_folders(city) if path != snapshot.folder]
    names = sorted(path.relative_to(city).as_posix() + "/" * path.is_dir() for path in rest)
    return names if len(names) <= MOST_LEFT_OUT else [*names[:MOST_LEFT_OUT], "…"]


def _manifest(city: Path, snapshot: Snapshot) -> BackupManifest:
    created = datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
    return BackupManifest(
        format=FORMAT, citybrain=citybrain.__version__, city=snapshot.city_name, created=created,
        snapshot=snapshot.manifest.snapshot, left_out=left_out(city, snapshot),
    )  # fmt: skip


def _parts(city: Path, snapshot: Snapshot, copied: Path) -> Iterator[tuple[Path, str]]:
    """Every file with its name in the backup."""
    folders = [(city / name, name) for name in FOLDERS]
    folders += [(snapshot.folder, f"twin/{snapshot.folder.name}"), (copied, "")]
    yield from ((city / name, name) for name in WHOLE if (city / name).is_file())
    for folder, name in folders:
        for path in sorted(folder.rglob("*")):
            inside = path.relative_to(folder)
            if path.is_file() and not path.is_symlink() and not any(part.startswith(".") for part in inside.parts):
                yield path, (PurePosixPath(name) / inside.as_posix()).as_posix()
