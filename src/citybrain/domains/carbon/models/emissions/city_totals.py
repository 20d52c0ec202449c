"""Sums over the buildings of the city."""

from citybrain.kernel import total
from citybrain.kernel.units import TonnesPerYear


@total(of="city")
def city_direct_emissions(direct_emissions: TonnesPerYear) -> TonnesPerYear:
    """Greenhouse gases of fuels burned in all buildings, in the whole city."""
    ...


@total(of="city")
def city_operational_emissions(operational_emissions: TonnesPerYear) -> TonnesPerYear:
    """Greenhouse gases of using all buildings, in the whole city."""
    ...


@total(of="city")
def city_operational_emissions_market_based(operational_emissions_market_based: TonnesPerYear) -> TonnesPerYear:
    """Greenhouse gases of using all buildings, electricity as the market counts it, in the whole city."""
    ...


@total(of="city")
def city_upstream_emissions(upstream_emissions: TonnesPerYear) -> TonnesPerYear:
    """Greenhouse gases of bringing the energy of all buildings, in the whole city."""
    ...
