"""CO2 of the carbon in what is burned or oxidises in use."""

from __future__ import annotations

from citybrain.inventory.methods.molar import CARBON_DIOXIDE_PER_CARBON
from citybrain.kernel.units import Array


def carbon_dioxide_factor(carbon_content: Array, oxidised: Array | float = 1.0) -> Array:
    """kg CO2 per TJ from the carbon of a fuel in kg per GJ and the share of it that oxidises.

    IPCC 2006, vol. 2, table 1.4: D = A * B * 44/12 * 1000.
    """
    return carbon_content * oxidised * CARBON_DIOXIDE_PER_CARBON * 1000.0
