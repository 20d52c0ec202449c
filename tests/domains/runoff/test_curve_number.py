"""Runoff by the curve number beside published values, and that runoff and not curve numbers is averaged."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from citybrain.domains.runoff.models.cell_runoff import storm_runoff
from citybrain.domains.runoff.models.curve_number import potential_retention, runoff_depth, runoff_retention
from citybrain.domains.runoff.models.storms import IntensityFormula, chicago_course, deepest_rain

LIMITS = tuple(np.float64(one) for one in (98.0, 86.0, 40.0, 25.0, 0.8, 0.0))
INCH = 25.4


def test_published_values() -> None:
    """100 mm on CN 80: 50.5 mm. TR-55, table 2-1: 4 in on CN 80 and 70, 2 in on CN 60."""
    assert runoff_depth(np.float64(100), np.float64(80)) == pytest.approx(50.5, abs=0.05)
    table = [runoff_depth(np.float64(rain * INCH), np.float64(cn)) / INCH for rain, cn in ((4, 80), (4, 70), (2, 60))]
    assert table == pytest.approx([2.04, 1.33, 0.06], abs=0.006)
    assert runoff_depth(np.float64(12.7), np.float64(80)) == 0.0
    assert potential_retention(np.float64(100)) == 0.0


def test_retained_rain_of_invest() -> None:
    """The model of InVEST retains 1 - Q / P; its own test has 70,870.4765625 of 100,686.1171875 m³."""
    rain, runoff = np.float64(100_686.1171875), np.float64(29_815.640625)
    assert runoff_retention(rain, runoff) == pytest.approx(0.70387528, abs=1e-7)
    assert runoff_retention(np.float64(0.0), np.float64(0.0)) == 1.0


def test_runoff_is_averaged_and_not_curve_numbers() -> None:
    """Half asphalt (98), half lawn on B (61): 20 mm run off the asphalt alone; CN 79.5 would have 0.7 mm."""
    half, none = np.array([0.5]), np.zeros(1)
    covers = (half, half, np.ones(1), *[none] * 6, potential_retention(np.array([61.0])), none)
    mean = storm_runoff((np.float64(20.0),), covers, LIMITS)[0, 0]
    assert mean == pytest.approx(runoff_depth(np.float64(20), np.float64(98)) / 2)
    assert mean > 9 * runoff_depth(np.float64(20), np.float64(79.5))


@given(st.floats(0, 400), st.floats(30, 99), st.floats(30, 99))
def test_more_rain_and_tighter_ground_bring_more_runoff_but_never_more_than_rain(
    rain: float, one: float, other: float
) -> None:
    loose, tight = (runoff_depth(np.float64(rain), np.float64(cn)) for cn in sorted((one, other)))
    assert 0.0 <= loose <= tight + 1e-12
    assert tight <= rain
    assert runoff_depth(np.float64(rain + 1.0), np.float64(one)) >= runoff_depth(np.float64(rain), np.float64(one))


@given(st.integers(0, 10_000))
def test_any_part_of_the_cells_has_the_bits_of_the_whole(seed: int) -> None:
    random = np.random.default_rng(seed)
    covers = tuple(random.uniform(0, 0.5, 40) for _ in range(9)) + tuple(random.uniform(5, 200, 40) for _ in range(2))
    whole = storm_runoff((np.float64(60.0),), covers, LIMITS)[0]
    some = random.permutation(40)[:11]
    part = storm_runoff((np.float64(60.0),), tuple(one[some] for one in covers), LIMITS)[0]
    np.testing.assert_array_equal(part, whole[some])


def test_the_course_of_a_storm_has_the_rain_of_the_formula_at_its_peak() -> None:
    """The rain of the r minutes around the peak is that which falls in r minutes: 1/12 of an hour among them."""
    formula = IntensityFormula(12.006, 0.811, 8.0, 0.711)
    whole = formula.depth(10.0, 60.0)
    course = chicago_course(whole, formula, 60.0, 0.4, 600)
    assert course.sum() == pytest.approx(whole)
    assert np.argmax(course) in (239, 240)
    for minutes in (5.0, 15.0, 30.0):
        first, last = (round((0.4 * 60 + side * minutes) * 10) for side in (-0.4, 0.6))
        assert course[first:last].sum() == pytest.approx(formula.depth(10.0, minutes), rel=1e-6)
    assert deepest_rain(60.0) == 420.0
