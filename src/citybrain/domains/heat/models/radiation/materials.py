"""What surfaces do with light and heat, by kind of ground."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from citybrain.kernel.relief.heights import TRUNK_SHARE
from citybrain.kernel.units import Array

GROUNDS = ("paved", "asphalt", "grass", "soil", "water")
"""Kinds of ground, in the order of their codes."""

ALBEDO = (0.20, 0.18, 0.16, 0.25, 0.05)
PER_DEGREE = (0.37, 0.58, 0.21, 0.33, 0.0)
BASE = (-3.41, -9.78, -3.38, -3.01, 0.0)
"""Reflected share of the light, and amplitude over the air in the sun [K]: `PER_DEGREE` × highest sun + `BASE`.

Lindberg et al. 2016 (doi:10.1007/s00484-016-1135-x), table 1, as the classes of SOLWEIG 2016a have them: cobble stones,
dark asphalt, unmanaged grass, bare soil, water.
"""


class Materials(NamedTuple):
    """Shares of light and heat that walls, leaves and ground reflect, send out or let through."""

    wall_albedo: float = 0.20
    ground_emissivity: float = 0.95
    wall_emissivity: float = 0.90
    leaf_emissivity: float = 0.95
    leaf_transmissivity: float = 0.03
    trunk_share: float = TRUNK_SHARE
    ground_view: float = 3.0
    """Metres within which lies 88 % of the flat ground that a body at 1.1 m sees."""


def ground_amplitudes(noon_altitude: float) -> Array:
    """By how much each kind of ground in the sun is warmer than the air at most [K], by the highest sun [degrees]."""
    amplitudes: Array = np.maximum(np.array(PER_DEGREE) * noon_altitude + np.array(BASE), 0.0)
    return amplitudes
