"""New homes on top of old ones."""

from typing import Any, NamedTuple

import numpy as np

from citybrain.kernel import intervention
from citybrain.kernel.units import (
    Count,
    Mask,
    Metres,
    Money,
    MoneyPerSquareMetre,
    People,
    PerHour,
    Share,
    SquareMetres,
    SquareMetresPerPerson,
    WattsPerSquareMetreKelvin,
)


class HigherBuilding(NamedTuple):
    """What storeys on top change."""

    gross_floor_area: SquareMetres
    storeys: Count
    height: Metres
    wall_area_north: SquareMetres
    wall_area_east: SquareMetres
    wall_area_south: SquareMetres
    wall_area_west: SquareMetres
    wall_transmittance: WattsPerSquareMetreKelvin
    window_transmittance: WattsPerSquareMetreKelvin
    roof_transmittance: WattsPerSquareMetreKelvin
    air_change_at_50_pascals: PerHour
    residents: People
    new_floor_area: SquareMetres
    material_saving_of_new_floor: Share
    avoided_new_floor: SquareMetres
    cost: Money


@intervention(
    of="building",
    phase="form",
    strategy="avoid",
    cost="structure",
    digital_leverage="low",
    source="IPCC AR6 WG III, 8.4: compact form and infill; cost and embodied emissions as the parameters say",
    settings=("added_storeys", "added_storey_height", "added_storeys_cost"),
)
def add_storeys(
    gross_floor_area: SquareMetres,
    footprint_area: SquareMetres,
    storeys: Count,
    height: Metres,
    wall_area_north: SquareMetres,
    wall_area_east: SquareMetres,
    wall_area_south: SquareMetres,
    wall_area_west: SquareMetres,
    party_wall_area: SquareMetres,
    wall_transmittance: WattsPerSquareMetreKelvin,
    window_transmittance: WattsPerSquareMetreKelvin,
    roof_transmittance: WattsPerSquareMetreKelvin,
    air_change_at_50_pascals: PerHour,
    insulated_wall_transmittance: WattsPerSquareMetreKelvin,
    new_window_transmittance: WattsPerSquareMetreKelvin,
    insulated_roof_transmittance: WattsPerSquareMetreKelvin,
    sealed_air_change_at_50_pascals: PerHour,
    added_storeys: Count,
    added_storey_height: Metres,
    residents: People,
    floor_per_resident: SquareMetresPerPerson,
    new_floor_area: SquareMetres,
    material_saving_of_new_floor: Share,
    storeys_material_saving: Share,
    avoided_new_floor: SquareMetres,
    added_storeys_cost: MoneyPerSquareMetre,
) -> HigherBuilding:
    """Builds new homes on the roofs of homes, instead of new homes outside the city.

    The counterfactual is the same floor in usual new buildings elsewhere, heated by the network (`avoided_new_floor`):
    its embodied emissions and its use are told apart, never taken off. The emissions of this building rise, since more
    people live in it; those for each resident fall. New storeys do without foundations and ground works.

    Their walls and windows are new, so that those of the building become better on average; the roof is a new one. All
    of their walls count as outer walls, in the directions of those below. The old heating heats them. Whether the
    structure and the law carry them is not checked, nor the land, roads and trips that are spared.
    """
    outer = wall_area_north + wall_area_east + wall_area_south + wall_area_west
    rise = added_storeys * added_storey_height
    wall = (outer + party_wall_area) / height * rise
    wider = 1.0 + wall / outer
    floor = footprint_area * added_storeys
    part = floor / (gross_floor_area + floor)
    cost = floor * added_storeys_cost
    return HigherBuilding(
        gross_floor_area + floor,
        storeys + added_storeys,
        height + rise,
        wall_area_north * wider,
        wall_area_east * wider,
        wall_area_south * wider,
        wall_area_west * wider,
        mixed(wall_transmittance, insulated_wall_transmittance, 1.0 - 1.0 / wider),
        mixed(window_transmittance, new_window_transmittance, 1.0 - 1.0 / wider),
        np.minimum(roof_transmittance, insulated_roof_transmittance),
        mixed(air_change_at_50_pascals, sealed_air_change_at_50_pascals, part),
        residents + floor / floor_per_resident,
        new_floor_area + floor,
        np.maximum(material_saving_of_new_floor, storeys_material_saving),
        avoided_new_floor + floor,
        cost,
    )


def mixed(old: Any, new: Any, part: Any) -> Any:
    """Mean of an old and a new value, a part (0 to 1) of it new; what is new is not worse than what is old."""
    return old * (1.0 - part) + np.minimum(old, new) * part


@add_storeys.eligible("reason-not-homes")
def homes(home_share: Share) -> Mask:
    """New homes go on top of homes."""
    return home_share > 0


@add_storeys.eligible("reason-too-tall")
def low_enough(storeys: Count, added_storeys: Count, most_storeys: Count) -> Mask:
    """The building must stay within the number of storeys that is allowed."""
    return storeys + added_storeys <= most_storeys


@add_storeys.eligible("reason-no-outer-wall")
def has_outer_wall(
    wall_area_north: SquareMetres,
    wall_area_east: SquareMetres,
    wall_area_south: SquareMetres,
    wall_area_west: SquareMetres,
    height: Metres,
) -> Mask:
    """There must be outer walls to build on, and a height to go by."""
    return (wall_area_north + wall_area_east + wall_area_south + wall_area_west > 0) & (height > 0)
