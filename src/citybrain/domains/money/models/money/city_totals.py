"""Sums over the buildings and the zones of the city."""

from citybrain.kernel import total
from citybrain.kernel.units import KilowattHoursPerYear, MoneyPerYear


@total(of="city")
def city_investment_of_year(investment_of_year: MoneyPerYear) -> MoneyPerYear:
    """Money put into all buildings in this year, in the whole city."""
    ...


@total(of="city")
def city_subsidy_of_year(subsidy_of_year: MoneyPerYear) -> MoneyPerYear:
    """Grants paid in this year for what is invested in buildings, in the whole city."""
    ...


@total(of="city")
def city_energy_levies(energy_levies: MoneyPerYear) -> MoneyPerYear:
    """Carbon price and taxes that a plan adds, beside the prices of energy, in the whole city."""
    ...


@total(of="city")
def city_tax_revenue(tax_revenue: MoneyPerYear) -> MoneyPerYear:
    """Taxes and levies on the energy and the measures of buildings, in the whole city."""
    ...


@total(of="city")
def city_capital_cost_of_subsidies(capital_cost_of_subsidies: MoneyPerYear) -> MoneyPerYear:
    """Grants spread over the lives of what they have paid for, in the whole city."""
    ...


@total(of="city")
def city_return_on_capital(return_on_capital: MoneyPerYear) -> MoneyPerYear:
    """What banks and owners' own capital earn above the discount rate of society, in the whole city."""
    ...


@total(of="city")
def city_cost_of_public_loan(cost_of_public_loan: MoneyPerYear) -> MoneyPerYear:
    """What the public gives up by lending below the discount rate of society, in the whole city."""
    ...


@total(of="city")
def city_contribution_to_fixed_costs(contribution_to_fixed_costs: MoneyPerYear) -> MoneyPerYear:
    """What buyers pay towards networks and plants that energy companies must keep up, in the whole city."""
    ...


@total(of="city")
def city_cost_to_public(cost_to_public: MoneyPerYear) -> MoneyPerYear:
    """What buildings cost public budgets in a year: grants and cheap loans less taxes, in the whole city."""
    ...


@total(of="city")
def city_cost_of_buildings_to_society(cost_to_society: MoneyPerYear) -> MoneyPerYear:
    """What the energy and the measures of buildings cost society in a year, in the whole city."""
    ...


@total(of="city")
def city_cost_to_users_and_owners(cost_to_users_and_owners: MoneyPerYear) -> MoneyPerYear:
    """What users and owners of buildings pay together in a year, in the whole city."""
    ...


@total(of="city")
def city_cost_to_organisations(cost_to_organisations: MoneyPerYear) -> MoneyPerYear:
    """What firms and public bodies pay in a year for buildings that are no homes, in the whole city."""
    ...


@total(of="city")
def city_energy_saved_by_prices(energy_saved_by_prices: KilowattHoursPerYear) -> KilowattHoursPerYear:
    """Heat and electricity that people do without because a plan made them dearer, in the whole city."""
    ...


@total(of="city")
def city_cost_to_owner_occupiers(zone_cost_to_owner_occupiers: MoneyPerYear) -> MoneyPerYear:
    """What people who live in homes of their own pay in a year for energy and measures, in the whole city."""
    ...


@total(of="city")
def city_cost_to_tenants(zone_cost_to_tenants: MoneyPerYear) -> MoneyPerYear:
    """What tenants pay in a year for energy, and by how much measures raise their rents, in the whole city."""
    ...


@total(of="city")
def city_cost_to_landlords(zone_cost_to_landlords: MoneyPerYear) -> MoneyPerYear:
    """What landlords pay in a year for let homes, less what measures add to rents, in the whole city."""
    ...


@total(of="city")
def city_cost_to_low_income_households(zone_cost_to_low_income_households: MoneyPerYear) -> MoneyPerYear:
    """What households of low income pay in a year, if they live as others of their zone do, in the whole city."""
    ...
