"""A bar of a round length, as long as it is on the map."""

from __future__ import annotations

import math

ROUND = (1, 2, 5, 10)
SHARE = 0.25
"""Largest share of the map's width that the bar takes."""


def bar(width_in_metres: float) -> tuple[float, float]:
    """Length of the bar in metres, and its share of the map's width."""
    most = max(width_in_metres * SHARE, 1e-9)
    power = 10.0 ** math.floor(math.log10(most))
    length = max(step * power for step in ROUND if step * power <= most * (1 + 1e-9))
    return length, length / max(width_in_metres, 1e-9)
