"""Homes shared by more people."""

from typing import NamedTuple

from citybrain.domains.buildings.interventions.conditions import homes
from citybrain.kernel import intervention
from citybrain.kernel.units import (
    KilowattHoursPerSquareMetreYear,
    Mask,
    Money,
    MoneyPerSquareMetre,
    People,
    Share,
    SquareMetres,
    SquareMetresPerPerson,
    WattsPerSquareMetre,
)


class SharedHomes(NamedTuple):
    """What more people in the same homes change."""

    residents: People
    hot_water_need_per_area: KilowattHoursPerSquareMetreYear
    lighting_power: WattsPerSquareMetre
    appliance_power: WattsPerSquareMetre
    occupant_heat: WattsPerSquareMetre
    avoided_new_floor: SquareMetres
    cost: Money


@intervention(
    of="building",
    phase="use",
    strategy="avoid",
    cost="structure",
    digital_leverage="medium",
    source="IPCC AR6 WG III, 9.9: sufficiency in floor; shares and cost as the parameters say",
    settings=("added_residents_share", "use_that_follows_residents", "home_sharing_cost"),
)
def share_homes(
    residents: People,
    hot_water_need_per_area: KilowattHoursPerSquareMetreYear,
    lighting_power: WattsPerSquareMetre,
    appliance_power: WattsPerSquareMetre,
    occupant_heat: WattsPerSquareMetre,
    added_residents_share: Share,
    use_that_follows_residents: Share,
    floor_per_resident: SquareMetresPerPerson,
    avoided_new_floor: SquareMetres,
    gross_floor_area: SquareMetres,
    home_sharing_cost: MoneyPerSquareMetre,
) -> SharedHomes:
    """Brings more people into the same homes, by sharing, letting of rooms and homes split in two.

    They would otherwise live in usual new floor elsewhere in the city (`avoided_new_floor`, `floor_per_resident` each).
    Hot water and the warmth of people grow with their number, light and appliances more slowly, heating hardly: the
    energy of these homes rises, that of each resident falls, and what the new floor would have taken is told apart
    (`avoided_operational_emissions`).
    """
    more = added_residents_share
    electric = 1.0 + more * use_that_follows_residents
    cost = gross_floor_area * more * home_sharing_cost
    return SharedHomes(
        residents * (1.0 + more),
        hot_water_need_per_area * (1.0 + more),
        lighting_power * electric,
        appliance_power * electric,
        occupant_heat * (1.0 + more),
        avoided_new_floor + residents * more * floor_per_resident,
        cost,
    )


share_homes.eligible("reason-not-homes")(homes)


@share_homes.eligible("reason-no-residents")
def lived_in(residents: People) -> Mask:
    """Somebody must live there with whom the home can be shared."""
    return residents > 0
