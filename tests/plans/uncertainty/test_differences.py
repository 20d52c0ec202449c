"""Two plans: their difference comes from draws that both share."""

from dataclasses import replace
from math import nan

import numpy as np
import pytest

from citybrain.plans.uncertainty import common_draws
from citybrain.plans.uncertainty.assess import uncertainty_of
from citybrain.plans.uncertainty.common_draws import same_draws
from citybrain.plans.uncertainty.common_runs import CommonRuns, can_share
from citybrain.plans.uncertainty.differences import Differences, differences_of
from citybrain.plans.uncertainty.service import case_of
from citybrain.plans.uncertainty.uncertainty import Options
from tests.plans.uncertainty.cities import PATH, PLAN, outcome, workspace

MORE = PLAN.replace("uptake: 0.4", "uptake: 0.6").replace("Warm houses", "More sun")
LATER = PATH.replace("{2026: 0.2, 2034: 0.6}", "{2026: 0.1, 2034: 0.6}").replace("Warm houses", "Later")
WALLS = "name: Walls\nmeasures:\n  - intervention: insulate_walls\n    uptake: 0.5\n"
COOLER = WALLS + "  - intervention: change_setpoint\n"
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


def test_what_both_plans_do_alike_does_not_differ() -> None:
    found = {row.quantity: row for row in compared(WALLS, COOLER).quantities}
    assert found["city_delivered_energy"].verdict == "better"
    alike = found["city_cumulated_embodied_emissions"]
    assert alike.values[0] == alike.values[1] > 0
    assert (alike.intervals[2].low, alike.intervals[2].high) == (0.0, 0.0)
    assert alike.verdict == "same"


def test_a_difference_that_has_no_value_cannot_be_told() -> None:
    """It was told as changed, beside numbers that are told as not known."""
    left, right, found = outcome(PLAN), outcome(MORE), workspace()
    drawn = tuple(found.uncertainties.of(found.today(), one, OPTIONS) for one in (left, right))
    unknown = replace(right, headline=tuple(replace(one, plan=nan) for one in right.headline))
    rows = differences_of((left, unknown), drawn, drawn, OPTIONS).quantities
    assert {row.verdict for row in rows if row.intervals} == {"unknown"}


def test_plans_that_draw_alike_are_not_drawn_again_and_differ_as_if_they_were(monkeypatch: pytest.MonkeyPatch) -> None:
    city, plans = workspace(), [outcome(WALLS), outcome(COOLER)]
    cases = tuple(case_of(city.snapshot, city.today(), one) for one in plans)
    drawn = [uncertainty_of(replace(case, compared=cases), OPTIONS) for case in cases]
    for plan, case, again in zip(plans, cases, drawn, strict=True):
        alone = city.uncertainties.of(city.today(), plan, OPTIONS)
        same = same_draws(case, replace(case, compared=cases), OPTIONS)
        assert same == all(np.array_equal(alone.samples[name], again.samples[name]) for name in again.samples)
    monkeypatch.setattr(common_draws, "_alike", lambda *_: False)
    assert not same_draws(cases[0], replace(cases[0], compared=cases), OPTIONS)


@pytest.mark.parametrize("sample", [120, 0])
def test_two_plans_drawn_at_once_are_as_drawn_one_after_the_other(sample: int) -> None:
    options = replace(OPTIONS, sample=sample, draws=24)
    cases = tuple(case_of(workspace().snapshot, workspace().today(), outcome(text)) for text in (PLAN, MORE))
    one, other = (replace(case, compared=cases) for case in cases)
    assert can_share(one, other)
    runs = CommonRuns(other)
    for case, runner in ((one, runs.first), (other, runs.second)):
        together, alone = uncertainty_of(case, options, runner=runner), uncertainty_of(case, options)
        assert together.samples.keys() == alone.samples.keys() != set()
        assert all(np.array_equal(together.samples[name], alone.samples[name]) for name in alone.samples)
        assert together.zones == alone.zones
    assert not can_share(one, case_of(workspace().snapshot, workspace().today(), outcome(PATH)))


def test_both_numbers_have_the_intervals_that_each_plan_is_told_with() -> None:
    city, row = workspace(), compared(WALLS, COOLER).quantities[0]
    for text, interval in zip((WALLS, COOLER), row.intervals, strict=False):
        assert interval == city.uncertainties.of(city.today(), outcome(text), OPTIONS).of(row.quantity).plan
