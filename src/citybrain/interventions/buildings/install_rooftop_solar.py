"""Solar modules on roofs."""

from typing import NamedTuple

import numpy as np

from citybrain.kernel import intervention
from citybrain.kernel.units import (
    Kilowatts,
    Mask,
    Money,
    MoneyPerKilowatt,
    MoneyPerKilowattYear,
    MoneyPerYear,
    Share,
)


class RooftopSolar(NamedTuple):
    """What modules on the roof change."""

    solar_power_capacity: Kilowatts
    investment: Money
    running_cost_of_measures: MoneyPerYear


@intervention(
    of="building",
    phase="renewables",
    strategy="shift",
    digital_leverage="high",
    source="IEA PVPS task 7, 2002; yield as in `solar_yield_table`; cost as the parameters say",
    settings=("roof_use", "solar_power_cost"),
)
def install_rooftop_solar(
    solar_power_capacity: Kilowatts,
    solar_power_potential: Kilowatts,
    roof_use: Share,
    solar_power_cost: MoneyPerKilowatt,
    solar_power_maintenance_cost: MoneyPerKilowattYear,
    investment: Money,
    running_cost_of_measures: MoneyPerYear,
) -> RooftopSolar:
    """Puts modules on a share of the roof that is fit for them, on top of those it has; costs by peak power."""
    wanted = np.maximum(solar_power_potential * roof_use, solar_power_capacity)
    added = wanted - solar_power_capacity
    return RooftopSolar(
        wanted,
        investment + added * solar_power_cost,
        running_cost_of_measures + added * solar_power_maintenance_cost,
    )


@install_rooftop_solar.eligible("reason-no-roof-left")
def has_roof(solar_power_capacity: Kilowatts, solar_power_potential: Kilowatts, roof_use: Share) -> Mask:
    """The roof must have room for more modules."""
    return solar_power_potential * roof_use > solar_power_capacity
