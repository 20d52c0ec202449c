"""A base year is computed again when it changes enough, and a line of years breaks where it was not."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citybrain.inventory.recalculation import Break, Cause, RecalculationChange, breaks, must_recalculate, significance
from citybrain.kernel import NotFoundError

DAY = datetime.date(2026, 1, 1)


def test_the_threshold_is_a_dated_number_with_a_source() -> None:
    value, source = significance(DAY)
    assert value == 0.05
    assert "5 %" in source
    with pytest.raises(NotFoundError):
        significance(datetime.date(1980, 1, 1))


@pytest.mark.parametrize(
    ("cause", "effect", "needed"),
    [
        (Cause.METHOD, 0.05, False),
        (Cause.METHOD, 0.051, True),
        (Cause.ERROR, -0.051, True),
        (Cause.FACTOR, 0.0, False),
        (Cause.BOUNDARY, None, None),
        (Cause.WARMING, 0.0, True),
        (Cause.WARMING, None, True),
    ],
)
def test_more_than_five_percent_of_the_base_year_counts(
    cause: Cause, effect: float | None, needed: bool | None
) -> None:
    assert must_recalculate(cause, effect, DAY) is needed


def test_a_line_breaks_where_the_way_changes() -> None:
    years = [2018, 2019, 2020, 2022]
    method = RecalculationChange(Cause.METHOD, since=2020)
    assert breaks(years, [method]) == [Break(2019, 2020, (Cause.METHOD,))]
    both = [method, RecalculationChange(Cause.WARMING, since=2020)]
    assert breaks(years, both) == [Break(2019, 2020, (Cause.METHOD, Cause.WARMING))]
    assert breaks(years, [RecalculationChange(Cause.METHOD, 2020, recalculated=frozenset({2019}))]) == [
        Break(2018, 2019, (Cause.METHOD,))
    ]
    assert breaks(years, [RecalculationChange(Cause.METHOD, 2020, recalculated=frozenset({2018, 2019}))]) == []


@given(st.sets(st.integers(1990, 2030), max_size=12), st.integers(1990, 2030))
def test_computing_all_years_again_leaves_no_break(years: set[int], since: int) -> None:
    assert breaks(sorted(years), [RecalculationChange(Cause.FACTOR, since, recalculated=frozenset(years))]) == []
    assert len(breaks(sorted(years), [RecalculationChange(Cause.FACTOR, since)])) <= 1
