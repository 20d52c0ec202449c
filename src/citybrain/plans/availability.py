"""The part of a graph that a city can compute: what lacks data, and all that hangs on it, is left out and told."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence

import numpy as np

from citybrain.base.domains import find_domains
from citybrain.kernel import City, Graph, NotFoundError, Quantity, nearest
from citybrain.kernel.declarations import PREVIOUS, RELATED, SHARED

NOT_IN_CITY = "entity-not-in-city"
NOT_ASKED = "domain-not-asked"
REFUSED = "source-refused"
MODELS = ".models."


class PartialGraph(Graph):
    """A graph without what a city lacks data for; `lacking` tells of each quantity and measure what is missing.

    Sums over what domains contribute to a role stand without the contributions that are missing. What stands in for a
    quantity of another domain does so for its own domain where the city lacks that one; for others it is missing.
    `columns` are what the city gives: one of these is told, whatever it stands in for. Nothing stands in for rows of an
    entity that is not among the `entities` of the city.
    """

    def __init__(
        self, whole: Graph, lacking: Mapping[str, NotFoundError], columns: Container[str], entities: Container[str]
    ) -> None:
        here = (n for n in lacking if n in whole.stand_ins and whole.stand_ins[n].of in entities)
        standing = {n: whole.stand_ins[n] for n in here}
        self.lacking = {name: error for name, error in lacking.items() if name not in standing}
        self.whole = whole
        roles, kept = whole.roles, {n: q for n, q in whole.quantities.items() if n not in whole.parameters}
        super().__init__(
            [standing.get(n, q) for n, q in kept.items() if n not in self.lacking],
            {name: parameter for name, parameter in whole.parameters.items() if name not in lacking},
            [measure for name, measure in whole.interventions.items() if name not in lacking],
            whole.vocabulary,
            entities=[entity for entity in whole.entities.values() if not entity.shared],
            relations=whole.relations.values(),
            contributions=[
                one
                for role in roles
                for entity in whole.entities
                for one in roles.contributions(role, entity)
                if one.quantity not in lacking
            ],
            rebounds=[one for one in whole.rebounds.values() if not lacking.keys() & {one.parameter, one.driver}],
            phases=whole.phases,
        )
        self.stand_ins, self.stand_in_places = whole.stand_ins, whole.stand_in_places
        nothing = (n for n, one in standing.items() if np.isnan(one.default or 0.0) and n not in columns)
        self.untold = {name: lacking[name] for name in nothing}
        self.components = whole.components  # to whose accounts the costs of measures are booked already

    def __getitem__(self, name: str) -> Quantity:
        """The quantity of a name. Raises NotFoundError with what is missing, or with the nearest known names."""
        if name in self.lacking:
            raise self.lacking[name]
        return super().__getitem__(name)


def available(graph: Graph, city: City) -> Graph:
    """The graph as far as a city can compute it: the graph itself where nothing is missing."""
    lack = lacking(graph, city)
    return PartialGraph(graph, lack, city.columns, {*SHARED, *city.size}) if lack else graph


def lacking_of(graph: Graph) -> Mapping[str, NotFoundError]:
    """What a graph leaves out because the city lacks data for it."""
    return graph.lacking if isinstance(graph, PartialGraph) else {}


def whole_of(graph: Graph) -> Graph:
    """The graph with what the city lacks data for."""
    return graph.whole if isinstance(graph, PartialGraph) else graph


def lacking(graph: Graph, city: City) -> dict[str, NotFoundError]:
    """Quantities that cannot be computed and measures that read them, each with the first thing that is missing."""
    found = {n: e for n, made in graph.quantities.items() if (e := _missing(made, graph, city))}
    if found:
        needs, standing = _needs(graph), _standing_domains(graph)
        while fresh := dict(_hanging(graph, found, needs, standing)):
            found |= fresh
            needs = {name: wanted for name, wanted in needs.items() if name not in fresh}
    for name, measure in graph.interventions.items():
        if missing := next((found[n] for n in sorted({*measure.reads, *measure.changes}) if n in found), None):
            found[name] = missing
    return found


def _needs(graph: Graph) -> dict[str, tuple[str, ...]]:
    """What each quantity needs, in order; sums over a role need none of their contributions."""
    loops = {made.guess: name for name, made in graph.quantities.items() if made.guess}
    return {
        name: (
            *(() if made.role else made.inputs),
            made.observes,
            name.removeprefix(PREVIOUS) if made.kind == "previous" else "",
            loops.get(name, ""),
        )
        for name, made in graph.quantities.items()
    }


def _standing_domains(graph: Graph) -> dict[str, set[str]]:
    """For each quantity that something may stand in for, the domains that declare what does."""
    found: dict[str, set[str]] = {}
    for name, where in (*((n, one.where) for n, one in graph.stand_ins.items()), *graph.stand_in_places):
        found.setdefault(name, set()).add(where.partition(MODELS)[0])
    return found


def _hanging(
    graph: Graph,
    found: Mapping[str, NotFoundError],
    needs: Mapping[str, Sequence[str]],
    standing: Mapping[str, Container[str]],
) -> Iterator[tuple[str, NotFoundError]]:
    """Quantities that need something of what is missing, for which nothing stands in that their own domain declares."""
    for name, wanted in needs.items():
        lost = [need for need in wanted if need in found] if name not in found else ()
        for need in lost:
            own = graph.quantities[name].where.partition(MODELS)[0]
            if own not in standing.get(need, ()):
                yield name, found[need]
                break


def _missing(made: Quantity, graph: Graph, city: City) -> NotFoundError | None:
    """What a quantity itself misses: rows of its entity, a column of the twin, a relation."""
    if made.of not in SHARED and made.of not in city.size:
        nothing = NotFoundError(NOT_IN_CITY, of=made.of, allowed=", ".join(city.size))
        return _refused(made.of, city) or _not_asked(made.of, city) or nothing
    if made.kind in RELATED and made.over not in city.relations:
        if error := _refused(made.over, city) or _not_asked(made.over, city):
            return error
        over = graph.relations[made.over]
        told = {"allowed": f"{over.of} -> {over.to}", "received": ", ".join(city.relations) or "-"}
        return NotFoundError("relation-missing", quantity=made.name, relation=made.over, **told)
    given = made.kind == "given" and made.default is None and not made.of_day
    if given and made.name not in city.columns:
        if error := _refused(made.name, city):
            return error
        near = nearest(made.name, city.columns)
        return NotFoundError("column-missing", received=made.name, of=made.of, near=near)
    return None


def _refused(made: str, city: City) -> NotFoundError | None:
    """Why a file that would have told an entity, relation or column was refused; None where none was."""
    error = city.lacks.get(made)
    return error.alone() if isinstance(error, NotFoundError) else None


def _not_asked(made: str, city: City) -> NotFoundError | None:
    """That a city must ask for the domain that makes an entity or relation; None where domains make it unasked.

    A city that has something else of the domain has asked for it: what is missing then is a file.
    """
    domain = find_domains().asked_for(made)
    if domain is None or any(one.name in city.size for one in domain.entities):
        return None
    if any(one.name in city.relations for one in domain.relations):
        return None
    return NotFoundError(NOT_ASKED, of=made, domain=domain.name, lines=f"[domains.{domain.name}]")
