"""Solar modules on south walls."""

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


class FacadeSolar(NamedTuple):
    """What modules on the south wall change."""

    facade_solar_capacity: Kilowatts
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
    settings=("facade_use", "facade_solar_cost"),
    counted_by=("facade_solar_capacity",),
)
def install_facade_solar(
    facade_solar_capacity: Kilowatts,
    facade_solar_potential: Kilowatts,
    facade_use: Share,
    facade_solar_cost: MoneyPerKilowatt,
    solar_power_maintenance_cost: MoneyPerKilowattYear,
    solar_power_embodied_emissions: KilogramsPerKilowatt,
    kilograms_per_tonne: KilogramsPerTonne,
    embodied_emissions_of_measures: Tonnes,
) -> FacadeSolar:
    """Puts modules on a share of the south wall that is fit for them; they make more in winter than on a roof.

    Households use some of it on top of what they used (`solar_take_back`).
    """
    wanted = np.maximum(facade_solar_potential * facade_use, facade_solar_capacity)
    added = modules(
        wanted - facade_solar_capacity, facade_solar_cost, solar_power_maintenance_cost,
        solar_power_embodied_emissions, kilograms_per_tonne,
    )  # fmt: skip
    return FacadeSolar(
        wanted,
        embodied_emissions_of_measures + added.embodied,
        added.cost,
        added.upkeep,
    )


@install_facade_solar.eligible("reason-no-wall-left")
def has_wall(facade_solar_capacity: Kilowatts, facade_solar_potential: Kilowatts, facade_use: Share) -> Mask:
    """The south wall must have room for more modules."""
    return facade_solar_potential * facade_use > facade_solar_capacity
