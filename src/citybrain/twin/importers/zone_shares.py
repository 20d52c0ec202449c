"""Shares by zone (tenure, incomes) from columns of the districts or of a table; as shares or in per cent."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from citybrain.base.names import first_known, plain, require_column
from citybrain.base.notices import Notice, notice
from citybrain.base.tables.frames import TextTable, text_table
from citybrain.base.tables.numbers import to_numbers
from citybrain.kernel.errors import InputError
from citybrain.twin.declared import area_attributes, area_entity

KEY_COLUMNS = ("district", "name", "id", "code", "nimi", "区")
EXAMPLES = 5
PERCENT_SIGN = "[%％]"
SURELY_PERCENT = 2.0
"""A largest value above this is in per cent; between 1 and this nobody can tell."""

Shares = dict[str, NDArray[np.float64]]


def shares_of(texts: pd.Series, file: str, column: str, rows: Sequence[int]) -> NDArray[np.float64]:
    """Return values as shares from 0 to 1, NaN where nothing is given; `rows` are told where one is wrong.

    Values are shares where none is above 1, and per cent where they carry the sign or the largest is above 2. Raises
    InputError for what is no number, below 0, above 100 %, or of which nobody can tell whether it is per cent.
    """
    marked = texts.map(str).str.contains(PERCENT_SIGN, regex=True)
    values, wrong = to_numbers(texts.map(lambda text: "" if text is None else re.sub(PERCENT_SIGN, "", str(text))))
    largest = float(np.nanmax(values)) if np.isfinite(values).any() else 0.0
    percent = bool(marked.any()) or largest > SURELY_PERCENT
    limit = 100.0 if percent else 1.0
    if not percent and largest > 1:
        row = int(np.nanargmax(values))
        raise InputError(
            "zone-share-unclear", file=file, row=int(rows[row]), column=column, received=str(texts.iloc[row])
        )
    bad = np.flatnonzero(wrong | (values < 0) | (values > limit))
    if len(bad):
        told = str(texts.iloc[bad[0]])
        raise InputError("zone-share-impossible", file=file, row=int(rows[bad[0]]), column=column, received=told)
    return values / limit


def read_zone_shares(
    path: Path, columns: Mapping[str, str], key: str | None, ids: Sequence[str], names: Sequence[str]
) -> tuple[Shares, list[Notice]]:
    """Return shares from a table with one row for each zone, found by id or name (capitals do not count), and notices.

    `columns` gives the column of each attribute, `key` that of the zones. Raises InputError for a column that is not
    there, a zone that stands twice, a table of which no row fits any zone, and values as `shares_of` does.
    """
    table = text_table(path)
    known = list(table.cells.columns)
    wanted = _columns(known, columns, table.file)
    zones = require_column(table.file, known, key) if key else first_known(known, (area_entity(), *KEY_COLUMNS))
    if zones is None:
        raise InputError("zone-share-key", file=table.file, columns=", ".join(known))
    place, notices = _match(table, zones, ids, names)
    found: Shares = {}
    for attribute, column in wanted.items():
        values = shares_of(table.cells[column], table.file, column, list(table.lines))
        found[attribute] = np.where(place >= 0, values[place], np.nan)
    return found, [*table.notices, *notices]


def _columns(known: Sequence[str], stated: Mapping[str, str], file: str) -> dict[str, str]:
    """The column of each attribute: as stated, else the one of the same name; at least one."""
    found = {attribute: require_column(file, known, column) for attribute, column in stated.items()}
    for attribute in area_attributes():
        same = first_known(known, (attribute,))
        if attribute not in found and same is not None:
            found[attribute] = same
    if not found:
        raise InputError("zone-share-none", file=file, columns=", ".join(known), allowed=", ".join(area_attributes()))
    return found


def _match(
    table: TextTable, column: str, ids: Sequence[str], names: Sequence[str]
) -> tuple[NDArray[np.intp], list[Notice]]:
    """Row of the table for each zone, -1 without; rows that fit no zone are told."""
    keys = [plain(str(cell)) for cell in table.cells[column]]
    row_of: dict[str, int] = {}
    for row, name in enumerate(keys):
        if name in row_of:
            raise InputError(
                "zone-share-twice",
                file=table.file,
                line=int(table.lines[row]),
                received=str(table.cells[column].iloc[row]),
            )
        row_of[name] = row
    by_id = [row_of.get(plain(zone), -1) for zone in ids]
    by_name = [row_of.get(plain(zone), -1) for zone in names]
    place = np.array([one if one >= 0 else other for one, other in zip(by_id, by_name, strict=True)], dtype=np.intp)
    unused = sorted(set(range(len(keys))) - set(place[place >= 0].tolist()))
    if len(unused) == len(keys):
        received = ", ".join(str(cell) for cell in table.cells[column][:EXAMPLES])
        raise InputError("zone-share-no-zone", file=table.file, received=received, allowed=", ".join(names[:EXAMPLES]))
    if not unused:
        return place, []
    told = ", ".join(str(table.cells[column].iloc[row]) for row in unused[:EXAMPLES])
    return place, [notice("zone-share-unmatched", file=table.file, count=len(unused), examples=told)]
