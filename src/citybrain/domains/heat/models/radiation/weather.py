"""One hour of weather, the longwave of its sky, and how much warmer than the air the sun makes surfaces in it."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from citybrain.kernel.units import Array

LEAST_ALTITUDE = 3.0
"""Degrees of the sun below which its beam counts for nothing: it comes from beyond what the relief knows."""

WARMEST_HOUR = 15.0
"""Local hour at which surfaces in the sun are warmest over the air (Lindberg et al. 2008)."""


class HotHour(NamedTuple):
    """Weather at the middle of an hour: sun [degrees], light [W/m²], air [°C], humidity [%], wind at 10 m [m/s].

    `beam` is on a plane that faces the sun, `diffuse` on flat ground. `hour` is local standard time [h], `sunrise` that
    at which the sun rises and `noon_altitude` how high it stands at most on the day; `clearness` scales what the sun
    warms: 1 under a clear sky.
    """

    azimuth: float
    altitude: float
    beam: float
    diffuse: float
    air: float
    humidity: float
    wind: float
    hour: float
    sunrise: float
    noon_altitude: float
    clearness: float = 1.0

    @property
    def sunny(self) -> bool:
        """Whether the sun stands high enough to cast shadows."""
        return self.altitude >= LEAST_ALTITUDE and self.beam > 0.0

    def warmed(self) -> float:
        """The share of its daily amplitude by which a surface in the sun is warmer than the air."""
        if not self.sunny:
            return 0.0
        return float(warmed_share(np.array(self.hour), np.array(self.sunrise)) * self.clearness)


def warmed_share(hour: Array, sunrise: Array) -> Array:
    """The share of its daily amplitude by which a surface in the sun of a clear sky is warmer than the air.

    A sine that begins at sunrise and is highest at 15 h (Lindberg et al. 2008, doi:10.1007/s00484-008-0162-7).
    """
    phase = np.clip((hour - sunrise) / (WARMEST_HOUR - sunrise), 0.0, 2.0) * np.pi / 2.0
    share: Array = np.sin(phase)
    return np.maximum(share, 0.0)


def clearness(beam: Array, altitude: Array) -> Array:
    """The beam over that of a clear sky [0-1], by the sun's altitude [degrees]; 0 without sun.

    Clear: 1353 W/m² × 0.7 ^ (air mass ^ 0.678) (Meinel & Meinel 1976, Applied solar energy).
    """
    up = np.sin(np.radians(np.maximum(altitude, LEAST_ALTITUDE)))
    clear = 1353.0 * 0.7 ** (up**-0.678)
    share: Array = np.where(altitude >= LEAST_ALTITUDE, np.minimum(beam / clear, 1.0), 0.0)
    return share


def sky_emissivity(air: Array, humidity: Array) -> Array:
    """Emissivity of a clear sky, from air [°C] and relative humidity [%] (Prata 1996, doi:10.1002/qj.49712253306)."""
    vapour = 6.107 * 10.0 ** (7.5 * air / (237.3 + air)) * humidity / 100.0
    water = 46.5 * vapour / (air + 273.15)
    emissivity: Array = 1.0 - (1.0 + water) * np.exp(-np.sqrt(1.2 + 3.0 * water))
    return emissivity
