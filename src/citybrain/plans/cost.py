"""What a plan costs and what a tonne that it avoids costs, from what domains contribute to roles."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from citybrain.kernel.interventions import CITY
from citybrain.plans.booked import yearly_cost
from citybrain.plans.measures import Applied
from citybrain.plans.outcome import Cost, Effect
from citybrain.plans.roles import (
    COST_TO_SOCIETY,
    EMISSIONS,
    ENERGY_COST,
    RUNNING_COST,
    better_of,
    change,
    whole_of_role,
)
from citybrain.plans.view import View

if TYPE_CHECKING:
    from citybrain.plans.years.pathway import Pathway


COST_UNITS: Mapping[str, str] = {
    "investment": "money",
    "measures_investment": "money",
    "running_cost": "money/a",
    "energy_cost_change": "money/a",
    "emissions_change": "t/a",
    "cost_per_tonne": "money/t",
}
"""Units of what a plan costs and avoids, by name (`Cost`)."""


def cost_of(measures: Sequence[Applied], headline: Iterable[Effect], without: View, plan: View) -> Cost:
    """Costs of a plan in a year, against the city without it in that year.

    The cost of a tonne is the change of the yearly cost to society (investments spread over their lives, upkeep and
    energy, without taxes and grants) over the emissions of use avoided in a year, as IPCC AR5 WG III, annex II, has the
    cost of conserved carbon; emissions of making things are told apart. None where nothing is avoided. What no
    contribution to the cost to society reads is spread as its component has it; None where that is not known
    (`booked.notices`). Upkeep is what the headline tells: that of what a later measure has replaced is no longer paid.
    """
    emissions = change(without, plan, EMISSIONS)
    yearly = yearly_to_society(measures, without, plan)
    per_tonne = yearly / -emissions if emissions and emissions < 0 and yearly is not None else None
    spent, upkeep = sum(m.investment for m in measures), whole_of_role(plan.graph, RUNNING_COST)
    running = next((effect.change for effect in headline if effect.quantity == upkeep and effect.missing is None), None)
    return Cost(
        spent,
        spent,
        sum(m.running_cost for m in measures) if running is None else running,
        change(without, plan, ENERGY_COST),
        emissions,
        per_tonne,
    )


def yearly_to_society(measures: Sequence[Applied], without: View, plan: View) -> float | None:
    """Change of the yearly cost to society, with what no contribution to it reads; None where it is not known."""
    yearly, apart = change(without, plan, COST_TO_SOCIETY), yearly_cost(measures, plan)
    return (yearly or 0.0) + apart if (yearly is not None or apart) and math.isfinite(apart) else None


def cost_of_each(quantity: str, measures: Sequence[Applied], without: View, plan: View) -> float | None:
    """Yearly cost to society of a plan for each unit by which a quantity of the city gets better with it.

    That of the cost of a tonne, which is the same of emissions. None where it gets no better, where nobody says which
    way is better, and where the cost or the number is not known.
    """
    if plan.graph[quantity].of != CITY:
        return None
    sign = {"less": -1.0, "more": 1.0, "neither": 0.0}[better_of(plan.graph, quantity)]
    gained = sign * (float(plan.value(quantity)) - float(without.value(quantity)))
    yearly = yearly_to_society(measures, without, plan) if gained > 0.0 else None
    return None if yearly is None else yearly / gained


def over_years(cost: Cost, pathway: Pathway) -> Cost:
    """The cost of a plan of years beyond that of its reference: what is invested over all years.

    The cost of a tonne is that of all years, as their money tells it.
    """
    if money := pathway.money:
        return replace(cost, investment=money.investment, cost_per_tonne=money.cost_per_tonne)
    return replace(cost, investment=pathway.invested)
