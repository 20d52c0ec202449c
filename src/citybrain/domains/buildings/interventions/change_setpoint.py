"""A lower temperature of the rooms."""

from typing import NamedTuple

import numpy as np

from citybrain.domains.buildings.interventions.conditions import heated
from citybrain.kernel import intervention
from citybrain.kernel.units import Celsius, Mask, Money, MoneyPerSquareMetre, SquareMetres


class LowerTemperature(NamedTuple):
    """What a lower set point changes."""

    heating_setpoint: Celsius
    heating_setback_setpoint: Celsius
    cost: Money


@intervention(
    of="building",
    phase="operation",
    strategy="avoid",
    cost="control",
    digital_leverage="medium",
    source="WHO housing and health guidelines, 2018: 18 °C and more is safe; cost as the parameters say",
    settings=("lowered_heating_setpoint", "control_investment"),
)
def change_setpoint(
    heating_setpoint: Celsius,
    heating_setback_setpoint: Celsius,
    lowered_heating_setpoint: Celsius,
    conditioned_floor_area: SquareMetres,
    control_investment: MoneyPerSquareMetre,
) -> LowerTemperature:
    """Keeps rooms no warmer than stated, by day and by night, with a heating that is adjusted and balanced."""
    return LowerTemperature(
        np.minimum(heating_setpoint, lowered_heating_setpoint),
        np.minimum(heating_setback_setpoint, lowered_heating_setpoint),
        conditioned_floor_area * control_investment,
    )


change_setpoint.eligible("reason-not-heated")(heated)


@change_setpoint.eligible("reason-already-lower")
def warmer(heating_setpoint: Celsius, heating_setback_setpoint: Celsius, lowered_heating_setpoint: Celsius) -> Mask:
    """The building must be kept warmer than that at some hour."""
    return np.maximum(heating_setpoint, heating_setback_setpoint) > lowered_heating_setpoint
