"""Read some tables of a zip that holds tables of text; nothing is unpacked to the disk."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from citybrain.base.files import MEGABYTE, local_file
from citybrain.base.tables.frames import text_table
from citybrain.kernel.errors import InputError

if TYPE_CHECKING:
    import pandas as pd

MOST_PARTS = 1_000
LARGEST_PART = 200_000_000
"""Bytes of one table, unpacked."""

MOST_CELLS = 60_000_000
"""Cells of all tables of a zip together: each takes some hundred bytes of memory, however few it takes in the zip."""

FAULTS_SHOWN = 5
NO_ROWS = frozenset({"file-empty", "table-no-rows"})


def archive_tables(path: Path, names: Iterable[str]) -> dict[str, pd.DataFrame]:
    """The tables of some names that a zip holds at its top, as texts; those without rows are left out.

    Raises InputError for what is no zip or damaged, has too many parts or cells, and with all tables that are too
    large, locked, packed in a way that is not known, or in a folder.
    """
    local_file(path)
    try:
        with zipfile.ZipFile(path) as archive:
            parts = {part.filename: part for part in archive.infolist()}
            if len(archive.infolist()) > MOST_PARTS:
                raise InputError("archive-parts", file=path.name, received=len(archive.infolist()), allowed=MOST_PARTS)
            wanted = sorted(set(names))
            if faults := list(_faults(parts, wanted)):
                more = f" (+ {len(faults) - FAULTS_SHOWN})" if len(faults) > FAULTS_SHOWN else ""
                shown = "; ".join(faults[:FAULTS_SHOWN]) + more
                allowed = LARGEST_PART // MEGABYTE
                raise InputError("archive-faults", file=path.name, count=len(faults), received=shown, allowed=allowed)
            tables: dict[str, pd.DataFrame] = {}
            cells = 0
            for name in wanted:
                content = _content(archive, name) if name in parts else b""
                cells += content.count(b"\n") * (content.partition(b"\n")[0].count(b",") + 1)
                if cells > MOST_CELLS:
                    raise InputError("archive-cells", file=path.name, table=name, allowed=MOST_CELLS)
                table = _table(content, path.name, name) if content else None
                tables |= {} if table is None else {name: table}
            return tables
    except (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError, OSError, ValueError) as problem:
        raise InputError("archive-unreadable", file=path.name, problem=str(problem)) from problem


def _faults(parts: dict[str, zipfile.ZipInfo], wanted: list[str]) -> Iterator[str]:
    for name in wanted:
        part = parts.get(name)
        if part is None:
            yield from (place for place in parts if place.replace("\\", "/").endswith(f"/{name}"))
        elif part.file_size > LARGEST_PART:
            yield f"{name}: {part.file_size / MEGABYTE:,.0f} MB"
        elif part.flag_bits & 1:
            yield f"{name}: password"


def _content(archive: zipfile.ZipFile, name: str) -> bytes:
    """One table, never more bytes than are allowed, whatever the zip announces."""
    with archive.open(name) as packed:
        content = packed.read(LARGEST_PART + 1)
    if len(content) > LARGEST_PART:
        raise zipfile.BadZipFile(f"{name}: unpacked size")
    return content


def _table(content: bytes, file: str, name: str) -> pd.DataFrame | None:
    """The cells of a table, None without rows."""
    try:
        cells: pd.DataFrame = text_table(content, f"{file}/{name}", separator=",").cells
    except InputError as problem:
        if problem.code in NO_ROWS:
            return None
        raise
    return cells
