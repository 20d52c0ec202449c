"""What a plan costs and what a tonne that it avoids costs, from declared quantities alone."""

from __future__ import annotations

from collections.abc import Sequence

from citybrain.plans.measures import Applied
from citybrain.plans.outcome import Cost
from citybrain.plans.view import View

CITY_ENERGY_COST = "city_energy_cost"
CITY_YEARLY_COST = "city_cost_to_society"
CITY_EMISSIONS = "city_operational_emissions"


def cost_of(measures: Sequence[Applied], today: View, plan: View) -> Cost:
    """Costs of a plan against today.

    The cost of a tonne is the change of the yearly cost to society (investments spread over their lives, upkeep and
    energy, without taxes and grants) over the emissions avoided in a year, as IPCC AR5 WG III, annex II, has the cost
    of conserved carbon; None where nothing is avoided.
    """
    emissions = _change(CITY_EMISSIONS, today, plan)
    yearly = _change(CITY_YEARLY_COST, today, plan)
    per_tonne = None if not emissions or emissions > 0 or yearly is None else yearly / -emissions
    return Cost(
        sum(m.investment for m in measures),
        sum(m.running_cost for m in measures),
        _change(CITY_ENERGY_COST, today, plan),
        emissions,
        per_tonne,
    )


def _change(name: str, today: View, plan: View) -> float | None:
    return float(plan.value(name) - today.value(name)) if name in today.graph.quantities else None
