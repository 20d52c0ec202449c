"""Carbon in trees and what they take up in a year, fine particles that crowns take from the air, and upkeep."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from citybrain.kernel import quantity
from citybrain.kernel.units import (
    Array,
    Centimetres,
    CentimetresPerYear,
    Count,
    Kilograms,
    KilogramsPerSquareMetreYear,
    KilogramsPerYear,
    MoneyPerYear,
    Ratio,
    Share,
    SquareMetres,
)

BIOMASS = (
    "Jenkins et al. 2003, Forest Science 49(1): 12-35, eq. 1 and table 4: ln biomass = constant + slope × ln diameter; "
    "open-grown trees and roots: Nowak and Crane 2002, doi:10.1016/S0269-7491(01)00214-7"
)
AREAS = ("zone", "city")


def carbon(trunk: Array, constant: Array, slope: Array, of_biomass: Array) -> Array:
    """Carbon [kg] of a tree by the diameter of its trunk [cm]; `of_biomass` is its part of the biomass above ground."""
    stored: Array = np.exp(constant + slope * np.log(trunk)) * of_biomass
    return stored


class CarbonOfTree(NamedTuple):
    """Carbon that is in a tree, roots included, and what it takes up in a year by growing."""

    carbon_of_tree: Kilograms
    carbon_uptake_of_tree: KilogramsPerYear


@quantity(of="tree", source=BIOMASS, compiled=True, totals=AREAS)
def carbon_in_tree(
    trunk_diameter_of_tree: Centimetres, trunk_growth_of_tree: CentimetresPerYear, biomass_constant: Ratio,
    biomass_slope: Ratio, biomass_of_open_grown_tree: Share, roots_over_shoot: Ratio, carbon_of_biomass: Share,
) -> CarbonOfTree:  # fmt: skip
    """Carbon that is in a tree, roots included, and what it takes up in a year by growing.

    Of the biomass of a forest tree of the same trunk an open-grown one has a part. Trunks from 2.5 to 70 cm were
    measured: beyond them it is an extrapolation. Dead wood and leaves that rot are not taken off.
    """
    part = biomass_of_open_grown_tree * (1.0 + roots_over_shoot) * carbon_of_biomass
    stored = carbon(trunk_diameter_of_tree, biomass_constant, biomass_slope, part)
    later = carbon(trunk_diameter_of_tree + trunk_growth_of_tree, biomass_constant, biomass_slope, part)
    return CarbonOfTree(stored, later - stored)


@quantity(
    of="tree", totals=AREAS,
    source="Nowak et al. 2013, doi:10.1016/j.envpol.2013.03.050: PM2.5 removal for each square metre of canopy",
)  # fmt: skip
def particles_removed_by_tree(
    crown_area_of_tree: SquareMetres, particles_removed_by_crown: KilogramsPerSquareMetreYear
) -> KilogramsPerYear:
    """Fine particles (PM2.5) that the crown of a tree takes from the air of the city in a year.

    It says nothing of the air in the street: below dense crowns the wind is weaker, and the air can be worse.
    """
    return crown_area_of_tree * particles_removed_by_crown


@quantity(of="tree", source="Definition: each standing tree at the usual price", totals=AREAS)
def upkeep_of_tree(standing_trees: Count, yearly_upkeep_of_tree: MoneyPerYear) -> MoneyPerYear:
    """What a tree of today costs in a year: inspection, pruning, watering while it is young."""
    return standing_trees * yearly_upkeep_of_tree
