"""The days of a bill: dates in a declared or recognised way of writing, months and years."""

from __future__ import annotations

from typing import NamedTuple

import polars as pl

from citybrain.kernel.errors import InputError


class Way(NamedTuple):
    """A way of writing a date: a pattern, the format that reads it, and whether day and month could be swapped."""

    pattern: str
    format: str
    swapped: str = ""


WAYS = (
    Way(r"^\d{4}-\d{1,2}-\d{1,2}$", "%Y-%m-%d"),
    Way(r"^\d{1,2}\.\d{1,2}\.\d{4}$", "%d.%m.%Y"),
    Way(r"^\d{4}/\d{1,2}/\d{1,2}$", "%Y/%m/%d"),
    Way(r"^\d{4}\.\d{1,2}\.\d{1,2}$", "%Y.%m.%d"),
    Way(r"^\d{1,2}/\d{1,2}/\d{4}$", "%d/%m/%Y", "%m/%d/%Y"),
    Way(r"^\d{1,2}-\d{1,2}-\d{4}$", "%d-%m-%Y", "%m-%d-%Y"),
    Way(r"^\d{4}年\d{1,2}月\d{1,2}日$", "%Y年%m月%d日"),
    Way(r"^\d{8}$", "%Y%m%d"),
)
MONTH_WAYS = (
    Way(r"^\d{4}-\d{1,2}$", "%Y-%m-%d"),
    Way(r"^\d{4}/\d{1,2}$", "%Y/%m-%d"),
    Way(r"^\d{1,2}/\d{4}$", "%m/%Y-%d"),
    Way(r"^\d{1,2}\.\d{4}$", "%m.%Y-%d"),
    Way(r"^\d{4}年\d{1,2}月$", "%Y年%m月-%d"),
    Way(r"^\d{6}$", "%Y%m-%d"),
)
YEAR = r"^(\d{4})年?$"
SAMPLE = 20_000
"""Dates that are looked at to find how most of them are written."""

TIME = r"[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?$"


def way_of(texts: pl.Series, file: str, column: str) -> Way | None:
    """How most dates of a column are written; None where none is recognised.

    Raises InputError where day and month cannot be told apart.
    """
    known = texts.drop_nulls()
    some = known.gather_every(max(1, len(known) // SAMPLE)).str.replace(TIME, "")
    counts = {way: int(some.str.contains(way.pattern).sum()) for way in WAYS}
    way = max(counts, key=lambda w: counts[w])
    if not counts[way]:
        return None
    if way.swapped:
        days = known.str.replace(TIME, "")
        return _distinguish(days.filter(days.str.contains(way.pattern)), way, file, column)
    return way


def _distinguish(days: pl.Series, way: Way, file: str, column: str) -> Way:
    parts = days.str.extract_groups(r"^(\d{1,2})\D(\d{1,2})")
    first, second = (int(parts.struct.field(n).cast(pl.Int32).max() or 0) for n in ("1", "2"))  # type: ignore[arg-type]
    if (first > 12 and second > 12) or (first <= 12 and second <= 12):
        raise InputError("bills-date-unclear", file=file, column=column, received=str(days[0]))
    return Way(way.pattern, way.format if first > 12 else way.swapped)


def dates(texts: pl.Expr, format_: str) -> pl.Expr:
    """Days of a column of texts; a time of day is left away. Null where a text is no date of this format."""
    return texts.str.replace(TIME, "").str.to_date(format_, strict=False)


def months(texts: pl.Series) -> pl.Series | None:
    """First days of the months that a column names; None where it names none."""
    known = texts.drop_nulls()
    counts = {way: int(known.str.contains(way.pattern).sum()) for way in MONTH_WAYS}
    way = max(counts, key=lambda w: counts[w])
    if not counts[way]:
        return None
    return texts.map_elements(lambda text: f"{text}-01", pl.String).str.to_date(way.format, strict=False)
