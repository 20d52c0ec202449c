"""Sun that new trees take from walls and windows while buildings are cooled, and how much cooler the air there is."""

from __future__ import annotations

import numpy as np

from citybrain.domains.heat.models.radiation.afternoon import HOURS_OF_DAY, afternoon_rows
from citybrain.domains.heat.models.radiation.materials import Materials
from citybrain.kernel import mean, quantity
from citybrain.kernel.relief.crowns import crowns_crossed, light_that_passes
from citybrain.kernel.units import Array, Celsius, Degrees, Kelvin, Metres, Share, WattsPerSquareMetre

NEAR = 15.0
"""Metres from a wall within which trees shade it: as far as ground is before a building."""

LEVELS = 8
"""Heights of a wall at which the shade is computed."""

LOWEST_SUN = 3.0
"""Degrees above which the sun counts."""

PART_OF_DAY = 0.5
"""Hours of a day in which green cools the air: by day."""


@mean(of="building", over="ground_around")
def air_cooled_before_building(air_cooled_by_plan: Kelvin) -> Kelvin:
    """By how much a plan cools the air by day over the ground within 15 m of a building."""
    ...


@quantity(
    of="building", source="Definition: cylinders that stand anywhere within 15 m (Poisson), by day", compiled=True
)
def sun_taken_from_walls(
    new_crowns_around: Share, height: Metres, outdoor_temperature: Celsius,
    direct_normal_irradiance: WattsPerSquareMetre, solar_zenith: Degrees, height_of_new_trees: Metres,
    shade_that_meets_walls: Share,
) -> Share:  # fmt: skip
    """Part of the sun on walls and windows that new trees near take on the hottest day, all sides alike.

    A ray that crosses crowns of width w over a length L of ground, of which they cover the share c, meets
    4 c L / (pi w) of them; all that meet none pass, and 3 % of what meets leaves. Walls above the crowns keep their
    sun, hours count by the beam on upright walls, and light of the sky is taken like the beam.
    """
    share = np.nan_to_num(new_crowns_around)
    rows = np.flatnonzero((share > 0.0) & np.isfinite(height))
    taken: Array = np.zeros(len(share))
    first = afternoon_rows(outdoor_temperature)[0] // HOURS_OF_DAY * HOURS_OF_DAY
    altitude = np.radians(90.0 - solar_zenith[first : first + HOURS_OF_DAY])
    beam = direct_normal_irradiance[first : first + HOURS_OF_DAY] * np.cos(altitude)
    hours = np.flatnonzero((altitude > np.radians(LOWEST_SUN)) & (beam > 0.0))
    if not (len(rows) and len(hours)):
        return taken
    tree = np.broadcast_to(height_of_new_trees, share.shape)[rows]
    start = (np.arange(LEVELS) + 0.5)[:, None] / LEVELS * height[rows]
    passed = np.zeros(len(rows))
    for hour in hours:
        lengths = crowns_crossed(start, tree, float(np.tan(altitude[hour])), NEAR)
        passed += beam[hour] * light_that_passes(lengths, share[rows], tree).mean(axis=0)
    leaves = 1.0 - Materials().leaf_transmissivity
    meets = np.broadcast_to(shade_that_meets_walls, share.shape)[rows]
    taken[rows] = np.clip(meets * leaves * (1.0 - passed / beam[hours].sum()), 0.0, 1.0)
    return taken


@quantity(of="building", source="Definition: by day alone, half of the hours", compiled=True)
def air_cooled_around_building(air_cooled_before_building: Kelvin) -> Kelvin:
    """By how much a plan cools the air around a building on warm days, mean of day and night; none without ground.

    Heat of traffic and of buildings is not in it: what a building rejects would else change what it needs.
    """
    return PART_OF_DAY * np.nan_to_num(air_cooled_before_building)
