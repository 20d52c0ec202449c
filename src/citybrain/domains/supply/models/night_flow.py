"""A leak noticed: the least flow into a district at night rises above that of the nights before."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from citybrain.kernel.units import Array, Rows

SOURCE = "Page 1954, doi:10.1093/biomet/41.1-2.100: cumulative sums; night flow as Lambert 1994, minimum night flow"
REFERENCE_NIGHTS = 28
"""Nights by which the usual night flow is known: four weeks, each weekday four times."""

ALLOWANCE, DECISION = 0.75, 5.0
"""Standard deviations by which a rise is let pass, and at which the sum alarms.

A false alarm in some 9,000 nights where the usual is known exactly (Siegmund 1985), more where 28 nights tell it.
"""

OUTLYING = 4.0
"""Standard deviations from which a night is no usual one."""

NORMAL_OF_MEDIAN = 1.4826
"""Standard deviation over the median absolute deviation of a normal distribution."""


class NightAlarms(NamedTuple):
    """By night (n): the sum, and 1 where it alarms; nights at which a rise began, and by how much it is above usual.

    `begun` and `rise` are of each alarm, in the unit of the flow. Nights without a value change nothing.
    """

    total: Array
    alarm: Array
    begun: list[int]
    rise: list[float]


def night_alarms(flow: Array) -> NightAlarms:
    """Rises of the least flow of each night (n); NaN where it is not known.

    The usual is the median of the first four weeks of nights that are known, with their standard deviation. After an
    alarm it is learned anew from the nights that follow, so that each rise alarms once.
    """
    total, alarm = np.zeros(len(flow)), np.zeros(len(flow))
    begun: list[int] = []
    rise: list[float] = []
    start = 0
    while True:
        known = start + np.flatnonzero(np.isfinite(flow[start:]))
        if len(known) <= REFERENCE_NIGHTS:
            break
        usual, spread = usual_flow(flow[known[:REFERENCE_NIGHTS]])
        night = _watch(flow, known[REFERENCE_NIGHTS:], usual, spread, total)
        if night is None:
            break
        alarm[night] = 1.0
        first = start + _begin(flow[start:], usual, night - start)
        begun.append(first)
        rise.append(float(np.nanmedian(flow[first : night + 1])) - usual)
        start = night + 1
    return NightAlarms(total, alarm, begun, rise)


def usual_flow(flow: Array) -> tuple[float, float]:
    """The median of some nights, and the standard deviation of those that do not lie far out.

    The spread is at least a hundredth of the flow: no meter is better than that.
    """
    usual = float(np.median(flow))
    away = np.abs(flow - usual)
    near = flow[away <= OUTLYING * NORMAL_OF_MEDIAN * float(np.median(away))]
    spread = float(np.std(near, ddof=1)) if len(near) > 1 else 0.0
    return usual, max(spread, 0.01 * abs(usual), 1e-9)


def _watch(flow: Array, nights: Rows, usual: float, spread: float, total: Array) -> int | None:
    """The first night at which the sum alarms; None where none does."""
    summed = 0.0
    for night in nights:
        summed = max(0.0, summed + (flow[night] - usual) / spread - ALLOWANCE)
        total[night] = summed
        if summed > DECISION:
            return int(night)
    return None


def _begin(flow: Array, usual: float, night: int) -> int:
    """The night up to the alarm from which a rise is likeliest to have begun: that of the largest sum over its root."""
    above = np.nan_to_num(flow[: night + 1] - usual)[::-1]
    known = np.cumsum(np.isfinite(flow[: night + 1][::-1]))
    likely = np.cumsum(above) / np.sqrt(np.maximum(known, 1))
    return night - int(np.argmax(likely[: night + 1]))
