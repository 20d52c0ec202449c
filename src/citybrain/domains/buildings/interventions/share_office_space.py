"""Shared desks and work at home: less office floor in use."""

from typing import NamedTuple

from citybrain.domains.buildings.interventions.conditions import offices
from citybrain.kernel import intervention
from citybrain.kernel.units import (
    CubicMetresPerHourSquareMetre,
    DaysPerPersonYear,
    DaysPerYear,
    Mask,
    Money,
    MoneyPerSquareMetre,
    Share,
    SquareMetres,
    SquareMetresPerPerson,
    WattsPerSquareMetre,
)


class SharedOffice(NamedTuple):
    """What shared desks and work at home change."""

    lighting_power: WattsPerSquareMetre
    appliance_power: WattsPerSquareMetre
    occupant_heat: WattsPerSquareMetre
    outdoor_air_flow_occupied: CubicMetresPerHourSquareMetre
    telework_days: DaysPerYear
    avoided_new_floor: SquareMetres
    cost: Money


@intervention(
    of="building",
    phase="use",
    strategy="avoid",
    cost="workplaces",
    digital_leverage="medium",
    source="International Energy Agency 2020 on work at home; floor and cost as the parameters say",
    excludes=("repurpose_building",),
    settings=("telework_share", "floor_freed_by_telework", "floor_freed_that_avoids_building", "office_sharing_cost"),
)
def share_office_space(
    lighting_power: WattsPerSquareMetre,
    appliance_power: WattsPerSquareMetre,
    occupant_heat: WattsPerSquareMetre,
    outdoor_air_flow_occupied: CubicMetresPerHourSquareMetre,
    outdoor_air_flow_unoccupied: CubicMetresPerHourSquareMetre,
    telework_share: Share,
    floor_freed_by_telework: Share,
    floor_freed_that_avoids_building: Share,
    gross_floor_area: SquareMetres,
    useful_floor_area: SquareMetres,
    office_floor_per_worker: SquareMetresPerPerson,
    workdays_of_year: DaysPerPersonYear,
    telework_days: DaysPerYear,
    avoided_new_floor: SquareMetres,
    office_sharing_cost: MoneyPerSquareMetre,
) -> SharedOffice:
    """Lets people share desks and work at home, so that part of the office floor is not needed.

    One part of the freed floor takes in others who would have built (`avoided_new_floor`: usual offices, somewhere in
    the city), and is used as before. The rest stands empty: no light, no devices, air as out of use; it stays warm,
    since a building is one zone to the model. What the same people use at home is added to the homes of the city
    (`telework_home_electricity`, `telework_home_heat`), of commuters from outside
    to homes elsewhere (`telework_energy_elsewhere`). Trips that are spared are not counted here.
    """
    freed = telework_share * floor_freed_by_telework
    taken = freed * floor_freed_that_avoids_building
    empty = freed - taken
    workers = gross_floor_area / office_floor_per_worker
    cost = useful_floor_area * office_sharing_cost
    return SharedOffice(
        lighting_power * (1.0 - empty),
        appliance_power * (1.0 - empty),
        occupant_heat * (1.0 - telework_share + taken),
        outdoor_air_flow_occupied * (1.0 - empty) + outdoor_air_flow_unoccupied * empty,
        telework_days + workers * telework_share * workdays_of_year,
        avoided_new_floor + gross_floor_area * taken,
        cost,
    )


share_office_space.eligible("reason-not-office")(offices)


@share_office_space.eligible("reason-already-shared")
def not_shared(telework_days: DaysPerYear) -> Mask:
    """An office whose people already work at home by the plan has given up its floor."""
    return telework_days <= 0
