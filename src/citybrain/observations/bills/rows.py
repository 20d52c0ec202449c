"""From the texts of a file to bills: place, carrier, days, kilowatt hours; and why a row cannot be one."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import polars as pl

from citybrain.base.notices import Notice, notice
from citybrain.base.tables import LINE, SPILL, Table
from citybrain.kernel.errors import InputError
from citybrain.observations.bills.amounts import decimal_sign, numbers
from citybrain.observations.bills.columns import BillColumns, choose_columns
from citybrain.observations.bills.declaration import billing
from citybrain.observations.bills.meanings import (
    carrier_of,
    estimated_of,
    kilowatt_hours_in,
    lacks_calorific_value,
    translate,
)
from citybrain.observations.bills.meters import place_column
from citybrain.observations.bills.periods import LONGEST, OLDEST, ending, read_periods
from citybrain.observations.bills.places import Kind
from citybrain.observations.bills.words import UNITS
from citybrain.twin.configuration import BillSettings

EXAMPLES = 5


@dataclass(frozen=True)
class Rows:
    """Rows of a file with everything that was read of them.

    `bills`: line, file, series (id of meter, building or zone), place (id of building or zone, null if the meter table
    must say it), carrier, first, end (the day after the last), energy [kWh], estimated, reason (null for a good row,
    else a message key), detail (what the file says there). `read` tells how the file was read.
    """

    bills: pl.DataFrame
    kind: Kind
    metered: bool
    read: dict[str, Any]
    notices: list[Notice] = field(default_factory=list)


def read_rows(table: Table, settings: BillSettings, litres: Mapping[str, float], today: datetime.date) -> Rows:
    """Turn a table into bills. Nothing is dropped: a row that cannot be used carries its reason.

    `litres` [kWh/L] is the energy of a litre of some carriers. Raises InputError for a file that cannot be read.
    """
    chosen = choose_columns(table.file, table.columns, settings)
    coarse = [entity for entity in billing().entities[1:] if place_column(settings.meters, entity)]
    kind: Kind = coarse[0] if coarse else chosen.place
    cells = table.cells.with_columns(pl.col(pl.String).str.strip_chars()).with_columns(
        pl.when(pl.col(pl.String).str.len_chars() > 0).then(pl.col(pl.String))
    )
    notices = list(table.notices)
    frame = cells.select(pl.col(LINE).alias("line"), SPILL, pl.lit(table.file).alias("file"))
    frame = frame.with_columns(
        *_places(cells, chosen),
        _carrier(cells, chosen, settings),
        _estimated(cells, chosen, settings, table.file, notices),
    )
    amount, sign = _amount(table, cells, chosen, settings)
    factor, unit_text = _factor(cells, frame, chosen, settings, table.file, litres)
    periods = read_periods(cells, chosen, table.file, settings.date_format)
    frame = frame.with_columns(
        periods.first.alias("first"),
        periods.last.alias("last"),
        (amount * factor).alias("energy"),
        amount.alias("amount"),
    )
    keeps = (
        "included"
        if periods.months
        else ending(frame.select("series", "carrier", "first", "last"), settings.period_end)
    )
    day = 1 if keeps == "included" else 0
    frame = frame.with_columns((pl.col("last") + pl.duration(days=day)).alias("end"))
    frame = _judge(frame, cells, chosen, factor, unit_text, today)
    read = {
        "columns": dict(chosen.of), "ignored": list(chosen.ignored), "carrier": chosen.carrier, "unit": chosen.unit,
        "decimal": sign, "period_end": keeps,
    }  # fmt: skip
    kept = "line", "file", "series", "place", "carrier", "first", "end", "energy", "estimated", "reason", "detail"
    return Rows(frame.select(kept), kind, "meter" in chosen.of, read, notices)


def _places(cells: pl.DataFrame, chosen: BillColumns) -> list[pl.Expr | pl.Series]:
    """`series`, by which bills follow each other: meter, else building or zone; and `place`, where the file says it."""
    own = [cells[chosen.of[name]] for name in billing().entities if name in chosen.of]
    place = own[0] if own else pl.Series([None] * len(cells), dtype=pl.String)
    meter = cells[chosen.of["meter"]] if "meter" in chosen.of else None
    series = place if meter is None else meter.zip_with(meter.is_not_null(), place)
    return [series.alias("series"), place.alias("place")]


def _carrier(cells: pl.DataFrame, chosen: BillColumns, settings: BillSettings) -> pl.Series:
    if "carrier" not in chosen.of:
        return pl.Series("carrier", [chosen.carrier], pl.String).new_from_index(0, len(cells))
    return translate(cells[chosen.of["carrier"]], carrier_of(settings), pl.String).alias("carrier")


def _estimated(
    cells: pl.DataFrame, chosen: BillColumns, settings: BillSettings, file: str, notices: list[Notice]
) -> pl.Series:
    """Whether each bill is estimated: an empty cell says no, an unknown word counts as yes and is told."""
    if "estimated" not in chosen.of:
        return pl.Series("estimated", [False]).new_from_index(0, len(cells))
    told = cells[chosen.of["estimated"]]
    meaning = translate(told, estimated_of(settings), pl.Boolean)
    unknown = told.is_not_null() & meaning.is_null()
    if unknown.any():
        words = ", ".join(told.filter(unknown).unique().sort().head(EXAMPLES).to_list())
        notices.append(notice("bills-flag-unknown", file=file, count=int(unknown.sum()), received=words))
    return (meaning.fill_null(True) & told.is_not_null()).alias("estimated")


def _amount(table: Table, cells: pl.DataFrame, chosen: BillColumns, settings: BillSettings) -> tuple[pl.Series, str]:
    """Amounts in the unit of the file, and the decimal sign; numbers of a spreadsheet need none."""
    column = chosen.of["amount"]
    texts, typed = cells[column], table.numbers.get(column)
    if typed is not None:
        texts = texts.set(typed.is_not_null(), None)
    sign = decimal_sign(texts, cells[LINE], table.file, column, settings.decimal)
    read = texts.to_frame("texts").select(numbers(pl.col("texts"), sign)).to_series()
    return (read if typed is None else typed.zip_with(typed.is_not_null(), read)), sign


def _factor(
    cells: pl.DataFrame,
    frame: pl.DataFrame,
    chosen: BillColumns,
    settings: BillSettings,
    file: str,
    litres: Mapping[str, float],
) -> tuple[pl.Series, pl.Series]:
    """Kilowatt hours in one of each row's unit, null where it is unknown; and the unit as text.

    Raises InputError where no row of the file has a unit that can be used.
    """
    if "unit" in chosen.of:
        units = cells[chosen.of["unit"]]
    else:
        units = pl.Series([chosen.unit], dtype=pl.String).new_from_index(0, len(cells))
    pairs = pl.DataFrame({"unit": units, "carrier": frame["carrier"]})
    known = pairs.unique().drop_nulls("unit")
    known = known.with_columns(
        pl.Series(
            "factor",
            [kilowatt_hours_in(unit, carrier, settings.calorific_value, litres) for unit, carrier in known.iter_rows()],
            pl.Float64,
        )
    )
    told = ", ".join(known["unit"].unique().sort().head(EXAMPLES).to_list())
    if len(known) and known["factor"].null_count() == len(known):
        lacking = all(lacks_calorific_value(unit) for unit in known["unit"])
        if lacking:
            raise InputError("bills-calorific-value", file=file, received=told)
        raise InputError("bills-unit-unknown", file=file, received=told, allowed=", ".join(UNITS))
    joined = pairs.join(known, on=["unit", "carrier"], how="left", maintain_order="left", nulls_equal=True)
    return joined["factor"], units


def _judge(
    frame: pl.DataFrame,
    cells: pl.DataFrame,
    chosen: BillColumns,
    factor: pl.Series,
    unit: pl.Series,
    today: datetime.date,
) -> pl.DataFrame:
    """Give each row the first reason for which it cannot be a bill, and what the file says there."""
    of = chosen.of
    texts = {name: cells[of[name]] if name in of else None for name in ("carrier", "from", "to", "year", "month")}
    day = [t for t in (texts["from"], texts["to"], texts["year"], texts["month"]) if t is not None]
    table = frame.with_columns(
        factor.alias("factor"),
        unit.alias("unit"),
        cells[of["amount"]].alias("amount_text"),
        (texts["carrier"] if texts["carrier"] is not None else frame["carrier"]).alias("carrier_text"),
        pl.concat_str([t.alias(f"d{n}") for n, t in enumerate(day)], separator=" – ", ignore_nulls=True).alias("days")
        if day else pl.lit("").alias("days"),
    )  # fmt: skip
    no_days = pl.all_horizontal([t.is_null().alias(f"n{n}") for n, t in enumerate(day)])
    lacks = (
        pl.col("series").is_null() | pl.col("amount_text").is_null() | pl.col("carrier_text").is_null()
        | pl.col("unit").is_null() | no_days
    )  # fmt: skip
    reasons: list[tuple[str, pl.Expr, pl.Expr]] = [
        ("bill-too-many-values", pl.col(SPILL).is_not_null(), pl.col(SPILL)),
        ("bill-value-missing", lacks, pl.lit(None, pl.String)),
        ("bill-carrier-unknown", pl.col("carrier").is_null(), pl.col("carrier_text")),
        ("bill-unit-unknown", pl.col("factor").is_null(), pl.col("unit")),
        ("bill-not-a-number", pl.col("amount").is_null() | ~pl.col("amount").is_finite(), pl.col("amount_text")),
        ("bill-not-a-date", pl.col("first").is_null() | pl.col("end").is_null(), pl.col("days")),
        ("bill-ends-before-start", pl.col("end") <= pl.col("first"), pl.col("days")),
        ("bill-in-the-future", pl.col("end") > today + datetime.timedelta(days=1), pl.col("days")),
        ("bill-too-old", pl.col("first") < OLDEST, pl.col("days")),
        ("bill-too-long", (pl.col("end") - pl.col("first")).dt.total_days() > LONGEST, pl.col("days")),
    ]
    return table.with_columns(
        pl.coalesce([pl.when(wrong).then(pl.lit(code)) for code, wrong, _ in reasons]).alias("reason"),
        pl.coalesce([pl.when(wrong).then(pl.coalesce(told, pl.lit(""))) for _, wrong, told in reasons]).alias("detail"),
    )
