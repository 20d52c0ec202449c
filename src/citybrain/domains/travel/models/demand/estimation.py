"""Weights of a multinomial logit from choices that people made."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from citybrain.kernel.errors import InputError
from citybrain.kernel.units import Array, Mask, Rows

ROUNDS, TOLERANCE = 50, 1e-10
"""Most steps, and the gain of a step, over the log-likelihood, at which the search ends."""


class Estimate(NamedTuple):
    """Weights, their standard errors, the log-likelihood of the choices, and how many they are."""

    weights: Array
    errors: Array
    log_likelihood: float
    choices: int


def estimated_weights(attributes: Array, offered: Mask, chosen: Rows) -> Estimate:
    """The weights that make choices most likely: P(m) = exp(weights * attributes of m) / sum over the modes offered.

    `attributes` (choices, modes, weights), `offered` (choices, modes), `chosen` the mode of each choice. By Newton's
    steps; the log-likelihood has one maximum. Standard errors are those of the inverse of its second derivatives.
    McFadden 1974, Conditional logit analysis of qualitative choice behavior. Raises InputError where a mode was chosen
    that was not offered, an attribute of an offered mode is no number, or choices do not tell the weights apart.
    """
    rows = np.arange(len(chosen))
    numbers = np.where(offered[:, :, None], attributes, 0.0)
    wrong = ~offered[rows, chosen] | ~np.isfinite(numbers).all(axis=(1, 2))
    if wrong.any() or not len(chosen):
        raise InputError(
            "travel-choices", count=int(wrong.sum()), received=int(np.argmax(wrong)) if len(wrong) else "-"
        )
    weights = np.zeros(attributes.shape[2])
    likelihood, gradient, curvature = _at(weights, numbers, offered, chosen)
    for _ in range(ROUNDS):
        if np.linalg.matrix_rank(curvature) < len(weights):
            raise InputError("travel-choices-alike", received=len(weights))
        step, share = np.linalg.solve(curvature, gradient), 1.0
        while True:
            after = _at(weights + share * step, numbers, offered, chosen)
            if after[0] >= likelihood or share < TOLERANCE:
                break
            share /= 2.0
        gain = after[0] - likelihood
        weights = weights + share * step
        likelihood, gradient, curvature = after
        if gain <= TOLERANCE * abs(likelihood):
            break
    return Estimate(weights, np.sqrt(np.diag(np.linalg.inv(curvature))), likelihood, len(chosen))


def _at(weights: Array, attributes: Array, offered: Mask, chosen: Rows) -> tuple[float, Array, Array]:
    """Log-likelihood, its gradient, and its second derivatives with the sign turned."""
    utility = np.where(offered, attributes @ weights, -np.inf)
    utility = utility - utility.max(axis=1, keepdims=True)
    worth = np.exp(utility)
    share = worth / worth.sum(axis=1, keepdims=True)
    rows = np.arange(len(chosen))
    likelihood = float((utility[rows, chosen] - np.log(worth.sum(axis=1))).sum())
    mean = np.einsum("nm,nmk->nk", share, attributes)
    gradient = (attributes[rows, chosen] - mean).sum(axis=0)
    apart = attributes - mean[:, None, :]
    curvature = np.einsum("nm,nmk,nml->kl", share, apart, apart)
    return likelihood, gradient, curvature
