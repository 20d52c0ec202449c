"""Published formulas of the mean delay of vehicles at a fixed-time signal."""

from __future__ import annotations

import numpy as np

from citybrain.kernel.units import Array

ANALYSIS_HOURS = 1.0


def uniform_delay(cycle: Array, green: Array, saturation: Array) -> Array:
    """Mean delay of evenly spread arrivals [s]: C/2 (1 - g/C)² / (1 - min(1, x) g/C).

    `green` is effective, `saturation` the degree x. Source: Highway Capacity Manual 2000, uniform delay d1.
    """
    part = green / cycle
    return 0.5 * cycle * (1.0 - part) ** 2 / (1.0 - np.minimum(1.0, saturation) * part)


def webster_delay(cycle: Array, green: Array, saturation: Array, flow: Array) -> Array:
    """Mean delay of random arrivals below capacity [s]; `flow` is that of the approach [1/s], NaN from capacity on.

    C (1 - λ)² / (2 (1 - λx)) + x² / (2q (1 - x)) - 0.65 (C/q²)^(1/3) x^(2 + 5λ). Source: Webster 1958, Traffic signal
    settings, Road Research Laboratory, Technical Paper 39.
    """
    part = green / cycle
    x = np.where(saturation < 1.0, saturation, np.nan)
    random = x**2 / (2.0 * flow * (1.0 - x)) - 0.65 * (cycle / flow**2) ** (1.0 / 3.0) * x ** (2.0 + 5.0 * part)
    return uniform_delay(cycle, green, x) + random


def incremental_delay(capacity: Array, saturation: Array, hours: float = ANALYSIS_HOURS) -> Array:
    """What chance and overload add to the uniform delay [s]: 900 T ((x - 1) + sqrt((x - 1)² + 8 k I x / (c T))).

    `capacity` [1/h]; k = 0.5 of fixed time, I = 1 of isolated signals. Source: Highway Capacity Manual 2000,
    incremental delay d2.
    """
    over = saturation - 1.0
    return 900.0 * hours * (over + np.sqrt(over**2 + 8.0 * 0.5 * saturation / (capacity * hours)))
