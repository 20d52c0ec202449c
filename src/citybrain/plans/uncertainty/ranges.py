"""The range in which a number may lie that is never told without one: what its own formulas may be off, at once.

Only numbers of the city with a distribution are drawn from which formulas alone lead to the quantity; what a search
over all rows, neighbours, files or the hours tell stays as stated, and so does what these read. It takes about a second
where the intervals of a plan take a minute, and is narrower.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np

from citybrain.kernel import Graph, InputError, Quantity
from citybrain.kernel.declarations import SHARED
from citybrain.kernel.units import Array
from citybrain.plans.uncertainty.scores import Scores, latin_scores
from citybrain.plans.uncertainty.uncertainty import Interval, intervals
from citybrain.plans.view import View

DRAWS = 100
MOST_NUMBERS = 20_000_000
"""Rows times draws of one question: some 160 megabytes."""

STAYING = frozenset({"solved", "field", "loop", "guess", "given", "previous", "lookup"})
"""Kinds of quantities that stay as stated."""

CITY = "city"


class Ranges(NamedTuple):
    """Intervals of every row of a quantity today and with a plan, and of the change; the last two None without one."""

    today: tuple[Interval, ...]
    plan: tuple[Interval, ...] | None = None
    change: tuple[Interval, ...] | None = None


def drawn_behind(graph: Graph, names: Iterable[str], day: datetime.date) -> tuple[str, ...]:
    """The numbers with a distribution from which formulas alone lead to some quantities."""
    seen, staying = set[str](), set[str]()
    todo = [graph[name].name for name in names]
    while todo:
        made = graph.quantities[todo.pop()]
        if made.name in seen or made.name in staying:
            continue
        if made.kind != "parameter" and _stays(graph, made):
            staying.add(made.name)
        else:
            seen.add(made.name)
            todo.extend(made.inputs)
    uncertain = (n for n in sorted(seen & graph.parameters.keys()) if graph.parameters[n].uncertainty_at(day))
    return tuple(name for name in uncertain if not graph.after([name]) & staying)


def _stays(graph: Graph, made: Quantity) -> bool:
    of_search = made.kind == "column" and graph.quantities[made.inputs[0]].kind in STAYING
    return made.kind in STAYING or of_search or made.of in SHARED - {CITY}


def draws_of(view: View, names: Sequence[str], scores: Scores) -> dict[str, Array]:
    """Values of some quantities as stated and in every draw (rows, 1 + draws); a number of the city is one row.

    Raises InputError where they are too many.
    """
    graph, result = view.graph, view.result
    draws = len(next(iter(scores.values()))) if scores else 0
    rows = sum(np.size(result[name]) for name in names)
    if rows * (1 + draws) > MOST_NUMBERS:
        raise InputError("ranges-too-many", received=rows, allowed=MOST_NUMBERS // (1 + draws))
    told = {name: [np.atleast_1d(np.asarray(view.value(name), np.float64))] for name in names}
    for draw in range(draws):
        moved = {name: _moved(view, graph, name, float(score[draw])) for name, score in scores.items()}
        found = view.what_if(moved, names)
        for name in names:
            told[name].append(np.atleast_1d(np.asarray(view.masked(name, found[name]), np.float64)))
    return {name: np.column_stack(values) for name, values in told.items()}


def _moved(view: View, graph: Graph, name: str, score: float) -> float:
    """A number at a score, within the bounds of the vocabulary."""
    uncertainty = graph.parameters[name].uncertainty_at(view.result.city.day)
    value = float(view.result[name])
    assert uncertainty is not None
    term, value = graph.vocabulary.terms.get(name), float(uncertainty.value(value, score))
    bounds = term.bounds if term else (None, None)
    return value if bounds == (None, None) else float(np.clip(value, *bounds))


def ranges_of(
    today: View, names: Sequence[str], plan: View | None = None, draws: int = DRAWS, seed: int = 1
) -> dict[str, Ranges]:
    """Ranges of some quantities today and with a plan, by draws that both share.

    Raises InputError where nothing behind one of them may be off: then nobody can tell its range.
    """
    graph, day = today.graph, today.result.city.day
    for name in names:
        if not drawn_behind(graph, [name], day):
            raise InputError("ranges-nothing-drawn", quantity=name)
    scores = latin_scores(drawn_behind(graph, names, day), draws, seed)
    before = draws_of(today, names, scores)
    if plan is None:
        return {name: Ranges(intervals(values)) for name, values in before.items()}
    after = draws_of(plan, names, scores)
    return {
        name: Ranges(intervals(before[name]), intervals(after[name]), intervals(after[name] - before[name]))
        for name in names
    }


def is_ranged(graph: Graph, name: str) -> bool:
    """Whether a quantity is never told without its range."""
    term = graph.vocabulary.terms.get(name)
    return term is not None and term.ranged


def range_by_row(view: View, name: str) -> tuple[Interval, ...]:
    """The range of every row of one quantity in one view, such as beside its values in a table."""
    return ranges_of(view, [name])[name].today
