"""Supply of places that is shared by the demand within reach of each: the two steps of floating catchment areas."""

from __future__ import annotations

from typing import Any

import numpy as np

from citybrain.kernel.units import Array, Mask

SOURCE = "Luo and Wang 2003, doi:10.1068/b29120: two-step floating catchment areas; nobody is served twice"


def ratios(supply: Any, demand: Any, near: Mask) -> Array:
    """Part of the demand of each area that the supply of each place serves (area, place), beyond 1 where it is ample.

    The supply of a place goes to all demand within its reach alike: supply_j / (sum of demand_i near j), so that no
    place serves more than it has. `near` (area, place) says what is within reach.
    """
    shared: Array = near * _part(np.asarray(supply, np.float64), np.asarray(demand, np.float64) @ near)
    return shared


def served_within(supply: Any, demand: Any, ways: Any, limit: Any) -> Array:
    """Demand of each area that places within a way serve; as `served`, and without `ways` each area by itself."""
    if np.ndim(ways) != 2:
        return np.minimum(np.asarray(demand, np.float64), np.asarray(supply, np.float64))
    return served(supply, demand, within(ways, limit, len(ways)))


def served(supply: Any, demand: Any, near: Mask) -> Array:
    """Demand of each area that places within reach serve; of several draws of the areas each by itself."""
    if not len(near):
        return np.zeros(0)
    amount = np.asarray(demand, np.float64).reshape(-1, len(near))
    part = _part(np.asarray(supply, np.float64).reshape(-1, near.shape[1]), amount @ near)
    of_areas: Array = (amount * np.minimum(1.0, part @ near.T)).ravel()
    return of_areas


def _part(supply: Array, around: Array) -> Array:
    """Supply over the demand around it; none where there is no demand."""
    return np.divide(supply, around, out=np.zeros_like(around), where=around > 0.0)


def within(ways: Any, limit: Any, areas: int) -> Mask:
    """Which places are within reach of each area (area, place); its own always is.

    `ways` are metres from area to area, a number in a city without streets, where each area has its own alone.
    """
    if np.ndim(ways) != 2:
        return np.eye(areas, dtype=bool)
    near: Mask = (np.asarray(ways) <= limit) | np.eye(len(ways), dtype=bool)
    return near
