"""Roofs with plants."""

from typing import NamedTuple

from citybrain.kernel import intervention
from citybrain.kernel.units import (
    Degrees,
    KilogramsPerSquareMetre,
    KilogramsPerTonne,
    Mask,
    Money,
    MoneyPerSquareMetre,
    MoneyPerSquareMetreYear,
    MoneyPerYear,
    SquareMetreKelvinsPerWatt,
    SquareMetres,
    Tonnes,
    WattsPerSquareMetreKelvin,
)


class PlantedRoof(NamedTuple):
    """What plants and soil on a roof change."""

    roof_transmittance: WattsPerSquareMetreKelvin
    carbon_stored_by_measures: Tonnes
    embodied_emissions_of_measures: Tonnes
    cost: Money
    running_cost: MoneyPerYear


@intervention(
    of="building",
    phase="envelope",
    strategy="avoid",
    cost="envelope",
    digital_leverage="low",
    source="ISO 6946:2017 with the resistance of moist substrate; cost and carbon as the parameters say",
    settings=("green_roof_resistance", "green_roof_cost"),
)
def green_roof(
    roof_transmittance: WattsPerSquareMetreKelvin,
    roof_area: SquareMetres,
    green_roof_resistance: SquareMetreKelvinsPerWatt,
    green_roof_embodied_emissions: KilogramsPerSquareMetre,
    green_roof_stored_carbon: KilogramsPerSquareMetre,
    kilograms_per_tonne: KilogramsPerTonne,
    green_roof_cost: MoneyPerSquareMetre,
    green_roof_maintenance_cost: MoneyPerSquareMetreYear,
    carbon_stored_by_measures: Tonnes,
    embodied_emissions_of_measures: Tonnes,
) -> PlantedRoof:
    """Covers the roof with thin soil and plants, which insulate a little: U = 1 / (1 / U + R).

    Worth most on roofs that are hardly insulated. Not counted: shade and evaporation in summer, stormwater that the
    soil holds back, air, habitat, the longer life of the roof's sealing, and the load, which the roof must carry.
    """
    cost = roof_area * green_roof_cost
    return PlantedRoof(
        1.0 / (1.0 / roof_transmittance + green_roof_resistance),
        carbon_stored_by_measures + roof_area * green_roof_stored_carbon / kilograms_per_tonne,
        embodied_emissions_of_measures + roof_area * green_roof_embodied_emissions / kilograms_per_tonne,
        cost,
        roof_area * green_roof_maintenance_cost,
    )


@green_roof.eligible("reason-too-steep")
def flat_enough(roof_pitch: Degrees, steepest_green_roof: Degrees) -> Mask:
    """Soil slides from steep roofs."""
    return roof_pitch <= steepest_green_roof


@green_roof.eligible("reason-no-roof")
def has_roof(roof_area: SquareMetres, roof_transmittance: WattsPerSquareMetreKelvin) -> Mask:
    """There must be a roof of known make."""
    return (roof_area > 0) & (roof_transmittance > 0)
