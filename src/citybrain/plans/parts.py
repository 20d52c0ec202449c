"""How numbers of the city come from its zones: what all zones add up to, and what stands in none of them."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from citybrain.kernel import Graph, Quantity
from citybrain.kernel.interventions import CITY
from citybrain.kernel.units import Array
from citybrain.plans.entity_index import ZONE

if TYPE_CHECKING:
    from citybrain.plans.outcome import Outcome
    from citybrain.plans.years.pathway import Pathway

ROUNDING = 1e-12
"""Part of a number by which a sum of its parts differs from it without meaning."""

Sides = tuple[float, float, float]
"""A number today, in the reference and with the plan."""


@lru_cache(maxsize=8)  # of the graphs at work
def wholes(graph: Graph) -> dict[str, tuple[str, ...]]:
    """By sum of zones: the number of the city that it is a part of, and the totals of the city of the same inputs.

    The first is that total, or the quantity of the same name that reads it and has its unit: one that adds to it what
    stands in no zone, such as plants of the city. Of a role of zones that adds up totals it is the role of the city.
    """
    totals = {made.inputs: made for made in graph.quantities.values() if made.of == CITY and made.kind == "total"}
    found: dict[str, tuple[str, ...]] = {}
    for made in graph.quantities.values():
        if parts := parts_of_role(graph, made):
            of_city = graph.by_role.get((made.role, CITY), ())
            known = [totals[graph[part].inputs].name for part in parts if graph[part].inputs in totals]
            if of_city and len(known) == len(parts):
                found[made.name] = (of_city[0], *known)
        elif made.of == ZONE and made.kind == "total" and (total := totals.get(made.inputs)):
            whole = graph.quantities.get(f"{CITY}_{made.name.removeprefix(f'{ZONE}_')}")
            reads = whole is not None and total.name in whole.inputs and whole.unit == total.unit
            found[made.name] = (whole.name if whole and reads else total.name, total.name)
    return found


def parts_of_role(graph: Graph, made: Quantity) -> tuple[str, ...]:
    """The totals of zones that a quantity adds up for a role to which no domain contributes of zones, else none."""
    return made.inputs if made.of == ZONE and made.role and not graph.roles.names(made.role, ZONE) else ()


def zone_parts(graph: Graph, headlines: Iterable[str]) -> list[str]:
    """Totals of zones that are parts of some numbers of the city."""
    asked = set(headlines)
    return [name for name, told in wholes(graph).items() if asked & set(told)]


def with_other_groups(graph: Graph, names: Iterable[str]) -> list[str]:
    """Numbers of the city, after each that is the sum of one of several columns of the same rows the sums of the
    others: residents by how many rules hold, of whom one group is told first.
    """
    sums: dict[str, list[str]] = {}
    for made in graph.quantities.values():
        if made.of == CITY and made.kind == "total" and len(made.inputs) == 1:
            sums.setdefault(_record_of(graph, made), []).append(made.name)
    found = dict.fromkeys(name for one in names for name in (one, *sums.get(_record_of(graph, graph[one]), ())))
    return list(found)


def _record_of(graph: Graph, made: Quantity) -> str:
    """The quantity of several columns of which a sum takes one; the sum itself where it takes none."""
    column = graph.quantities[made.inputs[0]] if made.kind == "total" else made
    return column.inputs[0] if column.kind == "column" else made.name


def outside_zones(outcome: Outcome) -> Mapping[str, Sides]:
    """What stands in no zone, by total of zones: all zones and it add up to the number of the city that is told."""
    graph = outcome.view.graph
    told = {effect.quantity: effect for effect in outcome.headline if effect.missing is None}
    found = {}
    for name, (whole, *totals) in wholes(graph).items():
        if name in outcome.zones and (effect := told.get(whole)):
            sides = (effect.today, effect.reference, effect.plan)
            views = (outcome.today, outcome.reference, outcome.view)
            today, reference, plan = (
                side - math.fsum(float(view.value(total)) for total in totals)
                for side, view in zip(sides, views, strict=True)
            )
            found[name] = (today, reference, plan)
    return found


def outside_zones_by_year(pathway: Pathway, graph: Graph) -> Mapping[str, tuple[Array, Array]]:
    """The same in each year of a path, without the plan and with it, of what does stand in no zone in one of them."""
    tracks, found = (pathway.reference.track, pathway.plan), {}
    for name, (whole, *_) in wholes(graph).items():
        if all(name in track.zones and whole in track.city for track in tracks):
            numbers = np.array(pathway.numbers(whole))
            apart = numbers - [[math.fsum(rows) for rows in track.zones[name]] for track in tracks]
            if not np.allclose(numbers, numbers - apart, rtol=ROUNDING, atol=0.0, equal_nan=True):
                found[name] = (apart[0], apart[1])
    return found
