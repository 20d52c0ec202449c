"""Ratios that have no value where there is nothing to divide by."""

from typing import Any

import numpy as np

from citybrain.kernel.units import Array


def per(amount: Any, base: Any) -> Array:
    """Amount for each unit of base; NaN where the base is 0. Scalars and arrays alike, in the ratio of their units."""
    some = np.where(base > 0, base, np.nan)
    ratio: Array = (amount / some)[()]
    return ratio


def scaled_per(amount: Any, base: Any, scale: Any) -> Array:
    """Amount times a scale, such as kilograms in a tonne, for each unit of base; NaN where the base is 0."""
    return per(amount * scale, base)
