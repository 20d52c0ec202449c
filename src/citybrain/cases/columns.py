"""Tables that authorities send: which column means what, by the names that files use, by a mapping, or for all rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from citybrain.base.names import nearest, plain
from citybrain.base.tables import LINE, Form, read_table
from citybrain.records.errors import EntryError

MOST_ROWS = 500_000


class MeantColumns(NamedTuple):
    """What a row can say, each with the names that files use for it, letters alone; no table lacks what is `needed`."""

    names: Mapping[str, tuple[str, ...]]
    needed: tuple[str, ...]
    most_rows: int = MOST_ROWS


class MeantTable(NamedTuple):
    """Rows by what they say, each with its line; empty cells are left out. `said` are all that a row can say."""

    columns: tuple[str, ...]
    said: frozenset[str]
    rows: list[tuple[int, dict[str, str]]]


def read_meant(
    source: Path | bytes, file: str, meaning: MeantColumns, columns: Mapping[str, str], constants: Mapping[str, str]
) -> MeantTable:
    """The rows of a table by what they mean.

    columns: what is meant by which column, where its name does not tell; constants: what holds for all rows, such as
    the unit of the amounts. Raises EntryError where columns are missing.
    """
    known = {name for names in meaning.names.values() for name in names} | set(map(_letters, columns.values()))
    most = meaning.most_rows
    form = Form(known=lambda row: sum(_letters(cell) in known for cell in row), most_rows=most, error=EntryError)
    table = read_table(source, form, file)
    meant = _meant(meaning, table.columns, columns, constants, file)
    rows = table.cells.select([LINE, *dict.fromkeys(meant.values())]).to_dicts()
    stated = [(row[LINE], {**constants, **_cells(row, meant)}) for row in rows]
    return MeantTable(tuple(table.columns), frozenset({*meant, *constants}), stated)


def _meant(
    meaning: MeantColumns, present: Sequence[str], columns: Mapping[str, str], constants: Mapping[str, str], file: str
) -> dict[str, str]:
    """The column of the table for each thing that is meant. Raises EntryError for one that is not there."""
    by_letters = {_letters(name): name for name in reversed(present)}
    unknown = [name for name in (*columns, *constants) if name not in meaning.names]
    absent = [column for column in columns.values() if _letters(column) not in by_letters]
    if unknown or absent:
        near = nearest(absent[0], present) if absent else ", ".join(meaning.names)
        raise EntryError("columns-unknown", file=file, received=", ".join([*unknown, *absent])[:200], allowed=near)
    meant = {
        name: by_letters[found]
        for name, names in meaning.names.items()
        if (found := next((one for one in names if one in by_letters), None)) and name not in constants
    }
    meant |= {name: by_letters[_letters(column)] for name, column in columns.items()}
    missing = [name for name in meaning.needed if name not in {*meant, *constants}]
    if missing:
        lacking = ", ".join(f"{name}: -" for name in missing)
        raise EntryError("columns-unknown", file=file, received=lacking, allowed=", ".join(present)[:200])
    return meant


def _letters(name: str) -> str:
    return plain(name).replace("_", "")


def _cells(row: Mapping[str, Any], meant: Mapping[str, str]) -> dict[str, str]:
    cells = {name: (row[column] or "").strip() for name, column in meant.items()}
    return {name: value for name, value in cells.items() if value}


def number_in(cell: str) -> float | None:
    """The number that a cell has; None where it has none."""
    try:
        return float(cell.replace(" ", ""))
    except ValueError:
        return None


def pairs_of(said: Iterable[str]) -> dict[str, str]:
    """What is stated as `name=value`. Raises EntryError for anything else."""
    given = list(said)
    wrong = [one for one in given if not all(one.partition("=")[::2])]
    if wrong:
        raise EntryError("columns-pairs", received=wrong[0][:80])
    return {name.strip(): value.strip() for name, _, value in (one.partition("=") for one in given)}
