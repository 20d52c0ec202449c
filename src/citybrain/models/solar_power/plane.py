"""Sunlight on a tilted plane, hour by hour."""

from typing import NamedTuple

import numpy as np

from citybrain.kernel.units import Array

LOW_SUN = np.cos(np.radians(89.0))
"""Below one degree of elevation the beam is not projected: the hour's mean position says too little."""


class Sky(NamedTuple):
    """Irradiances (W/m²) and the sun's place (degrees; azimuth clockwise from north) for T hours."""

    direct_normal: Array
    diffuse_horizontal: Array
    global_horizontal: Array
    zenith: Array
    azimuth: Array
    solar_constant: Array
    ground_reflectance: Array


def on_plane(sky: Sky, pitch: float, azimuth: float) -> Array:
    """Irradiance (W/m²) on a plane of a pitch and azimuth (degrees), for T hours.

    Hay and Davies 1980: part of the diffuse light, as large as the clearness of the air, comes from the sun's place,
    the rest evenly from the sky; the ground reflects evenly. Equal to `pvlib.irradiance.haydavies` with the solar
    constant as extraterrestrial radiation, its yearly swing of 3 % left out.
    """
    tilt, zenith = np.radians(pitch), np.radians(sky.zenith)
    incidence = np.cos(tilt) * np.cos(zenith)
    incidence = incidence + np.sin(tilt) * np.sin(zenith) * np.cos(np.radians(sky.azimuth - azimuth))
    facing = np.maximum(incidence, 0.0)
    up = np.cos(zenith) > LOW_SUN
    beam = np.where(up, sky.direct_normal, 0.0) * facing
    clearness = np.where(up, sky.direct_normal, 0.0) / sky.solar_constant
    towards_sun = facing / np.maximum(np.cos(zenith), LOW_SUN)
    sky_view, ground_view = (1.0 + np.cos(tilt)) / 2.0, (1.0 - np.cos(tilt)) / 2.0
    diffuse = sky.diffuse_horizontal * (clearness * towards_sun + (1.0 - clearness) * sky_view)
    on_it: Array = beam + diffuse + sky.global_horizontal * sky.ground_reflectance * ground_view
    return on_it
