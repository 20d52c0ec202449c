"""Behind, on course, or nobody can say."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citybrain.indicators.course import IndicatorReading, Path, path_of, standing_of
from citybrain.indicators.declared import IndicatorTarget

BASE = IndicatorReading(2005, 10.0)
TO_2030 = (IndicatorTarget(year=2030, factor=0.5, base_year=2005), IndicatorTarget(year=2040, value=0.0))
"""From 10 in 2005 by 0.2 a year to 5 in 2030, then by 0.5 a year to 0."""


def course(
    *series: IndicatorReading,
    targets: tuple[IndicatorTarget, ...] = TO_2030,
    better: str = "less",
    this_year: int = 2026,
):
    return standing_of(series, path_of(targets, None, series), better, this_year)


def test_behind_says_how_much_earlier_the_path_demanded_the_value() -> None:
    found = course(BASE, IndicatorReading(2025, 8.0))
    assert found.demanded == pytest.approx(6.0)
    assert (found.group, found.years, found.at_least) == ("behind", pytest.approx(10.0), False)


def test_on_course_where_the_value_is_what_the_path_demands() -> None:
    assert course(BASE, IndicatorReading(2025, 6.0)).group == "on_course"
    assert course(BASE, IndicatorReading(2025, 2.0)).group == "on_course"


def test_worse_than_at_the_beginning_is_at_least_as_far_behind_as_the_path_is_old() -> None:
    found = course(BASE, IndicatorReading(2025, 11.0))
    assert (found.group, found.years, found.at_least) == ("behind", 20.0, True)


def test_more_is_better_the_other_way_round() -> None:
    targets = (IndicatorTarget(year=2030, value=50.0), IndicatorTarget(year=2040, value=100.0))
    found = course(IndicatorReading(2020, 20.0), IndicatorReading(2025, 26.0), targets=targets, better="more")
    assert found.demanded == pytest.approx(35.0)
    assert found.years == pytest.approx(3.0)
    assert (
        course(IndicatorReading(2020, 20.0), IndicatorReading(2025, 35.0), targets=targets, better="more").group
        == "on_course"
    )


def test_after_the_last_target_it_goes_on_to_hold() -> None:
    found = course(IndicatorReading(2005, 10.0), IndicatorReading(2045, 2.5), this_year=2045)
    assert (found.demanded, found.years) == (0.0, pytest.approx(45 - 35))


@pytest.mark.parametrize(
    ("series", "targets", "better", "reason"),
    [
        ((), TO_2030, "less", "no_data"),
        ((BASE, IndicatorReading(2025, 8.0)), (), "less", "no_target"),
        ((BASE, IndicatorReading(2025, 8.0)), TO_2030, "neither", "no_direction"),
        ((IndicatorReading(2025, 8.0),), TO_2030, "less", "no_base"),
        ((IndicatorReading(2025, 8.0),), (IndicatorTarget(year=2030, value=5.0),), "less", "no_base"),
        ((BASE, IndicatorReading(2025, 8.0)), (IndicatorTarget(year=2030, factor=0.5),), "less", "no_base"),
        ((BASE, IndicatorReading(2022, 8.0)), TO_2030, "less", "old_data"),
        ((BASE, IndicatorReading(2025, 8.0, method="new")), TO_2030, "less", "broken_series"),
        ((BASE, IndicatorReading(2025, 6.1, 5.5, 6.7)), TO_2030, "less", "within_uncertainty"),
    ],
)
def test_cannot_say(
    series: tuple[IndicatorReading, ...], targets: tuple[IndicatorTarget, ...], better: str, reason: str
) -> None:
    found = course(*series, targets=targets, better=better)
    assert (found.group, found.reason, found.years) == ("cannot_say", reason, None)


def test_nothing_reported_is_not_a_zero() -> None:
    nothing, zero = course(), course(BASE, IndicatorReading(2025, 0.0))
    assert (nothing.group, zero.group) == ("cannot_say", "on_course")


def test_uncertainty_that_does_not_reach_what_is_demanded_changes_nothing() -> None:
    assert course(BASE, IndicatorReading(2025, 8.0, 7.0, 9.0)).group == "behind"
    assert course(BASE, IndicatorReading(2025, 4.0, 3.0, 5.0)).group == "on_course"


def test_a_benchmark_always_holds_and_has_no_years() -> None:
    series = (IndicatorReading(2025, 21.0),)
    found = standing_of(series, path_of((), IndicatorTarget(value=10.0), series), "less", 2026)
    assert (found.group, found.demanded, found.years) == ("behind", 10.0, None)


def test_the_trend_begins_after_a_change_of_method() -> None:
    old = [IndicatorReading(year, 100.0 - year % 7, method="old") for year in range(2000, 2020)]
    new = [IndicatorReading(year, 50.0 - (year - 2020), method="new") for year in range(2020, 2026)]
    found = standing_of([*old, *new], "no_target", "less", 2026)
    assert found.trend.slope == pytest.approx(-1.0)


def test_the_trend_says_what_comes_in_the_year_of_the_last_target() -> None:
    series = [IndicatorReading(year, 10.0 - 0.1 * (year - 2005)) for year in range(2005, 2026)]
    found = course(*series)
    assert found.expected == pytest.approx(6.5)
    assert found.group == "behind"


@given(st.floats(0.0, 12.0), st.floats(0.0, 12.0))
def test_a_better_value_is_never_further_behind(first: float, second: float) -> None:
    better, worse = sorted((first, second))
    near, far = (course(BASE, IndicatorReading(2025, value)) for value in (better, worse))
    assert (near.years or 0.0) <= (far.years or 0.0) + 1e-9


@given(st.floats(2005, 2025))
def test_what_the_path_demanded_then_is_as_many_years_behind(year: float) -> None:
    path = Path(((2005, 10.0), (2030, 5.0), (2040, 0.0)))
    found = course(BASE, IndicatorReading(2025, path.at(year)))
    assert (found.years or 0.0) == pytest.approx(2025 - year, abs=1e-6)


def test_a_path_that_rests_counts_from_its_latest_year() -> None:
    path = Path(((2000, 10.0), (2010, 5.0), (2020, 5.0), (2030, 0.0)))
    series = [IndicatorReading(2000, 10.0), IndicatorReading(2025, 5.0)]
    assert standing_of(series, path, "less", 2025).years == pytest.approx(5.0)
