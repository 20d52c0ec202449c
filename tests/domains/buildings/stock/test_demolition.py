"""Which buildings are torn down without a plan, and how many of a city."""

import numpy as np
import pytest

from citybrain.domains.buildings.models.stock.demolition import (
    at_demolition_age,
    demolition_due,
    demolition_probability,
    demolition_weight,
)

RATE = 0.0042


def weights(age, use=1.0, size=1.0, heritage=0.0, landmark=0.0) -> np.ndarray:
    age = np.asarray(age, np.float64)
    eligible = at_demolition_age(age, 30.0, 100.0)
    kept = (np.zeros(age.shape) + heritage, np.zeros(age.shape) + landmark)
    return demolition_weight(age, eligible, 79.8, 2.73, use, size, *kept)


def probabilities(age, **told) -> np.ndarray:
    weight = weights(age, **told)
    count = at_demolition_age(np.asarray(age, np.float64), 30.0, 100.0).sum()
    return demolition_probability(weight, weight.sum(), count, RATE)


def test_the_weight_is_the_hazard_of_a_weibull_curve() -> None:
    assert weights([39.9, 79.8]) == pytest.approx([0.5**1.73, 1.0])


@pytest.mark.parametrize("age", [0, 29, 100, 300, np.nan])
def test_the_young_the_oldest_and_those_of_unknown_age_stay(age: float) -> None:
    assert weights([age])[0] == 0


def test_heritage_and_landmarks_stay() -> None:
    assert weights([50.0, 50.0], heritage=np.array([1.0, 0.0])).tolist()[0] == 0
    assert weights([50.0, 50.0], landmark=np.array([0.0, 1.0])).tolist()[1] == 0
    assert weights([50.0])[0] > 0


def test_the_chances_of_a_city_add_up_to_the_rate_whatever_its_buildings_are() -> None:
    random = np.random.default_rng(3)
    age = random.uniform(0, 150, 5000)
    eligible = ((age >= 30) & (age < 100)).sum()
    for told in ({}, {"use": random.choice([0.2, 0.6, 2.0], 5000)}, {"landmark": random.integers(0, 2, 5000)}):
        assert probabilities(age, **told).sum() == pytest.approx(RATE * eligible)


def test_a_city_of_landmarks_alone_loses_none() -> None:
    assert probabilities([40.0, 80.0], landmark=1.0).tolist() == [0.0, 0.0]


def test_a_chance_is_at_most_one() -> None:
    many = np.full(1000, 60.0)
    assert probabilities(many, landmark=np.arange(1000) > 0).max() == 1.0


def test_as_many_come_to_their_end_as_the_chances_say() -> None:
    phase = np.random.default_rng(5).uniform(0, 1, 200_000)
    due = demolition_due(np.full(phase.shape, 0.1), np.ones(phase.shape), phase)
    assert due.mean() == pytest.approx(1 - np.exp(-0.1), abs=0.003)
    later = demolition_due(np.full(phase.shape, 0.2), np.ones(phase.shape), phase)
    assert np.all(later >= due)


def test_the_end_does_not_hang_on_the_cycle_of_renewals() -> None:
    phase = np.random.default_rng(5).uniform(0, 1, 200_000)
    due = demolition_due(np.full(phase.shape, 0.1), np.ones(phase.shape), phase)
    assert abs(np.corrcoef(phase, due)[0, 1]) < 0.01
