"""Gases of cooling that leak: by stages of life, or by the balance of what was bought."""

from __future__ import annotations

from citybrain.kernel.units import Array


def container_emissions(sold: Array, loss_percent: Array) -> Array:
    """kg lost in handling containers of a gas sold. IPCC 2006, vol. 3, equation 7.11."""
    return sold * loss_percent / 100.0


def charging_emissions(charged: Array, loss_percent: Array) -> Array:
    """kg lost when new equipment is charged. IPCC 2006, vol. 3, equation 7.12."""
    return charged * loss_percent / 100.0


def lifetime_emissions(bank: Array, loss_percent: Array) -> Array:
    """kg lost in a year from what is in equipment (the bank). IPCC 2006, vol. 3, equation 7.13."""
    return bank * loss_percent / 100.0


def disposal_emissions(charged: Array, left_percent: Array, recovered_share: Array) -> Array:
    """kg lost when equipment is scrapped: its first charge, what is left of it, less what is recovered. Eq. 7.14."""
    return charged * left_percent / 100.0 * (1.0 - recovered_share)


def balance_emissions(bought: Array, new_charge: Array, retired_charge: Array, destroyed: Array) -> Array:
    """kg lost by the balance: bought - in new equipment + in retired equipment - destroyed. Equation 7.9."""
    return bought - new_charge + retired_charge - destroyed
