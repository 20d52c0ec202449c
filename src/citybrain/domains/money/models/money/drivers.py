"""Energy of those who drive: what they pay, and which taxes are in it, as domains beside buildings tell it."""

from citybrain.kernel import contributed
from citybrain.kernel.units import MoneyPerYear


@contributed(of="zone", role="energy_cost_of_drivers")
def zone_energy_cost_to_drivers() -> MoneyPerYear:
    """What those who drive in a zone pay for energy in a year, taxes included; 0 where no domain tells."""
    ...


@contributed(of="city", role="energy_cost_of_drivers")
def city_energy_cost_to_drivers() -> MoneyPerYear:
    """What those who drive pay for energy in a year, taxes included; 0 where no domain tells."""
    ...


@contributed(of="zone", role="energy_taxes_of_drivers")
def zone_energy_taxes_of_drivers() -> MoneyPerYear:
    """Taxes inside what those who drive in a zone pay for energy in a year; 0 where no domain tells."""
    ...


@contributed(of="city", role="energy_taxes_of_drivers")
def city_energy_taxes_of_drivers() -> MoneyPerYear:
    """Taxes inside what those who drive pay for energy in a year; 0 where no domain tells."""
    ...
