"""What a warm engine emits and burns on a kilometre, by the mean speed of its trip."""

from typing import NamedTuple

import numpy as np

from citybrain.kernel.units import Array


class HotFactor(NamedTuple):
    """Coefficients of one pollutant, or of energy, of classes of vehicles (n,), and the speeds [km/h] of its curve.

    `reduction` is the share by which the class emits less than the curve.
    """

    alpha: Array
    beta: Array
    gamma: Array
    delta: Array
    epsilon: Array
    zita: Array
    eta: Array
    reduction: Array
    slowest: Array
    fastest: Array


def hot_factor(speed: Array, of: HotFactor) -> Array:
    """Emission [g/km] or use of energy [MJ/km] at a mean speed [km/h], as wide as speeds and classes spread together.

    (alpha v2 + beta v + gamma + delta/v) / (epsilon v2 + zita v + eta) * (1 - reduction). Outside the speeds that the
    coefficients hold for, the value at the nearest of them; NaN where a speed or a coefficient is missing. Valid for
    warm engines on level roads; starts, slopes and loads have curves of their own.
    EMEP/EEA air pollutant emission inventory guidebook, 1.A.3.b.i-iv Road transport, Tier 3, equation 25.
    """
    v = np.clip(speed, of.slowest, of.fastest)
    above = of.alpha * v**2 + of.beta * v + of.gamma + of.delta / v
    return above / (of.epsilon * v**2 + of.zita * v + of.eta) * (1.0 - of.reduction)
