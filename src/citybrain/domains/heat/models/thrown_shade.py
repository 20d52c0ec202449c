"""Shade that new trees throw on the cells around them in the afternoon of the hottest day."""

from __future__ import annotations

import numpy as np

from citybrain.domains.heat.models.neighbours import offset_sums, side_of
from citybrain.domains.heat.models.radiation.afternoon import afternoon_rows
from citybrain.domains.heat.models.radiation.materials import Materials
from citybrain.kernel import field
from citybrain.kernel.fields import Around
from citybrain.kernel.relief.crowns import CROWN_OF_HEIGHT
from citybrain.kernel.units import Array, Celsius, Degrees, Metres, Ratio, Share

REACH, LOWEST_SUN = 150.0, 20.0
"""Metres beyond which no shade counts, and degrees of the sun below which it counts as so high."""

LEVELS = 8
"""Heights of a crown of which the shade is followed."""


@field(of="cell", source="Definition: crowns as cylinders, moved away from the sun", reach=REACH, compiled=True)
def shade_of_new_trees(
    planned_crown_share: Share, outdoor_temperature: Celsius, solar_zenith: Degrees, solar_azimuth: Degrees,
    height_of_street_trees: Metres, *, around: Around,
) -> Ratio:  # fmt: skip
    """Shade of new trees on a cell over its area, mean of 12 to 16 o'clock on the hottest day, wherever they stand.

    Of crowns as large as planned: those who feel it multiply by `size_of_grown_crowns`, to which it is proportional.
    A crown of width w from l to h up shades its own area and w (h - l) / tan(altitude), from l to h over the tangent
    away from it. Trees stand anywhere in their cell. What several shade counts several times.
    """
    height = float(np.max(height_of_street_trees))
    offsets, weights = [], []
    rows = afternoon_rows(outdoor_temperature)
    for row in rows:
        far = 1.0 / np.tan(np.radians(max(90.0 - float(solar_zenith[row]), LOWEST_SUN)))
        azimuth = np.radians(float(solar_azimuth[row]))
        places, parts = shade_offsets(height, far, azimuth, side_of(around))
        offsets.append(places)
        weights.append(parts / len(rows))
    return offset_sums(planned_crown_share, around, np.hstack(offsets), np.concatenate(weights), mean=False)


def shade_offsets(height: float, far: float, azimuth: float, side: float) -> tuple[Array, Array]:
    """Where trees stand whose shade falls on a cell (rows north, columns east), and how much of their crowns' area.

    `far` is one over the tangent of the sun's altitude, `azimuth` that of the sun from north [radians].
    """
    low, width = Materials().trunk_share * height, CROWN_OF_HEIGHT * height
    levels = low + (np.arange(LEVELS) + 0.5) / LEVELS * (height - low)
    grown = 1.0 + (height - low) * far / (np.pi / 4.0 * width)
    north, east = (levels * far / side * part for part in (np.cos(azimuth), np.sin(azimuth)))
    places, parts = [], []
    for up in (0, 1):
        for right in (0, 1):
            row, column = np.floor(north) + up, np.floor(east) + right
            share = (1.0 - np.abs(north - row)) * (1.0 - np.abs(east - column))
            places.append(np.vstack([row, column]))
            parts.append(share * grown / LEVELS)
    return np.hstack(places).astype(np.intp), np.concatenate(parts)
