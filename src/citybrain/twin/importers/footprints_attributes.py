"""Columns of a building file as attributes of the twin: which they may be, and which values they may have."""

import difflib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from citybrain.base.names import nearest, require_column
from citybrain.base.notices import Notice, notice
from citybrain.base.tables.numbers import to_numbers
from citybrain.kernel.errors import InputError
from citybrain.twin.categories import category_names
from citybrain.twin.declared import stated_attributes
from citybrain.twin.geometry.types import Numbers
from citybrain.twin.importers.osm_kinds import has_kinds, kind_table, outline_tags
from citybrain.twin.importers.osm_values import presence, year
from citybrain.twin.measurable import can_be_stated, limits_of

ID: Final = "id"


def kind_of(attribute: str) -> str:
    """ "number", "category" or "text", by the table of attributes."""
    about = stated_attributes().get(attribute)
    return about.kind if about is not None else "number"


def usual() -> tuple[str, ...]:
    """The identifier and all attributes of the table that a file may say."""
    return (ID, *stated_attributes())


@dataclass
class FootprintColumns:
    """Attributes that could be read, and what of them could not."""

    values: dict[str, NDArray[Any]] = field(default_factory=dict)
    notices: list[Notice] = field(default_factory=list)


def choose_columns(names: list[str], declared: Mapping[str, str] | None, file: str) -> dict[str, str]:
    """Which column of the file holds which attribute (attribute -> column).

    Without a declaration these are the columns that are called as the attributes are. Raises InputError for an
    attribute that does not exist and for a column that the file does not have.
    """
    if declared is None:
        return {name: name for name in usual() if name in names}
    for attribute, column in declared.items():
        if attribute != ID and not can_be_stated(attribute):
            close = ", ".join(difflib.get_close_matches(attribute, usual(), 3, 0.4)) or ", ".join(usual())
            raise InputError("footprints-attribute-unknown", file=file, received=attribute, nearest=close)
        require_column(file, names, column)
    return dict(declared)


def read_columns(
    table: pd.DataFrame, columns: Mapping[str, str], meanings: Mapping[str, Mapping[str, str]]
) -> FootprintColumns:
    """The attributes of a table, `id` excepted.

    `meanings` says for categories which of our names a value of the file means; a value that is
    one of our names, or of outlines in OpenStreetMap, needs no entry. Values that cannot be understood or cannot be
    are left empty, and counted in the notices.
    """
    read = FootprintColumns()
    for attribute, column in columns.items():
        cells = table[column]
        if attribute == ID:
            continue
        if kind_of(attribute) == "number":
            _read_number(read, attribute, column, cells)
        elif kind_of(attribute) == "category":
            _read_category(read, attribute, column, cells, meanings.get(attribute, {}))
        else:
            read.values[attribute] = texts(cells)
    return read


def texts(cells: "pd.Series[Any]") -> NDArray[np.object_]:
    """Cells as text, None where there is nothing; whole numbers without a decimal point."""
    told = np.empty(len(cells), dtype=object)
    for position, cell in enumerate(cells):
        if isinstance(cell, float) and cell.is_integer():
            told[position] = str(int(cell))
        elif not pd.isna(cell):
            told[position] = str(cell).strip() or None
    return told


def _read_number(read: FootprintColumns, attribute: str, column: str, cells: "pd.Series[Any]") -> None:
    about = stated_attributes().get(attribute)
    values, wrong = READERS[about.read if about is not None else "number"](cells)
    low, high = limits_of(attribute)
    with np.errstate(invalid="ignore"):
        wrong |= np.isfinite(values) & ~((values >= low) & (values <= high))
    read.values[attribute] = np.where(wrong, np.nan, values)
    if wrong.any():
        example = str(cells.iloc[int(np.argmax(wrong))])
        read.notices.append(
            notice(
                "footprints-values-wrong", attribute=attribute, column=column, count=int(wrong.sum()), example=example
            )
        )


def _numbers(cells: "pd.Series[Any]") -> tuple[Numbers, NDArray[np.bool_]]:
    if pd.api.types.is_numeric_dtype(cells):
        values = cells.to_numpy(dtype=np.float64, na_value=np.nan)
        return np.where(np.isfinite(values), values, np.nan), np.isinf(values)
    return to_numbers(pd.Series(texts(cells), dtype=object))


def _years(cells: "pd.Series[Any]") -> tuple[Numbers, NDArray[np.bool_]]:
    """Years of numbers, dates, or texts in which a year stands."""
    if pd.api.types.is_datetime64_any_dtype(cells):
        return cells.dt.year.to_numpy(dtype=np.float64, na_value=np.nan), np.zeros(len(cells), dtype=bool)
    if pd.api.types.is_numeric_dtype(cells):
        return _numbers(cells)
    told = texts(cells)
    values = np.array([year(text).year for text in told])
    return values, np.isnan(values) & np.array([text is not None for text in told])


def _presences(cells: "pd.Series[Any]") -> tuple[Numbers, NDArray[np.bool_]]:
    """1 where a text stands, 0 where it says no."""
    return np.array([presence(one) for one in texts(cells)], dtype=np.float64), np.zeros(len(cells), dtype=bool)


READERS: Mapping[str, Callable[["pd.Series[Any]"], tuple[Numbers, NDArray[np.bool_]]]] = {
    "number": _numbers, "year": _years, "presence": _presences,
}  # fmt: skip
"""How the cells of an attribute are read, by the word that its declaration says."""


def _read_category(
    read: FootprintColumns, attribute: str, column: str, cells: "pd.Series[Any]", meanings: Mapping[str, str]
) -> None:
    told = texts(cells)
    known = {text: category_of(attribute, text, meanings) for text in set(told) - {None}}
    read.values[attribute] = np.array([*(known.get(text) for text in told), None], dtype=object)[:-1]
    strange = sorted(text for text, name in known.items() if name is None)
    if strange:
        count = int(np.isin(told.astype(str), strange).sum())
        examples = ", ".join(strange[:5])
        read.notices.append(
            notice("footprints-values-wrong", attribute=attribute, column=column, count=count, example=examples)
        )


def category_of(attribute: str, text: str, meanings: Mapping[str, str]) -> str | None:
    """Our name for a value of a category, None if it cannot be told.

    Raises InputError if `meanings` gives a name that is none of ours.
    """
    names = category_names(attribute)
    declared = meanings.get(text)
    if declared is not None and declared not in names:
        raise InputError("category-unknown", category=attribute, received=declared, nearest=nearest(declared, names))
    if declared is not None or text in names:
        return declared or text
    return kind_table(attribute).name({outline_tags()[0]: text.lower()}) if has_kinds(attribute) else None
