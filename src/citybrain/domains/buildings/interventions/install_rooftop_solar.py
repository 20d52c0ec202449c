"""Solar modules on roofs."""

from typing import NamedTuple

import numpy as np

from citybrain.domains.buildings.interventions.solar_modules import modules
from citybrain.kernel import intervention
from citybrain.kernel.units import (
    KilogramsPerKilowatt,
    KilogramsPerTonne,
    Kilowatts,
    Mask,
    Money,
    MoneyPerKilowatt,
    MoneyPerKilowattYear,
    MoneyPerYear,
    Share,
    Tonnes,
)


class RooftopSolar(NamedTuple):
    """What modules on the roof change."""

    solar_power_capacity: Kilowatts
    embodied_emissions_of_measures: Tonnes
    cost: Money
    running_cost: MoneyPerYear


@intervention(
    of="building",
    phase="renewables",
    strategy="shift",
    cost="solar_power",
    digital_leverage="high",
    source="IEA PVPS task 7, 2002; yield as in `solar_yield_table`; cost as the parameters say",
    settings=("roof_use", "solar_power_cost"),
    counted_by=("solar_power_capacity",),
)
def install_rooftop_solar(
    solar_power_capacity: Kilowatts,
    solar_power_potential: Kilowatts,
    roof_use: Share,
    solar_power_cost: MoneyPerKilowatt,
    solar_power_maintenance_cost: MoneyPerKilowattYear,
    solar_power_embodied_emissions: KilogramsPerKilowatt,
    kilograms_per_tonne: KilogramsPerTonne,
    embodied_emissions_of_measures: Tonnes,
) -> RooftopSolar:
    """Puts modules on a share of the roof that is fit for them, on top of those it has; costs by peak power.

    Households use some of it on top of what they used (`solar_take_back`).
    """
    wanted = np.maximum(solar_power_potential * roof_use, solar_power_capacity)
    added = modules(
        wanted - solar_power_capacity, solar_power_cost, solar_power_maintenance_cost,
        solar_power_embodied_emissions, kilograms_per_tonne,
    )  # fmt: skip
    return RooftopSolar(
        wanted,
        embodied_emissions_of_measures + added.embodied,
        added.cost,
        added.upkeep,
    )


@install_rooftop_solar.eligible("reason-no-roof-left")
def has_roof(solar_power_capacity: Kilowatts, solar_power_potential: Kilowatts, roof_use: Share) -> Mask:
    """The roof must have room for more modules."""
    return solar_power_potential * roof_use > solar_power_capacity
