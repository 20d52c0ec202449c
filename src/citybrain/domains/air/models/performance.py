"""How near a model comes to what was measured."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from citybrain.domains.air.models.stability import Numbers


class ModelPerformance(NamedTuple):
    """Fractional bias, normalised mean square error, share within a factor of 2, geometric mean bias and variance.

    Observed over predicted: a bias above 0 and a geometric bias above 1 are those of a model that predicts too little.
    """

    bias: float
    square_error: float
    within_factor_2: float
    geometric_bias: float
    geometric_variance: float


def model_performance(observed: Numbers, predicted: Numbers, least: float = 1e-6) -> ModelPerformance:
    """FB, NMSE, FAC2, MG and VG of pairs in one unit; `least` stands for what is below it in MG and VG.

    Chang and Hanna 2004, Meteorology and Atmospheric Physics 87, 167-196, doi:10.1007/s00703-003-0070-7, who call a
    model acceptable where |FB| < 0.3, 0.7 < MG < 1.3, NMSE < 1.5, VG < 4 and FAC2 > 0.5.
    """
    mean, other = observed.mean(), predicted.mean()
    ratio = np.log(np.maximum(observed, least) / np.maximum(predicted, least))
    within = np.abs(np.log(np.maximum(predicted, 1e-30) / np.maximum(observed, 1e-30))) <= np.log(2.0)
    return ModelPerformance(
        float(2 * (mean - other) / (mean + other)), float(((observed - predicted) ** 2).mean() / (mean * other)),
        float(within.mean()), float(np.exp(ratio.mean())), float(np.exp((ratio**2).mean())),
    )  # fmt: skip
