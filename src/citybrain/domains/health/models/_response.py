"""Response functions: the share of deaths or of people that an exposure accounts for."""

from __future__ import annotations

from typing import Any

import numpy as np

from citybrain.kernel.units import Array


def attributable_share(exposure: Any, risk: Any, step: Any, least: Any, most: Any) -> Array:
    """Share of cases that an exposure above `least` accounts for: 1 - 1 / risk ** ((exposure - least) / step).

    The function is log-linear; beyond `most`, up to which it was studied, the exposure counts as `most`. NaN where no
    exposure is known; nobody where `most` is below `least`. WHO AirQ+; EEA burden of disease.
    """
    beyond = np.maximum(np.minimum(exposure, most) - least, 0.0) / step
    share: Array = 1.0 - np.exp(-np.log(risk) * beyond)
    return share


def stated(value: Any) -> Array:
    """A number that somebody states; NaN where nobody does."""
    found: Array = np.where(value > 0.0, value, np.nan)[()]
    return found


def of_people(rate: Any, people: Any, share: Any) -> Array:
    """What a rate of people times a share comes to; 0 where nobody is, whether the share is known or not."""
    found: Array = np.where(people > 0.0, people * rate * share, people * 0.0 * np.nan_to_num(rate * share))
    return found
