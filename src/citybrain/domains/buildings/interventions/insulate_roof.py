"""Insulation of the roof or the top ceiling."""

from typing import NamedTuple

import numpy as np

from citybrain.domains.buildings.interventions.conditions import heated
from citybrain.domains.buildings.interventions.insulation import insulation
from citybrain.domains.buildings.interventions.steps import one_step_on
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
    WattsPerSquareMetreKelvin,
)


class InsulatedRoof(NamedTuple):
    """What insulation of the roof changes."""

    roof_transmittance: WattsPerSquareMetreKelvin
    energy_saving_measures: Share
    embodied_emissions_of_measures: Tonnes
    spared_embodied_emissions: Tonnes
    carbon_stored_by_measures: Tonnes
    cost: Money


@intervention(
    of="building",
    phase="envelope",
    strategy="improve",
    cost="envelope",
    digital_leverage="medium-high",
    source="ISO 6946:2017; target, cost and embodied emissions as the parameters say",
    settings=("insulated_roof_transmittance", "roof_insulation_cost", "bio_based_share"),
)
def insulate_roof(
    roof_transmittance: WattsPerSquareMetreKelvin,
    roof_area: SquareMetres,
    insulated_roof_transmittance: WattsPerSquareMetreKelvin,
    roof_insulation_cost: MoneyPerSquareMetre,
    roof_insulation_embodied_emissions: KilogramsPerSquareMetre,
    bio_based_share: Share,
    bio_based_extra_cost: Share,
    bio_based_emission_reduction: Share,
    bio_based_stored_carbon: KilogramsPerSquareMetre,
    kilograms_per_tonne: KilogramsPerTonne,
    energy_saving_measures: Share,
    saving_step: Share,
    embodied_emissions_of_measures: Tonnes,
    spared_embodied_emissions: Tonnes,
    carbon_stored_by_measures: Tonnes,
) -> InsulatedRoof:
    """Insulates the roof or the top ceiling to a target; costs by the roof area.

    The part that the plan sets as `bio_based_share` is of wood fibre, cellulose or straw in place of the usual
    material: it costs more, emits less when it is made, and keeps carbon. In homes some of the saving is taken back as
    warmth (`temperature_take_back`).
    """
    made = insulation(
        roof_area,
        roof_insulation_cost,
        roof_insulation_embodied_emissions,
        bio_based_share,
        bio_based_extra_cost,
        bio_based_emission_reduction,
        bio_based_stored_carbon,
        kilograms_per_tonne,
    )
    return InsulatedRoof(
        np.minimum(roof_transmittance, insulated_roof_transmittance),
        one_step_on(energy_saving_measures, saving_step),
        embodied_emissions_of_measures + made.embodied,
        spared_embodied_emissions + made.spared,
        carbon_stored_by_measures + made.stored,
        made.cost,
    )


insulate_roof.eligible("reason-not-heated")(heated)


@insulate_roof.eligible("reason-already-better")
def worth_it(
    roof_transmittance: WattsPerSquareMetreKelvin,
    insulated_roof_transmittance: WattsPerSquareMetreKelvin,
    smallest_improvement: WattsPerSquareMetreKelvin,
) -> Mask:
    """It must be worse than the target by more than next to nothing."""
    return roof_transmittance >= insulated_roof_transmittance + smallest_improvement
