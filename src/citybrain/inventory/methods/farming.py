"""Livestock, rice, fertilised soils and lime: tier 1."""

from __future__ import annotations

from citybrain.inventory.methods.molar import CARBON_DIOXIDE_PER_CARBON, NITROUS_OXIDE_PER_NITROGEN
from citybrain.kernel.units import Array


def enteric_methane(animals: Array, factor: Array) -> Array:
    """kg of CH4 a year from animals and kg per head. IPCC 2006, vol. 4, equation 10.19."""
    return animals * factor


def excreted(rate: Array, mass: Array) -> Array:
    """kg of volatile solids or of nitrogen that an animal excretes in a year, from kg a day per 1000 kg and its mass.

    IPCC 2019 Refinement, vol. 4, equations 10.22A and 10.30.
    """
    return rate * mass / 1000.0 * 365.0


def manure_methane(animals: Array, solids: Array, system_share: Array, factor: Array) -> Array:
    """kg of CH4 a year of manure: heads, kg of volatile solids per head, share of a system, g of CH4 per kg of solids.

    IPCC 2019 Refinement, vol. 4, equation 10.22.
    """
    return animals * solids * system_share * factor / 1000.0


def manure_nitrous_oxide(animals: Array, nitrogen: Array, system_share: Array, factor: Array) -> Array:
    """kg of N2O a year of manure: heads, kg N per head, share of a system, kg N2O-N per kg N. Equation 10.25."""
    return animals * nitrogen * system_share * factor * NITROUS_OXIDE_PER_NITROGEN


def amendment_scaling(amount: Array, conversion: Array) -> Array:
    """How straw or manure raises the methane of rice: (1 + t/ha * conversion) ** 0.59. IPCC 2006, vol. 4, eq. 5.3."""
    return (1.0 + amount * conversion) ** 0.59


def rice_factor(base: Array, water: Array, before: Array, amendment: Array, soil: Array | float = 1.0) -> Array:
    """kg of CH4 per ha and day: EFc * SFw * SFp * SFo * SFs. IPCC 2006, vol. 4, equation 5.2."""
    return base * water * before * amendment * soil


def rice_methane(factor: Array, days: Array, area: Array) -> Array:
    """kg of CH4 a year from kg per ha and day, days of cultivation, ha. IPCC 2006, vol. 4, equation 5.1."""
    return factor * days * area


def soil_nitrous_oxide(nitrogen: Array, factor: Array) -> Array:
    """kg of N2O from kg of N put on soils and kg N2O-N per kg N. IPCC 2006, vol. 4, equation 11.1."""
    return nitrogen * factor * NITROUS_OXIDE_PER_NITROGEN


def liming_carbon_dioxide(limestone: Array, dolomite: Array, limestone_factor: Array, dolomite_factor: Array) -> Array:
    """CO2 in the unit of the lime spread, from t C per t. IPCC 2006, vol. 4, equation 11.12."""
    return (limestone * limestone_factor + dolomite * dolomite_factor) * CARBON_DIOXIDE_PER_CARBON


def urea_carbon_dioxide(urea: Array, factor: Array) -> Array:
    """CO2 in the unit of the urea spread, from t C per t. IPCC 2006, vol. 4, equation 11.13."""
    return urea * factor * CARBON_DIOXIDE_PER_CARBON
