"""Street trees, grass in place of asphalt, sails, and green and light roofs."""

from typing import NamedTuple

import numpy as np

from citybrain.kernel import intervention
from citybrain.kernel.units import (
    Count,
    Mask,
    Money,
    MoneyPerSquareMetre,
    MoneyPerSquareMetreYear,
    MoneyPerYear,
    Share,
    SquareMetres,
)

LITTLE = 0.01
"""Share of a cell below which nothing is worth doing."""


class Planted(NamedTuple):
    """What street trees change."""

    planted_share: Share
    cost: Money
    running_cost: MoneyPerYear


class Grassed(NamedTuple):
    """What grass in place of asphalt changes."""

    unsealed_share: Share
    cost: Money
    running_cost: MoneyPerYear


class Sailed(NamedTuple):
    """What sails change."""

    sail_share: Share
    cost: Money
    running_cost: MoneyPerYear


class GreenRoofs(NamedTuple):
    """What green roofs change."""

    green_roof_share: Share
    cost: Money
    running_cost: MoneyPerYear


class CoolRoofs(NamedTuple):
    """What light roofs change."""

    cool_roof_share: Share
    cost: Money


@intervention(
    of="cell", phase="shade", strategy="improve", digital_leverage="low",
    source="Definition: crowns as wide as they will be when the trees have grown", cost="cooling_measures",
    settings=("crowns_of_street_trees", "cost_of_crown"), counted_by=("planted_trees",),
)  # fmt: skip
def plant_street_trees(
    planted_share: Share, tree_cover_when_grown: Share, changeable_ground_share: Share, cell_area: SquareMetres,
    crowns_of_street_trees: Share, cost_of_crown: MoneyPerSquareMetre, upkeep_of_crown: MoneyPerSquareMetreYear,
) -> Planted:  # fmt: skip
    """Plants trees on ground that may change; they count as grown."""
    more = np.minimum(np.maximum(changeable_ground_share - tree_cover_when_grown, 0.0), crowns_of_street_trees)
    return Planted(planted_share + more, more * cell_area * cost_of_crown, more * cell_area * upkeep_of_crown)


@intervention(
    of="cell", phase="shade", strategy="improve", digital_leverage="low",
    source="Definition: grass in place of sealed ground", cost="cooling_measures",
    settings=("grass_for_asphalt", "cost_of_grass_for_asphalt"), counted_by=("unsealed_area",),
)  # fmt: skip
def unseal_ground(
    unsealed_share: Share, changeable_sealed_share: Share, cell_area: SquareMetres, grass_for_asphalt: Share,
    cost_of_grass_for_asphalt: MoneyPerSquareMetre, upkeep_of_grass: MoneyPerSquareMetreYear,
) -> Grassed:  # fmt: skip
    """Breaks up sealed ground and sows grass; carriageways of main streets stay."""
    more = np.minimum(changeable_sealed_share, grass_for_asphalt)
    area = more * cell_area
    return Grassed(unsealed_share + more, area * cost_of_grass_for_asphalt, area * upkeep_of_grass)


@intervention(
    of="cell", phase="shade", strategy="improve", digital_leverage="low",
    source="Definition: sails over open ground", cost="cooling_measures",
    settings=("ground_below_sails", "cost_of_sail"),
)  # fmt: skip
def hang_sails(
    sail_share: Share, tree_cover_when_grown: Share, changeable_ground_share: Share, cell_area: SquareMetres,
    ground_below_sails: Share, cost_of_sail: MoneyPerSquareMetre, upkeep_of_sail: MoneyPerSquareMetreYear,
) -> Sailed:  # fmt: skip
    """Hangs sails over open ground without trees; not over tracks and carriageways of main streets."""
    free = changeable_ground_share - tree_cover_when_grown - sail_share
    more = np.minimum(np.maximum(free, 0.0), ground_below_sails)
    return Sailed(sail_share + more, more * cell_area * cost_of_sail, more * cell_area * upkeep_of_sail)


@plant_street_trees.eligible("surface-reason-water")
def is_no_water(open_ground_share: Share, water_cover: Share) -> Mask:
    """Not on cells that are water to the last."""
    return np.asarray((open_ground_share >= LITTLE) | (water_cover < LITTLE))


@plant_street_trees.eligible("surface-reason-built-over")
def is_open_ground(open_ground_share: Share) -> Mask:
    """Not where roofs leave no open ground."""
    return np.asarray(open_ground_share >= LITTLE)


@plant_street_trees.eligible("surface-reason-railway")
@unseal_ground.eligible("surface-reason-railway")
def is_no_railway(taken_by_railway: Count) -> Mask:
    """Not where railway leaves less than a tenth of the cell to change."""
    return np.asarray(taken_by_railway < 1.0)


@plant_street_trees.eligible("surface-reason-main-street")
@unseal_ground.eligible("surface-reason-main-street")
def is_no_main_street(taken_by_main_street: Count) -> Mask:
    """Not where carriageways of main streets leave less than a tenth of the cell to change."""
    return np.asarray(taken_by_main_street < 1.0)


@plant_street_trees.eligible("surface-reason-crowns")
def has_room(changeable_ground_share: Share, tree_cover_when_grown: Share) -> Mask:
    """Only where ground lies below no crowns yet, nor where planted ones will grow: no tree is planted twice."""
    return np.asarray(changeable_ground_share - tree_cover_when_grown >= LITTLE)


@unseal_ground.eligible("surface-reason-not-sealed")
def is_sealed(sealed_ground_share: Share) -> Mask:
    """Only where ground is sealed."""
    return np.asarray(sealed_ground_share >= LITTLE)


@unseal_ground.eligible("surface-reason-lanes-alone")
def is_sealed_beside_lanes(sealed_ground_share: Share, changeable_sealed_share: Share) -> Mask:
    """Not where all that is sealed is carriageway of a main street."""
    return np.asarray((changeable_sealed_share >= LITTLE) | (sealed_ground_share < LITTLE))


@hang_sails.eligible("surface-reason-railway")
def is_not_beside_railway(narrowed_by_railway: Count) -> Mask:
    """Not where railway leaves less than half of the cell to change."""
    return np.asarray(narrowed_by_railway < 1.0)


@hang_sails.eligible("surface-reason-main-street")
def is_not_beside_main_street(narrowed_by_main_street: Count) -> Mask:
    """Not where carriageways of main streets leave less than half of the cell to change."""
    return np.asarray(narrowed_by_main_street < 1.0)


@hang_sails.eligible("surface-reason-no-room")
def has_room_for_sails(changeable_ground_share: Share, tree_cover_when_grown: Share, sail_share: Share) -> Mask:
    """Only where there is open ground without crowns or sails."""
    return np.asarray(changeable_ground_share - tree_cover_when_grown - sail_share >= LITTLE)


@intervention(
    of="cell", phase="shade", strategy="improve", digital_leverage="low",
    source="Definition: plants on roofs", cost="cooling_measures",
    settings=("part_of_roofs", "cost_of_green_roof"), excludes=("cool_roofs",),
)  # fmt: skip
def green_roofs(
    green_roof_share: Share, cell_roof_share: Share, cell_area: SquareMetres, part_of_roofs: Share,
    cost_of_green_roof: MoneyPerSquareMetre, upkeep_of_green_roof: MoneyPerSquareMetreYear,
) -> GreenRoofs:  # fmt: skip
    """Plants roofs."""
    more = np.maximum(cell_roof_share * part_of_roofs - green_roof_share, 0.0)
    area = more * cell_area
    return GreenRoofs(green_roof_share + more, area * cost_of_green_roof, area * upkeep_of_green_roof)


@intervention(
    of="cell", phase="shade", strategy="improve", digital_leverage="low",
    source="Definition: a light coating on roofs", cost="cooling_measures",
    settings=("part_of_roofs", "cost_of_cool_roof"),
)  # fmt: skip
def cool_roofs(
    cool_roof_share: Share, cell_roof_share: Share, cell_area: SquareMetres, part_of_roofs: Share,
    cost_of_cool_roof: MoneyPerSquareMetre,
) -> CoolRoofs:  # fmt: skip
    """Coats roofs so that they give back more of the sunlight."""
    more = np.maximum(cell_roof_share * part_of_roofs - cool_roof_share, 0.0)
    return CoolRoofs(cool_roof_share + more, more * cell_area * cost_of_cool_roof)


@green_roofs.eligible("surface-reason-no-roofs")
@cool_roofs.eligible("surface-reason-no-roofs")
def has_roofs(cell_roof_share: Share) -> Mask:
    """Only where there are roofs."""
    return np.asarray(cell_roof_share >= LITTLE)
