"""Texts of a file as instants: with their own offset, or as local time of a zone."""

from __future__ import annotations

from typing import NamedTuple

import polars as pl

from citybrain.kernel.errors import InputError

PARTS = ("year", "month", "day", "hour", "minute", "second")
FORMATS = (
    "%Y-%m-%d %H:%M:%S%.f",
    "%Y-%m-%d %H:%M",
    "%d.%m.%Y %H:%M:%S",
    "%d.%m.%Y %H:%M",
    "%Y/%m/%d %H:%M:%S",
    "%Y/%m/%d %H:%M",
)
OFFSET = r"(?:[Zz]|[+-]\d{2}:?\d{2})$"


class Instants(NamedTuple):
    """µs since 1970 (null where there is none) and, where there is none, the message that says why."""

    time: pl.Series
    problem: pl.Series


def from_parts(cells: pl.DataFrame, columns: dict[str, str], zone: str, order: pl.Series) -> Instants:
    """Instants of local times that stand in columns of their own (year, month, day, hour, ...)."""
    numbers = {
        part: cells[columns[part]].cast(pl.Int32, strict=False) if part in columns else pl.Series([0] * len(cells))
        for part in PARTS
    }
    frame = pl.DataFrame(numbers)
    whole = pl.all_horizontal(pl.all().is_not_null())
    try:
        local = frame.select(pl.when(whole).then(pl.datetime(*(pl.col(part) for part in PARTS))))
    except pl.exceptions.PolarsError:
        texts = frame.select(
            pl.format("{}-{}-{} {}:{}:{}", *(pl.col(part).cast(pl.String).str.zfill(2) for part in PARTS))
        )
        local = texts.select(pl.all().str.to_datetime("%Y-%m-%d %H:%M:%S", strict=False))
    return in_zone(local.to_series().cast(pl.Datetime("us")), zone, order)


def from_texts(texts: pl.Series, zone: str, order: pl.Series) -> Instants:
    """Instants of ISO 8601 texts with an offset, and of local times as most files write them."""
    stripped = texts.str.strip_chars().str.replace("T", " ", literal=True)
    offset = stripped.str.contains(OFFSET).fill_null(False)
    if offset.all():
        spelled = stripped.str.replace(r"[Zz]$", "+00:00")
        found = spelled.str.to_datetime("%Y-%m-%d %H:%M:%S%.f%z", strict=False, time_unit="us", time_zone="UTC")
        time = found.dt.epoch("us")
        return Instants(time, _unread(time))
    if offset.any():
        raise InputError("observations-time-mixed", received=str(texts.filter(~offset)[0]))
    for form in FORMATS:
        local = stripped.str.to_datetime(form, strict=False, time_unit="us")
        if local.null_count() <= texts.null_count() + len(texts) // 2:
            there = in_zone(local, zone, order)
            return Instants(there.time, there.problem.zip_with(local.is_not_null(), _unread(there.time)))
    raise InputError("observations-time-unread", received=str(texts.drop_nulls()[0]) if len(texts) else "-")


def in_zone(local: pl.Series, zone: str, order: pl.Series) -> Instants:
    """Instants of local times of a zone.

    A time that the clock skips in spring has none. One that it shows twice in autumn is the first where a station has
    it once more after that in the file (`order` names station and column), else it cannot be told.
    """
    frame = pl.DataFrame({"local": local, "order": order}).with_columns(
        first=pl.int_range(pl.len()).over("order", "local") == 0,
        twice=(pl.len() > 1).over("order", "local"),
    )
    try:
        there = frame.select(
            early=pl.col("local").dt.replace_time_zone(zone, ambiguous="earliest", non_existent="null"),
            late=pl.col("local").dt.replace_time_zone(zone, ambiguous="latest", non_existent="null"),
        ).with_columns(pl.all().dt.convert_time_zone("UTC").dt.epoch("us"))
    except pl.exceptions.PolarsError as problem:
        raise InputError("observations-zone-unknown", received=zone) from problem
    unclear = there["early"] != there["late"]
    alone = unclear & ~frame["twice"]
    time = there["early"].zip_with(~unclear | frame["first"], there["late"])
    time = pl.select(pl.when(~alone).then(time)).to_series()
    told = pl.select(
        pl.when(alone).then(pl.lit("reading-time-twice")).when(time.is_null()).then(pl.lit("reading-time-skipped"))
    ).to_series()
    return Instants(time, told)


def _unread(time: pl.Series) -> pl.Series:
    return pl.select(pl.when(time.is_null()).then(pl.lit("reading-time-unread"))).to_series()
