"""Saved plans as plain values.

Plans that are kept in the folder of the city.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from typing_extensions import TypedDict

from citybrain.base.answers import answer_of
from citybrain.messages import render_on_page
from citybrain.people.services.outdated import PlanMark
from citybrain.plans.plan_document import PlanDocument
from citybrain.plans.problems import each
from citybrain.plans.saved.plan_repository import PlanList, StoredPlan
from citybrain.plans.saved.summary import Summary
from citybrain.plans.saved.text import plan_data


class SavedSummary(TypedDict):
    """A saved plan in a few words; `modified` is ISO 8601 in UTC, `problem` why its file is no plan.

    `snapshot` is that with which it was saved, where it is known. `outdated` names parameters that its numbers
    hang on and that were corrected since.
    """

    id: str
    name: str
    description: str
    modified: str
    measures: int | None
    years: tuple[int, int] | None
    snapshot: int | None
    problem: str | None
    outdated: list[str]


class SavedPlan(SavedSummary):
    """A saved plan whole; `tag` is the name of this version of it."""

    tag: str
    plan: PlanDocument


class SavedList(TypedDict):
    """A part of the list, and how many plans there are of the kind that was looked for."""

    total: int
    offset: int
    plans: list[SavedSummary]


def listed_answer(
    listed: PlanList, offset: int, marks: Mapping[str, Sequence[PlanMark]], language: str
) -> SavedList:  # fmt: skip
    """A part of the list, and how many plans there are of the kind that was looked for; marks: corrections by id."""
    plans = [summary_answer(summary, marks.get(summary.identity, ()), language) for summary in listed.plans]
    return {"total": listed.total, "offset": offset, "plans": plans}


def saved_plan_answer(kept: StoredPlan, marks: Sequence[PlanMark], language: str) -> SavedPlan:
    """A saved plan whole: what is said of it, what it says, and the tag of this version."""
    said = plan_data(kept.plan)
    said.pop("saved_with", None)
    if kept.plan.date is not None:
        said["date"] = kept.plan.date.isoformat()
    return {**summary_answer(kept.summary, marks, language), "tag": kept.tag, "plan": said}


def summary_answer(summary: Summary, marks: Sequence[PlanMark], language: str) -> SavedSummary:
    """A saved plan in a few words."""
    problem = summary.problem
    return answer_of(
        SavedSummary,
        summary,
        id=summary.identity,
        modified=summary.modified.isoformat(timespec="milliseconds").replace("+00:00", "Z"),
        problem="\n".join(render_on_page(single, language) for single in each(problem)) if problem else None,
        outdated=sorted({one.parameter for one in marks}),
    )
