"""What people say to enter figures of years."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from citybrain.plans.schema_base import Number, Part, YearNumber
from citybrain.progress.commitment_repository import Subject


class FigureSaid(Part):
    """What is reported of a year."""

    subject: Subject = Field(description="emissions [t CO2e], residents, or gdp [money of the city].")
    year: YearNumber = Field(description="The year.")
    value: Number = Field(description="The figure.")
    uncertainty: Annotated[Number, Field(ge=0, le=10)] | None = Field(
        None, description="Half width of the 95 % interval as a share of the value."
    )
    simulated: bool = Field(False, description="Whether the figure was made up, as in a demo.")
    source: str = Field(strict=True, min_length=1, max_length=500, description="Where the number comes from.")


class FiguresSaid(Part):
    """Figures of years to be kept, all or none."""

    figures: list[FigureSaid] = Field(min_length=1, max_length=1000)
