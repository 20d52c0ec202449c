"""Budgets that are used up, and the paths that targets ask for."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from citybrain.progress.burn_down import asked, closed, lasts_until, used

AMOUNTS = st.lists(st.floats(1.0, 1e6), min_size=1, max_size=30)


def test_a_budget_lasts_until_the_part_of_a_year_that_it_is_enough_for():
    assert lasts_until(250.0, range(2026, 2031), [100.0, 100.0, 100.0, 100.0, 100.0]) == pytest.approx(2028.5)
    assert lasts_until(500.0, range(2026, 2031), [100.0] * 5) is None
    assert lasts_until(0.0, range(2026, 2031), [100.0] * 5) == 2026.0
    assert lasts_until(-3.0, range(2026, 2031), [100.0] * 5) == 2026.0


def test_viennas_60_megatonnes_last_twelve_years_of_five_megatonnes():
    """The budget from 2021 on of the Smart Klima City Strategie (2022); five megatonnes a year are a round number."""
    assert lasts_until(60e6, range(2021, 2051), [5e6] * 30) == 2033.0


@given(AMOUNTS, st.floats(1.0, 1e7))
def test_what_is_emitted_until_then_is_the_budget(amounts: list[float], left: float):
    end = lasts_until(left, range(2026, 2026 + len(amounts)), amounts)
    if end is None:
        assert sum(amounts) <= left * (1 + 1e-9)
        return
    whole = int(end) - 2026
    emitted = sum(amounts[:whole]) + (amounts[whole] * (end - int(end)) if whole < len(amounts) else 0.0)
    assert emitted == pytest.approx(left, rel=1e-6)


def test_years_of_which_nothing_is_known_are_told_and_not_counted_as_zero():
    assert used({2021: 10.0, 2023: 12.0}, 2021, 2024) == (22.0, [2022])
    assert used({2021: 10.0, 2022: 11.0, 2023: 12.0}, 2022, 2024) == (23.0, [])


def test_a_target_asks_for_straight_lines_between_its_steps():
    steps = [(2005, 0.0), (2040, 1.0), (2030, 0.55)]
    found = asked(steps, 200.0, [2004, 2005, 2030, 2035, 2040, 2050])
    assert np.isnan(found[0])
    assert found[1:] == pytest.approx([200.0, 90.0, 45.0, 0.0, 0.0])


def test_a_plan_closes_part_of_the_gap():
    assert closed(212.0, 163.0, 136.0) == pytest.approx(49 / 76)
    assert closed(130.0, 120.0, 136.0) is None
    assert closed(212.0, 220.0, 136.0) == pytest.approx(-8 / 76)
