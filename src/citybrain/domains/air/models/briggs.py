"""Spread of a plume by Pasquill's classes over open country and over a city, as Briggs interpolates it."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from citybrain.domains.air.models.stability import Numbers


class Curve(NamedTuple):
    """`slope` x (1 + `bend` x)^`power`, x the distance [m]."""

    slope: float
    bend: float
    power: float

    def at(self, distance: Numbers) -> Numbers:
        """Standard deviation [m] at distances [m]."""
        return self.slope * distance * (1.0 + self.bend * distance) ** self.power


COUNTRY = {
    "A": (Curve(0.22, 1e-4, -0.5), Curve(0.20, 0.0, 1.0)),
    "B": (Curve(0.16, 1e-4, -0.5), Curve(0.12, 0.0, 1.0)),
    "C": (Curve(0.11, 1e-4, -0.5), Curve(0.08, 2e-4, -0.5)),
    "D": (Curve(0.08, 1e-4, -0.5), Curve(0.06, 1.5e-3, -0.5)),
    "E": (Curve(0.06, 1e-4, -0.5), Curve(0.03, 3e-4, -1.0)),
    "F": (Curve(0.04, 1e-4, -0.5), Curve(0.016, 3e-4, -1.0)),
}
CITY = {
    "A": (Curve(0.32, 4e-4, -0.5), Curve(0.24, 1e-3, 0.5)),
    "B": (Curve(0.32, 4e-4, -0.5), Curve(0.24, 1e-3, 0.5)),
    "C": (Curve(0.22, 4e-4, -0.5), Curve(0.20, 0.0, 1.0)),
    "D": (Curve(0.16, 4e-4, -0.5), Curve(0.14, 3e-4, -0.5)),
    "E": (Curve(0.11, 4e-4, -0.5), Curve(0.08, 1.5e-3, -0.5)),
    "F": (Curve(0.11, 4e-4, -0.5), Curve(0.08, 1.5e-3, -0.5)),
}
"""Lateral and vertical curve of each class: Briggs 1973, ATDL-106; Hanna, Briggs and Hosker 1982, DOE/TIC-11223."""


def briggs_spread(distance: Numbers, stability: str, city: bool) -> tuple[Numbers, Numbers]:
    """Lateral and vertical standard deviation [m] at distances [m]."""
    lateral, vertical = (CITY if city else COUNTRY)[stability]
    return lateral.at(distance), vertical.at(distance)


def gaussian_dilution(
    vertical: Numbers, speed: float, receptor_height: float, source_height: float, mixing_height: float
) -> Numbers:
    """Crosswind-integrated concentration of a unit emission [s/m2], reflected by the ground and by the mixing height.

    A mixing height of 0 is one that nobody knows: nothing is reflected aloft. Four reflections each way are enough,
    since beyond them the layer is well mixed. Source: Turner 1970, AP-26; deposition is left out.
    """
    steps = np.arange(-4, 5) if mixing_height > 0.0 else np.zeros(1)
    total = np.zeros_like(vertical)
    for step in steps:
        for side in (-1.0, 1.0):
            total += np.exp(
                -0.5 * ((receptor_height + side * source_height + 2 * step * mixing_height) / vertical) ** 2
            )
    dilution: Numbers = total / (np.sqrt(2 * np.pi) * vertical * speed)
    return dilution if mixing_height <= 0.0 else np.maximum(dilution, _mixed(vertical, speed, mixing_height))


def _mixed(vertical: Numbers, speed: float, mixing_height: float) -> Numbers:
    return np.where(vertical > mixing_height, 1.0 / (speed * mixing_height), 0.0)
