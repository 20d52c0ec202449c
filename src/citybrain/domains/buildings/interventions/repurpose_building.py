"""Offices become homes."""

from typing import NamedTuple

import numpy as np

from citybrain.domains.buildings.interventions.conditions import offices
from citybrain.kernel import intervention
from citybrain.kernel.units import (
    Category,
    KilogramsPerSquareMetre,
    KilogramsPerTonne,
    Money,
    MoneyPerSquareMetre,
    People,
    PerHour,
    Share,
    SquareMetres,
    SquareMetresPerPerson,
    Tonnes,
    WattsPerSquareMetreKelvin,
)


class Homes(NamedTuple):
    """What turning offices into homes changes; the envelope stays what it is."""

    building_use: Category
    residents: People
    wall_transmittance: WattsPerSquareMetreKelvin
    roof_transmittance: WattsPerSquareMetreKelvin
    floor_transmittance: WattsPerSquareMetreKelvin
    window_transmittance: WattsPerSquareMetreKelvin
    window_share: Share
    air_change_at_50_pascals: PerHour
    avoided_new_floor: SquareMetres
    embodied_emissions_of_measures: Tonnes
    cost: Money


@intervention(
    of="building",
    phase="use",
    strategy="avoid",
    cost="structure",
    digital_leverage="low",
    source="IPCC AR6 WG III, 9.4: repurposing of existing buildings; cost and embodied emissions as the parameters say",
    excludes=("share_office_space",),
    settings=("conversion_cost",),
)
def repurpose_building(
    use_after_repurposing: Category,
    gross_floor_area: SquareMetres,
    floor_per_resident: SquareMetresPerPerson,
    residents: People,
    wall_transmittance: WattsPerSquareMetreKelvin,
    roof_transmittance: WattsPerSquareMetreKelvin,
    floor_transmittance: WattsPerSquareMetreKelvin,
    window_transmittance: WattsPerSquareMetreKelvin,
    window_share: Share,
    air_change_at_50_pascals: PerHour,
    conversion_cost: MoneyPerSquareMetre,
    conversion_embodied_emissions: KilogramsPerSquareMetre,
    kilograms_per_tonne: KilogramsPerTonne,
    avoided_new_floor: SquareMetres,
    embodied_emissions_of_measures: Tonnes,
) -> Homes:
    """Turns offices that stand empty or are no longer needed into a block of flats.

    All that hangs on the use follows that of homes: temperatures, hours, hot water, light, fresh air, prices. Walls,
    roof, floor and windows stay. The same homes would otherwise be built anew (`avoided_new_floor`). Choose offices
    whose desks are not missed: where the work went is not counted.
    """
    cost = gross_floor_area * conversion_cost
    return Homes(
        np.asarray(use_after_repurposing).astype(np.int64),
        residents + gross_floor_area / floor_per_resident,
        wall_transmittance,
        roof_transmittance,
        floor_transmittance,
        window_transmittance,
        window_share,
        air_change_at_50_pascals,
        avoided_new_floor + gross_floor_area,
        embodied_emissions_of_measures + gross_floor_area * conversion_embodied_emissions / kilograms_per_tonne,
        cost,
    )


repurpose_building.eligible("reason-not-office")(offices)
