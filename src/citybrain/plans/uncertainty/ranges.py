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
from citybrain.plans.memo import Memo
from citybrain.plans.uncertainty.scores import Scores, scores_by_name
from citybrain.plans.uncertainty.uncertainty import Interval, intervals
from citybrain.plans.view import View

DRAWS = 100
MOST_NUMBERS = 20_000_000
"""Rows times draws of one question: some 160 megabytes."""

MOST_KEPT, MOST_NUMBERS_KEPT = 32, 200_000
"""Questions whose draws a view keeps, and rows times draws of one that it keeps: at most some 50 megabytes.

Those of zones and of the city read the most formulas and have few rows: they take long and are small.
"""
PART = "ranges"

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


def _draws(view: View, names: Sequence[str], behind: Sequence[str], draws: int, seed: int) -> dict[str, Array]:
    """As `draws_of`, once for all who look at a view where they are few, and apart for those who see them masked.

    Raises InputError where they are too many.
    """

    def make() -> dict[str, Array]:
        return draws_of(view, names, scores_by_name(behind, draws, seed))

    rows, each = sum(np.size(view.value(name)) for name in names), 1 + (draws if behind else 0)
    if rows * each > MOST_NUMBERS:
        raise InputError("ranges-too-many", received=rows, allowed=MOST_NUMBERS // each)
    if rows * each > MOST_NUMBERS_KEPT:
        return make()
    kept: Memo[dict[str, Array]] = view.made.setdefault(PART, Memo(MOST_KEPT))
    masked = tuple(bool(np.isnan(view.masked(name, 0.0))) for name in names)
    return kept.get((tuple(names), masked, tuple(behind), draws, seed), make)


def draws_of(view: View, names: Sequence[str], scores: Scores) -> dict[str, Array]:
    """Values of some quantities as stated and in every draw (rows, 1 + draws); a number of the city is one row."""
    graph = view.graph
    draws = len(next(iter(scores.values()))) if scores else 0
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
    behind = drawn_behind(graph, names, day)
    before = _draws(today, names, behind, draws, seed)
    if plan is None:
        return {name: Ranges(intervals(values)) for name, values in before.items()}
    after = _draws(plan, names, behind, draws, seed)
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
