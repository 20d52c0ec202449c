"""Heat that the generators must make, for rooms and for hot water."""

from citybrain.kernel import quantity
from citybrain.kernel.units import KilowattHoursPerYear, Ratio, Share


@quantity(of="building", source="EN 15316-1:2017: emission, control and distribution losses")
def heat_for_rooms(
    space_heating_need: KilowattHoursPerYear,
    heat_of_habits: KilowattHoursPerYear,
    heat_price_response: Ratio,
    heating_distribution_efficiency: Share,
) -> KilowattHoursPerYear:
    """Heat that the generator sends to the rooms: their need, what habits, controls and prices change, and losses."""
    return (space_heating_need + heat_of_habits) * heat_price_response / heating_distribution_efficiency


@quantity(of="building", source="EN 15316-3:2017; Finnish calculation guide D5/2012, eq. 6.2")
def hot_water_from_heating(
    hot_water_need: KilowattHoursPerYear,
    hot_water_share_of_heating: Share,
    hot_water_distribution_efficiency: Share,
    hot_water_pipe_loss: KilowattHoursPerYear,
    feedback_spared_hot_water: KilowattHoursPerYear,
) -> KilowattHoursPerYear:
    """Heat that the heating of the house sends to the taps, with the losses of its pipes."""
    drawn = hot_water_need - feedback_spared_hot_water
    return drawn * hot_water_share_of_heating / hot_water_distribution_efficiency + hot_water_pipe_loss


@quantity(of="building", source="definition: what the heating of the house does not make")
def hot_water_from_separate_heaters(
    hot_water_need: KilowattHoursPerYear,
    hot_water_share_of_heating: Share,
    feedback_spared_hot_water: KilowattHoursPerYear,
) -> KilowattHoursPerYear:
    """Hot water that heaters of its own make."""
    return (hot_water_need - feedback_spared_hot_water) * (1.0 - hot_water_share_of_heating)


@quantity(of="building", source="definition: rooms and hot water")
def heat_from_generators(
    heat_for_rooms: KilowattHoursPerYear, hot_water_from_heating: KilowattHoursPerYear
) -> KilowattHoursPerYear:
    """All heat that the heating of the house makes."""
    return heat_for_rooms + hot_water_from_heating
