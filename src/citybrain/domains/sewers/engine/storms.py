"""Design storms: depth by return period and duration, and how it falls in blocks of five minutes."""

from __future__ import annotations

import math
from typing import NamedTuple

from citybrain.kernel.errors import InputError

BLOCK = 5
"""Minutes of a block."""

LEAST_MINUTES, MOST_MINUTES = 5, 120
"""Durations for which Bell (1969) holds."""

LONGEST = 1440
"""Minutes of the longest storm that can be stated."""

MOST_DEPTH = 500.0
"""Millimetres: more fell within a day at few places of the world."""

MOST_RATE = 12.0
"""Millimetres in a minute over five minutes: above the 38 mm of one minute, the world's record, over longer."""


class Storm(NamedTuple):
    """Depth [mm] of each block, duration [min], and hours that are simulated after it."""

    blocks: tuple[float, ...]
    minutes: int
    hours_after: float


def storm_depth(hour_depth: float, return_period: float, minutes: float) -> float:
    """Depth [mm] of a storm of a return period [a] and duration [min], from that of one hour in 10 years [mm].

    P = (0.21 ln T + 0.52)(0.54 t^0.25 - 0.50) P60, of 2 to 100 years and 5 to 120 minutes: outside the nearest counts.
    Bell 1969, Generalized rainfall-duration-frequency relationships, J. Hydraulics Div. ASCE 95(1), 311-327.
    """
    period = min(max(return_period, 2.0), 100.0)
    short = min(max(minutes, LEAST_MINUTES), MOST_MINUTES)
    depth: float = (0.21 * math.log(period) + 0.52) * (0.54 * short**0.25 - 0.50) * hour_depth
    return depth


def design_storm(depth: float, minutes: float, hours_after: float = 6.0) -> Storm:
    """A storm as alternating blocks: the strongest in the middle, weaker ones on both sides in turn.

    Chow, Maidment and Mays 1988, Applied Hydrology, 14.4; depths within the storm grow with its duration as Bell's.
    Raises InputError for a depth or duration that cannot be.
    """
    if not 0.0 < depth <= MOST_DEPTH:
        raise InputError("sewers-storm-depth", received=f"{depth:g}", allowed=f"{MOST_DEPTH:g}")
    if not BLOCK <= minutes <= LONGEST:
        raise InputError("sewers-storm-duration", received=f"{minutes:g}", allowed=f"{BLOCK}, {LONGEST}")
    count = max(round(minutes / BLOCK), 1)
    whole = _grown(BLOCK * count)
    sums = [depth * _grown(BLOCK * (n + 1)) / whole for n in range(count)]
    falling = sorted((after - before for before, after in zip([0.0, *sums], sums, strict=False)), reverse=True)
    blocks: list[float] = []
    for place, one in enumerate(falling):
        blocks = [*blocks, one] if place % 2 == 0 else [one, *blocks]
    return Storm(tuple(blocks), BLOCK * count, hours_after)


def _grown(minutes: float) -> float:
    """How depth grows with duration, as Bell's; it goes on beyond two hours as far as it is asked."""
    grown: float = 0.54 * minutes**0.25 - 0.50
    return grown
