"""A base year is computed again when it changes enough, and a line of years breaks where it was not."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citybrain.inventory.recalculation import Break, Cause, Change, breaks, judge, significance
from citybrain.kernel import NotFoundError

DAY = datetime.date(2026, 1, 1)
REPORTED = {1990: 1000.0, 2000: 900.0, 2010: 800.0}


def test_the_threshold_is_a_dated_number_with_a_source() -> None:
    value, source = significance(DAY)
    assert value == 0.05
    assert "5 %" in source
    with pytest.raises(NotFoundError):
        significance(datetime.date(1980, 1, 1))


@pytest.mark.parametrize(("base", "needed"), [(1050.0, False), (1051.0, True), (949.0, True), (1000.0, False)])
def test_more_than_five_percent_of_the_base_year_counts(base: float, needed: bool) -> None:
    judgement = judge(REPORTED, {**REPORTED, 1990: base, 2000: 950.0}, 1990, DAY, [Cause.METHOD])
    assert judgement.needed is needed
    assert judgement.years == ((1990, 2000) if needed else ())
    assert judgement.share == pytest.approx(abs(base - 1000) / 1000)


def test_a_threshold_of_the_citys_own_and_another_set_of_potentials() -> None:
    renewed = {year: tonnes * 1.01 for year, tonnes in REPORTED.items()}
    assert not judge(REPORTED, renewed, 1990, DAY, [Cause.FACTOR]).needed
    assert judge(REPORTED, renewed, 1990, DAY, [Cause.FACTOR], threshold=0.005).needed
    assert judge(REPORTED, renewed, 1990, DAY, [Cause.WARMING]).years == (1990, 2000, 2010)


def test_a_base_year_of_nothing_and_one_that_is_missing() -> None:
    assert judge({1990: 0.0}, {1990: 1.0}, 1990, DAY).needed
    assert judge({1990: 0.0}, {1990: 1.0}, 1990, DAY).share is None
    with pytest.raises(NotFoundError) as caught:
        judge(REPORTED, REPORTED, 1995, DAY)
    assert caught.value.arguments["allowed"] == "1990, 2000, 2010"


def test_a_line_breaks_where_the_way_changes() -> None:
    years = [2018, 2019, 2020, 2022]
    method = Change(Cause.METHOD, since=2020)
    assert breaks(years, [method]) == [Break(2019, 2020, (Cause.METHOD,))]
    both = [method, Change(Cause.WARMING, since=2020)]
    assert breaks(years, both) == [Break(2019, 2020, (Cause.METHOD, Cause.WARMING))]
    assert breaks(years, [Change(Cause.METHOD, 2020, recalculated=frozenset({2019}))]) == [
        Break(2018, 2019, (Cause.METHOD,))
    ]
    assert breaks(years, [Change(Cause.METHOD, 2020, recalculated=frozenset({2018, 2019}))]) == []


@given(st.sets(st.integers(1990, 2030), max_size=12), st.integers(1990, 2030))
def test_computing_all_years_again_leaves_no_break(years: set[int], since: int) -> None:
    assert breaks(sorted(years), [Change(Cause.FACTOR, since, recalculated=frozenset(years))]) == []
    assert len(breaks(sorted(years), [Change(Cause.FACTOR, since)])) <= 1
