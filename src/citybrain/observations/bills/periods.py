"""First and last days of bills, and whether the last day of a file's periods belongs to them."""

from __future__ import annotations

import datetime
from typing import Literal, NamedTuple, TypeAlias

import polars as pl

from citybrain.kernel.errors import InputError
from citybrain.observations.bills.columns import BillColumns
from citybrain.observations.bills.dates import YEAR, Way, dates, months, way_of

Ending: TypeAlias = Literal["included", "excluded"]

OLDEST = datetime.date(1950, 1, 1)
MANY = 100_000
"""Bills from which on only those of some series are looked at to find how periods end."""

LONGEST = 3 * 366
"""Days of the longest period that is taken for a bill."""


class Periods(NamedTuple):
    """`first` and `last` (Date) as the file says them; `months` where the file names months or years."""

    first: pl.Series
    last: pl.Series
    months: bool


def read_periods(cells: pl.DataFrame, chosen: BillColumns, file: str, declared: str | None) -> Periods:
    """Days of each row, null where a row has none. Raises InputError where no date of a column can be read."""
    of = chosen.of
    if "from" in of and "to" in of:
        both = pl.concat([cells[of["from"]].rename(""), cells[of["to"]].rename("")])
        way = Way("", declared) if declared else way_of(both, file, f"{of['from']}, {of['to']}")
        if way is None:
            raise InputError("bills-dates-unknown", file=file, column=of["from"], received=_example(both))
        read = cells.select(first=dates(pl.col(of["from"]), way.format), last=dates(pl.col(of["to"]), way.format))
        if read["first"].null_count() == len(read):
            raise InputError("bills-dates-unknown", file=file, column=of["from"], received=_example(both))
        return Periods(read["first"], read["last"], False)
    first, step = _month_starts(cells, chosen, file, declared)
    return Periods(first, first.dt.offset_by(step).dt.offset_by("-1d"), True)


def _month_starts(cells: pl.DataFrame, chosen: BillColumns, file: str, declared: str | None) -> tuple[pl.Series, str]:
    """First day of each row's month ("1mo") or year ("1y")."""
    of = chosen.of
    if "month" not in of:
        return _year_starts(cells[of["year"]], file, of["year"]), "1y"
    column = cells[of["month"]]
    if declared:
        return column.to_frame("d").select(dates(pl.col("d"), declared).dt.month_start()).to_series(), "1mo"
    number = column.str.extract(r"^(\d{1,2})月?$").cast(pl.Int32, strict=False)
    if "year" in of and number.is_not_null().any():
        start = _year_starts(cells[of["year"]], file, of["year"])
        inside = number.is_between(1, 12)
        frame = pl.DataFrame({"year": start.dt.year(), "month": number.set(~inside.fill_null(False), None)})
        return frame.select(pl.date(pl.col("year"), pl.col("month"), 1)).to_series(), "1mo"
    if (named := months(column)) is not None:
        return named, "1mo"
    if (way := way_of(column, file, of["month"])) is not None:
        return column.to_frame("d").select(dates(pl.col("d"), way.format).dt.month_start()).to_series(), "1mo"
    return _year_starts(column, file, of["month"]), "1y"


def _year_starts(column: pl.Series, file: str, name: str) -> pl.Series:
    year = column.str.extract(YEAR).cast(pl.Int32, strict=False)
    if year.null_count() == len(year):
        raise InputError("bills-dates-unknown", file=file, column=name, received=_example(column))
    return year.to_frame("year").select(pl.date(pl.col("year"), 1, 1)).to_series()


def _example(column: pl.Series) -> str:
    known = column.drop_nulls()
    return str(known[0]) if len(known) else ""


def ending(bills: pl.DataFrame, declared: Ending | None) -> Ending:
    """Whether the last day belongs to the period: as declared, else as the next bill of the same series begins.

    A bill that begins on the day on which the one before it ends says "excluded", one that begins the day after says
    "included"; the majority of the file decides. Without neighbours it is "included", unless most periods end on the
    first of a month. `bills` has series, carrier, first and last.
    """
    if declared is not None:
        return declared
    if len(bills) > MANY:
        bills = bills.filter(pl.col("series").hash() % (len(bills) // MANY + 1) == 0)
    ordered = (
        bills.drop_nulls()
        .sort("series", "carrier", "first")
        .select(
            gap=(pl.col("first").shift(-1).over("series", "carrier") - pl.col("last")).dt.total_days(),
            first_of_month=pl.col("last").dt.day() == 1,
        )
    )
    same, after = int((ordered["gap"] == 0).sum()), int((ordered["gap"] == 1).sum())
    if same or after:
        return "excluded" if same > after else "included"
    return "excluded" if (ordered["first_of_month"].mean() or 0.0) > 0.5 else "included"  # type: ignore[operator]
