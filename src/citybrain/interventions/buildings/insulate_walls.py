"""Insulation of the outer walls."""

from typing import NamedTuple

import numpy as np

from citybrain.interventions.buildings.conditions import heated
from citybrain.kernel import intervention
from citybrain.kernel.units import Mask, Money, MoneyPerSquareMetre, SquareMetres, WattsPerSquareMetreKelvin


class InsulatedWalls(NamedTuple):
    """What insulation of the walls changes."""

    wall_transmittance: WattsPerSquareMetreKelvin
    investment: Money


@intervention(
    of="building",
    phase="envelope",
    strategy="improve",
    digital_leverage="medium-high",
    source="ISO 6946:2017; target and cost as the parameters say",
    settings=("insulated_wall_transmittance", "wall_insulation_cost"),
)
def insulate_walls(
    wall_transmittance: WattsPerSquareMetreKelvin,
    opaque_wall_area: SquareMetres,
    insulated_wall_transmittance: WattsPerSquareMetreKelvin,
    wall_insulation_cost: MoneyPerSquareMetre,
    investment: Money,
) -> InsulatedWalls:
    """Insulates the outer walls to a target; costs by the wall without its windows."""
    return InsulatedWalls(
        np.minimum(wall_transmittance, insulated_wall_transmittance),
        investment + opaque_wall_area * wall_insulation_cost,
    )


insulate_walls.eligible("reason-not-heated")(heated)


@insulate_walls.eligible("reason-no-outer-wall")
def has_outer_wall(opaque_wall_area: SquareMetres) -> Mask:
    """There must be a wall between the neighbours."""
    return opaque_wall_area > 0


@insulate_walls.eligible("reason-already-better")
def worth_it(
    wall_transmittance: WattsPerSquareMetreKelvin,
    insulated_wall_transmittance: WattsPerSquareMetreKelvin,
    smallest_improvement: WattsPerSquareMetreKelvin,
) -> Mask:
    """The wall must be worse than the target by more than next to nothing."""
    return wall_transmittance >= insulated_wall_transmittance + smallest_improvement
