"""Nitrogen dioxide of what is added: the balance of its reactions, and what holds at its ends."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import brentq

from citybrain.domains.road_air.models.concentrations import nitrogen_dioxide_of
from citybrain.domains.road_air.questions.hours import hourly_nitrogen_dioxide

PRIMARY, SUN, OZONE_RATE, MIXING, FACTOR = 0.15, 0.00158, 0.00018, 60.0, 0.9585
RATES = PRIMARY, SUN, OZONE_RATE, MIXING, FACTOR


def of(added: float, background: float, ozone: float) -> float:
    return float(nitrogen_dioxide_of(*(np.array([one]) for one in (added, background, ozone)), *RATES)[0])


def by_balance(added: float, background: float, ozone: float) -> float:
    """The root of what ozone makes, sunlight splits and the background mixes away, found by a search."""
    oxidant, nitric = ozone * FACTOR, SUN / OZONE_RATE * background / (ozone * FACTOR)
    at_once = background + PRIMARY * added

    def left(made: float) -> float:
        oxides, ozone_left = background + nitric + added, at_once + oxidant - made
        return OZONE_RATE * (oxides - made) * ozone_left - SUN * made - (made - at_once) / MIXING

    return float(brentq(left, 0.0, min(background + nitric + added, at_once + oxidant)))


@pytest.mark.parametrize(("added", "background", "ozone"), [(30.0, 20.0, 40.0), (5.0, 4.0, 60.0), (200.0, 30.0, 30.0)])
def test_the_root_is_that_of_the_balance(added: float, background: float, ozone: float) -> None:
    assert of(added, background, ozone) == pytest.approx(by_balance(added, background, ozone), rel=1e-9)


@given(st.floats(0.0, 200.0), st.floats(1.0, 120.0))
def test_nothing_added_changes_nothing(background: float, ozone: float) -> None:
    assert of(0.0, background, ozone) == pytest.approx(background, abs=1e-6)


@given(st.floats(0.01, 500.0), st.floats(0.0, 100.0), st.floats(0.0, 120.0))
def test_it_lies_between_the_background_and_what_oxidants_allow(added: float, background: float, ozone: float) -> None:
    made = of(added, background, ozone)
    assert background <= made + 1e-9
    assert made <= background + added + 1e-6
    assert made <= 2.0 * background + PRIMARY * added + ozone * FACTOR + 1e-6


def test_without_background_nothing_is_told() -> None:
    assert np.isnan(of(10.0, np.nan, 50.0))


def test_more_emission_makes_more_and_by_less_and_less() -> None:
    made = [of(added, 10.0, 50.0) for added in (0.0, 20.0, 40.0, 60.0)]
    steps = np.diff(made)
    assert np.all(steps > 0.0)
    assert np.all(np.diff(steps) < 0.0)


def test_hours_at_night_have_no_split_by_sunlight() -> None:
    """By night ozone turns more of it than by day."""
    hours = [np.array([one, one]) for one in (50.0, 10.0, 40.0)]
    night, day = hourly_nitrogen_dioxide(*hours, np.array([0.0, 600.0]), np.array([10.0, 10.0]), 0.15, 60.0)
    assert night > day > 10.0
