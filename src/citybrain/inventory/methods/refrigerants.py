"""Gases of cooling that leak."""

from __future__ import annotations

from citybrain.kernel.units import Array


def lifetime_emissions(bank: Array, loss_percent: Array) -> Array:
    """kg lost in a year from what is in equipment (the bank). IPCC 2006, vol. 3, equation 7.13."""
    return bank * loss_percent / 100.0
