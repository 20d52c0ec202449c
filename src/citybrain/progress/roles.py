"""Roles that progress asks for; which quantities fill them is declared by domains."""

RESIDENTS = "residents"
"""Who lives in the city."""

HOMES = "cost_to_homes"
"""What those who live in homes pay, as owners and as tenants."""

LOW_INCOME = "cost_to_low_income"
"""What households of low income pay of that."""
