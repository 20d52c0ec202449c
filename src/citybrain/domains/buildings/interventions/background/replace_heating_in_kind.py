"""A worn-out heating gives way to a new one of the same kind."""

from typing import NamedTuple

from citybrain.kernel import intervention
from citybrain.kernel.units import (
    KilogramsPerKilowatt,
    KilogramsPerTonne,
    Kilowatts,
    Mask,
    Money,
    MoneyPerKilowatt,
    Ratio,
    Share,
    Tonnes,
    Years,
)


class HeatingInKind(NamedTuple):
    """What a new heating of the same kind changes."""

    heating_age: Years
    embodied_emissions_of_measures: Tonnes
    cost: Money


@intervention(
    of="building",
    phase="systems",
    strategy="background",
    cost="heating",
    recurring=True,
    source="EN 15459-1:2017, 6.4: replacement at the end of the lifespan; cost as the parameters say",
    settings=("boiler_renewal_cost", "substation_renewal_cost"),
)
def replace_heating_in_kind(
    peak_heating_need: Kilowatts,
    district_heating_share: Share,
    substation_renewal_cost: MoneyPerKilowatt,
    direct_electric_share: Share,
    direct_electric_renewal_cost: MoneyPerKilowatt,
    fossil_boiler_share: Share,
    boiler_renewal_cost: MoneyPerKilowatt,
    wood_boiler_share: Share,
    wood_boiler_renewal_cost: MoneyPerKilowatt,
    ground_source_heat_pump_share: Share,
    ground_source_heat_pump_cost: MoneyPerKilowatt,
    ground_source_renewal_share: Ratio,
    air_source_heat_pump_share: Share,
    air_source_heat_pump_cost: MoneyPerKilowatt,
    heat_pump_power_share: Share,
    boiler_embodied_emissions: KilogramsPerKilowatt,
    substation_embodied_emissions: KilogramsPerKilowatt,
    air_source_heat_pump_embodied_emissions: KilogramsPerKilowatt,
    kilograms_per_tonne: KilogramsPerTonne,
    embodied_emissions_of_measures: Tonnes,
    year_length: Years,
) -> HeatingInKind:
    """Puts in a new boiler, substation, electric heating or heat pump where the old one is worn out; nothing else.

    The new one is as efficient as those of its year (`gas_boiler_efficiency` and its like are read by the year of
    installation). It costs and emits by the peak of the house, each generator by its share; boreholes stay, so that a
    pump on the ground emits as one on the air. Electric heaters count as substations.
    """
    pumps = ground_source_heat_pump_share * ground_source_heat_pump_cost * ground_source_renewal_share
    pumps = (pumps + air_source_heat_pump_share * air_source_heat_pump_cost) * heat_pump_power_share
    boilers = fossil_boiler_share * boiler_renewal_cost + wood_boiler_share * wood_boiler_renewal_cost
    lines = district_heating_share * substation_renewal_cost + direct_electric_share * direct_electric_renewal_cost
    cost = peak_heating_need * (lines + boilers + pumps)
    pump_power = (ground_source_heat_pump_share + air_source_heat_pump_share) * heat_pump_power_share
    made = (fossil_boiler_share + wood_boiler_share) * boiler_embodied_emissions
    made = made + (district_heating_share + direct_electric_share) * substation_embodied_emissions
    made = (made + pump_power * air_source_heat_pump_embodied_emissions) * peak_heating_need / kilograms_per_tonne
    return HeatingInKind(0.0 * year_length, embodied_emissions_of_measures + made, cost)


@replace_heating_in_kind.eligible("reason-not-due")
def worn_out(heating_due: Share) -> Mask:
    """The heating must have served its lifetime."""
    return heating_due > 0
