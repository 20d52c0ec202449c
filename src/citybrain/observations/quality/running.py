"""Ranges of values along a series."""

from __future__ import annotations

import numpy as np
from scipy.ndimage import maximum_filter1d, minimum_filter1d

from citybrain.kernel.units import Array


def ranges(value: Array, count: int) -> Array:
    """For each value the range of as many as end with it: of those that there are at the beginning, NaN left out.

    Where all of them are NaN it is below zero.
    """
    missing = np.isnan(value)
    high, low = (
        filtered(np.where(missing, beyond, value), count, mode="constant", cval=beyond, origin=(count - 1) // 2)
        for filtered, beyond in ((maximum_filter1d, -np.inf), (minimum_filter1d, np.inf))
    )
    found: Array = high - low
    return found
