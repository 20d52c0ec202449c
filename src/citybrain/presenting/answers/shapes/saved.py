"""Plans that are kept in the folder of the city."""

from __future__ import annotations

from typing_extensions import TypedDict

from citybrain.plans.plan_document import PlanDocument


class SavedSummary(TypedDict):
    """A saved plan in a few words; `modified` is ISO 8601 in UTC, `problem` why its file is no plan.

    `snapshot` is that with which it was saved, where it is known.
    """

    id: str
    name: str
    description: str
    modified: str
    measures: int | None
    years: tuple[int, int] | None
    snapshot: int | None
    problem: str | None


class SavedPlan(SavedSummary):
    """A saved plan whole; `tag` is the name of this version of it."""

    tag: str
    plan: PlanDocument


class SavedList(TypedDict):
    """A part of the list, and how many plans there are of the kind that was looked for."""

    total: int
    offset: int
    plans: list[SavedSummary]
