"""Electricity of heating, of cooling and of everything in a building."""

from citybrain.kernel import quantity
from citybrain.kernel.units import KilowattHoursPerSquareMetreYear, KilowattHoursPerYear, Ratio, Share, SquareMetres


@quantity(of="building", source="definition: heat pumps, resistance and separate water heaters")
def heating_electricity(
    ground_source_electricity: KilowattHoursPerYear,
    air_source_electricity: KilowattHoursPerYear,
    resistance_electricity: KilowattHoursPerYear,
    water_heater_electricity: KilowattHoursPerYear,
) -> KilowattHoursPerYear:
    """Electricity that becomes heat for rooms and hot water."""
    return ground_source_electricity + air_source_electricity + resistance_electricity + water_heater_electricity


@quantity(of="building", source="EN 16798-9:2017: cooling by generators with a seasonal performance", totals=("city",))
def cooling_electricity(
    shaded_cooling_need: KilowattHoursPerYear, cooled_share: Share, cooling_performance: Ratio
) -> KilowattHoursPerYear:
    """Electricity of cooling the part of the building that is cooled."""
    return shaded_cooling_need * cooled_share / cooling_performance


@quantity(of="building", source="EN 15316-3:2017 and EN 16798-3:2017: pumps and fans")
def auxiliary_electricity(
    conditioned_floor_area: SquareMetres,
    heating_auxiliary_electricity: KilowattHoursPerSquareMetreYear,
    fan_electricity: KilowattHoursPerYear,
) -> KilowattHoursPerYear:
    """Electricity of pumps, burners and fans."""
    return conditioned_floor_area * heating_auxiliary_electricity + fan_electricity


@quantity(of="building", source="ISO 52000-1:2017, 9.6: all services of a building, with appliances", totals=("city",))
def electricity_use(
    appliance_electricity: KilowattHoursPerYear,
    lighting_electricity: KilowattHoursPerYear,
    auxiliary_electricity: KilowattHoursPerYear,
    heating_electricity: KilowattHoursPerYear,
    cooling_electricity: KilowattHoursPerYear,
    electricity_of_habits: KilowattHoursPerYear,
    electricity_price_response: Ratio,
) -> KilowattHoursPerYear:
    """All electricity that is used in the building, bought or from its own roof."""
    services = auxiliary_electricity + heating_electricity + cooling_electricity
    of_people = appliance_electricity + lighting_electricity + electricity_of_habits
    return of_people * electricity_price_response + services
