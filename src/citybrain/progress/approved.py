"""Approved plans as one plan, so that their measures are computed together."""

from __future__ import annotations

from collections.abc import Sequence

from citybrain.plans.document import Document
from citybrain.plans.saved.text import plan_data
from citybrain.plans.schema_years import Years
from citybrain.progress.commitment_repository import Approved
from citybrain.records.errors import EntryError

MOST_MEASURES = 100
NOT_TOGETHER = dict.fromkeys(("date", "target", "budget", "money", "saved_with"))
"""What each plan says for itself; the city's own promise stands in its place."""


def together(approved: Sequence[Approved], first: int, last: int, default: str) -> Document | None:
    """One plan of all their measures from a first to a last year; None where nothing is approved.

    The measures stand in the order of approval; seed and scenario are those of the first plan. A plan that names no
    scenario is held against the `default` one. Raises EntryError where plans were made against different scenarios, or
    have too many measures together.
    """
    if not approved:
        return None
    plans = [one.plan for one in approved]
    scenarios = sorted({plan.scenario or default for plan in plans})
    if len(scenarios) > 1:
        raise EntryError("approved-scenarios", received=", ".join(scenarios))
    measures = [measure for plan in plans for measure in plan.measures]
    if len(measures) > MOST_MEASURES:
        raise EntryError("approved-measures", received=len(measures), allowed=MOST_MEASURES)
    years = Years.model_validate({"from": first, "to": last})
    plan = plans[0].model_copy(update={"years": years, "measures": measures, **NOT_TOGETHER})
    return Document(plan_data(plan), "approved plans")
