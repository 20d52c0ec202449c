"""The course of a city as an answer."""

from __future__ import annotations

from collections.abc import Iterable

from citybrain.plans.answers.shapes.numbers import Interval as Ends
from citybrain.plans.answers.words import number
from citybrain.plans.jobs import State
from citybrain.plans.uncertainty.uncertainty import Interval
from citybrain.progress import target_tracking_shapes as shape
from citybrain.progress.commitment_repository import (
    SUBJECTS,
    Approved,
    CommitmentRepository,
    Figure,
    RecordedCommitment,
)
from citybrain.progress.history import YearAmount
from citybrain.progress.judgement import BudgetStanding, TargetStanding
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
        "target": _target(course.target) if course.target else None,
        "budget": _budget(course.budget) if course.budget else None,
        "approved": [approved_answer(one) for one in course.approved],
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
        "milestones": [{"by": step.by, "reduction": step.reduction} for step in target.milestones],
        "budget": None
        if budget is None
        else {"emissions": budget.emissions, "first": budget.first, "last": budget.last},
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
    return {"figures": [_figure(figure) for figures in found for _, figure in sorted(figures.items())]}


def _figure(figure: Figure) -> shape.FigureOfYear:
    return {
        "subject": figure.subject,
        "year": figure.year,
        "value": figure.value,
        "uncertainty": figure.uncertainty,
        "simulated": figure.simulated,
        "source": figure.source,
        "made_by": figure.made_by,
        "made_at": figure.made_at,
    }


def _year(amount: YearAmount, course: TargetTracking) -> shape.YearOfCourse:
    return {
        "year": amount.year,
        "value": number(amount.value),
        "low": _maybe(amount.low),
        "high": _maybe(amount.high),
        "kind": amount.kind,
        "simulated": amount.simulated,
        "broken": amount.broken,
        "source": amount.source,
        "missing": list(course.inventoried.coverage[amount.year].missing) if amount.kind == "inventory" else [],
    }


def _ahead(course: TargetTracking) -> shape.AheadOfCourse:
    ahead = course.ahead
    return {
        "years": list(ahead.years),
        "without": [number(value) for value in ahead.without],
        "plan": [number(value) for value in ahead.plan] or None,
        "wide": _all(ahead.wide),
        "half": _all(ahead.half),
        "others": course.inventoried.others,
        "others_year": course.inventoried.others_year,
    }


def _target(target: TargetStanding) -> shape.TargetOfCourse:
    return {
        "base_value": number(target.base_value),
        "base_from": target.base_from,
        "first": target.first,
        "wanted": [number(value) for value in target.wanted],
        "by": target.by,
        "wanted_then": _maybe(target.wanted_then),
        "without_then": number(target.without_then),
        "plan_then": number(target.plan_then),
        "interval": _ends(target.interval) if target.interval else None,
        "closed": _maybe(target.closed),
        "verdict": target.verdict,
        "missing": list(target.missing),
    }


def _budget(standing: BudgetStanding) -> shape.BudgetOfCourse:
    return {
        "limit": standing.budget.emissions,
        "first": standing.budget.first,
        "last": standing.budget.last,
        "used": number(standing.used),
        "unknown": list(standing.unknown),
        "left": number(standing.left),
        "interval": _ends(standing.interval) if standing.interval else None,
        "unsure": list(standing.unsure),
        "lasts": standing.lasts,
        "earliest": standing.earliest,
        "latest": standing.latest,
        "without": standing.without,
        "verdict": standing.verdict,
    }


def _maybe(value: float | None) -> float | None:
    return None if value is None else number(value)


def _all(intervals: Iterable[Interval]) -> list[Ends] | None:
    return [_ends(interval) for interval in intervals] or None


def _ends(interval: Interval) -> Ends:
    return {"low": number(interval.low), "high": number(interval.high)}
