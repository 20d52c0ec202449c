"""Shares of inputs against exact values: linear and curved functions, and the function of Ishigami."""

import numpy as np
import pytest

from citybrain.plans.uncertainty.draws import Sample
from citybrain.plans.uncertainty.drivers import nodes, variances
from citybrain.plans.uncertainty.scores import latin_scores, normal_probability

A, B = 7.0, 0.1


def ishigami(sample_of_draws: Sample) -> np.ndarray:
    """Ishigami and Homma 1990: sin x + a sin² y + b z⁴ sin x, evenly distributed between -pi and pi."""
    x, y, z = (np.pi * (2.0 * normal_probability(sample_of_draws.shared[name]) - 1.0) for name in ("x", "y", "z"))
    return np.array([np.sin(x) + A * np.sin(y) ** 2 + B * z**4 * np.sin(x)])


def test_a_linear_function_has_the_squares_of_its_slopes() -> None:
    slopes = {"a": 3.0, "b": -2.0, "c": 0.5}
    found = variances(
        list(slopes), lambda sample_of_draws: np.array([sum(k * sample_of_draws.shared[n] for n, k in slopes.items())])
    )
    np.testing.assert_allclose(found[:, 0], [9.0, 4.0, 0.25], rtol=1e-12)


def test_a_square_is_seen_where_a_slope_is_not() -> None:
    found = variances(["a"], lambda sample_of_draws: np.array([sample_of_draws.shared["a"] ** 2]))
    assert found[0, 0] == pytest.approx(2.0)  # variance of the square of a standard-normal variable


def test_a_product_is_seen_by_none_of_its_inputs_alone() -> None:
    found = variances(
        ["a", "b"], lambda sample_of_draws: np.array([sample_of_draws.shared["a"] * sample_of_draws.shared["b"]])
    )
    np.testing.assert_allclose(found, 0.0, atol=1e-24)


def test_first_order_indices_of_ishigami_are_those_of_the_books() -> None:
    # Saltelli et al. 2008, Global Sensitivity Analysis: The Primer, 4.6: exact variances of parts and whole
    parts = [0.5 * (1.0 + B * np.pi**4 / 5.0) ** 2, A**2 / 8.0, 0.0]
    whole = A**2 / 8.0 + B * np.pi**4 / 5.0 + B**2 * np.pi**8 / 18.0 + 0.5
    found = variances(["x", "y", "z"], ishigami, points=200, around=latin_scores(["x", "y", "z"], 1024, 0))
    np.testing.assert_allclose(found[:, 0] / whole, [0.3139, 0.4424, 0.0], atol=0.01)
    np.testing.assert_allclose(np.array(parts) / whole, [0.3139, 0.4424, 0.0], atol=1e-4)


@pytest.mark.parametrize("power", range(6))
def test_nodes_give_the_moments_of_a_normal_variable(power: int) -> None:
    places, weights = nodes(3)
    assert places**power @ weights == pytest.approx({0: 1, 2: 1, 4: 3}.get(power, 0), abs=1e-12)
