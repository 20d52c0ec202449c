"""Times of ISO 8601 as µs and back."""

from datetime import UTC, datetime, timedelta, timezone

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citybrain.observations.readings.columns import NO_TIME
from citybrain.observations.times import (
    EPOCH,
    MICROSECOND,
    Span,
    TimeError,
    all_written,
    instant,
    instants,
    shown,
    span,
)

zones = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
moments = st.datetimes(datetime(2, 1, 1), datetime(9998, 12, 31), timezones=zones)


@settings(deadline=None)
@given(st.lists(moments, min_size=1, max_size=5))
def test_every_moment_is_read_alike_alone_and_among_others_and_written_so_that_it_is_the_same(many: list) -> None:
    texts = [moment.isoformat() for moment in many]
    alone = [instant(text) for text in texts]
    assert alone == [(moment - EPOCH) // MICROSECOND for moment in many]
    together = instants(texts)
    if together is not None:  # none of them lies before 1677 or has an offset of odd minutes
        assert together.tolist() == alone
    assert [instant(text) for text in all_written(np.array(alone, np.int64))] == alone


@pytest.mark.parametrize(
    "text",
    ["", "2026-01-01", "2026-01-01T00:00:00", "2026-13-01T00:00:00Z", "now", "2026-W01-1T00:00:00Z", 5, None, True,
     "0001-01-01T00:00:00+01:00", "9999-12-31T23:59:59-01:00", "2026-01-01T25:00:00Z", "20260101T000000Z"],
)  # fmt: skip
def test_what_is_no_time_is_refused(text: object) -> None:
    with pytest.raises(TimeError):
        instant(text)
    assert instants([text, "2026-01-01T00:00:00Z"]) is None or str(text).startswith(("0001", "9999"))


def test_intervals_have_an_end_that_does_not_come_before_their_begin() -> None:
    assert span("1970-01-01T00:00:00Z/1970-01-01T00:00:01Z") == Span(0, 1_000_000)
    assert span("1970-01-01T00:00:00Z") == Span(0, NO_TIME)
    with pytest.raises(TimeError):
        span("1970-01-01T00:00:01Z/1970-01-01T00:00:00Z")
    with pytest.raises(TimeError):
        span("1970-01-01T00:00:01Z/")


def test_times_are_written_with_the_places_that_they_need() -> None:
    second, millisecond, microsecond = 1_000_000, 1_001_000, 1_000_001
    assert all_written(np.array([second, NO_TIME])) == ["1970-01-01T00:00:01Z", None]
    assert all_written(np.array([second, millisecond])) == ["1970-01-01T00:00:01.000Z", "1970-01-01T00:00:01.001Z"]
    assert all_written(np.array([microsecond])) == ["1970-01-01T00:00:01.000001Z"]
    assert shown(datetime(2026, 1, 1, tzinfo=UTC).isoformat(timespec="microseconds")) == "2026-01-01T00:00:00Z"
