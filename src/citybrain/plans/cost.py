"""What a plan costs and what a tonne that it avoids costs, from what domains contribute to roles."""

from __future__ import annotations

from collections.abc import Sequence

from citybrain.plans.measures import Applied
from citybrain.plans.outcome import Cost
from citybrain.plans.roles import COST_TO_SOCIETY, EMISSIONS, ENERGY_COST, change
from citybrain.plans.view import View


def cost_of(measures: Sequence[Applied], today: View, plan: View) -> Cost:
    """Costs of a plan against today.

    The cost of a tonne is the change of the yearly cost to society (investments spread over their lives, upkeep and
    energy, without taxes and grants) over the emissions avoided in a year, as IPCC AR5 WG III, annex II, has the cost
    of conserved carbon; None where nothing is avoided.
    """
    emissions = change(today, plan, EMISSIONS)
    yearly = change(today, plan, COST_TO_SOCIETY)
    per_tonne = None if not emissions or emissions > 0 or yearly is None else yearly / -emissions
    return Cost(
        sum(m.investment for m in measures),
        sum(m.running_cost for m in measures),
        change(today, plan, ENERGY_COST),
        emissions,
        per_tonne,
    )
