"""How large a tree is: crown and trunk, measured or by each other, and how wide it grows."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from citybrain.kernel import given, quantity
from citybrain.kernel.units import (
    Array,
    Centimetres,
    CentimetresPerYear,
    Count,
    DaysPerYear,
    Metres,
    Ratio,
    Share,
    SquareMetres,
)

ALLOMETRY = (
    "Crown over trunk diameter: Hemery, Savill and Pryor 2005, doi:10.1016/j.foreco.2005.05.016; trunk by height and "
    "crown: Jucker et al. 2017, doi:10.1111/gcb.13388, eq. 6"
)
AREAS = ("zone", "city")
CENTIMETRES = 100.0
JUCKER_SCALE, JUCKER_POWER, JUCKER_ERROR = 0.557, 0.809, 0.056
"""Trunk [cm] = scale (height × crown)^power exp(error² / 2), all biomes and kinds of trees."""


class UsualSize(NamedTuple):
    """Crown over trunk diameter, crown over height, least and widest crown by height, crown of an unknown tree [m]."""

    over_trunk: float | Array
    over_height: float | Array
    least: float | Array
    widest: float | Array
    unknown: float | Array


USUAL_SIZE = UsualSize(20.0, 0.5, 3.0, 12.0, 4.0)
"""As the parameters have it where a city states nothing else."""


def crown_diameter(measured: Array, trunk: Array, circumference: Array, height: Array, usual: UsualSize) -> Array:
    """Diameter of the crown [m]: measured, else by trunk [cm] or circumference [m], else by height [m], else usual."""
    thick = np.where(np.isnan(trunk), circumference * CENTIMETRES / np.pi, trunk)
    by_trunk = usual.over_trunk * thick / CENTIMETRES
    by_height = np.clip(usual.over_height * height, usual.least, usual.widest)
    crown = np.where(np.isnan(measured), by_trunk, measured)
    crown = np.where(np.isnan(crown), by_height, crown)
    return np.where(np.isnan(crown), usual.unknown, crown)


@given(of="tree", default=1.0, totals=AREAS)
def standing_trees() -> Count:
    """1 for each tree that stands."""
    ...


class TreeSize(NamedTuple):
    """Diameters of crown and trunk of a tree, the ground below its crown, and whether all of that is assumed."""

    crown_diameter_of_tree: Metres
    trunk_diameter_of_tree: Centimetres
    crown_area_of_tree: SquareMetres
    trees_of_unknown_size: Count


@quantity(
    of="tree", source=ALLOMETRY, compiled=True, totals={"crown_area_of_tree": AREAS, "trees_of_unknown_size": AREAS}
)
def tree_size(
    tree_crown_diameter: Metres, tree_trunk_diameter: Centimetres, tree_trunk_circumference: Metres,
    tree_height: Metres, crown_over_trunk: Ratio, crown_over_height: Ratio, least_crown_by_height: Metres,
    widest_crown_by_height: Metres, crown_of_unknown_tree: Metres,
) -> TreeSize:  # fmt: skip
    """Diameters of crown and trunk of a tree, the ground below its crown, and whether all of that is assumed.

    The crown is measured, else by the trunk, else by the height, else usual. The trunk is measured, else by height and
    crown, else by the crown alone. Ground below crowns that overlap counts for each.
    """
    usual = UsualSize(
        crown_over_trunk, crown_over_height, least_crown_by_height, widest_crown_by_height, crown_of_unknown_tree
    )
    crown = crown_diameter(tree_crown_diameter, tree_trunk_diameter, tree_trunk_circumference, tree_height, usual)
    trunk = np.where(np.isnan(tree_trunk_diameter), tree_trunk_circumference * CENTIMETRES / np.pi, tree_trunk_diameter)
    trunk = np.where(np.isnan(trunk), trunk_by_height(tree_height, tree_crown_diameter), trunk)
    trunk = np.where(np.isnan(trunk), crown / crown_over_trunk * CENTIMETRES, trunk)
    sizes = (tree_crown_diameter, tree_trunk_diameter, tree_trunk_circumference, tree_height)
    unknown = np.isnan(np.stack(np.broadcast_arrays(*sizes))).all(axis=0)
    return TreeSize(crown, trunk, np.pi / 4.0 * crown**2, unknown.astype(np.float64))


def trunk_by_height(height: Array, crown: Array) -> Array:
    """Diameter of the trunk [cm] by height and crown diameter [m] (Jucker et al. 2017, eq. 6); NaN without either."""
    return JUCKER_SCALE * (height * crown) ** JUCKER_POWER * float(np.exp(JUCKER_ERROR**2 / 2.0))


NOWAK = "Nowak et al. 2008, Arboriculture & Urban Forestry 34(6): growth of open-grown trees by condition (i-Tree Eco)"


@quantity(of="tree", source=NOWAK)
def trunk_growth_of_tree(
    growth_by_condition: Share, usual_trunk_growth: CentimetresPerYear, days_without_frost: DaysPerYear,
    usual_days_without_frost: DaysPerYear,
) -> CentimetresPerYear:  # fmt: skip
    """Centimetres by which the trunk of a tree grows thicker in a year: the usual ones, by season and condition."""
    season = days_without_frost / usual_days_without_frost
    return usual_trunk_growth * season * growth_by_condition


class GrownTree(NamedTuple):
    """Diameter of the crown of a tree in 10, 20 and 30 years."""

    crown_in_10_years: Metres
    crown_in_20_years: Metres
    crown_in_30_years: Metres


@quantity(of="tree", source=f"{NOWAK}; {ALLOMETRY}", compiled=True)
def grown_tree(
    crown_diameter_of_tree: Metres, trunk_growth_of_tree: CentimetresPerYear, crown_over_trunk: Ratio,
    widest_crown: Metres,
) -> GrownTree:  # fmt: skip
    """Diameter of the crown of a tree in 10, 20 and 30 years, as its trunk grows; no wider than trees become."""
    most = np.maximum(crown_diameter_of_tree, widest_crown)
    more = crown_over_trunk * trunk_growth_of_tree / CENTIMETRES
    return GrownTree(*(np.minimum(crown_diameter_of_tree + more * years, most) for years in (10.0, 20.0, 30.0)))
