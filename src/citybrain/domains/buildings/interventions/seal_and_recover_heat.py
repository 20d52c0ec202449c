"""A tighter house with fresh air from fans that recover heat."""

from typing import NamedTuple

import numpy as np

from citybrain.domains.buildings.interventions.conditions import heated
from citybrain.domains.buildings.interventions.steps import one_step_on
from citybrain.kernel import intervention
from citybrain.kernel.units import (
    KilogramsPerSquareMetre,
    KilogramsPerTonne,
    KilowattsPerCubicMetrePerSecond,
    Mask,
    Money,
    MoneyPerSquareMetre,
    MoneyPerSquareMetreYear,
    MoneyPerYear,
    PerHour,
    Share,
    SquareMetres,
    Tonnes,
)


class RecoveredHeat(NamedTuple):
    """What a tighter house with heat recovery changes."""

    air_change_at_50_pascals: PerHour
    extract_only_share: Share
    heat_recovery_efficiency: Share
    specific_fan_power: KilowattsPerCubicMetrePerSecond
    energy_saving_measures: Share
    embodied_emissions_of_measures: Tonnes
    cost: Money
    running_cost: MoneyPerYear


@intervention(
    of="building",
    phase="envelope",
    strategy="improve",
    cost="ventilation",
    digital_leverage="medium-high",
    source="ISO 13789:2007, annex C, and EN 16798-3:2017; targets, cost and embodied emissions as the parameters say",
    settings=(
        "sealed_air_change_at_50_pascals",
        "heat_recovery_after_renewal",
        "fan_power_after_renewal",
        "heat_recovery_cost",
    ),
)
def seal_and_recover_heat(
    air_change_at_50_pascals: PerHour,
    sealed_air_change_at_50_pascals: PerHour,
    extract_only_share: Share,
    heat_recovery_after_renewal: Share,
    fan_power_after_renewal: KilowattsPerCubicMetrePerSecond,
    conditioned_floor_area: SquareMetres,
    heat_recovery_cost: MoneyPerSquareMetre,
    heat_recovery_maintenance_cost: MoneyPerSquareMetreYear,
    heat_recovery_embodied_emissions: KilogramsPerSquareMetre,
    kilograms_per_tonne: KilogramsPerTonne,
    energy_saving_measures: Share,
    saving_step: Share,
    embodied_emissions_of_measures: Tonnes,
) -> RecoveredHeat:
    """Seals the house and brings fresh air by fans that take the heat out of the used air.

    The flow of fresh air stays; the fans need electricity, also where none ran before. In homes some of the saving is
    taken back as warmth (`temperature_take_back`).
    """
    cost = conditioned_floor_area * heat_recovery_cost
    return RecoveredHeat(
        np.minimum(air_change_at_50_pascals, sealed_air_change_at_50_pascals),
        0.0 * extract_only_share,
        heat_recovery_after_renewal,
        fan_power_after_renewal,
        one_step_on(energy_saving_measures, saving_step),
        embodied_emissions_of_measures
        + conditioned_floor_area * heat_recovery_embodied_emissions / kilograms_per_tonne,
        cost,
        conditioned_floor_area * heat_recovery_maintenance_cost,
    )


seal_and_recover_heat.eligible("reason-not-heated")(heated)


@seal_and_recover_heat.eligible("reason-already-recovers")
def without_recovery(heat_recovery_efficiency: Share) -> Mask:
    """Only air whose heat is lost today is worth new fans and ducts."""
    return heat_recovery_efficiency <= 0
