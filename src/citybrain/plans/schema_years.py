"""What a plan file may say about years: the span, ramps, a target with its milestones, a budget, a ceiling of money."""

from __future__ import annotations

from typing import Annotated, Any

import numpy as np
from pydantic import BeforeValidator, ConfigDict, Discriminator, Field, RootModel, Tag

from citybrain.plans.schema_base import FIRST_YEAR, LAST_YEAR, Number, Part, Share, YearNumber, at_most


def _year(key: Any) -> Any:
    """Keys of a text are text: 2030 is a year, 2030.5 or 02030 are not."""
    return int(key) if isinstance(key, str) and key.isascii() and key.isdigit() and key[:1] != "0" else key


RampYear = Annotated[int, Field(ge=FIRST_YEAR, le=LAST_YEAR), BeforeValidator(_year)]


class Ramp(RootModel[Annotated[dict[RampYear, Share], at_most(LAST_YEAR - FIRST_YEAR + 1)]]):
    """Share by year: linear between the stated years, nothing before the first, the last value from the last on."""

    model_config = ConfigDict(
        frozen=True,
        json_schema_extra={"propertyNames": {"pattern": "^(19|20|21|22)[0-9]{2}$"}, "minProperties": 1},
    )

    @property
    def points(self) -> list[tuple[int, float]]:
        """Years with their shares in order of the years."""
        return sorted(self.root.items())

    def at(self, year: int) -> float:
        """The share that has taken part up to the end of a year."""
        years, shares = zip(*self.points, strict=True)
        return float(np.interp(year, years, shares, left=0.0))


def _kind(value: Any) -> str:
    return "ramp" if isinstance(value, dict | Ramp) else "share"


Uptake = Annotated[Annotated[Share, Tag("share")] | Annotated[Ramp, Tag("ramp")], Discriminator(_kind)]


class Years(Part):
    """First and last year of a plan; each year is computed on the same day of the year."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=False, serialize_by_alias=True)

    first: YearNumber = Field(alias="from", description="First year; measures can come in it already.")
    last: YearNumber = Field(alias="to", description="Last year.")

    @property
    def all(self) -> range:
        """Every year of the span."""
        return range(self.first, self.last + 1)


class Milestone(Part):
    """A step on the way to a target, or beyond it."""

    by: YearNumber = Field(description="Year in which it must be reached.")
    reduction: Share = Field(description="Share by which the quantity is then less than in the base year.")


class Target(Part):
    """What a quantity of the city must fall to."""

    quantity: str = Field(
        "", strict=True, description="A quantity of the city, less is better; all operational emissions if left out."
    )
    base_year: YearNumber = Field(description="Year that the reduction is counted from.")
    base_value: Annotated[Number, Field(gt=0)] | None = Field(
        None, description="Value in the base year; computed for today's city if left out."
    )
    reduction: Share = Field(description="Share by which the quantity must be less than in the base year.")
    by: YearNumber = Field(description="Year in which the target must be reached.")
    milestones: list[Milestone] = Field(default_factory=list, description="Steps in other years.")


class Budget(Part):
    """What may be emitted from the first year on."""

    emissions: Annotated[Number, Field(gt=0)] = Field(description="Tonnes of CO2 equivalent over all years together.")


class Ceiling(Part):
    """Money that the measures of the plan should not pass, in the city's money."""

    investment: Annotated[Number, Field(gt=0)] | None = Field(None, description="Investment over all years.")
    investment_of_year: Annotated[Number, Field(gt=0)] | None = Field(None, description="Investment in any one year.")
