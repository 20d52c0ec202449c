"""Rebound: how much of what a plan would save is taken back by warmer rooms, longer light, work at home and more."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from citybrain.kernel import Patch
from citybrain.kernel.interventions import CITY
from citybrain.kernel.units import Mask, Rows
from citybrain.plans.outcome import Effect, Outcome
from citybrain.plans.roles import EMISSIONS

MOST_SOLVED = 20_000
"""Rows whose hours are computed again; where a rebound acts in more, these stand for all of them."""


@dataclass(frozen=True)
class ReboundShare:
    """A number of the city: its change by a plan without rebound and with it."""

    quantity: str
    without: float
    with_rebound: float

    @property
    def taken_back(self) -> float | None:
        """Part of the saving that rebound takes; None where nothing would be saved. Above 1 the plan backfires."""
        return (self.with_rebound - self.without) / -self.without if self.without < 0 else None


@dataclass(frozen=True)
class Rebound:
    """What rebound does to the headlines of a plan, those of its emissions, and the parameters that act in it."""

    shares: tuple[ReboundShare, ...]
    parameters: tuple[str, ...]
    emissions: tuple[str, ...] = ()

    @property
    def main(self) -> ReboundShare:
        """The share of the first headline of emissions; of the first one told where none is."""
        return next((share for share in self.shares if share.quantity in self.emissions), self.shares[0])

    def of(self, quantity: str) -> ReboundShare | None:
        """The share of one headline; None where it has none."""
        return next((share for share in self.shares if share.quantity == quantity), None)


def rebound_of(outcome: Outcome) -> Rebound | None:
    """The same plan with the same buildings taking part, with all rebound at 0; None where no measure has any.

    Of a path it is the last year against the reference of that year. Headlines that people want less of are told.
    Rows whose hours a rebound changes are solved anew, at most `MOST_SOLVED` of them, evenly over the city.
    """
    effects = [effect for effect in outcome.headline if effect.better == "less" and effect.missing is None]
    names = [effect.quantity for effect in effects]
    graph = outcome.view.graph
    rows = {name: _rows(outcome, name) for name in graph.rebounds}
    acting = {name: found for name, found in rows.items() if found is None or len(found)}
    if not acting or not names:
        return None
    back = _taken_off(outcome, acting, names)
    shares = tuple(_share(effect, back[effect.quantity]) for effect in effects)
    return Rebound(shares, tuple(acting), tuple(graph.roles.names(EMISSIONS)))


def sources_of(rebound: Rebound, outcome: Outcome) -> list[str]:
    """Where the parameters that act in a rebound come from, as they say themselves on the day of the plan."""
    found: list[str] = []
    for name in rebound.parameters:
        parameter = outcome.view.graph.parameters[name]
        if parameter.by:
            said = [row.source for row in parameter.table_at(outcome.day).rows if row.value]
        else:
            said = [parameter.at(outcome.day).source]
        found += [source for source in dict.fromkeys(said) if source not in found]
    return found


def _rows(outcome: Outcome, name: str) -> Rows | None:
    """Buildings in which a rebound acts because of the plan; None for all, where it is of the city."""
    view, driver = outcome.view, outcome.view.graph.rebounds[name].driver
    if view.graph.quantities[driver].of == CITY:
        return None if view.value(driver) > outcome.reference.value(driver) else np.array([], np.intp)
    rows = view.rise(driver, outcome.reference)
    if view.graph.quantities[name].of == CITY:
        return None if len(rows) else rows
    acts: Mask = np.asarray(view.value(name))[rows] != 0
    return rows[acts]


def _taken_off(outcome: Outcome, acting: Mapping[str, Rows | None], names: list[str]) -> dict[str, float]:
    """By how much numbers of the city change without rebound; of very many rows that are solved some stand for all."""
    declared = outcome.view.graph.rebounds
    many = {
        name: rows
        for name, rows in acting.items()
        if declared[name].solved and rows is not None and len(rows) > MOST_SOLVED
    }
    rest = {name: rows for name, rows in acting.items() if name not in many}
    back = _without(outcome, rest, names)
    for parameter, rows in many.items():
        some = rows[:: -(-len(rows) // MOST_SOLVED)]
        solved = _without(outcome, {parameter: some}, names)
        back = {name: back[name] + solved[name] * len(rows) / len(some) for name in names}
    return back


def _without(outcome: Outcome, acting: Mapping[str, Rows | None], names: list[str]) -> dict[str, float]:
    """By how much each number of the city changes once some rebound is at 0."""
    overlay: dict[str, Any] = {
        name: np.float64(0.0) if rows is None else Patch(rows, np.zeros(len(rows))) for name, rows in acting.items()
    }
    values = outcome.view.what_if(overlay, names)
    return {name: float(values[name] - outcome.view.value(name)) for name in names}


def _share(effect: Effect, back: float) -> ReboundShare:
    return ReboundShare(effect.quantity, effect.change + back, effect.change)
