"""Insulation of the roof or the top ceiling."""

from typing import NamedTuple

import numpy as np

from citybrain.interventions.buildings.conditions import heated
from citybrain.kernel import intervention
from citybrain.kernel.units import Mask, Money, MoneyPerSquareMetre, SquareMetres, WattsPerSquareMetreKelvin


class InsulatedRoof(NamedTuple):
    """What insulation of the roof changes."""

    roof_transmittance: WattsPerSquareMetreKelvin
    investment: Money


@intervention(
    of="building",
    phase="envelope",
    strategy="improve",
    digital_leverage="medium-high",
    source="ISO 6946:2017; target and cost as the parameters say",
    settings=("insulated_roof_transmittance", "roof_insulation_cost"),
)
def insulate_roof(
    roof_transmittance: WattsPerSquareMetreKelvin,
    roof_area: SquareMetres,
    insulated_roof_transmittance: WattsPerSquareMetreKelvin,
    roof_insulation_cost: MoneyPerSquareMetre,
    investment: Money,
) -> InsulatedRoof:
    """Insulates the roof or the top ceiling to a target; costs by the roof area."""
    return InsulatedRoof(
        np.minimum(roof_transmittance, insulated_roof_transmittance), investment + roof_area * roof_insulation_cost
    )


insulate_roof.eligible("reason-not-heated")(heated)


@insulate_roof.eligible("reason-already-better")
def worth_it(
    roof_transmittance: WattsPerSquareMetreKelvin,
    insulated_roof_transmittance: WattsPerSquareMetreKelvin,
    smallest_improvement: WattsPerSquareMetreKelvin,
) -> Mask:
    """The roof must be worse than the target by more than next to nothing."""
    return roof_transmittance >= insulated_roof_transmittance + smallest_improvement
