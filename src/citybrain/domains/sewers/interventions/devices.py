"""Bioretention, rain gardens, permeable pavement, green roofs and rain barrels on catchments of sewers."""

from typing import NamedTuple

import numpy as np

from citybrain.kernel import intervention
from citybrain.kernel.units import (
    Mask,
    Money,
    MoneyPerSquareMetre,
    MoneyPerSquareMetreYear,
    MoneyPerYear,
    Share,
    SquareMetres,
)

SMALLEST = 1.0
"""Square metres below which no device is worth it."""

SOURCE = "SWMM 5.2 user's manual, low impact development controls"


class Bioretention(NamedTuple):
    """What bioretention cells change."""

    bioretention_area: SquareMetres
    cost: Money
    running_cost: MoneyPerYear


class CatchmentGardens(NamedTuple):
    """What rain gardens change."""

    rain_garden_area: SquareMetres
    cost: Money
    running_cost: MoneyPerYear


class PermeablePavement(NamedTuple):
    """What permeable pavement changes."""

    permeable_pavement_area: SquareMetres
    cost: Money
    running_cost: MoneyPerYear


class GreenRoofDevices(NamedTuple):
    """What green roofs of a catchment change."""

    green_roof_device_area: SquareMetres
    cost: Money
    running_cost: MoneyPerYear


class RainBarrels(NamedTuple):
    """What rain barrels change."""

    rain_barrel_area: SquareMetres
    cost: Money
    running_cost: MoneyPerYear


@intervention(
    of="sewer_catchment", phase="sewers", strategy="improve", digital_leverage="low", source=SOURCE,
    cost="rain_devices", settings=("part_for_bioretention", "cost_of_bioretention"), counted_by=("bioretention_area",),
)  # fmt: skip
def place_bioretention(
    bioretention_area: SquareMetres, catchment_sealed_area: SquareMetres, part_for_bioretention: Share,
    cost_of_bioretention: MoneyPerSquareMetre, upkeep_of_bioretention: MoneyPerSquareMetreYear,
) -> Bioretention:  # fmt: skip
    """Places bioretention cells where ground was sealed, to which the ground around drains."""
    more = np.maximum(catchment_sealed_area * part_for_bioretention - bioretention_area, catchment_sealed_area * 0.0)
    return Bioretention(bioretention_area + more, more * cost_of_bioretention, more * upkeep_of_bioretention)


@intervention(
    of="sewer_catchment", phase="sewers", strategy="improve", digital_leverage="low", source=SOURCE,
    cost="rain_devices", settings=("part_for_rain_gardens", "cost_of_catchment_garden"),
    counted_by=("rain_garden_area",),
)  # fmt: skip
def place_rain_gardens(
    rain_garden_area: SquareMetres, catchment_sealed_area: SquareMetres, drained_area: SquareMetres,
    part_for_rain_gardens: Share, cost_of_catchment_garden: MoneyPerSquareMetre,
    upkeep_of_catchment_garden: MoneyPerSquareMetreYear,
) -> CatchmentGardens:  # fmt: skip
    """Digs rain gardens into lawns, to which roofs and paths drain."""
    green = drained_area - catchment_sealed_area
    more = np.maximum(green * part_for_rain_gardens - rain_garden_area, green * 0.0)
    return CatchmentGardens(rain_garden_area + more, more * cost_of_catchment_garden, more * upkeep_of_catchment_garden)


@intervention(
    of="sewer_catchment", phase="sewers", strategy="improve", digital_leverage="low", source=SOURCE,
    cost="rain_devices", settings=("part_for_permeable_pavement", "cost_of_permeable_paving"),
    counted_by=("permeable_pavement_area",),
)  # fmt: skip
def lay_permeable_pavement(
    permeable_pavement_area: SquareMetres, catchment_sealed_area: SquareMetres, part_for_permeable_pavement: Share,
    cost_of_permeable_paving: MoneyPerSquareMetre, upkeep_of_permeable_paving: MoneyPerSquareMetreYear,
) -> PermeablePavement:  # fmt: skip
    """Lays pavement that lets rain through, over stones that keep it, where ground was sealed."""
    nothing = catchment_sealed_area * 0.0
    more = np.maximum(catchment_sealed_area * part_for_permeable_pavement - permeable_pavement_area, nothing)
    area = permeable_pavement_area + more
    return PermeablePavement(area, more * cost_of_permeable_paving, more * upkeep_of_permeable_paving)


@intervention(
    of="sewer_catchment", phase="sewers", strategy="improve", digital_leverage="low", source=SOURCE,
    cost="rain_devices", settings=("part_for_green_roofs", "cost_of_retaining_roof"),
    counted_by=("green_roof_device_area",),
)  # fmt: skip
def plant_retaining_roofs(
    green_roof_device_area: SquareMetres, catchment_sealed_area: SquareMetres, part_for_green_roofs: Share,
    cost_of_retaining_roof: MoneyPerSquareMetre, upkeep_of_retaining_roof: MoneyPerSquareMetreYear,
) -> GreenRoofDevices:  # fmt: skip
    """Plants roofs of a catchment so that they keep rain."""
    nothing = catchment_sealed_area * 0.0
    more = np.maximum(catchment_sealed_area * part_for_green_roofs - green_roof_device_area, nothing)
    area = green_roof_device_area + more
    return GreenRoofDevices(area, more * cost_of_retaining_roof, more * upkeep_of_retaining_roof)


@intervention(
    of="sewer_catchment", phase="sewers", strategy="improve", digital_leverage="low", source=SOURCE,
    cost="rain_devices", settings=("part_for_rain_barrels", "cost_of_rain_barrel"),
)  # fmt: skip
def place_rain_barrels(
    rain_barrel_area: SquareMetres, catchment_sealed_area: SquareMetres, part_for_rain_barrels: Share,
    cost_of_rain_barrel: MoneyPerSquareMetre, upkeep_of_rain_barrel: MoneyPerSquareMetreYear,
) -> RainBarrels:  # fmt: skip
    """Places barrels below down pipes of roofs, which are emptied a day after rain."""
    more = np.maximum(catchment_sealed_area * part_for_rain_barrels - rain_barrel_area, catchment_sealed_area * 0.0)
    return RainBarrels(rain_barrel_area + more, more * cost_of_rain_barrel, more * upkeep_of_rain_barrel)


@place_bioretention.eligible("sewers-reason-not-sealed")
@lay_permeable_pavement.eligible("sewers-reason-not-sealed")
@plant_retaining_roofs.eligible("sewers-reason-not-sealed")
@place_rain_barrels.eligible("sewers-reason-not-sealed")
def has_sealed_ground(catchment_sealed_area: SquareMetres) -> Mask:
    """Only where ground is sealed."""
    return np.asarray(catchment_sealed_area >= SMALLEST)


@place_rain_gardens.eligible("sewers-reason-no-lawn")
def has_lawn(catchment_sealed_area: SquareMetres, drained_area: SquareMetres) -> Mask:
    """Only where ground is not sealed, and sealed ground could drain to it."""
    lawn = drained_area - catchment_sealed_area >= SMALLEST
    return np.asarray(lawn & (catchment_sealed_area >= SMALLEST))
