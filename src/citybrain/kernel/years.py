"""Years: one year's result as the base of the next, computed again only where the day, the past or a plan differs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

import numpy as np

from citybrain.kernel.change import Changed
from citybrain.kernel.city import City
from citybrain.kernel.declarations import MEASURABLE, PREVIOUS, RELATED
from citybrain.kernel.errors import DeclarationError
from citybrain.kernel.graph import Graph
from citybrain.kernel.parameters import Parameter
from citybrain.kernel.periods import Period, middle_of_year
from citybrain.kernel.result import Patch, Result

READ = RELATED | {"given", "parameter", "lookup", "field"}
"""Kinds of which a day, or what the city brings, may give another value though no input has one."""


def next_year(state: Result, city: City, laid: Mapping[str, Patch]) -> Changed:
    """The year that follows a settled one: the same rows on another day.

    Parameters and tables with another value on the new day, columns that the city brings anew, what is remembered of
    the year before (`previous_` quantities) and all that hangs on these are computed again; everything else is taken
    from `state`. Rows in `laid`, which `state` holds already, keep what plans put there wherever their quantity is
    computed again. Equal, bit for bit, to evaluating the new day with `laid` and last year's values laid over.
    """
    past = {name: state[name.removeprefix(PREVIOUS)] for name in remembering(state.graph)}
    return Changed(state, {}, None, city, read_again(state.graph, state.city, city), laid, past)


def remembering(graph: Graph) -> list[str]:
    """Quantities that stand for last year's value of another."""
    return [name for name, made in graph.quantities.items() if made.kind == "previous"]


def read_again(graph: Graph, before: City, after: City) -> list[str]:
    """Quantities that the new day alone gives another value, in the order of the graph."""
    read = [name for name in graph.order if graph.quantities[name].kind in READ]
    if before.columns is not after.columns:
        brought = before.columns.keys() | after.columns.keys()
        other = {name for name in brought if before.columns.get(name) is not after.columns.get(name)}
        measured = {name for name in other & graph.quantities.keys() if graph.quantities[name].kind in MEASURABLE}
        read = [name for name in graph.order if name in measured or graph.quantities[name].kind in READ]
    else:
        other = set()
    return [name for name in read if name in other or _is_new(graph, name, before, after)]


def _is_new(graph: Graph, name: str, before: City, after: City) -> bool:
    made = graph.quantities[name]
    match made.kind:
        case "given":
            return made.of_day and name not in after.columns and before.day.year != after.day.year
        case "parameter" | "lookup":
            return _reads_otherwise(graph.parameters[name], before, after)
        case "field":
            return before.positions.get(made.of) is not after.positions.get(made.of)
        case kind if kind in RELATED:
            return before.relations.get(made.over) is not after.relations.get(made.over)
    return False


def _reads_otherwise(parameter: Parameter, before: City, after: City) -> bool:
    """Whether a parameter has another value, another table, or another uncertainty that is drawn, on the later day."""
    drawn = parameter.name in after.scores or parameter.name in after.own_scores
    if not drawn and len(parameter.values) + len(parameter.tables) == 1:
        return False
    if drawn and parameter.uncertainty_at(before.day) != parameter.uncertainty_at(after.day):
        return True
    if parameter.by:
        return parameter.table_at(before.day) is not parameter.table_at(after.day)
    return parameter.at(before.day).value != parameter.at(after.day).value


class FrozenYear(Result):
    """A year of its own; nobody but the year itself holds the columns `own`."""

    own: frozenset[str] = frozenset()


def freeze(year: Changed, names: Iterable[str], spent: bool = False) -> FrozenYear:
    """A year as a result of its own, fit to be the base of the next.

    It holds the names, what lies over, what is remembered, and all that these need; anything else of the year is
    computed from these values when somebody asks for it. Where the year before is `spent`, rows that differ are
    written into its own columns, so that neither it nor `year` may be read any more.
    """
    graph, past = year.graph, remembering(year.graph)
    wanted = frozenset((*names, *year.overlaid, *(name.removeprefix(PREVIOUS) for name in past)))
    closed = graph.closed(wanted, frozenset(past))  # how the past began is past
    year.compute(past)
    year.compute_in_order(closed)
    closed = [*past, *closed]
    before = year.base.own if spent and isinstance(year.base, FrozenYear) else frozenset()
    settled = FrozenYear(graph, year.city, {name: year.column(name, name in before) for name in closed}, year.searches)
    patched = {name for name in closed if isinstance(year.own.get(name), Patch)}
    next_past = {name.removeprefix(PREVIOUS) for name in past}
    alone = _alone(settled.known())
    settled.own = frozenset(alone & (before - year.own.keys() | patched) - next_past)
    return settled


def _alone(values: Mapping[str, Any]) -> set[str]:
    """Names of columns that stand under no other name, whole or in part."""
    columns = {name: value for name, value in values.items() if isinstance(value, np.ndarray)}
    held = Counter(id(value if value.base is None else value.base) for value in columns.values())
    return {name for name, value in columns.items() if value.base is None and held[id(value)] == 1}


def other_year(base: Result, year: int) -> Changed:
    """A result in another year, with the same rows and no past: what is remembered begins where it did in `base`.

    Of a parameter that changes within the year the mean holds (`over_period`). In the year of the city itself the day
    stays that of the city.
    """
    day = base.city.day if year == base.city.day.year else middle_of_year(year)
    city, graph = replace(base.city, day=day), base.graph.over(Period.of_year(year))
    known = base.graph.parameters
    moved = {name for name, one in graph.parameters.items() if not _same(known[name], base.city, one, city)}
    brought = {n for n in read_again(base.graph, base.city, city) if n not in known}
    return Changed(base, {}, None, city, moved | brought, graph=graph)


def _same(one: Parameter, day: City, other: Parameter, other_day: City) -> bool:
    """Whether two parameters of a name give the same number, or tables of the same numbers, each on its day.

    One without a value on its day is not the same, so that who reads it is told.
    """
    try:
        if not one.by:
            return one.at(day.day).value == other.at(other_day.day).value
        table, later = one.table_at(day.day), other.table_at(other_day.day)
    except DeclarationError:
        return False
    return table.axes == later.axes and np.array_equal(table.values, later.values)


def seen_from(base: Result, state: Result, overlay: Mapping[str, Patch | float]) -> Changed:
    """A settled year told as a change of an earlier one, for maps and explanations.

    `overlay` is what plans put over the city by then. Where few rows differ they are taken from `state`, and so is what
    it remembers, which it must hold; whole columns are computed again when somebody asks, and give the same bits.
    """
    past = {name: state[name] for name in remembering(base.graph)}
    year = Changed(base, overlay, None, state.city, read_again(base.graph, base.city, state.city), None, past)
    year.hold(state.known())
    return year
