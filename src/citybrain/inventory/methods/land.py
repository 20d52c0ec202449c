"""Carbon of land: difference of stocks, and land that changes its use."""

from __future__ import annotations

from citybrain.inventory.methods.molar import CARBON_DIOXIDE_PER_CARBON
from citybrain.kernel.units import Array


def stock_change(earlier: Array, later: Array, years: Array) -> Array:
    """t of carbon a year that a pool gains, from its stock in two years. IPCC 2006, vol. 4, equation 2.5."""
    return (later - earlier) / years


def conversion_change(before: Array, after: Array, area: Array, carbon_share: Array) -> Array:
    """t of carbon a year that biomass gains on land converted: t dry matter per ha before and after, ha. Eq. 2.16."""
    return (after - before) * area * carbon_share


def soil_stock(reference: Array, use: Array, management: Array, inputs: Array, area: Array) -> Array:
    """t of carbon in mineral soils: SOC ref * F_LU * F_MG * F_I * area. IPCC 2006, vol. 4, equation 2.25."""
    return reference * use * management * inputs * area


def carbon_dioxide_of(gain: Array) -> Array:
    """kg of CO2 that a gain of t of carbon means: what land gains the air loses. IPCC 2006, vol. 4, equation 2.1."""
    return -gain * CARBON_DIOXIDE_PER_CARBON * 1000.0
