"""What targets and budgets make of years."""

import numpy as np
import pytest

from citybrain.plans.uncertainty.uncertainty import Interval
from citybrain.progress.budget_draws import BudgetDraws
from citybrain.progress.commitment import CarbonBudget, Commitment
from citybrain.progress.history import YearAmount, series
from citybrain.progress.judgement import budget_standing, target_standing, verdict
from citybrain.progress.target_tracking import Ahead

YEARS = (2026, 2027, 2028, 2029, 2030)
WITHOUT = (100.0, 100.0, 100.0, 100.0, 100.0)
PLAN = (100.0, 90.0, 80.0, 70.0, 60.0)
AMOUNTS = {year: YearAmount(year, 120.0, None, None, "reported") for year in (2020, 2024, 2025)} | {
    2026: YearAmount(2026, 100.0, 90.0, 110.0, "computed")
}


def ahead(spread: float = 0.0) -> Ahead:
    wide = tuple(Interval(value - spread, value + spread) for value in PLAN) if spread else ()
    return Ahead(YEARS, WITHOUT, PLAN, wide, wide)


def promise(**more: object) -> Commitment:
    target = {"base_year": 2020, "by": 2030, "reduction": 0.5}
    return Commitment.model_validate({"target": target, **more})


def test_a_target_is_counted_from_its_base_year():
    standing = target_standing(promise(), AMOUNTS, ahead(), None)
    assert (standing.base_value, standing.base_from) == (120.0, "history")
    assert standing.wanted_then == pytest.approx(60.0)
    assert standing.wanted[0] == 120.0
    assert standing.verdict == "kept"
    assert standing.closed == pytest.approx(1.0)


def test_a_target_inside_the_interval_is_too_close_to_call():
    assert target_standing(promise(), AMOUNTS, ahead(5.0), None).verdict == "unclear"
    assert verdict(60.0, 70.0, Interval(65.0, 75.0)) == "missed"
    assert verdict(60.0, 50.0, Interval(45.0, 55.0)) == "kept"


def test_without_a_year_of_the_base_today_stands_for_it_and_says_so():
    standing = target_standing(promise(), {2026: AMOUNTS[2026]}, ahead(), None)
    assert (standing.base_value, standing.base_from) == (100.0, "today")


def test_a_target_by_head_follows_the_heads():
    heads = dict.fromkeys(range(2020, 2030), 10.0) | {2030: 20.0}
    standing = target_standing(promise(per="resident"), AMOUNTS, ahead(), heads)
    assert standing.wanted_then == pytest.approx(120.0 / 10.0 * 0.5 * 20.0)
    assert standing.verdict == "kept"


def test_without_heads_of_the_base_year_or_the_target_nothing_is_judged():
    standing = target_standing(promise(per="gdp"), AMOUNTS, ahead(), {2021: 5.0, 2030: 6.0})
    assert standing.missing == (2020,)
    assert standing.verdict is None
    assert standing.closed is None


def test_a_budget_is_used_up_by_the_years_before_and_then_by_the_path():
    standing = budget_standing(CarbonBudget(emissions=520.0, first=2024, last=2030), AMOUNTS, ahead())
    assert (standing.used, standing.left, standing.unknown) == (240.0, 280.0, ())
    assert standing.lasts == pytest.approx(2029 + 10 / 70)
    assert standing.without == pytest.approx(2028.8)
    assert standing.verdict == "missed"


def test_a_budget_that_some_draws_keep_is_too_close_to_call():
    budget = CarbonBudget(emissions=640.0, first=2024, last=2030)
    draws = BudgetDraws(np.full(100, 400.0), np.outer(PLAN, np.linspace(0.9, 1.1, 100)), ())
    standing = budget_standing(budget, AMOUNTS, ahead(10.0), draws)
    assert standing.earliest is not None
    assert standing.latest is None
    assert standing.verdict == "unclear"


def test_unknown_years_of_a_budget_are_told():
    standing = budget_standing(CarbonBudget(emissions=10_000.0, first=2022, last=2030), AMOUNTS, ahead())
    assert standing.unknown == (2022, 2023)
    assert standing.verdict == "kept"


def test_a_series_breaks_where_another_method_counts():
    inventory = {2023: YearAmount(2023, 90.0, None, None, "inventory")}
    found = series(inventory, AMOUNTS)
    assert [(amount.year, amount.kind, amount.broken) for amount in found] == [
        (2020, "reported", False),
        (2023, "inventory", True),
        (2024, "reported", True),
        (2025, "reported", False),
        (2026, "computed", True),
    ]
