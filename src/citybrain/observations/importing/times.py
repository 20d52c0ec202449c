"""Texts of a file as instants or days: with their own offset, or as local time of a zone."""

from __future__ import annotations

import re
from typing import NamedTuple

import polars as pl

from citybrain.kernel.errors import InputError
from citybrain.observations.importing.mapping import Dates
from citybrain.observations.times import EARLIEST, LATEST

PARTS = ("year", "month", "day", "hour", "minute", "second")
DAYS = ("%Y-%m-%d", "%d.%m.%Y", "%Y/%m/%d", "%Y%m%d")
FORMATS = (
    "%Y-%m-%d %H:%M:%S%.f",
    "%Y-%m-%d %H:%M",
    "%d.%m.%Y %H:%M:%S",
    "%d.%m.%Y %H:%M",
    "%Y/%m/%d %H:%M:%S",
    "%Y/%m/%d %H:%M",
    *DAYS,
)
OFFSET = r"(?:[Zz]|:\d{2}(?:[.,]\d+)? ?[+-]\d{2}:?\d{2})$"
NAMED_OFFSET = r"\s*(?:UTC|GMT)\s*([+-])(\d{1,2})(?::?(\d{2}))?$"
FIXED = re.compile(r"^(?:UTC|GMT)?\s*(?:(?P<sign>[+-])(?P<hours>\d{1,2})(?::?(?P<minutes>\d{2}))?)?$", re.IGNORECASE)
EITHER = r"^(\d{1,2})[/-](\d{1,2})[/-](\d{4})\b(.*)$"
"""Dates that may begin with the day or with the month."""

CLOCK = r"^(\d{1,2})(?:[:.h](\d{2}))?(?::(\d{2}))?h?$"
FURTHEST = 14
"""Hours of the largest offset from UTC."""


class Instants(NamedTuple):
    """µs since 1970 (null where there is none), the end of those that are days, and why there is none (a message)."""

    time: pl.Series
    until: pl.Series
    problem: pl.Series


def from_parts(cells: pl.DataFrame, columns: dict[str, str], zone: str, order: pl.Series) -> Instants:
    """Instants of local times that stand in columns of their own (year, month, day, hour, ...); days without hours."""
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
    return in_zone(local.to_series().cast(pl.Datetime("us")), zone, order, "hour" not in columns)


def from_clock(dates: pl.Series, clocks: pl.Series, zone: str, order: pl.Series, first: Dates | None) -> Instants:
    """Instants of dates and times of day in two columns; 24:00 is the beginning of the next day."""
    day, _ = _local(dates.str.strip_chars().str.replace(r"[T ]0?0:00(:00)?(\.0+)?$", ""), first)
    parts = pl.DataFrame({"day": day, "clock": clocks.str.strip_chars()}).with_columns(
        pl.col("clock").str.extract(CLOCK, group).cast(pl.Int64, strict=False).alias(name)
        for group, name in enumerate(("hour", "minute", "second"), start=1)
    )
    minute, second = pl.col("minute").fill_null(0), pl.col("second").fill_null(0)
    seconds = pl.col("hour") * 3600 + minute * 60 + second
    good = (minute < 60) & (second < 60) & (seconds <= 86_400)
    local = parts.select(pl.when(good).then(pl.col("day") + pl.duration(seconds=seconds))).to_series()
    return _with_unread(in_zone(local, zone, order), local)


def from_texts(texts: pl.Series, zone: str, order: pl.Series, first: Dates | None = None) -> Instants:
    """Instants of ISO 8601 texts with an offset, of local times as most files write them, and days of dates alone.

    `first` says whether dates such as 03/04/2020 begin with the day or the month. Raises InputError where nothing says
    so, where some times tell their offset and others do not, and where most cannot be read.
    """
    stripped = _with_offsets(texts.str.strip_chars().str.replace(r"(\d)[Tt](\d)", "$1 $2"))
    offset = stripped.str.contains(OFFSET).fill_null(False)
    if offset.all():
        spelled = stripped.str.replace(r"[Zz]$", "+00:00").str.replace(r" ([+-]\d{2}:?\d{2})$", "$1")
        found = spelled.str.to_datetime("%Y-%m-%d %H:%M:%S%.f%z", strict=False, time_unit="us", time_zone="UTC")
        short = spelled.str.to_datetime("%Y-%m-%d %H:%M%z", strict=False, time_unit="us", time_zone="UTC")
        time = found.fill_null(short).dt.epoch("us")
        return Instants(time, _none(time), _unread(time))
    if offset.any():
        raise InputError("observations-time-mixed", received=str(texts.filter(~offset)[0]))
    local, days = _local(stripped, first)
    return _with_unread(in_zone(local, zone, order, days), local)


def _with_unread(there: Instants, local: pl.Series) -> Instants:
    return there._replace(problem=there.problem.zip_with(local.is_not_null(), _unread(local)))


def _local(texts: pl.Series, first: Dates | None) -> tuple[pl.Series, bool]:
    """Local times, and whether they are days."""
    ordered = _in_order(texts, first)
    for form in FORMATS:
        local = ordered.str.to_datetime(form, strict=False, time_unit="us")
        if local.null_count() <= texts.null_count() + len(texts) // 2:
            return local, form in DAYS
    raise InputError("observations-time-unread", received=str(texts.drop_nulls()[0]) if texts.count() else "-")


def _in_order(texts: pl.Series, first: Dates | None) -> pl.Series:
    """Dates that begin with day or month as ISO 8601 has them. Raises InputError where nothing tells which it is."""
    groups = texts.str.extract_groups(EITHER).struct.unnest()
    one, two = (groups[name].cast(pl.Int32, strict=False) for name in ("1", "2"))
    if one.null_count() > texts.null_count() + len(texts) // 2:
        return texts
    days, months = (one > 12).fill_null(False), (two > 12).fill_null(False)
    if days.any() and months.any() and first is None:
        raise InputError("observations-dates-mixed", received=str(texts.filter(days)[0]), other=texts.filter(months)[0])
    if not days.any() and not months.any() and first is None:
        raise InputError("observations-dates-unclear", received=str(texts.filter(one.is_not_null())[0]))
    day, month = (
        ("2", "1") if (first or ("month-first" if months.any() else "day-first")) == "month-first" else ("1", "2")
    )
    written = pl.format("{}-{}-{}{}", "3", pl.col(month).str.zfill(2), pl.col(day).str.zfill(2), "4")
    return groups.select(written).to_series()


def _with_offsets(texts: pl.Series) -> pl.Series:
    """Times such as "2026-01-31 12:00 UTC+1" with their offset as ISO 8601 has it."""
    frame = pl.DataFrame({"text": texts, "groups": texts.str.extract_groups(NAMED_OFFSET)})
    sign, hours, minutes = (pl.col("groups").struct.field(name) for name in ("1", "2", "3"))
    offset = pl.format("{}{}:{}", sign, hours.str.zfill(2), minutes.fill_null("00"))
    there = pl.concat_str(pl.col("text").str.replace(NAMED_OFFSET, ""), offset)
    plainly = pl.col("text").str.replace(r"\s*(?:UTC|GMT)$", "Z")
    return frame.select(pl.when(sign.is_not_null()).then(there).otherwise(plainly)).to_series()


def fixed_offset(zone: str) -> int | None:
    """µs by which a zone such as "UTC+1", "GMT-03:30" or "+01:00" is ahead of UTC; None for any other name."""
    match = FIXED.match(zone.strip())
    if not zone.strip() or match is None or int(match["hours"] or 0) > FURTHEST:
        return None
    minutes = int(match["hours"] or 0) * 60 + int(match["minutes"] or 0)
    return (-1 if match["sign"] == "-" else 1) * minutes * 60_000_000


def in_zone(local: pl.Series, zone: str, order: pl.Series, days: bool = False) -> Instants:
    """Instants of local times of a zone, or days from one midnight to the next.

    A time that the clock skips in spring has none. One that it shows twice in autumn is the first where a station has
    it once more after that in the file (`order` names station and column), else it cannot be told.
    """
    offset = fixed_offset(zone)
    if offset is not None:
        time = local.dt.epoch("us") - offset
        until = time + 86_400_000_000 if days else _none(time)
        return Instants(time, until, pl.Series([None] * len(local), dtype=pl.String))
    frame = pl.DataFrame({"local": local, "order": order}).with_columns(
        first=pl.int_range(pl.len()).over("order", "local") == 0,
        twice=(pl.len() > 1).over("order", "local"),
    )
    early, late = _bounds(frame["local"], zone)
    unclear = early != late
    alone = unclear & ~frame["twice"] & (not days)
    time = early.zip_with(~unclear | frame["first"] | days, late)
    time = pl.select(pl.when(~alone).then(time)).to_series()
    told = pl.select(
        pl.when(alone).then(pl.lit("reading-time-twice")).when(time.is_null()).then(pl.lit("reading-time-skipped"))
    ).to_series()
    return Instants(time, _bounds(local.dt.offset_by("1d"), zone)[0] if days else _none(time), told)


def _bounds(local: pl.Series, zone: str) -> tuple[pl.Series, pl.Series]:
    """The first and the last instant [µs] at which the clocks of a zone show some times."""
    try:
        there = pl.DataFrame({"local": local}).select(
            early=pl.col("local").dt.replace_time_zone(zone, ambiguous="earliest", non_existent="null"),
            late=pl.col("local").dt.replace_time_zone(zone, ambiguous="latest", non_existent="null"),
        )
    except pl.exceptions.PolarsError as problem:
        raise InputError("observations-zone-unknown", received=zone) from problem
    there = there.with_columns(pl.all().dt.convert_time_zone("UTC").dt.epoch("us"))
    return there["early"], there["late"]


def tellable(there: Instants) -> Instants:
    """The same without times beyond the years 1 to 9999 in UTC, which are unread."""
    good, ends = (one.is_between(EARLIEST, LATEST).fill_null(True) for one in (there.time, there.until))
    frame = pl.DataFrame({**there._asdict(), "good": good & ends})
    kept = frame.select(pl.when("good").then(name).alias(name) for name in ("time", "until"))
    return Instants(kept["time"], kept["until"], there.problem.zip_with(good & ends, _unread(kept["time"])))


def _none(time: pl.Series) -> pl.Series:
    return pl.Series([None] * len(time), dtype=pl.Int64)


def _unread(time: pl.Series) -> pl.Series:
    return pl.select(pl.when(time.is_null()).then(pl.lit("reading-time-unread"))).to_series()
