"""Efficient lamps and appliances."""

from typing import NamedTuple

from citybrain.kernel import intervention
from citybrain.kernel.units import (
    KilogramsPerSquareMetre,
    KilogramsPerTonne,
    Mask,
    Money,
    MoneyPerSquareMetre,
    Share,
    SquareMetres,
    Tonnes,
    WattsPerSquareMetre,
)


class EfficientDevices(NamedTuple):
    """What efficient lamps and appliances change."""

    lighting_power: WattsPerSquareMetre
    appliance_power: WattsPerSquareMetre
    lighting_power_spared: WattsPerSquareMetre
    embodied_emissions_of_measures: Tonnes
    cost: Money


@intervention(
    of="building",
    phase="operation",
    strategy="improve",
    cost="devices",
    digital_leverage="high",
    source="Regulations (EU) 2019/2020 and 2019/2016 on lamps and appliances; cost and carbon as the parameters say",
    settings=("lighting_power_left", "appliance_power_left", "device_renewal_cost"),
)
def replace_appliances_and_lighting(
    lighting_power: WattsPerSquareMetre,
    appliance_power: WattsPerSquareMetre,
    lighting_power_left: Share,
    appliance_power_left: Share,
    lighting_power_spared: WattsPerSquareMetre,
    useful_floor_area: SquareMetres,
    device_renewal_cost: MoneyPerSquareMetre,
    appliance_embodied_emissions: KilogramsPerSquareMetre,
    kilograms_per_tonne: KilogramsPerTonne,
    embodied_emissions_of_measures: Tonnes,
) -> EfficientDevices:
    """Puts efficient lamps and appliances in the place of old ones, which warm the rooms less too.

    The heating makes up for that by the hour. Lamps that cost little burn longer (`lighting_rebound`).
    """
    cost = useful_floor_area * device_renewal_cost
    return EfficientDevices(
        lighting_power * lighting_power_left,
        appliance_power * appliance_power_left,
        lighting_power_spared + lighting_power * (1.0 - lighting_power_left),
        embodied_emissions_of_measures + useful_floor_area * appliance_embodied_emissions / kilograms_per_tonne,
        cost,
    )


@replace_appliances_and_lighting.eligible("reason-no-devices")
def has_devices(lighting_power: WattsPerSquareMetre, useful_floor_area: SquareMetres) -> Mask:
    """There must be lamps to replace."""
    return (lighting_power > 0) & (useful_floor_area > 0)


@replace_appliances_and_lighting.eligible("reason-already-efficient")
def not_renewed(lighting_power_spared: WattsPerSquareMetre) -> Mask:
    """Lamps that were renewed by a plan are new."""
    return lighting_power_spared <= 0
