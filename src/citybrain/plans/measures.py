"""What became of a measure: who has it, who was left out and why, what it cost."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import numpy as np

from citybrain.kernel.units import Rows
from citybrain.plans.schema import Measure

EXCLUDED = "excluded-by-earlier-measure"
NOT_TAKING_PART = "not-taking-part"
BEYOND_COUNT = "beyond-count"
BY_CHOICE = frozenset({NOT_TAKING_PART, BEYOND_COUNT})
"""Reasons of rows that could have a measure if the plan wanted more of it."""

WHEN_NOT_MET = "when-not-met"


@dataclass(frozen=True)
class Skipped:
    """Rows that a measure left out: `reason` is a message key, `by` the intervention that excludes it.

    Of rows beyond the number that a plan states, `by` is the attribute that decides who comes first; empty where the
    seed does.
    """

    reason: str
    count: int
    by: str = ""


@dataclass(frozen=True)
class Applied:
    """What became of one measure: `position` counts from 1 in the order of the plan.

    `rows` are those of the entity `of` that have it, `chosen` those that its filter chooses. `investment` and
    `running_cost` are what it adds to them, 0 where it adds none. `share` tells how far a measure of the whole city
    has come; such a measure has no rows. `partial` are the parts of what it does to rows that get it in part alone (of
    a plan of one day or of one year), and `amount` how much it makes of the quantity that the plan counts it by, None
    where it counts rows.
    """

    position: int
    measure: Measure
    of: str
    selected: int
    rows: Rows
    skipped: tuple[Skipped, ...]
    investment: float = 0.0
    running_cost: float = 0.0
    share: float | None = None
    chosen: Rows = field(default_factory=lambda: np.array([], np.intp), repr=False)
    partial: Mapping[int, float] = field(default_factory=dict)
    amount: float | None = None

    @property
    def adopted(self) -> int:
        """How many rows have it; 1 where the whole city has some of it."""
        return len(self.rows) if self.share is None else int(self.share > 0)


def touched(measures: Iterable[Applied]) -> dict[str, int]:
    """How many rows of each entity have any of the measures."""
    found: dict[str, list[Rows]] = {}
    for one in measures:
        if one.share is None:
            found.setdefault(one.of, []).append(one.rows)
    return {of: len(np.unique(np.concatenate(rows))) for of, rows in found.items()}
