"""Warmth of the air and felt temperature of zones and of the city, over their open ground as it is today.

A mean is over the same ground whatever a plan makes of it: a pond would else take its own cool ground out of it.
"""

from typing import NamedTuple

import numpy as np

from citybrain.domains.heat.models.cooling import MIXING_DISTANCE, MIXING_REACH
from citybrain.domains.heat.models.neighbours import around_cells
from citybrain.kernel import field, mean, quantity
from citybrain.kernel.fields import Around
from citybrain.kernel.units import Celsius, Kelvin, Ratio, Share, SquareMetres

MIXED = "Definition: air mixes over the cells around by a Gaussian of 100 m, told by where it comes from"


class GroundOfToday(NamedTuple):
    """Open ground of a cell and what of it is sealed, whatever a plan makes of it, and how large it is."""

    open_share_of_today: Share
    sealed_share_of_today: Share
    open_ground_of_cell: SquareMetres


@quantity(of="cell", source="Definition: shares of the cell")
def ground_of_today(
    cell_area: SquareMetres, cell_sealed_share: Share, cell_low_green_share: Share, cell_unknown_share: Share,
    cell_unknown_sealed: Share, cell_bare_share: Share, cell_rail_share: Share, sealed_part_of_unknown_ground: Share,
) -> GroundOfToday:  # fmt: skip
    """Open ground of a cell as it is today: all but roofs and water, those of a plan not counted."""
    part = np.where(np.isnan(cell_unknown_sealed), sealed_part_of_unknown_ground, cell_unknown_sealed)
    ground = cell_sealed_share + cell_unknown_share + cell_low_green_share + cell_bare_share + cell_rail_share
    return GroundOfToday(ground, cell_sealed_share + cell_unknown_share * part, cell_area * ground)


@mean(of="zone")
def zone_air_warmer_by_day(air_warmer_by_day: Kelvin, open_ground_of_cell: SquareMetres) -> Kelvin:
    """By how much the air over the open ground of a zone is warmer than in the country by day."""
    ...


@mean(of="zone")
def zone_air_warmer_at_night(air_warmer_at_night: Kelvin, open_ground_of_cell: SquareMetres) -> Kelvin:
    """By how much the air over the open ground of a zone is warmer than in the country at night."""
    ...


@mean(of="zone")
def zone_calibrated_warmth_by_day(calibrated_warmth_by_day: Kelvin, open_ground_of_cell: SquareMetres) -> Kelvin:
    """The same by day, learned from what was measured."""
    ...


@mean(of="zone")
def zone_learned_warmth_of_night(learned_warmth_of_night: Kelvin, open_ground_of_cell: SquareMetres) -> Kelvin:
    """The same at night, learned from what was measured."""
    ...


@quantity(of="cell", source="Definition: 0 where nothing is known, which weighs nothing", compiled=True)
def felt_on_known_ground(felt_in_afternoon: Celsius, ground_of_known_heat: SquareMetres) -> Celsius:
    """Felt temperature of a cell in the afternoon of the hottest day, 0 where there is no ground."""
    return np.where(ground_of_known_heat > 0.0, felt_in_afternoon, 0.0)


@mean(of="zone")
def zone_felt_in_afternoon(felt_on_known_ground: Celsius, ground_of_known_heat: SquareMetres) -> Celsius:
    """Felt temperature on the open ground of a zone, 12 to 16 o'clock on the hottest day."""
    ...


@mean(of="city")
def city_felt_in_afternoon(felt_on_known_ground: Celsius, ground_of_known_heat: SquareMetres) -> Celsius:
    """Felt temperature on the open ground of the city, 12 to 16 o'clock on the hottest day."""
    ...


@field(of="cell", source=MIXED, reach=MIXING_REACH, compiled=True)
def air_that_mixes_here(cell_area: SquareMetres, *, around: Around) -> Ratio:
    """Weights of all cells whose air mixes with that of a cell, itself with a weight of 1."""
    return around_cells(cell_area * 0.0 + 1.0, around, MIXING_REACH, "gaussian", MIXING_DISTANCE, mean=False)


@field(of="cell", source=MIXED, reach=MIXING_REACH, compiled=True)
def ground_of_mixed_air(
    open_ground_of_cell: SquareMetres, air_that_mixes_here: Ratio, *, around: Around
) -> SquareMetres:  # fmt: skip
    """Open ground over which the air of a cell comes to lie as air mixes; of all cells it is all open ground."""
    ground = open_ground_of_cell / air_that_mixes_here
    return around_cells(ground, around, MIXING_REACH, "gaussian", MIXING_DISTANCE, mean=False)


@mean(of="city")
def city_air_warmer_by_day(warmth_of_drivers: Kelvin, ground_of_mixed_air: SquareMetres) -> Kelvin:
    """By how much the air over the open ground of the city is warmer than in the country by day, once it has mixed."""
    ...
