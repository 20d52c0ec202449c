"""What those who drive and ride pay, and what of it public budgets get, as domains beside buildings tell it."""

from citybrain.kernel import contributed, quantity
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


@contributed(of="zone", role="charges_of_drivers")
def zone_charges_of_drivers() -> MoneyPerYear:
    """What those who drive pay public budgets for roads and parking in a zone in a year; 0 where no domain tells."""
    ...


@contributed(of="city", role="charges_of_drivers")
def city_charges_of_drivers() -> MoneyPerYear:
    """What those who drive pay public budgets for roads and parking in a year; 0 where no domain tells."""
    ...


@contributed(of="zone", role="fares_of_passengers")
def zone_fares_of_passengers() -> MoneyPerYear:
    """Fares that passengers who live in a zone pay public budgets in a year; 0 where no domain tells."""
    ...


@contributed(of="city", role="fares_of_passengers")
def city_fares_of_passengers() -> MoneyPerYear:
    """Fares that passengers pay public budgets in a year; 0 where no domain tells."""
    ...


@quantity(of="zone", source="definition: energy and charges")
def zone_payments_of_drivers(
    zone_energy_cost_to_drivers: MoneyPerYear, zone_charges_of_drivers: MoneyPerYear
) -> MoneyPerYear:
    """What those who drive in a zone pay in a year: energy with its taxes, charges of roads, parking."""
    return zone_energy_cost_to_drivers + zone_charges_of_drivers


@quantity(of="city", source="definition: energy and charges")
def city_payments_of_drivers(
    city_energy_cost_to_drivers: MoneyPerYear, city_charges_of_drivers: MoneyPerYear
) -> MoneyPerYear:
    """What those who drive pay in a year: energy with its taxes, charges of roads, parking."""
    return city_energy_cost_to_drivers + city_charges_of_drivers
