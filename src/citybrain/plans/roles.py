"""What plans ask of domains, by role: which quantities fill one is said in the domains, nowhere else."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import reduce
from operator import add
from typing import Any

from citybrain.kernel import Graph
from citybrain.kernel.roles import Roles
from citybrain.plans.view import View

EMISSIONS = "emissions"
YEARLY_EMISSIONS = "yearly_emissions"
CUMULATED_EMISSIONS = "cumulated_emissions"
PATHWAY = (YEARLY_EMISSIONS, CUMULATED_EMISSIONS)
"""Roles that only a path has a use for."""

ENERGY_COST = "energy_cost"
COST_TO_SOCIETY = "cost_to_society"
MEASURE_INVESTMENT = "measure_investment"
MEASURE_RUNNING_COST = "measure_running_cost"
"""What measures raise: money put in, and what they then cost each year."""


def total(values: Mapping[str, Any] | View, roles: Roles, role: str) -> float | None:
    """The sum of what domains contribute to a role of the city; None where none does."""
    read = values.value if isinstance(values, View) else values.__getitem__
    found = [float(read(name)) for name in roles.names(role)]
    return reduce(add, found) if found else None


def change(today: View, plan: View, role: str) -> float | None:
    """By how much a plan changes what domains contribute to a role of the city; None where none does."""
    found = [float(plan.value(name) - today.value(name)) for name in today.graph.roles.names(role)]
    return reduce(add, found) if found else None


def raised(added: Mapping[str, float], graph: Graph, role: str, of: str) -> float:
    """What a measure on an entity adds to the quantities of a role; 0 where it adds nothing."""
    found = [added[name] for name in graph.roles.names(role, of) if name in added]
    return reduce(add, found) if found else 0.0


def names_of(roles: Roles, wanted: Iterable[str]) -> list[str]:
    """Quantities of the city that fill any of some roles."""
    return [name for role in wanted for name in roles.names(role)]
