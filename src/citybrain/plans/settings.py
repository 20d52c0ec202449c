"""Settings of a measure: which ones an intervention has, and which values they may take."""

from __future__ import annotations

from citybrain.kernel import Graph, Intervention, PlanError, Term, nearest
from citybrain.plans.entity_index import SourceLocation
from citybrain.plans.problems import raise_all, some
from citybrain.plans.schema import Measure

Bounds = tuple[float | None, float | None]


def bounds_of(name: str, graph: Graph) -> Bounds:
    """Least and greatest value that the vocabulary gives a setting; None where it is open."""
    term: Term | None = graph.vocabulary.terms.get(name)
    return term.bounds if term else (None, None)


def settings_of(measure: Measure, intervention: Intervention, graph: Graph, spot: SourceLocation) -> dict[str, float]:
    """The settings that a measure states. Raises PlanError for one that is unknown or out of its bounds."""
    errors: list[PlanError] = []
    for name, value in measure.settings.items():
        if name not in intervention.settings:
            near, allowed = nearest(name, intervention.settings), some(intervention.settings) or "-"
            fault = spot.inside(name).key_fault(
                "plan-unknown-setting", received=name, intervention=intervention.name, near=near, allowed=allowed
            )
            errors.append(fault)
            continue
        low, high = bounds_of(name, graph)
        if (low is not None and value < low) or (high is not None and value > high):
            unit = "" if graph[name].unit == "1" else f" {graph[name].unit}"
            received, allowed = f"{value:g}{unit}", f"{_describe(low)} … {_describe(high)}{unit}"
            fault = spot.inside(name).fault("plan-setting-range", setting=name, received=received, allowed=allowed)
            errors.append(fault)
    raise_all(errors)
    return dict(measure.settings)


def _describe(bound: float | None) -> str:
    return "" if bound is None else f"{bound:g}"
