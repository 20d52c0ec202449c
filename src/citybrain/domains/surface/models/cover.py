"""What covers the ground of a cell, today and with measures, and the light that it gives back."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from citybrain.kernel import given, quantity, total
from citybrain.kernel.units import Ratio, Share, SquareMetres

DEFINITION = "Definition: shares of the cell, and what measures change of them"
AREAS = ("zone", "city")


@given(of="cell", default=0.0)
def planted_share() -> Share:
    """Part of the cell below crowns of trees that a plan plants."""
    ...


@given(of="cell", default=0.0)
def unsealed_share() -> Share:
    """Part of the cell that a plan unseals: grass in place of asphalt."""
    ...


@given(of="cell", default=0.0)
def green_roof_share() -> Share:
    """Part of the cell whose roofs a plan makes green."""
    ...


@given(of="cell", default=0.0)
def cool_roof_share() -> Share:
    """Part of the cell whose roofs a plan makes light."""
    ...


@given(of="cell", default=0.0)
def sail_share() -> Share:
    """Part of the cell below sails that a plan hangs up."""
    ...


@given(of="cell", default=0.0)
def pond_share() -> Share:
    """Part of the cell that a plan turns into open water."""
    ...


@given(of="cell", default=0.0)
def green_wall_share() -> Share:
    """Planted walls that a plan adds, over the area of the cell."""
    ...


class CellCover(NamedTuple):
    """Parts of a cell: sealed ground, plants, crowns now and once new ones have grown, open ground, water."""

    sealed_ground_share: Share
    green_ground_share: Share
    tree_cover: Share
    tree_cover_when_grown: Share
    open_ground_share: Share
    water_cover: Share


@quantity(of="cell", source=DEFINITION)
def cell_cover(
    cell_sealed_share: Share, cell_low_green_share: Share, cell_unknown_share: Share, cell_unknown_sealed: Share,
    cell_tree_share: Share, cell_roof_share: Share, cell_water_share: Share, cell_bare_share: Share,
    cell_rail_share: Share, planted_share: Share, new_crown_share: Share, unsealed_share: Share, pond_share: Share,
    sealed_part_of_unknown_ground: Share,
) -> CellCover:  # fmt: skip
    """Parts of a cell: sealed ground, plants, crowns now and once new ones have grown, open ground, water.

    Of ground of unknown use a part is sealed, as measured in the zone or as usual; the rest counts as grass. A pond
    takes sealed ground and ground with plants alike.
    """
    part = np.where(np.isnan(cell_unknown_sealed), sealed_part_of_unknown_ground, cell_unknown_sealed)
    sealed = cell_sealed_share + cell_unknown_share * part
    unsealed = np.minimum(unsealed_share, sealed)
    green = cell_low_green_share + cell_unknown_share * (1.0 - part) + unsealed
    ground = cell_sealed_share + cell_unknown_share + cell_low_green_share + cell_bare_share + cell_rail_share
    sealed, taken = sealed - unsealed, sealed - unsealed + green
    pond = np.minimum(pond_share, taken)
    left = np.where(taken > 0.0, 1.0 - pond / np.where(taken > 0.0, taken, 1.0), 1.0)
    ground = ground - pond
    room = np.maximum(ground, cell_tree_share)
    tree, grown = (np.minimum(cell_tree_share + new, room) for new in (new_crown_share, planted_share))
    return CellCover(sealed * left, green * left, tree, grown, ground, cell_water_share + pond)


@quantity(of="cell", source="Definition: shares of the cell by their albedo")
def cell_albedo(
    sealed_ground_share: Share, green_ground_share: Share, cell_roof_share: Share, water_cover: Share,
    cell_bare_share: Share, cell_rail_share: Share, green_roof_share: Share, cool_roof_share: Share,
    albedo_of_sealed_ground: Share, albedo_of_plants: Share, albedo_of_bare_ground: Share, albedo_of_roofs: Share,
    albedo_of_cool_roofs: Share, albedo_of_water: Share,
) -> Share:  # fmt: skip
    """Part of the sunlight that a cell gives back, seen from above."""
    cool = np.minimum(cool_roof_share, cell_roof_share)
    planted = np.minimum(green_roof_share, cell_roof_share - cool)
    roofs = (cell_roof_share - cool - planted) * albedo_of_roofs + cool * albedo_of_cool_roofs
    plants = (green_ground_share + planted) * albedo_of_plants
    bare = (cell_bare_share + cell_rail_share) * albedo_of_bare_ground
    return sealed_ground_share * albedo_of_sealed_ground + plants + bare + roofs + water_cover * albedo_of_water


@quantity(of="cell", source="FAO Irrigation and Drainage Paper 56 (1998): evapotranspiration over that of grass")
def cell_evapotranspiration(
    green_ground_share: Share, tree_cover: Share, water_cover: Share, cell_roof_share: Share,
    green_roof_share: Share, green_wall_share: Share, evapotranspiration_of_grass: Share,
    evapotranspiration_of_trees: Share, evapotranspiration_of_water: Share,
) -> Share:  # fmt: skip
    """Evapotranspiration of a cell over that of well watered grass, at most 1; trees stand alike on all of it."""
    low = green_ground_share * evapotranspiration_of_grass + water_cover * evapotranspiration_of_water
    roofs = (np.minimum(green_roof_share, cell_roof_share) + green_wall_share) * evapotranspiration_of_grass
    return np.minimum(tree_cover * evapotranspiration_of_trees + (1.0 - tree_cover) * low + roofs, 1.0)


class CellAreas(NamedTuple):
    """Ground of a cell that is sealed, that has plants, and that lies below crowns."""

    cell_sealed_area: SquareMetres
    cell_plant_area: SquareMetres
    cell_crown_area: SquareMetres


@quantity(of="cell", source=DEFINITION, totals=AREAS)
def areas_of_cell(
    cell_area: SquareMetres, sealed_ground_share: Share, green_ground_share: Share, tree_cover: Share,
    cell_tree_share: Share, open_ground_share: Share, crowns_over_mapped: Ratio,
) -> CellAreas:  # fmt: skip
    """Ground of a cell that is sealed, that has plants, and that lies below crowns.

    Crowns of today are as large as they are mapped, times what a scenario or a draw says that they are; over roofs and
    water only where the map has them there.
    """
    room = np.maximum(open_ground_share, cell_tree_share)
    more = np.minimum(cell_tree_share * crowns_over_mapped, room) - cell_tree_share
    return CellAreas(
        cell_area * sealed_ground_share, cell_area * green_ground_share, cell_area * (tree_cover + more)
    )  # fmt: skip


@quantity(of="cell", source=DEFINITION)
def unsealed_area(cell_area: SquareMetres, unsealed_share: Share) -> SquareMetres:
    """Sealed ground of a cell that a plan makes grass or gardens."""
    return cell_area * unsealed_share


@total(of="zone")
def zone_unsealed_area(unsealed_area: SquareMetres) -> SquareMetres:
    """Sealed ground of the zone that a plan makes grass or gardens."""
    ...


@total(of="city")
def city_unsealed_area(unsealed_area: SquareMetres) -> SquareMetres:
    """Sealed ground of the city that a plan makes grass or gardens."""
    ...
