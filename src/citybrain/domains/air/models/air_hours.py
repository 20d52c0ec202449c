"""Hours of a year as classes of air: stability of wind and sky, and what calm air is taken for."""

from __future__ import annotations

import numpy as np

from citybrain.domains.air.models.dilution_rose import WindClasses, wind_classes
from citybrain.domains.air.models.line_source import LEAST_WIND
from citybrain.domains.air.models.stability import (
    CLASSES,
    OVERCAST,
    WEAK_SUN,
    Numbers,
    friction_velocity,
    global_irradiance,
    obukhov_length,
    stability_class,
)

WIND_HEIGHT = 10.0
"""Height of the wind that files tell [m]."""

HALF_CLOUDED = 0.5
"""Share of the sky in clouds where nobody knows it."""

PROFILE = (
    0.19, 0.09, 0.06, 0.05, 0.09, 0.22, 0.86, 1.84, 1.86, 1.41, 1.24, 1.20, 1.32, 1.44, 1.45, 1.59, 2.03, 2.08, 1.51,
    1.06, 0.74, 0.62, 0.61, 0.44,
)  # fmt: skip
WEEK = (1.02, 1.06, 1.08, 1.10, 1.14, 0.81, 0.79)
"""Traffic by hour of the clock and by day from Monday, over its mean: road transport (SNAP 7) of Denier van der Gon et
al. 2011, TNO report for MACC, D_D-EMIS_1.3."""


def classes_of_hours(
    speed: Numbers, wind_from: Numbers, sun_height: Numbers, irradiance: Numbers, cloud: Numbers, roughness: float
) -> WindClasses:
    """Classes of hours by wind at 10 m [m/s, degrees], height of the sun [degrees] and what is known of the sky.

    Global radiation [W/m2] counts by day where it is measured, else the share of the sky in clouds; half of it where
    nobody knows (not a number). Air below `LEAST_WIND` is calm: it counts as of this wind, to all sides alike.
    """
    calm = speed < LEAST_WIND
    moving = np.maximum(speed, LEAST_WIND)
    sky = np.where(np.isnan(cloud), HALF_CLOUDED, cloud)
    letters = [_letter(*map(float, one)) for one in zip(moving, sun_height, irradiance, sky, strict=True)]
    length = {one: obukhov_length(one, roughness) for one in CLASSES}
    ratio = {one: friction_velocity(1.0, WIND_HEIGHT, roughness, length[one]) for one in CLASSES}
    side = np.where(calm, np.nan, wind_from)
    friction = moving * np.array([ratio[one] for one in letters])
    return wind_classes(moving, side, friction, np.array([length[one] for one in letters]))


def _letter(speed: float, sun_height: float, irradiance: float, cloud: float) -> str:
    """Pasquill's class of an hour; air under an overcast sky is neutral."""
    if sun_height <= 0.0:
        return "D" if cloud >= OVERCAST else stability_class(speed, 0.0, cloud)
    if not np.isnan(irradiance):
        return stability_class(speed, max(irradiance, WEAK_SUN))
    return "D" if cloud >= OVERCAST else stability_class(speed, max(global_irradiance(sun_height, cloud), WEAK_SUN))


def traffic_of_hours(hour: Numbers, weekday: Numbers) -> Numbers:
    """Traffic of hours of the clock and of weekdays (0 Monday), over its mean over all of them."""
    whole: Numbers = np.array(PROFILE)[hour.astype(np.intp)] * np.array(WEEK)[weekday.astype(np.intp)]
    return whole / whole.mean() if len(whole) else whole
