"""Trips and their ways answer each other: by hand, by a plain repetition, and whatever the start."""

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from citybrain.domains.travel.models.equilibrium.elastic import Reference, elastic_equilibrium
from citybrain.domains.travel.models.equilibrium.user_equilibrium import user_equilibrium
from tests.domains.travel.networks import braess, grid

ONE_WAY = np.array([[0.0, 6.0], [0.0, 0.0]])


def test_one_pair_by_hand() -> None:
    """Cars of Braess without the bridge take v / 2 * 11 + 50 minutes: six at 83; the answer solves one equation."""
    closed = np.array([False, False, False, True, False])
    reference = Reference(ONE_WAY, np.array([[np.nan, 60.0], [np.nan, np.nan]]))
    end = elastic_equilibrium(braess(closed=closed), reference, np.zeros((2, 2)), -0.5, tolerance=1e-9, at_most=200)
    cars = end.trips[0, 1]
    assert cars == pytest.approx(6.0 * ((5.5 * cars + 50.0) / 60.0) ** -0.5, rel=1e-7)
    assert cars < 6.0
    assert end.roads.between[0, 1] == pytest.approx(5.5 * cars + 50.0)


@given(seed=st.integers(0, 1000), elasticity=st.sampled_from([-0.2, -0.5, -1.0]))
@example(seed=11, elasticity=-1.0)
@example(seed=182, elasticity=-1.0)
@example(seed=214, elasticity=-1.0)
@settings(max_examples=8, deadline=None)
def test_a_plain_repetition_with_small_steps_ends_at_the_same_trips(seed: int, elasticity: float) -> None:
    network, chance = grid(4, seed), np.random.default_rng(seed)
    counted = chance.uniform(0.0, 200.0, (4, 4)) * (1 - np.eye(4))
    usual = chance.uniform(2.0, 8.0, (4, 4))
    end = elastic_equilibrium(
        network, Reference(counted, usual), np.zeros((4, 4)), elasticity, tolerance=1e-10, at_most=900
    )
    assert end.residual <= 1e-10
    trips, left = counted, np.inf
    while left > 1e-7:
        cost = user_equilibrium(network, trips, gap=1e-10, at_most=200).between
        answer = counted * np.where(np.eye(4) > 0, 1.0, cost / usual) ** elasticity
        left = float(np.abs(answer - trips).max())
        trips = trips + 0.25 * (answer - trips)
    assert end.trips == pytest.approx(trips, rel=1e-5, abs=1e-5)


def test_trips_without_a_way_are_left_out_and_those_without_a_reference_stay() -> None:
    into = grid(4, 2).head[np.argsort(grid(4, 2).place)] == 1
    counted = np.full((4, 4), 50.0) * (1 - np.eye(4))
    usual = np.full((4, 4), np.nan)
    end = elastic_equilibrium(
        grid(4, 2, closed=into), Reference(counted, usual), np.zeros((4, 4)), -0.5, tolerance=1e-8, at_most=200
    )
    assert end.left_out == pytest.approx(150.0)
    assert end.trips[:, 1].sum() == 0.0
    assert end.trips.sum() == pytest.approx(450.0)
    assert end.residual <= 1e-8


def test_rounds_end_the_search_and_say_what_is_left() -> None:
    counted, usual = np.full((4, 4), 400.0) * (1 - np.eye(4)), np.full((4, 4), 0.5)
    end = elastic_equilibrium(grid(4, 3), Reference(counted, usual), np.zeros((4, 4)), -1.0, tolerance=1e-10, at_most=2)
    assert end.iterations <= 2
    assert end.residual > 1e-10
