"""Old buildings are torn down, and new ones of the same use are built on their plots."""

from typing import NamedTuple

import numpy as np

from citybrain.kernel import intervention
from citybrain.kernel.units import Count, Kilowatts, Mask, Metres, Ratio, Share, SquareMetres, Year, Years


class NewBuilding(NamedTuple):
    """What a new building in the place of an old one changes; all else that measures did to the old one is gone."""

    construction_year: Year
    gross_floor_area: SquareMetres
    demolished_floor_area: SquareMetres
    new_floor_area: SquareMetres
    storeys: Count
    height: Metres
    wall_area_north: SquareMetres
    wall_area_east: SquareMetres
    wall_area_south: SquareMetres
    wall_area_west: SquareMetres
    district_heating_share: Share
    direct_electric_share: Share
    ground_source_heat_pump_share: Share
    air_source_heat_pump_share: Share
    gas_boiler_share: Share
    oil_boiler_share: Share
    wood_boiler_share: Share
    coal_boiler_share: Share
    solar_power_capacity: Kilowatts
    heating_age: Years
    facade_age: Years
    roof_age: Years
    window_age: Years


@intervention(
    of="building",
    phase="form",
    strategy="background",
    renews=True,
    source="Directive (EU) 2024/1275, article 7: new buildings without emissions on site; floor as the parameters say",
    settings=("floor_factor_of_new_buildings",),
)
def rebuild(
    calendar_year: Year,
    gross_floor_area: SquareMetres,
    floor_factor_of_new_buildings: Ratio,
    demolished_floor_area: SquareMetres,
    new_floor_area: SquareMetres,
    storeys: Count,
    height: Metres,
    wall_area_north: SquareMetres,
    wall_area_east: SquareMetres,
    wall_area_south: SquareMetres,
    wall_area_west: SquareMetres,
    district_heating_share: Share,
    direct_electric_share: Share,
    ground_source_heat_pump_share: Share,
    air_source_heat_pump_share: Share,
    fossil_boiler_share: Share,
    wood_boiler_share: Share,
    ground_source_share_of_new_buildings: Share,
    heat_pump_coverage: Share,
    solar_power_capacity: Kilowatts,
    year_length: Years,
) -> NewBuilding:
    """Puts up a new building of the same use on the same ground, higher by the stated factor, to the code of the year.

    It keeps the heat network where it had it; otherwise a heat pump heats it with electric back-up. People, ground and
    roof stay. What it costs is not counted: it is the same with and without a plan. Its embodied emissions are, by the
    floor that is built.
    """
    factor, nothing = floor_factor_of_new_buildings, 0.0 * heat_pump_coverage
    floor = gross_floor_area * factor
    other = direct_electric_share + ground_source_heat_pump_share + air_source_heat_pump_share
    other = other + fossil_boiler_share + wood_boiler_share
    network = np.where(district_heating_share > 0, 1.0, 0.0)
    pumps = np.where(other > 0, 1.0, 0.0) * (1.0 - network)
    ground = ground_source_share_of_new_buildings
    return NewBuilding(
        calendar_year, floor, demolished_floor_area + gross_floor_area, new_floor_area + floor,
        storeys * factor, height * factor,
        wall_area_north * factor, wall_area_east * factor, wall_area_south * factor, wall_area_west * factor,
        network, pumps * (1.0 - heat_pump_coverage),
        pumps * heat_pump_coverage * ground, pumps * heat_pump_coverage * (1.0 - ground),
        nothing, nothing, nothing, nothing, 0.0 * solar_power_capacity,
        0.0 * year_length, 0.0 * year_length, 0.0 * year_length, 0.0 * year_length,
    )  # fmt: skip


@rebuild.eligible("reason-protected")
def not_protected(building_age: Years, protected_age: Years) -> Mask:
    """The oldest buildings of a city are kept, by law or by love; of a building of unknown year nobody knows."""
    return building_age < protected_age


@rebuild.eligible("reason-heritage")
def not_heritage(heritage_protection: Share) -> Mask:
    """What the law protects is not torn down."""
    return heritage_protection <= 0


@rebuild.eligible("reason-too-young")
def old_enough(building_age: Years, youngest_demolition_age: Years) -> Mask:
    """Young buildings are not torn down."""
    return building_age >= youngest_demolition_age
