"""What all parts of a plan file share."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

Number = Annotated[float, Field(strict=True, allow_inf_nan=False)]
Share = Annotated[Number, Field(ge=0, le=1)]
FIRST_YEAR, LAST_YEAR = 1900, 2200
YearNumber = Annotated[int, Field(strict=True, ge=FIRST_YEAR, le=LAST_YEAR)]


class Part(BaseModel):
    """A group of named fields, of which no other is allowed."""

    model_config = ConfigDict(extra="forbid", frozen=True)
