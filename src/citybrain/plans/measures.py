"""What became of a measure: who has it, who was left out and why, what it cost."""

from __future__ import annotations

from dataclasses import dataclass

from citybrain.kernel.units import Rows
from citybrain.plans.schema import Measure

EXCLUDED = "excluded-by-earlier-measure"
NOT_TAKING_PART = "not-taking-part"
WHEN_NOT_MET = "when-not-met"
RUNNING_COST = "running_cost_of_measures"


@dataclass(frozen=True)
class Skipped:
    """Buildings that a measure left out: `reason` is a message key, `by` the intervention that excludes it."""

    reason: str
    count: int
    by: str = ""


@dataclass(frozen=True)
class Applied:
    """What became of one measure: `position` counts from 1 in the order of the plan.

    `investment` and `running_cost` are what it adds to the buildings that have it, 0 where it adds none. `share` tells
    how far a measure of the whole city has come; such a measure has no rows.
    """

    position: int
    measure: Measure
    selected: int
    rows: Rows
    skipped: tuple[Skipped, ...]
    investment: float = 0.0
    running_cost: float = 0.0
    share: float | None = None

    @property
    def adopted(self) -> int:
        """How many buildings have it; 1 where the whole city has some of it."""
        return len(self.rows) if self.share is None else int(self.share > 0)
