"""The view of society, and what the public, energy companies and lenders get of what others pay."""

from citybrain.kernel import quantity, total
from citybrain.kernel.units import MoneyPerYear, Ratio


@quantity(
    of="building",
    source="Delegated Regulation (EU) 244/2012, annex I, 4.4; Guidelines 2012/C 115/01, 6",
)
def cost_to_society(
    energy_cost_without_taxes: MoneyPerYear,
    running_cost_of_measures: MoneyPerYear,
    value_added_tax: Ratio,
    capital_cost_to_society: MoneyPerYear,
) -> MoneyPerYear:
    """What the energy and the measures of the building cost society in a year: no taxes, no grants, no interest gains.

    Damage of greenhouse gases is not priced in, so that the cost of an avoided tonne can be told.
    """
    return energy_cost_without_taxes + running_cost_of_measures / (1.0 + value_added_tax) + capital_cost_to_society


@quantity(of="building", source="definition: what taxes bring in", totals=("zone", "city"))
def tax_revenue(
    value_added_tax_of_energy: MoneyPerYear,
    energy_tax: MoneyPerYear,
    energy_levies: MoneyPerYear,
    annuity_at_society_rate: MoneyPerYear,
    running_cost_of_measures: MoneyPerYear,
    value_added_tax: Ratio,
) -> MoneyPerYear:
    """Taxes and levies on the energy and the measures of the building; those on measures over their lives."""
    measures = (annuity_at_society_rate + running_cost_of_measures) * value_added_tax / (1.0 + value_added_tax)
    return value_added_tax_of_energy + energy_tax + energy_levies + measures


@quantity(of="building", source="definition: grants and cheap loans less taxes")
def cost_to_public(
    capital_cost_of_subsidies: MoneyPerYear, cost_of_public_loan: MoneyPerYear, tax_revenue: MoneyPerYear
) -> MoneyPerYear:
    """What the building costs public budgets in a year: grants and cheap loans less taxes; mostly below 0."""
    return capital_cost_of_subsidies + cost_of_public_loan - tax_revenue


@total(of="city")
def city_cost_of_buildings_to_society(cost_to_society: MoneyPerYear) -> MoneyPerYear:
    """What the energy and the measures of buildings cost society in a year, in the whole city."""
    ...


@total(of="zone")
def zone_cost_of_buildings_to_society(cost_to_society: MoneyPerYear) -> MoneyPerYear:
    """What the energy and the measures of buildings cost society in a year, in a zone."""
    ...


@total(of="zone")
def zone_cost_of_buildings_to_public(cost_to_public: MoneyPerYear) -> MoneyPerYear:
    """What buildings cost public budgets in a year, in a zone."""
    ...


@total(of="city")
def city_cost_of_buildings_to_public(cost_to_public: MoneyPerYear) -> MoneyPerYear:
    """What buildings cost public budgets in a year, in the whole city."""
    ...


@quantity(of="zone", source="definition: buildings and those who drive, without taxes")
def zone_cost_to_society(
    zone_cost_of_buildings_to_society: MoneyPerYear, zone_energy_cost_to_drivers: MoneyPerYear,
    zone_energy_taxes_of_drivers: MoneyPerYear,
) -> MoneyPerYear:  # fmt: skip
    """What energy and measures cost society in a year, in a zone: of buildings, and of those who drive there."""
    return zone_cost_of_buildings_to_society + zone_energy_cost_to_drivers - zone_energy_taxes_of_drivers


@quantity(of="zone", source="definition: buildings, less taxes and charges of those who drive, and fares")
def zone_cost_to_public(
    zone_cost_of_buildings_to_public: MoneyPerYear, zone_energy_taxes_of_drivers: MoneyPerYear,
    zone_charges_of_drivers: MoneyPerYear, zone_fares_of_passengers: MoneyPerYear,
) -> MoneyPerYear:  # fmt: skip
    """What a zone costs public budgets in a year: grants and cheap loans, less taxes, charges of drivers and fares.

    Charges and fares only change hands: who drives or rides pays what public budgets get.
    """
    got = zone_energy_taxes_of_drivers + zone_charges_of_drivers + zone_fares_of_passengers
    return zone_cost_of_buildings_to_public - got


@quantity(of="city", source="definition: buildings, less taxes and charges of those who drive, and fares")
def city_cost_to_public(
    city_cost_of_buildings_to_public: MoneyPerYear, city_energy_taxes_of_drivers: MoneyPerYear,
    city_charges_of_drivers: MoneyPerYear, city_fares_of_passengers: MoneyPerYear,
) -> MoneyPerYear:  # fmt: skip
    """What the city costs public budgets in a year: grants and cheap loans, less taxes, charges of drivers and fares.

    Charges and fares only change hands: who drives or rides pays what public budgets get.
    """
    got = city_energy_taxes_of_drivers + city_charges_of_drivers + city_fares_of_passengers
    return city_cost_of_buildings_to_public - got
