"""CO2 of cement clinker and of lime: carbonates that are burned."""

from __future__ import annotations

from citybrain.kernel.units import Array


def clinker_factor(lime_share: Array, ratio: Array, kiln_dust: Array) -> Array:
    """t CO2 per t of clinker: share of CaO, t CO2 per t of it, correction for kiln dust. IPCC 2006, vol. 3, eq. 2.4."""
    return lime_share * ratio * kiln_dust


def clinker_emissions(cement: Array, clinker_share: Array, imported: Array, exported: Array, factor: Array) -> Array:
    """CO2 in the unit of the cement made, by its clinker and clinker traded. IPCC 2006, vol. 3, equation 2.1."""
    return (cement * clinker_share - imported + exported) * factor


def lime_factor(high_calcium_share: Array, high_calcium: Array, dolomitic: Array) -> Array:
    """t CO2 per t of lime from the mix of both kinds. IPCC 2006, vol. 3, equation 2.8."""
    return high_calcium_share * high_calcium + (1.0 - high_calcium_share) * dolomitic


def lime_emissions(lime: Array, factor: Array) -> Array:
    """CO2 in the unit of the lime made. IPCC 2006, vol. 3, equation 2.6 for one kind of lime."""
    return lime * factor
