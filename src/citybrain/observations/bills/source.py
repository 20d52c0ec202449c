"""A file of bills as texts by column, each row with its line; whether it is text or a spreadsheet."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from citybrain.base.files import LARGEST_TEXT, local_file, read_head
from citybrain.base.notices import Notice
from citybrain.kernel.errors import InputError

if TYPE_CHECKING:
    import polars as pl

LINE = "line"
SPILL = "more values"
ZIP = b"PK\x03\x04"
OLE = b"\xd0\xcf\x11\xe0"
HEADER_AMONG = 40
"""Lines among which the names of the columns must stand."""

MOST_COLUMNS = 500


@dataclass(frozen=True)
class ReadingOptions:
    """What city.toml says about a file; None means: recognised. `wanted` are columns that it names."""

    encoding: str | None = None
    separator: str | None = None
    sheet: str | None = None
    wanted: tuple[str, ...] = ()


@dataclass(frozen=True)
class SourceTable:
    """Texts of a file.

    `cells` has a String column for each column of the file (null where nothing stands), the column LINE (UInt32) and
    the column SPILL, which is not null where a row has more values than there are columns. `numbers` holds, for
    spreadsheets, the columns of which cells are numbers, as Float64 with null elsewhere.
    """

    cells: pl.DataFrame
    file: str
    columns: tuple[str, ...]
    numbers: dict[str, pl.Series] = field(default_factory=dict)
    notices: tuple[Notice, ...] = ()


def read_source(path: Path | str, options: ReadingOptions) -> SourceTable:
    """Read a CSV file or a spreadsheet.

    Raises InputError for files that are missing, too large, broken or in no known format.
    """
    path = local_file(path, LARGEST_TEXT)
    head = read_head(path)
    if head.startswith(ZIP):
        from citybrain.observations.bills.sheets import read_sheet

        return read_sheet(path, options)
    if head.startswith(OLE):
        raise InputError("bills-old-spreadsheet", file=path.name)
    from citybrain.observations.bills.text_files import read_delimited

    return read_delimited(path, options)
