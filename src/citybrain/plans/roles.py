"""What plans ask of domains, by role: which quantities fill one is said in the domains, nowhere else."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import reduce
from operator import add
from typing import Any

from citybrain.base.domains import find_domains
from citybrain.kernel import CityBrainError, Graph, NotFoundError
from citybrain.kernel.interventions import CITY
from citybrain.kernel.roles import Roles
from citybrain.kernel.vocabulary import Better
from citybrain.plans.availability import lacking_of, whole_of
from citybrain.plans.view import View

EMISSIONS = "emissions"
TOTAL_EMISSIONS = "total_emissions"
YEARLY_EMISSIONS = "yearly_emissions"
CUMULATED_EMISSIONS = "cumulated_emissions"
BUILDING_EMISSIONS = "building_emissions"
"""What buildings alone emit by use."""

EMBODIED_OF_YEAR = "embodied_emissions_of_year"
"""What is emitted by making what is built and put in during the year: added to use in the path of emissions."""

EMBODIED = "embodied_emissions"
"""The same added up over all years of a plan so far; of a plan of one day both are the same."""

PATHWAY = (YEARLY_EMISSIONS, CUMULATED_EMISSIONS)
"""Roles that only a path has a use for."""

LESS_IS_BETTER = (EMISSIONS, TOTAL_EMISSIONS, *PATHWAY, EMBODIED_OF_YEAR, EMBODIED)
"""Roles whose contributions are better the less they are, where their vocabulary says nothing."""

COUNTED = (EMISSIONS, TOTAL_EMISSIONS)
"""Roles of what is emitted by use: of each domain, and of all of them together."""

ENERGY_COST = "energy_cost"
ENERGY = "energy"
INVESTMENT = "investment"
COST_TO_SOCIETY = "cost_to_society"
INVESTMENT_OF_YEAR = "investment_of_year"
RUNNING_COST = "running_cost"
DISCOUNT_RATE = "discount_rate"
YEARS_AFTER_FIRST = "years_after_first"


COSTS = {
    "investment": INVESTMENT,
    "running_cost": RUNNING_COST,
    "energy_cost_change": ENERGY_COST,
    "society": COST_TO_SOCIETY,
    "emissions_change": EMISSIONS,
}
"""Roles whose change is what a plan of one day costs, by name."""

SIZE, KIND, YEAR_MADE = "size", "kind", "year_made"
"""How large each row of an entity is, of which kinds it is, when it was made."""


def total(values: Mapping[str, Any] | View, roles: Roles, role: str) -> float | None:
    """The sum of what domains contribute to a role of the city; None where none does."""
    read = values.value if isinstance(values, View) else values.__getitem__
    found = [float(read(name)) for name in roles.names(role)]
    return reduce(add, found) if found else None


def whole_of_role(graph: Graph, role: str) -> str | None:
    """The quantity that tells all that domains contribute to a role: their sum, or the only contribution."""
    names = graph.by_role.get((role, CITY)) or graph.roles.names(role)
    return names[0] if len(names) == 1 else None


def drawn_for(graph: Graph, role: str) -> list[str]:
    """Quantities that together tell all that domains contribute to a role of the city: their sum, else each of them."""
    whole = whole_of_role(graph, role)
    return [whole] if whole else list(graph.roles.names(role))


def totals_of(graph: Graph, parts: Collection[str]) -> list[str]:
    """Quantities of the city that add up what domains contribute to a role, of those that have some of the parts."""
    names = ((role, made) for (role, of), found in graph.by_role.items() if of == CITY for made in found)
    return [made for role, made in names if not {*graph.roles.names(role)}.isdisjoint(parts)]


def change(without: View, plan: View, role: str) -> float | None:
    """By how much a plan changes what domains contribute to a role of the city; None where none does."""
    found = [share.plan - share.reference for share in split(without, without, plan, role) if share.missing is None]
    return reduce(add, found) if found else None


def better_of(graph: Graph, name: str) -> Better:
    """The wanted direction of a quantity: as its vocabulary says, else that of the role that it contributes to."""
    said = graph.vocabulary.terms[name].better
    of = graph.quantities[name].of if name in graph.quantities else ""
    return "less" if said == "neither" and any(name in graph.roles.names(r, of) for r in LESS_IS_BETTER) else said


def emitted(roles: Roles) -> str:
    """The quantity of the city by which all emissions of use are told; empty where no domain makes one."""
    return roles.one(TOTAL_EMISSIONS) or roles.one(EMISSIONS) or ""


def required(roles: Roles) -> str:
    """The same. Raises NotFoundError that says which role no domain fills."""
    if name := emitted(roles):
        return name
    raise NotFoundError("role-empty", role=EMISSIONS, domains=", ".join(one.name for one in find_domains()))


def raised(added: Mapping[str, float], graph: Graph, role: str, of: str) -> float:
    """What a measure on an entity adds to the quantities of a role; 0 where it adds nothing."""
    found = [added[name] for name in graph.roles.names(role, of) if name in added]
    return reduce(add, found) if found else 0.0


@dataclass(frozen=True)
class Share:
    """What one domain contributes to a role of the city today, without and with a plan, or why there is nothing."""

    domain: str
    quantity: str
    today: float
    reference: float
    plan: float
    missing: CityBrainError | None = None


def split(today: View, without: View, plan: View, role: str) -> list[Share]:
    """Contributions of domains to a role of the city, in their order; those that a city lacks data for say so."""
    graph, lack, views = today.graph, lacking_of(today.graph), (today, without, plan)
    asked = whole_of(graph).roles.contributions(role)
    failed = {**lack, **failures_of(views, [one.quantity for one in asked if one.quantity not in lack])}
    found = []
    for one in asked:
        fault = failed.get(one.quantity)
        before, reference, after = ((math.nan if fault else float(view.value(one.quantity))) for view in views)
        found.append(Share(one.domain, one.quantity, before, reference, after, fault))
    return found


def failures_of(views: Iterable[View], names: Iterable[str]) -> dict[str, CityBrainError]:
    """Quantities that cannot be computed in some view, each with its first error; the others are computed."""
    wanted, failed = list(names), dict[str, CityBrainError]()
    for view in views:
        failed |= view.failures(name for name in wanted if name not in failed)
    return failed


def names_of(roles: Roles, wanted: Iterable[str]) -> list[str]:
    """Quantities of the city that fill any of some roles."""
    return [name for role in wanted for name in roles.names(role)]
