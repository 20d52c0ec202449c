"""Smart control of heat, cold, light and air."""

from typing import NamedTuple

from citybrain.domains.buildings.interventions.conditions import heated
from citybrain.kernel import intervention
from citybrain.kernel.units import (
    KilogramsPerSquareMetre,
    KilogramsPerTonne,
    Mask,
    Money,
    MoneyPerSquareMetre,
    MoneyPerSquareMetreYear,
    MoneyPerYear,
    Ratio,
    Share,
    SquareMetres,
    Tonnes,
    Watts,
    WattsPerSquareMetre,
)


class SmartControl(NamedTuple):
    """What smart control changes."""

    smart_heating_saving: Share
    smart_cooling_saving: Share
    smart_electricity_saving: Share
    standby_power: Watts
    embodied_emissions_of_measures: Tonnes
    cost: Money
    running_cost: MoneyPerYear


@intervention(
    of="building",
    phase="operation",
    strategy="improve",
    cost="control",
    digital_leverage="high",
    source="EN ISO 52120-1:2022 (EN 15232-1:2017): factors of class B against class C; cost as the parameters say",
    excludes=("change_schedule",),
    settings=(
        "smart_control_heating_factor",
        "smart_control_cooling_factor",
        "smart_control_electricity_factor",
        "standby_power_of_control",
        "smart_control_cost",
    ),
)
def install_smart_control(
    smart_control_heating_factor: Ratio,
    smart_control_cooling_factor: Ratio,
    smart_control_electricity_factor: Ratio,
    conditioned_floor_area: SquareMetres,
    standby_power_of_control: WattsPerSquareMetre,
    standby_power: Watts,
    smart_control_cost: MoneyPerSquareMetre,
    smart_control_maintenance_cost: MoneyPerSquareMetreYear,
    smart_control_embodied_emissions: KilogramsPerSquareMetre,
    kilograms_per_tonne: KilogramsPerTonne,
    embodied_emissions_of_measures: Tonnes,
) -> SmartControl:
    """Brings control of each room by need, of light by daylight and presence, and watching over all of it: class B.

    Today's control is taken to be of class C. People override some of it (`control_override_share`), and the devices
    draw electricity day and night (`standby_electricity`). Class A has factors of its own, which a plan can set.
    """
    cost = conditioned_floor_area * smart_control_cost
    return SmartControl(
        1.0 - smart_control_heating_factor,
        1.0 - smart_control_cooling_factor,
        1.0 - smart_control_electricity_factor,
        standby_power + conditioned_floor_area * standby_power_of_control,
        embodied_emissions_of_measures
        + conditioned_floor_area * smart_control_embodied_emissions / kilograms_per_tonne,
        cost,
        conditioned_floor_area * smart_control_maintenance_cost,
    )


install_smart_control.eligible("reason-not-heated")(heated)


@install_smart_control.eligible("reason-already-smart")
def not_smart(standby_power: Watts) -> Mask:
    """A building with smart control has it."""
    return standby_power <= 0


@install_smart_control.eligible("reason-nothing-to-control")
def something_to_gain(smart_control_heating_factor: Ratio, smart_control_electricity_factor: Ratio) -> Mask:
    """The standard must know a saving for the use of the building."""
    return (smart_control_heating_factor < 1) | (smart_control_electricity_factor < 1)
