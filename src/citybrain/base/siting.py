"""Where to put what serves most under a budget: sites chosen one after the other, each counted beside those before it.

Each choice adds the most, and what the rest would add is counted anew. Where prices differ and there is a budget, the
choices that add the most for their money are made as well, and the better of both stands. Where gains diminish this
brings at least 1 - 1/e of the most that as many of one price can (Nemhauser, Wolsey and Fisher 1978,
doi:10.1007/BF01588971), of several prices 1 - 1/sqrt(e) of what a budget can, as long as the count is not reached
(Khuller, Moss and Naor 1999, doi:10.1016/S0020-0190(99)00031-9). Where sites must stand apart no share is promised, and
the bound on what any choice can add holds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple, Protocol

import numpy as np

from citybrain.kernel.errors import DeclarationError
from citybrain.kernel.units import Array, Mask, Rows
from citybrain.kernel.vocabulary import LANGUAGES

ROUNDING = 1e-9
"""Part of the money by which sums of prices may be off."""

LOOKED_AT = 8
"""Choices of a round that are tried until one adds something."""


NOBODY: Rows = np.array([], np.intp)


class SiteOptions(NamedTuple):
    """Choices of a round: what each would add, what it costs [money], and the rows that get the measure.

    `beside` gives the choices that cannot stand beside some rows; without it all can.
    """

    gains: Array
    costs: Array
    rows: Callable[[int], Rows]
    beside: Callable[[Rows], Mask] | None = None

    def useful(self, money: float, taken: Rows = NOBODY) -> Mask:
        """Those that would add something, that the money pays for, and that can stand beside the rows taken."""
        paid: Mask = np.isfinite(self.costs) & (self.costs <= money * (1.0 + ROUNDING))
        useful = paid & (self.gains > 0.0)
        return useful & ~self.beside(taken) if self.beside and len(taken) else useful


def each_row(gains: Array, costs: Array, beside: Callable[[Rows], Mask] | None = None) -> SiteOptions:
    """Every row is a choice by itself; `beside` gives those that cannot stand beside some."""
    return SiteOptions(gains, costs, lambda option: np.array([option], np.intp), beside)


class SiteDemand(Protocol):
    """What sites serve: `whole` is all of it and `served` what is served today, in one unit.

    `gainer` is the entity whose rows gain. No sites can add more than `most`. `diminishing` says that a site adds the
    less the more there are. `costs` are those of rows, infinite where none can stand.
    """

    gainer: str
    whole: float
    served: float
    most: float
    diminishing: bool

    def options(self, taken: Rows, costs: Array) -> SiteOptions:
        """The choices beside the rows that are taken."""

    def wanted(self, costs: Array) -> SiteOptions:
        """Rows by the demand at each when it is looked at alone."""

    def gained(self, rows: Rows) -> Array:
        """What some rows together add to what is served today, by row of the gainer."""


@dataclass(frozen=True)
class SitingQuestion:
    """What a demand is made from: `read` gives values by name, with what the measure sets in place of its parameters.

    `shapes` gives the shapes of an entity, `ways` the networks on which people go. `choices` are the answers to what
    the kind asks for.
    """

    kind: str
    read: Callable[[str], Any]
    shapes: Callable[[str], Any]
    ways: Callable[[], Any]
    choices: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class SiteKind:
    """What can be sited: its measure, the function of its domain that makes the demand, what the question may state.

    `labels` and `gains` name it and what is counted, in `unit`, in each language.
    """

    name: str
    measure: str
    demand: str
    unit: str
    asks: tuple[str, ...]
    labels: Mapping[str, str]
    gains: Mapping[str, str]


def site_kind(
    name: str, *, measure: str, demand: str, unit: str, labels: Mapping[str, str], gains: Mapping[str, str],
    asks: tuple[str, ...] = (), where: str = "",
) -> SiteKind:  # fmt: skip
    """A declared kind of site. Raises DeclarationError where a language has no label."""
    for language in LANGUAGES:
        if not labels.get(language, "").strip() or not gains.get(language, "").strip():
            raise DeclarationError("site-kind-without-label", kind=name, where=where, language=language)
    return SiteKind(name, measure, demand, unit, tuple(asks), dict(labels), dict(gains))


@dataclass(frozen=True)
class ChosenSite:
    """Rows that get the measure together, what they cost, and what they add beside those before, by row of gainer."""

    rows: Rows
    cost: float
    gained: Array

    @property
    def gain(self) -> float:
        """What it adds."""
        return float(self.gained.sum())


class ChosenSites(NamedTuple):
    """Sites in their order; the most that any choice can add; what most demand first adds for the same money.

    `cheapest` is the least price of a choice that would add something; none where nothing would.
    """

    sites: list[ChosenSite]
    at_most: float
    by_demand: float
    cheapest: float | None


def choose(demand: SiteDemand, costs: Array, count: int, budget: float = np.inf) -> ChosenSites:
    """At most some sites, and no more than a budget [money] pays for."""
    first = demand.options(NOBODY, costs)
    useful = first.costs[first.useful(np.inf)]
    rules = (True, False) if np.isfinite(budget) and len(useful) and useful.min() < useful.max() else (False,)
    found = [_greedy(demand, costs, count, budget, first, by_price) for by_price in rules]
    sites = max((sites for sites, _ in found), key=lambda sites: sum(site.gain for site in sites))
    at_most = min(most for _, most in found)
    rows = _by_demand(demand, costs, sum(site.cost for site in sites), sum(len(site.rows) for site in sites))
    by_demand = float(demand.gained(rows).sum()) if len(rows) else 0.0
    return ChosenSites(sites, at_most, by_demand, float(useful.min()) if len(useful) else None)


def _greedy(
    demand: SiteDemand, costs: Array, count: int, budget: float, first: SiteOptions, by_price: bool
) -> tuple[list[ChosenSite], float]:
    """Sites by what they add, or by what they add for their money; the most that any choice can add."""
    sites: list[ChosenSite] = []
    taken, spent, total, at_most = NOBODY, 0.0, 0.0, demand.most
    options = first
    while len(sites) < count:
        if demand.diminishing:
            at_most = min(at_most, total + _relaxed(options, count, budget))
        site = next(_tried(demand, options, taken, budget - spent, by_price), None)
        if site is None:
            break
        sites.append(site)
        taken = np.concatenate([taken, site.rows])
        spent, total = spent + site.cost, total + site.gain
        options = demand.options(taken, costs)
    return sites, at_most


def _tried(demand: SiteDemand, options: SiteOptions, taken: Rows, money: float, by_price: bool) -> Iterator[ChosenSite]:
    """Choices that add something for the money, the best first; few are tried."""
    fits = np.flatnonzero(options.useful(money, taken))
    gains, costs = options.gains[fits], options.costs[fits]
    worth = np.divide(gains, costs, out=np.full(len(fits), np.inf), where=costs > 0.0) if by_price else gains
    before = demand.gained(taken) if len(taken) else 0.0
    for option in fits[np.argsort(-worth, kind="stable")[:LOOKED_AT]]:
        rows = options.rows(int(option))
        site = ChosenSite(rows, float(options.costs[option]), demand.gained(np.concatenate([taken, rows])) - before)
        if site.gain > 0.0:
            yield site


def _relaxed(options: SiteOptions, count: int, budget: float) -> float:
    """What no choice of so many for so much money can add: the best ones, and for the money parts of them too."""
    fits = options.useful(budget)
    gains, costs = options.gains[fits], options.costs[fits]
    most = float(np.sort(gains)[-count:].sum())
    if np.isfinite(budget) and len(gains):
        order = np.argsort(-np.divide(gains, costs, out=np.full(len(gains), np.inf), where=costs > 0.0))
        before = np.concatenate([[0.0], np.cumsum(costs[order])[:-1]])
        room = budget - before
        part = np.divide(room, costs[order], out=np.ones(len(gains)), where=costs[order] > 0.0)
        most = min(most, float((gains[order] * np.clip(part, 0.0, 1.0)).sum()))
    return most


def _by_demand(demand: SiteDemand, costs: Array, money: float, count: int) -> Rows:
    """Rows with the most demand first, each looked at alone, as far as the money goes; what is too dear is left out.

    Of those that cost nothing no more than `count`.
    """
    options = demand.wanted(costs)
    rows, left = [NOBODY], money * (1.0 + ROUNDING)
    useful = options.useful(money)
    fits = np.flatnonzero(useful)
    least = float(options.costs[fits].min(initial=np.inf))
    for option in fits[np.argsort(-options.gains[fits], kind="stable")]:
        if left < least:
            break
        if useful[option] and options.costs[option] <= left and (options.costs[option] > 0.0 or len(rows) <= count):
            rows.append(options.rows(int(option)))
            left -= float(options.costs[option])
            useful = options.useful(money, np.concatenate(rows)) if options.beside else useful
    return np.concatenate(rows)
