"""What measures on streets and facilities cost, by hand, and that a plan is billed for it."""

import datetime
from typing import Any

import numpy as np
import pytest

from citybrain.base.domains import find_domains
from citybrain.domains.streets.interventions.cycling import cycle_track, thirty_zone
from citybrain.domains.streets.interventions.network import ramp_beside_steps
from citybrain.domains.streets.models.network import KINDS
from citybrain.domains.streets.models.stress import street_speed
from citybrain.kernel import City, Patch, Result, change
from tests.street_line import COLUMNS, positions

GRAPH = find_domains().graph("FI")
OPENINGS = ("open_groceries", "open_health", "open_childcare", "open_school")


@pytest.fixture(scope="module")
def today() -> Result:
    """Three streets in a line of four junctions, with a shop."""
    size = {"street": 3, "junction": 4, "facility": 1, "building": 0, "zone": 1}
    city = City(size, {}, COLUMNS, datetime.date(2026, 1, 1), positions=positions(0.0, 0.0))
    return Result(GRAPH, city)


def booked(name: str, today: Result) -> dict[str, Any]:
    """What a measure, its cost booked, makes of all rows of today."""
    made = GRAPH.interventions[name]
    return dict(zip(made.changes, made.function(*(today[one] for one in made.inputs)), strict=True))


def test_a_track_costs_by_the_metre() -> None:
    widths = [np.full(2, metres) for metres in (0.0, 0.0, 2.1, 0.0, 6.0)]
    built = cycle_track(np.array([2, 1]), np.array([100.0, 50.0]), *widths, 2.0, 1.8, 3.0, 600.0, 6.0)
    np.testing.assert_array_equal(built.street_cycle_facility, [0, 0])
    np.testing.assert_allclose(built.cost, [60_000.0, 30_000.0])
    np.testing.assert_allclose(built.running_cost, [600.0, 300.0])


def test_a_street_has_one_track() -> None:
    (condition,) = cycle_track.conditions
    np.testing.assert_array_equal(condition.function(np.array([0, 1, 2])), [False, True, True])


def test_only_where_the_limit_falls_are_there_new_signs() -> None:
    """A limit that no sign states is replaced too; one that is lower already, signed or usual, costs nothing."""
    speed = street_speed(np.array([50.0, np.nan, 20.0, np.nan]), np.array([50.0, 50.0, 50.0, 20.0]))
    assert "street_speed" in GRAPH.interventions["thirty_zone"].inputs
    zone = thirty_zone(speed, 30.0, np.full(4, 100.0), 5.0, 0.1)
    np.testing.assert_array_equal(zone.street_speed_limit, [30.0, 30.0, 20.0, 20.0])
    np.testing.assert_allclose(zone.cost, [500.0, 500.0, 0.0, 0.0])
    np.testing.assert_allclose(zone.running_cost, [10.0, 10.0, 0.0, 0.0])


def test_streets_that_are_as_slow_already_do_not_take_part() -> None:
    slower = GRAPH.interventions["thirty_zone"].conditions[0]
    assert slower.reason == "streets-reason-already-slow"
    assert slower.inputs == ("street_speed", "lowered_speed_limit")
    np.testing.assert_array_equal(slower.function(np.array([50.0, 30.0, 20.0]), 30.0), [True, False, False])


def test_a_limit_for_cars_is_not_put_up_on_footways_and_steps() -> None:
    (driven,) = (one for one in GRAPH.interventions["thirty_zone"].conditions if one.reason == "streets-reason-no-cars")
    onward, back = np.array([1.0, 0.0, 1.0, 0.0]), np.array([1.0, 1.0, 0.0, 0.0])
    np.testing.assert_array_equal(driven.function(onward, back), [True, True, True, False])


def test_a_ramp_is_built_where_nobody_knows_of_one() -> None:
    ramp = ramp_beside_steps(np.array([np.nan, 0.0]), 40_000.0, 400.0)
    np.testing.assert_array_equal(ramp.street_ramp, [1.0, 1.0])
    np.testing.assert_array_equal(ramp.cost, [40_000.0, 40_000.0])
    np.testing.assert_array_equal(ramp.running_cost, [400.0, 400.0])


@pytest.mark.parametrize("name", OPENINGS)
def test_a_junction_has_one_facility_that_is_paid_for_and_kept_up(name: str, today: Result) -> None:
    made, opened = GRAPH.interventions[name], booked(name, today)
    (setting,) = made.settings
    cost = float(today[setting])
    assert cost > 0
    np.testing.assert_array_equal(opened["new_facility"], np.full(4, KINDS.index(name.removeprefix("open_"))))
    np.testing.assert_allclose(opened["investment_in_new_facilities"], np.full(4, cost))
    np.testing.assert_allclose(opened["upkeep_of_new_facilities"], np.full(4, 0.02 * cost))
    assert set(made.excludes) == {*OPENINGS, "open_park"} - {name}


@pytest.mark.parametrize(
    ("account", "whole"),
    [
        ("investment_in_streets", "city_investment"),
        ("cost_of_closed_facilities", "city_investment"),
        ("investment_in_new_facilities", "city_investment"),
        ("upkeep_of_streets", "city_running_cost_of_measures"),
        ("upkeep_of_new_facilities", "city_running_cost_of_measures"),
    ],
)
def test_what_is_put_in_is_among_the_money_of_the_city(account: str, whole: str, today: Result) -> None:
    billed = change(today, {account: Patch(np.array([0]), np.full(1, 700.0))})
    assert float(today[f"city_{account}"]) == 0.0
    assert float(billed[f"city_{account}"]) == 700.0
    assert account in GRAPH.needs(whole)


def test_closing_costs_what_is_stated(today: Result) -> None:
    np.testing.assert_allclose(booked("close_street", today)["investment_in_streets"], np.full(3, 5_000.0))
    np.testing.assert_allclose(booked("close_facility", today)["cost_of_closed_facilities"], [20_000.0])
