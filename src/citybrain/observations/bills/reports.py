"""Tables that people open in a spreadsheet: rows set apart with their reasons, places that did not match."""

from __future__ import annotations

import polars as pl
import pyarrow as pa

from citybrain.messages import text

DANGEROUS = "=+-@\t\r"


def neutral(name: str) -> pl.Expr:
    """A column of texts in which no cell can begin a formula: an apostrophe stands before it.

    OWASP, "CSV Injection": cells that begin with = + - @, a tab or a carriage return.
    """
    told = pl.col(name)
    return (
        pl.when(told.str.contains(r"^[=+\-@\t\r]")).then(pl.concat_str(pl.lit("'"), told)).otherwise(told).alias(name)
    )


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
    return _csv(table)


def unmatched_csv(unmatched: pl.DataFrame) -> bytes:
    """Meters, buildings or zones of the bills that the twin does not have, the largest energy first."""
    return _csv(unmatched.sort("kilowatt_hours", descending=True))


def neutral_texts(table: pa.Table) -> pa.Table:
    """A table with all columns of texts as `neutral` tells them."""
    texts = [field.name for field in table.schema if pa.types.is_string(field.type)]
    told = pl.DataFrame({name: pl.from_arrow(table[name]) for name in texts}).with_columns(map(neutral, texts))
    for name in texts:
        place = table.schema.get_field_index(name)
        table = table.set_column(place, name, told[name].to_arrow().cast(pa.string()))
    return table


def _csv(table: pl.DataFrame) -> bytes:
    texts = [name for name, kind in table.schema.items() if kind == pl.String]
    return table.with_columns(neutral(name) for name in texts).write_csv(include_bom=True).encode()
