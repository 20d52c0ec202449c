"""Fuels burned: CO2 of the carbon in a fuel, and tier 1 of stationary and mobile sources."""

from __future__ import annotations

import numpy as np

from citybrain.inventory.methods.molar import CARBON_DIOXIDE_PER_CARBON
from citybrain.kernel.units import Array


def carbon_dioxide_factor(carbon_content: Array, oxidised: Array | float = 1.0) -> Array:
    """kg CO2 per TJ from the carbon of a fuel in kg per GJ and the share of it that oxidises.

    IPCC 2006, vol. 2, table 1.4: D = A * B * 44/12 * 1000.
    """
    return carbon_content * oxidised * CARBON_DIOXIDE_PER_CARBON * 1000.0


def fuel_emissions(energy: Array, factor: Array) -> Array:
    """kg of a gas from the energy of a fuel in TJ (net) and kg per TJ. IPCC 2006, vol. 2, equations 2.1 and 3.2.1."""
    return energy * factor


def distance_emissions(distance: Array, factor: Array, cold_starts: Array | float = 0.0) -> Array:
    """kg of CH4 or N2O from km driven, kg per km, and kg of cold starts. IPCC 2006, vol. 2, equation 3.2.5."""
    return distance * factor + cold_starts


def cross_border_share(inside: Array, journey: Array) -> Array:
    """Share of a journey that lies outside the city, from its length inside and its whole length.

    What is beyond the boundary is scope 3 (II.x.3). GPC 1.1, chapter 7, induced activity. Zero for no journey.
    """
    whole = np.asarray(journey, np.float64)
    outside = np.divide(whole - inside, whole, out=np.zeros_like(whole), where=whole > 0.0)
    return np.asarray(np.clip(outside, 0.0, 1.0))
