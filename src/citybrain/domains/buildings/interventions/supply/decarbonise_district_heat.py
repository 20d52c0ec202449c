"""New sources for the district heating network."""

from typing import NamedTuple

import numpy as np

from citybrain.kernel import intervention
from citybrain.kernel.units import (
    HoursPerYear,
    KilogramsPerKilowatt,
    KilogramsPerTonne,
    KilowattHoursPerYear,
    Mask,
    Money,
    MoneyPerKilowatt,
    MoneyPerKilowattYear,
    MoneyPerYear,
    Share,
    Tonnes,
)


class CleanHeat(NamedTuple):
    """What new heat sources of the network change."""

    clean_district_heat_share: Share
    city_measure_embodied_emissions: Tonnes
    cost: Money
    running_cost: MoneyPerYear


@intervention(
    of="city",
    phase="supply",
    strategy="shift",
    cost="plants",
    digital_leverage="high",
    source="Danish Energy Agency, technology data for energy plants: large heat pumps; cost as the parameters say",
    settings=("clean_heat_target", "large_heat_pump_cost"),
)
def decarbonise_district_heat(
    clean_district_heat_share: Share,
    clean_heat_target: Share,
    city_network_heat: KilowattHoursPerYear,
    large_heat_pump_hours: HoursPerYear,
    large_heat_pump_cost: MoneyPerKilowatt,
    large_heat_pump_maintenance_cost: MoneyPerKilowattYear,
    large_heat_pump_embodied_emissions: KilogramsPerKilowatt,
    kilograms_per_tonne: KilogramsPerTonne,
    city_measure_embodied_emissions: Tonnes,
) -> CleanHeat:
    """Lets large heat pumps on waste heat, sewage, sea or ground make a part of the heat of the network.

    P = share Q / hours: power by the heat that all buildings take from the network, after the other measures of the
    plan. The emission factor of the network moves towards that of the pumps (`supplied_heat_emission_factor`), and so
    follows the grid over the years. The price of heat stays; whether such sources are near is not checked.
    """
    share = np.maximum(clean_district_heat_share, clean_heat_target)
    power = (share - clean_district_heat_share) * city_network_heat / large_heat_pump_hours
    return CleanHeat(
        share,
        city_measure_embodied_emissions + power * large_heat_pump_embodied_emissions / kilograms_per_tonne,
        power * large_heat_pump_cost,
        power * large_heat_pump_maintenance_cost,
    )


@decarbonise_district_heat.eligible("reason-no-network")
def has_network(city_network_heat: KilowattHoursPerYear) -> Mask:
    """Some building must take heat from a network."""
    return city_network_heat > 0


@decarbonise_district_heat.eligible("reason-already-clean")
def not_clean(clean_district_heat_share: Share, clean_heat_target: Share) -> Mask:
    """The network must have less clean heat than the target."""
    return clean_district_heat_share < clean_heat_target
