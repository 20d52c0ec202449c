"""The texts of a register as numbers, years and categories; what cannot be is left out and told with its row."""

from collections import Counter
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from citybrain.base.notices import Notice, notice
from citybrain.base.tables.numbers import NO_VALUE, to_numbers
from citybrain.kernel.errors import InputError
from citybrain.twin.categories import category_names
from citybrain.twin.importers.register_mapping import RegisterMapping
from citybrain.twin.measurable import limits_of

EXAMPLES = 5
CODES_SHOWN = 12
_YEAR = r"^(\d{4})(?:\.0)?$"
_DAY_LAST = r"^(\d{4})-\d\d(?:-\d\d)?(?:[T ].*)?$"
_DAY_FIRST = r"^\d{1,2}[./-](?:\d{1,2}[./-])?(\d{4})$"
_COMPACT = r"^(\d{4})\d{4}$"
_MOMENT = r"[T ]\d\d:\d\d.*(?:Z|[+-]\d\d:?\d\d)$"

Numbers = NDArray[np.float64]


def as_texts(column: pd.Series) -> pd.Series:
    """Return the values of a column of features as texts, "" where there is none and 231 for 231.0."""
    return column.map(_as_text).astype(object)


def _as_text(value: Any) -> str:
    if value is None or pd.isna(value):
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return value.isoformat() if hasattr(value, "isoformat") else str(value).strip()


def texts_or_nothing(texts: pd.Series, missing: tuple[str, ...]) -> NDArray[np.object_]:
    """Return texts, None where nothing is known."""
    nothing = {"", *missing}
    return np.array([None if text in nothing else text for text in texts], dtype=object)


def numbers(
    attribute: str, texts: pd.Series, rows: NDArray[np.int64], mapping: RegisterMapping, notices: list[Notice]
) -> Numbers:
    """Return an attribute as numbers within its limits, NaN where nothing (usable) is given."""
    values, wrong = to_numbers(texts.where(~texts.isin(mapping.missing), ""))
    return _within(attribute, values, wrong, texts, rows, notices)


def years(
    attribute: str, texts: pd.Series, rows: NDArray[np.int64], mapping: RegisterMapping, notices: list[Notice]
) -> Numbers:
    """Return years out of years (1988), dates (1988-12-31, 31.12.1988, 19881231) and moments (1988-12-31T22:00Z)."""
    given = texts.where(~texts.isin(mapping.missing), "")
    nothing = given.str.lower().isin(NO_VALUE)
    found = pd.Series(np.nan, index=texts.index)
    for pattern in (_YEAR, _DAY_LAST, _DAY_FIRST, _COMPACT):
        found = found.fillna(pd.to_numeric(given.str.extract(pattern)[0], errors="coerce"))
    values: Numbers = np.array(found, dtype=np.float64)
    moments = given.str.contains(_MOMENT).to_numpy(dtype=bool)
    if moments.any():
        local = pd.to_datetime(given[moments], utc=True, errors="coerce").dt.tz_convert(_zone(mapping.time_zone))
        values[moments] = local.dt.year.to_numpy(dtype=np.float64)
    return _within(attribute, values, np.isnan(values) & ~nothing.to_numpy(), texts, rows, notices)


def categories(
    attribute: str, texts: pd.Series, mapping: RegisterMapping, notices: list[Notice]
) -> NDArray[np.object_]:
    """Return codes as our names by the mapping, None without meaning; codes nobody explained are counted and told."""
    meanings = dict(mapping.values.get(attribute, {}))
    own = set(category_names(attribute))
    without_zeros = {code.lstrip("0") or "0": meaning for code, meaning in meanings.items()}
    found: dict[str, str | None] = {}
    for code in texts.unique():
        found[code] = meanings.get(code) or (code if code in own else None) or without_zeros.get(code.lstrip("0"))
    nothing = {"", *mapping.missing, *NO_VALUE}
    unknown = Counter(code for code in texts if found[code] is None and code.strip("+").lower() not in nothing)
    if unknown:
        shown = ", ".join(f"{code} ({count})" for code, count in unknown.most_common(CODES_SHOWN))
        notices.append(notice("register-codes-unknown", column=attribute, count=sum(unknown.values()), codes=shown))
    return np.array([found[code] for code in texts], dtype=object)


def _within(
    attribute: str,
    values: Numbers,
    unreadable: NDArray[np.bool_],
    texts: pd.Series,
    rows: NDArray[np.int64],
    notices: list[Notice],
) -> Numbers:
    low, high = limits_of(attribute)
    impossible = unreadable | (values < low) | (values > high)
    if impossible.any():
        where = np.flatnonzero(impossible)[:EXAMPLES]
        shown = ", ".join(f"{rows[place]}: {texts.iloc[place]}" for place in where)
        notices.append(
            notice(
                "register-values-impossible",
                column=attribute,
                count=int(impossible.sum()),
                examples=shown,
                low=str(low),
                high=str(high),
            )
        )
    return np.where(impossible, np.nan, values)


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError) as problem:
        raise InputError("register-time-zone", received=name) from problem
