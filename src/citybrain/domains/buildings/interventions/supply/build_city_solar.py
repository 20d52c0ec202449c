"""Solar fields of the city."""

from typing import NamedTuple

from citybrain.kernel import intervention
from citybrain.kernel.units import (
    KilogramsPerKilowatt,
    KilogramsPerTonne,
    Kilowatts,
    Money,
    MoneyPerKilowatt,
    MoneyPerKilowattYear,
    MoneyPerYear,
    Tonnes,
)


class SolarFields(NamedTuple):
    """What solar fields of the city change."""

    city_solar_capacity: Kilowatts
    city_measure_embodied_emissions: Tonnes
    cost: Money
    running_cost: MoneyPerYear


@intervention(
    of="city",
    phase="supply",
    strategy="shift",
    cost="plants",
    digital_leverage="high",
    source="GHG Protocol scope 2 guidance, 2015; yield as in `solar_yield_table`; cost as the parameters say",
    settings=("city_solar_size", "city_solar_cost"),
)
def build_city_solar(
    city_solar_capacity: Kilowatts,
    city_solar_size: Kilowatts,
    city_solar_cost: MoneyPerKilowatt,
    city_solar_maintenance_cost: MoneyPerKilowattYear,
    solar_power_embodied_emissions: KilogramsPerKilowatt,
    kilograms_per_tonne: KilogramsPerTonne,
    city_measure_embodied_emissions: Tonnes,
) -> SolarFields:
    """Builds solar fields on closed landfills, car parks and other ground of the city, about a hectare a megawatt.

    What they make in hours in which the city needs it lowers the factor of the electricity that its buildings buy
    (`supplied_electricity_emission_factor`); the rest is not credited. What the city earns with it is not counted.
    """
    return SolarFields(
        city_solar_capacity + city_solar_size,
        city_measure_embodied_emissions + city_solar_size * solar_power_embodied_emissions / kilograms_per_tonne,
        city_solar_size * city_solar_cost,
        city_solar_size * city_solar_maintenance_cost,
    )
