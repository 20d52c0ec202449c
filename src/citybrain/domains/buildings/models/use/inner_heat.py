"""Heat that people, lamps, appliances and pipes give to the rooms."""

from citybrain.kernel import quantity
from citybrain.kernel.units import HoursPerYear, KilowattHoursPerYear, Share, SquareMetres, Watts, WattsPerSquareMetre

WATTS_PER_KILOWATT = 1000.0


@quantity(of="building", source="ISO 13790:2008, annex G; Finnish decree 1010/2017, annex 1")
def occupant_heat_of_year(
    conditioned_floor_area: SquareMetres, occupant_heat: WattsPerSquareMetre, occupancy_hours: HoursPerYear
) -> KilowattHoursPerYear:
    """Heat of the people in the building over a year."""
    return conditioned_floor_area * occupant_heat * occupancy_hours / WATTS_PER_KILOWATT


@quantity(of="building", source="ISO 13790:2008, 10.2; pipes as in Finnish calculation guide D5/2012, 4.5")
def inner_heat_of_year(
    occupant_heat_of_year: KilowattHoursPerYear,
    appliance_electricity: KilowattHoursPerYear,
    lighting_electricity: KilowattHoursPerYear,
    hot_water_pipe_loss: KilowattHoursPerYear,
    usable_share_of_pipe_loss: Share,
    heated_share: Share,
) -> KilowattHoursPerYear:
    """People, appliances and lamps warm the rooms with all of their energy, hot-water pipes with part of their loss."""
    electric = (appliance_electricity + lighting_electricity) * heated_share
    return occupant_heat_of_year + electric + hot_water_pipe_loss * usable_share_of_pipe_loss


@quantity(of="building", source="definition: the year's heat over the hours of full level in the schedule")
def internal_gain(inner_heat_of_year: KilowattHoursPerYear, full_gain_hours: HoursPerYear) -> Watts:
    """Inner heat at the full level of its daily profile, so that the profile gives the heat of the year."""
    return inner_heat_of_year / full_gain_hours * WATTS_PER_KILOWATT
