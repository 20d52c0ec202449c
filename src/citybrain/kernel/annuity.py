"""The annuity of an investment: what several subjects need to spread money over years."""

from typing import Any

import numpy as np

from citybrain.kernel.units import Array


def annuity(rate: Any, lifetime: Any, interval: Any) -> Array:
    """Share of an investment that is paid back in a year, interest included, until its life is over.

    a = r / (1 - (1 + r)^-n) / t, with rate r for each payment, n payments over the life, one payment each t
    (EN 15459-1:2017, 6.7). At a rate of 0 it is the limit, an equal part each time. The rate must be above -1.
    """
    payments = lifetime / interval
    nothing = rate == 0
    some = np.where(nothing, 1.0, rate)
    share: Array = np.where(nothing, 1.0 / payments, -some / np.expm1(-payments * np.log1p(some)))[()] / interval
    return share
