"""Who has a measure of a plan, since when, and who could have it and has not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from citybrain.kernel import NotFoundError
from citybrain.kernel.units import Rows
from citybrain.plans.measures import Applied
from citybrain.plans.outcome import Outcome

WITHOUT = 0.0
"""Stands for a row that the measure chooses and that has not got it, in place of a year."""


@dataclass(frozen=True)
class Takers:
    """A measure by row of its entity: the year in which each row first got it.

    `since` (rows,) is NaN where the measure does not choose the row and 0 where it does and the row has not got it.
    `years` are those in which rows got it, each with their number.
    """

    applied: Applied
    since: NDArray[np.float32]
    years: tuple[tuple[int, int], ...]

    @property
    def without(self) -> int:
        """How many rows the measure chooses that have not got it."""
        return int(np.count_nonzero(self.since == WITHOUT))


def takers_of(outcome: Outcome, position: int, until: int | None = None) -> Takers:
    """The takers of a measure, which counts from 1 in the order of the plan, up to the end of a year.

    Raises NotFoundError for a measure that the plan does not have, and for one of the whole city, which has no rows.
    """
    applied = next((one for one in outcome.measures if one.position == position), None)
    if applied is None:
        allowed = ", ".join(str(one.position) for one in outcome.measures)
        raise NotFoundError("measure-unknown", received=str(position), allowed=allowed)
    if applied.share is not None:
        raise NotFoundError("measure-without-rows", received=str(position), intervention=applied.measure.intervention)
    since = np.full(outcome.view.result.city.size[applied.of], np.nan, np.float32)
    since[applied.chosen] = WITHOUT
    first = []
    for year, rows in _by_year(outcome, applied):
        new = rows[~(since[rows] > WITHOUT)]
        if len(new) and (until is None or year <= until):
            since[new] = year
            first.append((year, len(new)))
    return Takers(applied, since, tuple(first))


def _by_year(outcome: Outcome, applied: Applied) -> Sequence[tuple[int, Rows]]:
    """Rows that got a measure in each year; of a plan of one day all in the year of that day."""
    path = outcome.pathway
    if path is None:
        return [(outcome.day.year, applied.rows)]
    adopted = next(one for one in path.adopted if one.request.position == applied.position)
    return list(zip(path.years, adopted.rows, strict=True))
