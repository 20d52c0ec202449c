"""Waste that is composted, digested or burned."""

from __future__ import annotations

from typing import NamedTuple

from citybrain.inventory.methods.molar import CARBON_DIOXIDE_PER_CARBON
from citybrain.kernel.units import Array


class BurnedCarbon(NamedTuple):
    """CO2 of burned waste, in its unit: of fossil carbon, and of biomass, which is reported apart."""

    fossil: Array
    biogenic: Array


def treated_methane(treated: Array, factor: Array, recovered: Array | float = 0.0) -> Array:
    """CH4 in the unit of the waste treated, from g per kg, less what is recovered. IPCC 2006, vol. 5, equation 4.1."""
    return treated * factor / 1000.0 - recovered


def treated_nitrous_oxide(treated: Array, factor: Array) -> Array:
    """N2O in the unit of the waste treated, from g per kg. IPCC 2006, vol. 5, equation 4.2."""
    return treated * factor / 1000.0


def burned_carbon(
    waste: Array, dry_share: Array, carbon_share: Array, fossil_share: Array, oxidised: Array | float = 1.0
) -> BurnedCarbon:
    """CO2 of burned waste (wet weight), its dry matter, the carbon in that, and how much of the carbon is fossil.

    IPCC 2006, vol. 5, equations 5.1 and 5.2: SW * dm * CF * FCF * OF * 44/12.
    """
    carbon = waste * dry_share * carbon_share * oxidised * CARBON_DIOXIDE_PER_CARBON
    return BurnedCarbon(carbon * fossil_share, carbon * (1.0 - fossil_share))


def burned_methane(waste: Array, factor: Array) -> Array:
    """CH4 in the unit of the waste burned, from kg per Gg. IPCC 2006, vol. 5, equation 5.4."""
    return waste * factor * 1e-6


def burned_nitrous_oxide(waste: Array, factor: Array) -> Array:
    """N2O in the unit of the waste burned, from kg per Gg. IPCC 2006, vol. 5, equation 5.5."""
    return waste * factor * 1e-6
