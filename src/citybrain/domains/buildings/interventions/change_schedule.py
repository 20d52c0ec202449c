"""Less heat and air while nobody is there."""

from typing import NamedTuple

import numpy as np

from citybrain.domains.buildings.interventions.conditions import heated
from citybrain.kernel import intervention
from citybrain.kernel.units import (
    Celsius,
    CubicMetresPerHourSquareMetre,
    Mask,
    Money,
    MoneyPerSquareMetre,
    SquareMetres,
)


class Setback(NamedTuple):
    """What a schedule changes."""

    heating_setback_setpoint: Celsius
    outdoor_air_flow_unoccupied: CubicMetresPerHourSquareMetre
    cost: Money


@intervention(
    of="building",
    phase="operation",
    strategy="improve",
    cost="control",
    digital_leverage="high",
    source="EN 15232-1:2017 (EN ISO 52120-1): heating and air by schedule; cost as the parameters say",
    settings=("lowered_setback_setpoint", "air_flow_out_of_use", "control_investment"),
)
def change_schedule(
    heating_setback_setpoint: Celsius,
    outdoor_air_flow_unoccupied: CubicMetresPerHourSquareMetre,
    lowered_setback_setpoint: Celsius,
    air_flow_out_of_use: CubicMetresPerHourSquareMetre,
    conditioned_floor_area: SquareMetres,
    control_investment: MoneyPerSquareMetre,
) -> Setback:
    """Lowers heating and fresh air by a timer while nobody is in the building."""
    return Setback(
        np.minimum(heating_setback_setpoint, lowered_setback_setpoint),
        np.minimum(outdoor_air_flow_unoccupied, air_flow_out_of_use),
        conditioned_floor_area * control_investment,
    )


change_schedule.eligible("reason-not-heated")(heated)


@change_schedule.eligible("reason-already-lower")
def warmer(
    heating_setback_setpoint: Celsius,
    outdoor_air_flow_unoccupied: CubicMetresPerHourSquareMetre,
    lowered_setback_setpoint: Celsius,
    air_flow_out_of_use: CubicMetresPerHourSquareMetre,
) -> Mask:
    """Heating or air must be higher than that while nobody is there."""
    return (heating_setback_setpoint > lowered_setback_setpoint) | (outdoor_air_flow_unoccupied > air_flow_out_of_use)
