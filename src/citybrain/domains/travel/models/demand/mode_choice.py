"""Choice among car, public transport, bicycle and walking: a nested logit of generalised minutes."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from citybrain.kernel.units import Array, Mask

CAR, TRANSIT, CYCLE, WALK = range(4)
MODES = ("car", "transit", "bicycle", "foot")

LEAST_UTILITY = -300.0
"""Below it a mode is chosen by nobody; the exponent of what is left stays a number."""


class Weights(NamedTuple):
    """How much decides: utility of a minute (above 0), similarity within the two nests and of destinations (0 to 1]."""

    minute: float
    nest: float
    destination: float


class ModeChoice(NamedTuple):
    """Shares of the modes (modes, from, to), and the attraction of each pair of areas by all modes together."""

    shares: Array
    attraction: Array


def chosen(minutes: Array, weights: Weights, offered: Mask) -> ModeChoice:
    """The choice among modes by generalised minutes (modes, from, to), infinite where a mode does not lead there.

    Nests are car and public transport, bicycle and walking: P(m) = P(nest) * P(m | nest), utility -weight * minutes;
    the attraction of a pair is exp(spread * logsum). Where no mode leads, all shares and the attraction are 0.
    Williams 1977, doi:10.1068/a090285; Ortúzar and Willumsen 2011, Modelling Transport, 7.4.
    """
    utility = np.maximum(-weights.minute * minutes, LEAST_UTILITY)
    worth = np.where(np.isfinite(minutes) & offered[:, None, None], np.exp(utility / weights.nest), 0.0)
    within = worth[CAR] + worth[TRANSIT], worth[CYCLE] + worth[WALK]
    nests = [one**weights.nest for one in within]
    whole = nests[0] + nests[1]
    shares = np.empty_like(worth)
    for nest, modes in enumerate(((CAR, TRANSIT), (CYCLE, WALK))):
        of_nest = np.divide(nests[nest], whole * within[nest], out=np.zeros_like(whole), where=within[nest] > 0)
        for mode in modes:
            shares[mode] = worth[mode] * of_nest
    return ModeChoice(shares, whole**weights.destination)
