"""Bills brought to a year: energy is conserved, equal degree days change nothing, days count once."""

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from citybrain.observations.bills.calendar_year import Cover, Use, base_rate, cover, is_summer, level, split, whole_year

COLD = np.concatenate(([0.0], np.cumsum(np.maximum(0.0, 15.0 * np.cos(np.arange(1096) / 365 * 2 * np.pi)))))
SPANS = st.lists(st.integers(1, 700), min_size=1, max_size=6)


def array(*values: float) -> np.ndarray:
    return np.array(values, float)


@given(st.integers(0, 300), SPANS, st.floats(0, 1e7), st.floats(0, 1e5), st.lists(st.integers(0, 1096), max_size=8))
def test_the_parts_of_a_bill_in_neighbouring_spans_add_up_to_its_energy(first, lengths, energy, base, cuts) -> None:
    end = min(first + sum(lengths), 1096)
    edges = sorted({0, *cuts, 1096})
    parts = 0.0
    for start, stop in itertools.pairwise(edges):
        low, high = max(first, start), min(end, stop)
        if low < high:
            piece = split(
                array(energy), array(end - first), array(COLD[end] - COLD[first]), array(high - low),
                array(COLD[high] - COLD[low]), array(base),
            )  # fmt: skip
            assert piece.base[0] >= 0 and piece.heating[0] >= 0
            parts += piece.base[0] + piece.heating[0]
    assert parts == pytest.approx(energy, rel=1e-9, abs=1e-6)


def test_heating_goes_with_degree_days_and_the_base_with_days() -> None:
    piece = split(array(100.0), array(10), array(50.0), array(4), array(40.0), array(2.0))
    assert piece.base[0] == pytest.approx(2.0 * 10 * 4 / 10)
    assert piece.heating[0] == pytest.approx((100.0 - 20.0) * 40.0 / 50.0)


def test_a_bill_of_a_time_that_was_never_cold_goes_by_days() -> None:
    piece = split(array(100.0), array(10), array(0.0), array(4), array(0.0), array(2.0))
    assert piece.base[0] + piece.heating[0] == pytest.approx(40.0)


@given(
    st.lists(st.floats(0, 1e6), min_size=3, max_size=3),
    st.lists(st.floats(0, 1e6), min_size=3, max_size=3),
    st.floats(1.0, 6000.0),
)
def test_equal_degree_days_change_nothing(base, heating, cold) -> None:
    full = Cover(array(365, 365, 365), array(cold, cold, cold))
    year = whole_year(np.array(base), np.array(heating), full, 365.0, cold, cold)
    assert year.corrected == pytest.approx(year.billed, rel=1e-12)
    assert year.billed == pytest.approx(np.array(base) + np.array(heating), rel=1e-9)


def test_only_heating_is_corrected() -> None:
    full = Cover(array(365), array(4000.0))
    year = whole_year(array(20.0), array(80.0), full, 365.0, 4000.0, 3000.0)
    assert year.billed[0] == pytest.approx(100.0)
    assert year.corrected[0] == pytest.approx(20.0 + 80.0 * 0.75)
    assert whole_year(array(20.0), array(80.0), full, 365.0, 4000.0, None).corrected[0] == pytest.approx(100.0)


def test_missing_days_are_filled_by_days_and_degree_days() -> None:
    part = Cover(array(292.0), array(2000.0))
    year = whole_year(array(8.0), array(50.0), part, 365.0, 4000.0, None)
    assert year.billed[0] == pytest.approx(8.0 * 365 / 292 + 50.0 * 2.0)


@given(
    st.lists(st.tuples(st.integers(0, 3), st.integers(0, 360), st.integers(1, 90)), min_size=1, max_size=40),
)
def test_days_covered_by_several_bills_count_once(intervals) -> None:
    group = np.array([g for g, _, _ in intervals])
    start = np.array([s for _, s, _ in intervals], np.int64)
    end = np.minimum(start + np.array([n for _, _, n in intervals]), 450)
    found = cover(group, start, end, 4, COLD)
    for number in range(4):
        days = {day for g, s, e in zip(group, start, end, strict=True) if g == number for day in range(s, e)}
        assert found.days[number] == len(days)
        assert found.measure[number] == pytest.approx(sum(COLD[day + 1] - COLD[day] for day in days), abs=1e-6)


def test_no_interval_covers_no_day() -> None:
    none = np.zeros(0, np.int64)
    assert cover(none.astype(np.intp), none, none, 2, COLD).days.tolist() == [0.0, 0.0]


def test_summer_is_short_and_hardly_cold() -> None:
    assert is_summer(array(31, 62, 63, 31), array(5, 61, 0, 31)).tolist() == [True, True, False, False]


@given(st.floats(0.0, 1e4), st.floats(0.0, 1e3), st.floats(0.0, 0.99), st.floats(1.0, 20.0))
def test_the_base_comes_back_from_bills_of_summer_and_of_all_the_year(base, loss, cool, cold) -> None:
    summer = Use(array(60 * base + loss * 60 * cool), array(60), array(60 * cool))
    whole = Use(array(365 * base + loss * 365 * cold), array(365), array(365 * cold))
    assert base_rate(summer, whole)[0] == pytest.approx(base, abs=1e-6 * (1 + loss) / max(cold - cool, 1e-3))


def test_a_base_needs_four_weeks_of_summer() -> None:
    none = np.zeros(2)
    found = base_rate(Use(array(270.0, 280.0), array(27.0, 28.0), none), Use(array(270.0, 280.0), array(27, 28), none))
    assert np.isnan(found[0]) and found[1] == pytest.approx(10.0)


def test_levels_follow_the_uncertain_share() -> None:
    assert level(array(0, 1, 2, 50, 51, 0), array(100, 100, 100, 100, 100, 0)).tolist() == [1, 1, 2, 2, 3, 1]
