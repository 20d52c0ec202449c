"""Read delimited text: quickly with polars where every row is one line, else row by row."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import polars as pl

from citybrain.kernel.errors import InputError
from citybrain.observations.bills.encodings import SEPARATORS, decoded
from citybrain.observations.bills.headers import find_header, header_names, known_names
from citybrain.observations.bills.source import HEADER_AMONG, LINE, SPILL, ReadingOptions, SourceTable

LONGEST_CELL = 32_767
SAMPLE = 200_000


def read_delimited(path: Path, options: ReadingOptions) -> SourceTable:
    """Read a CSV file whose separator and encoding are declared or recognised.

    Raises InputError for a file without header or rows, or whose quotation marks do not close.
    """
    content, notices = decoded(path, options)
    lines = content[:SAMPLE].decode("utf-8", "ignore").splitlines()[:HEADER_AMONG]
    separator = options.separator or _separator(lines, options)
    if len(separator) != 1:
        raise InputError("bills-separator", file=path.name, received=separator)
    rows = [_split(line, separator) for line in lines]
    at = find_header(rows, options.wanted)
    columns = header_names(rows[at] if rows else [], path.name, at + 1)
    cells = _quickly(content, columns, separator, at) if _line_by_line(content) else None
    if cells is None:
        cells = _row_by_row(content.decode(), columns, separator, at, path.name)
    cells = cells.filter(~pl.all_horizontal(pl.exclude(LINE).is_null()))
    if cells.is_empty():
        raise InputError("table-no-rows", file=path.name, columns=", ".join(columns))
    return SourceTable(cells, path.name, columns, notices=tuple(notices))


def _separator(lines: list[str], options: ReadingOptions) -> str:
    """The separator that makes most known names of a line, and of equals the one that stands most often."""

    def score(separator: str) -> tuple[int, int]:
        names = max((known_names(_split(line, separator), options.wanted) for line in lines), default=0)
        return names, sum(line.count(separator) for line in lines)

    return max(SEPARATORS, key=score)


def _split(line: str, separator: str) -> list[str]:
    try:
        return [cell.strip() for cell in next(csv.reader([line], delimiter=separator), [])]
    except csv.Error:
        return [line]


def _line_by_line(content: bytes) -> bool:
    """Whether quotation marks come in pairs on each line, so that rows are lines: told by counting, not by reading."""
    return b'"' not in content or all(line.count(b'"') % 2 == 0 for line in content.split(b"\n"))


def _quickly(content: bytes, columns: tuple[str, ...], separator: str, at: int) -> pl.DataFrame | None:
    """Rows as polars reads them; None where it cannot."""
    schema = dict.fromkeys((*columns, SPILL), pl.String)
    try:
        cells = pl.read_csv(
            content,
            has_header=False,
            skip_lines=at + 1,
            separator=separator,
            schema=schema,
            missing_columns="insert",
            extra_columns="ignore",
            row_index_name=LINE,
            row_index_offset=at + 2,
        )
    except pl.exceptions.NoDataError:
        return pl.DataFrame(schema={LINE: pl.UInt32, **schema})
    except pl.exceptions.PolarsError:
        return None
    return cells


def _row_by_row(text: str, columns: tuple[str, ...], separator: str, at: int, file: str) -> pl.DataFrame:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    width = len(columns)
    taken: list[list[str | None]] = []
    lines = []
    started = 1
    try:
        for row in reader:
            line, started = started, reader.line_num + 1
            if line <= at + 1:
                continue
            if any(len(cell) > LONGEST_CELL for cell in row):
                raise InputError("bills-cell-too-long", file=file, line=line, allowed=LONGEST_CELL)
            spill = next((cell for cell in row[width:] if cell), None)
            taken.append([*((cell or None) for cell in row[:width]), *[None] * (width - len(row)), spill])
            lines.append(line)
    except csv.Error as problem:
        raise InputError("table-broken", file=file, line=reader.line_num, problem=str(problem)) from problem
    schema = dict.fromkeys((*columns, SPILL), pl.String)
    frame = pl.DataFrame(taken, schema=schema, orient="row")
    return frame.with_columns(pl.Series(LINE, lines, pl.UInt32))
