"""What somebody asks who has a square laid out: which, for how much money, with which measures."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StrictBool

from citybrain.plans.schema import LONGEST_NAME
from citybrain.plans.schema_base import Number, Part

MOST_TRIALS, USUAL_TRIALS = 2_000, 300
MOST_MEASURES = 40


class LayoutSearch(Part):
    """A square that is laid out. The same question on the same city has the same answer."""

    space: str = Field(strict=True, min_length=1, max_length=LONGEST_NAME, description="Id or name of the square.")
    entity: str | None = Field(
        None, strict=True, min_length=1, description="What it is a row of; the first entity that can be laid out."
    )
    budget: Annotated[Number, Field(gt=0)] | None = Field(None, description="Money that a layout costs at most.")
    seed: Annotated[int, Field(strict=True, ge=0, lt=2**53)] = Field(0, description="Decides which layouts are tried.")
    trials: Annotated[int, Field(strict=True, ge=1, le=MOST_TRIALS)] = Field(
        USUAL_TRIALS, description="Layouts that are tried at most."
    )
    keep_ways: StrictBool = Field(True, description="Whether 3 m of each way through the square stay free.")
    measures: list[Annotated[str, Field(strict=True, min_length=1)]] = Field(
        default_factory=list, max_length=MOST_MEASURES, description="Measures to choose from; all if left out."
    )
