"""Stays, gaps and trends of made-up days: by hand, and against scipy and a simulation with a known change."""

import datetime

import numpy as np
import pytest

from citybrain.observations.species.presence import DayOfSpecies, months_of, stays_of, trend_of

FIRST = datetime.date(2023, 1, 10)
HOUR = 3600.0


def day(number: int) -> datetime.date:
    return FIRST + datetime.timedelta(days=number)


def days(*numbers: int) -> dict[datetime.date, DayOfSpecies]:
    return {day(number): DayOfSpecies(2, 1) for number in numbers}


def test_ninety_days_of_detections_are_one_stay_with_its_gaps() -> None:
    """Every day but the 11th to 15th and the 41st; somebody listened two hours on three of the former."""
    seen = [at for at in range(90) if at not in {*range(10, 15), 40}]
    effort = {day(at): 2 * HOUR for at in (10, 11, 12)}
    (stay,) = stays_of(days(*seen), effort)
    assert (stay.first, stay.last, stay.days, stay.days_detected) == (day(0), day(89), 90, 84)
    assert (stay.detections, stay.confirmed) == (168, 84)
    assert [(gap.first, gap.last, gap.days, gap.hours) for gap in stay.gaps] == [
        (day(10), day(14), 5, 6.0), (day(40), day(40), 1, 0.0)
    ]  # fmt: skip


def test_a_stay_ends_where_more_days_pass_than_a_gap_has() -> None:
    first, second = stays_of(days(0, 15, 31), {})
    assert (first.days, second.days) == (16, 1)
    assert first.gaps[0].hours is None
    assert len(stays_of(days(0, 15, 31), {}, longest_gap=15)) == 1
    assert stays_of({day(0): DayOfSpecies(0, 0)}, {}) == []


def test_a_month_has_the_rate_of_what_was_listened_and_the_exact_interval() -> None:
    """Ten events have a 95 % interval of 4.795 to 18.39 (tables of the Poisson distribution); none: 0 to 3.689."""
    empty = FIRST + datetime.timedelta(days=31)
    effort = {FIRST: 4 * HOUR, empty: 2 * HOUR}
    january, february = months_of({FIRST: 12}, {FIRST: 10}, effort)
    assert (january.month, january.detections, january.hours, january.rate) == ("2023-01", 12, 4.0, 2.5)
    assert (january.low, january.high) == pytest.approx((4.795 / 4, 18.39 / 4), rel=1e-3)
    assert (february.rate, february.low, february.high) == pytest.approx((0.0, 0.0, 3.689 / 2), rel=1e-3)
    (silent,) = months_of({FIRST: 12}, {}, {})
    assert (silent.hours, silent.rate) == (None, None)


def simulated(change: float, hours: np.ndarray, seed: int = 5) -> list:
    rng = np.random.default_rng(seed)
    dates = [datetime.date(2022 + at // 12, at % 12 + 1, 1) for at in range(len(hours))]
    years = np.arange(len(hours)) / 12
    counts = rng.poisson(hours * 2.0 * (1.0 + change) ** years)
    seen = {one: int(count) for one, count in zip(dates, counts, strict=True)}
    return months_of(seen, seen, {one: float(some) * HOUR for one, some in zip(dates, hours, strict=True)})


@pytest.mark.parametrize("change", [-0.3, 0.0, 0.5])
def test_a_trend_knows_how_long_anybody_listened(change: float) -> None:
    """Effort grows sixfold in four years: counts grow, and the rate changes as it was made to."""
    trend = trend_of(simulated(change, np.linspace(50, 300, 48)))
    assert trend.change is not None
    assert trend.change == pytest.approx(change, abs=0.05)
    assert trend.low is not None and trend.high is not None
    assert trend.low < change < trend.high


def test_where_no_trend_can_be_told_there_is_a_reason() -> None:
    assert trend_of(months_of({FIRST: 3}, {}, {})).reason == "no-effort"
    assert trend_of(simulated(0.0, np.full(5, 10.0))).reason == "few-months"
    nothing = months_of({}, {}, {datetime.date(2022, at + 1, 1): HOUR for at in range(8)})
    assert trend_of(nothing).reason == "no-detections"
