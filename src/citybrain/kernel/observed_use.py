"""What follows from observed columns, such as bills of single places, is not told by plans, assessments and reports.

Those tell sums of headlines and of roles, and takers of measures, to everybody: none of them counts by cells.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from citybrain.kernel.errors import DeclarationError

if TYPE_CHECKING:
    from citybrain.kernel.graph import Graph


def check_observed_use(graph: Graph) -> None:
    """Raises DeclarationError where a headline, a role or a measure follows from an observed column."""
    observed = [name for name, made in graph.quantities.items() if made.observes]
    following = {*observed, *graph.after(observed)}
    terms = graph.vocabulary.terms
    headlines = {name for name in following if name in terms and terms[name].headline}
    roles = graph.roles.quantities() & following
    if told := sorted(headlines | roles):
        first = graph.quantities[told[0]]
        raise DeclarationError("graph-observed-told", quantity=first.name, where=first.where)
    for measure in graph.interventions.values():
        if read := sorted({*measure.reads, *measure.changes} & following):
            told_of = {"intervention": measure.name, "where": measure.where, "input": read[0]}
            raise DeclarationError("graph-observed-measure", **told_of)
