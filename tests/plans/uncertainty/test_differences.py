"""Two plans: their difference comes from draws that both share."""

import pytest

from citybrain.plans.uncertainty.differences import Differences
from citybrain.plans.uncertainty.uncertainty import Options
from tests.plans.uncertainty.cities import PATH, PLAN, outcome, workspace

MORE = PLAN.replace("uptake: 0.4", "uptake: 0.6").replace("Warm houses", "More sun")
LATER = PATH.replace("{2026: 0.2, 2034: 0.6}", "{2026: 0.1, 2034: 0.6}").replace("Warm houses", "Later")
OPTIONS = Options(draws=48, sample=120, drivers=False)


def compared(one: str, other: str) -> Differences:
    found = workspace()
    return found.uncertainties.compare(found.today(), outcome(one), outcome(other), OPTIONS).wait()


@pytest.mark.parametrize(("one", "other"), [(PLAN, MORE), (PATH, LATER)])
def test_the_difference_lies_in_its_interval_and_is_that_of_both_numbers(one: str, other: str) -> None:
    stated = [{effect.quantity: effect.plan for effect in outcome(text).headline} for text in (one, other)]
    found = compared(one, other)
    assert found.one_year and found.quantities
    for row in found.quantities:
        left, right = (numbers[row.quantity] for numbers in stated)
        assert row.values == (left, right, right - left)
        if row.intervals is None:
            continue
        for value, interval in zip(row.values, row.intervals, strict=True):
            rounding = 1e-9 * abs(left)
            assert interval.low - rounding <= value <= interval.high + rounding, row.quantity


def test_a_small_difference_is_known_much_better_than_either_number() -> None:
    row = next(row for row in compared(PLAN, MORE).quantities if row.quantity == "city_delivered_energy")
    left, right, difference = (interval.high - interval.low for interval in row.intervals)
    assert row.verdict == "better"
    assert difference < 0.5 * min(left, right)


def test_a_plan_does_not_differ_from_itself() -> None:
    found = compared(PLAN, PLAN)
    assert {row.verdict for row in found.quantities if row.intervals} == {"same"}
