"""The Theil-Sen line and Sen's interval of its slope."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import theilslopes

from citybrain.base.trend import trend_of

YEARS = [1, 2, 3, 4, 10, 12, 18]
VALUES = [9, 15, 19, 20, 45, 55, 78]


def test_the_example_of_sen() -> None:
    """P. K. Sen, J. Am. Stat. Assoc. 63 (1968), section 6: the slope is 4, its 93 % interval 26/7 to 35/8."""
    trend = trend_of(YEARS, VALUES, confidence=0.93)
    assert trend.slope == 4.0
    assert trend.low == pytest.approx(26 / 7)
    assert trend.high == pytest.approx(35 / 8)


def test_a_single_year_has_no_trend_and_few_years_no_interval() -> None:
    assert trend_of([2020], [5.0]) is None
    assert trend_of([], []) is None
    few = trend_of([2020, 2022], [5.0, 3.0])
    assert (few.slope, few.low, few.high, few.at(2024)) == (-1.0, None, None, 1.0)


def test_one_odd_year_does_not_bend_the_line() -> None:
    values = [10.0, 9.0, 8.0, 70.0, 6.0, 5.0, 4.0]
    assert trend_of(range(2018, 2025), values).slope == pytest.approx(-1.0)


@settings(deadline=None)
@given(
    st.lists(st.integers(1950, 2025), min_size=4, max_size=25, unique=True),
    st.data(),
    st.sampled_from([0.8, 0.9, 0.95]),
)
def test_the_same_as_scipy(years: list[int], data: st.DataObject, confidence: float) -> None:
    values = data.draw(st.lists(st.integers(-50, 50), min_size=len(years), max_size=len(years)))
    ours = trend_of(years, values, confidence)
    theirs = theilslopes(values, years, confidence)
    assert ours.slope == pytest.approx(theirs.slope)
    if np.isfinite(theirs.low_slope):
        assert (ours.low, ours.high) == (pytest.approx(theirs.low_slope), pytest.approx(theirs.high_slope))


@given(st.floats(-5, 5), st.floats(-100, 100), st.integers(4, 15))
def test_a_straight_line_is_found(slope: float, start: float, count: int) -> None:
    years = list(range(2000, 2000 + count))
    trend = trend_of(years, [start + slope * (year - 2000) for year in years])
    assert trend.slope == pytest.approx(slope, abs=1e-9)
    assert trend.at(2030) == pytest.approx(start + 30 * slope, abs=1e-6)
    assert trend.low <= trend.slope + 1e-9 and trend.slope - 1e-9 <= trend.high
