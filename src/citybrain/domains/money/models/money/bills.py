"""Who pays what of a building: those who live in their own home, tenants, landlords, users of other buildings."""

import numpy as np

from citybrain.kernel import quantity
from citybrain.kernel.ratios import per
from citybrain.kernel.units import (
    KilowattHoursPerYear,
    Money,
    MoneyPerKilowattHour,
    MoneyPerSquareMetreYear,
    MoneyPerYear,
    PerYear,
    Share,
    SquareMetres,
)


@quantity(of="building", source="definition: share of lamps and appliances in the electricity used")
def user_electricity_cost(
    electricity_use: KilowattHoursPerYear,
    heating_electricity: KilowattHoursPerYear,
    cooling_electricity: KilowattHoursPerYear,
    auxiliary_electricity: KilowattHoursPerYear,
    delivered_electricity: KilowattHoursPerYear,
    electricity_price: MoneyPerKilowattHour,
    electricity_levy: MoneyPerKilowattHour,
) -> MoneyPerYear:
    """What the bought electricity of lamps and appliances costs, which whoever uses the rooms pays."""
    of_the_house = heating_electricity + cooling_electricity + auxiliary_electricity
    share = per(electricity_use - of_the_house, electricity_use)
    share = np.where(np.isnan(share), 0.0, share)
    return delivered_electricity * share * (electricity_price + electricity_levy)


@quantity(of="building", source="definition: the rest of the energy of the building")
def heating_bill(energy_cost: MoneyPerYear, user_electricity_cost: MoneyPerYear) -> MoneyPerYear:
    """What energy costs beside lamps and appliances: heat, hot water, cooling, fans and pumps, less what is sold."""
    return energy_cost - user_electricity_cost


@quantity(of="building", source="definition: energy, upkeep and capital", totals=("zone", "city"))
def cost_to_users_and_owners(
    energy_cost: MoneyPerYear, running_cost_of_measures: MoneyPerYear, capital_cost_to_owners: MoneyPerYear
) -> MoneyPerYear:
    """What users and owners of the building pay together in a year, with taxes and after grants."""
    return energy_cost + running_cost_of_measures + capital_cost_to_owners


@quantity(of="building", source="German Civil Code § 559: share of the modernisation cost a year, within a limit")
def rent_rise(
    investment_in_structure: Money,
    investment_in_envelope: Money,
    investment_in_heating: Money,
    investment_in_solar_power: Money,
    investment_in_control: Money,
    investment_in_ventilation: Money,
    investment_in_devices: Money,
    investment_in_workplaces: Money,
    subsidised_share: Share,
    passable_share_of_investment: Share,
    rent_pass_through: PerYear,
    largest_rent_rise: MoneyPerSquareMetreYear,
    useful_floor_area: SquareMetres,
    dwelling_share: Share,
) -> MoneyPerYear:
    """What landlords add to the rents of a year for the measures, if all homes of the building are let.

    Law decides, as the parameters of the country say; rents that the market changes are not part of it.
    """
    works = investment_in_structure + investment_in_envelope + investment_in_heating
    works = works + investment_in_solar_power + investment_in_control + investment_in_ventilation
    works = (works + investment_in_devices + investment_in_workplaces) * (1.0 - subsidised_share)
    asked = works * passable_share_of_investment * rent_pass_through
    return np.minimum(asked, useful_floor_area * largest_rent_rise) * dwelling_share


@quantity(of="building", source="definition: homes whose owners live in them", totals=("zone",))
def cost_if_owner_occupied(cost_to_users_and_owners: MoneyPerYear, dwelling_share: Share) -> MoneyPerYear:
    """What all homes of the building cost those who live in them, if they own them."""
    return cost_to_users_and_owners * dwelling_share


@quantity(of="building", source="definition: by who pays the bills of let homes in the country", totals=("zone",))
def cost_to_tenants_if_let(
    user_electricity_cost: MoneyPerYear,
    heating_bill: MoneyPerYear,
    landlord_share_of_heating_bill: Share,
    rent_rise: MoneyPerYear,
    dwelling_share: Share,
) -> MoneyPerYear:
    """What all homes of the building cost those who live in them, if they are let: bills, and what rents rise by."""
    bills = user_electricity_cost + heating_bill * (1.0 - landlord_share_of_heating_bill)
    return bills * dwelling_share + rent_rise


@quantity(of="building", source="definition: what tenants do not pay", totals=("zone",))
def cost_to_landlords_if_let(
    cost_if_owner_occupied: MoneyPerYear, cost_to_tenants_if_let: MoneyPerYear
) -> MoneyPerYear:
    """What all homes of the building cost their owners, if they are let: bills and measures, less rises of rents."""
    return cost_if_owner_occupied - cost_to_tenants_if_let


@quantity(of="building", source="definition: users and owners of what is no home", totals=("zone", "city"))
def cost_to_organisations(cost_to_users_and_owners: MoneyPerYear, dwelling_share: Share) -> MoneyPerYear:
    """What firms and public bodies pay in a year for a building that is no home."""
    return cost_to_users_and_owners * (1.0 - dwelling_share)
