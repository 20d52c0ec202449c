"""Minutes that make the modes as frequent as a city states."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from citybrain.domains.travel.models.demand.mode_choice import WALK
from citybrain.kernel.units import Array

ROUNDS, NEAR, STEP = 30, 5e-4, 0.7
"""Most rounds; the largest difference of a share at which they end; the part of a step that is gone."""


def fitted_minutes(shares_at: Callable[[Array], Array], stated: Array, weight: float) -> Array:
    """Minutes by mode, on foot 0, with which the shares of trips are as stated (0 for a mode that is not).

    A mode that is not stated, or that nobody is offered, gets none, and keeps its share; the others share the rest as
    stated. Each round adds ln(share / stated) over the weight of a minute (Train 2009, Discrete choice methods, 2.8).
    """
    minutes = np.zeros_like(stated)
    for _ in range(ROUNDS):
        shares = shares_at(minutes)
        some = (shares > 0.0) & (stated > 0.0)
        if not some.any():
            break
        aim = stated / stated[some].sum() * shares[some].sum()
        if np.abs(shares - aim)[some].max() <= NEAR:
            break
        minutes[some] += STEP * np.log(shares[some] / aim[some]) / weight
        minutes[some] -= minutes[WALK] if some[WALK] else 0.0
    return minutes
