"""Texts as numbers, as people write them, of a column whose decimal sign is that of all its values."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    import pandas as pd

NO_VALUE = frozenset({"", "na", "n/a", "nan", "null", "none", "-", "--", "nil", "missing"})
_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?")
_SPACES = re.compile(r"[\s\u00a0\u202f'’]")
_COMMA_THOUSANDS = re.compile(r",\d+,|,.*\.")
_POINT_THEN_COMMA = re.compile(r"\..*,")
_POINT_THOUSANDS = re.compile(r"[+-]?\d{1,3}(\.\d{3})+")


def is_number(text: str) -> bool:
    """Whether a text is a number with a decimal point or a decimal comma."""
    return bool(_NUMBER.fullmatch(_SPACES.sub("", text).replace(",", ".", 1)))


def to_numbers(texts: pd.Series, missing: frozenset[str] = NO_VALUE) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    """Return texts as numbers, NaN where nothing is given, and where a text is neither nothing nor a number.

    The decimal mark is that of the whole column: a comma, unless it separates thousands in some value (1,234.5).
    """
    import pandas as pd

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
