"""Read delimited text: quickly with polars where every row is one line, else row by row."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

import polars as pl

from citybrain.base.tables.encoding import decoded, split
from citybrain.base.tables.form import HEADER_AMONG, LINE, SPILL, Form, Table
from citybrain.base.tables.heads import columns_of, find_head, separator_of, shown
from citybrain.kernel.errors import InputError

SAMPLE = 200_000


def read_delimited(content: bytes, file: str, form: Form) -> Table:
    """A table of a text whose separator and encoding are declared or recognised.

    Raises InputError for a text without names or rows, whose quotation marks do not close, or with rows of another
    width than the form allows.
    """
    text, notices = decoded(content, file, form.encoding, form.known)
    lines = [line.rstrip("\r") for line in text[:SAMPLE].decode("utf-8", "ignore").split("\n")[:HEADER_AMONG]]
    separator = form.separator or separator_of(lines, form)
    if len(separator) != 1:
        raise InputError("table-separator", file=file, received=separator)
    rows = [split(line, separator) for line in lines]
    head = find_head(rows, file, form)
    columns = columns_of(head.names)
    most = form.rows_of(len(columns))
    limit = most + HEADER_AMONG if most is not None else None  # a few rows may be empty
    cells = _quickly(text, columns, separator, head.last, form, limit) if _line_by_line(text) else None
    if cells is None:
        cells = _row_by_row(text.decode(), columns, separator, head.last, file, form, limit)
    if most is not None and cells.height >= most + HEADER_AMONG:
        raise InputError("table-too-many-rows", file=file, allowed=most)
    require_short(cells, file, form.longest)
    empty = cells.select(pl.all_horizontal(pl.exclude(LINE).is_null())).to_series()
    cells = cells.filter(~empty) if empty.any() else cells
    if cells.is_empty():
        raise InputError("table-no-rows", file=file, columns=shown(head.names))
    above, told = rows[: head.first], tuple(notices)
    return Table(file, cells, head.names, columns, above, head.last + 1, separator=separator, notices=told)


def _line_by_line(text: bytes) -> bool:
    """Whether quotation marks come in pairs on each line, so that rows are lines: told by counting, not by reading."""
    return b'"' not in text or all(line.count(b'"') % 2 == 0 for line in io.BytesIO(text))


def _quickly(
    text: bytes, columns: tuple[str, ...], separator: str, last: int, form: Form, limit: int | None
) -> pl.DataFrame | None:
    """The first rows as polars reads them; None where it cannot, or where a row must be looked at closely."""
    schema = dict.fromkeys((*columns, SPILL), pl.String)
    nothing = ["", *form.nothing] if form.nothing else None
    try:
        cells = pl.read_csv(
            text, has_header=False, skip_lines=last + 1, separator=separator, schema=schema, null_values=nothing,
            missing_columns="insert", extra_columns="ignore", row_index_name=LINE, row_index_offset=last + 2,
            n_rows=limit,
        )  # fmt: skip
    except pl.exceptions.NoDataError:
        return pl.DataFrame(schema={LINE: pl.UInt32, **schema})
    except pl.exceptions.PolarsError:
        return None
    if limit is not None and len(cells) >= limit:
        return cells
    odd = form.width != "any" and cells[SPILL].null_count() < len(cells)
    return None if odd or (form.width == "exactly" and not _even(text, separator, last, len(columns))) else cells


def require_short(cells: pl.DataFrame, file: str, longest: int) -> None:
    """Raise InputError with the line of the first cell that is longer than `longest` characters."""
    for column in cells.drop(LINE).iter_columns():
        if (column.str.len_bytes().max() or 0) > longest and (long := column.str.len_chars() > longest).any():  # type: ignore[operator]
            raise InputError("table-cell-too-long", file=file, line=cells[LINE].filter(long)[0], allowed=longest)


def _even(text: bytes, separator: str, last: int, width: int) -> bool:
    """Whether every line below the names has as many cells as there are columns; told where no cell is quoted."""
    if b'"' in text:
        return False
    lines = pl.Series(text.decode().split("\n")[last + 1 :], dtype=pl.String).str.strip_chars("\r")
    counts = lines.filter(lines.str.strip_chars() != "").str.count_matches(separator, literal=True)
    return bool((counts == width - 1).all())


def _row_by_row(
    text: str, columns: tuple[str, ...], separator: str, last: int, file: str, form: Form, limit: int | None
) -> pl.DataFrame:
    width, nothing = len(columns), {"", *form.nothing}
    taken: list[list[str | None]] = []
    lines = []
    for line, row in _records(text, separator, file):
        if line <= last + 1 or not any(cell.strip() for cell in row):
            continue
        cells = [None if cell in nothing else cell for cell in row]
        spill = next(filter(None, cells[width:]), None)
        if (form.width != "any" and spill) or (form.width == "exactly" and len(row) != width):
            raise InputError("table-row-length", file=file, line=line, received=len(row), allowed=width)
        taken.append([*cells[:width], *[None] * (width - len(row)), spill])
        lines.append(line)
        if len(lines) == limit:
            break
    frame = pl.DataFrame(taken, schema=dict.fromkeys((*columns, SPILL), pl.String), orient="row")
    return frame.with_columns(pl.Series(LINE, lines, pl.UInt32)).select(LINE, *columns, SPILL)


def _records(text: str, separator: str, file: str) -> Iterator[tuple[int, list[str]]]:
    """Rows with the lines on which they begin."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    started = 1
    try:
        for row in reader:
            line, started = started, reader.line_num + 1
            yield line, row
    except csv.Error as problem:
        raise InputError("table-broken", file=file, line=reader.line_num, problem=str(problem)) from problem
