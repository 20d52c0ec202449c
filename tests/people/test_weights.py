"""Raking: totals are met, and the weights are those of least relative entropy as an independent solver finds them."""

import numpy as np
import pytest
from scipy.optimize import minimize

from citybrain.people.weights import NOT_STATED, Margin, effective_number, raked


def margins_of(count: int, seed: int) -> list[Margin]:
    random = np.random.default_rng(seed)
    gender, age, area = (random.choice(len(p), count, p=p) for p in ([0.35, 0.65], [0.2, 0.8], [0.5, 0.3, 0.2]))
    return [
        Margin(gender, np.array([5_200.0, 4_800.0])),
        Margin(age, np.array([2_500.0, 7_500.0])),
        Margin(area, np.array([4_000.0, 4_000.0, 2_000.0])),
    ]


def test_all_totals_are_met() -> None:
    margins = margins_of(500, 3)
    found = raked(500, margins)
    assert found.met and found.cut == 0 and found.weight.mean() == pytest.approx(1.0)
    for margin in margins:
        share = np.bincount(margin.group, found.weight) / 500
        assert share == pytest.approx(margin.people / margin.people.sum(), abs=1e-7)
    assert 300 < found.effective < 500


def test_weights_are_nearest_to_equal_ones_by_relative_entropy() -> None:
    count, margins = 60, margins_of(60, 5)
    found = raked(count, margins)
    free = [(margin, group) for margin in margins for group in range(len(margin.people) - 1)]
    held = [
        {"type": "eq", "fun": lambda w, m=margin, g=group: w[m.group == g].sum() / count - m.people[g] / m.people.sum()}
        for margin, group in free
    ]
    held.append({"type": "eq", "fun": lambda w: w.mean() - 1})
    entropy = minimize(
        lambda w: float((w * np.log(np.maximum(w, 1e-12))).sum()), np.ones(count), constraints=held,
        bounds=[(1e-6, 20.0)] * count, method="SLSQP", options={"ftol": 1e-12, "maxiter": 500},
    )  # fmt: skip
    assert entropy.success and np.abs(entropy.x - found.weight).max() < 1e-3


def test_who_does_not_say_a_trait_is_weighted_by_the_others_alone() -> None:
    group = np.array([0, 0, 0, 1, NOT_STATED])
    found = raked(5, [Margin(group, np.array([1.0, 1.0]))])
    assert found.weight == pytest.approx(np.array([2 / 3, 2 / 3, 2 / 3, 2.0, 1.0]))
    alone = raked(3, [Margin(np.array([0, 0, NOT_STATED]), np.array([5.0, 5.0]))])
    assert alone.weight == pytest.approx(np.ones(3)) and alone.effective == pytest.approx(3.0)


def test_no_answer_counts_for_more_than_five_and_none_for_nobody() -> None:
    group = np.array([0] * 99 + [1])
    found = raked(100, [Margin(group, np.array([0.2, 0.8]))])
    assert found.cut == 1 and found.weight.max() <= 5.0 + 1e-9 and found.met
    assert raked(0, []).effective == 0.0


def test_effective_number_of_kish() -> None:
    assert effective_number(np.array([1.0, 1.0, 2.0])) == pytest.approx(16 / 6)
