"""Roles that progress asks for; which quantities fill them is declared by domains."""

from citybrain.kernel.roles import Roles
from citybrain.plans.roles import BUILDING_EMISSIONS, required
from citybrain.progress.commitment import Account

RESIDENTS = "residents"
"""Who lives in the city."""

HOMES = "cost_to_homes"
"""What those who live in homes pay, as owners and as tenants."""

LOW_INCOME = "cost_to_low_income"
"""What households of low income pay of that."""


def counted(roles: Roles, account: Account) -> str:
    """The quantity of the city that an account counts: of buildings alone, or all emissions of use."""
    return (account == "buildings" and roles.one(BUILDING_EMISSIONS)) or required(roles)
