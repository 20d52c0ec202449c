"""Sun that new trees take from solar modules on the roofs beside them."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from citybrain.kernel import quantity
from citybrain.kernel.relief.crowns import crowns_crossed, light_that_passes
from citybrain.kernel.units import Array, Celsius, Degrees, Kelvin, Metres, Share, SquareMetres, WattsPerSquareMetre

SOURCE = "Definition: cylinders that stand anywhere within 15 m; light through crowns by Konarska et al. 2014"
NEAR = 15.0
"""Metres from a building within which trees shade its roof: as far as ground is before a building."""

LEVELS = 8
"""Places on a roof at which the shade is computed."""

STEP, LOWEST_SUN = 5.0, 3.0
"""Degrees of altitude that are computed together, and from which the sun counts."""

MONTHS = 12


class SunByAltitude(NamedTuple):
    """A year's beam on flat ground [Wh/m²] by month and altitude (12, steps), months' mean air [°C], all light."""

    beam: Array
    air: Array
    light: float


@quantity(of="building", source=SOURCE, compiled=True)
def sun_taken_from_roof(
    new_crowns_around: Share, height: Metres, height_of_new_trees: Metres, footprint_area: SquareMetres,
    outdoor_temperature: Celsius, outdoor_temperature_change: Kelvin, direct_normal_irradiance: WattsPerSquareMetre,
    diffuse_horizontal_irradiance: WattsPerSquareMetre, solar_zenith: Degrees, air_of_leaves: Celsius,
    light_through_leaves: Share, light_through_bare_crowns: Share,
) -> Share:  # fmt: skip
    """Part of a year's sun on the roof that new trees within 15 m take; all sides alike, since none knows where.

    Rays from anywhere on a square roof cross the ground beside it as high as they come by then. Light of the sky is
    left whole, and so is a roof above the crowns; of a building whose height is not known nothing is taken.
    """
    share = np.nan_to_num(new_crowns_around)
    taken: Array = np.zeros(len(share))
    rows = np.flatnonzero((share > 0.0) & (height < height_of_new_trees))
    sun = sun_by_altitude(
        outdoor_temperature, direct_normal_irradiance, diffuse_horizontal_irradiance, solar_zenith
    )  # fmt: skip
    if not len(rows) or sun.light <= 0.0:
        return taken
    change, least, leaves, bare = (
        np.broadcast_to(one, share.shape)[rows]
        for one in (outdoor_temperature_change, air_of_leaves, light_through_leaves, light_through_bare_crowns)
    )
    kept = [1.0 - np.where(air + change >= least, leaves, bare) for air in sun.air]
    places = (np.arange(LEVELS) + 0.5)[:, None] / LEVELS * np.sqrt(footprint_area[rows])
    met = np.zeros(len(rows))
    for step in np.flatnonzero(sun.beam.sum(axis=0) > 0.0):
        rise = float(np.tan(np.radians((step + 0.5) * STEP)))
        lengths = crowns_crossed(height[rows] + places * rise, height_of_new_trees[rows], rise, NEAR)
        stopped = 1.0 - light_that_passes(lengths, share[rows], height_of_new_trees[rows]).mean(axis=0)
        for beam, part in zip(sun.beam[:, step], kept, strict=True):
            met += float(beam) * part * stopped
    taken[rows] = met / sun.light
    return taken


def sun_by_altitude(air: Array, direct: Array, diffuse: Array, zenith: Array) -> SunByAltitude:
    """The beam of a year by altitude of the sun and month, a twelfth of the hours; `air` [°C] in every hour."""
    month = np.arange(len(air)) * MONTHS // len(air)
    mean = np.bincount(month, air, MONTHS) / np.maximum(np.bincount(month, minlength=MONTHS), 1)
    altitude = 90.0 - zenith
    flat = np.where(altitude > LOWEST_SUN, direct * np.sin(np.radians(altitude)), 0.0)
    steps = int(90.0 / STEP)
    step = np.clip(altitude // STEP, 0, steps - 1).astype(np.intp)
    beam = np.asarray(np.bincount(month * steps + step, flat, MONTHS * steps), np.float64).reshape(MONTHS, steps)
    return SunByAltitude(beam, np.asarray(mean), float(flat.sum() + diffuse.sum()))
