"""What people feel on ground of which means are known: its sky, and whether the sun is on it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from citybrain.domains.heat.models.radiation.materials import Materials
from citybrain.domains.heat.models.radiation.person import (
    FACING,
    FLAT,
    LONGWAVE,
    SHORTWAVE,
    SIDE,
    SIGMA,
    numbers_of,
    past_crowns,
    past_hard,
    weather_of,
)
from citybrain.domains.heat.models.radiation.utci import COLDER, WARMER, utci_in_weather
from citybrain.domains.heat.models.radiation.weather import HotHour
from citybrain.kernel.units import Array

Values = Any
"""A number, or one for each place."""


def mean_ground_utci(
    hour: HotHour, hard: Array, open_: Array, lights: Sequence[float], albedo: Values, amplitude: Values
) -> list[Array]:  # fmt: skip
    """UTCI [°C] of places by the sky that they see past hard things and past crowns too, in one hour, in each light.

    `lights` are shares of the beam that reach body and ground; the ground around is like that below. `albedo` and
    `amplitude` [K] are those of the ground: `radiation.person` says how it follows.
    """
    materials = Materials()
    weather = weather_of(hour, materials)
    of_hard = past_hard(hour, weather, materials, hard).astype(np.float64)
    of_open = past_crowns(weather, materials, open_).astype(np.float64)
    flat, level, cool, _, rest, air, sent, kelvin = numbers_of(hour, weather, materials).astype(np.float64)
    polynomial = utci_in_weather(hour.air, hour.humidity, hour.wind)

    def felt_in(light: float) -> Array:
        down = flat * 100.0 * light + of_hard[0] + of_open[0]
        up = albedo * down
        side = 0.5 * (of_hard[1] + of_open[1] + up)
        heat_down = of_hard[2] + of_open[2]
        rise = sent * ((kelvin + amplitude * hour.warmed()) ** 4 - kelvin**4) * light
        heat_up = cool + rise + rest * heat_down
        heat_side = 0.5 * (of_hard[3] + of_open[3] + heat_up)
        taken = SHORTWAVE * (FACING * level * 100.0 * light + FLAT * (down + up) + 4.0 * SIDE * side)
        taken = taken + LONGWAVE * (FLAT * (heat_down + heat_up) + 4.0 * SIDE * heat_side)
        warmer = np.clip((taken / (LONGWAVE * SIGMA)) ** 0.25 - 273.15 - air, COLDER, WARMER)
        felt: Array = np.polynomial.polynomial.polyval(warmer, polynomial)
        return felt

    return [felt_in(light) for light in lights]
