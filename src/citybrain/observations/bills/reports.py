"""Tables that people open in a spreadsheet: rows set apart with their reasons, places that did not match."""

from __future__ import annotations

import polars as pl

from citybrain.base.spreadsheets import csv_table
from citybrain.messages import text


def quarantine_csv(bills: pl.DataFrame) -> bytes:
    """Rows that were not counted: file, line, what the row says, and why."""
    apart = bills.filter(pl.col("reason").is_not_null())
    reasons = apart["reason"].unique().to_list()
    told = {code: text(code) for code in reasons}
    table = apart.select(
        "file", "line", "series", "place", "carrier", "first", pl.col("end").dt.offset_by("-1d").alias("last"),
        pl.col("energy").alias("kilowatt_hours"), "reason", "detail",
        pl.col("reason").replace_strict(told, default="", return_dtype=pl.String).alias("why"),
    )  # fmt: skip
    return csv_table(table)


def unmatched_csv(unmatched: pl.DataFrame) -> bytes:
    """Meters, buildings or zones of the bills that the twin does not have, the largest energy first."""
    return csv_table(unmatched.sort("kilowatt_hours", descending=True))
