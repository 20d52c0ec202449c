"""Bills that say the same twice, contradict each other, overlap, or take each other back."""

from __future__ import annotations

import polars as pl

from citybrain.observations.bills.declaration import carriers

DUPLICATE = "bill-duplicate"
BILL, CREDIT, CANCELLED = "bill", "credit", "cancelled"
OVERLAP_ALLOWED = 3
"""Days by which periods of one meter may overlap: readings are seldom on the very day that a bill names."""

SAME = ("group", "first", "end", "energy")
PERIOD = ("group", "first", "end")


def settle_doubles(bills: pl.DataFrame, several: str) -> pl.DataFrame:
    """Add `status` (bill, credit or cancelled) to the good rows, and a reason to those that cannot be counted.

    A row equal to an earlier one in series, carrier, days and energy is a duplicate; the first counts, one that was
    read before one that was estimated. A negative amount is a credit; a bill that a credit takes back to the last
    kilowatt hour is cancelled. Bills of one series and period that differ, and periods that overlap by more than
    three days, are all set apart, unless `several` is "add" (a building with several meters that the file does not
    tell apart).
    """
    table = bills.with_row_index("row").with_columns(_group(bills).alias("group"))
    good = table.filter(pl.col("reason").is_null()).sort("estimated", maintain_order=True)
    first = good.unique(SAME, keep="first", maintain_order=True)
    doubled = good.join(first.select("row"), on="row", how="anti").select("row")
    credits = first.filter(pl.col("energy") < 0)
    opposite = credits.select("group", "first", "end", -pl.col("energy"))
    charged = first.filter(pl.col("energy") >= 0)
    cancelled = charged.join(opposite, on=list(SAME), how="semi").select("row")
    counted = charged.join(cancelled, on="row", how="anti")
    wrong = [doubled.with_columns(why=pl.lit(DUPLICATE), other=pl.lit(None, pl.UInt32))]
    if several == "refuse":
        conflicts = _conflicts(counted)
        wrong.append(conflicts)
        wrong.append(_overlaps(counted.join(conflicts.select("row"), on="row", how="anti")))
    found = pl.concat([part.select("row", "why", "other") for part in wrong])
    joined = table.join(found, on="row", how="left", maintain_order="left")
    is_cancelled = pl.col("row").is_in(cancelled["row"].implode())
    return joined.with_columns(
        pl.coalesce("reason", "why").alias("reason"),
        pl.coalesce("detail", pl.col("other").cast(pl.String)).alias("detail"),
        pl.when(pl.col("energy") < 0).then(pl.lit(CREDIT)).when(is_cancelled).then(pl.lit(CANCELLED))
        .otherwise(pl.lit(BILL)).alias("status"),
    ).drop("row", "group", "why", "other")  # fmt: skip


def _group(bills: pl.DataFrame) -> pl.Series:
    """A number for each pair of series and carrier."""
    series = bills["series"].fill_null("").cast(pl.Categorical).to_physical().cast(pl.UInt64)
    kinds = list(range(len(carriers())))
    codes = bills["carrier"].replace_strict(list(carriers()), kinds, default=0, return_dtype=pl.UInt64)
    return series * len(carriers()) + codes


def _conflicts(counted: pl.DataFrame) -> pl.DataFrame:
    """Bills of one series, carrier and period with different amounts; `other` is the line of the first or the next."""
    several = counted.filter(pl.struct(PERIOD).is_duplicated())
    line = pl.col("line")
    other = (
        pl.when(line == line.first().over(PERIOD)).then(line.last().over(PERIOD)).otherwise(line.first().over(PERIOD))
    )
    return several.with_columns(why=pl.lit("bill-conflict"), other=other)


def _overlaps(counted: pl.DataFrame) -> pl.DataFrame:
    """Bills whose days another bill of the series has, too, beyond what is allowed; `other` is the line of that one."""
    ordered = counted.sort("group", "first", "end").with_columns(
        reached=pl.col("end").cum_max().shift(1).over("group"),
        next_first=pl.col("first").shift(-1).over("group"),
        next_end=pl.col("end").shift(-1).over("group"),
        before=pl.col("line").shift(1).over("group"),
        after=pl.col("line").shift(-1).over("group"),
    )
    backward = (pl.min_horizontal("end", "reached") - pl.col("first")).dt.total_days() > OVERLAP_ALLOWED
    forward = (pl.min_horizontal("end", "next_end") - pl.col("next_first")).dt.total_days() > OVERLAP_ALLOWED
    backward = backward & pl.col("reached").is_not_null()
    found = ordered.filter(backward | forward.fill_null(False))
    other = pl.when(backward).then("before").otherwise("after")
    return found.with_columns(why=pl.lit("bill-overlap"), other=other)
