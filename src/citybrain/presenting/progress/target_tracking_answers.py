"""The course of a city as an answer."""

from __future__ import annotations

from citybrain.base.answers import answer_of, plain
from citybrain.plans.jobs import State
from citybrain.presenting.progress import target_tracking_shapes as shape
from citybrain.progress.commitment_repository import (
    SUBJECTS,
    Approved,
    CommitmentRepository,
    RecordedCommitment,
)
from citybrain.progress.history import YearAmount
from citybrain.progress.judgement import BudgetStanding
from citybrain.progress.target_tracking import TargetTracking

UNIT = "t/a"


def course_answer(
    course: TargetTracking, promised: RecordedCommitment | None, uncertainty: State, problem: str | None = None
) -> shape.CourseOfCity:
    """All that is told of the course; `problem` says why approved plans could not be computed."""
    return {
        "unit": UNIT,
        "promise": promise_answer(promised) if promised else None,
        "now": _year(course.now, course),
        "past": [_year(amount, course) for amount in course.past],
        "ahead": _ahead(course),
        "target": answer_of(shape.TargetOfCourse, course.target) if course.target else None,
        "budget": _budget(course.budget) if course.budget else None,
        "approved": [approved_answer(one) for one in course.approved],
        "withheld": course.withheld,
        "outcome": course.outcome,
        "uncertainty": uncertainty,
        "problem": problem,
    }


def promise_answer(promised: RecordedCommitment) -> shape.Promised:
    """A promise, and who entered it when."""
    said = promised.promise
    target, budget = said.target, said.budget
    return {
        "account": said.account,
        "per": said.per,
        "base_year": target.base_year,
        "base_value": target.base_value,
        "by": target.by,
        "reduction": target.reduction,
        "milestones": [answer_of(shape.PromisedStep, step) for step in target.milestones],
        "budget": answer_of(shape.PromisedBudget, budget) if budget else None,
        "source": said.source,
        "made_by": promised.made_by,
        "made_at": promised.made_at,
    }


def approved_answer(approved: Approved) -> shape.ApprovedPlan:
    """An approved plan."""
    return {
        "id": approved.id,
        "plan": approved.plan_id,
        "name": approved.plan.name,
        "measures": len(approved.plan.measures),
        "reason": approved.reason,
        "made_by": approved.made_by,
        "made_at": approved.made_at,
    }


def figures_answer(commitments: CommitmentRepository) -> shape.FiguresOfYears:
    """Every reported figure that holds."""
    found = [commitments.figures(subject) for subject in SUBJECTS]
    return {
        "figures": [answer_of(shape.FigureOfYear, figure) for figures in found for _, figure in sorted(figures.items())]
    }


def _year(amount: YearAmount, course: TargetTracking) -> shape.YearOfCourse:
    return answer_of(
        shape.YearOfCourse,
        amount,
        missing=list(course.inventoried.coverage[amount.year].missing) if amount.kind == "inventory" else [],
    )


def _ahead(course: TargetTracking) -> shape.AheadOfCourse:
    ahead = course.ahead
    return answer_of(
        shape.AheadOfCourse,
        ahead,
        plan=plain(ahead.plan) or None,
        wide=plain(ahead.wide) or None,
        half=plain(ahead.half) or None,
        others=course.inventoried.others,
        others_year=course.inventoried.others_year,
    )


def _budget(standing: BudgetStanding) -> shape.BudgetOfCourse:
    budget = standing.budget
    return answer_of(shape.BudgetOfCourse, standing, limit=budget.emissions, first=budget.first, last=budget.last)
