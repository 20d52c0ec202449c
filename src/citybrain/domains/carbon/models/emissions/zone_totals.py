"""Sums over the buildings of a zone."""

from citybrain.kernel import total
from citybrain.kernel.units import TonnesPerYear


@total(of="zone")
def zone_direct_emissions(direct_emissions: TonnesPerYear) -> TonnesPerYear:
    """Greenhouse gases of fuels burned in all buildings, zone by zone."""
    ...


@total(of="zone")
def zone_operational_emissions(operational_emissions: TonnesPerYear) -> TonnesPerYear:
    """Greenhouse gases of using all buildings, zone by zone."""
    ...


@total(of="zone")
def zone_operational_emissions_market_based(operational_emissions_market_based: TonnesPerYear) -> TonnesPerYear:
    """Greenhouse gases of using all buildings, electricity as the market counts it, zone by zone."""
    ...


@total(of="zone")
def zone_upstream_emissions(upstream_emissions: TonnesPerYear) -> TonnesPerYear:
    """Greenhouse gases of bringing the energy of all buildings, zone by zone."""
    ...
