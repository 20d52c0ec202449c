"""Lines of activity as a data frame: the columns that are recorded, exported and compared."""

from __future__ import annotations

import polars as pl

from citybrain.base.spreadsheets import unguarded_column

CONTENT: dict[str, type[pl.DataType]] = {
    "year": pl.Int32,
    "subcategory": pl.String,
    "description": pl.String,
    "amount": pl.Float64,
    "unit": pl.String,
    "factor": pl.String,
    "own_factors": pl.String,
    "notation_key": pl.String,
    "reason": pl.String,
    "activity_quality": pl.String,
    "factor_quality": pl.String,
    "activity_uncertainty": pl.Float64,
    "factor_uncertainty": pl.Float64,
    "source": pl.String,
    "note": pl.String,
}
"""What a line says; two lines that agree in all of it are the same line twice."""

ENTERED: dict[str, type[pl.DataType]] = {"first_by": pl.String, "first_at": pl.String}
"""Who entered it first and when, as an export tells."""

LINES = {**CONTENT, **ENTERED}
TEXTS = tuple(name for name, kind in LINES.items() if kind == pl.String)
SPOKEN = r"[\s\p{Cc}\x{fffe}\x{ffff}\x{202a}-\x{202e}\x{2066}-\x{2069}\x{feff}]+"
"""Spaces, line breaks and what no document may hold: a text is kept on one line without them."""

UNTIDY = r"[^ -~]|  |'|^ | $"
"""What a text has that is not kept as it is, or may not be."""


def tidy(column: pl.Expr) -> pl.Expr:
    """A text on one line; null where nothing stands."""
    told = column.str.replace_all(SPOKEN, " ").str.strip_chars(" ")
    return pl.when(told.str.len_bytes() > 0).then(told)


def cleaned(column: pl.Series) -> pl.Series:
    """Texts as they are recorded: tidy, their guard taken off. Only what needs it is looked at closely."""
    odd = column.is_not_null() & (column.str.contains(UNTIDY) | (column.str.len_bytes() == 0))
    if not odd.any():
        return column
    name = column.name
    mended = column.filter(odd).to_frame(name).select(unguarded_column(tidy(pl.col(name)))).to_series()
    rows = odd.arg_true()
    return column.scatter(rows, mended) if len(rows) < len(column) else mended
