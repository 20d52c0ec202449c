"""Spread of what is emitted near the ground, by similarity theory of the surface layer."""

from __future__ import annotations

import numpy as np

from citybrain.domains.air.models.stability import KARMAN, Numbers, heat_gradient, momentum_gradient, wind_function

HEIGHT_OF_MIXING = 1.55
HEIGHT_OF_WIND = 0.6
"""Heights over the mean height of the plume at which mixing and wind stand for all of it (van Ulden 1978)."""

LEAST_START = 1.5
HIGHEST_MEAN = 3000.0
STEPS = 2000
TIME_SCALE = 300.0
"""Time after which a plume near the ground spreads more slowly [s]: Draxler 1976, doi:10.1016/0004-6981(76)90226-2."""


def surface_dilution(
    distance: Numbers,
    receptor_height: float,
    source_height: float,
    roughness: float,
    friction_velocity: float,
    obukhov_length: float,
) -> tuple[Numbers, Numbers]:
    """Crosswind-integrated concentration of a unit emission [s/m2], and the speed of the plume [m/s], at distances [m].

    The mean height of the plume grows with the mixing of heat; the profile is exp(-(b z / mean)^shape) with the shape
    that wind and mixing at its mean height give. The ground reflects all: what is deposited is left out.
    Source: van Ulden 1978, Atmospheric Environment 12, 2125-2129, doi:10.1016/0004-6981(78)90167-1.
    """
    from scipy.special import gamma  # loaded with the first plume

    mean = _mean_height(distance, source_height, roughness, obukhov_length)
    stability = HEIGHT_OF_MIXING * mean / obukhov_length
    shape = _shape(mean, stability, roughness)
    scale, width = shape * gamma(2 / shape) / gamma(1 / shape) ** 2, gamma(2 / shape) / gamma(1 / shape)
    middle = np.maximum(HEIGHT_OF_WIND * mean, 1.01 * roughness)
    profile = np.log(middle / roughness) - wind_function(middle / obukhov_length)
    speed = np.maximum(friction_velocity / KARMAN * profile, friction_velocity)
    return scale / (mean * speed) * np.exp(-((width * receptor_height / mean) ** shape)), speed


def lateral_spread(distance: Numbers, speed: Numbers, direction_spread: float) -> Numbers:
    """Lateral standard deviation [m] of a plume from that of the wind's direction [degrees] (Draxler 1976)."""
    spread: Numbers = np.radians(direction_spread) * distance / (1.0 + 0.9 * np.sqrt(distance / speed / TIME_SCALE))
    return spread


def _mean_height(distance: Numbers, start: float, roughness: float, length: float) -> Numbers:
    """Mean height of a plume [m], whose distance is the integral of what each metre of height takes."""
    heights = np.geomspace(max(start, LEAST_START * roughness), HIGHEST_MEAN, STEPS)
    stability = HEIGHT_OF_MIXING * heights / length
    profile = np.log(HEIGHT_OF_MIXING * heights / roughness) - wind_function(stability)
    slope = profile * heat_gradient(stability) / KARMAN**2
    reached = np.concatenate([[0.0], np.cumsum(np.diff(heights) * (slope[1:] + slope[:-1]) / 2)])
    return np.interp(distance, reached, heights)


def _shape(mean: Numbers, stability: Numbers, roughness: float) -> Numbers:
    """Exponent of the vertical profile: 2 + exponent of wind with height - exponent of mixing with height."""
    profile = np.log(HEIGHT_OF_MIXING * mean / roughness) - wind_function(stability)
    unstable = 8.0 * stability / (1.0 - 16.0 * np.minimum(stability, 0.0))
    stable = 5.0 * stability / (1.0 + 5.0 * np.maximum(stability, 0.0))
    return 1.0 + momentum_gradient(stability) / profile + np.where(stability < 0.0, unstable, stable)
