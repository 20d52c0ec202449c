"""Files of shifts: a calendar, or a table with one shift on each row, delimited text or a spreadsheet."""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path
from zoneinfo import ZoneInfo

from citybrain.base.tables import LINE, Form, read_table
from citybrain.governance.roles import Role
from citybrain.notifications.roster import MOST_SHIFTS, Shift
from citybrain.notifications.roster_calendar import BEGIN, LARGEST, read_calendar
from citybrain.records.errors import EntryError

NEEDED = ("role", "rank", "name", "days", "begins", "ends")
COLUMNS = (*NEEDED, "first_day", "last_day")
DAYS = re.compile(r"([1-9])(?:-([1-9]))?")


def read_roster(source: Path | bytes, file: str, zone: ZoneInfo) -> list[Shift]:
    """The shifts of a file; `days` of a table are such as 1-5 or 1,3, empty for an exception.

    Raises EntryError where columns are missing, nothing stands in them, or values cannot be read, with up to ten.
    """
    with BytesIO(source) if isinstance(source, bytes) else source.open("rb") as opened:
        begin = opened.read(len(BOM_UTF8) + len(BEGIN)).removeprefix(BOM_UTF8)
        if begin.upper().startswith(BEGIN):
            opened.seek(0)
            return read_calendar(opened.read(LARGEST + 1), file, zone)
    form = Form(known=lambda row: sum(cell.strip() in COLUMNS for cell in row), most_rows=MOST_SHIFTS, error=EntryError)
    table = read_table(source, form, file)
    missing = [name for name in NEEDED if name not in table.columns]
    if missing:
        raise EntryError("roster-columns", file=file, missing=", ".join(missing))
    rows = table.cells.select([LINE, *(name for name in COLUMNS if name in table.columns)]).to_dicts()
    faults = [fault for row in rows for fault in _faults(row)]
    if faults:
        raise EntryError("roster-shift", problem="; ".join(faults[:10]), number=len(faults))
    return [_shift(row) for row in rows]


def _faults(row: dict[str, str | None]) -> Iterator[str]:
    """What cannot be read of a row: the line, the column, and what stands there."""
    line = row[LINE]
    if _cell(row, "role") not in set(Role):
        yield f"{line}: role: {_cell(row, 'role')[:40]}"
    if not re.fullmatch(r"\d{1,3}", _cell(row, "rank"), re.ASCII):
        yield f"{line}: rank: {_cell(row, 'rank')[:40]}"
    if any(DAYS.fullmatch(part) is None for part in _parts(row)):
        yield f"{line}: days: {_cell(row, 'days')[:40]}"


def _shift(row: dict[str, str | None]) -> Shift:
    spans = [DAYS.fullmatch(part) for part in _parts(row)]
    days = [day for span in spans if span for day in range(int(span[1]), int(span[2] or span[1]) + 1)]
    texts = (_cell(row, name) for name in ("begins", "ends", "first_day", "last_day"))
    begins, ends, first, last = texts
    role, rank, name = Role(_cell(row, "role")), int(_cell(row, "rank")), _cell(row, "name") or None
    return Shift(role, rank, name, tuple(days), begins, ends, first or None, last or None)


def _parts(row: dict[str, str | None]) -> Sequence[str]:
    return [part for part in re.split(r"[\s,]+", _cell(row, "days")) if part]


def _cell(row: dict[str, str | None], column: str) -> str:
    return (row.get(column) or "").strip()
