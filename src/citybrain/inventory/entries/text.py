"""Read delimited text: with polars where rows are lines, else row by row."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import polars as pl

from citybrain.base.notices import Notice, notice
from citybrain.inventory.entries.columns import header_of, score
from citybrain.inventory.entries.heads import HEADER_AMONG, Head, find_head, require_head, year_above
from citybrain.inventory.entries.table import LINE, LONGEST_CELL, Table
from citybrain.records.errors import EntryError

SEPARATORS = (",", ";", "\t", "|")
MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
GUESSES = ("utf-8", "cp1252", "gb18030")
SAMPLE = 200_000


def read_text_table(path: Path) -> Table:
    """Read a CSV file. Raises InputError for one that is no text, has no table of lines, or breaks off."""
    content, notices = _decoded(path)
    lines = content[:SAMPLE].splitlines()[:HEADER_AMONG]
    found = {separator: find_head([_split(line, separator) for line in lines]) for separator in SEPARATORS}
    scores = {sign: score(head.names) if head else 0 for sign, head in found.items()}
    separator = max(SEPARATORS, key=scores.__getitem__)
    rows = [_split(line, separator) for line in lines]
    head = require_head(found[separator], rows, path.name)
    frame = _quickly(content, head, separator) if _line_by_line(content) else None
    frame = _row_by_row(content, head, separator, path.name) if frame is None else frame
    cells = frame.filter(~pl.all_horizontal(pl.exclude(LINE).is_null()))
    if cells.is_empty():
        raise EntryError("table-no-rows", file=path.name, columns=", ".join(x for x in head.names if x))
    header = header_of(head.names)
    chosen = [pl.col(f"{place}").alias(field) for field, place in header.places.items()]
    return Table(
        path.name, None, cells.select(LINE, *chosen), header, pointed=separator == ",", notices=notices,
        year=year_above(rows[: head.first]),
    )  # fmt: skip


def _decoded(path: Path) -> tuple[str, tuple[Notice, ...]]:
    raw = path.read_bytes()
    marked = next((name for mark, name in MARKS if raw.startswith(mark)), None)
    problem: UnicodeError | None = None
    for encoding in (marked,) if marked else GUESSES:
        try:
            told = raw.decode(encoding)
        except UnicodeError as failed:
            problem = problem or failed
            continue
        if "\x00" in told:
            raise EntryError("file-not-text", file=path.name, line=told.count("\n", 0, told.index("\x00")) + 1)
        usual = encoding in ("utf-8", "utf-8-sig")
        said = () if usual else (notice("bills-encoding-recognised", file=path.name, encoding=encoding),)
        return re.sub("\r\n?", "\n", told) if "\r" in told else told, said
    place = getattr(problem, "start", 0)
    line, byte = raw.count(b"\n", 0, place) + 1, f"0x{raw[place]:02x}"
    raise EntryError("file-encoding", file=path.name, line=line, received=byte, allowed=", ".join(GUESSES))


def _split(line: str, separator: str) -> list[str]:
    try:
        return [cell.strip() for cell in next(csv.reader([line], delimiter=separator), [])]
    except csv.Error:
        return [line]


def _line_by_line(content: str) -> bool:
    return '"' not in content or all(line.count('"') % 2 == 0 for line in content.split("\n"))


def _schema(head: Head) -> dict[str, type[pl.DataType]]:
    return {f"{place}": pl.String for place in range(len(head.names))}


def _quickly(content: str, head: Head, separator: str) -> pl.DataFrame | None:
    """Rows as polars reads them; None where it cannot."""
    try:
        return pl.read_csv(
            content.encode(), has_header=False, skip_lines=head.last + 1, separator=separator, schema=_schema(head),
            missing_columns="insert", extra_columns="ignore", row_index_name=LINE, row_index_offset=head.last + 2,
        )  # fmt: skip
    except pl.exceptions.NoDataError:
        return pl.DataFrame(schema={LINE: pl.UInt32, **_schema(head)})
    except pl.exceptions.PolarsError:
        return None


def _row_by_row(content: str, head: Head, separator: str, file: str) -> pl.DataFrame:
    reader = csv.reader(io.StringIO(content, newline=""), delimiter=separator, strict=True)
    width, taken, lines, started = len(head.names), [], [], 1
    try:
        for row in reader:
            line, started = started, reader.line_num + 1
            if line <= head.last + 1:
                continue
            if any(len(cell) > LONGEST_CELL for cell in row):
                raise EntryError("bills-cell-too-long", file=file, line=line, allowed=LONGEST_CELL)
            taken.append([*((cell or None) for cell in row[:width]), *[None] * (width - len(row))])
            lines.append(line)
    except csv.Error as problem:
        raise EntryError("table-broken", file=file, line=reader.line_num, problem=str(problem)) from problem
    frame = pl.DataFrame(taken, schema=_schema(head), orient="row")
    return frame.with_columns(pl.Series(LINE, lines, pl.UInt32))
