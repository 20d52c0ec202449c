"""Records of calibrations in a city's folder: numbered, never changed; and the layer that the last one wrote."""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from citybrain.base.folders import locked_folder
from citybrain.kernel import InputError, NotFoundError
from citybrain.plans.calibration.layer import FILE

FOLDER = "calibrations"
FORMAT = 1
CALIBRATION, REVERT = "calibration", "revert"
_NAME = re.compile(r"^\d{6}\.json$")

Record = dict[str, Any]


def layer_path(city: Path) -> Path:
    """Where the layer of a calibration lies."""
    return city / "parameters" / FILE


def layer_of(city: Path) -> str | None:
    """The text of the layer in force; None without one."""
    path = layer_path(city)
    return path.read_text(encoding="utf-8") if path.is_file() else None


def digest(text: str | None) -> str | None:
    """SHA-256 of a text; None of none."""
    return None if text is None else hashlib.sha256(text.encode()).hexdigest()


def records_of(city: Path) -> list[Record]:
    """All records, oldest first. Raises InputError for one that is damaged or newer than this program."""
    folder = city / FOLDER
    paths = sorted(path for path in folder.iterdir() if _NAME.match(path.name)) if folder.is_dir() else []
    return [_read(path) for path in paths]


def _read(path: Path) -> Record:
    try:
        record: Record = json.loads(path.read_text(encoding="utf-8"))
        written, _ = int(record["format"]), record["number"]
    except (OSError, ValueError, KeyError, TypeError) as problem:
        raise InputError("calibration-damaged", file=str(path), problem=str(problem)) from problem
    if written > FORMAT:
        raise InputError("snapshot-newer", file=str(path), received=written, allowed=FORMAT)
    return record


def record_of(city: Path, number: int) -> Record:
    """One record. Raises NotFoundError where there is none of this number."""
    records = records_of(city)
    for record in records:
        if record["number"] == number:
            return record
    known = ", ".join(f"{record['number']:06d}" for record in records) or "-"
    raise NotFoundError("calibration-unknown", received=f"{number:06d}", allowed=known)


def in_force(city: Path) -> Record | None:
    """The record whose layer the city has; None without a layer, or where it was changed by hand."""
    found = digest(layer_of(city))
    return standing(records_of(city), found) if found else None


def standing(records: list[Record], layer: str | None) -> Record | None:
    """The last adopted calibration whose layer has this hash."""
    fits = [r for r in records if r["kind"] == CALIBRATION and r["adopted"] and r["layer"]["sha256"] == layer]
    return fits[-1] if fits else None


@contextmanager
def alone(city: Path) -> Iterator[int]:
    """The number of the next record; another calibration waits outside. Raises InputError where one is at work."""
    with locked_folder(city, FOLDER, "calibration-locked"):
        yield max((record["number"] for record in records_of(city)), default=0) + 1


def write_record(city: Path, record: Record) -> Path:
    """Writes a record under its number, complete or not at all."""
    path = city / FOLDER / f"{record['number']:06d}.json"
    replace_file(path, json.dumps(record, ensure_ascii=False, indent=1, allow_nan=False) + "\n")
    return path


def write_layer(city: Path, text: str | None) -> None:
    """Puts a layer in force in one step, or takes it away where there is no text."""
    path = layer_path(city)
    if text is None:
        path.unlink(missing_ok=True)
    else:
        replace_file(path, text)


def replace_file(path: Path, text: str) -> None:
    """Writes a file beside its place, waits until it is on the disk, and moves it there."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}-{os.getpid()}")
    try:
        with beside.open("w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
