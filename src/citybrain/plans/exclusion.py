"""Measures that nobody can ever have because another measure of the plan takes every row first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from citybrain.kernel import PlanError
from citybrain.plans.amounts import ROUNDING
from citybrain.plans.entity_index import SourceLocation
from citybrain.plans.measures import EXCLUDED, Applied
from citybrain.plans.problems import raise_all
from citybrain.plans.requests import Request
from citybrain.plans.years.checks import Notice


def require_takers(
    asked: Sequence[Request], became: Mapping[int, Applied], first_year: int, spot: SourceLocation
) -> None:
    """Raises PlanError for every measure that another one shuts out from all of its rows.

    `asked` are the measures of a plan in the order in which they take effect, `became` what became of each by its
    position. That some rows are left to others, or that a measure suits nobody, is not wrong.
    """
    errors: list[PlanError] = []
    for number, request in enumerate(asked):
        applied = became[request.position]
        if applied.adopted or all(skipped.reason != EXCLUDED for skipped in applied.skipped):
            continue
        first = next((r for r in asked[:number] if _takes_all(r, request, first_year)), None)
        if first is not None:
            errors.append(_nobody_left(request, first, spot))
    raise_all(errors)


def without_takers(became: Sequence[Applied]) -> list[Notice]:
    """Notices of measures that nobody has, though somebody should."""
    return [
        Notice(
            "plan-nobody-adopts",
            f"/measures/{applied.position - 1}",
            {
                "position": applied.position,
                "intervention": applied.measure.intervention,
                "selected": applied.selected,
            },
        )
        for applied in became
        if not applied.adopted
    ]


def short_of_count(became: Sequence[Applied], year: int) -> list[Notice]:
    """Notices of measures that fewer rows have by the end of a year than the plan says, because no more can."""
    found = []
    for one in became:
        wanted, made = one.measure.count_in(year), one.amount
        if wanted is not None and made is not None and one.measure.count and one.measure.count.of:
            found += _short_of_amount(one, made, one.measure.count.of, wanted)
        elif wanted is not None and 0 < one.adopted < wanted:
            told: dict[str, str | int | float] = {
                "position": one.position,
                "intervention": one.measure.intervention,
                "of": one.of,
                "adopted": one.adopted,
                "wanted": wanted,
                "selected": one.selected,
            }
            found.append(Notice("plan-count-short", f"/measures/{one.position - 1}/count", told))
    return found


def _short_of_amount(one: Applied, made: float, of: str, wanted: int) -> list[Notice]:
    """That a measure makes less of a quantity than the plan says, because no more rows can have it."""
    if not one.adopted or made >= wanted * (1.0 - ROUNDING):
        return []
    told: dict[str, str | int | float] = {
        "position": one.position, "intervention": one.measure.intervention, "of": one.of, "quantity": of,
        "made": round(made, 1), "wanted": wanted, "adopted": one.adopted, "selected": one.selected,
    }  # fmt: skip
    return [Notice("plan-amount-short", f"/measures/{one.position - 1}/count", told)]


def _takes_all(earlier: Request, later: Request, first_year: int) -> bool:
    """Whether an earlier measure, at full uptake from the first year on, takes all rows that a later one wants."""
    one, other = earlier.intervention, later.intervention
    exclude = one.of == other.of and (
        one.name == other.name or other.name in one.excludes or one.name in other.excludes
    )
    at_once = earlier.measure.uptake_in(first_year) == 1.0 and not earlier.when and earlier.quota is None
    return exclude and at_once and bool(np.isin(later.selection.rows, earlier.selection.rows).all())


def _nobody_left(request: Request, first: Request, spot: SourceLocation) -> PlanError:
    place = spot.inside("measures", request.position - 1, "intervention")
    return place.fault(
        "plan-nobody-left",
        position=request.position,
        intervention=request.intervention.name,
        first=first.position,
        other=first.intervention.name,
        count=len(request.selection.rows),
        of=request.entity,
    )
