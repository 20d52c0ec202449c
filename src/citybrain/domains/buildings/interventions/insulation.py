"""What insulation costs and what its making emits, by the part of it that grew on fields and in woods."""

from typing import Any, NamedTuple


class Insulation(NamedTuple):
    """Money, and tonnes of CO2: emitted by making it, spared against the usual material, kept in it."""

    cost: Any
    embodied: Any
    spared: Any
    stored: Any


def insulation(
    area: Any,
    cost: Any,
    emissions: Any,
    bio_based_share: Any,
    bio_based_extra_cost: Any,
    bio_based_emission_reduction: Any,
    bio_based_stored_carbon: Any,
    kilograms_per_tonne: Any,
) -> Insulation:
    """Insulation of an area (m²) at a usual cost (money/m²) and usual emissions (kg/m²), in part bio-based.

    Carbon kept in plants is told apart and not taken off what is emitted (EN 15804).
    """
    usual = area * emissions / kilograms_per_tonne
    spared = usual * bio_based_share * bio_based_emission_reduction
    return Insulation(
        area * cost * (1.0 + bio_based_share * bio_based_extra_cost),
        usual - spared,
        spared,
        area * bio_based_share * bio_based_stored_carbon / kilograms_per_tonne,
    )
