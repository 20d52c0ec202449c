"""Read the tables of a file, delimited text or a spreadsheet: the one reader of all that people hand over."""

from __future__ import annotations

import zipfile
from pathlib import Path

from citybrain.base.files import MEGABYTE, local_file, read_head
from citybrain.base.tables.form import HEADER_AMONG, Form, Table
from citybrain.kernel.errors import InputError

ZIP = b"PK\x03\x04"
OLE = b"\xd0\xcf\x11\xe0"
WIDE = (b"\xff\xfe", b"\xfe\xff")
"""Marks of texts in which a character takes two bytes."""
PIECE = 1 << 20


def read_tables(source: Path | str | bytes, form: Form, file: str = "") -> list[Table]:
    """The tables of a file, or of its content with its name `file`: of a text one, of a spreadsheet one of each sheet.

    Raises the error of the form for a file that is missing, too large, broken or in no known format.
    """
    named = file if isinstance(source, bytes) else file or Path(source).name
    try:
        if form.most_rows is not None and not isinstance(source, bytes):
            _require_lines(local_file(source, form.largest), form.most_rows, named)
        content = _content(source, named, form.largest)
        if not content:
            raise InputError("file-empty", file=named)
        if content.startswith(OLE):
            raise InputError("sheet-old", file=named)
        tables = _of(content, named, form)
        for table in tables:
            most = form.rows_of(len(table.columns))
            if most is not None and table.cells.height > most:
                raise InputError("table-too-many-rows", file=named, allowed=most)
    except InputError as problem:
        if isinstance(problem, form.error):
            raise
        told = problem.arguments | ({"file": file} if file else {})
        raise form.error(problem.code, **told) from problem
    return tables


def read_table(source: Path | str | bytes, form: Form, file: str = "") -> Table:
    """The table of a file, as `read_tables` reads it."""
    return read_tables(source, form, file)[0]


def is_workbook(path: Path) -> bool:
    """Whether a file is a spreadsheet, and not another archive."""
    try:
        with zipfile.ZipFile(path) as packed:
            return "xl/workbook.xml" in packed.namelist()
    except (zipfile.BadZipFile, OSError):
        return False


def _content(source: Path | str | bytes, file: str, largest: int) -> bytes:
    if not isinstance(source, bytes):
        return local_file(source, largest).read_bytes()
    if len(source) > largest:
        received, allowed = len(source) / MEGABYTE, largest / MEGABYTE
        raise InputError("file-too-large", file=file, received=received, allowed=allowed)
    return source


def _require_lines(path: Path, most: int, file: str) -> None:
    """Raise InputError for a text of many more lines than rows are allowed, before it is in memory.

    Not of one in which a line break may stand in a cell, or be a part of another character, as in UTF-16.
    """
    if read_head(path).startswith((ZIP, OLE, *WIDE)):
        return
    lines = 0
    with path.open("rb") as content:
        while (piece := content.read(PIECE)) and b'"' not in piece:
            lines += piece.count(b"\n")
            if lines > most + HEADER_AMONG:
                raise InputError("table-too-many-rows", file=file, allowed=most)


def _of(content: bytes, file: str, form: Form) -> list[Table]:
    if content.startswith(ZIP):
        from citybrain.base.tables.sheets import read_sheets

        return read_sheets(content, file, form)
    from citybrain.base.tables.text import read_delimited

    return [read_delimited(content, file, form)]
