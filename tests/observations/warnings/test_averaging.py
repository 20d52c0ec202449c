"""Means by the rules of the standards: how much must be there, which eight hours belong to which day."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from citybrain.observations.warnings.averaging import day_maxima, day_means, running_means, runs

DAY = np.repeat([10, 11], 24)
NAN = np.nan


def with_gaps(value: np.ndarray, number: int) -> np.ndarray:
    return np.concatenate([np.full(number, NAN), value[number:]])


def test_a_day_needs_three_quarters_of_its_hours_in_europe_and_twenty_in_china() -> None:
    hourly = np.concatenate([np.full(24, 30.0), np.full(24, 60.0)])
    assert day_means(hourly, DAY, 0.75).tolist() == [30, 60]
    assert day_means(with_gaps(hourly, 6), DAY, 0.75).tolist() == [30, 60]
    assert np.isnan(day_means(with_gaps(hourly, 7), DAY, 0.75)[0])
    assert day_means(with_gaps(hourly, 4), DAY, 0.8333)[0] == 30
    assert np.isnan(day_means(with_gaps(hourly, 5), DAY, 0.8333)[0])


def test_half_a_day_is_no_day() -> None:
    assert np.isnan(day_means(np.full(12, 30.0), np.full(12, 10), 0.75)[0])


def test_a_day_of_twenty_five_hours_is_one_day() -> None:
    assert day_means(np.arange(25.0), np.zeros(25, np.int64), 0.75).tolist() == [12]


def test_eight_hours_need_six() -> None:
    hourly = np.array([NAN, NAN, 3.0, 4, 5, 6, 7, 8, 9])
    means = running_means(hourly)
    assert np.isnan(means[:7]).all()
    assert means[7:].tolist() == [5.5, 6]


def test_in_europe_a_mean_belongs_to_the_day_in_which_it_ends() -> None:
    """Directive 2008/50/EC, annex XI: the first period of a day is from 17:00 of the day before to 01:00."""
    hourly = np.concatenate([np.full(17, 10.0), np.full(7, 100.0), np.full(24, 10.0)])
    running = running_means(hourly)
    assert running[24] == (7 * 100 + 10) / 8
    assert day_maxima(running, DAY, within=False, required=0.75).tolist() == [(7 * 100 + 10) / 8] * 2
    assert day_maxima(running, DAY, within=True, required=0.8235)[1] == 10


def test_in_china_fourteen_means_make_a_day_or_one_above_the_value() -> None:
    """HJ 663-2013, table 1: with fewer than fourteen, a highest mean above the value counts all the same."""
    hourly = np.full(48, 100.0)
    hourly[24 + 20 :] = NAN
    fourteen = running_means(hourly)
    assert np.isfinite(fourteen[31:]).sum() == 15
    assert day_maxima(fourteen, DAY, within=True, required=0.8235)[1] == 100
    hourly[24 + 18 :] = NAN
    few = running_means(hourly)
    assert np.isfinite(few[31:]).sum() == 13
    assert np.isnan(day_maxima(few, DAY, within=True, required=0.8235)[1])
    assert np.isnan(day_maxima(few, DAY, within=True, required=0.8235, counts_above=160)[1])
    assert day_maxima(few, DAY, within=True, required=0.8235, counts_above=99)[1] == 100


@given(arrays.arrays(float, st.integers(9, 60), elements=st.floats(0, 1000)))
@settings(deadline=None)
def test_running_means_are_means(hourly: np.ndarray) -> None:
    found = running_means(hourly)
    for hour in range(7, len(hourly)):
        np.testing.assert_allclose(found[hour], hourly[hour - 7 : hour + 1].mean(), atol=1e-6)


@given(arrays.arrays(bool, st.integers(0, 30)))
@settings(deadline=None)
def test_runs_are_the_stretches_of_true(above: np.ndarray) -> None:
    covered = np.zeros(len(above), bool)
    for begin, end in runs(above):
        covered[begin:end] = True
        assert begin == 0 or not above[begin - 1]
        assert end == len(above) or not above[end]
    np.testing.assert_array_equal(covered, above)


def test_quantiles_are_averaged_each_for_itself() -> None:
    hourly = np.stack([np.full(48, 10.0), np.full(48, 20.0)])
    assert day_means(hourly, DAY, 0.75).tolist() == [[10, 10], [20, 20]]
    assert day_maxima(running_means(hourly), DAY, False, 0.75).tolist() == [[10, 10], [20, 20]]
