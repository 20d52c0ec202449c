"""Building use, from the places inside, the land, the neighbours or the size."""

import numpy as np
from numpy.typing import NDArray

from citybrain.domains.buildings.imputation.rules import numbers, origin_of
from citybrain.twin.attributes import AttributeValues, Mask
from citybrain.twin.chance import draws
from citybrain.twin.imputation.surroundings import Surroundings

USE = "building_use"
MOST_SIZE_RATIO = 3.0


def impute_use(attributes: AttributeValues, around: Surroundings) -> None:
    """Fill `building_use`; every building has one afterwards."""
    small = (attributes["footprint_area"] < numbers()["size"]["outbuilding_footprint"]) & _empty(around)
    attributes.fill(USE, np.full(attributes.rows, "outbuilding", object), origin_of("imputation-use-small"), small)
    attributes.fill(USE, use_of_places(attributes, around), origin_of("imputation-use-places"))
    attributes.fill(USE, _of_land(attributes, around), origin_of("imputation-use-land"))
    attributes.fill(USE, _of_neighbours(attributes, around), origin_of("imputation-use-neighbours"))
    attributes.fill(USE, _of_size(attributes, around), origin_of("imputation-use-size"))


def _of_size(attributes: AttributeValues, around: Surroundings) -> NDArray[np.object_]:
    return use_of_size(attributes["footprint_area"], around.gap, around.near_footprint)


def use_of_size(
    footprint: NDArray[np.float64], gap: NDArray[np.float64], near_footprint: NDArray[np.float64]
) -> NDArray[np.object_]:
    """Return the use that a building's footprint [m²] and the distance to its neighbour [m] suggest.

    A small building among large ones (median `near_footprint` [m²]) is a wing in the yard of a block, no house.
    """
    size = numbers()["size"]
    among_houses = near_footprint < size["detached_footprint"]
    alone = gap > size["detached_distance"]
    return np.asarray(
        np.select(
            [
                footprint < size["outbuilding_footprint"],
                ~among_houses & (footprint < size["yard_outbuilding_footprint"]),
                among_houses & alone & (footprint < size["detached_footprint"]),
                among_houses & ~alone & (footprint < size["terraced_footprint"]),
                footprint < size["hall_footprint"],
            ],
            ["outbuilding", "outbuilding", "detached_house", "terraced_house", "apartment_block"],
            "industry",
        ),
        dtype=object,
    )


def _empty(around: Surroundings) -> Mask:
    return np.array([not places for places in around.places], dtype=bool)


def use_of_places(attributes: AttributeValues, around: Surroundings) -> NDArray[np.object_]:
    """Return the use that all telling places inside a building agree on."""
    storeys = attributes["storeys"]
    low = storeys <= numbers()["low_building_storeys"]
    certain, if_low = numbers()["use_of_place"], numbers()["low_building_use_of_place"]
    found = np.full(attributes.rows, None, dtype=object)
    for row, (places, groups) in enumerate(zip(around.places, around.place_groups, strict=True)):
        uses = {certain[place] for place in places if place in certain}
        uses = uses or {if_low[group] for group in groups if low[row] and group in if_low}
        if len(uses) == 1:
            found[row] = uses.pop()
    return found


def _of_land(attributes: AttributeValues, around: Surroundings) -> NDArray[np.object_]:
    tags, kinds = numbers()["use_of_land_tag"], numbers()["use_of_land"]
    told = np.array(
        [tags.get(tag) or kinds.get(kind) for tag, kind in zip(around.land_tag, around.land, strict=True)], dtype=object
    )
    shed = (around.land == "green") & (attributes["footprint_area"] < numbers()["green_outbuilding"])
    told[shed] = "outbuilding"
    homes = told == "homes"
    told[homes] = _of_size(attributes, around)[homes]
    return told


def _of_neighbours(attributes: AttributeValues, around: Surroundings) -> NDArray[np.object_]:
    """Return the use of a neighbour of like size, drawn: nearer ones more often.

    A draw keeps the mix of a street; the most frequent use would make a mixed street uniform.
    """
    use, footprint = attributes[USE], attributes["footprint_area"]
    donors = attributes.kind_is(USE, "measured") & (use != "outbuilding")
    receivers = attributes.missing(USE)
    found = np.full(attributes.rows, None, dtype=object)
    near = around.neighbours(donors, receivers, numbers()["most_neighbours"])
    own = footprint[receivers][:, None]
    ratio = np.maximum(footprint[near.rows], own) / np.minimum(footprint[near.rows], own)
    weights = np.where(near.found & (ratio < MOST_SIZE_RATIO), near.weights(), 0.0)
    enough = (weights > 0).sum(axis=1) >= numbers()["least_neighbours"]
    number = draws(around.ids[receivers], "use", around.settings.seed)
    found[np.flatnonzero(receivers)[enough]] = use[drawn(near.rows[enough], weights[enough], number[enough])]
    return found


def drawn(rows: NDArray[np.intp], weights: NDArray[np.float64], number: NDArray[np.float64]) -> NDArray[np.intp]:
    """Return of each line of `rows` the one that a number from 0 to 1 falls on when they are laid out by weight."""
    if rows.shape[1] == 0:
        return np.zeros(len(rows), dtype=np.intp)
    edges = np.cumsum(weights, axis=1)
    position = (edges <= (number * edges[:, -1])[:, None]).sum(axis=1)
    return np.asarray(rows[np.arange(len(rows)), np.minimum(position, rows.shape[1] - 1)], dtype=np.intp)
