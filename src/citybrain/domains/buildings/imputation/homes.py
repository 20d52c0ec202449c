"""How much of the floor of a house is homes: less where shops, offices and the like lie inside its footprint."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from citybrain.domains.buildings.imputation.rules import HOMES, numbers, origin_of
from citybrain.twin.attributes import AttributeValues, Mask
from citybrain.twin.imputation.surroundings import Surroundings

SHARE = "home_floor_share"


def impute_home_floor_share(attributes: AttributeValues, around: Surroundings) -> None:
    """Fill `home_floor_share` of homes, where places inside or the blocks around tell that not all floor is homes."""
    homes = np.isin(attributes["building_use"].astype(str), HOMES)
    blocks = homes & (attributes["storeys"] >= numbers()["ground_floor_storeys"])
    floor, storeys = attributes["gross_floor_area"], np.maximum(attributes["storeys"], 1.0)
    taken = np.array([floor_of_places(groups) for groups in around.place_groups], dtype=np.float64)
    own = blocks & (taken > 0)
    ground = floor / storeys
    with np.errstate(invalid="ignore", divide="ignore"):
        told = np.maximum(taken, ground) / floor
    most = numbers()["most_floor_of_places"]
    attributes.fill(SHARE, 1.0 - np.minimum(told, most), origin_of("imputation-home-floor-places"), own)
    guessed = numbers()["unmapped_ground_floors"] * share_around(around, blocks, own) / storeys
    attributes.fill(SHARE, 1.0 - guessed, origin_of("imputation-home-floor-around"), blocks & ~own & (guessed > 0))


def floor_of_places(groups: Sequence[str]) -> float:
    """Return the gross floor area [m²] that the places of these groups take."""
    each = numbers()["floor_of_place"]
    return float(sum(each.get(group, 0.0) for group in groups))


def share_around(around: Surroundings, blocks: Mask, own: Mask) -> NDArray[np.float64]:
    """Return for each building the share of the blocks nearest to it that have such places."""
    share = np.zeros(len(blocks))
    near = around.neighbours(blocks, blocks, numbers()["most_neighbours"])
    having = np.where(near.found, own[near.rows], False).sum(axis=1)
    share[blocks] = having / np.maximum(near.found.sum(axis=1), 1)
    return share
