"""A backup of a city as one ZIP file, and a city made of one again.

It holds what people gave and entered (files, plans, papers, records, readings, bills, calibrations, parameters) and
the latest snapshot; records and readings are copied as of one moment while others write.
"""

from __future__ import annotations

import datetime
import io
import json
import lzma
import shutil
import stat
import threading
import zipfile
import zlib
from collections.abc import Generator, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path, PurePosixPath
from tempfile import mkdtemp

from pydantic import BaseModel, ValidationError
from typing_extensions import Buffer

import citybrain
from citybrain.base.folders import require_space
from citybrain.kernel.errors import InputError, NotFoundError
from citybrain.observations.readings.embedded.opening import disarm
from citybrain.observations.readings.store import NotStoredError, Store
from citybrain.observations.retention.copies import copy_city
from citybrain.open_city.city import OpenCity
from citybrain.records import FILE as RECORDS
from citybrain.records import NotRecordedError, database_of
from citybrain.records.errors import EntryError
from citybrain.twin.disk import SPARE
from citybrain.twin.snapshot import Snapshot, load

FORMAT = 1
FILE = "backup.json"
WHOLE = ("city.toml", "files.toml", "draft.json")
FOLDERS = ("plans", "papers", "indicators", "parameters", "scenarios", "bills", "calibrations", "files")
READINGS = ("observations.duckdb", "observations.duckdb.wal", "observations")
ALLOWED = frozenset((*WHOLE, *FOLDERS, *READINGS, RECORDS, "twin", FILE))
MOST_PARTS = 200_000
LARGEST_RESTORED = 20_000_000_000
"""Bytes of all parts of a backup together."""

LARGEST_MANIFEST = 65_536
"""Bytes of what a backup says of itself."""

LARGEST_DIRECTORY = 100 * MOST_PARTS
"""Bytes of the list of all parts, which is read as a whole before anything is known of them."""

AT_ONCE = 1 << 20
BROKEN = (
    zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, lzma.LZMAError, OSError, EOFError, NotImplementedError,
    RuntimeError, ValueError,
)  # fmt: skip
"""What reading a file raises that is no ZIP file, or a damaged one."""

MAKING, RESTORING = ".backup-", ".restoring-"
_WRITING = threading.Lock()


class BackupManifest(BaseModel):
    """What a backup says of itself."""

    format: int
    citybrain: str
    city: str
    created: str
    snapshot: int


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


class _Guarded(io.BufferedReader):
    """A file of which never more is read at once than the list of parts may have."""

    def read(self, size: int | None = -1, /) -> bytes:
        """Bytes from here on. Raises BadZipFile for more."""
        if size is not None and size > LARGEST_DIRECTORY:
            raise zipfile.BadZipFile(f"a list of parts of {size} bytes")
        return super().read(size)


def write_backup(city: Path, snapshot: Snapshot, store: Store) -> Generator[bytes]:
    """The pieces of a backup, one after the other; what is copied for it is gone once they are closed.

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
    pieces = _pieces(city, snapshot, making)
    next(pieces)  # begun, so that it is ended even where nobody takes its pieces
    return pieces


def _pieces(city: Path, snapshot: Snapshot, making: Path) -> Generator[bytes]:
    try:
        yield b""
        pieces = _Pieces()
        with zipfile.ZipFile(pieces, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
            archive.writestr(FILE, _manifest(snapshot).model_dump_json(indent=1))
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


def _manifest(snapshot: Snapshot) -> BackupManifest:
    created = datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
    return BackupManifest(
        format=FORMAT, citybrain=citybrain.__version__, city=snapshot.city_name, created=created,
        snapshot=snapshot.manifest.snapshot,
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


@contextmanager
def unpacked(file: Path, folder: Path) -> Iterator[tuple[Path, BackupManifest]]:
    """A new folder inside one with all that a backup holds; it is removed unless it was moved away.

    Raises EntryError for a file that is no backup, is damaged, or was written by a later version.
    """
    target = Path(mkdtemp(prefix=RESTORING, dir=folder))
    try:
        try:
            with _Guarded(io.FileIO(file)) as raw, zipfile.ZipFile(raw) as archive:
                manifest = _read_manifest(archive, file.name)
                _extract(archive, target, file.name)
        except BROKEN as problem:
            raise EntryError("backup-broken", file=file.name, problem=str(problem)[:200]) from problem
        _require_readable(target, file.name)
        yield target, manifest
    finally:
        shutil.rmtree(target, ignore_errors=True)


def _read_manifest(archive: zipfile.ZipFile, file: str) -> BackupManifest:
    try:
        with archive.open(FILE) as part:  # never more, whatever a few bytes of the file swell to
            content = json.loads(part.read(LARGEST_MANIFEST))
        written = int(content["format"])
    except (KeyError, ValueError, TypeError, OverflowError) as problem:
        raise EntryError("backup-none", file=file) from problem
    if written > FORMAT:
        version = str(content.get("citybrain", "?"))[:40]
        raise EntryError("backup-newer", file=file, received=version, allowed=citybrain.__version__)
    try:
        return BackupManifest.model_validate(content)
    except ValidationError as problem:
        raise EntryError("backup-none", file=file) from problem


def _extract(archive: zipfile.ZipFile, target: Path, file: str) -> None:
    """Write the parts of a backup; names that would lead elsewhere and parts of no known kind are refused."""
    parts = archive.infolist()
    size = sum(part.file_size for part in parts)
    if len(parts) > MOST_PARTS or size > LARGEST_RESTORED:
        raise EntryError("backup-large", file=file, allowed=LARGEST_RESTORED / 1e9)
    require_space(target, size + SPARE)
    for part in parts:
        name = PurePosixPath(part.filename)
        strange = name.is_absolute() or not name.parts or any(p in ("..", ".") or "\\" in p for p in name.parts)
        linked = stat.S_ISLNK(part.external_attr >> 16)
        if strange or linked or name.parts[0] not in ALLOWED:
            raise EntryError("backup-strange", file=file, received=part.filename[:100])
        if part.is_dir() or name.name == FILE:
            continue
        path = target.joinpath(*name.parts)
        path.parent.mkdir(parents=True, exist_ok=True)
        with archive.open(part) as source, path.open("xb") as written:
            shutil.copyfileobj(source, written, AT_ONCE)


def _require_readable(city: Path, file: str) -> None:
    """Raises EntryError where this program cannot read the snapshot, the records or the readings."""
    try:
        if (city / READINGS[0]).is_file():
            disarm(city / READINGS[0])
        with OpenCity(city) as opened:
            load(city)
            if (city / RECORDS).is_file():
                opened.city_records.to_read()
            if (city / READINGS[0]).is_file():
                opened.store.close()
    except (InputError, NotFoundError, NotRecordedError, NotStoredError) as problem:
        if problem.code in ("snapshot-newer", "records-newer"):
            told = {"received": str(problem.arguments["received"]), "allowed": str(problem.arguments["allowed"])}
            raise EntryError("backup-newer", file=file, **told) from problem
        raise EntryError("backup-broken", file=file, problem=str(problem)[:200]) from problem
    for left in city.glob(f"{RECORDS}-*"):
        with suppress(OSError):
            left.unlink()
