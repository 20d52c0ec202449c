"""What a city promised: a target with its milestones, and a budget of emissions."""

from __future__ import annotations

import datetime
from itertools import pairwise
from typing import Annotated, Any, Literal

from pydantic import Field, ValidationError

from citybrain.base.domains import find_domains
from citybrain.messages import first_refused
from citybrain.plans.roles import COUNTED
from citybrain.plans.schema_base import Number, Part, YearNumber
from citybrain.plans.schema_years import Target
from citybrain.records.errors import EntryError

Account = Literal["buildings", "basic", "basic+"]
"""What is counted: energy of buildings as computed here, or an inventory by the GPC at one of its levels."""

Per = Literal["city", "resident", "gdp"]
"""What a reduction is counted by: the whole, a resident, or a unit of the gross domestic product."""

LONGEST_SOURCE = 500


class CarbonBudget(Part):
    """What may be emitted in a span of years, both of them included."""

    emissions: Annotated[Number, Field(gt=0)] = Field(description="Tonnes of CO2 equivalent over all years together.")
    first: YearNumber = Field(description="First year that counts.")
    last: YearNumber = Field(description="Last year that counts.")


class Commitment(Part):
    """A target, what it counts, and a budget."""

    account: Account = Field("buildings", description="What is counted.")
    per: Per = Field("city", description="By what the reduction is counted.")
    target: Target = Field(description="What must be reached, counted from a base year.")
    budget: CarbonBudget | None = Field(None, description="What may be emitted on the way.")
    source: str = Field("", strict=True, max_length=LONGEST_SOURCE, description="Where the promise was made.")

    @property
    def steps(self) -> list[tuple[int, float]]:
        """Years with the reductions that they must bring, in order; the base year is the first."""
        later = [(step.by, step.reduction) for step in self.target.milestones]
        return sorted([(self.target.base_year, 0.0), *later, (self.target.by, self.target.reduction)])


def commitment_of(said: Any, today: datetime.date) -> Commitment:
    """The promise that plain values say. Raises EntryError that tells what is wrong with the first value that is."""
    try:
        promise = Commitment.model_validate(said)
    except ValidationError as problem:
        first = first_refused(problem)
        if (first["rule"], first["place"]) == ("present", "target.base_year"):
            raise EntryError("promise-without-base-year") from None
        raise EntryError("promise-form", **first) from None
    _require_sense(promise, today)
    return promise


def _require_sense(promise: Commitment, today: datetime.date) -> None:
    target = promise.target
    counted = [name for one in find_domains() for role in COUNTED for name in one.roles.get(role, ())]
    if target.quantity and target.quantity not in counted:
        raise EntryError("promise-quantity", received=target.quantity, allowed=", ".join(counted))
    if target.by <= today.year:
        raise EntryError("promise-in-the-past", received=str(target.by), today=str(today.year))
    if target.base_year >= target.by:
        raise EntryError("promise-base-after-target", base=str(target.base_year), by=str(target.by))
    _require_order(promise)
    budget = promise.budget
    if budget and budget.first > budget.last:
        raise EntryError("promise-budget-years", first=str(budget.first), last=str(budget.last))
    if budget and budget.last < today.year:
        raise EntryError("promise-budget-in-the-past", received=str(budget.last), today=str(today.year))


def _require_order(promise: Commitment) -> None:
    """Milestones lie between base and target, or beyond it, each in a year of its own and none asking for less."""
    steps = promise.steps
    for (year, reduction), (next_year, more) in pairwise(steps):
        if year == next_year:
            raise EntryError("promise-year-twice", received=str(year))
        if more < reduction:
            raise EntryError(
                "promise-goes-back", year=str(next_year), received=more, earlier=str(year), before=reduction
            )
    if steps[0][0] != promise.target.base_year:
        raise EntryError("promise-before-base", received=str(steps[0][0]), base=str(promise.target.base_year))
