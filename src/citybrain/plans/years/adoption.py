"""Who got a measure in which year, and what that cost."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from citybrain.kernel.units import Rows
from citybrain.plans.measures import Applied, Skipped
from citybrain.plans.requests import Request


@dataclass
class Adoption:
    """One measure year by year: the rows that got it in each, and the money of each; `shares` of city measures.

    `partial` are the parts that rows got of it in each year, where not all that was left.
    """

    request: Request
    rows: list[Rows] = field(default_factory=list)
    investment: list[float] = field(default_factory=list)
    running_cost: list[float] = field(default_factory=list)
    shares: list[float | None] = field(default_factory=list)
    selected: int = 0
    skipped: tuple[Skipped, ...] = ()
    partial: list[Mapping[int, float]] = field(default_factory=list)
    amount: float | None = None

    def add(self, applied: Applied) -> None:
        """Notes what became of the measure in the next year."""
        self.rows.append(applied.rows)
        self.investment.append(applied.investment)
        self.running_cost.append(applied.running_cost)
        self.shares.append(applied.share)
        self.selected, self.skipped, self.amount = applied.selected, applied.skipped, applied.amount
        self.partial.append(applied.partial)

    @property
    def adopted(self) -> list[int]:
        """How many rows have got it up to the end of each year, each counted once.

        Of a measure of the whole city 1 as soon as it has begun.
        """
        if self.request.whole_city:
            return [int(bool(share)) for share in self.shares]
        seen = np.zeros(max((int(rows.max(initial=-1)) for rows in self.rows), default=-1) + 1, bool)
        counts = []
        for rows in self.rows:
            seen[rows] = True
            counts.append(int(np.count_nonzero(seen)))
        return counts

    def in_sum(self) -> Applied:
        """All years together, as what became of the measure of a plan of one day."""
        rows = np.unique(np.concatenate(self.rows)) if self.rows else np.array([], np.intp)
        return Applied(
            self.request.position,
            self.request.measure,
            self.request.entity,
            self.selected,
            rows,
            self.skipped,
            sum(self.investment),
            sum(self.running_cost),
            self.shares[-1] if self.shares else None,
            self.request.selection.rows,
            amount=self.amount,
        )


def adoptions(asked: Sequence[Request]) -> dict[tuple[bool, int], Adoption]:
    """An empty record for each measure."""
    return {request.key: Adoption(request) for request in asked}
