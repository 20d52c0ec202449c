"""What upright surfaces see of sky and sun, from the sky view of flat ground; own derivations for round wells."""

from __future__ import annotations

import math

import numpy as np

from citybrain.kernel.units import Array


def upright_view(sky: Array) -> Array:
    """The upper half that upright surfaces all around see, from what flat ground sees, under one even horizon.

    With an horizon at height h flat ground sees cos²(h), and a wall 1 - 2/π (h + sin(h) cos(h)) of its upper quarter.
    """
    height = np.arcsin(np.sqrt(np.clip(1.0 - sky, 0.0, 1.0)))
    seen: Array = 1.0 - 2.0 / np.pi * (height + np.sin(height) * np.cos(height))
    return seen


def lit_share(sky: Array, altitude: float) -> Array:
    """The share of the wall of a round well that the sun lights, by the sky that its floor sees.

    A well of radius 1 whose rim has the slope t has walls of height t. At an angle p from opposite the sun light
    reaches 2 cos(p) tan(altitude) below the rim: averaged over the half that faces the sun, k = 2 tan(altitude) / t.
    """
    if altitude <= 0.0:
        return np.zeros_like(sky)
    rim = np.sqrt(np.maximum(1.0 - sky, 1e-9) / np.maximum(sky, 1e-9))
    k = 2.0 * math.tan(math.radians(altitude)) / rim
    p = np.arccos(1.0 / np.maximum(k, 1.0))
    share: Array = np.where(k <= 1.0, k, p + k * (1.0 - np.sin(p))) / np.pi
    return share
