"""Which parameters an objection can lead to a correction of: those that what it is about hangs on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from citybrain.kernel import Graph, nearest
from citybrain.kernel.costs import MEASURE_INVESTMENT, MEASURE_RUNNING_COST
from citybrain.kernel.interventions import Intervention
from citybrain.people.services.matter import Matter
from citybrain.records.errors import EntryError

MOST_SHOWN = 3


def parameters_behind(graph: Graph, about: Mapping[str, Any]) -> frozenset[str] | None:
    """Parameters that what an objection is about hangs on; None where any may be what was wrong.

    Any may be of a decision and of an algorithm that is no quantity and no measure, of which no graph says what they
    hang on, and of what was erased. Money that measures book hangs on what these read, though no formula does.
    """
    kind, name = about.get("kind"), about.get("name")
    if kind == "algorithm":
        kind = "quantity" if name in graph.quantities else "measure" if name in graph.interventions else kind
    if name is None or kind not in ("parameter", "quantity", "measure"):
        return None
    if kind == "parameter":
        return frozenset({str(name)})
    if kind == "measure":
        named = set(_read_by(graph, [name]))
    else:
        needs = graph.needs(name) if name in graph.quantities else frozenset()
        named = {
            str(name),
            *_read_by(graph, (one for one, made in graph.interventions.items() if _books(graph, made, needs))),
        }
    found = (graph.needs(one) for one in named if one in graph.quantities)
    return frozenset().union(*found) & graph.parameters.keys()


def require_behind(graph: Graph, matter: Matter, parameter: str) -> None:
    """Raises EntryError where what an objection is about does not hang on a parameter, with some that it hangs on."""
    allowed = parameters_behind(graph, matter.about)
    if allowed is None or parameter in allowed:
        return
    near = nearest(parameter, sorted(allowed))
    some = near if near != "-" else ", ".join(sorted(allowed)[:MOST_SHOWN]) or "-"
    raise EntryError(
        "matter-correction-other", number=matter.number, name=matter.about["name"], received=parameter, allowed=some,
        count=len(allowed),
    )  # fmt: skip


def _read_by(graph: Graph, measures: Iterable[str]) -> Iterator[str]:
    for made in filter(None, map(graph.interventions.get, measures)):
        yield from made.names
        if part := graph.components.get(made.cost):
            yield part.lifetime


def _books(graph: Graph, made: Intervention, needs: frozenset[str]) -> bool:
    """Whether some of what a measure costs is added to what something needs."""
    part = graph.components.get(made.cost)
    accounts = {*(part.accounts if part else ())}
    accounts |= {one for role in (MEASURE_INVESTMENT, MEASURE_RUNNING_COST) for one in graph.roles.names(role, made.of)}
    return not accounts.isdisjoint(needs & made.changes.keys())
