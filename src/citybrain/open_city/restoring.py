"""A city made again of a backup of one: nothing is there before all of it is."""

from __future__ import annotations

import io
import json
import lzma
import shutil
import stat
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path, PurePosixPath
from tempfile import mkdtemp

from pydantic import ValidationError

import citybrain
from citybrain.base.folders import require_space, sync
from citybrain.cases.gate.execution import end_in_copy
from citybrain.kernel.errors import InputError, NotFoundError
from citybrain.observations.readings.embedded.opening import disarm
from citybrain.observations.readings.store import NotStoredError
from citybrain.open_city.backups import AT_ONCE, FILE, FOLDERS, FORMAT, PRINTED, READINGS, WHOLE, BackupManifest
from citybrain.open_city.city import OpenCity
from citybrain.open_city.powers import Powers, powers_of
from citybrain.records import FILE as RECORDS
from citybrain.records import NotRecordedError
from citybrain.records.errors import EntryError
from citybrain.twin.disk import SPARE
from citybrain.twin.snapshot import load

ALLOWED = frozenset((*WHOLE, *FOLDERS, *READINGS, RECORDS, "twin", FILE, PRINTED))
MOST_PARTS = 200_000
LARGEST_RESTORED = 20_000_000_000
"""Bytes of all parts of a backup together."""

LARGEST_MANIFEST = 65_536
"""Bytes of what a backup says of itself."""

LARGEST_DIRECTORY = 100 * MOST_PARTS
"""Bytes of the list of all parts, which is read as a whole before anything is known of them."""

BROKEN = (
    zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, lzma.LZMAError, OSError, EOFError, NotImplementedError,
    RuntimeError, ValueError,
)  # fmt: skip
"""What reading a file raises that is no ZIP file, or a damaged one."""

RESTORING = ".restoring-"


class _Guarded(io.BufferedReader):
    """A file of which never more is read at once than the list of parts may have."""

    def read(self, size: int | None = -1, /) -> bytes:
        """Bytes from here on. Raises BadZipFile for more."""
        if size is not None and size > LARGEST_DIRECTORY:
            raise zipfile.BadZipFile(f"a list of parts of {size} bytes")
        return super().read(size)


def restore(file: Path, city: Path, accepts: Callable[[Powers], bool]) -> BackupManifest:
    """Make a city of a backup, in a folder that is not there yet or is empty.

    Where it gives others power, it `accepts` that or nothing is made. Raises InputError then, where something is in the
    folder, and where none can be made; EntryError as `unpacked` does.
    """
    if city.exists() and (not city.is_dir() or any(city.iterdir())):
        raise InputError("restore-there", folder=str(city))
    try:
        city.parent.mkdir(parents=True, exist_ok=True)
        with unpacked(file, city.parent) as (made, manifest):
            powers = _powers_of(made, file.name)
            if powers and not accepts(powers):
                raise InputError("restore-refused", file=file.name)
            made.rename(city)
        sync(city.parent)
    except OSError as problem:
        raise InputError("result-unwritable", file=str(city), problem=problem.strerror or str(problem)) from problem
    return manifest


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
        if part.is_dir() or name.name == FILE or name.parts[0] == PRINTED:
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
                with opened.records.begin() as connection:
                    end_in_copy(connection)
            if (city / READINGS[0]).is_file():
                opened.store.close()
    except (InputError, NotFoundError, NotRecordedError, NotStoredError) as problem:
        if problem.code in ("snapshot-newer", "records-newer"):
            told = {"received": str(problem.arguments["received"]), "allowed": str(problem.arguments["allowed"])}
            raise EntryError("backup-newer", file=file, **told) from problem
        raise EntryError("backup-broken", file=file, problem=str(problem)[:200]) from problem
    _remove_leftovers(city)


def _powers_of(city: Path, file: str) -> Powers:
    try:
        return powers_of(city)
    except ValueError as problem:  # of a text that is no TOML
        raise EntryError("backup-broken", file=file, problem=str(problem)[:200]) from problem
    finally:
        _remove_leftovers(city)


def _remove_leftovers(city: Path) -> None:
    for left in city.glob(f"{RECORDS}[-.]*"):
        with suppress(OSError):
            left.unlink()
