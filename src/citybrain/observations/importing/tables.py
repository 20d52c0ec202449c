"""A file as a table of texts with the number of each line."""

from __future__ import annotations

import codecs
import errno
import os
from collections.abc import Sequence
from pathlib import Path

import polars as pl

from citybrain.kernel.errors import InputError

LINE = "\x00line"
SEPARATORS = (";", ",", "\t", "|")
LARGEST = 2 << 30
MOST_COLUMNS = 2_000
MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


def read_table(path: Path, encoding: str | None = None) -> pl.DataFrame:
    """All cells as texts, missing ones null; LINE is the line of each row.

    UTF-8 unless a mark at the beginning or `encoding` says otherwise. Raises InputError for a file that is no such
    text, has no rows, a column twice or too many, and one larger than 2 GB.
    """
    if path.stat().st_size > LARGEST:
        raise InputError("observations-file-large", file=path.name, received=path.stat().st_size, allowed=LARGEST)
    content = path.read_bytes()
    used = next((name for mark, name in MARKS if content.startswith(mark)), encoding or "utf-8")
    try:
        text = content.decode(used)
    except LookupError as problem:
        raise InputError("observations-encoding-unknown", file=path.name, received=used) from problem
    except UnicodeDecodeError as problem:
        line = content.count(b"\n", 0, problem.start) + 1
        byte = f"0x{content[problem.start]:02x}"
        raise InputError("observations-encoding", file=path.name, line=line, received=byte, allowed=used) from problem
    if "\x00" in text:
        raise InputError("file-not-text", file=path.name, line=text.count("\n", 0, text.index("\x00")) + 1)
    head = text.split("\n", 1)[0]
    separator = max(SEPARATORS, key=head.count)
    try:
        cells = pl.read_csv(
            text.encode(), separator=separator, infer_schema=False, null_values=["", "NA", "NaN", "null"],
            row_index_name=LINE, row_index_offset=2, truncate_ragged_lines=False,
        )  # fmt: skip
    except pl.exceptions.NoDataError as problem:
        raise InputError("table-empty", file=path.name) from problem
    except pl.exceptions.PolarsError as problem:
        raise InputError("table-broken", file=path.name, line=1, problem=str(problem).splitlines()[0]) from problem
    if cells.is_empty():
        raise InputError("table-no-rows", file=path.name, columns=", ".join(cells.columns[1:20]))
    if len(cells.columns) > MOST_COLUMNS:
        raise InputError(
            "observations-too-many-columns", file=path.name, received=len(cells.columns), allowed=MOST_COLUMNS
        )
    return cells


def require_files(files: Sequence[Path]) -> None:
    """Raises InputError for the first that is no file."""
    for file in files:
        if not file.is_file():
            raise InputError("file-missing", file=str(file), problem=os.strerror(errno.ENOENT))
