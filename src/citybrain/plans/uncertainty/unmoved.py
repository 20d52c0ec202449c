"""Numbers that the years alone do not move: what draws tell of them today holds in the last year without the plan too.

Draws of years take as stated what draws of one day follow: few rows in which something holds, and the responses of
large entities. Where nothing behind a sum differs between the first and the last year there is nothing to draw anew.
"""

from __future__ import annotations

from collections.abc import Iterable

from citybrain.plans.uncertainty.one_day import same
from citybrain.plans.uncertainty.path_case import PathCase
from citybrain.plans.uncertainty.runs import Column
from citybrain.plans.years.simulate import span_of

LEAVES = frozenset({"parameter", "given", "previous"})
"""Kinds that hang on nothing else of the same year."""


def unmoved_sums(case: PathCase) -> frozenset[str]:
    """Sums of the city and of zones that are the same in the last year without the plan as in the first, row by row,
    and hang on nothing that differs between these years.
    """
    graph, sums = case.graph, [name for part in case.parts for name in (*part.sums, *part.zone_sums)]
    needed = {name: graph.needs(name) for name in sums}
    moved = _moved(case, frozenset().union(*needed.values()))
    first, last = case.today, case.pathway.reference.last.result

    def is_same(name: str) -> bool:
        inputs = Column(*graph[name].inputs).names
        return needed[name].isdisjoint(moved) and all(same(first[one], last[one]) for one in inputs)

    return frozenset(filter(is_same, sums))


def _moved(case: PathCase, names: Iterable[str]) -> set[str]:
    """What of some quantities differs between the first and the last year without hanging on others of its year.

    How many years follow is as stated in each draw, so that it differs as the numbers as stated tell.
    """
    graph, way = case.graph, case.pathway
    first, last = case.today, way.reference.last.result
    written = {n for one in way.reference.adopted.values() for n in one.request.intervention.changes}
    told = {n for n in names if graph.quantities[n].kind in LEAVES or n in written} - {*span_of(graph, way.years)}
    days = first.city.day, last.city.day

    def is_same(name: str) -> bool:
        made = graph.parameters.get(name)
        off = [made.uncertainty_at(day) for day in days] if made else [None, None]
        return off[0] == off[1] and same(first[name], last[name])

    return {name for name in told if not is_same(name)}
