"""Sunlight on planes: from the sun and the bright ring around it, from the rest of the sky, from the ground."""

from typing import NamedTuple

import numpy as np

from citybrain.kernel.units import Array

NORTH, EAST, SOUTH, WEST = (np.float64(angle) for angle in (0.0, 90.0, 180.0, 270.0))
UPRIGHT = np.float64(90.0)

LOWEST_COSINE = np.cos(np.radians(85.0))
"""Below 5 degrees the ring around the sun grows no further (Perez et al. 1990)."""

CLEARNESS_EDGES = np.array([1.065, 1.230, 1.500, 1.950, 2.800, 4.500, 6.200])
BRIGHTNESS = np.array(
    [
        [-0.008, 0.588, -0.062, -0.060, 0.072, -0.022],
        [0.130, 0.683, -0.151, -0.019, 0.066, -0.029],
        [0.330, 0.487, -0.221, 0.055, -0.064, -0.026],
        [0.568, 0.187, -0.295, 0.109, -0.152, -0.014],
        [0.873, -0.392, -0.362, 0.226, -0.462, 0.001],
        [1.132, -1.237, -0.412, 0.288, -0.823, 0.056],
        [1.060, -1.600, -0.359, 0.264, -1.127, 0.131],
        [0.678, -0.327, -0.250, 0.156, -1.377, 0.251],
    ]
)
"""Perez et al. 1990, table 6: brightness of the ring around the sun and of the horizon by clearness of the sky."""


class Sky(NamedTuple):
    """Irradiances (W/m²) and the sun's place (degrees) for T hours; brightness as Perez et al. define it."""

    direct: Array
    diffuse: Array
    from_ground: Array  # on a plane that sees nothing but ground
    zenith: Array
    azimuth: Array
    ring: Array  # F1: share of the diffuse light that comes from around the sun
    horizon: Array  # F2: brightness of the horizon, as a share of the diffuse light


class OnPlane(NamedTuple):
    """Irradiance on a plane (W/m²) by where it comes from, and the cosine of the angle of the beam."""

    beam: Array
    sky: Array
    ground: Array
    cosine: Array

    @property
    def diffuse(self) -> Array:
        """From the sky and the ground together."""
        return self.sky + self.ground


def air_mass(zenith: Array) -> Array:
    """Length of the sun's way through the air against the way straight up (Kasten and Young 1989)."""
    height = np.maximum(90.0 - zenith, 0.0)
    return 1.0 / (np.sin(np.radians(height)) + 0.50572 * (height + 6.07995) ** -1.6364)


def normal_beyond_air(solar_constant: Array, day: Array) -> Array:
    """Sunlight that reaches the air (W/m²) on the days of a year, by the distance of the sun (Spencer 1971)."""
    angle = 2.0 * np.pi * day / 365.0
    near = 1.00011 + 0.034221 * np.cos(angle) + 0.00128 * np.sin(angle)
    return solar_constant * (near + 0.000719 * np.cos(2.0 * angle) + 0.000077 * np.sin(2.0 * angle))


def brightness(direct: Array, diffuse: Array, beyond_air: Array, zenith: Array) -> tuple[Array, Array]:
    """F1 and F2 of the sky model of Perez et al. 1990 (doi:10.1016/0038-092X(90)90055-H), equations 1, 2, 6 and 7."""
    angle = np.radians(zenith)
    bent = 1.041 * angle**3
    lit = diffuse > 0.0 * diffuse
    some = np.where(lit, diffuse, beyond_air)
    clearness = ((some + direct) / some + bent) / (1.0 + bent)
    delta = diffuse * air_mass(zenith) / beyond_air
    kind = np.sum(clearness[:, None] >= CLEARNESS_EDGES, axis=1)
    f11, f12, f13, f21, f22, f23 = BRIGHTNESS[kind].T
    return np.maximum(f11 + f12 * delta + f13 * angle, 0.0) * lit, (f21 + f22 * delta + f23 * angle) * lit


def on_plane(sky: Sky, tilt: float, azimuth: float) -> OnPlane:
    """Sunlight on a plane of a tilt and an azimuth (degrees), equations 9 of Perez et al. 1990.

    The ring around the sun counts with the beam, for it comes from there. Nothing comes straight from a sun below the
    horizon.
    """
    slope, zenith = np.radians(tilt), np.radians(sky.zenith)
    cosine = np.cos(slope) * np.cos(zenith)
    cosine = cosine + np.sin(slope) * np.sin(zenith) * np.cos(np.radians(sky.azimuth - azimuth))
    facing = np.maximum(cosine, 0.0)
    ring = sky.diffuse * sky.ring * facing / np.maximum(np.cos(zenith), LOWEST_COSINE)
    dome = (1.0 - sky.ring) * (1.0 + np.cos(slope)) / 2.0 + sky.horizon * np.sin(slope)
    ground = sky.from_ground * (1.0 - np.cos(slope)) / 2.0
    beam = sky.direct * facing * (sky.zenith < 90.0) + ring
    return OnPlane(beam, np.maximum(sky.diffuse * dome, 0.0 * sky.diffuse), ground, facing)
