"""Tables of results as BirdNET-Analyzer writes them: seconds in a recording, names of a species, a confidence."""

from __future__ import annotations

import csv
import datetime
import re
from collections.abc import Mapping
from pathlib import Path, PurePosixPath, PureWindowsPath

from citybrain.base.files import local_file
from citybrain.kernel import InputError
from citybrain.observations.detections import ListedDetection
from citybrain.observations.species.names import SEPARATOR

START, SCIENTIFIC, USUAL, CONFIDENCE, FILE = "Start (s)", "Scientific name", "Common name", "Confidence", "File"
NEEDED = (START, SCIENTIFIC, USUAL, CONFIDENCE)
DETECTOR = "BirdNET"
LARGEST = 8_000_000
"""Bytes of a table."""

LONGEST = 7 * 86_400.0
"""Seconds of a recording."""

STAMP = re.compile(r"(?<!\d)(\d{8})[_T-]?(\d{6})(?!\d)", re.ASCII)
"""When a recorder began, as recorders call their files: 20260501_043000.WAV."""


def is_birdnet_table(path: Path) -> bool:
    """Whether the first row of a table names what BirdNET-Analyzer writes."""
    try:
        with path.open(encoding="utf-8-sig", errors="replace") as file:
            return set(NEEDED) <= {cell.strip() for cell in next(csv.reader([file.readline(10_000)]), [])}
    except OSError:
        return False


def birdnet_rows(path: Path, station: str, begin: datetime.datetime | None, most: int) -> tuple[ListedDetection, ...]:
    """Detections of a table, each at the moment where its seconds begin.

    A recording begins when its name says (20260501_043000.WAV), by the clock of the city; else at `begin`. Raises
    InputError for a file that cannot be read, more rows than are taken, a number that is none, and a recording of which
    nobody says when it began.
    """
    file = local_file(path, LARGEST)
    try:
        rows = list(csv.DictReader(file.read_text(encoding="utf-8-sig").splitlines(), skipinitialspace=True))
    except (UnicodeDecodeError, csv.Error) as problem:
        raise InputError("trace-table-unreadable", file=path.name, problem=str(problem)) from None
    if len(rows) > most:
        raise InputError("trace-table-long", file=path.name, received=len(rows), allowed=most)
    return tuple(_detection(row, number, path.name, station, begin) for number, row in enumerate(rows, start=2))


def _detection(
    row: Mapping[str, str | None], number: int, file: str, station: str, begin: datetime.datetime | None
) -> ListedDetection:  # fmt: skip
    cells = {str(name).strip(): (cell or "").strip() for name, cell in row.items() if isinstance(cell, str | None)}
    seconds = _number(cells, START, LONGEST, number, file)
    confidence = _number(cells, CONFIDENCE, 1.0, number, file)
    recording = cells.get(FILE, "")
    begun = begin or _begun(recording)
    if begun is None:
        raise InputError("birdnet-begin-unknown", file=file, line=number, received=recording[:120] or "-")
    names = [cells[name] for name in (SCIENTIFIC, USUAL) if cells.get(name)]
    if not names:
        raise InputError("birdnet-bad-number", file=file, line=number, column=SCIENTIFIC, received="-", allowed="-")
    time = begun + datetime.timedelta(seconds=seconds)
    label = SEPARATOR.join(names)[:200]
    return ListedDetection(station=station, detector=DETECTOR, label=label, time=time, confidence=confidence)


def _number(cells: Mapping[str, str], column: str, most: float, number: int, file: str) -> float:
    told = cells.get(column, "")
    try:
        value = float(told)
    except ValueError:
        value = -1.0
    if not 0.0 <= value <= most:
        raise InputError(
            "birdnet-bad-number",
            file=file,
            line=number,
            column=column,
            received=told[:40] or "-",
            allowed=f"0-{most:g}",
        )
    return value


def _begun(recording: str) -> datetime.datetime | None:
    """When a recording began by its name, which may have folders of either kind before it."""
    name = PureWindowsPath(PurePosixPath(recording).name).name
    for day, time in STAMP.findall(name):
        try:
            return datetime.datetime.strptime(day + time, "%Y%m%d%H%M%S")
        except ValueError:
            continue
    return None
