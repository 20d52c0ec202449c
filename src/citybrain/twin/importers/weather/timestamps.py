"""Understand the times of a table: one column or several, many spellings, with or without a year."""

import re
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from citybrain.base.names import first_known, plain, shown_columns
from citybrain.base.tables.frames import TextTable
from citybrain.base.tables.numbers import is_number
from citybrain.kernel.errors import InputError
from citybrain.twin.importers.weather.formats import LEAP_YEAR

YEAR = ("year", "yyyy", "jahr", "vuosi", "ar", "年")
MONTH = ("month", "mo", "monat", "kuukausi", "kk", "manad", "月")
DAY = ("day", "tag", "paiva", "pv", "dag", "日")
HOUR = ("hour", "hr", "hh", "stunde", "tunti", "klo", "timme", "时", "小时")
_WHOLE = re.compile(
    r"(date_?time|time_?stamp|valid_time|local_time|utc_time|utc|time|zeit|mess_?datum|datum|aika|date|tid|时间|日期)(_.*)?$"
)
_OFFSET = re.compile(r"(?:Z|[+-]\d\d:?\d\d)$", re.IGNORECASE)
_MIDNIGHT = re.compile(r"\b24:?00(?::00)?\b")
_FORMATS = (
    "ISO8601",
    "%d.%m.%Y %H:%M",
    "%d.%m.%Y %H:%M:%S",
    "%d/%m/%Y %H:%M",
    "%d/%m/%Y %H:%M:%S",
    "%m/%d/%Y %H:%M",
    "%m/%d/%Y %H:%M:%S",
    "%m/%d/%Y %I:%M %p",
    "%d-%m-%Y %H:%M",
    "%Y/%m/%d %H:%M",
    "%Y/%m/%d %H:%M:%S",
    "%Y%m%d:%H%M",
    "%Y%m%d%H",
    "%Y%m%d%H%M",
)


@dataclass(frozen=True)
class Times:
    """Times of a table without time zone. `utc`: known to be UTC. `ending`: known to name the end of an hour.

    `typical`: there is no year; times lie in a leap year that stands for any year.
    """

    times: pd.DatetimeIndex
    columns: tuple[str, ...]
    utc: bool
    ending: bool
    typical: bool


def find_times(table: TextTable) -> Times | None:
    """Return the times of a table, None if it has no column of times (or only counts its hours).

    Raises InputError with the first line whose time cannot be read, and for dates that can be read in two ways.
    """
    names = [str(name) for name in table.cells.columns]
    month, day = first_known(names, MONTH), first_known(names, DAY)
    if month and day:
        return _from_parts(table, names, month, day)
    candidates = [name for name in names if _WHOLE.match(plain(name))]
    timely = [name for name in candidates if not all(_counts_hours(str(cell)) for cell in table.cells[name])]
    if not timely:
        return None
    chosen = _date_and_time(table, timely)
    texts = table.cells[chosen[0]].copy()
    for name in chosen[1:]:
        texts = texts + " " + table.cells[name]
    return _from_texts(table, texts, chosen)


def _counts_hours(text: str) -> bool:
    return text.isdigit() and len(text) <= 4


def _date_and_time(table: TextTable, timely: list[str]) -> tuple[str, ...]:
    """Return the one column of times, or that of dates and that of times of day."""
    clock = [name for name in timely if re.fullmatch(r"\d{1,2}:\d\d(:\d\d)?", table.cells[name].iloc[0])]
    dates = [name for name in timely if name not in clock]
    if clock and dates and ":" not in table.cells[dates[0]].iloc[0]:
        return dates[0], clock[0]
    preferred = [name for name in dates or timely if "utc" in plain(name).split("_")]
    return ((preferred or dates or timely)[0],)


def _from_parts(table: TextTable, names: list[str], month: str, day: str) -> Times:
    year = first_known(names, YEAR)
    hour = first_known(names, HOUR) or next(
        (n for n in names if _WHOLE.match(plain(n)) and n not in (month, day)), None
    )
    columns = tuple(name for name in (year, month, day, hour) if name)
    if hour is None:
        raise InputError("weather-no-hour", file=table.file, columns=shown_columns(names))
    hours = pd.to_numeric(table.cells[hour].str.extract(r"^(\d{1,2})(?::\d\d)?(?::\d\d)?$")[0], errors="coerce")
    minutes = pd.to_numeric(table.cells[hour].str.extract(r"^\d{1,2}:(\d\d)")[0], errors="coerce").fillna(0)
    parts = pd.DataFrame({"month": table.cells[month], "day": table.cells[day]})
    parts["year"] = table.cells[year] if year else LEAP_YEAR
    dates = pd.to_datetime(parts, errors="coerce")
    wrong = dates.isna() | hours.isna() | (hours > 24)
    if wrong.any():
        _unreadable(table, wrong.to_numpy(), table.cells[list(columns)].agg(" ".join, axis=1))
    ending = bool((hours == 24).any())
    times = dates + pd.to_timedelta(hours, unit="h") + pd.to_timedelta(minutes, unit="min")
    utc = "utc" in plain(hour).split("_")
    return Times(pd.DatetimeIndex(times), columns, utc, ending, year is None)


def _from_texts(table: TextTable, texts: pd.Series, columns: tuple[str, ...]) -> Times:
    offsets = texts.str.contains(_OFFSET)
    if offsets.any() and not offsets.all():
        _unreadable(table, ~offsets.to_numpy(), texts)
    has_offset = bool(offsets.all())
    midnight = texts.str.contains(_MIDNIGHT) if not is_number(texts.iloc[0]) else texts.map(lambda _: False)
    cleaned = texts.where(~midnight, texts.str.replace(_MIDNIGHT, "00:00", regex=True))
    times = _parse(table, cleaned, texts, has_offset) + pd.to_timedelta(midnight.to_numpy().astype(int), unit="D")
    named_utc = any({"utc", "gmt"} & set(plain(name).split("_")) for name in columns)
    return Times(times, columns, has_offset or named_utc, bool(midnight.any()), False)


def _parse(table: TextTable, cleaned: pd.Series, texts: pd.Series, utc: bool) -> pd.DatetimeIndex:
    """Read all texts in the one spelling that fits them all; with offsets they become UTC without time zone."""
    best, fitting = np.ones(len(cleaned), dtype=bool), []
    for spelling in ("ISO8601",) if utc else _FORMATS:
        parsed = pd.to_datetime(cleaned, format=spelling, utc=utc, errors="coerce")
        wrong = parsed.isna().to_numpy()
        best = wrong if wrong.sum() < best.sum() else best
        if not wrong.any():
            fitting.append(parsed)
            if spelling == "ISO8601":
                break
    if not fitting:
        _unreadable(table, best, texts)
    if any((other != fitting[0]).any() for other in fitting[1:]):
        raise InputError("weather-time-ambiguous", file=table.file, line=int(table.lines[0]), received=texts.iloc[0])
    times = fitting[0].dt.tz_convert(None) if utc else fitting[0]
    return pd.DatetimeIndex(times)


def _unreadable(table: TextTable, wrong: NDArray[np.bool_], texts: pd.Series) -> None:
    row = int(np.argmax(wrong))
    raise InputError("weather-time", file=table.file, line=int(table.lines[row]), received=str(texts.iloc[row]))
