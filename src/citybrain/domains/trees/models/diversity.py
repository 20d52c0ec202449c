"""How diverse the trees of a city are: shares of species, genera and families, and the 10-20-30 rule."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from citybrain.kernel import Solved, quantity, solved
from citybrain.kernel.units import Array, Count, Ratio, Share

RULE = (
    "Santamour 1990, Trees for urban planting: diversity, uniformity and common sense: no more than 10 % of a species, "
    "20 % of a genus, 30 % of a family"
)
SHANNON = "Shannon 1948, doi:10.1002/j.1538-7305.1948.tb01338.x; Hill 1973, doi:10.2307/1934352"


class Diversity(NamedTuple):
    """Trees whose species is known, how many species, genera and families they are, and the largest share of each."""

    trees_of_known_species: Count
    species_of_trees: Count
    genera_of_trees: Count
    families_of_trees: Count
    largest_share_of_species: Share
    largest_share_of_genus: Share
    largest_share_of_family: Share
    shannon_index_of_species: Ratio
    effective_number_of_species: Count
    simpson_index_of_species: Share


@solved(of="city", source=f"{RULE}; {SHANNON}", tolerance=1e-9, at_most=1)
def tree_diversity(
    standing_trees: Count, tree_species_number: Count, tree_genus_number: Count, tree_family_number: Count, *,
    tolerance: float, at_most: int,
) -> Solved[Diversity]:  # fmt: skip
    """Trees whose species is known, how many species, genera and families they are, and the largest share of each.

    Each level by the trees of which it is known; no value where none is. The effective number of species is exp of the
    Shannon index; the Simpson index is the chance that two trees are of different species.
    """
    species, genera, families = (
        shares(standing_trees, one) for one in (tree_species_number, tree_genus_number, tree_family_number)
    )
    known = float(standing_trees[np.isfinite(tree_species_number)].sum())
    shannon = float(-(species * np.log(species)).sum()) if len(species) else np.nan
    simpson = 1.0 - float((species**2).sum()) if len(species) else np.nan
    told = (
        known, *(len(one) for one in (species, genera, families)),
        *(one.max(initial=np.nan) if not len(one) else one.max() for one in (species, genera, families)),
        shannon, np.exp(shannon), simpson,
    )  # fmt: skip
    return Solved(Diversity(*(np.asarray(one, np.float64)[()] for one in told)), 0.0, 1)


def shares(standing: Array, numbers: Array) -> Array:
    """Shares of the trees by number, of those whose number is known and that stand."""
    some = np.isfinite(numbers) & (standing > 0.0)
    counts: Array = np.bincount(numbers[some].astype(np.intp), weights=standing[some]).astype(np.float64)
    counts = counts[counts > 0.0]
    made: Array = counts / counts.sum() if len(counts) else counts
    return made


class RuleOfDiversity(NamedTuple):
    """Whether species, genera and families of the trees keep to the 10-20-30 rule: 1 where they do."""

    rule_of_species_holds: Share
    rule_of_genera_holds: Share
    rule_of_families_holds: Share


@quantity(of="city", source=RULE)
def diversity_rule(
    largest_share_of_species: Share, largest_share_of_genus: Share, largest_share_of_family: Share,
    most_of_species: Share, most_of_genus: Share, most_of_family: Share,
) -> RuleOfDiversity:  # fmt: skip
    """Whether species, genera and families of the trees keep to the 10-20-30 rule: 1 where they do."""
    pairs = (
        (largest_share_of_species, most_of_species), (largest_share_of_genus, most_of_genus),
        (largest_share_of_family, most_of_family),
    )  # fmt: skip
    return RuleOfDiversity(*(np.where(one > 0.0, (one <= most) * 1.0, one) for one, most in pairs))


@quantity(of="city", source="Definition: trees of known species over all trees")
def share_of_known_species(trees_of_known_species: Count, city_standing_trees: Count) -> Share:
    """Part of the trees whose species is known; what is said of diversity rests on these alone."""
    return trees_of_known_species / np.where(city_standing_trees > 0.0, city_standing_trees, np.nan)
