"""Where a plan puts something in the way of something else: trees over a sewer, solar modules under a crown."""

from __future__ import annotations

import numpy as np

from citybrain.plans.entity_index import ZONE, EntityIndexes
from citybrain.plans.roles import split
from citybrain.plans.view import View
from citybrain.plans.years.checks import Notice

CONFLICT = "conflict"
"""Role of counts of the city: how many things are in the way of another; less is better."""


def conflicts(today: View, without: View, plan: View, places: EntityIndexes) -> list[Notice]:
    """One notice for each conflict of which a plan makes more than there are without it, with the zones they lie in.

    The domain that declares the count says in its messages what stands in the way of what (`conflict-QUANTITY`, with
    the number that the plan adds as `count`).
    """
    counted = (one for one in split(today, without, plan, CONFLICT) if one.missing is None)
    return [
        Notice(
            f"{CONFLICT}-{one.quantity}",
            arguments={"count": round(one.plan - one.reference)},
            places=_zones_of(one.quantity, without, plan, places),
        )
        for one in counted
        if round(one.plan - one.reference) > 0
    ]


def _zones_of(name: str, without: View, plan: View, places: EntityIndexes) -> tuple[tuple[str, int], ...]:
    """Zones with how many of a count over rows the plan adds there, the most first; none of what lies in no zone."""
    made = plan.graph[name]
    rows = made.inputs[0] if made.kind == "total" else ""
    inside = plan.result.city.inside.get((plan.graph[rows].of, ZONE)) if rows else None
    if inside is None or ZONE not in places:
        return ()
    names = places.zone_names
    more = np.nan_to_num(plan.column(rows) - without.column(rows))
    known = (inside >= 0) & (inside < len(names))
    added = np.bincount(inside[known], more[known], len(names))
    order = np.argsort(-added, kind="stable")
    return tuple((str(names[row]), round(float(added[row]))) for row in order if round(float(added[row])) > 0)
