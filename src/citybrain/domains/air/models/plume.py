"""The plume of one source in one hour's wind: how much of a unit emission comes to a place."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from citybrain.domains.air.models.briggs import briggs_spread, gaussian_dilution
from citybrain.domains.air.models.stability import (
    DIRECTION_SPREAD,
    Numbers,
    class_of,
    friction_velocity,
    obukhov_length,
)
from citybrain.domains.air.models.surface_layer import lateral_spread, surface_dilution

NEAREST, FARTHEST, STEPS = 2.0, 30_000.0, 240
HIGHEST_NEAR_GROUND = 10.0
"""Above this height of the source [m] the curves of Briggs hold instead of similarity of the surface layer."""

WIND_HEIGHT = 10.0


class Plume(NamedTuple):
    """Dilution integrated across the wind [s/m2] and lateral standard deviation [m] at distances downwind [m]."""

    distance: Numbers
    dilution: Numbers
    width: Numbers


def plume(
    wind_speed: float,
    stability: str = "D",
    *,
    source_height: float = 1.0,
    receptor_height: float = 1.5,
    roughness: float = 0.5,
    city: bool = True,
    friction: float = 0.0,
    length: float = 0.0,
    mixing_height: float = 0.0,
    direction_spread: float = 0.0,
) -> Plume:
    """The plume in a wind [m/s at 10 m] of a class, over ground of a roughness [m].

    Measured friction velocity [m/s], Obukhov's length [m], mixing height [m] and standard deviation of the wind's
    direction [degrees] stand over what follows of the class; 0 where nobody measured them.
    """
    length = length or obukhov_length(stability, roughness)
    friction = friction or friction_velocity(wind_speed, WIND_HEIGHT, roughness, length)
    stability = class_of(length, roughness)
    distance = np.geomspace(NEAREST, FARTHEST, STEPS)
    lateral, vertical = briggs_spread(distance, stability, city)
    if source_height > HIGHEST_NEAR_GROUND:
        speed = np.full_like(distance, wind_speed)
        dilution = gaussian_dilution(vertical, wind_speed, receptor_height, source_height, mixing_height)
    else:
        dilution, speed = surface_dilution(distance, receptor_height, source_height, roughness, friction, length)
        dilution = np.maximum(dilution, 1.0 / (speed * mixing_height)) if mixing_height > 0.0 else dilution
        direction_spread = direction_spread or DIRECTION_SPREAD[stability]
    width = lateral_spread(distance, speed, direction_spread) if direction_spread > 0.0 else lateral
    return Plume(distance, dilution, width)


def concentration(source: Plume, emission: float, downwind: Numbers, across: Numbers) -> Numbers:
    """Concentration [g/m3] of an emission [g/s] at places downwind and across the wind [m]; 0 upwind."""
    width = np.interp(downwind, source.distance, source.width)
    dilution = np.interp(downwind, source.distance, source.dilution)
    across_wind = np.exp(-0.5 * (across / width) ** 2) / (np.sqrt(2 * np.pi) * width)
    return np.where(downwind >= NEAREST, emission * dilution * across_wind, 0.0)
