"""Sums over the buildings of a zone."""

from citybrain.kernel import quantity, total
from citybrain.kernel.units import MoneyPerYear


@total(of="zone")
def zone_investment_of_year(investment_of_year: MoneyPerYear) -> MoneyPerYear:
    """Money put into all buildings in this year, zone by zone."""
    ...


@total(of="zone")
def zone_subsidy_of_year(subsidy_of_year: MoneyPerYear) -> MoneyPerYear:
    """Grants paid in this year for what is invested in buildings, zone by zone."""
    ...


@total(of="zone")
def zone_energy_levies(energy_levies: MoneyPerYear) -> MoneyPerYear:
    """Carbon price and taxes that a plan adds, beside the prices of energy, zone by zone."""
    ...


@total(of="zone")
def zone_tax_revenue(tax_revenue: MoneyPerYear) -> MoneyPerYear:
    """Taxes and levies on the energy and the measures of buildings, zone by zone."""
    ...


@total(of="zone")
def zone_capital_cost_of_subsidies(capital_cost_of_subsidies: MoneyPerYear) -> MoneyPerYear:
    """Grants spread over the lives of what they have paid for, zone by zone."""
    ...


@total(of="zone")
def zone_return_on_capital(return_on_capital: MoneyPerYear) -> MoneyPerYear:
    """What banks and owners' own capital earn above the discount rate of society, zone by zone."""
    ...


@total(of="zone")
def zone_cost_of_public_loan(cost_of_public_loan: MoneyPerYear) -> MoneyPerYear:
    """What the public gives up by lending below the discount rate of society, zone by zone."""
    ...


@total(of="zone")
def zone_contribution_to_fixed_costs(contribution_to_fixed_costs: MoneyPerYear) -> MoneyPerYear:
    """What buyers pay towards networks and plants that energy companies must keep up, zone by zone."""
    ...


@total(of="zone")
def zone_cost_to_public(cost_to_public: MoneyPerYear) -> MoneyPerYear:
    """What buildings cost public budgets in a year: grants and cheap loans less taxes, zone by zone."""
    ...


@total(of="zone")
def zone_cost_to_society(cost_to_society: MoneyPerYear) -> MoneyPerYear:
    """What the energy and the measures of buildings cost society in a year, zone by zone."""
    ...


@total(of="zone")
def zone_cost_to_users_and_owners(cost_to_users_and_owners: MoneyPerYear) -> MoneyPerYear:
    """What users and owners of buildings pay together in a year, zone by zone."""
    ...


@total(of="zone")
def zone_cost_to_organisations(cost_to_organisations: MoneyPerYear) -> MoneyPerYear:
    """What firms and public bodies pay in a year for buildings that are no homes, zone by zone."""
    ...


@total(of="zone")
def zone_cost_if_owner_occupied(cost_if_owner_occupied: MoneyPerYear) -> MoneyPerYear:
    """What all homes would cost those who live in them, if they owned them, zone by zone."""
    ...


@total(of="zone")
def zone_cost_to_tenants_if_let(cost_to_tenants_if_let: MoneyPerYear) -> MoneyPerYear:
    """What all homes would cost those who live in them, if they were let, zone by zone."""
    ...


@total(of="zone")
def zone_cost_to_landlords_if_let(cost_to_landlords_if_let: MoneyPerYear) -> MoneyPerYear:
    """What all homes would cost their owners, if they were let, zone by zone."""
    ...


@quantity(of="zone", source="definition: what sales pay towards fixed costs; measures of the city lie in no zone")
def zone_cost_to_energy_companies(zone_contribution_to_fixed_costs: MoneyPerYear) -> MoneyPerYear:
    """What energy companies get from a zone towards networks and plants, below 0."""
    return -zone_contribution_to_fixed_costs
