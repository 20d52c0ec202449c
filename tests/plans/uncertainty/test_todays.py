"""Intervals of today are the same whatever the plan, and a number that a plan leaves keeps its own to the bit."""

import math
from dataclasses import replace

import numpy as np
import pytest

from citybrain.plans.uncertainty.assess import uncertainty_of
from citybrain.plans.uncertainty.parts import upon
from citybrain.plans.uncertainty.reasons import reasons
from citybrain.plans.uncertainty.uncertainty import Interval, Options, QuantityUncertainty, Uncertainty
from citybrain.plans.uncertainty.unmoved import unmoved_sums
from citybrain.presenting.answers.uncertainty import uncertainty_answer
from tests.plans.uncertainty.cities import PATH, PLAN, case, workspace

OPTIONS = Options(draws=32, seed=1, sample=120, drivers=False)
FEWER = "".join(line for line in PLAN.splitlines(keepends=True) if "insulate_walls" not in line)
SOLAR = "name: Sun\nmeasures:\n  - {intervention: install_rooftop_solar, uptake: 0.4}\n"
LEFT_BY_SUN = ("city_network_heat", "city_floor_area", "city_residents")


@pytest.fixture(scope="module")
def today() -> Uncertainty:
    return uncertainty_of(case(), OPTIONS)


def known(found: Uncertainty) -> list[QuantityUncertainty]:
    return [one for one in found.quantities if math.isfinite(one.today.low)]


@pytest.mark.parametrize("text", [PLAN, FEWER, SOLAR, PATH], ids=["plan", "fewer", "sun", "path"])
def test_intervals_of_today_are_those_without_a_plan(text: str, today: Uncertainty) -> None:
    found = uncertainty_of(case(text), OPTIONS)
    alone = {one.quantity: one.today for one in known(today)}
    told = {one.quantity: one.today for one in known(found) if one.quantity in alone}
    assert len(told) > 5
    assert told == {name: alone[name] for name in told}
    assert all(found.zones[name].today == zones.today for name, zones in today.zones.items() if name in found.zones)


def test_what_a_plan_leaves_has_the_draws_of_today_to_the_bit(today: Uncertainty) -> None:
    found = uncertainty_of(case(SOLAR), OPTIONS)
    left = [name for name, (without, plan) in found.samples.items() if np.array_equal(without, plan)]
    assert set(left) & set(LEFT_BY_SUN)
    for name in left:
        assert np.array_equal(found.samples[name][1], today.samples[name][0]), name
    zones = {name: of for name, of in found.zones.items() if all(c.low == c.high == 0.0 for c in of.change)}
    assert zones
    assert all(of.plan == today.zones[name].today for name, of in zones.items())


def test_what_the_years_leave_keeps_its_interval_of_today_in_the_last_year() -> None:
    """Draws of years sampled other rows, or took as stated what draws of today moved."""
    path = case(PATH)
    asked = {"asked": (*path.asked, "city_residents"), "asked_of_zones": (*path.asked_of_zones, "zone_residents")}
    path = replace(path, **asked)
    found, left = uncertainty_of(path, OPTIONS), unmoved_sums(path)
    assert {"city_residents", "zone_residents"} <= left
    assert left.isdisjoint({"city_delivered_energy", "city_investment_in_buildings"})
    residents = found.of("city_residents")
    assert residents is not None
    assert residents.today.low < residents.today.high
    for one in (one for one in found.quantities if one.quantity in left):
        assert one.reference == one.today, one.quantity
        if one.change == Interval(0.0, 0.0):
            assert one.plan == one.today, one.quantity
            assert one.since_today == Interval(0.0, 0.0)
    assert found.zones["zone_residents"].plan == found.zones["zone_residents"].today


def test_what_draws_of_years_take_as_stated_is_not_the_same_in_every_draw() -> None:
    """The reason read as if nothing moved the number, beside an interval of today."""
    path = case(PATH)
    found = uncertainty_of(path, OPTIONS)
    name = next(one.quantity for one in known(found) if one.reference and one.today.high > one.today.low)
    fast = Interval(1.0, 1.0)
    stated = QuantityUncertainty(name, Interval(0.5, 1.5), fast, Interval(0.0, 0.0), reference=fast, since_today=fast)
    assert reasons(path, [stated], ())[name].code == "uncertainty-as-stated-over-years"
    answer = uncertainty_answer(replace(found, quantities=(stated,), untold={}), path.graph, workspace().places, "en")
    (lack,) = answer["untold"]
    assert "taken as stated over the years" in lack["reason"]


def test_a_change_is_that_of_the_rows_of_the_plan() -> None:
    today, before = np.array([5.0, 6.0, 7.0]), np.array([5.0, 5.5, 7.5])
    np.testing.assert_array_equal(upon(today, before, before), today)
    np.testing.assert_array_equal(upon(today, before, before - 2.0), today - 2.0)
    np.testing.assert_array_equal(upon(None, before, before - 2.0), before - 2.0)


def test_who_draws_all_rows_has_the_same_today() -> None:
    options = replace(OPTIONS, sample=0)
    whole, alone = uncertainty_of(case(PLAN), options), uncertainty_of(case(), options)
    assert {one.quantity: one.today for one in known(whole) if alone.of(one.quantity)} == {
        one.quantity: one.today for one in known(alone)
    }
