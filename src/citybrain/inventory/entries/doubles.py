"""Lines that are there twice: in one file, in several files, or in a file and in the records."""

from __future__ import annotations

import polars as pl

from citybrain.inventory.entries.frame import CONTENT

HASH = "_hash"
ROW = "_row"


def same_within(lines: pl.DataFrame) -> pl.DataFrame:
    """Rows (ROW, from 0) that say exactly what an earlier row says, with the row of the first (`first`)."""
    hashed = _hashed(lines.with_row_index(ROW))
    several = hashed.filter(pl.col(HASH).is_duplicated())
    if several.is_empty():
        return pl.DataFrame(schema={ROW: pl.UInt32, "first": pl.UInt32})
    first = pl.col(ROW).min().over(list(CONTENT)).alias("first")
    return several.with_columns(first).filter(pl.col(ROW) > pl.col("first")).select(ROW, "first")


def same_as(lines: pl.DataFrame, recorded: pl.DataFrame) -> pl.DataFrame:
    """Rows (ROW) that say exactly what a recorded line says, with its `id`."""
    nothing = pl.DataFrame(schema={ROW: pl.UInt32, "id": pl.Int64})
    if recorded.is_empty() or lines.is_empty():
        return nothing
    here, there = _hashed(lines.with_row_index(ROW)), _hashed(recorded)
    here, there = here.join(there, on=HASH, how="semi"), there.join(here, on=HASH, how="semi")
    if here.is_empty():
        return nothing
    found = here.join(there, on=list(CONTENT), how="inner", nulls_equal=True)
    return found.group_by(ROW).agg(pl.col("id").min())


def _hashed(lines: pl.DataFrame) -> pl.DataFrame:
    """With a hash of each row, by which only those that could be equal are compared."""
    return lines.with_columns(lines.select(list(CONTENT)).hash_rows().alias(HASH))
