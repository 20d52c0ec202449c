"""Read delimited text as a table of texts that still knows its lines, and texts as numbers."""

import csv
import io
import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from citybrain.base.files import read_text
from citybrain.kernel.errors import InputError

SEPARATORS = (",", ";", "\t", "|")
NO_VALUE = frozenset({"", "na", "n/a", "nan", "null", "none", "-", "--", "nil", "missing"})
_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?")
_SPACES = re.compile(r"[\s\u00a0\u202f'’]")
_COMMA_THOUSANDS = re.compile(r",\d+,|,.*\.")
_POINT_THEN_COMMA = re.compile(r"\..*,")
_POINT_THOUSANDS = re.compile(r"[+-]?\d{1,3}(\.\d{3})+")


@dataclass(frozen=True)
class TextTable:
    """`cells`: one text per column and row; `lines`: the line of the file each row starts on; `file`: its name."""

    cells: pd.DataFrame
    lines: NDArray[np.int64]
    file: str


def read_table(path: Path | str, encoding: str = "utf-8", separator: str | None = None) -> TextTable:
    """Read a table with a header; lines before it that start with # are skipped.

    The separator is the one of , ; tab | that splits the first lines most evenly. Raises InputError for an empty
    table, a header without names, a name that stands twice, and rows with more or fewer cells than the header.
    """
    return parse_table(read_text(path, encoding), Path(path).name, separator)


def parse_table(text: str, file: str, separator: str | None = None) -> TextTable:
    """Do what `read_table` does, for a text at hand."""
    separator = separator or find_separator(text)
    records = list(_records(text, file, separator))
    if not records:
        raise InputError("table-empty", file=file)
    header_line, header = records[0]
    names = _header(header, file, header_line)
    rows = records[1:]
    if not rows:
        raise InputError("table-no-rows", file=file, columns=", ".join(names))
    for line, row in rows:
        if len(row) != len(names):
            raise InputError("table-row-length", file=file, line=line, received=len(row), allowed=len(names))
    cells = pd.DataFrame([row for _, row in rows], columns=names, dtype=object)
    return TextTable(cells, np.array([line for line, _ in rows], dtype=np.int64), file)


def find_separator(text: str) -> str:
    """Return the separator that stands equally often in the most of the first lines."""
    sample = [line for line in text[:20_000].splitlines()[:20] if line.strip() and not line.startswith("#")]

    def evenness(separator: str) -> tuple[int, int]:
        counts = Counter(line.count(separator) for line in sample)
        counts.pop(0, None)
        return max(((lines, count) for count, lines in counts.items()), default=(0, 0))

    return max(SEPARATORS, key=evenness)


def _records(text: str, file: str, separator: str) -> list[tuple[int, list[str]]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    records: list[tuple[int, list[str]]] = []
    line = 1
    try:
        for row in reader:
            started, line = line, reader.line_num + 1
            comment = not records and row and row[0].startswith("#")
            if any(cell.strip() for cell in row) and not comment:
                records.append((started, [cell.strip() for cell in row]))
    except csv.Error as problem:
        raise InputError("table-broken", file=file, line=reader.line_num, problem=str(problem)) from problem
    return records


def _header(names: list[str], file: str, line: int) -> list[str]:
    if all(is_number(name) for name in names):
        raise InputError("table-no-header", file=file, line=line, received=", ".join(names[:5]))
    filled = [name or f"column {number}" for number, name in enumerate(names, start=1)]
    twice = [name for name, count in Counter(filled).items() if count > 1]
    if twice:
        raise InputError("table-column-twice", file=file, line=line, received=", ".join(twice))
    return filled


def is_number(text: str) -> bool:
    """Whether a text is a number with a decimal point or a decimal comma."""
    return bool(_NUMBER.fullmatch(_SPACES.sub("", text).replace(",", ".", 1)))


def to_numbers(texts: pd.Series, missing: frozenset[str] = NO_VALUE) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    """Return texts as numbers, NaN where nothing is given, and where a text is neither nothing nor a number.

    The decimal mark is that of the whole column: a comma, unless it separates thousands in some value (1,234.5).
    """
    plain = texts.map(lambda cell: _SPACES.sub("", str(cell)) if cell is not None else "")
    nothing = plain.str.lower().isin(missing | NO_VALUE)
    if plain.str.contains(",", regex=False).any():
        plain = _with_decimal_point(plain)
    values = pd.to_numeric(plain.where(~nothing), errors="coerce").to_numpy(dtype=np.float64, na_value=np.nan)
    finite = np.isfinite(values)
    return np.where(finite, values, np.nan), ~finite & ~nothing.to_numpy()


def _with_decimal_point(plain: pd.Series) -> pd.Series:
    """Write numbers that have commas (1,5 or 1.234,5 or 1,234.5 or 1,234,567) with a decimal point only."""
    if plain.str.contains(_COMMA_THOUSANDS).any():
        return plain.str.replace(",", "", regex=False)
    if plain.str.contains(_POINT_THEN_COMMA).any():
        grouped = plain.str.contains(_POINT_THEN_COMMA) | plain.str.fullmatch(_POINT_THOUSANDS)
        plain = plain.where(~grouped, plain.str.replace(".", "", regex=False))
    return plain.str.replace(",", ".", regex=False)


def first_wrong(wrong: NDArray[np.bool_]) -> int | None:
    """Return the first row that is wrong, None if there is none."""
    return int(np.argmax(wrong)) if wrong.any() else None
