"""Where a plan puts something in the way of something else: trees over a sewer, solar modules under a crown."""

from __future__ import annotations

from citybrain.plans.roles import split
from citybrain.plans.view import View
from citybrain.plans.years.checks import Notice

CONFLICT = "conflict"
"""Role of counts of the city: how many things are in the way of another; less is better."""


def conflicts(today: View, without: View, plan: View) -> list[Notice]:
    """One notice for each conflict of which a plan makes more than there are without it.

    The domain that declares the count says in its messages what stands in the way of what (`conflict-QUANTITY`, with
    the number that the plan adds as `count`).
    """
    counted = (one for one in split(today, without, plan, CONFLICT) if one.missing is None)
    return [
        Notice(f"{CONFLICT}-{one.quantity}", arguments={"count": round(one.plan - one.reference)})
        for one in counted
        if round(one.plan - one.reference) > 0
    ]
