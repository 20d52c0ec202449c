"""Times of files: days, day first or month first, dates and clocks in two columns, fixed offsets."""

from datetime import UTC, datetime

import polars as pl
import pytest

from citybrain.kernel.errors import InputError
from citybrain.messages import text
from citybrain.observations.importing.times import (
    Instants,
    fixed_offset,
    from_clock,
    from_parts,
    from_texts,
    tellable,
)


def shown(there: Instants) -> list[str | None]:
    """Times, and ends of days behind a stroke."""
    rows = zip(there.time.to_list(), there.until.to_list(), strict=True)
    return [
        None if time is None else _one(time) + (f"/{_one(until)}" if until is not None else "") for time, until in rows
    ]


def _one(time: int) -> str:
    return datetime.fromtimestamp(time / 1e6, UTC).strftime("%Y-%m-%d %H:%M")


def read(*texts: str, zone: str = "UTC", **more: str) -> list[str | None]:
    return shown(from_texts(pl.Series(texts), zone, pl.Series([""] * len(texts)), **more))  # type: ignore[arg-type]


@pytest.mark.parametrize("day", ["2026-03-28", "28/03/2026", "28-03-2026", "28.03.2026", "3/28/2026", "2026/03/28"])
def test_a_date_alone_is_a_day_of_its_zone(day: str) -> None:
    assert read(day, zone="Europe/Madrid") == ["2026-03-27 23:00/2026-03-28 23:00"]


def test_a_day_on_which_clocks_change_is_as_long_as_it_was() -> None:
    assert read("2026-03-29", zone="Europe/Madrid") == ["2026-03-28 23:00/2026-03-29 22:00"]
    assert read("2026-10-25", zone="Europe/Madrid") == ["2026-10-24 22:00/2026-10-25 23:00"]


def test_the_order_of_day_and_month_is_told_by_the_file_or_asked() -> None:
    assert read("03/04/2026 10:00", "13/04/2026 10:00") == ["2026-04-03 10:00", "2026-04-13 10:00"]
    assert read("03/04/2026 10:00", "03/14/2026 10:00") == ["2026-03-04 10:00", "2026-03-14 10:00"]
    assert read("03/04/2026 10:00", first="day-first") == ["2026-04-03 10:00"]
    assert read("03/04/2026 10:00", first="month-first") == ["2026-03-04 10:00"]
    for texts, code in (
        (["03/04/2026", "05/06/2026"], "observations-dates-unclear"),
        (["13/04/2026", "05/16/2026"], "observations-dates-mixed"),
    ):
        with pytest.raises(InputError, match=code) as refused:
            read(*texts)
        for language in ("en", "zh"):
            assert text(code, language, **refused.value.arguments)


@pytest.mark.parametrize(
    ("clock", "time"), [("1:30", "01:30"), ("01:30:00", "01:30"), ("7", "07:00"), ("13h", "13:00")]
)
def test_a_date_and_a_clock_are_one_time(clock: str, time: str) -> None:
    order = pl.Series([""])
    there = from_clock(pl.Series(["13/04/2026"]), pl.Series([clock]), "UTC", order, None)
    assert shown(there) == [f"2026-04-13 {time}"]


def test_the_clock_ends_at_24() -> None:
    order, dates = pl.Series(["", "", ""]), pl.Series(["2026-04-30"] * 3)
    there = from_clock(dates, pl.Series(["24:00", "24:01", "noon"]), "UTC", order, None)
    assert shown(there) == ["2026-05-01 00:00", None, None]
    assert there.problem.to_list() == [None, "reading-time-unread", "reading-time-unread"]


@pytest.mark.parametrize(
    ("zone", "hours"), [("UTC+1", 1), ("UTC", 0), ("GMT-3", -3), ("UTC+05:30", 5.5), ("+01:00", 1), ("utc +8", 8)]
)
def test_a_zone_may_be_an_offset(zone: str, hours: float) -> None:
    assert fixed_offset(zone) == hours * 3_600_000_000


@pytest.mark.parametrize("zone", ["Europe/Madrid", "UTC+15", "", "1", "UTC+1:3"])
def test_any_other_name_is_none(zone: str) -> None:
    assert fixed_offset(zone) is None


def test_an_offset_has_no_hour_twice_and_skips_none() -> None:
    assert read("2026-03-29 02:30", "2026-10-25 02:30", zone="UTC+1") == ["2026-03-29 01:30", "2026-10-25 01:30"]
    assert read("2026-01-01 02:30 UTC+1", "2026-01-01 02:30 GMT") == ["2026-01-01 01:30", "2026-01-01 02:30"]
    assert read("2026-01-01T02:30+01:00", "2026-01-01T02:30:00Z") == ["2026-01-01 01:30", "2026-01-01 02:30"]


def test_parts_without_an_hour_are_days() -> None:
    cells = pl.DataFrame({"year": ["2026"], "month": ["1"], "day": ["5"]})
    there = from_parts(cells, {name: name for name in cells.columns}, "UTC+1", pl.Series([""]))
    assert shown(there) == ["2026-01-04 23:00/2026-01-05 23:00"]


def test_times_beyond_the_years_that_can_be_told_are_unread() -> None:
    texts = pl.Series(["0001-01-01 00:00", "0001-01-02 00:00", "9999-12-31 23:00", "never"])
    there = tellable(from_texts(texts, "UTC+1", pl.Series([""] * 4)))
    assert shown(there)[1:] == ["1-01-01 23:00", "9999-12-31 22:00", None]
    assert there.problem.to_list() == ["reading-time-unread", None, None, "reading-time-unread"]
    years = pl.DataFrame({"year": ["0", "99999", "2026"], "month": ["1"] * 3, "day": ["1"] * 3})
    parts = tellable(from_parts(years, {name: name for name in years.columns}, "UTC", pl.Series([""] * 3)))
    assert shown(parts) == [None, None, "2026-01-01 00:00/2026-01-02 00:00"]
