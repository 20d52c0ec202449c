"""How the cases of a rule are evaluated once they are closed, as the rule declares it."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import BaseModel, Field, model_validator

from citybrain.observations.properties import known_properties

SHORTEST, LONGEST = 8, 366
"""Days of a window after a case: with fewer nothing is computed."""

Days = Annotated[int, Field(ge=SHORTEST, le=LONGEST)]


class EvaluationTerms(BaseModel, extra="forbid", frozen=True):
    """What the readings after a closed case are compared with.

    after: days after the work was done, a window for each. before: days before it that are learned from. Controls are
    other streams of the property that lie at least `apart` and at most `within` [m] from the case. weather: properties
    whose nearest streams are taken as the weather.
    """

    after: tuple[Days, ...] = Field(min_length=1, max_length=4)
    before: int = Field(default=366, ge=60, le=4 * 366)
    apart: float = Field(gt=0, le=100_000)
    within: float = Field(default=50_000.0, gt=0, le=500_000)
    weather: tuple[str, ...] = Field(default=(), max_length=10)

    @model_validator(mode="after")
    def _is_sound(self) -> Self:
        if list(self.after) != sorted(set(self.after)):
            raise ValueError("after: each window once, the shortest first")
        if self.within <= self.apart:
            raise ValueError(f"within: further than apart ({self.apart:g})")
        unknown = [one for one in self.weather if one not in known_properties()]
        if unknown:
            raise ValueError(f"weather: {unknown[0]} is none of {', '.join(sorted(known_properties()))}")
        return self
