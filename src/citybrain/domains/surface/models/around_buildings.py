"""Trees of a plan beside buildings, and solar modules on roofs that they stand as high as."""

from __future__ import annotations

import numpy as np

from citybrain.kernel import mean, quantity
from citybrain.kernel.units import Count, Kilowatts, Metres, Share


@mean(of="building", over="ground_around")
def planted_around(planted_share: Share) -> Share:
    """Part of the ground within 15 m of a building that lies below crowns of trees that a plan plants."""
    ...


@mean(of="building", over="ground_around")
def new_crowns_around(new_crown_share: Share) -> Share:
    """Part of the ground within 15 m of a building below crowns of new trees in the year of the plan."""
    ...


@quantity(of="building", source="Definition: a tree keeps its shape while it grows")
def height_of_new_trees(planted_around: Share, new_crowns_around: Share, height_of_street_trees: Metres) -> Metres:
    """Height of the trees of a plan within 15 m of a building in the year of the plan, grown where there are none."""
    part = np.where(planted_around > 0.0, new_crowns_around / np.where(planted_around > 0.0, planted_around, 1.0), 1.0)
    return height_of_street_trees * np.sqrt(part)


@quantity(of="building", source="Definition: trees within 15 m, grown, no lower than the roof", totals=("city",))
def solar_roofs_below_new_crowns(
    solar_power_capacity: Kilowatts, planted_around: Share, height: Metres, height_of_street_trees: Metres
) -> Count:  # fmt: skip
    """1 for a building with solar modules on its roof beside which a plan plants trees that grow as high or higher.

    On which side they stand is not looked at; of a building whose height is not known nothing is said.
    """
    beside = (solar_power_capacity > 0.0 * solar_power_capacity) & (planted_around > 0.0)
    return np.where(beside & (height_of_street_trees >= height), 1.0, 0.0)
