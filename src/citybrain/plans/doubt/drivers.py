"""Share of each input in the variance: one input at a time along its distribution, all others as stated.

To first order that is the law of propagation of uncertainty (JCGM 100:2008, GUM, 5.1.2). Points of Gauss and Hermite
in place of a slope also see what an input does that is curved; what only several inputs do together is the rest.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from citybrain.kernel.units import Array
from citybrain.plans.doubt.draws import Deal

POINTS = 3
Outcomes = Callable[[Deal], Array]
"""Results (quantities, draws) of a deal of scores."""


def nodes(points: int) -> tuple[Array, Array]:
    """Scores and weights of Gauss-Hermite quadrature: exact for polynomials of a normal variable up to 2 points - 1."""
    places, weights = np.polynomial.hermite_e.hermegauss(points)
    return np.asarray(places), np.asarray(weights / weights.sum())


def variances(names: Sequence[str], outcomes: Outcomes, points: int = POINTS) -> Array:
    """Variance (names, quantities) that each input makes alone, the others as stated."""
    places, weights = nodes(points)
    apart = places[np.abs(places) > 1e-9]
    draws = 1 + len(names) * len(apart)
    shared = {}
    for position, name in enumerate(names):
        shared[name] = np.zeros(draws)
        shared[name][1 + position * len(apart) : 1 + (position + 1) * len(apart)] = apart
    found = outcomes(Deal(draws, shared))
    along = np.repeat(found[:, :1, None], len(names), axis=1).repeat(points, axis=2)
    along[:, :, np.abs(places) > 1e-9] = found[:, 1:].reshape(len(found), len(names), len(apart))
    mean = along @ weights
    return np.asarray(((along - mean[..., None]) ** 2 @ weights).T)
