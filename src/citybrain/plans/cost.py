"""What a plan costs and what a tonne that it avoids costs, from what domains contribute to roles."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from citybrain.kernel.costs import MEASURE_INVESTMENT
from citybrain.kernel.interventions import CITY
from citybrain.plans.booked import yearly_cost
from citybrain.plans.measures import Applied
from citybrain.plans.money import Money
from citybrain.plans.outcome import Cost, Outcome
from citybrain.plans.roles import COST_TO_SOCIETY, EMISSIONS, ENERGY_COST, INVESTMENT, change
from citybrain.plans.view import View


def cost_of(measures: Sequence[Applied], without: View, plan: View) -> Cost:
    """Costs of a plan in a year, against the city without it in that year.

    The cost of a tonne is the change of the yearly cost to society (investments spread over their lives, upkeep and
    energy, without taxes and grants) over the emissions avoided in a year, as IPCC AR5 WG III, annex II, has the cost
    of conserved carbon; None where nothing is avoided. What no contribution to the cost to society reads is spread as
    its component has it; None where that is not known (`booked.notices`).
    """
    emissions = change(without, plan, EMISSIONS)
    yearly, apart = change(without, plan, COST_TO_SOCIETY), yearly_cost(measures, plan)
    known = (yearly is not None or apart) and math.isfinite(apart)
    per_tonne = ((yearly or 0.0) + apart) / -emissions if emissions and emissions < 0 and known else None
    spent = sum(m.investment for m in measures)
    return Cost(
        spent,
        spent,
        sum(m.running_cost for m in measures),
        change(without, plan, ENERGY_COST),
        emissions,
        per_tonne,
    )


def told_in_part(outcome: Outcome) -> set[str]:
    """Quantities that add up investment, but not that of all entities with measures: `cost` tells all of it."""
    graph, entities = outcome.view.graph, {one.of for one in outcome.measures if one.adopted} - {CITY}
    accounts = [set(graph.roles.names(MEASURE_INVESTMENT, of)) for of in entities]
    return {
        name for name in graph.roles.names(INVESTMENT) if any(not own & graph.needs(name) for own in accounts if own)
    }


def over_years(cost: Cost, money: Money | None) -> Cost:
    """The cost of a plan of years: investment and cost of a tonne are those of all years, as its money tells them."""
    return replace(cost, investment=money.investment, cost_per_tonne=money.cost_per_tonne) if money else cost
