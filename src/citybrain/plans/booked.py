"""What measures book to accounts that no domain makes a role of money from: it counts as the component has it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import add

import numpy as np

from citybrain.kernel import Graph
from citybrain.kernel.annuity import annuity
from citybrain.kernel.costs import MEASURE_INVESTMENT, MEASURE_RUNNING_COST
from citybrain.kernel.units import Array
from citybrain.plans.measures import Applied
from citybrain.plans.roles import (
    COST_TO_SOCIETY,
    DISCOUNT_RATE,
    INVESTMENT,
    INVESTMENT_OF_YEAR,
    RUNNING_COST,
    names_of,
    whole_of_role,
)
from citybrain.plans.view import View
from citybrain.plans.years.adoption import Adoption
from citybrain.plans.years.checks import Notice

Numbers = Sequence[float] | Array
"""Sums of money, one for each year."""


@dataclass(frozen=True)
class Apart:
    """Money by year (years,) that a plan books beyond the reference and no contribution to a role reads.

    `invested` is spent in the year [money/a], `running` paid in it; `society` is the yearly cost to society, for which
    what is invested up to the year is spread over the lives of its components; NaN if not known.
    """

    invested: Array
    running: Array
    society: Array


def unread(graph: Graph, name: str, *roles: str) -> tuple[bool, bool]:
    """Whether what a measure costs once, and each year, is read by no contribution of the city to some roles."""
    once, yearly = accounts_unread(graph, name, *roles)
    return bool(once), bool(yearly)


def accounts_unread(graph: Graph, name: str, *roles: str) -> tuple[frozenset[str], frozenset[str]]:
    """Accounts of what a measure costs once, and each year, that no contribution of the city to some roles reads.

    A transfer is no cost to society that anything would have to read.
    """
    measure = graph.interventions[name]
    read: frozenset[str] = frozenset().union(*(graph.needs(made) for made in names_of(graph.roles, roles)))
    part = graph.components.get(measure.cost)
    if part and part.transfer and COST_TO_SOCIETY in roles:
        return frozenset(), frozenset()
    yearly = set(graph.roles.names(MEASURE_RUNNING_COST, measure.of)) & measure.changes.keys()
    accounts = {*(part.accounts if part else ()), *graph.roles.names(MEASURE_INVESTMENT, measure.of)}
    once = (accounts & measure.changes.keys()) - yearly
    none: frozenset[str] = frozenset()
    return none if once & read else frozenset(once), none if yearly & read else frozenset(yearly)


def told_apart(names: Iterable[str], graph: Graph) -> set[str]:
    """Quantities of the city to which measures add what these do not read: draws of them are draws of a part."""
    asked, found = set(names), set()
    for role, place in ((INVESTMENT, (0,)), (RUNNING_COST, (1,)), (COST_TO_SOCIETY, (0, 1))):
        if any(unread(graph, name, role)[at] for name in asked for at in place):
            found.add(whole_of_role(graph, role) or "")
    return found


def beside(measures: Iterable[Applied], view: View) -> dict[str, float]:
    """What a plan adds to quantities of the city that tell money beyond what these read: all that is booked is told.

    Empty where all is read; NaN where it is not known what the cost to society is.
    """
    found = {
        name: float(rows[0]) for name, rows in _beside(((m, [m.investment], [m.running_cost]) for m in measures), view)
    }
    return {name: more for name, more in found.items() if more}


def beside_by_year(adopted: Iterable[Adoption], view: View) -> dict[str, Array]:
    """The same in each year (years,), of all that has been adopted until then."""
    rows = ((a.in_sum(), *np.cumsum([a.investment, a.running_cost], axis=1)) for a in adopted)
    return {name: more for name, more in _beside(rows, view) if np.any(more)}


def _beside(booked: Iterable[tuple[Applied, Numbers, Numbers]], view: View) -> Iterable[tuple[str, Array]]:
    """What each role of money lacks of what is invested and paid so far, by the quantity that tells the role."""
    known = [(one, np.asarray(once, np.float64), np.asarray(yearly, np.float64)) for one, once, yearly in booked]
    for role in (INVESTMENT, RUNNING_COST, COST_TO_SOCIETY) if known else ():
        if name := whole_of_role(view.graph, role):
            yield name, reduce(add, (_lacking(role, *one, view) for one in known))


def _lacking(role: str, one: Applied, once: Array, yearly: Array, view: View) -> Array:
    if role == COST_TO_SOCIETY:
        return _spread(one, view, once, yearly)
    lacks = unread(view.graph, one.measure.intervention, role)
    return once * lacks[0] if role == INVESTMENT else yearly * lacks[1]


def partial(names: Iterable[str], graph: Graph, *, years: bool) -> set[str]:
    """What of the money of a plan the draws of roles leave a part of out, since measures book it apart."""
    asked = set(names)

    def lacks(*roles: str) -> tuple[bool, bool]:
        found = [unread(graph, name, *roles) for name in asked]
        return any(once for once, _ in found), any(yearly for _, yearly in found)

    found = {"running_cost"} if lacks(RUNNING_COST)[1] else set()
    found |= (
        {"investment"} if lacks(*(INVESTMENT_OF_YEAR, MEASURE_INVESTMENT) if years else (INVESTMENT,))[0] else set()
    )
    return found | ({"society", "present_value"} if any(lacks(COST_TO_SOCIETY)) else set())


def yearly_cost(measures: Iterable[Applied], view: View) -> float:
    """Yearly cost to society of what no contribution to it reads: 0 where all is read, NaN where it is not known."""
    return sum((_spread(one, view, [one.investment], [one.running_cost])[0] for one in measures), 0.0)


def by_year(adopted: Iterable[Adoption], without: Iterable[Adoption], view: View) -> Apart | None:
    """What a plan of years books apart beyond the reference; None where all is read, so that nothing is added."""
    found: list[tuple[Array, Array, Array]] = []
    for sign, adoptions in ((1.0, adopted), (-1.0, without)):
        for one in adoptions:
            name, sums = one.request.measure.intervention, np.cumsum([one.investment, one.running_cost], axis=1)
            once = unread(view.graph, name, INVESTMENT_OF_YEAR, MEASURE_INVESTMENT)[0]
            yearly = unread(view.graph, name, RUNNING_COST, MEASURE_RUNNING_COST)[1]
            society = _spread(one.in_sum(), view, *sums)
            if once or yearly or np.any(society):
                found.append((sign * once * np.array(one.investment), sign * yearly * sums[1], sign * society))
    return Apart(*(reduce(add, rows) for rows in zip(*found, strict=True))) if found else None


def _spread(one: Applied, view: View, investment: Numbers, running: Numbers) -> Array:
    """Yearly cost to society of what a measure has cost so far and costs each year, as far as nothing reads it."""
    once, yearly = unread(view.graph, one.measure.intervention, COST_TO_SOCIETY)
    spent = np.asarray(investment, np.float64)
    share = yearly_share(one, view) if once and np.any(spent) else 0.0
    return spent * share + np.asarray(running, np.float64) * yearly


def yearly_share(one: Applied, view: View) -> float:
    """Share of its investment that a measure costs society each year of its component's life; NaN if not known.

    Of a life that differs by row it is the mean over the rows that have the measure.
    """
    graph = view.graph
    part, rate = (
        graph.components.get(graph.interventions[one.measure.intervention].cost),
        graph.roles.one(DISCOUNT_RATE),
    )
    if part is None or rate is None or view.failures([part.lifetime, rate]):
        return float("nan")
    life = np.asarray(view.value(part.lifetime), np.float64)
    if graph[part.lifetime].of == one.of and life.ndim and one.share is None:
        life = life[one.rows]
    with np.errstate(all="ignore"):
        return float(np.mean(np.where(life > 0, annuity(float(view.value(rate)), life, 1.0), np.nan)))


def notices(measures: Iterable[Applied], view: View) -> list[Notice]:
    """Why the cost of a tonne is not known: measures whose investment nobody spreads over the years."""
    found = []
    for one in measures:
        if np.isnan(yearly_cost([one], view)):
            measure = view.graph.interventions[one.measure.intervention]
            part = view.graph.components.get(measure.cost)
            reason = "rate" if view.graph.roles.one(DISCOUNT_RATE) is None else "life"
            told: dict[str, str | int | float]
            told = {"position": one.position, "component": part.name if part else "-", "reason": reason}
            found.append(Notice("cost-of-tonne-unknown", f"/measures/{one.position - 1}", told))
    return found
