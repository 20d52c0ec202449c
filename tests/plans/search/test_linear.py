"""The linear model of a search: by hand, two measures and a target."""

import numpy as np
import pytest

from citybrain.plans.search.linear import PlanLimits, Slopes, best_levels, price
from citybrain.plans.search.trials import PlanTrial

NOTHING = PlanTrial((0, 0), np.array([100.0]), 0.0, np.zeros(2))
SLOPES = Slopes(np.array([[-2.0], [-3.0]]), np.array([2.0, 6.0]), np.array([[1.0, 0.0], [0.0, 4.0]]))
LOW, HIGH = np.zeros(2), np.full(2, 10.0)


def limits(wanted: float, investment: float = np.inf, of_year: float = np.inf) -> PlanLimits:
    return PlanLimits(np.array([wanted]), np.array([100.0]), investment, of_year)


def test_the_cheapest_way_is_taken_first() -> None:
    assert best_levels(SLOPES, NOTHING, limits(80.0), LOW, HIGH) == (10, 0)
    assert best_levels(SLOPES, NOTHING, limits(70.0), LOW, HIGH) == (9, 4)


def test_the_last_unit_costs_what_the_dearer_measure_costs() -> None:
    assert price(SLOPES, NOTHING, limits(85.0), HIGH) == pytest.approx(1.0)
    assert price(SLOPES, NOTHING, limits(70.0), HIGH) == pytest.approx(2.0)
    assert price(SLOPES, NOTHING, limits(10.0), HIGH) is None


def test_what_cannot_be_reached_is_come_near_to() -> None:
    assert best_levels(SLOPES, NOTHING, limits(10.0), LOW, HIGH) == (10, 10)


def test_money_of_a_year_and_in_all_holds() -> None:
    assert best_levels(SLOPES, NOTHING, limits(10.0, of_year=8.0), LOW, HIGH) == (8, 2)
    assert best_levels(SLOPES, NOTHING, limits(10.0, investment=12.0), LOW, HIGH) == (10, 0)
