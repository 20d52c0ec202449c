"""The yearly cost to society of what measures of the whole city book apart, in every draw, as the plan counts it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from citybrain.kernel import Graph
from citybrain.kernel.annuity import annuity
from citybrain.kernel.interventions import CITY
from citybrain.kernel.units import Array
from citybrain.plans.booked import accounts_unread
from citybrain.plans.roles import COST_TO_SOCIETY, DISCOUNT_RATE, whole_of_role


class CostApart(NamedTuple):
    """What is added to the cost to society (`whole`): accounts of the city with the life over which what is put in is
    spread, accounts of what is paid each year, and the rate of society.
    """

    whole: str
    lives: Mapping[str, str]
    yearly: tuple[str, ...]
    rate: str

    @property
    def names(self) -> tuple[str, ...]:
        """Quantities of the city that it follows from."""
        return (*self.lives, *self.lives.values(), *self.yearly, self.rate)

    def of(self, states: Mapping[str, Sequence[Array]]) -> Array:
        """What each state has more than the first one (states, draws), from quantities by state."""

        def more(name: str) -> Array:
            return np.asarray(states[name]) - np.asarray(states[name])[:1]

        rate = np.asarray(states[self.rate])
        with np.errstate(all="ignore"):
            spread = [more(name) * annuity(rate, np.asarray(states[life]), 1.0) for name, life in self.lives.items()]
        return np.asarray(np.sum([*spread, *map(more, self.yearly)], axis=0), np.float64)


def cost_apart(measures: Iterable[str], graph: Graph) -> CostApart | None:
    """What draws of accounts, those of rows summed up, tell of a plan; None where nothing is booked apart, or not all
    of it is drawn: lives of rows differ, and a transfer in the same account is no cost to society.
    """
    asked = set(measures)
    whole, rate = whole_of_role(graph, COST_TO_SOCIETY), graph.roles.one(DISCOUNT_RATE)
    booked = {name: found for name in asked if any(found := accounts_unread(graph, name, COST_TO_SOCIETY))}
    if not booked or whole is None or rate is None:
        return None
    lives: dict[str, str] = {}
    yearly: set[str] = set()
    for name, (once, each_year) in booked.items():
        part = graph.components.get(graph.interventions[name].cost)
        own = next((account for account in part.accounts if account in once), None) if part else None
        if once and (part is None or own is None or graph[part.lifetime].of != CITY):
            return None
        if part and own:
            lives[own] = part.lifetime
        yearly |= each_year
    others = {n for name in asked - booked.keys() for n in graph.interventions[name].changes}
    totals = {name: _of_city(graph, name) for name in (*lives, *sorted(yearly))}
    if others & totals.keys() or not all(totals.values()):
        return None
    return CostApart(
        whole, {totals[n]: life for n, life in lives.items()}, tuple(totals[n] for n in sorted(yearly)), rate
    )


def _of_city(graph: Graph, account: str) -> str:
    """An account of the city, or the total of one of rows; empty where nobody sums it up."""
    if graph[account].of == CITY:
        return account
    totals = (made for made in graph.quantities.values() if made.kind == "total" and made.of == CITY)
    return next((made.name for made in totals if made.inputs == (account,)), "")


def with_apart(
    told: dict[str, Array], found: Mapping[str, Sequence[Array]], apart: CostApart | None
) -> dict[str, Array]:
    """Quantities of the city (states, draws), the cost to society with what is booked apart of it."""
    if apart is None or apart.whole not in told:
        return told
    return told | {apart.whole: told[apart.whole] + apart.of(found)}
