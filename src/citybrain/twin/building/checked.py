"""Tables that importers made: attributes by the names that files give them, in their unit, within what is accepted."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import numpy as np
import pandas as pd

from citybrain.base.attributes import Attribute
from citybrain.base.names import first_known, plain
from citybrain.base.tables.numbers import to_numbers
from citybrain.kernel.errors import InputError
from citybrain.kernel.units import Array, Mask
from citybrain.twin.attributes import is_missing
from citybrain.twin.declared import attributes_of, twin_entities
from citybrain.twin.entity_table import ID, NAME

MOST_COLUMNS, MOST_ROWS, LONGEST = 8, 5, 40
"""Columns, rows of each, and characters of a cell that an error shows."""

_UNIT = re.compile(r"(?P<name>.*\S)\s*\[(?P<unit>[^\[\]]*)\]\s*")
_SIGNS = str.maketrans({"²": "2", "³": "3", "μ": "µ", " ": None})
"""Spellings of units that are the same."""


def checked(name: str, table: pd.DataFrame) -> tuple[pd.DataFrame, list[str]]:
    """A table whose attributes are numbers within what is accepted, or texts, and its columns that none is.

    A column that is called as files call an attribute becomes the attribute's; behind its name may stand its unit in
    square brackets. Raises InputError with all units that are others, or all values that no attribute can have.
    """
    table = table.reset_index(drop=True)
    read = {ID, NAME, "geometry"}
    units: list[str] = []
    faults: list[str] = []
    count = 0
    for entity in (entity for entity in twin_entities() if entity.table == name):
        read |= {*entity.inside}
        for about in attributes_of(entity.name).values():
            column = _column(about, table, read)
            if column != about.column:
                units += _other_unit(column, about)
                table = table.rename(columns={column: about.column})
            if about.column in table and about.kind == "number":
                told = table[about.column]
                table[about.column], wrong = _numbers(told, about)
                count += int(wrong.sum())
                faults += [_shown(column, told, wrong, about, table)] if wrong.any() else []
            read.add(about.column)
    if units:
        raise InputError("domain-file-units", table=name, received="; ".join(_first(units)))
    if faults:
        raise InputError("domain-file-values", table=name, count=count, received="; ".join(_first(faults)))
    return table, [str(column) for column in table.columns if column not in read]


def without_values(name: str, table: pd.DataFrame) -> list[str]:
    """The columns that a checked table could have, where none of them is there with a value; else nothing."""
    wanted: list[Attribute] = []
    for entity in (entity for entity in twin_entities() if entity.table == name):
        wanted += attributes_of(entity.name).values()
    if any(about.column in table and table[about.column].notna().any() for about in wanted):
        return []
    return [f"{(about.called or (about.name,))[0]} [{about.unit}]" for about in wanted if about.kind == "number"]


def _column(about: Attribute, table: pd.DataFrame, read: set[str]) -> str:
    """The column of an attribute, by its own name, else as files call it, with or without a unit."""
    if about.column in table:
        return about.column
    free = {_parts(str(column))[0]: str(column) for column in reversed(table.columns) if column not in read}
    free |= {str(column): str(column) for column in table.columns if column not in read}
    found = first_known(list(free), map(plain, (about.name, *about.called)))
    return about.column if found is None else free[found]


def _parts(column: str) -> tuple[str, str]:
    """The name of a column, and the unit behind it; nothing where none stands there."""
    match = _UNIT.fullmatch(column)
    return (match["name"], match["unit"].strip()) if match else (column, "")


def _other_unit(column: str, about: Attribute) -> Iterator[str]:
    unit = _parts(column)[1]
    if unit and about.kind == "number" and _spelled(unit) != _spelled(about.unit):
        yield f"{column[:LONGEST]} ({about.unit})"


def _spelled(unit: str) -> str:
    return re.sub(r"^ug\b", "µg", unit.translate(_SIGNS).casefold().replace("μ", "µ"))


def _numbers(told: pd.Series, about: Attribute) -> tuple[Array, Mask]:
    """Numbers of a column, and the rows that say something else, or what is not accepted."""
    numbers = pd.api.types.is_numeric_dtype(told)
    values, wrong = (told.to_numpy(np.float64), np.zeros(len(told), bool)) if numbers else to_numbers(told)
    low, high = about.accepted or (-np.inf, np.inf)
    wrong |= ~is_missing(values) & ((values < low) | (values > high))
    return values, wrong


def _shown(column: str, told: pd.Series, wrong: Mask, about: Attribute, table: pd.DataFrame) -> str:
    """A column with the first of its rows that are wrong, what they say, and what is allowed."""
    rows = np.flatnonzero(wrong)
    names = [str(table[ID][row]) if ID in table else str(row + 1) for row in rows[:MOST_ROWS]]
    said = ", ".join(f"{name}: {str(told[row])[:LONGEST]}" for name, row in zip(names, rows, strict=False))
    bounds = "; {:g} … {:g}".format(*about.accepted) if about.accepted else ""
    return f"{column[:LONGEST]} ({said}{', …' if len(rows) > MOST_ROWS else ''}{bounds})"


def _first(faults: list[str]) -> Iterable[str]:
    return [*faults[:MOST_COLUMNS], *(["…"] if len(faults) > MOST_COLUMNS else [])]
