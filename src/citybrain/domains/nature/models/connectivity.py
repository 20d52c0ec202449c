"""How well the habitats of a city hang together, by groups of animals, and what each patch and way adds to that."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from citybrain.domains.nature.models.shortest import PatchNetwork, all_distances, reached_area, removals
from citybrain.kernel import Solved, mean, quantity, same_formula, solved
from citybrain.kernel.units import Array, Count, Metres, Percent, Share, SquareMetres

SOURCE = (
    "Saura and Pascual-Hortal 2007, doi:10.1016/j.landurbplan.2007.03.005: probability of connectivity; equivalent "
    "connected area as Saura et al. 2011, doi:10.1016/j.ecolind.2010.06.011"
)
HALF = float(np.log(2.0))
HUNDRED = 100.0


class ReachedHabitats(NamedTuple):
    """Habitat that animals of a patch reach, its own among it, each patch as far as it is likely to be reached."""

    habitat_reached_by_ground_animals: SquareMetres
    habitat_reached_by_pollinators: SquareMetres
    habitat_reached_by_woodland_birds: SquareMetres


class ConnectedAreas(NamedTuple):
    """Area of one patch that would be as well connected as all habitats of the city are, by group of animals."""

    connected_area_of_ground_animals: SquareMetres
    connected_area_of_pollinators: SquareMetres
    connected_area_of_woodland_birds: SquareMetres


class Importance(NamedTuple):
    """Part of the probability of connectivity that is lost without a patch or way; of patches also what they connect.

    `connector` is the part of it that others lose between them: a patch that many ways lead through.
    """

    importance_for_ground_animals: Percent
    connector_for_ground_animals: Percent
    importance_for_pollinators: Percent
    connector_for_pollinators: Percent
    importance_for_woodland_birds: Percent
    connector_for_woodland_birds: Percent
    link_importance_for_ground_animals: Percent
    link_importance_for_pollinators: Percent
    link_importance_for_woodland_birds: Percent


class PatchShares(NamedTuple):
    """Percent of the connected sum lost without each patch, of that through it, and lost without each link."""

    whole: Array
    connector: Array
    link: Array


@solved(of=("habitat",) * 3, source=SOURCE, tolerance=1e-9, at_most=1)
def reached_habitats(
    area_of_habitat: SquareMetres, link_from: Count, link_to: Count, link_gap: Metres, link_distance: Metres,
    dispersal_of_ground_animals: Metres, dispersal_of_pollinators: Metres, dispersal_of_woodland_birds: Metres, *,
    tolerance: float, at_most: int,
) -> Solved[ReachedHabitats]:  # fmt: skip
    """Habitat that animals of a patch reach, its own among it, each patch as far as it is likely to be reached.

    The sum of a_j p_ij [m²] over all patches j; p_ij is exp(-k d) along the way on which it is greatest, and a half at
    the distance of dispersal. Animals on the ground take ways of least resistance, those that fly the gaps.
    """
    ends = link_from.astype(np.intp), link_to.astype(np.intp)
    walked = all_distances(PatchNetwork(*ends, link_distance, area_of_habitat))
    flown = all_distances(PatchNetwork(*ends, link_gap, area_of_habitat))
    groups = (
        (walked, dispersal_of_ground_animals), (flown, dispersal_of_pollinators), (flown, dispersal_of_woodland_birds)
    )  # fmt: skip
    sums = (reached_area(area_of_habitat, distance, HALF / float(reach)) for distance, reach in groups)
    return Solved(ReachedHabitats._make(sums), 0.0, 1)


@mean(of="city")
def mean_habitat_reached_by_ground_animals(
    habitat_reached_by_ground_animals: SquareMetres, area_of_habitat: SquareMetres
) -> SquareMetres:
    """Habitat that animals on the ground reach from a place in a habitat, mean over all habitat."""
    ...


@mean(of="city")
def mean_habitat_reached_by_pollinators(
    habitat_reached_by_pollinators: SquareMetres, area_of_habitat: SquareMetres
) -> SquareMetres:
    """Habitat that pollinators reach from a place in a habitat, mean over all habitat."""
    ...


@mean(of="city")
def mean_habitat_reached_by_woodland_birds(
    habitat_reached_by_woodland_birds: SquareMetres, area_of_habitat: SquareMetres
) -> SquareMetres:
    """Habitat that small birds of woods reach from a place in a habitat, mean over all habitat."""
    ...


@quantity(of="city", source=SOURCE)
def connectivity_of_habitats(
    city_area_of_habitat: SquareMetres, mean_habitat_reached_by_ground_animals: SquareMetres,
    mean_habitat_reached_by_pollinators: SquareMetres, mean_habitat_reached_by_woodland_birds: SquareMetres,
) -> ConnectedAreas:  # fmt: skip
    """Area of one patch that would be as well connected as all habitats of the city are, by group of animals.

    ECA = sqrt(sum of a_i a_j p_ij) [m²] over all pairs of patches, each with itself among them: the root of all habitat
    times what is reached from a place in it.
    """
    reached = (
        mean_habitat_reached_by_ground_animals, mean_habitat_reached_by_pollinators,
        mean_habitat_reached_by_woodland_birds,
    )  # fmt: skip
    there = city_area_of_habitat > 0.0
    return ConnectedAreas._make(np.where(there, np.sqrt(city_area_of_habitat * one), 0.0) for one in reached)


@solved(of=(*("habitat",) * 6, *("habitat_link",) * 3), source=SOURCE, tolerance=1e-9, at_most=1)
def importance_of_habitats(
    area_of_habitat: SquareMetres, link_from: Count, link_to: Count, link_gap: Metres, link_distance: Metres,
    dispersal_of_ground_animals: Metres, dispersal_of_pollinators: Metres, dispersal_of_woodland_birds: Metres, *,
    tolerance: float, at_most: int,
) -> Solved[Importance]:  # fmt: skip
    """Part of the connectivity of the city that is lost without a patch, or without a way between two.

    dPC = 100 (PC - PC without it) / PC: what is within the patch, what it exchanges, and what it connects (Saura and
    Rubio 2010, doi:10.1111/j.1600-0587.2009.05760.x).
    """
    ends = link_from.astype(np.intp), link_to.astype(np.intp)
    shares = [
        patch_shares(PatchNetwork(*ends, distance, area_of_habitat), HALF / float(reach))
        for distance, reach in (
            (link_distance, dispersal_of_ground_animals), (link_gap, dispersal_of_pollinators),
            (link_gap, dispersal_of_woodland_birds),
        )
    ]  # fmt: skip
    of_patches = [column for one in shares for column in (one.whole, one.connector)]
    return Solved(Importance(*of_patches, *(one.link for one in shares)), 0.0, 1)


def patch_shares(network: PatchNetwork, decay: float) -> PatchShares:
    """What is lost without each patch and link, in percent of the connected sum; none where there is no habitat."""
    area = network.area
    distance = all_distances(network)
    shared = area * (np.exp(-decay * distance) * area[None, :]).sum(axis=1)
    whole = float(shared.sum())
    if whole <= 0.0:
        return PatchShares(np.zeros(len(area)), np.zeros(len(area)), np.zeros(len(network.distance)))
    lost = removals(network, decay)
    own = 2.0 * shared - area * area
    percent = HUNDRED / whole
    return PatchShares((own + lost.through_patch) * percent, lost.through_patch * percent, lost.through_link * percent)


def _of_group(group: str) -> dict[str, str]:
    return {
        "connectivity_for_ground_animals": f"connectivity_for_{group}",
        "connected_area_of_ground_animals": f"connected_area_of_{group}",
    }


@same_formula(of="city", names=_of_group("woodland_birds"))
@same_formula(of="city", names=_of_group("pollinators"))
@quantity(of="city", source=SOURCE)
def connectivity_for_ground_animals(
    connected_area_of_ground_animals: SquareMetres, city_land_ground: SquareMetres
) -> Share:
    """Probability that two places on land lie in habitats that animals of the group pass between."""
    share = connected_area_of_ground_animals / np.where(city_land_ground > 0.0, city_land_ground, np.nan)
    return share * share
