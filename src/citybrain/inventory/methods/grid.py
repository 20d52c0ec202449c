"""Losses of grids and gas that escapes from networks."""

from __future__ import annotations

from citybrain.kernel.units import Array


def losses_of(consumed: Array, loss_share: Array) -> Array:
    """Energy lost on the way to consumers, in the unit of consumption; the share is of what the grid was fed.

    consumed / (1 - share) is fed in, of which consumed arrives. GPC 1.1, chapter 6: scope 3 of grid-supplied energy.
    """
    return consumed * loss_share / (1.0 - loss_share)


def losses_of_consumed(consumed: Array, loss_share: Array) -> Array:
    """Energy lost where the share is stated of consumption: consumption times loss factor. GPC 1.1, chapter 6."""
    return consumed * loss_share


def methane_escaping(gas_sold: Array, escaping_share: Array, methane_share: Array, methane_density: Array) -> Array:
    """kg of fossil CH4 from gas sold in m³, the share that escapes, the volume share of CH4 and its kg per m³.

    IPCC 2006, vol. 2, equation 4.2.1 with a factor by volume.
    """
    return gas_sold * escaping_share * methane_share * methane_density


def fugitive_emissions(activity: Array, factor: Array) -> Array:
    """Mass of a gas that escapes: activity of an industry times its factor. IPCC 2006, vol. 2, equation 4.2.1."""
    return activity * factor
