"""Share of each input in the variance: the variance of what is expected at each value of one input.

Around the city as stated that is, to first order, the law of propagation of uncertainty (JCGM 100:2008, GUM, 5.1.2);
points of Gauss and Hermite in place of a slope also see what an input does that is curved. Around many draws it is the
first-order index of Sobol (2001, doi:10.1016/S0378-4754(00)00270-6). What only several inputs do together is the rest.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import numpy as np

from citybrain.kernel.units import Array
from citybrain.plans.uncertainty.draws import Sample

POINTS = 3
Outcomes = Callable[[Sample], Array]
"""Results (quantities, draws) of a sample of scores."""


def nodes(points: int) -> tuple[Array, Array]:
    """Scores and weights of Gauss-Hermite quadrature: exact for polynomials of a normal variable up to 2 points - 1."""
    places, weights = np.polynomial.hermite_e.hermegauss(points)
    return np.asarray(places), np.asarray(weights / weights.sum())


def variances(
    names: Sequence[str], outcomes: Outcomes, points: int = POINTS, around: Mapping[str, Array] | None = None
) -> Array:
    """Variance (names, quantities) that each input makes by itself.

    The others are as stated, or as in each of the draws `around` in turn, over which results are averaged then.
    """
    places, weights = nodes(points)
    centre = around or {name: np.zeros(1) for name in names}
    bases = len(next(iter(centre.values()), np.zeros(1)))
    at_centre = (np.abs(places) < 1e-9) & (around is None)
    apart = places[~at_centre]
    draws = bases * (1 + len(names) * len(apart))
    shared = {name: np.tile(centre[name], 1 + len(names) * len(apart)) for name in names}
    for position, name in enumerate(names):
        first = bases * (1 + position * len(apart))
        shared[name][first : first + bases * len(apart)] = np.repeat(apart, bases)
    found = outcomes(Sample(draws, shared)).reshape(-1, 1 + len(names) * len(apart), bases).mean(axis=2)
    along = np.repeat(found[:, :1, None], len(names), axis=1).repeat(points, axis=2)
    along[:, :, ~at_centre] = found[:, 1:].reshape(len(found), len(names), len(apart))
    mean = along @ weights
    return np.asarray(((along - mean[..., None]) ** 2 @ weights).T)
