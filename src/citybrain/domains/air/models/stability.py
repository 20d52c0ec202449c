"""Stability of the air near the ground: Pasquill's classes, Obukhov's length and the profiles that follow of them."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]
KARMAN = 0.4
CLASSES = "ABCDEF"
"""Pasquill's classes from very unstable to stable."""

BY_SUN = ("AABBC", "ABBCC", "BCCDD", "DDDDD")
"""Class by sun (strong, moderate, slight, overcast) and wind at 10 m (below 2, 3, 5, 6, above) [m/s].

Pasquill 1961, Meteorological Magazine 90, 33-49; of two classes that it names the less stable one.
"""
BY_NIGHT = ("FEDDD", "FFEDD")
"""The same at night with more than half of the sky in clouds, and with less."""

WIND_STEPS = (2.0, 3.0, 5.0, 6.0)
SUN_STEPS = (600.0, 300.0, 20.0)
"""Global radiation of strong, moderate and slight sun [W/m2]."""

WIND_DOUBT = SUN_DOUBT = (0.8, 1.0, 1.25)
"""Times that wind and sun at a place may be what the city measures, each as likely as the others."""

SKIES = (0.0, 0.25, 0.5, 0.75, 1.0)
"""Shares of the sky in clouds where nobody knows it, each as likely as the others."""

OVERCAST = 0.95
WEAK_SUN = 1.0
"""Global radiation of the first and last minutes of a day [W/m2]."""

GOLDER = {
    "A": (-0.096, 0.029), "B": (-0.037, 0.029), "C": (-0.002, 0.018),
    "D": (0.0, 0.0), "E": (0.004, -0.018), "F": (0.035, -0.036),
}  # fmt: skip
"""Inverse of Obukhov's length of a class [1/m]: a + b log10(roughness), Golder 1972, doi:10.1007/BF00769106."""

NEUTRAL_LENGTH = 1e5
DIRECTION_SPREAD = {"A": 25.0, "B": 20.0, "C": 15.0, "D": 10.0, "E": 5.0, "F": 2.5}
"""Standard deviation of wind direction [degrees]: Irwin 1980, EPA-454/R-99-005 table 6-8a."""


def stability_class(wind_speed: float, global_irradiance: float, cloud_share: float = 1.0) -> str:
    """Pasquill's class by wind at 10 m [m/s], sun [W/m2] and, at night, the share of the sky in clouds."""
    column = sum(wind_speed >= step for step in WIND_STEPS)
    if global_irradiance <= 0.0:
        return BY_NIGHT[cloud_share < 0.5][column]
    return BY_SUN[sum(global_irradiance < step for step in SUN_STEPS)][column]


def global_irradiance(sun_height: float, cloud_share: float) -> float:
    """Global radiation [W/m2] by the height of the sun [degrees] and the share of the sky in clouds.

    Source: Kasten and Czeplak 1980, Solar Energy 24, 177-189, doi:10.1016/0038-092X(80)90391-6.
    """
    clear = max(910.0 * np.sin(np.radians(sun_height)) - 30.0, 0.0)
    return float(clear * (1.0 - 0.75 * cloud_share**3.4))


def stability_shares(
    wind_speed: float, sun_height: float, irradiance: float = np.nan, cloud_share: float = np.nan
) -> dict[str, float]:
    """Probability of Pasquill's classes by wind at 10 m [m/s] and the height of the sun [degrees], the likeliest first.

    Global radiation [W/m2] counts by day where it is measured, else what the sun and the share of the sky in clouds
    let through; under an overcast sky air is neutral (Pasquill 1961). Not a number stands for what nobody knows.
    """
    winds = [wind_speed * factor for factor in WIND_DOUBT]
    if sun_height > 0.0 and not np.isnan(irradiance):
        likely = [stability_class(wind, max(irradiance * factor, WEAK_SUN)) for wind in winds for factor in SUN_DOUBT]
    else:
        skies = SKIES if np.isnan(cloud_share) else (cloud_share,)
        likely = [_under(wind, sun_height, sky) for wind in winds for sky in skies]
    counts = {one: likely.count(one) for one in CLASSES if one in likely}
    return {one: count / len(likely) for one, count in sorted(counts.items(), key=lambda item: -item[1])}


def _under(wind_speed: float, sun_height: float, cloud_share: float) -> str:
    """Pasquill's class under a sky of which a share is in clouds."""
    if cloud_share >= OVERCAST:
        return "D"
    sun = global_irradiance(sun_height, cloud_share)
    return stability_class(wind_speed, max(sun, WEAK_SUN) if sun_height > 0.0 else 0.0, cloud_share)


def obukhov_length(stability: str, roughness: float) -> float:
    """Obukhov's length [m] of a class over ground of a roughness [m]; negative where air is unstable."""
    offset, slope = GOLDER[stability]
    inverse = offset + slope * np.log10(min(roughness, 0.5))
    return float(1.0 / inverse) if abs(inverse) > 1.0 / NEUTRAL_LENGTH else NEUTRAL_LENGTH


def class_of(length: float, roughness: float) -> str:
    """Pasquill's class whose length over ground of a roughness [m] is nearest to one of Obukhov [m]."""
    return min(CLASSES, key=lambda one: abs(1.0 / obukhov_length(one, roughness) - 1.0 / length))


def wind_function(stability: Numbers) -> Numbers:
    """What stability (height over Obukhov's length) takes off the logarithm of the wind profile.

    Businger et al. 1971 and Dyer 1974, doi:10.1007/BF00240838, with 16 and 5 as factors.
    """
    root = (1.0 - 16.0 * np.minimum(stability, 0.0)) ** 0.25
    unstable = 2 * np.log((1 + root) / 2) + np.log((1 + root**2) / 2) - 2 * np.arctan(root) + np.pi / 2
    return np.where(stability < 0.0, unstable, -5.0 * stability)


def momentum_gradient(stability: Numbers) -> Numbers:
    """Gradient of wind over that of neutral air."""
    return np.where(stability < 0.0, (1.0 - 16.0 * np.minimum(stability, 0.0)) ** -0.25, 1.0 + 5.0 * stability)


def heat_gradient(stability: Numbers) -> Numbers:
    """Gradient of heat, and of what else is mixed as heat is, over that of neutral air."""
    return np.where(stability < 0.0, (1.0 - 16.0 * np.minimum(stability, 0.0)) ** -0.5, 1.0 + 5.0 * stability)


def friction_velocity(wind_speed: float, height: float, roughness: float, length: float) -> float:
    """Friction velocity [m/s] from wind at a height [m] over ground of a roughness [m]."""
    top, bottom = wind_function(np.array([height, roughness]) / length)
    return float(KARMAN * wind_speed / (np.log(height / roughness) - top + bottom))
