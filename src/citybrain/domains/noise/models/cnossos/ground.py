"""What the ground does to sound: formulas 2.5.15 to 2.5.20 of Directive 2002/49/EC, Annex II."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from citybrain.domains.noise.models.cnossos.bands import BANDS, WAVE_NUMBERS
from citybrain.kernel.units import Array

LEAST_HEIGHT, LEAST_ENERGY = 1e-6, 1e-30


class GroundPath(NamedTuple):
    """A path over a plane: its length along it, heights of both ends [m], and three values of G.

    `softness` is that of the path, `wave` the one in the formula of w, `floor` the one in the least attenuation.
    """

    length: float
    source: float
    receiver: float
    softness: float
    wave: float
    floor: float


class Weather(NamedTuple):
    """Whether rays bend down, and whether the floor of favourable ground is that of the amendment of 2021."""

    favourable: bool
    amended: bool = True


def corrected_softness(softness: float, at_source: float, length: float, heights: float) -> float:
    """G' of the path: near the source its own ground counts, where the path is shorter than 30 heights."""
    share = length / (30.0 * max(heights, LEAST_HEIGHT))
    return softness * share + at_source * (1.0 - share) if share <= 1.0 else softness


def ground_attenuation(path: GroundPath, weather: Weather) -> Array:
    """A_ground by octave (8) [dB], negative where ground makes it louder: 2.5.15 to 2.5.20."""
    heights, least = path.source + path.receiver, -3.0 * (1.0 - path.floor)
    if weather.favourable and weather.amended and path.length > 30.0 * heights:
        least *= 1.0 + 2.0 * (1.0 - 30.0 * heights / path.length)
    if path.softness <= 0.0:
        return np.full(len(BANDS), least if weather.favourable else -3.0)
    source, receiver = raised_heights(path) if weather.favourable else (path.source, path.receiver)
    length, k, g = path.length, WAVE_NUMBERS, path.wave
    w = 0.0185 * BANDS**2.5 * g**2.6 / (BANDS**1.5 * g**2.6 + 1.3e3 * BANDS**0.75 * g**1.3 + 1.16e6)
    c = length * (1.0 + 3.0 * w * length * np.exp(-np.sqrt(w * length))) / (1.0 + w * length)
    root = np.sqrt(2.0 * c / k)
    of_source, of_receiver = (h * h - root * h + c / k for h in (source, receiver))
    heard = np.maximum(4.0 * k**2 / length**2 * of_source * of_receiver, LEAST_ENERGY)
    lost: Array = np.maximum(-10.0 * np.log10(heard), least)
    return lost


def raised_heights(path: GroundPath) -> tuple[float, float]:
    """Heights over ground of source and receiver in favourable weather: bent rays and turbulence."""
    heights = max(path.source + path.receiver, LEAST_HEIGHT)
    turbulence = 6e-3 * path.length / heights
    bent = 2e-4 * path.length**2 / 2.0
    source, receiver = (h + bent * (h / heights) ** 2 + turbulence for h in (path.source, path.receiver))
    return source, receiver
