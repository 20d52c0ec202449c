"""Where the sun stands in the afternoon of the hottest day, by solar time."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from citybrain.kernel.units import Array

HOUR_ANGLES = (7.5, 22.5, 37.5, 52.5)
"""Degrees past noon of the middles of the hours from 12 to 16 by the sun."""

MIDSUMMER = 196, 15
"""Day of the year that counts where no weather is known, north and south of the equator: 15 July, 15 January."""

HOURS_OF_DAY = 24


def hottest_day(hours: Any, latitude: float) -> int:
    """The day of the year (1 is the first) whose mean temperature is the highest."""
    if not isinstance(hours, pd.DataFrame) or "outdoor_temperature" not in hours:
        return MIDSUMMER[latitude < 0.0]
    air = hours["outdoor_temperature"].to_numpy(np.float64)
    days = air[: len(air) // HOURS_OF_DAY * HOURS_OF_DAY].reshape(-1, HOURS_OF_DAY).mean(axis=1)
    return int(days.argmax()) + 1


def afternoon_suns(latitude: float, day: int) -> Array:
    """Azimuth (from north, clockwise) and altitude [degrees] of the sun in each hour from 12 to 16 by the sun (n, 2).

    Declination by Cooper 1969: 23.45° × sin(360° × (284 + day) / 365).
    """
    declination = np.radians(23.45 * np.sin(np.radians(360.0 * (284 + day) / 365.0)))
    place, angle = np.radians(latitude), np.radians(HOUR_ANGLES)
    up = np.sin(place) * np.sin(declination) + np.cos(place) * np.cos(declination) * np.cos(angle)
    east = -np.cos(declination) * np.sin(angle)
    north = np.cos(place) * np.sin(declination) - np.sin(place) * np.cos(declination) * np.cos(angle)
    return np.column_stack([np.degrees(np.arctan2(east, north)) % 360.0, np.degrees(np.arcsin(up))])
